//! The Markdown page of a sign: words for people, and the examples that test it.
//!
//! Also compiled into the build script, which lets a phrase speak only in languages with enough examples.

use std::collections::BTreeMap;

/// Examples in which a sign must speak, before it may speak in a language at all.
pub const FIRES_NEEDED: usize = 3;
/// Examples in which a sign must stay quiet, likewise.
pub const QUIET_NEEDED: usize = 5;

/// The sections every page has, in this order, by language.
pub fn headings(lang: &str) -> &'static [&'static str] {
    match lang {
        "ko" => &["무엇을 표시하나요", "왜 중요할 수 있나요", "정당한 이유", "할 일", "나에게 연락한 사람이라면", "출처"],
        _ => &["What it notices", "Why it can matter", "Honest reasons", "What to do", "If they wrote to you", "Sources", "Examples"],
    }
}

/// What an example is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Lines of a conversation.
    Thread,
    /// Fields of a profile, as TOML.
    Profile,
}

/// One fenced example.
#[derive(Debug, Clone)]
pub struct Example {
    /// Thread or profile.
    pub kind: Kind,
    /// Whether the sign must speak.
    pub fires: bool,
    /// Its language.
    pub lang: String,
    /// The text between the fences, with the marks ⟦ and ⟧.
    pub body: String,
    /// Line of the opening fence in the page, counted from one.
    pub line: usize,
}

/// A page, parsed.
#[derive(Debug, Clone, Default)]
pub struct SignPage {
    /// The level-one heading.
    pub title: String,
    /// Text by section heading, without the examples.
    pub sections: Vec<(String, String)>,
    /// All examples.
    pub examples: Vec<Example>,
    /// What is wrong with the page, each with its line.
    pub faults: Vec<String>,
}

impl SignPage {
    /// Reads a page; never fails, but lists what is wrong in `faults`.
    pub fn parse(text: &str) -> Self {
        let mut page = Self::default();
        let mut fence: Option<Example> = None;
        for (number, line) in text.lines().enumerate() {
            let number = number + 1;
            if let Some(info) = line.strip_prefix("```") {
                match fence.take() {
                    Some(example) => page.examples.push(example),
                    None => fence = page.open_fence(info, number),
                }
            } else if let Some(example) = &mut fence {
                example.body.push_str(line);
                example.body.push('\n');
            } else if let Some(title) = line.strip_prefix("# ") {
                page.title = title.trim().to_owned();
            } else if let Some(heading) = line.strip_prefix("## ") {
                page.sections.push((heading.trim().to_owned(), String::new()));
            } else if let Some((_, body)) = page.sections.last_mut() {
                body.push_str(line);
                body.push('\n');
            }
        }
        if let Some(example) = fence {
            page.faults.push(format!("line {}: this fence is never closed", example.line));
        }
        for (_, body) in &mut page.sections {
            *body = body.trim().to_owned();
        }
        page
    }

    fn open_fence(&mut self, info: &str, line: usize) -> Option<Example> {
        let mut words = info.split_whitespace();
        let (kind, fires) = (words.next(), words.next());
        let lang = words.next().unwrap_or("en").to_owned();
        let kind = match kind {
            Some("thread") => Kind::Thread,
            Some("profile") => Kind::Profile,
            _ => {
                self.faults.push(format!("line {line}: a fence opens with `thread` or `profile`, then `fires` or `quiet`, then a language"));
                Kind::Thread
            }
        };
        let fires = match fires {
            Some("fires") => true,
            Some("quiet") => false,
            _ => {
                self.faults.push(format!("line {line}: say `fires` or `quiet`"));
                false
            }
        };
        Some(Example { kind, fires, lang, body: String::new(), line })
    }

    /// Languages with enough examples.
    pub fn languages(&self) -> Vec<String> {
        let mut count: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for example in &self.examples {
            let (fires, quiet) = count.entry(&example.lang).or_default();
            *if example.fires { fires } else { quiet } += 1;
        }
        count
            .into_iter()
            .filter(|(_, (fires, quiet))| *fires >= FIRES_NEEDED && *quiet >= QUIET_NEEDED)
            .map(|(lang, _)| lang.to_owned())
            .collect()
    }
}
