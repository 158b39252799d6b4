//! A long career on an account that has been there for a while, with very few contacts.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reading::dates;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::claimed;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "header-thin-network",
    family: Family::Account,
    strength: Strength::Weak,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::Experience],
    sources: &["MITTR22", "SEAL26"],
};

/// Contacts below which a network is small.
const FEW: u32 = 50;
/// The same for somebody who hires.
const FEW_RECRUITER: u32 = 150;
/// Years of a long career.
const LONG: i32 = 8;
/// Months that an account needs to gather contacts.
const SETTLED: i32 = 12;

/// Context only: many people keep their network small, and some are told to.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        let digits: String = profile.connections.as_str().chars().filter(|c| !matches!(c, ',' | '.' | ' ')).take_while(|c| c.is_ascii_digit()).collect();
        let (Ok(contacts), Some(joined)) = (digits.parse::<u32>(), dates::parse(profile.joined.as_str())) else { continue };
        let first = profile.experience.items.iter().filter_map(|job| Some(job.range?.possibly(context.today).0)).min();
        let Some(first) = first else { continue };
        let few = if claimed::hiring_for(profile).is_some() { FEW_RECRUITER } else { FEW };
        if contacts < few && context.today.0 - first.0 >= LONG * 12 && context.today.0 - joined.start.latest().0 >= SETTLED {
            let says = Say::new("core_header_thin_network").count("contacts", contacts.into()).count("year", i64::from(first.year()));
            findings.add(&META, Strength::Weak, vec![profile.connections.quote()], Some(says));
        }
    }
}
