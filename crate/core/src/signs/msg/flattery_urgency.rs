//! Heavy praise together with a deadline, or a very short deadline.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-flattery-urgency",
    family: Family::Approach,
    strength: Strength::Weak,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages, Part::About],
    sources: &["NCSC25", "FTC", "NPSA"],
};

/// Quotes every place where the phrases stand.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look(&META, case, context, findings);
}
