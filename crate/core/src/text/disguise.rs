//! Words that are written so that a filter does not see them: "t e l e g r a m", "W.h.a.t.s.A.p.p", "acc0unt",
//! "t[.]me", "ㅌㅔㄹㄹㅔ그램".
//!
//! Only stretches that look altered are touched, and only where what they hide is a word the phrase index knows, so
//! that "e.g.", "S E N I O R" and "B2B" stay what they are. A rewritten word leads back to the whole stretch it was
//! written as. Every step is one pass with a bounded look ahead.

use std::ops::Range;

use super::fold::{Folded, is_alphanumeric, is_imitator};

/// No hidden word is longer than this many letters.
const LONGEST: usize = 24;
/// So many non-letters may part two letters of one hidden word.
const WIDEST_GAP: usize = 3;

/// The words a hidden stretch may turn out to be.
pub(crate) struct Known {
    /// Whether something is a word of the phrase index, without its spaces.
    pub is_word: fn(&str) -> bool,
    /// Words worth hiding, folded, with their spaces.
    pub hidden: &'static [&'static str],
}

impl Known {
    fn word(&self, word: &str) -> bool {
        (self.is_word)(word)
    }

    /// The word itself, or the word with a short ending.
    fn stem(&self, word: &str) -> bool {
        self.word(word)
            || (1..=3).any(|cut| word.char_indices().rev().nth(cut - 1).is_some_and(|(at, _)| at >= 5 && self.word(&word[..at])))
    }
}

/// `folded` with every recognised hidden word written plainly, and the folded ranges that were rewritten.
pub(crate) fn undisguise(mut folded: Folded, known: &Known) -> (Folded, Vec<Range<usize>>) {
    type Step = fn(&str, &Known) -> Vec<(Range<usize>, String)>;
    let steps: [Step; 4] = [dots, letters, tokens, jamo];
    let mut rewritten: Vec<Range<usize>> = Vec::new();
    for step in steps {
        let edits = step(&folded.text, known);
        if !edits.is_empty() {
            rewritten = folded.rewrite(&edits, &rewritten);
        }
    }
    (folded, rewritten)
}

/// `t[.]me`, `t (dot) me`, `t . me`, `hxxps://`.
fn dots(text: &str, known: &Known) -> Vec<(Range<usize>, String)> {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut push = |range: Range<usize>, to: String| {
        if edits.last().is_none_or(|(last, _)| last.end <= range.start) {
            edits.push((range, to));
        }
    };
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        if c == 'h' && rest.starts_with("hxxp") {
            push(at..at + 4, "http".to_owned());
        } else if matches!(c, '[' | '(' | '{') && let Some(mark) = ["[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}"].iter().find(|mark| rest.starts_with(**mark)) {
            let start = text[..at].trim_end_matches(' ').len();
            let end = at + mark.len();
            push(start..end + (text[end..].len() - text[end..].trim_start_matches(' ').len()), ".".to_owned());
        } else if c == '.' && (text[..at].ends_with(' ') || rest[1..].starts_with(' ')) {
            let before: String = text[..at].trim_end_matches(' ').chars().rev().take_while(char::is_ascii_alphanumeric).take(LONGEST).collect();
            let before: String = before.chars().rev().collect();
            let after: String = rest[1..].trim_start_matches(' ').chars().take_while(char::is_ascii_alphanumeric).take(LONGEST).collect();
            let joined = format!("{before}.{after}");
            if !before.is_empty() && !after.is_empty() && known.word(&joined) {
                let start = text[..at].trim_end_matches(' ').len() - before.len();
                let skip = rest[1..].len() - rest[1..].trim_start_matches(' ').len();
                push(start..at + 1 + skip + after.len(), joined);
            }
        }
    }
    edits
}

/// Letters standing alone, one after the other: "t e l e g r a m", "텔.레.그.램".
fn letters(text: &str, known: &Known) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    let mut gap = 0;
    let mut previous_alone = true;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_alphanumeric(c) {
            gap += 1;
            if c == '\n' || gap > WIDEST_GAP {
                join(&mut run, known, &mut edits);
            }
            previous_alone = true;
            continue;
        }
        let alone = previous_alone && chars.peek().is_none_or(|(_, next)| !is_alphanumeric(*next));
        if alone {
            run.push((at, c));
        } else {
            join(&mut run, known, &mut edits);
        }
        gap = 0;
        previous_alone = false;
    }
    join(&mut run, known, &mut edits);
    edits
}

/// Rewrites the known words that a run of lone letters spells.
fn join(run: &mut Vec<(usize, char)>, known: &Known, edits: &mut Vec<(Range<usize>, String)>) {
    let mut from = 0;
    while from + 1 < run.len() {
        let found = (from + 2..=run.len().min(from + LONGEST)).rev().find_map(|to| {
            let spelled: String = run[from..to].iter().map(|(_, c)| c).collect();
            let least = if spelled.is_ascii() { 4 } else { 2 };
            if to - from < least {
                return None;
            }
            let plain = plain_readings(&spelled).into_iter().find(|word| known.word(word)).or_else(|| composed(&spelled, known))?;
            // Two syllables that stand apart are two words, unless the word is one that is hidden.
            (to - from > 2 || known.hidden.contains(&plain.as_str())).then_some((to, plain))
        });
        match found {
            Some((to, word)) => {
                let (last, c) = run[to - 1];
                edits.push((run[from].0..last + c.len_utf8(), word));
                from = to;
            }
            None => from += 1,
        }
    }
    run.clear();
}

/// The hidden word that letters taken apart spell: "ㅌㅔㄹㄹㅔ".
fn composed(spelled: &str, known: &Known) -> Option<String> {
    if !spelled.contains(|c| matches!(c, '\u{1100}'..='\u{11ff}')) || !spelled.chars().all(is_hangul) {
        return None;
    }
    let letters: Vec<char> = spelled.chars().flat_map(hangul_letters).collect();
    let word = known.hidden.iter().find(|word| word.chars().flat_map(hangul_letters).eq(letters.iter().copied()))?;
    (letters.len() >= 4).then(|| (*word).to_owned())
}

/// Digits and marks that stand for letters, or cut a word: "acc0unts", "통1장", "lap-top".
fn tokens(text: &str, known: &Known) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !c.is_whitespace() {
            continue;
        }
        token(text, start..at, known, &mut edits);
        start = at + c.len_utf8().min(text.len() - at);
    }
    edits
}

fn token(text: &str, range: Range<usize>, known: &Known, edits: &mut Vec<(Range<usize>, String)>) {
    let is_edge = |c: char| !is_alphanumeric(c) && !matches!(c, '@' | '$');
    let word = &text[range.clone()];
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return;
    }
    let trimmed = word.trim_matches(is_edge);
    let start = range.start + (word.len() - word.trim_start_matches(is_edge).len());
    let letters = trimmed.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || letters == trimmed.chars().count() || trimmed.chars().count() > 2 * LONGEST {
        return;
    }
    if trimmed.is_ascii() {
        // Cut by marks: joined where the whole is known and the written form is not.
        if trimmed.contains(['-', '.', '*', '_', '`', '~', '\'']) && !known.word(trimmed) {
            let joined: String = trimmed.chars().filter(|c| !matches!(c, '-' | '.' | '*' | '_' | '`' | '~' | '\'')).collect();
            if joined.len() >= 5
                && joined.chars().all(char::is_alphanumeric)
                && let Some(plain) = plain_readings(&joined).into_iter().find(|word| known.word(word))
            {
                edits.push((start..start + trimmed.len(), plain));
                return;
            }
        }
        let mut at = 0;
        for piece in trimmed.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '@' | '$' | '!' | '|'))) {
            let piece_start = start + at;
            at += piece.len() + 1;
            let piece = piece.trim_end_matches('!');
            let odd = piece.chars().filter(|c| !c.is_ascii_alphabetic()).count();
            if piece.len() < 4 || odd == 0 || odd * 2 > piece.len() {
                continue;
            }
            if let Some(plain) = plain_readings(piece).into_iter().find(|word| known.stem(word)) {
                edits.push((piece_start..piece_start + piece.len(), plain));
            }
        }
        return;
    }
    // A digit, mark or Latin letter dropped between syllables.
    let kept: Vec<(usize, char)> = trimmed.char_indices().filter(|(_, c)| c.is_alphabetic() && !c.is_ascii()).collect();
    if kept.len() < 2 || kept.len() == trimmed.chars().count() {
        return;
    }
    let joined: String = kept.iter().map(|(_, c)| c).collect();
    for word in known.hidden.iter().filter(|word| !word.is_ascii()) {
        let Some(found) = joined.find(word) else { continue };
        let first = joined[..found].chars().count();
        let (from, _) = kept[first];
        let (to, last) = kept[first + word.chars().count() - 1];
        let to = to + last.len_utf8();
        if to - from > word.len() {
            edits.push((start + from..start + to, (*word).to_owned()));
            return;
        }
    }
}

/// Syllables taken apart: "ㅌㅔㄹㄹㅔ그램", "왓ㅊ앱".
fn jamo(text: &str, known: &Known) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    if text.is_ascii() {
        return edits;
    }
    let mut start = None;
    let mut apart = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_hangul(c) {
            start.get_or_insert(at);
            apart |= matches!(c, '\u{1100}'..='\u{11ff}');
            continue;
        }
        if let Some(from) = start.take()
            && apart
        {
            taken_apart(text, from..at, known, &mut edits);
        }
        apart = false;
    }
    edits
}

fn taken_apart(text: &str, range: Range<usize>, known: &Known, edits: &mut Vec<(Range<usize>, String)>) {
    let run = &text[range.clone()];
    let mut spelled = String::new();
    let mut from: Vec<Range<usize>> = Vec::new();
    for (at, c) in run.char_indices() {
        for letter in hangul_letters(c) {
            spelled.push(letter);
            from.extend(std::iter::repeat_n(at..at + c.len_utf8(), letter.len_utf8()));
        }
    }
    for word in known.hidden.iter().filter(|word| word.chars().all(is_hangul)) {
        let letters: String = word.chars().flat_map(hangul_letters).collect();
        if letters.chars().count() < 4 {
            continue;
        }
        let Some(found) = spelled.find(&letters) else { continue };
        let piece = from[found].start..from[found + letters.len() - 1].end;
        if run[piece.clone()].contains(|c| matches!(c, '\u{1100}'..='\u{11ff}')) {
            edits.push((range.start + piece.start..range.start + piece.end, (*word).to_owned()));
            return;
        }
    }
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The letters of a syllable, first and final consonants alike, without the vowel ㅡ that is dropped most easily.
fn hangul_letters(c: char) -> Vec<char> {
    const FINALS: [u32; 28] =
        [0, 0, 1, 0, 2, 0, 0, 3, 5, 0, 0, 0, 0, 0, 0, 0, 6, 7, 0, 9, 10, 11, 12, 14, 15, 16, 17, 18];
    let first = |n: u32| char::from_u32(0x1100 + n);
    let vowel = |n: u32| (n != 18).then(|| char::from_u32(0x1161 + n)).flatten();
    let last = |n: u32| match n {
        0 => None,
        n => Some(FINALS.get(n as usize).copied().unwrap_or(0)).and_then(first),
    };
    let code = c as u32;
    match code {
        0xac00..=0xd7a3 => {
            let n = code - 0xac00;
            [first(n / 588), vowel(n % 588 / 28), last(n % 28)].into_iter().flatten().collect()
        }
        0x1161..=0x1175 => vowel(code - 0x1161).into_iter().collect(),
        0x11a8..=0x11c2 => last(code - 0x11a7).into_iter().collect(),
        _ => vec![c],
    }
}

/// What a word with digits and marks in it may spell; `1` is both i and l.
fn plain_readings(word: &str) -> Vec<String> {
    let read = |one: char| -> String {
        word.chars()
            .map(|c| match c {
                '0' => 'o',
                '1' | '!' | '|' => one,
                '3' => 'e',
                '4' | '@' => 'a',
                '5' | '$' => 's',
                '7' => 't',
                c => c,
            })
            .collect()
    };
    let (i, l) = (read('i'), read('l'));
    if i == l { vec![i] } else { vec![i, l] }
}

/// Whether the way a word was written hides it: letters of another script among Latin ones, invisible characters
/// between its letters, letters in circles. Full width and "bold" letters are a style, and no disguise.
pub(crate) fn hides(written: &str) -> bool {
    let latin = written.contains(|c: char| c.is_ascii_alphabetic());
    (latin && written.contains(is_imitator))
        || written.contains(|c| matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{202a}'..='\u{202e}'))
        || written.contains(|c| matches!(c, '\u{2460}'..='\u{24ff}' | '\u{1f110}'..='\u{1f189}' | '\u{1f1e6}'..='\u{1f1ff}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    const KNOWN: Known = Known {
        is_word: |word| ["accounts", "interview", "laptop", "online", "t.me", "telegram", "whatsapp", "계좌", "라인", "텔레그램", "통장"].contains(&word),
        hidden: &["telegram", "whatsapp", "accounts", "텔레그램", "왓츠앱", "통장"],
    };

    fn plain(text: &str) -> String {
        undisguise(fold(text), &KNOWN).0.text
    }

    #[test]
    fn joins_lone_letters() {
        assert_eq!(plain("add me on T e l e g r a m today"), "add me on telegram today");
        assert_eq!(plain("W.h.a.t.s.A.p.p me"), "whatsapp me");
        assert_eq!(plain("keep it o.n.l.i.n.e"), "keep it online");
        assert_eq!(plain("텔 레 그 램 으로, 텔.레.그.램"), "텔레그램 으로, 텔레그램");
    }

    #[test]
    fn reads_digits_and_cuts() {
        assert_eq!(plain("te1egram or wh4tsapp"), "telegram or whatsapp");
        assert_eq!(plain("1nt3rv13w, acc0unts"), "interview, accounts");
        assert_eq!(plain("a lap-top"), "a laptop");
        assert_eq!(plain("통1장 하나"), "통장 하나");
    }

    #[test]
    fn mends_split_links() {
        assert_eq!(plain("t . me / x"), "t.me / x");
        assert_eq!(plain("hxxps://a[.]example (dot) org"), "https://a.example.org");
    }

    #[test]
    fn puts_hangul_together() {
        assert_eq!(plain("ㅌㅔㄹㄹㅔㄱㄹㅐㅁ"), "텔레그램");
        assert_eq!(plain("ㅌㅔㄹㄹㅔ그램에서"), "텔레그램에서");
        assert_eq!(plain("왓ㅊ앱이나"), "왓츠앱이나");
        assert_eq!(plain("ㅌ ㅔ ㄹ ㄹ ㅔ ㄱ ㄹ ㅐ ㅁ 으로"), "텔레그램 으로");
    }

    #[test]
    fn leaves_ordinary_writing_alone() {
        for text in ["e.g. b2b, s e n i o r, u.s. a b c", "이 글 더 볼 수", "ㅋㅋㅋ 네", "3개월 월3회", "follow-up at 14:00"] {
            assert_eq!(plain(text), fold(text).text);
        }
    }

    #[test]
    fn leads_back_to_what_was_written() {
        let source = "Hi! Add T.e.l.e.g.r.a.m 😀 now";
        let (folded, rewritten) = undisguise(fold(source), &KNOWN);
        let at = folded.text.find("telegram").unwrap();
        assert_eq!(&source[folded.original(at..at + 8)], "T.e.l.e.g.r.a.m");
        assert_eq!(rewritten, vec![at..at + 8]);
    }
}
