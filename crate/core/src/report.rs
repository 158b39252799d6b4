//! The report: the level, the sentence that explains it, the facts, the findings, and what was looked at.

mod combinations;
mod coverage;
mod level;

use serde::Serialize;

use crate::case::{Case, Context};
use crate::facts::{self, FactLine, Fit};
use crate::finding::{Findings, Strength};
use crate::input::{Input, Read, Viewer};
use crate::sign::Family;
use crate::text::Evidence;

pub use coverage::{Coverage, NotRead};
pub use level::Level;

/// A report.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Report {
    /// The caller's name for what was reviewed.
    pub id: String,
    /// How much attention it deserves.
    pub level: Level,
    /// Why, in one sentence that names the statements.
    pub reason: String,
    /// What it says.
    pub facts: Vec<FactLine>,
    /// The observations, strongest first; within a strength what matters most to this viewer, then in the order of the page.
    pub findings: Vec<FindingLine>,
    /// What was and was not looked at.
    pub coverage: Coverage,
    /// Whether a table is still missing that this case needs: the first of two revisions.
    pub checking: bool,
    /// The tables to load for the last revision.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
}

/// A finding as it leaves the engine.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct FindingLine {
    /// The sign's id.
    pub sign: String,
    /// Its family.
    pub family: Family,
    /// Its strength.
    pub strength: Strength,
    /// The quoted statements.
    pub evidence: Vec<Evidence>,
    /// What does not fit about them, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
}

/// Puts a report together.
pub fn build(input: &Input, case: &Case, context: &Context, read: Read, findings: Findings) -> Report {
    let (mut findings, not_checked) = findings.into_parts();
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.strength), rank(input.viewer, finding.family())));
    let judgement = level::judge(&findings, input.viewer);
    let facts = facts::collect(case, context);
    let needs: Vec<String> = context.reference.missing_for(case).into_iter().map(str::to_owned).collect();
    Report {
        id: input.id.clone(),
        level: judgement.level,
        reason: judgement.reason.in_lang(input.lang),
        checking: !needs.is_empty() || facts.iter().any(|fact| fact.fit == Fit::Checking),
        facts: facts.iter().map(|fact| fact.in_lang(input.lang)).collect(),
        findings: findings
            .iter()
            .map(|finding| FindingLine {
                sign: finding.meta.id.to_owned(),
                family: finding.family(),
                strength: finding.strength,
                evidence: finding.evidence.clone(),
                says: finding.says.as_ref().map(|says| says.in_lang(input.lang)),
            })
            .collect(),
        coverage: coverage::of(case, &read, not_checked, input.lang),
        needs,
    }
}

/// The place of a family in the order of findings: somebody who applies is read for what they say of themselves, somebody
/// who writes for what they want.
fn rank(viewer: Viewer, family: Family) -> u8 {
    let said = match family {
        Family::History | Family::Education | Family::Contact => 0,
        Family::Identity | Family::Photo | Family::Account => 1,
        Family::Payload | Family::Approach | Family::Process => 2,
    };
    match viewer {
        Viewer::ApplicantToMe => said,
        Viewer::WritingToMe | Viewer::Unknown => 2 - said,
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Report};
    use crate::Engine;
    use crate::input::Input;

    const JOB: &str = r#""profile":{"name":"Ana Wex","experience":[{"title":"Engineer","company":"Corvane","dates_text":"Jan 2020 - Dec 2021 · 2 yrs 4 mos"}]}"#;
    const MESSAGE: &str = r#""thread":[{"from":"them","text":"I rarely look in here. Could you add me on Telegram so that we can talk?"}]"#;

    fn report(viewer: &str, parts: &[&str]) -> Report {
        let line = format!(r#"{{"id":"x","as_of":"2026-11","viewer":"{viewer}",{}}}"#, parts.join(","));
        Engine::default().review(&Input::parse(&line).unwrap())
    }

    fn signs(report: &Report) -> Vec<&str> {
        report.findings.iter().map(|f| f.sign.as_str()).collect()
    }

    #[test]
    fn the_viewer_picks_the_order_and_never_the_level() {
        let seen = ["applicant-to-me", "writing-to-me", "unknown"].map(|viewer| report(viewer, &[JOB, MESSAGE]));
        assert_eq!(signs(&seen[0]), ["exp-duration-mismatch", "msg-move-off-platform"]);
        assert_eq!(signs(&seen[1]), ["msg-move-off-platform", "exp-duration-mismatch"]);
        assert_eq!(signs(&seen[1]), signs(&seen[2]));
        for report in &seen {
            assert_eq!(report.level, Level::LookAgain);
        }
    }

    #[test]
    fn only_of_an_applicant_is_something_to_be_asked() {
        let applicant = report("applicant-to-me", &[JOB]);
        assert_eq!(applicant.level, Level::ToAsk);
        assert!(applicant.reason.contains("ask"), "{}", applicant.reason);
        for viewer in ["writing-to-me", "unknown"] {
            let report = report(viewer, &[JOB]);
            assert_eq!(report.level, applicant.level);
            assert!(!report.reason.contains("ask"), "{}", report.reason);
        }
    }

    #[test]
    fn a_sign_that_is_switched_off_does_not_look() {
        let off = report("applicant-to-me", &[JOB, MESSAGE, r#""without":["exp-duration-mismatch"]"#]);
        assert_eq!(signs(&off), ["msg-move-off-platform"]);
    }
}
