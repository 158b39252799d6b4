//! A link that does not show where it leads.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::hosts::{self, Kind};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::links;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-shortener",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Links, Part::Messages, Part::Contact],
    sources: &["NPSA", "DER"],
};

/// Short links are a habit of many; services that exist to record who opens a link are not.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for address in links::of(case).into_iter().filter(|address| !address.path.trim_matches('/').is_empty()) {
        let (strength, key) = if hosts::is(&address.host, Kind::IpLogger) {
            (Strength::Strong, "core_link_logger_sign")
        } else if hosts::is(&address.host, Kind::Shortener) {
            (Strength::Weak, "core_link_shortener_sign")
        } else {
            continue;
        };
        findings.add(&META, strength, vec![address.text.quote()], Some(Say::new(key).with("host", address.host.as_str())));
    }
}
