//! A second person is brought in who can be reached on a private channel only.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-second-persona",
    family: Family::Process,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["GTIG25", "GITLAB26"],
};

/// Quotes the introduction.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look(&META, case, context, findings);
}
