//! Somebody is to sit in interviews or calls in another person's place.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-interview-proxy",
    family: Family::Approach,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages, Part::About, Part::Header],
    sources: &["CT25", "CHAP", "JP25"],
};

/// Weighs the phrases by what stands beside them.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look_weighed(&META, case, context, findings);
}
