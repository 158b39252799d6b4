//! What most message signs do: one finding that quotes every place where one of the sign's phrases stands.

use std::ops::Range;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::Meta;
use crate::text::{Evidence, Text};

/// Adds one finding for all matches of `meta`'s phrases, as strong as the strongest of them.
pub fn look(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings) {
    if let Some((evidence, strength)) = gather(meta, case, context) {
        findings.add(meta, strength, evidence, None);
    }
}

/// The same for a sign that may decide alone: in a message a match of full strength decides, in a profile's prose never.
pub fn look_deciding(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings) {
    let Some((evidence, strength)) = gather(meta, case, context) else { return };
    let decides = context.phrases(case, meta.id).any(|(scanned, found)| {
        matches!(scanned.origin, Origin::Message(_)) && found.pattern.strength.is_none_or(|s| s == Strength::Strong)
    });
    if decides {
        findings.add_decisive(meta, evidence, None);
    } else {
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
    let mut places: Vec<(&Text, Range<usize>)> = Vec::new();
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
        match places.last_mut() {
            Some((text, range)) if std::ptr::eq(*text, &scanned.text) && found.range.start < range.end => {
                range.end = range.end.max(found.range.end);
            }
            _ => places.push((&scanned.text, found.range.clone())),
        }
    }
    let Some(strength) = strength else { return };
    let mut evidence: Vec<Evidence> = more.into_iter().map(|(evidence, _)| evidence).collect();
    for (text, range) in places {
        let found = text.evidence(range);
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

/// The quotes of all matches of a sign and the strength of the strongest; nothing where there is no match.
pub fn gather(meta: &'static Meta, case: &Case, context: &Context) -> Option<(Vec<Evidence>, Strength)> {
    let mut places: Vec<(&Text, Range<usize>)> = Vec::new();
    let mut strength = Strength::Weak;
    for (scanned, found) in context.phrases(case, meta.id) {
        strength = strength.max(found.pattern.strength.unwrap_or(meta.strength));
        match places.last_mut() {
            // Patterns that overlap say one thing: it is quoted once, as far as they reach together.
            Some((text, range)) if std::ptr::eq(*text, &scanned.text) && found.range.start < range.end => {
                range.end = range.end.max(found.range.end);
            }
            _ => places.push((&scanned.text, found.range.clone())),
        }
    }
    let evidence: Vec<Evidence> = places.into_iter().map(|(text, range)| text.evidence(range)).collect();
    (!evidence.is_empty()).then_some((evidence, strength))
}
