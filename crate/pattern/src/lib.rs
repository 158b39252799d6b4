//! Regular expressions for the shapes that signs look for: a mailbox, a line of dates, "since 2012".
//!
//! Why not the crate `regex`: with its Unicode tables it was a third of the extension's engine, and compiling two dozen
//! patterns was most of the time to the first report (`tests/bench/README.md` has the figures). `regex-lite` has no
//! Unicode classes and no way to skip text that cannot match. What is here is the part of the notation that the engine
//! uses, with the meaning that `regex` gives it, which the tests hold side by side:
//!
//! * literals, `.`, `[…]` with ranges and negation, `\d \s \w` and their opposites, `\p{L}`, `\p{Lu}`, `\p{Ll}`, `\p{M}`,
//!   `\p{N}`-free scripts `\p{Han}`, `\p{Hiragana}`, `\p{Katakana}`, `\p{Latin}`, `\p{Cyrillic}`;
//! * groups (numbered, named, bare), alternatives, `* + ? {n,m}` and their lazy forms, `^ $ \b`;
//! * `(?i)` at the very beginning.
//!
//! Anything else is an error, never a silent difference. A pattern is compiled to a short program that is run by
//! backtracking; a place of the program is entered at most once for each place of the text, so that time is bounded by
//! the product of the two, whatever the pattern.

mod chars;
mod compile;
mod run;

use std::ops::Range;

use compile::Program;

/// A compiled pattern.
#[derive(Debug, Clone)]
pub struct Regex {
    program: Program,
}

/// Why a pattern cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub what: &'static str,
    /// The character of the pattern where it is.
    pub at: usize,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "character {}: {}", self.at, self.what)
    }
}

impl std::error::Error for Error {}

/// A place in a text where a pattern or one of its groups matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    /// First byte.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end
    }

    /// The bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The text that matched.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or_default()
    }
}

/// A match with its groups; group 0 is the whole.
#[derive(Debug, Clone)]
pub struct Captures<'r, 't> {
    text: &'t str,
    slots: Vec<Option<usize>>,
    names: &'r [(String, usize)],
}

impl<'t> Captures<'_, 't> {
    /// The group of this number, where it took part.
    #[must_use]
    pub fn get(&self, group: usize) -> Option<Match<'t>> {
        let (start, end) = (*self.slots.get(group * 2)?, *self.slots.get(group * 2 + 1)?);
        Some(Match { text: self.text, start: start?, end: end? })
    }

    /// The group of this name.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<Match<'t>> {
        let (_, group) = self.names.iter().find(|(known, _)| known == name)?;
        self.get(*group)
    }

    /// All groups in order, the whole first.
    pub fn iter(&self) -> impl Iterator<Item = Option<Match<'t>>> + '_ {
        (0..self.slots.len() / 2).map(|group| self.get(group))
    }
}

impl Regex {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// Where the pattern is wrong, or uses what is not known here.
    pub fn new(pattern: &str) -> Result<Self, Error> {
        Ok(Self { program: compile::compile(pattern)? })
    }

    /// Whether the pattern is found in `text`.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The first place where the pattern is found.
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.find_iter(text).next()
    }

    /// Every place where the pattern is found; places do not overlap.
    pub fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> + use<'_, 't> {
        self.all(text, 2).filter_map(move |slots| Some(Match { text, start: (*slots.first()?)?, end: (*slots.get(1)?)? }))
    }

    /// The first match with its groups.
    #[must_use]
    pub fn captures<'r, 't>(&'r self, text: &'t str) -> Option<Captures<'r, 't>> {
        self.captures_iter(text).next()
    }

    /// Every match with its groups.
    pub fn captures_iter<'r, 't>(&'r self, text: &'t str) -> impl Iterator<Item = Captures<'r, 't>> + use<'r, 't> {
        self.all(text, self.program.slots).map(move |slots| Captures { text, slots, names: &self.program.names })
    }

    /// How many groups there are, the whole included.
    #[must_use]
    pub fn captures_len(&self) -> usize {
        self.program.slots / 2
    }

    fn all<'t>(&self, text: &'t str, slots: usize) -> impl Iterator<Item = Vec<Option<usize>>> + use<'_, 't> {
        let mut from = 0;
        let mut last = None;
        std::iter::from_fn(move || {
            loop {
                let found = run::search(&self.program, text, from, slots)?;
                let (start, end) = (found.first().copied().flatten()?, found.get(1).copied().flatten()?);
                from = end;
                if start == end {
                    // An empty match right behind the last one is none; and the search has to get on.
                    from += text.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                    if last == Some(end) {
                        continue;
                    }
                }
                last = Some(end);
                return Some(found);
            }
        })
    }
}

#[cfg(test)]
mod tests;
