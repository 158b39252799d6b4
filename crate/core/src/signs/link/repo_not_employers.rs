//! Code comes from a place that is not the employer's: a private invitation, a personal drive.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-repo-not-employers",
    family: Family::Payload,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages, Part::Links],
    sources: &["DMM24", "PHY24", "IC24C", "GITLAB26"],
};

/// Weighs the phrases by what stands beside them. Small firms work from personal places too, so moderate at most.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look_weighed(&META, case, context, findings);
}
