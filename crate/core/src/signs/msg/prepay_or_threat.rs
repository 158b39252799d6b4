//! Money is demanded ahead of the work, or something is to be published unless it is paid.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-prepay-or-threat",
    family: Family::Approach,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Messages],
    sources: &["IC23", "IC25A", "BFV24"],
};

/// Quotes the demand; what is threatened is strong, a demand for money ahead of the work is moderate.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look(&META, case, context, findings);
}
