//! What most message signs do: one finding that quotes every place where one of the sign's phrases stands.

use std::ops::Range;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::Meta;
use crate::text::phrases::Match;
use crate::text::{Evidence, Text};

/// Adds one finding for all matches of `meta`'s phrases, as strong as the strongest of them.
pub fn look(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings) {
    if let Some((evidence, strength)) = gather_where(meta, case, context, |_| true) {
        findings.add(meta, strength, evidence, None);
    }
}

/// Weighs a sign's phrases by what else the other side wrote, as the tags of the phrases say:
///
/// * `raises` speaks only beside another phrase of the sign, and lifts it one step (what is paid, what is to be sent back);
/// * `lowers` is never quoted, takes one step off and leaves nothing to raise (a hosted editor, a ticket number);
/// * `silences` is never quoted and makes the sign silent in the whole case (a disability);
/// * `undecided` never decides, however strong.
///
/// A match of full strength that nothing lowers decides, where the sign may.
pub fn look_weighed(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings) {
    weigh(meta, case, context, findings, Vec::new());
}

/// The same with evidence that the sign's own code found, each with its strength.
pub fn weigh(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings, more: Vec<(Evidence, Strength)>) {
    let mut places = Places::default();
    let mut strength = more.iter().map(|(_, strength)| *strength).max();
    let (mut raised, mut lowered, mut decides) = (false, false, strength == Some(Strength::Strong));
    for (scanned, found) in context.phrases(case, meta.id) {
        match found.pattern.tag {
            "silences" => return,
            "lowers" => {
                lowered = true;
                continue;
            }
            "raises" => raised = true,
            _ => {
                let own = found.pattern.strength.unwrap_or(meta.strength);
                strength = strength.max(Some(own));
                decides |= own == Strength::Strong && found.pattern.tag != "undecided" && matches!(scanned.origin, Origin::Message(_));
            }
        }
        places.add(&scanned.text, &found.range);
    }
    let Some(strength) = strength else { return };
    let mut evidence: Vec<Evidence> = more.into_iter().map(|(evidence, _)| evidence).collect();
    for found in places.quotes() {
        if !evidence.iter().any(|e| e.pointer == found.pointer && e.start < found.end && found.start < e.end) {
            evidence.push(found);
        }
    }
    if decides && !lowered && meta.may_decide {
        findings.add_decisive(meta, evidence, None);
    } else {
        findings.add(meta, step(strength, if lowered { -1 } else { i32::from(raised) }), evidence, None);
    }
}

fn step(strength: Strength, by: i32) -> Strength {
    match (strength, by) {
        (Strength::Weak, 1) | (Strength::Strong, -1) => Strength::Moderate,
        (Strength::Moderate, 1) => Strength::Strong,
        (Strength::Moderate, -1) => Strength::Weak,
        (same, _) => same,
    }
}

/// The quotes of the matches of a sign that `counts`, and the strength of the strongest; nothing where there is none.
pub fn gather_where(meta: &'static Meta, case: &Case, context: &Context, counts: impl Fn(&Match) -> bool) -> Option<(Vec<Evidence>, Strength)> {
    let mut places = Places::default();
    let mut strength = None;
    for (scanned, found) in context.phrases(case, meta.id).filter(|(_, found)| counts(found)) {
        strength = strength.max(Some(found.pattern.strength.unwrap_or(meta.strength)));
        places.add(&scanned.text, &found.range);
    }
    strength.map(|strength| (places.quotes().collect(), strength))
}

/// Places to quote. Patterns that overlap say one thing: it is quoted once, as far as they reach together.
#[derive(Default)]
struct Places<'c>(Vec<(&'c Text, Range<usize>)>);

impl<'c> Places<'c> {
    fn add(&mut self, text: &'c Text, found: &Range<usize>) {
        match self.0.last_mut() {
            Some((last, range)) if std::ptr::eq(*last, text) && found.start < range.end => range.end = range.end.max(found.end),
            _ => self.0.push((text, found.clone())),
        }
    }

    fn quotes(self) -> impl Iterator<Item = Evidence> {
        self.0.into_iter().map(|(text, range)| text.evidence(range))
    }
}

/// Leaves each place of the quotes once.
pub fn distinct(evidence: &mut Vec<Evidence>) {
    let mut seen: Vec<Evidence> = Vec::new();
    evidence.retain(|e| {
        let new = !seen.iter().any(|other| e.pointer == other.pointer && e.start < other.end && other.start < e.end);
        if new {
            seen.push(e.clone());
        }
        new
    });
}
