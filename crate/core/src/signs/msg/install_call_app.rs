//! The other side asks to install a program of its own for a call, a recording or a document.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-install-call-app",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["COL25", "SENT25", "SEK25", "IC24C"],
};

/// Weighs the phrases by what stands beside them.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look_weighed(&META, case, context, findings);
}
