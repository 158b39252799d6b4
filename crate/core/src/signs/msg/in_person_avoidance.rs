//! Meeting in person, showing a paper on the spot, or being checked is turned down.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-in-person-avoidance",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Messages],
    sources: &["IC23", "SEAL26", "IC25B"],
};

/// Quotes what is turned down: one thing is moderate, two different ones are strong.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut kinds: Vec<&str> = Vec::new();
    for (_, found) in context.phrases(case, META.id) {
        match found.pattern.tag {
            "silences" => return,
            kind if !kinds.contains(&kind) => kinds.push(kind),
            _ => {}
        }
    }
    if let Some((evidence, _)) = phrase_sign::gather_where(&META, case, context, |_| true) {
        findings.add(&META, if kinds.len() > 1 { Strength::Strong } else { Strength::Moderate }, evidence, None);
    }
}
