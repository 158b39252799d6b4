//! What `phonenumber` asks of the crate `regex-cache`, made small: a pattern that is compiled on first use.
//!
//! The published crate parses every pattern when the table of numbering plans is loaded, with a second, older copy of
//! `regex-syntax`: 228 KB of Unicode tables in the extension, and a third of the time until the first number is read.
//! It also keeps at most so many compiled patterns behind a lock. Here each pattern keeps its own.
//! `[patch.crates-io]` in the workspace puts this crate in its place.

use std::sync::{Arc, Mutex, OnceLock};

use regex::{Captures, Match, Regex, RegexBuilder};

/// Asked for by `phonenumber`'s interface; patterns are kept where they are used, so it is empty.
#[derive(Debug, Clone, Default)]
pub struct RegexCache;

impl RegexCache {
    /// A cache; `capacity` plays no part.
    #[must_use]
    pub fn new(_capacity: usize) -> Self {
        Self
    }
}

/// A pattern, compiled when it is first asked.
#[derive(Debug, Clone)]
pub struct CachedRegex(Arc<Pattern>);

#[derive(Debug)]
struct Pattern {
    text: String,
    ignore_whitespace: bool,
    compiled: OnceLock<Option<Regex>>,
}

impl CachedRegex {
    /// The pattern as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// A pattern that does not compile matches nothing.
    fn compiled(&self) -> Option<&Regex> {
        self.0
            .compiled
            .get_or_init(|| RegexBuilder::new(&self.0.text).ignore_whitespace(self.0.ignore_whitespace).build().ok())
            .as_ref()
    }

    /// Whether the pattern is found in `text`.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.compiled().is_some_and(|regex| regex.is_match(text))
    }

    /// The first place in `text` where the pattern is found.
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.compiled()?.find(text)
    }

    /// The same with its groups.
    #[must_use]
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.compiled()?.captures(text)
    }

    /// How many groups the pattern has, the whole included.
    #[must_use]
    pub fn captures_len(&self) -> usize {
        self.compiled().map_or(1, Regex::captures_len)
    }

    /// `text` with the first place replaced.
    #[must_use]
    pub fn replace<'t>(&self, text: &'t str, replacement: &str) -> std::borrow::Cow<'t, str> {
        self.compiled().map_or(std::borrow::Cow::Borrowed(text), |regex| regex.replace(text, replacement))
    }
}

/// Makes a [`CachedRegex`].
#[derive(Debug)]
pub struct CachedRegexBuilder {
    text: String,
    ignore_whitespace: bool,
}

impl CachedRegexBuilder {
    /// Begins with a pattern.
    #[must_use]
    pub fn new(_cache: Arc<Mutex<RegexCache>>, text: &str) -> Self {
        Self { text: text.to_owned(), ignore_whitespace: false }
    }

    /// Whether white space in the pattern is layout.
    pub fn ignore_whitespace(&mut self, yes: bool) -> &mut Self {
        self.ignore_whitespace = yes;
        self
    }

    /// The pattern. It is not looked at before its first use.
    ///
    /// # Errors
    /// None; the interface allows for one.
    pub fn build(&self) -> Result<CachedRegex, regex::Error> {
        Ok(CachedRegex(Arc::new(Pattern { text: self.text.clone(), ignore_whitespace: self.ignore_whitespace, compiled: OnceLock::new() })))
    }
}
