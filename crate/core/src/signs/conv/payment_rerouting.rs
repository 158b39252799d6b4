//! Where the money should go changes: to another account, to somebody else, to a card or an exchange.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::Evidence;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-payment-rerouting",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Messages],
    sources: &["KR23", "SW24", "JP24", "US22"],
};

/// The sign whose phrases tagged `third` name somebody else as the payee.
const BANK_DETAILS: &str = "msg-bank-details";

/// Strong where the payee changes in two messages, or changes to somebody else; moderate where it goes to a card or an
/// exchange instead. One change to an account of one's own is nothing, and so is a change that may be checked by phone.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut changes: Vec<(usize, Evidence)> = Vec::new();
    let (mut elsewhere, mut third) = (false, false);
    for (scanned, found) in context.phrases(case, META.id) {
        let Origin::Message(turn) = scanned.origin else { continue };
        match found.pattern.tag {
            "checked" => return,
            "elsewhere" => elsewhere = true,
            _ => {}
        }
        changes.push((turn, scanned.text.evidence(found.range.clone())));
    }
    if changes.is_empty() {
        return;
    }
    for (scanned, found) in context.phrases(case, BANK_DETAILS).filter(|(_, found)| found.pattern.tag == "third") {
        let Origin::Message(turn) = scanned.origin else { continue };
        third = true;
        changes.push((turn, scanned.text.evidence(found.range.clone())));
    }
    let twice = changes.iter().any(|(turn, _)| *turn != changes[0].0);
    let strength = match (twice || third, elsewhere) {
        (true, _) => Strength::Strong,
        (false, true) => Strength::Moderate,
        (false, false) => return,
    };
    let mut evidence: Vec<Evidence> = Vec::new();
    for (_, new) in changes {
        if !evidence.iter().any(|e| e.pointer == new.pointer && e.start < new.end && new.start < e.end) {
            evidence.push(new);
        }
    }
    findings.add(&META, strength, evidence, None);
}
