//! Technologies.

use std::ops::Range;

use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, MatchKind};

use super::Table;
use crate::case::Case;
use crate::subject::Month;
use crate::text::fold::fold;
use crate::text::{Text, mention};

/// Technologies: since when the public can know of them, and how they are written.
pub struct Technologies {
    rows: Vec<Technology>,
    /// Every spelling, folded; the value is the row.
    spellings: DoubleArrayAhoCorasick<u32>,
}

impl std::fmt::Debug for Technologies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Technologies").field("rows", &self.rows.len()).finish()
    }
}

/// One technology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Technology {
    /// Its name.
    pub name: String,
    /// The first month in which the public can know of it.
    pub first: Month,
    /// Whether the table knows the month, not only the year.
    pub to_the_month: bool,
    /// The name is also a common word: it counts only beside other words of the trade.
    pub needs_context: bool,
    /// Employers whose own people may have worked on it before.
    pub vendors: Vec<String>,
}

/// A technology in a text.
#[derive(Debug, Clone)]
pub struct Mention<'t> {
    /// Which.
    pub technology: &'t Technology,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
}

/// Words of the trade that make "Swift" a language and "Go" more than a verb.
const TRADE: &[&str] = &[
    "developer", "developers", "engineer", "engineering", "programming", "programmer", "code", "coding", "codebase", "software", "backend", "back-end", "frontend", "front-end",
    "full-stack", "fullstack", "app", "apps", "application", "applications", "api", "apis", "library", "framework", "microservices", "microservice", "stack", "compiler",
    "deployed", "deploying", "pipelines", "개발", "개발자", "백엔드", "프론트엔드", "프로그래밍", "서버", "앱", "開発", "エンジニア", "プログラマ", "entwickler", "entwicklerin",
    "entwicklung", "entwickelt", "softwareentwicklung", "anwendungen", "desarrollador", "desarrollo", "aplicaciones", "développeur", "développement", "applications",
    "desenvolvedor", "desenvolvimento", "sviluppatore", "sviluppo", "programista", "programowanie", "разработчик", "разработка", "开发",
];

impl Table for Technologies {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|e| format!("not UTF-8: {e}"))?;
        let mut rows = Vec::new();
        let mut spellings: Vec<(String, u32)> = Vec::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let fail = || format!("line {}: “{line}”", number + 1);
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, aliases, first, context, vendors] = fields[..] else { return Err(fail()) };
            let row = u32::try_from(rows.len()).map_err(|_| fail())?;
            for spelling in std::iter::once(name).chain(aliases.split(';')).filter(|spelling| !spelling.is_empty()) {
                spellings.push((fold(spelling).text, row));
            }
            rows.push(Technology {
                name: name.to_owned(),
                first: super::month(first, 1).ok_or_else(fail)?,
                to_the_month: first.contains('-'),
                needs_context: context == "yes",
                vendors: vendors.split(';').filter(|v| !v.is_empty()).map(str::to_owned).collect(),
            });
        }
        spellings.sort();
        spellings.dedup_by(|a, b| a.0 == b.0);
        let spellings = DoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(spellings)
            .map_err(|e| format!("the names cannot be indexed: {e}"))?;
        Ok(Self { rows, spellings })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.profiles().next().is_some()
    }
}

impl Technologies {
    /// The technologies that `text` names, in its order. A name that is also a common word needs its own capitals and,
    /// beside it, another technology or a word of the trade.
    pub fn in_text(&self, text: &Text) -> Vec<Mention<'_>> {
        let folded = fold(text.as_str());
        let mut found: Vec<Mention> = self
            .spellings
            .leftmost_find_iter(&folded.text)
            .filter(|m| mention::stands_alone(&folded.text, &(m.start()..m.end())) && !is_part_of_a_name(&folded.text, m.start(), m.end()))
            .filter_map(|m| {
                let technology = self.rows.get(m.value() as usize)?;
                Some(Mention { technology, range: folded.original(m.start()..m.end()) })
            })
            .collect();
        let plain = found.iter().filter(|m| !m.technology.needs_context).count();
        let trade = mention::any_of(&folded.text, TRADE);
        found.retain(|m| {
            let written = text.as_str().get(m.range.clone()).unwrap_or_default();
            !m.technology.needs_context || ((plain > 0 || trade) && (written == m.technology.name || !written.is_ascii()))
        });
        found
    }
}

/// "example.com/docker", "docker@…": an address, not a technology.
fn is_part_of_a_name(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).unwrap_or_default();
    matches!(before, Some('@' | '#' | '_')) || after.starts_with('@') || after.starts_with('_') || ["com", "io", "org"].iter().any(|d| after.strip_prefix('.').is_some_and(|a| a.starts_with(d)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Technologies {
        Technologies::from_bytes(include_bytes!("../../data/technologies.tsv")).unwrap()
    }

    fn names(text: &str) -> String {
        let table = table();
        let text = Text::new("/t", text);
        table.in_text(&text).iter().map(|m| m.technology.name.clone()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn technologies_are_found_as_words() {
        assert_eq!(names("Docker, k8s and PostgreSQL"), "Docker Kubernetes PostgreSQL");
        assert_eq!(names("플러터로 앱을 만들고 쿠버네티스를 운영"), "Flutter Kubernetes");
        assert_eq!(names("React Native and Node.js"), "React Native Node.js");
        assert_eq!(names("dockers of Rotterdam"), "");
        assert_eq!(names("mail me at docker@harbour.example"), "");
    }

    #[test]
    fn common_words_need_their_trade() {
        assert_eq!(names("Swift and reliable delivery of letters"), "");
        assert_eq!(names("I go where the work is, ready to react"), "");
        assert_eq!(names("Go developer"), "Go");
        assert_eq!(names("Swift, SwiftUI"), "Swift SwiftUI");
        assert_eq!(names("I express myself in code"), "");
    }

    #[test]
    fn rows_are_sorted_and_make_sense() {
        let table = table();
        assert!(table.rows.len() >= 400, "{} rows", table.rows.len());
        assert!(table.rows.is_sorted_by(|a, b| a.name < b.name));
        let employers = super::super::employers::Employers::from_bytes(include_bytes!("../../data/employers.tsv")).unwrap();
        for row in &table.rows {
            assert!((1970..=2026).contains(&row.first.year()), "{}", row.name);
            for vendor in &row.vendors {
                assert!(employers.find(vendor).is_some(), "{}: no employer is called {vendor}", row.name);
            }
        }
    }

    #[test]
    fn bytes_that_are_no_table_are_refused() {
        assert!(Technologies::from_bytes(&[0xff]).is_err());
        assert!(Technologies::from_bytes(b"only a name\n").is_err());
    }
}
