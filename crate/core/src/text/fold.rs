//! Folding: the form of a text that phrases are matched on.
//!
//! Folded text is lower case, compatibility-composed (NFKC, letter by letter), free of invisible characters, with one
//! plain space for any run of white space, and with look-alike letters of other scripts read as the Latin letters they
//! imitate, but only inside words that mix scripts, so that honest Cyrillic or Greek stays what it is. Every folded
//! byte knows the bytes of the original it came from.
//!
//! This file is also compiled into the build script, so that phrases are folded exactly like the text they meet.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::confusables::ascii;

/// A folded text with its way back to the original.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For every byte of `text`: the byte range of the original character it came from.
    origin: Vec<(u32, u32)>,
}

impl Folded {
    /// The original byte range behind the folded byte range `range`.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin.get(range.start).map_or(0, |o| o.0 as usize);
        let end = if range.end > range.start {
            self.origin.get(range.end - 1).map_or(start, |o| o.1 as usize)
        } else {
            start
        };
        start..end.max(start)
    }

    /// Writes other words over parts of the text; each keeps leading back to the whole part. `edits` are in the order
    /// of the text and do not overlap. `known` are ranges of earlier edits; returned with the new ones, moved along.
    pub fn rewrite(&mut self, edits: &[(Range<usize>, String)], known: &[Range<usize>]) -> Vec<Range<usize>> {
        let (text, origin) = (std::mem::take(&mut self.text), std::mem::take(&mut self.origin));
        let mut ranges = Vec::new();
        let mut earlier = known.iter().peekable();
        let mut at = 0;
        for (range, to) in edits.iter().map(|(range, to)| (range.clone(), to.as_str())).chain([(text.len()..text.len(), "")]) {
            while let Some(old) = earlier.next_if(|old| old.end <= range.start) {
                let start = self.text.len() + old.start.saturating_sub(at);
                ranges.push(start..start + old.len());
            }
            // What an edit swallows is part of the edit.
            while earlier.next_if(|old| old.start < range.end).is_some() {}
            self.text.push_str(&text[at..range.start]);
            self.origin.extend_from_slice(&origin[at..range.start]);
            if let (Some(first), Some(last)) = (origin.get(range.start), range.end.checked_sub(1).and_then(|end| origin.get(end))) {
                let start = self.text.len();
                self.push(to, first.0 as usize..last.1 as usize);
                ranges.push(start..self.text.len());
            }
            at = range.end;
        }
        ranges
    }

    fn push(&mut self, text: &str, from: Range<usize>) {
        self.text.push_str(text);
        self.origin.extend(std::iter::repeat_n((from.start as u32, from.end as u32), text.len()));
    }
}

/// Folds `text`.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    folded.text.reserve(text.len());
    folded.origin.reserve(text.len());
    let mut word_start = 0;
    let mut scripts = Scripts::default();
    let mut small = String::new();
    let mut next = 0;
    while let Some(c) = text[next..].chars().next() {
        let at = next;
        // Most words are plain ASCII: they are taken over whole.
        let plain = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_graphic()).count();
        if plain > 0 {
            next = at + plain;
            let word = &text[at..next];
            let start = folded.text.len();
            folded.text.push_str(word);
            folded.text[start..].make_ascii_lowercase();
            folded.origin.extend((at as u32..next as u32).map(|byte| (byte, byte + 1)));
            scripts.latin |= word.bytes().any(|byte| byte.is_ascii_alphabetic());
            continue;
        }
        let end = at + c.len_utf8();
        next = end;
        if is_invisible(c) {
            continue;
        }
        if c.is_whitespace() {
            finish_word(&mut folded, word_start, scripts);
            // A line end ends a sentence, so it is kept apart from other white space.
            let space = if matches!(c, '\n' | '\u{2028}' | '\u{2029}') { "\n" } else { " " };
            if folded.text.ends_with(' ') && space == "\n" {
                folded.text.pop();
                folded.origin.pop();
            }
            if !folded.text.is_empty() && !folded.text.ends_with([' ', '\n']) {
                folded.push(space, at..end);
            }
            word_start = folded.text.len();
            scripts = Scripts::default();
            continue;
        }
        small.clear();
        if c.is_ascii() {
            small.push(c.to_ascii_lowercase());
        } else if is_joined(c) {
            // Their only form.
            small.push(c);
        } else {
            for part in std::iter::once(c).nfkc() {
                match part {
                    '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{ff07}' => small.push('\''),
                    '\u{201c}' | '\u{201d}' => small.push('"'),
                    '\u{2010}'..='\u{2015}' => small.push('-'),
                    _ => small.extend(part.to_lowercase()),
                }
            }
        }
        scripts.see(c);
        folded.push(&small, at..end);
    }
    finish_word(&mut folded, word_start, scripts);
    folded
}

/// Syllables of Hangul, ideographs and kana: letters without case or other form, which are most of a Korean or Japanese text.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{4e00}'..='\u{9fff}' | '\u{3041}'..='\u{3094}' | '\u{30a1}'..='\u{30fa}')
}

/// [`char::is_alphanumeric`] without the search through Unicode's tables where that is not needed.
pub fn is_alphanumeric(c: char) -> bool {
    is_joined(c) || c.is_alphanumeric()
}

/// [`char::is_alphabetic`], likewise.
pub fn is_alphabetic(c: char) -> bool {
    is_joined(c) || c.is_alphabetic()
}

/// Which alphabets a word has used so far.
#[derive(Default, Clone, Copy)]
struct Scripts {
    latin: bool,
    imitator: bool,
}

impl Scripts {
    fn see(&mut self, c: char) {
        if c.is_ascii_alphabetic() {
            self.latin = true;
        } else if is_imitator(c) {
            self.imitator = true;
        }
    }
}

/// Cyrillic, Greek, Armenian and Cherokee letters, the scripts whose letters pass for Latin ones.
pub fn is_imitator(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{530}'..='\u{58f}' | '\u{13a0}'..='\u{13ff}' | '\u{1d00}'..='\u{1d7f}')
        && c.is_alphabetic()
}

fn finish_word(folded: &mut Folded, start: usize, scripts: Scripts) {
    if !(scripts.latin && scripts.imitator) || start >= folded.text.len() {
        return;
    }
    let word = folded.text.split_off(start);
    let origin = folded.origin.split_off(start);
    let mut small = String::new();
    for (at, c) in word.char_indices() {
        small.clear();
        if is_imitator(c) {
            // The text is lower case by now, but a letter may imitate as a capital only: "Τ" is "T", "τ" is not "t".
            let plain = ascii(c).or_else(|| c.to_uppercase().next().and_then(ascii));
            small.push_str(plain.unwrap_or_default());
        }
        if small.is_empty() {
            small.push(c);
        }
        let (from, to) = origin[at];
        folded.push(&small.to_lowercase(), from as usize..to as usize);
    }
}

/// Characters that show nothing: zero-width, direction controls, soft hyphen, variation selectors, tags.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_width_and_space() {
        assert_eq!(fold("  Ｗhats\u{200b}App \n\t now ").text, "whatsapp\nnow ");
        assert_eq!(fold("don’t – stop").text, "don't - stop");
    }

    #[test]
    fn reads_look_alikes_only_in_mixed_words() {
        assert_eq!(fold("Tеlеgrаm").text, "telegram");
        assert_eq!(fold("Привет").text, "привет");
    }

    #[test]
    fn leads_back_to_the_original() {
        let source = "Hi, Ｔеlegram\u{200b}!";
        let folded = fold(source);
        let at = folded.text.find("telegram").unwrap();
        assert_eq!(&source[folded.original(at..at + 8)], "Ｔеlegram");
    }
}
