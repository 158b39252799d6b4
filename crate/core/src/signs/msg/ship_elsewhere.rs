//! Equipment is to go to somebody else, or to another address than the one on file.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-ship-elsewhere",
    family: Family::Account,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Messages],
    sources: &["IC23", "KR23", "SW24", "US22", "CHAP"],
};

/// Weighs the phrases by what stands beside them.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look_weighed(&META, case, context, findings);
}
