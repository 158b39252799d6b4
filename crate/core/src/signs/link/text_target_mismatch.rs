//! A link shows one address and leads to another.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::hosts::{self, Kind};
use crate::reference::brands;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::links;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-text-target-mismatch",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Links],
    sources: &["NPSA21"],
};

/// Labels that mail programmes put before a domain to count who follows a link.
const COUNTING: &[&str] = &["click", "clicks", "link", "links", "track", "tracking", "trk", "email", "e", "go", "t", "url", "r", "redirect", "em", "mail", "newsletter", "info"];

/// Quotes the shown address and names the target. A text such as "our careers page" shows no address and is left alone.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for link in case.links() {
        let shown_text = link.shown.trimmed();
        let shown = shown_text.as_str();
        if shown.contains(char::is_whitespace) || shown.contains('@') || !shows_address(shown) {
            continue;
        }
        let (Some((shown_host, _)), Some((target, _))) = (links::split(shown), links::split(&link.target)) else { continue };
        if links::registrable(&shown_host) == links::registrable(&target) || same_owner(&shown_host, &target) {
            continue;
        }
        let counted = target.split('.').next().is_some_and(|first| COUNTING.contains(&first) || first.starts_with("url") || first.starts_with("click"));
        if hosts::is(&target, Kind::Redirect) || counted {
            continue;
        }
        let strength = if hosts::is(&target, Kind::Shortener) { Strength::Weak } else { Strength::Strong };
        let says = Say::new("core_link_mismatch").with("shown", shown_host.clone()).with("target", target.clone());
        findings.add(&META, strength, vec![link.shown.quote()], Some(says));
    }
}

/// Whether the shown text is an address, to the eye.
fn shows_address(shown: &str) -> bool {
    shown.contains("://") || shown.starts_with("www.") || !links::addresses(&crate::text::Text::new("", shown)).is_empty()
}

/// One brand's domains, and one name under the endings of several countries.
fn same_owner(a: &str, b: &str) -> bool {
    let brand = |host: &str| brands::owner(host).map(|brand| brand.name);
    links::chosen_label(a) == links::chosen_label(b) || brand(a).is_some() && brand(a) == brand(b)
}
