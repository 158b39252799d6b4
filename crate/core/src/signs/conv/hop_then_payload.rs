//! The conversation is moved elsewhere, and afterwards something is to be run, installed or unlocked.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::payload;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-hop-then-payload",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["NISBFV24", "MS22", "MAND22"],
};

/// Quotes the move and the first request in a later message; as strong as the request.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let hop = context.phrases(case, "msg-move-off-platform").find_map(|(scanned, found)| match scanned.origin {
        Origin::Message(turn) if found.pattern.strength != Some(Strength::Weak) => Some((turn, scanned.text.evidence(found.range.clone()))),
        _ => None,
    });
    let Some((moved, hop)) = hop else { return };
    let later = payload::requests(case, context).into_iter().filter(|request| request.turn > moved && request.strength > Strength::Weak);
    if let Some(request) = later.max_by_key(|request| request.strength) {
        findings.add(&META, request.strength, vec![hop, request.evidence], None);
    }
}
