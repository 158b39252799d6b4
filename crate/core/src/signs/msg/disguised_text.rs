//! Words written so that a filter does not see them, and text that asks to get around one.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-disguised-text",
    family: Family::Approach,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages, Part::About],
    sources: &["LI22", "DCC25"],
};

/// Quotes hidden words and talk of hiding them. A word that senders are known to hide is strong; another word that
/// mixes letters of two scripts may be a slip of the keyboard.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut evidence = Vec::new();
    let mut strength = Strength::Weak;
    for scanned in context.scanned(case) {
        for hidden in scanned.scan.hidden_words() {
            strength = strength.max(if hidden.telling { Strength::Strong } else { Strength::Moderate });
            evidence.push(scanned.text.evidence(hidden.range.clone()));
        }
    }
    for (scanned, found) in context.phrases(case, META.id) {
        strength = strength.max(found.pattern.strength.unwrap_or(META.strength));
        evidence.push(scanned.text.evidence(found.range.clone()));
    }
    findings.add(&META, strength, evidence, None);
}
