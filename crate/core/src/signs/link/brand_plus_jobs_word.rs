//! A known employer's name joined with a word of hiring, on a domain that is not that employer's.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::domains::{self, Oddity};

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-brand-plus-jobs-word",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Links, Part::Messages, Part::Contact, Part::Sender],
    sources: &["CP25", "META21", "GTIG26", "FTC"],
};

/// Quotes the address as it is written.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    domains::look(&META, Oddity::JobsWord, case, findings);
}
