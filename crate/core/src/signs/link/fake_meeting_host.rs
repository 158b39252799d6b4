//! A meeting page whose domain bears a meeting service's name and is not that service's.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::domains::{self, Oddity};

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-fake-meeting-host",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Links, Part::Messages, Part::Contact, Part::Sender],
    sources: &["SENT25", "SEK25", "COL25"],
};

/// Quotes the address as it is written.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    domains::look(&META, Oddity::Meeting, case, findings);
}
