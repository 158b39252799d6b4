//! A domain written with letters of another script that look like Latin ones.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::domains::{self, Oddity};

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-homoglyph",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Links, Part::Messages, Part::Contact, Part::Sender],
    sources: &["DER"],
};

/// Quotes the address as it is written.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    domains::look(&META, Oddity::Letters, case, findings);
}
