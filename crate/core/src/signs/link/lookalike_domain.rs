//! A domain that is made to look like another: a known employer's or service's, or that of the employer somebody names.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::domains::{self, Oddity};

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-lookalike-domain",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Links, Part::Messages, Part::Contact, Part::Sender],
    sources: &["CHECKPOINT25", "TORTOISE21", "GTIG26"],
};

/// Quotes the address as it is written.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    domains::look(&META, Oddity::LooksAlike, case, findings);
}
