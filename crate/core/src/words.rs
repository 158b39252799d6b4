//! Every sentence the engine speaks, in the reader's language.
//!
//! The sentences stand in `extension/_locales/<lang>/messages.json`, the one source; the build script takes in the keys
//! that start with `core_`. A sentence holds `{name}` where an argument goes. Korean particles after an argument are
//! written in both forms, `{name}{은/는}`, and the fitting one is chosen from the argument's last letter.

use serde::{Deserialize, Serialize};

use crate::subject::Month;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The language of the report's sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

/// A sentence with its arguments, not yet in any language.
#[derive(Debug, Clone, PartialEq)]
pub struct Say {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// An argument of a sentence.
#[derive(Debug, Clone, PartialEq)]
enum Arg {
    Text(String),
    Month(Month),
    Count(i64),
    Said(Box<Say>),
}

impl Say {
    /// The sentence behind `key`; keys start with `core_`, and a test looks for every one of them in every language.
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds words of the page, or a name from a table.
    #[must_use]
    pub fn with(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.args.push((name, Arg::Text(text.into())));
        self
    }

    /// Adds a month, written as the reader writes months.
    #[must_use]
    pub fn month(mut self, name: &'static str, month: Month) -> Self {
        self.args.push((name, Arg::Month(month)));
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn count(mut self, name: &'static str, count: i64) -> Self {
        self.args.push((name, Arg::Count(count)));
        self
    }

    /// Adds another sentence or word that is itself translated.
    #[must_use]
    pub fn said(mut self, name: &'static str, say: Say) -> Self {
        self.args.push((name, Arg::Said(Box::new(say))));
        self
    }

    /// The key of the sentence.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The sentence in `lang`.
    pub fn in_lang(&self, lang: Lang) -> String {
        let template = sentence(lang, self.key).unwrap_or(self.key);
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let Some(close) = rest[open..].find('}') else { break };
            let name = &rest[open + 1..open + close];
            rest = &rest[open + close + 1..];
            if let Some((with_final, without_final)) = name.split_once('/') {
                out.push_str(if ends_in_final_consonant(&out) { with_final } else { without_final });
            } else if let Some((_, arg)) = self.args.iter().find(|(key, _)| *key == name) {
                out.push_str(&arg.in_lang(lang));
            }
        }
        out.push_str(rest);
        out
    }
}

impl Arg {
    fn in_lang(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Month(month) => month.in_lang(lang),
            Self::Said(say) => say.in_lang(lang),
        }
    }
}

/// Whether the last letter calls for the particle used after a consonant. Closing marks are passed over; letters of
/// other scripts are judged as if without one, digits as they are read aloud.
fn ends_in_final_consonant(text: &str) -> bool {
    match text.chars().rev().find(|c| c.is_alphanumeric()) {
        Some(c @ '가'..='힣') => !(c as u32 - '가' as u32).is_multiple_of(28),
        Some('0' | '1' | '3' | '6' | '7' | '8') => true,
        Some(c) => matches!(c.to_ascii_lowercase(), 'l' | 'm' | 'n' | 'b' | 'k' | 'p' | 't'),
        None => false,
    }
}

fn sentence(lang: Lang, key: &str) -> Option<&'static str> {
    let table = match lang {
        Lang::En => EN,
        Lang::Ko => KO,
    };
    table.binary_search_by_key(&key, |(k, _)| k).ok().map(|at| table[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_hold_the_same_sentences() {
        let keys = |table: &[(&'static str, &str)]| table.iter().map(|(k, _)| *k).collect::<Vec<_>>();
        assert_eq!(keys(EN), keys(KO));
    }

    #[test]
    fn korean_particles_follow_the_last_letter() {
        assert!(ends_in_final_consonant("서울"));
        assert!(!ends_in_final_consonant("“부서”"));
    }
}
