//! What most message signs do: one finding that quotes every place where one of the sign's phrases stands.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::Meta;

/// Adds one finding for all matches of `meta`'s phrases, as strong as the strongest of them.
pub fn look(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings) {
    let mut evidence = Vec::new();
    let mut strength = Strength::Weak;
    for (scanned, found) in context.phrases(case, meta.id) {
        evidence.push(scanned.text.evidence(found.range.clone()));
        strength = strength.max(found.pattern.strength.unwrap_or(meta.strength));
    }
    findings.add(meta, strength, evidence, None);
}

/// The same for a sign that may decide alone: in a message a match of full strength decides, in a profile's prose never.
pub fn look_deciding(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings) {
    let decides = context.phrases(case, meta.id).any(|(scanned, found)| {
        matches!(scanned.origin, Origin::Message(_)) && found.pattern.strength.is_none_or(|s| s == Strength::Strong)
    });
    if !decides {
        return look(meta, case, context, findings);
    }
    let evidence = context.phrases(case, meta.id).map(|(scanned, found)| scanned.text.evidence(found.range.clone())).collect();
    findings.add_decisive(meta, evidence, None);
}
