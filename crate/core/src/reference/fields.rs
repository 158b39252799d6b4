//! Fields of study: what people write, and the codes of the classification (CIP) it can mean.

use std::collections::BTreeSet;

use super::Table;
use super::lines::Lines;
use crate::case::Case;
use crate::reference::schools;

/// Fields by name. A packed line is a key and the four-digit codes it can mean, or `-` for a name too general to compare.
#[derive(Debug)]
pub struct Fields {
    lines: Lines,
}

impl Table for Fields {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        Ok(Self { lines: Lines::from_bytes(bytes)? })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.studies().next().is_some()
    }
}

impl Fields {
    /// The codes that `written` can mean. Of several fields ("Mathematics and Physics") the codes of all, provided that
    /// every one is known. `None` when it is unknown or too general.
    pub fn codes(&self, written: &str) -> Option<BTreeSet<u16>> {
        let plain = without_parentheses(written);
        if let Some(known) = self.one(&plain) {
            return known;
        }
        let lower = format!(" {} ", plain.to_lowercase().replace('\n', " , "));
        let separated = [" and ", " & ", "/", ";", "+", " with ", " minor in ", " minoring in ", " | ", " • ", " - ", " – "]
            .iter()
            .fold(lower, |text, separator| text.replace(separator, ","));
        let parts: Vec<&str> = separated.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 {
            return None;
        }
        let mut codes = BTreeSet::new();
        for part in parts {
            codes.extend(self.one(part)??);
        }
        Some(codes)
    }

    /// One field: `None` unknown, `Some(None)` known as too general.
    #[expect(clippy::option_option, reason = "too general and unknown end a search differently")]
    fn one(&self, written: &str) -> Option<Option<BTreeSet<u16>>> {
        let line = self.lines.get(&key(written))?;
        let codes: BTreeSet<u16> = line.split(',').filter_map(|code| code.parse().ok()).collect();
        Some((!codes.is_empty()).then_some(codes))
    }
}

/// Spellings of a word.
const WORDS: &[(&str, &str)] = &[
    ("eng", "engineering"), ("engg", "engineering"), ("engr", "engineering"), ("engin", "engineering"), ("engineer", "engineering"),
    ("sci", "science"), ("sciences", "science"), ("comp", "computer"), ("computers", "computer"), ("mgmt", "management"), ("mgt", "management"),
    ("info", "information"), ("mech", "mechanical"), ("elec", "electrical"), ("elect", "electrical"), ("admin", "administration"), ("bus", "business"),
    ("math", "mathematics"), ("maths", "mathematics"), ("stats", "statistics"), ("econ", "economics"), ("psych", "psychology"), ("bio", "biology"),
    ("chem", "chemical"), ("tech", "technology"), ("technologies", "technology"), ("systems", "system"), ("studies", "study"),
    ("communications", "communication"), ("comm", "communication"), ("electronics", "electronic"), ("aero", "aerospace"), ("env", "environmental"),
];

/// The form of a field's name in which spellings no longer differ.
pub fn key(name: &str) -> String {
    let plain = schools::key(name);
    let mut words: Vec<&str> =
        plain.split(' ').map(|word| WORDS.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| *to)).collect();
    while words.len() > 1
        && matches!(words.last(), Some(&("general" | "other" | "major" | "minor" | "degree" | "concentration" | "honors" | "honours" | "hons" | "option" | "track" | "emphasis" | "program")))
    {
        words.pop();
    }
    while words.len() > 1 && matches!(words.first(), Some(&("major" | "minor" | "applied" | "general" | "degree"))) && words[0] != "applied" {
        words.remove(0);
    }
    words.join(" ")
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0u32;
    text.chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}
