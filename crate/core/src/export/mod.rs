//! What leaves when somebody reports: quoted statements and where they stood, never the whole profile or thread.
//!
//! A [`Record`] is exactly what leaves, field by field; every format is written from it alone. No record holds a level or a
//! strength, so that nothing can be sorted by them, and none names a group or a country as the author. Identifiers are
//! UUIDv5 of the content and times come from the record, so that two runs over the same text write the same bytes.

mod csv;
mod html;
mod markdown;
mod misp;
mod stix;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::input::Input;
use crate::report::{FindingLine, NotRead, Report};
use crate::words::{Lang, Say};

/// The version of the signs that looked: the engine's own.
pub const SIGNS_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Namespace of every identifier made here.
const NAMESPACE: Uuid = Uuid::from_u128(0x7d6a_6f0e_52c5_5b3c_9a60_1c5d_2e0b_8f41);

/// How records are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Format {
    /// One page to print.
    Html,
    /// Text for a ticket or a mail.
    Markdown,
    /// One row a quote.
    Csv,
    /// A list of records.
    Json,
    /// A STIX 2.1 bundle.
    Stix,
    /// A list of MISP events.
    Misp,
}

/// What the pages of the signs say about one of them.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct SignWords {
    /// The sign's title.
    pub title: String,
    /// Why it can matter.
    pub why: String,
    /// Honest reasons.
    pub honest: String,
}

/// One quoted piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Quote {
    /// JSON Pointer into what was read.
    #[serde(rename = "where")]
    pub pointer: String,
    /// The text as it stood there.
    pub text: String,
}

/// One observation, as it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Statement {
    /// The sign's id.
    pub sign: String,
    /// Its title in the language of the record.
    pub title: String,
    /// What does not fit about the quotes; empty where the quote says it all.
    #[serde(default)]
    pub says: String,
    /// Why it can matter.
    #[serde(default)]
    pub why: String,
    /// Honest reasons.
    #[serde(default)]
    pub honest: String,
    /// The quotes.
    pub quotes: Vec<Quote>,
}

/// Exactly what leaves, for one profile or thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Record {
    /// The caller's name for what was reviewed.
    pub id: String,
    /// Address of the page or profile; empty for pasted text.
    pub address: String,
    /// When it was looked at: `YYYY-MM-DDTHH:MM:SSZ`.
    pub time: String,
    /// Version of the signs.
    pub signs_version: String,
    /// SHA-256, in hexadecimal digits, of the text that was read ([`Input::text_sha256`]).
    pub text_sha256: String,
    /// The observations, in the order of the page.
    pub statements: Vec<Statement>,
    /// What was looked at.
    pub read: Vec<String>,
    /// What was not, and why.
    pub not_read: Vec<NotRead>,
}

impl Record {
    /// A record of everything in `report`. `time` is as in [`Record::time`]; `words` gives a sign's page.
    pub fn new(input: &Input, report: &Report, time: &str, words: impl Fn(&str) -> SignWords) -> Self {
        let mut findings: Vec<_> = report.findings.iter().collect();
        // As the page has them: an order of strengths would be an order of persons as soon as records are put together.
        findings.sort_by(|a, b| {
            place(a).cmp(&place(b)).then_with(|| a.sign.cmp(&b.sign))
        });
        let statements = findings.into_iter().map(|finding| {
            let SignWords { title, why, honest } = words(&finding.sign);
            Statement {
                sign: finding.sign.clone(),
                title: if title.is_empty() { finding.sign.clone() } else { title },
                says: finding.says.clone().unwrap_or_default(),
                why,
                honest,
                quotes: finding.evidence.iter().map(|e| Quote { pointer: e.pointer.clone(), text: e.quote.clone() }).collect(),
            }
        });
        Self {
            id: report.id.clone(),
            address: input.address().to_owned(),
            time: time.to_owned(),
            signs_version: SIGNS_VERSION.to_owned(),
            text_sha256: input.text_sha256(),
            statements: statements.collect(),
            read: report.coverage.read.clone(),
            not_read: report.coverage.not_read.clone(),
        }
    }

    /// The identifier of something in this record.
    fn uuid(&self, what: &str) -> Uuid {
        let parts: [&str; 5] = [&self.text_sha256, &self.address, &self.time, &self.id, what];
        Uuid::new_v5(&NAMESPACE, parts.join("\n").as_bytes())
    }
}

impl Statement {
    /// What tells this statement from the others of its record.
    fn key(&self) -> String {
        let quotes = self.quotes.iter().map(|q| format!("{}\t{}", q.pointer, q.text));
        std::iter::once(self.sign.clone()).chain(quotes).collect::<Vec<_>>().join("\n")
    }

    /// Quotes and what is said of them, as one text.
    fn as_text(&self) -> String {
        let quotes = self.quotes.iter().map(|q| format!("“{}”", one_line(&q.text)));
        quotes.chain((!self.says.is_empty()).then(|| self.says.clone())).collect::<Vec<_>>().join("\n")
    }
}

/// Writes records. An empty list gives a document that says so.
pub fn write(records: &[Record], format: Format, lang: Lang) -> String {
    match format {
        Format::Html => html::write(records, lang),
        Format::Markdown => markdown::write(records, lang),
        Format::Csv => csv::write(records),
        Format::Json => pretty(&serde_json::json!(records)),
        Format::Stix => pretty(&stix::bundle(records)),
        Format::Misp => pretty(&misp::events(records)),
    }
}

/// The time of a date as a line has it: `YYYY-MM-DD` is its first second, `YYYY-MM` that of the month's last day. `None`
/// when it is no date.
pub fn time_of(as_of: &str) -> Option<String> {
    let month = crate::input::parse_as_of(as_of)?;
    let day = match as_of.split('-').nth(2) {
        Some(day) => day.parse().ok()?,
        None => month.days(),
    };
    (day <= month.days()).then(|| format!("{:04}-{:02}-{day:02}T00:00:00Z", month.year(), month.month()))
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where a finding begins.
fn place(finding: &FindingLine) -> Option<(Vec<(u64, &str)>, u32)> {
    finding.evidence.first().map(|evidence| (reading_order(&evidence.pointer), evidence.start))
}

/// The parts of a pointer, numbers as numbers, so that line 10 comes after line 9.
fn reading_order(pointer: &str) -> Vec<(u64, &str)> {
    pointer.split('/').map(|part| part.parse().map_or((u64::MAX, part), |number| (number, ""))).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

/// The words of the documents.
struct Words(Lang);

impl Words {
    fn say(&self, key: &'static str) -> String {
        Say::new(key).in_lang(self.0)
    }

    /// The lines above the statements: what, and its value.
    fn head(&self, record: &Record) -> Vec<(String, String)> {
        [
            ("core_export_reference", record.id.clone()),
            ("core_export_address", record.address.clone()),
            ("core_export_time", record.time.clone()),
            ("core_export_version", record.signs_version.clone()),
            ("core_export_hash", record.text_sha256.clone()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (self.say(key), value))
        .collect()
    }

    /// The lines below: what was and was not read.
    fn foot(&self, record: &Record) -> Vec<(String, String)> {
        let not_read: Vec<String> = record.not_read.iter().map(|part| format!("{} ({})", part.what, part.why)).collect();
        [("core_export_read", record.read.join(", ")), ("core_export_not_read", not_read.join(", "))]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (self.say(key), value))
            .collect()
    }
}

#[cfg(test)]
mod tests;
