//! The other side asks for remote control of a computer.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-remote-desktop",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages, Part::About],
    sources: &["SW24", "COMP19", "IC24"],
};

/// Weighs the phrases by what stands beside them.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look_weighed(&META, case, context, findings);
}
