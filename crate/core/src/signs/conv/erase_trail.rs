//! The other side asks that the conversation leave no trace: deleted, set to vanish, or moved to a phone of its own.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-erase-trail",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["MALLORY", "NCSC25"],
};

/// Quotes every request of the kind.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look(&META, case, context, findings);
}
