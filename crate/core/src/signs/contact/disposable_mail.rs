//! A mailbox of a provider that hands out addresses for minutes.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::links;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "contact-disposable-mail",
    family: Family::Contact,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Contact, Part::Sender, Part::Messages],
    sources: &["STATE22", "DISPOSABLE"],
};

/// Quotes each mailbox whose provider is listed. Services that only hide an address are not.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mailboxes = links::mailboxes_of(case);
    if mailboxes.is_empty() {
        return;
    }
    let Some(list) = &context.reference.disposable_mail else {
        return findings.not_checked(&META, Say::new("core_not_checked_disposable"));
    };
    for mailbox in mailboxes.iter().filter(|m| list.holds(&m.host)) {
        let says = Say::new("core_contact_disposable").with("host", mailbox.host.clone());
        findings.add(&META, Strength::Moderate, vec![mailbox.text.quote()], Some(says));
    }
}
