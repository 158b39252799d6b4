//! Something is to be run, installed or unlocked before there was any talk about the job.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::payload;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-payload-before-substance",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["ESET20", "IC24C", "SENT25"],
};

/// A request comes early when it stands in one of the other side's first messages, so many of them.
const EARLY: usize = 4;

/// Quotes the words that put it before the talk, and the request: moderate, and strong where the request is.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let early: Vec<usize> = case.conversations().flat_map(|c| c.inbound().map(|(turn, _)| turn).take(EARLY)).collect();
    let mut order = Vec::new();
    for (scanned, found) in context.phrases(case, META.id) {
        match (found.pattern.tag, scanned.origin) {
            // A vacancy number, a signed contract, a named panel: there was talk about the job.
            ("substance", _) => return,
            (_, Origin::Message(turn)) if early.contains(&turn) => order.push(scanned.text.evidence(found.range.clone())),
            _ => {}
        }
    }
    let Some(order) = order.into_iter().next() else { return };
    let requests = payload::requests(case, context).into_iter().filter(|request| early.contains(&request.turn) && request.strength > Strength::Weak);
    if let Some(request) = requests.max_by_key(|request| request.strength) {
        findings.add(&META, request.strength, vec![order, request.evidence], None);
    }
}
