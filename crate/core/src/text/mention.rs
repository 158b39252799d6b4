//! Whether a word stands in a text as a word: "intern" is not in "international", while Korean and Japanese words take
//! their particles without a space.

use std::ops::Range;

/// Whether the letters of a script are written without spaces between a word and what belongs to it.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Whether the bytes `range` of `text` are not a part of a longer word.
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let word = text.get(range.clone()).unwrap_or_default();
    let goes_on = |inner: Option<char>, outer: Option<char>| match (inner, outer) {
        (Some(inner), Some(outer)) => inner.is_alphanumeric() && outer.is_alphanumeric() && !is_joined(inner) && !is_joined(outer),
        _ => false,
    };
    let before = text.get(..range.start).and_then(|t| t.chars().next_back());
    let after = text.get(range.end..).and_then(|t| t.chars().next());
    !goes_on(word.chars().next(), before) && !goes_on(word.chars().next_back(), after)
}

/// Every place where `word` stands alone in `text`. Both are compared as they are: fold them first.
pub fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    text.match_indices(word)
        .map(|(at, found)| at..at + found.len())
        .filter(move |range| !range.is_empty() && stands_alone(text, range))
}

/// Whether one of `words` stands alone in `text`. One pass: at each place only the words with this first byte are tried.
pub fn any_of(text: &str, words: &[&str]) -> bool {
    const NONE: u16 = u16::MAX;
    let bytes = text.as_bytes();
    // By first byte the first word, and for each word the next one with its first byte.
    let mut heads = [NONE; 256];
    let mut more = vec![NONE; words.len()];
    for (number, word) in (0..NONE).zip(words) {
        if let Some(first) = word.bytes().next().filter(|_| word.len() <= text.len()) {
            more[usize::from(number)] = std::mem::replace(&mut heads[usize::from(first)], number);
        }
    }
    for (at, &byte) in bytes.iter().enumerate() {
        let mut number = heads[usize::from(byte)];
        // Inside a plain word no plain word begins.
        if number == NONE || (byte.is_ascii_alphanumeric() && at > 0 && bytes[at - 1].is_ascii_alphanumeric()) {
            continue;
        }
        while let Some(word) = words.get(usize::from(number)) {
            if bytes[at..].starts_with(word.as_bytes()) && stands_alone(text, &(at..at + word.len())) {
                return true;
            }
            number = more[usize::from(number)];
        }
    }
    false
}

/// Whether one of `words`, in ASCII and small letters, stands in `text` in large or small letters, alone or within a word. A
/// cheap look before a pattern that needs one of them: a pattern costs more to compile than a message to read.
pub fn holds(text: &str, words: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let mut begins = [false; 256];
    for first in words.iter().filter_map(|word| word.bytes().next()) {
        begins[usize::from(first)] = true;
    }
    bytes.iter().enumerate().any(|(at, byte)| {
        begins[usize::from(byte.to_ascii_lowercase())]
            && words.iter().any(|word| bytes.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes())))
    })
}

/// Whether there is a digit in `text`: the look before a pattern for numbers.
pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        assert!(any_of("software intern", &["intern"]));
        assert!(!any_of("international sales", &["intern"]));
        assert!(any_of("인턴으로 일했습니다", &["인턴"]));
        assert!(any_of("go, c++ and rust", &["c++"]));
        assert!(any_of("reactで開発", &["react"]));
        assert!(!any_of("preact", &["react"]));
        assert!(!any_of("", &["a"]));
    }
}
