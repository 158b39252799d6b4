//! The other side declines to be seen. Never a reason of its own: moderate at most.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-camera-refusal",
    family: Family::Process,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Messages, Part::About],
    sources: &["IC23", "KR22", "JP24", "SEAL26"],
};

/// Weighs the phrases by what stands beside them.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look_weighed(&META, case, context, findings);
}
