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
