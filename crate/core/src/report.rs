//! The report: the level, the sentence that explains it, the facts, the findings, and what was looked at.

mod combinations;
mod coverage;
mod level;

use serde::Serialize;

use crate::case::{Case, Context};
use crate::facts::{self, FactLine, Fit};
use crate::finding::{Findings, Strength};
use crate::input::{Input, Read};
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
    /// The observations, strongest first; within a strength in the order of the page.
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
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.strength));
    let judgement = level::judge(&findings);
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
