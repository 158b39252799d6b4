//! Where a piece of text came from.
//!
//! Inside the engine every position is a byte offset into UTF-8. Browsers, and everything that reads our reports, count
//! UTF-16 units. The conversion happens once, in [`Text::evidence`], and nowhere else.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

/// A piece of text that remembers its place in the input: which string (a JSON Pointer) and where in that string.
///
/// An empty `Text` means "not there": nothing was loaded, written or read in its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    source: Arc<str>,
    pointer: Arc<str>,
    bytes: (usize, usize),
}

/// A quoted piece of the input. `start` and `end` are UTF-16 units in the string that `pointer` names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Evidence {
    /// JSON Pointer (RFC 6901) into the input.
    #[serde(rename = "where")]
    pub pointer: String,
    /// The text between `start` and `end`, exactly as it stands in the input.
    pub quote: String,
    /// First UTF-16 unit of the quote.
    pub start: u32,
    /// One past the last UTF-16 unit of the quote.
    pub end: u32,
}

impl Evidence {
    /// Whether both quote the same place, or part of it.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.pointer == other.pointer && self.start < other.end && other.start < self.end
    }
}

impl Text {
    /// The whole string at `pointer`.
    pub fn new(pointer: impl Into<Arc<str>>, source: impl Into<Arc<str>>) -> Self {
        let source = source.into();
        let end = source.len();
        Self { source, pointer: pointer.into(), bytes: (0, end) }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.source[self.bytes.0..self.bytes.1]
    }

    /// The JSON Pointer of the string that this text stands in.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Whether there is nothing here, or only white space.
    pub fn is_empty(&self) -> bool {
        self.as_str().trim().is_empty()
    }

    /// A part of this text; `range` is in bytes and is moved inwards to character borders, so that it never fails.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let text = self.as_str();
        let start = ceil_border(text, range.start.min(text.len()));
        let end = floor_border(text, range.end.min(text.len())).max(start);
        Self {
            source: Arc::clone(&self.source),
            pointer: Arc::clone(&self.pointer),
            bytes: (self.bytes.0 + start, self.bytes.0 + end),
        }
    }

    /// This text without white space at its ends.
    pub fn trimmed(&self) -> Self {
        let text = self.as_str();
        let start = text.len() - text.trim_start().len();
        self.slice(start..start + text.trim().len())
    }

    /// This text split at every match of `separator`, the parts trimmed.
    pub fn split(&self, separator: &str) -> Vec<Self> {
        let base = self.as_str().as_ptr() as usize;
        self.as_str()
            .split(separator)
            .map(|part| {
                let start = part.as_ptr() as usize - base;
                self.slice(start..start + part.len()).trimmed()
            })
            .collect()
    }

    /// The whole of this text as evidence, trimmed.
    pub fn quote(&self) -> Evidence {
        let trimmed = self.trimmed();
        trimmed.evidence(0..trimmed.as_str().len())
    }

    /// The bytes `range` of this text as evidence: the one place where UTF-8 offsets become UTF-16 offsets.
    pub fn evidence(&self, range: Range<usize>) -> Evidence {
        let part = self.slice(range);
        let start = utf16_len(&self.source[..part.bytes.0]);
        let quote = part.as_str().to_owned();
        let end = start + utf16_len(&quote);
        Evidence { pointer: self.pointer.to_string(), quote, start, end }
    }

    /// The UTF-16 offsets, in the string at [`Text::pointer`], of byte offsets of this text, which must be given in ascending
    /// order: one pass, where [`Text::evidence`] for each would be one pass each.
    pub fn utf16_offsets(&self, places: impl IntoIterator<Item = usize>) -> Vec<u32> {
        let (mut at, mut units) = (0, utf16_len(&self.source[..self.bytes.0]));
        let text = self.as_str();
        places
            .into_iter()
            .map(|place| {
                if let Some(between) = text.get(at..place) {
                    units += utf16_len(between);
                    at = place;
                }
                units
            })
            .collect()
    }

    /// The bytes this text takes up in the string at [`Text::pointer`].
    pub fn byte_range(&self) -> Range<usize> {
        self.bytes.0..self.bytes.1
    }

    /// The part of the string at [`Text::pointer`] between two UTF-16 offsets; moved inwards to character borders.
    pub fn utf16_slice(&self, start: u32, end: u32) -> Self {
        let text = self.as_str();
        self.slice(byte_of_utf16(text, start)..byte_of_utf16(text, end))
    }
}

fn utf16_len(text: &str) -> u32 {
    let units: usize = text.chars().map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

fn byte_of_utf16(text: &str, units: u32) -> usize {
    let mut seen = 0;
    for (byte, c) in text.char_indices() {
        if seen >= units {
            return byte;
        }
        seen += c.len_utf16() as u32;
    }
    text.len()
}

fn ceil_border(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn floor_border(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Emoji with joiners, combining marks, right-to-left letters, Hangul and plain words.
    fn mixed() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop_oneof![
                Just("👩‍💻"), Just("e\u{301}"), Just("שלום"), Just("مرحبا"), Just("한국어"), Just("word "),
                Just("\u{200b}"), Just("𝓐"), Just("\u{202e}x\u{202c}"), Just("ﬁ"), Just("İ")
            ],
            0..12,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn evidence_is_the_quote_in_utf16(source in mixed(), a in 0usize..200, b in 0usize..200) {
            let evidence = Text::new("/x", source.as_str()).evidence(a.min(b)..a.max(b));
            let units: Vec<u16> = source.encode_utf16().collect();
            let cut = &units[evidence.start as usize..evidence.end as usize];
            prop_assert_eq!(String::from_utf16(cut).unwrap(), evidence.quote);
        }

        #[test]
        fn a_slice_of_a_slice_keeps_its_place(source in mixed(), a in 0usize..40, b in 0usize..80, c in 0usize..20, d in 0usize..40) {
            let inner = Text::new("/x", source.as_str()).slice(a.min(b)..a.max(b)).slice(c.min(d)..c.max(d));
            let evidence = inner.quote();
            let units: Vec<u16> = source.encode_utf16().collect();
            let cut = String::from_utf16(&units[evidence.start as usize..evidence.end as usize]).unwrap();
            prop_assert_eq!(cut.as_str(), inner.as_str().trim());
        }

        #[test]
        fn many_offsets_at_once_are_those_of_each(source in mixed(), cut in 0usize..40) {
            let text = Text::new("/x", source.as_str()).slice(cut..source.len());
            let places: Vec<usize> = text.as_str().char_indices().map(|(at, _)| at).collect();
            let each: Vec<u32> = places.iter().map(|at| text.evidence(*at..text.as_str().len()).start).collect();
            prop_assert_eq!(text.utf16_offsets(places), each);
        }

        #[test]
        fn utf16_offsets_come_back_as_the_same_text(source in mixed(), a in 0usize..60, b in 0usize..60) {
            let text = Text::new("/x", source.as_str());
            let evidence = text.evidence(a.min(b)..a.max(b));
            let back = text.utf16_slice(evidence.start, evidence.end);
            prop_assert_eq!(back.as_str(), evidence.quote.as_str());
        }
    }
}
