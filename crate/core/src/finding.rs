//! What the engine says: a finding quotes the statement, or the statements that do not fit.

use serde::{Deserialize, Serialize};

use crate::sign::{Family, Meta};
use crate::text::Evidence;
use crate::words::Say;

/// How much a finding weighs. A sign's own strength is the ceiling; each finding states its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Strength {
    /// Context only: shown folded away, never raises a level.
    Weak,
    /// Honest explanations are common, but a question is fair.
    Moderate,
    /// Few honest explanations.
    Strong,
}

/// One observation.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The sign that made it.
    pub meta: &'static Meta,
    /// Its strength, never above the sign's.
    pub strength: Strength,
    /// Raises the level to `verify-first` alone.
    pub decisive: bool,
    /// The quoted statements; at least one.
    pub evidence: Vec<Evidence>,
    /// What does not fit about them, in words.
    pub says: Option<Say>,
}

/// The findings of one review, as signs add them.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
    not_checked: Vec<(&'static Meta, Say)>,
}

impl Findings {
    /// Adds a finding. `strength` is capped at the sign's own; without evidence nothing is added, for a finding that
    /// quotes nothing cannot be checked by the reader.
    pub fn add(&mut self, meta: &'static Meta, strength: Strength, evidence: Vec<Evidence>, says: Option<Say>) {
        self.push(meta, strength, false, evidence, says);
    }

    /// Adds a finding that raises the level to `verify-first` alone; only for signs whose metadata allow it.
    pub fn add_decisive(&mut self, meta: &'static Meta, evidence: Vec<Evidence>, says: Option<Say>) {
        self.push(meta, Strength::Strong, meta.may_decide, evidence, says);
    }

    fn push(&mut self, meta: &'static Meta, strength: Strength, decisive: bool, mut evidence: Vec<Evidence>, says: Option<Say>) {
        evidence.retain(|e| !e.quote.trim().is_empty());
        if evidence.is_empty() {
            return;
        }
        let finding = Finding { meta, strength: strength.min(meta.strength), decisive, evidence, says };
        if !self.all.contains(&finding) {
            self.all.push(finding);
        }
    }

    /// Adds a quote to the finding of a sign, or makes one that says `says`. Where the quote stands already the finding only
    /// gains in strength.
    pub fn also(&mut self, meta: &'static Meta, strength: Strength, quote: Evidence, says: Say) {
        let strength = strength.min(meta.strength);
        match self.all.iter_mut().find(|finding| finding.meta.id == meta.id) {
            Some(finding) => {
                finding.strength = finding.strength.max(strength);
                if !finding.evidence.iter().any(|e| e.overlaps(&quote)) {
                    finding.evidence.push(quote);
                }
            }
            None => self.push(meta, strength, false, vec![quote], Some(says)),
        }
    }

    /// Gives every finding the strength that `strength_of` says, within its sign's own.
    pub fn weigh(&mut self, strength_of: impl Fn(&Finding) -> Strength) {
        for finding in &mut self.all {
            finding.strength = strength_of(finding).min(finding.meta.strength);
        }
    }

    /// Records that a sign could not compare something, and why ("the list of schools is not loaded").
    pub fn not_checked(&mut self, meta: &'static Meta, why: Say) {
        if !self.not_checked.iter().any(|(m, w)| m.id == meta.id && *w == why) {
            self.not_checked.push((meta, why));
        }
    }

    /// Everything found so far.
    pub fn all(&self) -> &[Finding] {
        &self.all
    }

    /// The findings and what was not checked.
    pub fn into_parts(self) -> (Vec<Finding>, Vec<(&'static Meta, Say)>) {
        (self.all, self.not_checked)
    }
}

impl Finding {
    /// The family its sign belongs to.
    pub fn family(&self) -> Family {
        self.meta.family
    }
}
