//! A phone number that cannot exist in its country's numbering plan.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::phones::read_all;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "contact-phone-invalid",
    family: Family::Contact,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Contact, Part::About, Part::Messages],
    sources: &["AMZN25", "LIBPHONE"],
};

/// Quotes each number that does not fit. A country other than the one somebody lives in is no sign, nor is a plus, nor a
/// range set aside for examples.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let Some(numbers) = read_all(case, context.reference) else {
        return findings.not_checked(&META, Say::new("core_not_checked_phones"));
    };
    for (written, reading) in numbers {
        if let Some(reading) = reading.filter(|reading| reading.fault.is_some()) {
            findings.add(&META, Strength::Moderate, vec![written.number.quote()], Some(reading.say()));
        }
    }
}
