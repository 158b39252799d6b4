//! What the engine makes of a case, and rates of it.

use second_look_core::finding::Strength;
use second_look_core::report::{Level, Report};
use serde::Serialize;

use crate::labels::Labels;
use crate::overlap::overlaps;
use crate::{Case, Expected};

/// `k` of `n`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// How many.
    pub k: usize,
    /// Of how many.
    pub n: usize,
}

impl Rate {
    /// Counts one more.
    pub fn count(&mut self, hit: bool) {
        self.n += 1;
        self.k += usize::from(hit);
    }

    /// The share, 0 to 1; 0 of nothing.
    pub fn share(self) -> f64 {
        if self.n == 0 { 0.0 } else { self.k as f64 / self.n as f64 }
    }

    /// Wilson's interval at 95 %, 0 to 1; everything where nothing was counted.
    pub fn interval(self) -> (f64, f64) {
        if self.n == 0 {
            return (0.0, 1.0);
        }
        const Z: f64 = 1.96;
        let (n, p) = (self.n as f64, self.share());
        let d = 1.0 + Z * Z / n;
        let middle = (p + Z * Z / (2.0 * n)) / d;
        let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / d;
        ((middle - half).max(0.0), (middle + half).min(1.0))
    }
}

/// The chance that a flagged case is hostile, at a base rate: Bayes' rule.
pub fn flagged_is_hostile(found: f64, false_alarm: f64, base: f64) -> f64 {
    let (right, wrong) = (found * base, false_alarm * (1.0 - base));
    if right + wrong == 0.0 { 0.0 } else { right / (right + wrong) }
}

/// What became of one expected statement.
#[derive(Debug, Clone)]
pub struct Marked {
    /// What its author calls it.
    pub name: String,
    /// Whether any finding quotes it.
    pub by_any: bool,
    /// The signs that quote it.
    pub signs: Vec<String>,
}

/// What the engine made of a case.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The level.
    pub level: Level,
    /// Look-again or above.
    pub flagged: bool,
    /// Some finding is moderate or strong.
    pub shown: bool,
    /// Flagged, with a moderate or strong finding about a statement that must be found. Hostile cases only.
    pub found: bool,
    /// The statements that must be found.
    pub marked: Vec<Marked>,
    /// The signs with a moderate or strong finding, each once.
    pub loud: Vec<String>,
}

impl Outcome {
    /// Scores a report.
    pub fn of(case: &Case, report: &Report) -> Self {
        let must: Vec<&Expected> = case.expected.iter().filter(|e| e.counts).collect();
        let about = |quote: &str, e: &Expected| overlaps(quote, &e.evidence) || e.evidence2.as_ref().is_some_and(|half| overlaps(quote, half));
        let flagged = report.level >= Level::LookAgain;
        let loud: Vec<_> = report.findings.iter().filter(|f| f.strength > Strength::Weak).collect();
        let hit = loud.iter().flat_map(|f| &f.evidence).any(|e| must.iter().any(|expected| about(&e.quote, expected)));
        let marked = must
            .iter()
            .map(|e| {
                let mut signs: Vec<String> =
                    report.findings.iter().filter(|f| f.evidence.iter().any(|q| overlaps(&q.quote, &e.evidence))).map(|f| f.sign.clone()).collect();
                signs.sort();
                signs.dedup();
                Marked { name: e.name.clone(), by_any: !signs.is_empty(), signs }
            })
            .collect();
        let mut names: Vec<String> = loud.iter().map(|f| f.sign.clone()).collect();
        names.sort();
        names.dedup();
        Self { level: report.level, flagged, shown: !loud.is_empty(), found: case.hostile && flagged && hit, marked, loud: names }
    }
}

/// How one sign does: what its cases expect of it, and what it says of honest ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SignScore {
    /// Statements whose name counts for this sign, and those that it or another sign for the same name quotes.
    pub found: Rate,
    /// Hostile cases in which it quotes a statement that must be found.
    pub hits: usize,
    /// Honest cases with a moderate or strong finding of it.
    pub honest: usize,
    /// Those of them that were flagged.
    pub honest_flagged: usize,
}

/// The scores of one sign over cases and their outcomes.
pub fn of_sign(sign: &str, scored: &[(&Case, Outcome)], labels: &Labels) -> SignScore {
    let mut score = SignScore::default();
    for (case, outcome) in scored {
        let noted = outcome.loud.iter().any(|id| id == sign);
        if !case.hostile {
            score.honest += usize::from(noted);
            score.honest_flagged += usize::from(noted && outcome.flagged);
            continue;
        }
        score.hits += usize::from(outcome.marked.iter().any(|m| m.signs.iter().any(|id| id == sign)));
        for marked in &outcome.marked {
            let named = labels.signs(&marked.name);
            if named.first() == Some(&sign) {
                score.found.count(marked.signs.iter().any(|id| named.contains(&id.as_str())));
            }
        }
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_and_base_rates_are_the_textbooks() {
        let (low, high) = Rate { k: 9, n: 10 }.interval();
        assert!((low - 0.596).abs() < 0.001 && (high - 0.982).abs() < 0.001, "{low} {high}");
        assert_eq!(Rate::default().interval(), (0.0, 1.0));
        // 90 % found and 1 % false alarms, one in 343: about one flag in five is right.
        assert!((flagged_is_hostile(0.9, 0.01, 1.0 / 343.0) - 0.208).abs() < 0.001);
        assert_eq!(flagged_is_hostile(0.0, 0.0, 0.5), 0.0);
    }
}
