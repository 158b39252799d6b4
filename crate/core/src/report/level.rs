//! From findings to a level (design.md, "Levels").

use serde::Serialize;

use super::combinations::{self, Effect};
use crate::finding::{Finding, Strength};
use crate::input::Viewer;
use crate::sign::Status;
use crate::text::Evidence;
use crate::words::Say;

/// How much attention something deserves. It says nothing about the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Level {
    /// Only weak findings, or none.
    NothingNoted,
    /// Something to ask about.
    ToAsk,
    /// Statements worth a second look.
    LookAgain,
    /// Independent reasons to check before going on.
    VerifyFirst,
}

/// A level with the sentence that explains it.
pub(super) struct Judgement {
    pub level: Level,
    pub reason: Say,
}

/// A quote in the reason is cut to this many characters.
const QUOTE_SHOWN: usize = 60;

/// Judges findings; drafts never raise a level. The viewer picks the words of the reason, never the level.
pub(super) fn judge(findings: &[Finding], viewer: Viewer) -> Judgement {
    let counted: Vec<&Finding> = findings.iter().filter(|f| f.meta.status != Status::Draft).collect();
    let strong: Vec<&Finding> = counted.iter().copied().filter(|f| f.strength == Strength::Strong).collect();
    let telling: Vec<&Finding> = counted.iter().copied().filter(|f| f.strength >= Strength::Moderate).collect();

    if let Some(decisive) = counted.iter().find(|f| f.decisive) {
        return Judgement { level: Level::VerifyFirst, reason: Say::new("core_reason_decisive").with("a", shown(decisive)) };
    }
    if let Some((a, b)) = pair(&strong, |a, b| a.family() != b.family()) {
        return Judgement { level: Level::VerifyFirst, reason: two("core_reason_independent", a, b) };
    }
    let combination = combinations::strongest(&telling);
    if let Some((Effect::Red, a, b)) = combination {
        return Judgement { level: Level::VerifyFirst, reason: two("core_reason_together", a, b) };
    }
    if let Some((Effect::Amber, a, b)) = combination {
        return Judgement { level: Level::LookAgain, reason: two("core_reason_look_two", a, b) };
    }
    if let [a, b, ..] = strong.as_slice() {
        return Judgement { level: Level::LookAgain, reason: two("core_reason_look_two", a, b) };
    }
    if let [finding] = strong.as_slice() {
        let reason = match finding.evidence.as_slice() {
            [a, b] => Say::new("core_reason_pair").with("a", cut(a)).with("b", cut(b)),
            _ => Say::new("core_reason_look_one").with("a", shown(finding)),
        };
        return Judgement { level: Level::LookAgain, reason };
    }
    if let Some((a, b)) = pair(&telling, independent) {
        return Judgement { level: Level::LookAgain, reason: two("core_reason_look_two", a, b) };
    }
    if let Some(first) = telling.first() {
        // Only somebody who applies is asked: to others nothing is said about asking (design.md, rule 8).
        let key = match (viewer, telling.len()) {
            (Viewer::ApplicantToMe, 1) => "core_reason_ask_one",
            (Viewer::ApplicantToMe, _) => "core_reason_ask_many",
            (Viewer::WritingToMe | Viewer::Unknown, 1) => "core_reason_note_one",
            (Viewer::WritingToMe | Viewer::Unknown, _) => "core_reason_note_many",
        };
        let reason = Say::new(key).with("a", shown(first)).count("n", telling.len() as i64);
        return Judgement { level: Level::ToAsk, reason };
    }
    let key = if findings.is_empty() { "core_reason_nothing" } else { "core_reason_weak" };
    Judgement { level: Level::NothingNoted, reason: Say::new(key) }
}

/// Two moderate findings add up when they are of different signs and rest on different statements; phone signs are one.
fn independent(a: &Finding, b: &Finding) -> bool {
    let phone = |f: &Finding| f.meta.id.starts_with("contact-phone");
    a.meta.id != b.meta.id
        && !(phone(a) && phone(b))
        && !a.evidence.iter().any(|x| b.evidence.iter().any(|y| overlap(x, y)))
}

fn overlap(a: &Evidence, b: &Evidence) -> bool {
    a.pointer == b.pointer && a.start < b.end && b.start < a.end
}

fn pair<'f>(findings: &[&'f Finding], fits: impl Fn(&Finding, &Finding) -> bool) -> Option<(&'f Finding, &'f Finding)> {
    findings.iter().enumerate().find_map(|(n, a)| {
        findings[n + 1..].iter().find(|b| fits(a, b)).map(|b| (*a, *b))
    })
}

fn two(key: &'static str, a: &Finding, b: &Finding) -> Say {
    Say::new(key).with("a", shown(a)).with("b", shown(b))
}

fn shown(finding: &Finding) -> String {
    finding.evidence.first().map(cut).unwrap_or_default()
}

fn cut(evidence: &Evidence) -> String {
    let plain: String = evidence.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= QUOTE_SHOWN {
        return plain;
    }
    let mut short: String = plain.chars().take(QUOTE_SHOWN - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
