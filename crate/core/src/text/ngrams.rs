//! Short runs of words and of syllables, as numbers: what the table of cues weighs.
//!
//! A sentence is given folded. Words of scripts that put spaces between them give themselves, their neighbours in twos and
//! threes, twos with a gap, and their beginnings; runs of Hangul, Han and kana give their syllables in twos, threes and fours. A
//! number is a number whatever its value, and a person who is greeted is nobody in particular: no run holds a name that
//! stands after a greeting or a title.

use std::ops::Range;
use std::sync::OnceLock;

use super::phrases::runs_on;

/// Words for who somebody is: a husband, a wife, a Korean and a Canadian are the same to the table. Sorted.
static PERSONS: &str = include_str!("../../data/persons.txt");

/// Whether this is such a word.
fn is_person(word: &str) -> bool {
    static SORTED: OnceLock<Vec<&str>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| PERSONS.lines().filter(|line| !line.starts_with('#')).collect());
    sorted.binary_search(&word).is_ok()
}

/// The length of such a word that a run without spaces begins with.
fn person_at_start(run: &str) -> Option<usize> {
    // The longest such word has five letters.
    let ends: Vec<usize> = run.char_indices().skip(1).map(|(at, _)| at).chain([run.len()]).take(5).collect();
    ends.into_iter().rev().find(|end| is_person(&run[..*end]))
}

/// After these a name is written, where a sentence begins with them.
const GREETINGS: &[&str] = &[
    "hi", "hello", "hey", "dear", "morning", "afternoon", "evening", "hallo", "guten", "liebe", "lieber", "geehrte", "geehrter", "moin", "servus",
    "bonjour", "bonsoir", "salut", "cher", "chère", "hola", "estimado", "estimada", "querido", "querida", "olá", "ola", "oi", "prezado", "prezada",
    "caro", "cara", "ciao", "beste", "hoi", "dag", "geachte",
];
/// After these a name is written wherever they stand.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "herr", "frau", "monsieur", "madame", "mme", "señor", "señora", "sr", "sra"];
/// So early in a sentence a greeting greets: "good morning", "sehr geehrte".
const EARLY: usize = 1;
/// After these a name has ended, in languages that put the title behind.
const TITLES_BEHIND: &[&str] = &["님", "씨", "さん", "様", "先生"];
/// Words that stand before such a title and are no name.
const NO_NAMES: &[&str] = &["선생", "고객", "대표", "팀장", "박사", "교수", "과장", "부장", "차장", "대리", "이사", "사장", "실장", "책임", "수석", "선임", "연구원", "변호사", "기자", "작가", "담당자", "위원", "소장", "원장", "센터장", "본부장", "여러분", "お客", "皆"];
/// At most this many words after a greeting are a name.
const LONGEST_NAME: usize = 3;

/// A word, a number or a mark.
#[derive(Debug, Clone)]
struct Token {
    range: Range<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    /// A run without spaces between its words.
    Run,
    Number,
    Mark,
    Name,
    /// A word for who somebody is.
    Person,
}

/// Calls `found` with every n-gram of the folded `sentence`, as a number, and the bytes it covers.
pub fn each(sentence: &str, mut found: impl FnMut(u32, Range<usize>)) {
    let tokens = tokens(sentence);
    let text = |n: usize| match tokens[n].kind {
        Kind::Number => "0",
        Kind::Name => "@",
        Kind::Person => "@p",
        Kind::Word | Kind::Run | Kind::Mark => &sentence[tokens[n].range.clone()],
    };
    for (n, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Run {
            syllables(sentence, &token.range, &mut found);
        }
        if token.kind == Kind::Name {
            continue;
        }
        let up_to = |last: usize| token.range.start..tokens[last].range.end;
        found(hash(1, &[text(n)]), token.range.clone());
        if token.kind == Kind::Word
            && let Some((end, _)) = text(n).char_indices().nth(5)
        {
            found(hash(2, &[&text(n)[..end]]), token.range.clone());
        }
        if n == 0 {
            found(hash(3, &["^", text(n)]), token.range.clone());
        }
        for last in n + 1..(n + 4).min(tokens.len()) {
            match last - n {
                1 => found(hash(3, &[text(n), text(last)]), up_to(last)),
                2 => {
                    found(hash(4, &[text(n), text(n + 1), text(last)]), up_to(last));
                    found(hash(5, &[text(n), text(last)]), up_to(last));
                }
                _ => found(hash(5, &[text(n), text(last)]), up_to(last)),
            }
        }
    }
}

/// Twos, threes and fours of a run, with its borders.
fn syllables(sentence: &str, run: &Range<usize>, found: &mut impl FnMut(u32, Range<usize>)) {
    let word = &sentence[run.clone()];
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    for first in 0..starts.len() - 1 {
        for length in 2..=4 {
            let Some(&end) = starts.get(first + length) else { break };
            let piece = &word[starts[first]..end];
            found(hash(6, &[piece]), run.start + starts[first]..run.start + end);
            if first == 0 && length <= 3 {
                found(hash(7, &[piece]), run.start..run.start + end);
            }
            if end == word.len() && length <= 3 {
                found(hash(8, &[piece]), run.start + starts[first]..run.end);
            }
        }
    }
    // Across spaces: Korean is often written without them.
    if let Some(next) = sentence[run.end..].strip_prefix(' ').and_then(|rest| rest.chars().next()).filter(|c| runs_on(*c))
        && let Some(&start) = starts.len().checked_sub(3).and_then(|n| starts.get(n))
    {
        let mut piece = word[start..].to_owned();
        piece.push(next);
        found(hash(6, &[&piece]), run.start + start..run.end + 1 + next.len_utf8());
    }
}

fn tokens(sentence: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = sentence.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = match c {
            _ if c.is_numeric() => Kind::Number,
            _ if runs_on(c) && c.is_alphanumeric() => Kind::Run,
            _ if c.is_alphanumeric() => Kind::Word,
            '?' | '!' | '@' | '/' | '$' | '€' | '£' | '₩' | '¥' | '%' | ':' | ',' | '"' => Kind::Mark,
            _ => continue,
        };
        let mut end = start + c.len_utf8();
        if kind != Kind::Mark {
            while let Some(&(at, next)) = chars.peek() {
                let goes_on = match kind {
                    Kind::Number => next.is_numeric() || matches!(next, '.' | ',') && sentence[at + 1..].starts_with(char::is_numeric),
                    Kind::Run => next.is_alphanumeric() && runs_on(next),
                    _ => next.is_alphanumeric() && !runs_on(next) || next == '\'' || next == '’',
                };
                if !goes_on {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        match (kind, person_at_start(&sentence[start..end]).filter(|_| kind == Kind::Run)) {
            (_, Some(length)) => {
                tokens.push(Token { range: start..start + length, kind: Kind::Person });
                if start + length < end {
                    tokens.push(Token { range: start + length..end, kind });
                }
            }
            (Kind::Word, None) if is_person(sentence[start..end].split(['\'', '’']).next().unwrap_or_default()) => {
                tokens.push(Token { range: start..end, kind: Kind::Person });
            }
            (kind, None) => tokens.push(Token { range: start..end, kind }),
        }
    }
    hide_names(sentence, &mut tokens);
    tokens
}

fn hide_names(sentence: &str, tokens: &mut [Token]) {
    let mut left = 0;
    for (number, token) in tokens.iter_mut().enumerate() {
        let word = &sentence[token.range.clone()];
        match token.kind {
            Kind::Word if TITLES.contains(&word) || number <= EARLY && GREETINGS.contains(&word) => left = LONGEST_NAME,
            Kind::Word if left > 0 => {
                token.kind = Kind::Name;
                left -= 1;
            }
            Kind::Run => {
                left = 0;
                for title in TITLES_BEHIND {
                    if let Some(at) = word.find(title).filter(|at| *at > 0 && !NO_NAMES.iter().any(|no| word[..*at].ends_with(no))) {
                        token.range.start += at;
                        break;
                    }
                }
            }
            _ => left = 0,
        }
    }
}

/// FNV-1a over the parts, with a mark between them.
fn hash(kind: u8, parts: &[&str]) -> u32 {
    let mut hash = 0x811c_9dc5_u32 ^ u32::from(kind).wrapping_mul(0x9e37_79b9);
    for part in parts {
        for byte in part.as_bytes().iter().chain(&[0]) {
            hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
    // FNV leaves the high bits of short keys alike: mix once more.
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    // 27 bits: an n-gram that the table does not know is taken for one that it does once in three thousand times, and the
    // table is a fifth smaller.
    (hash ^ hash >> 13) >> 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(sentence: &str) -> Vec<u32> {
        let mut all = Vec::new();
        each(sentence, |gram, range| {
            assert!(sentence.get(range).is_some());
            all.push(gram);
        });
        all.sort_unstable();
        all
    }

    #[test]
    fn a_greeted_name_and_the_value_of_a_number_change_nothing() {
        assert_eq!(set("hi anna, could you start it?"), set("hi oluwaseun, could you start it?"));
        assert_eq!(set("dear dr. iyer, it pays 300"), set("dear dr. kim, it pays 45,000"));
        assert_eq!(set("민수님, 실행해 주세요"), set("서연님, 실행해 주세요"));
        assert_eq!(set("my husband lends it to his friend"), set("my wife lends it to her friend"));
        assert_eq!(set("he'll take his father's"), set("she'll take her mother's"));
        assert_eq!(set("we need a canadian for the calls"), set("we need a kenyan for the calls"));
        assert_ne!(set("on monday morning please start it"), set("on monday morning please stop it"));
        assert_ne!(set("could you start it?"), set("could you stop it?"));
        assert_ne!(set("대표님께 보내 주세요"), set("민수님께 보내 주세요"));
    }

    #[test]
    fn ranges_stay_inside() {
        for text in ["", "a", "가", "데모를 한번 실행해", "x 가나 y", "‘’…", "a’b’", "1.", "1,a", "님", "ㅋㅋㅋ"] {
            set(text);
        }
    }
}
