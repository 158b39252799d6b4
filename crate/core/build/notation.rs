//! The notation of phrases (CONTRIBUTING.md, "Phrases"):
//!
//! * `word`, `two words`: these words, next to each other
//! * `stem*`: the word may go on
//! * `(one|two words|stem*)`: any of them
//! * `{list}`: any word of a list, of the sign's own file or of `text/words.toml`
//! * `[maybe|perhaps]`: may be there
//! * `..`: something in between, within a sentence; `..3`: at most three words
//! * `...`: something in between, also across sentences
//! * `a & b`: both in one sentence, in either order (once in a pattern)

/// One step of a pattern.
#[derive(Debug, Clone)]
pub struct Step {
    /// The words that fit.
    pub words: Vec<String>,
    /// Characters that may stand before it.
    pub gap: u32,
    /// Whether a sentence may end before it.
    pub across: bool,
    /// Whether letters may stand in the gap.
    pub free: bool,
}

/// The patterns that one line of notation stands for.
pub type Variants = Vec<Vec<Step>>;

/// How far the gaps reach, in characters; scripts without spaces say the same in fewer.
struct Reach {
    adjacent: u32,
    word: u32,
    within: u32,
    across: u32,
    particles: bool,
}

fn reach(lang: &str) -> Reach {
    match lang {
        // A particle may stand between a word and the next: "텔레그램으로 추가".
        "ko" => Reach { adjacent: 3, word: 4, within: 24, across: 120, particles: true },
        "ja" | "zh" => Reach { adjacent: 2, word: 3, within: 24, across: 100, particles: true },
        _ => Reach { adjacent: 3, word: 8, within: 48, across: 280, particles: false },
    }
}

enum Token {
    Words(Vec<String>),
    Maybe(Vec<String>),
    Within(Option<u32>),
    Across,
    Both,
}

/// Parses a line of notation. `lists` gives the words of a named list.
pub fn parse(say: &str, lang: &str, lists: &dyn Fn(&str) -> Vec<String>) -> Result<Variants, String> {
    let tokens = tokens(say, lists)?;
    if let Some(at) = tokens.iter().position(|token| matches!(token, Token::Both)) {
        let (left, right) = (&tokens[..at], &tokens[at + 1..]);
        let between = [Token::Within(None)];
        let one = steps(left.iter().chain(&between).chain(right), lang)?;
        let other = steps(right.iter().chain(&between).chain(left), lang)?;
        return Ok(one.into_iter().chain(other).collect());
    }
    steps(tokens.iter(), lang)
}

fn tokens(say: &str, lists: &dyn Fn(&str) -> Vec<String>) -> Result<Vec<Token>, String> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = say.trim();
    let mut literal: Vec<&str> = Vec::new();
    while !rest.is_empty() {
        let bracket = |open: char, close: char| -> Option<(&str, &str)> {
            let inner = rest.strip_prefix(open)?;
            let end = inner.find(close)?;
            Some((&inner[..end], &inner[end + close.len_utf8()..]))
        };
        let alternatives = |inner: &str| -> Vec<String> {
            inner
                .split('|')
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .flat_map(|word| match word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
                    Some(list) => lists(list),
                    None => vec![word.to_owned()],
                })
                .collect()
        };
        let (token, after) = if let Some((inner, after)) = bracket('(', ')') {
            (Token::Words(alternatives(inner)), after)
        } else if let Some((inner, after)) = bracket('[', ']') {
            (Token::Maybe(alternatives(inner)), after)
        } else if let Some((inner, after)) = bracket('{', '}') {
            (Token::Words(lists(inner)), after)
        } else {
            let end = rest.find([' ', '(', '[', '{']).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let token = if word == "&" {
                Token::Both
            } else if word == "..." {
                Token::Across
            } else if let Some(count) = word.strip_prefix("..") {
                match count {
                    "" => Token::Within(None),
                    count => Token::Within(Some(count.parse().map_err(|_| format!("`{word}` is no gap"))?)),
                }
            } else {
                literal.push(word);
                // A stem may go on, so the next word is a step of its own.
                if !word.ends_with('*') {
                    rest = after.trim_start();
                    continue;
                }
                Token::Words(Vec::new())
            };
            (token, after)
        };
        if !literal.is_empty() {
            tokens.push(Token::Words(vec![literal.join(" ")]));
            literal.clear();
        }
        match token {
            Token::Words(words) if words.is_empty() => {}
            token => tokens.push(token),
        }
        rest = after.trim_start();
    }
    if !literal.is_empty() {
        tokens.push(Token::Words(vec![literal.join(" ")]));
    }
    Ok(tokens)
}

fn steps<'t>(tokens: impl Iterator<Item = &'t Token>, lang: &str) -> Result<Variants, String> {
    let reach = reach(lang);
    let mut variants: Vec<(Vec<Step>, Option<Step>)> = vec![(Vec::new(), None)];
    let adjacent = || Step { words: Vec::new(), gap: reach.adjacent, across: false, free: reach.particles };
    for token in tokens {
        match token {
            Token::Within(_) | Token::Across => {
                let gap = match token {
                    Token::Within(Some(words)) => Step { words: Vec::new(), gap: words * reach.word + reach.adjacent, across: false, free: true },
                    Token::Within(None) => Step { words: Vec::new(), gap: reach.within, across: false, free: true },
                    _ => Step { words: Vec::new(), gap: reach.across, across: true, free: true },
                };
                for (_, pending) in &mut variants {
                    *pending = Some(gap.clone());
                }
            }
            Token::Words(words) => {
                for (steps, pending) in &mut variants {
                    let gap = pending.take().unwrap_or_else(adjacent);
                    steps.push(Step { words: words.clone(), ..gap });
                }
            }
            Token::Maybe(words) => {
                let without = variants.clone();
                for (steps, pending) in &mut variants {
                    let gap = pending.take().unwrap_or_else(adjacent);
                    steps.push(Step { words: words.clone(), ..gap });
                }
                variants.extend(without);
            }
            Token::Both => return Err("`&` may stand once in a pattern".to_owned()),
        }
    }
    let variants: Variants = variants.into_iter().map(|(steps, _)| steps).collect();
    if variants.iter().any(Vec::is_empty) {
        return Err("a pattern needs at least one word that must be there".to_owned());
    }
    Ok(variants)
}
