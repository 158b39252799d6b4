//! Asks for what is not public.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-insider-information",
    family: Family::Approach,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["MI5", "YEO", "TIMES23"],
};

/// Quotes every place where the phrases stand.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look(&META, case, context, findings);
}
