//! The other side asks to switch off, go round or step outside a protection.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-disable-protection",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: true,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["IC24C", "COINS23"],
};

/// Weighs the phrases by what stands beside them.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look_weighed(&META, case, context, findings);
}
