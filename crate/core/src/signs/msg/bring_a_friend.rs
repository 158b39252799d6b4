//! Asks for the names of colleagues.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-bring-a-friend",
    family: Family::Approach,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages, Part::About],
    sources: &["YEO", "XU", "SW24"],
};

/// Quotes every place where the phrases stand.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look(&META, case, context, findings);
}
