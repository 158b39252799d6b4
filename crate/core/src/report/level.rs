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

/// The answer to a fair request says more than anything else in a conversation: beside findings that deserve a second
/// look by themselves it raises the level one step (catalogue, K22).
const RAISES_ONE_STEP: &str = "conv-resists-verification";

/// Judges findings; drafts never raise a level. The viewer picks the words of the reason, never the level.
pub(super) fn judge(findings: &[Finding], viewer: Viewer) -> Judgement {
    let counted: Vec<&Finding> = findings.iter().filter(|f| f.meta.status != Status::Draft).collect();
    let judgement = judge_counted(&counted, viewer);
    let resists = counted.iter().find(|f| f.meta.id == RAISES_ONE_STEP && f.strength >= Strength::Moderate);
    if let (Level::LookAgain, Some(resists)) = (judgement.level, resists) {
        let others: Vec<&Finding> = counted.iter().copied().filter(|f| f.meta.id != RAISES_ONE_STEP).collect();
        if let Some(first) = others.first().filter(|_| judge_counted(&others, viewer).level == Level::LookAgain) {
            return Judgement { level: Level::VerifyFirst, reason: two("core_reason_together", first, resists) };
        }
    }
    if judgement.level == Level::NothingNoted && !findings.is_empty() {
        return Judgement { level: Level::NothingNoted, reason: Say::new("core_reason_weak") };
    }
    judgement
}

fn judge_counted(counted: &[&Finding], viewer: Viewer) -> Judgement {
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
    Judgement { level: Level::NothingNoted, reason: Say::new("core_reason_nothing") }
}

/// Two moderate findings add up when they are of different signs and rest on different statements; phone signs are one.
/// Two contradictions may share one end (the name on display) when the other ends differ.
fn independent(a: &Finding, b: &Finding) -> bool {
    let phone = |f: &Finding| f.meta.id.starts_with("contact-phone");
    let rests_on_other = |x: &Finding, y: &Finding| x.evidence.iter().all(|e| y.evidence.iter().any(|o| overlap(e, o)));
    !(a.meta.id == b.meta.id || phone(a) && phone(b) || rests_on_other(a, b) || rests_on_other(b, a))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signs;

    fn finding(sign: &str, strength: Strength, places: &[(&str, u32)]) -> Finding {
        let evidence = |&(pointer, start): &(&str, u32)| Evidence { pointer: pointer.to_owned(), quote: "q".repeat(5), start, end: start + 5 };
        Finding {
            meta: signs::by_id(sign).unwrap_or_else(|| panic!("no sign {sign}")).meta,
            strength,
            decisive: false,
            evidence: places.iter().map(evidence).collect(),
            says: None,
        }
    }

    fn level(findings: &[Finding]) -> Level {
        judge(findings, Viewer::Unknown).level
    }

    use Strength::{Moderate, Strong, Weak};

    #[test]
    fn weak_findings_never_add_up() {
        let weak: Vec<Finding> = (0..6).map(|n| finding("edu-dates-off-calendar", Weak, &[("/a", n * 10)])).collect();
        assert_eq!(level(&weak), Level::NothingNoted);
        assert_eq!(judge(&weak, Viewer::Unknown).reason.key(), "core_reason_weak");
        assert_eq!(judge(&[], Viewer::Unknown).reason.key(), "core_reason_nothing");
    }

    #[test]
    fn one_moderate_is_to_ask_and_two_are_a_second_look() {
        let a = finding("msg-secrecy", Moderate, &[("/thread/0/text", 0)]);
        let b = finding("msg-move-off-platform", Moderate, &[("/thread/0/text", 20)]);
        assert_eq!(level(std::slice::from_ref(&a)), Level::ToAsk);
        assert_eq!(level(&[a.clone(), finding("msg-secrecy", Moderate, &[("/thread/0/text", 40)])]), Level::ToAsk);
        assert_eq!(level(&[a.clone(), finding("msg-move-off-platform", Moderate, &[("/thread/0/text", 3)])]), Level::ToAsk);
        assert_eq!(level(&[a, b]), Level::LookAgain);
    }

    #[test]
    fn contradictions_may_share_one_end() {
        let slug = finding("header-slug-name-mismatch", Moderate, &[("/profile/profile_url", 0), ("/profile/name", 0)]);
        let about = finding("about-other-first-name", Moderate, &[("/profile/about", 0), ("/profile/name", 0)]);
        assert_eq!(level(&[slug, about]), Level::LookAgain);
    }

    #[test]
    fn strong_findings_need_different_families_to_come_first() {
        let a = finding("exp-outside-company-lifetime", Strong, &[("/a", 0)]);
        let b = finding("exp-fulltime-overlap", Strong, &[("/b", 0)]);
        let c = finding("msg-host-laptop", Strong, &[("/c", 0)]);
        assert_eq!(level(std::slice::from_ref(&a)), Level::LookAgain);
        assert_eq!(level(&[a.clone(), b]), Level::LookAgain);
        assert_eq!(level(&[a, c]), Level::VerifyFirst);
    }

    #[test]
    fn one_decisive_finding_is_enough() {
        let mut paste = finding("msg-paste-command", Strong, &[("/a", 0)]);
        assert_eq!(level(std::slice::from_ref(&paste)), Level::LookAgain);
        paste.decisive = true;
        assert_eq!(level(&[paste]), Level::VerifyFirst);
    }

    #[test]
    fn phone_signs_count_once() {
        let phone = |at| finding("contact-phone-invalid", Moderate, &[("/p", at)]);
        assert_eq!(level(&[phone(0), phone(10), phone(20)]), Level::ToAsk);
    }

    #[test]
    fn tables_that_disagree_with_one_history_add_up() {
        let calendar = finding("edu-dates-off-calendar", Moderate, &[("/a", 0)]);
        let employer = finding("exp-outside-company-lifetime", Moderate, &[("/b", 0)]);
        let technology = finding("exp-technology-anachronism", Moderate, &[("/c", 0)]);
        assert_eq!(level(&[calendar.clone(), employer.clone()]), Level::LookAgain);
        assert_eq!(level(&[calendar, employer, technology]), Level::VerifyFirst);
    }

    #[test]
    fn resisting_a_check_raises_what_deserves_a_second_look_already() {
        let resists = finding("conv-resists-verification", Moderate, &[("/thread/3/text", 0)]);
        let strong = finding("msg-host-laptop", Strong, &[("/thread/1/text", 0)]);
        let moderate = finding("msg-secrecy", Moderate, &[("/thread/1/text", 0)]);
        assert_eq!(level(std::slice::from_ref(&resists)), Level::ToAsk);
        assert_eq!(level(&[moderate, resists.clone()]), Level::LookAgain);
        assert_eq!(level(&[strong, resists]), Level::VerifyFirst);
    }
}
