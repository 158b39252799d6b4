//! A log-in for a portal is handed out in a message, with the address to use it at.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::reference::{brands, hosts};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;
use crate::text::links;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-issued-credentials",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages, Part::Links],
    sources: &["CP25", "DER"],
};

/// The words must stand in a message with an address that is neither a known employer's nor a portal that employers rent.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut evidence = Vec::new();
    for (scanned, found) in context.phrases(case, META.id) {
        if !matches!(scanned.origin, Origin::Message(_)) {
            continue;
        }
        let odd = links::addresses(&scanned.text).into_iter().find(|address| {
            brands::owner(&address.host).is_none() && !hosts::is(&address.host, hosts::Kind::RecruitingSystem) && !hosts::is(&address.host, hosts::Kind::Meeting) && !hosts::is(&address.host, hosts::Kind::CodeHost)
        });
        if let Some(address) = odd {
            evidence.push(scanned.text.evidence(found.range.clone()));
            evidence.push(address.text.quote());
        }
    }
    phrase_sign::distinct(&mut evidence);
    findings.add(&META, Strength::Strong, evidence, Some(Say::new("core_link_issued_credentials")));
}
