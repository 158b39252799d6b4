//! An offer far below what such work costs.

use crate::case::{Case, Context};
use crate::finding::Findings;
use crate::finding::Strength;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "about-undercut-rate",
    family: Family::Approach,
    strength: Strength::Weak,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::About, Part::Header, Part::Messages],
    sources: &["SEAL26", "JP24", "BFV24"],
};

/// Context only: newcomers, students and people in cheap places offer the same.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look(&META, case, context, findings);
}
