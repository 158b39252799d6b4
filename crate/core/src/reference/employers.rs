//! Employers.

use std::collections::HashMap;

use super::Table;
use crate::case::Case;
use crate::subject::Month;
use crate::text::fold::fold;

/// Employers: when they existed, their names and domains. Look-ups want the full name, legal form aside: "Meta Kitchens"
/// is not Meta, and a name that two rows share is nobody's.
#[derive(Debug)]
pub struct Employers {
    rows: Vec<Employer>,
    /// Row by name without legal form; `None` where two rows share it.
    by_name: HashMap<String, Option<usize>>,
}

/// One employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// Its present full name.
    pub name: String,
    /// Other and earlier names.
    pub aliases: Vec<String>,
    /// Its trade.
    pub kind: Kind,
    /// Country of its seat, ISO 3166-1.
    pub country: String,
    /// The first month that it, or the oldest of those it came from, can be known.
    pub earliest: Month,
    /// The year of its present name.
    pub since: Option<i32>,
    /// The last month in which anybody worked there, where that is sure.
    pub until: Option<Month>,
    /// Its domains.
    pub domains: Vec<String>,
    /// Others bear the same name, so that a match proves little.
    pub has_namesakes: bool,
}

/// Trades, as far as signs ask for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Arms, military and government research.
    Defence,
    /// Aircraft and space.
    Aerospace,
    /// Software, hardware, networks.
    Technology,
    /// Consulting and outsourcing.
    Consulting,
    /// Recruiting and staffing.
    Recruiting,
    /// Everything else.
    Other,
}

/// Legal forms, folded, without dots.
const LEGAL_FORMS: &[&str] = &[
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "lp", "plc", "gmbh", "ag", "se", "kg", "kgaa", "mbh", "ug", "ev", "sa",
    "sas", "sarl", "spa", "srl", "sl", "slu", "nv", "bv", "ab", "asa", "as", "oy", "oyj", "aps", "pte", "pty", "pvt", "private", "kk", "sp", "zoo", "z", "oo", "ooo", "jsc",
    "주식회사", "유한회사", "주", "株式会社", "有限会社", "有限公司", "股份有限公司", "the",
];

impl Table for Employers {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|e| format!("not UTF-8: {e}"))?;
        let mut rows = Vec::new();
        let mut by_name: HashMap<String, Option<usize>> = HashMap::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let row = Employer::parse(line).ok_or_else(|| format!("line {}: “{line}”", number + 1))?;
            for name in std::iter::once(&row.name).chain(&row.aliases) {
                let at = rows.len();
                by_name
                    .entry(full_name(name))
                    .and_modify(|seen| {
                        if *seen != Some(at) {
                            *seen = None;
                        }
                    })
                    .or_insert(Some(at));
            }
            rows.push(row);
        }
        Ok(Self { rows, by_name })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.positions().next().is_some() || case.conversations().next().is_some()
    }
}

impl Employers {
    /// The employer with this full name; `None` where the table does not know it, which proves nothing.
    pub fn find(&self, name: &str) -> Option<&Employer> {
        let at = (*self.by_name.get(&full_name(name))?)?;
        self.rows.get(at)
    }

    /// All of them, in the order of their names.
    pub fn rows(&self) -> &[Employer] {
        &self.rows
    }
}

impl Employer {
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let (name, aliases, kind, country) = (next()?, next()?, next()?, next()?);
        let (earliest, since, until, domains, namesakes) = (next()?, next()?, next()?, next()?, next()?);
        let list = |text: &str, sign: char| text.split(sign).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Some(Self {
            name: name.to_owned(),
            aliases: list(aliases, ';'),
            kind: match kind {
                "defence" => Kind::Defence,
                "aerospace" => Kind::Aerospace,
                "technology" => Kind::Technology,
                "consulting" => Kind::Consulting,
                "recruiting" => Kind::Recruiting,
                "other" => Kind::Other,
                _ => return None,
            },
            country: country.to_owned(),
            earliest: super::month(earliest, 1)?,
            since: since.parse().ok(),
            until: if until.is_empty() { None } else { Some(super::month(until, 12)?) },
            domains: list(domains, ','),
            has_namesakes: namesakes == "yes",
        })
    }
}

/// A name in small letters, without punctuation and legal form: the form in which names are compared.
pub fn full_name(name: &str) -> String {
    let folded = fold(&name.replace('㈜', " ")).text;
    let spaced: String = folded
        .chars()
        .filter(|c| !matches!(c, '.' | '\''))
        .map(|c| if c.is_alphanumeric() || matches!(c, '&' | '+') { c } else { ' ' })
        .collect();
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(word)) {
        words.pop();
    }
    while words.len() > 1 && words.first().is_some_and(|word| ["the", "주", "주식회사", "株式会社"].contains(word)) {
        words.remove(0);
    }
    let joined = words.join(" ");
    ["주식회사", "株式会社"].iter().fold(joined, |name, form| name.trim_start_matches(form).trim_end_matches(form).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Employers {
        Employers::from_bytes(include_bytes!("../../data/employers.tsv")).unwrap()
    }

    #[test]
    fn names_are_found_whole_and_without_their_legal_form() {
        let table = table();
        let name = |text: &str| table.find(text).map(|row| row.name.as_str());
        assert_eq!(name("OpenAI"), Some("OpenAI"));
        assert_eq!(name("OpenAI, Inc."), Some("OpenAI"));
        assert_eq!(name("주식회사 한화시스템"), Some("Hanwha Systems"));
        assert_eq!(name("㈜한화시스템"), Some("Hanwha Systems"));
        assert_eq!(name("(주)두나무"), Some("Dunamu"));
        assert_eq!(name("Facebook"), Some("Meta"));
        assert_eq!(name("The Boeing Company"), Some("Boeing"));
        for unknown in ["Meta Kitchens", "Open AI Consulting", "Google (via Adhara Staffing)", "Stripes", "", "Inc.", "株式会社"] {
            assert_eq!(name(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn rows_are_sorted_and_make_sense() {
        let table = table();
        assert!(table.rows().len() >= 400, "{} rows", table.rows().len());
        assert!(table.rows().is_sorted_by(|a, b| a.name < b.name));
        for row in table.rows() {
            assert!(row.until.is_none_or(|until| until > row.earliest), "{}", row.name);
            assert!(row.since.is_none_or(|since| since >= row.earliest.year()), "{}", row.name);
            assert!((1600..=2026).contains(&row.earliest.year()), "{}", row.name);
        }
        for (name, at) in &table.by_name {
            assert!(at.is_some(), "two rows are called {name}");
        }
    }

    #[test]
    fn bytes_that_are_no_table_are_refused() {
        assert!(Employers::from_bytes(&[0xff]).is_err());
        assert!(Employers::from_bytes(b"only a name\n").is_err());
    }
}
