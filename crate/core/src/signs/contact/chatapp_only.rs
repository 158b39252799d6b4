//! Somebody hires for a company and can be reached through messengers alone.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::page::State;
use crate::reference::hosts::{self, Kind};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::claimed;
use crate::text::{Text, links};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "contact-chatapp-only",
    family: Family::Contact,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Header, Part::Contact, Part::Experience],
    sources: &["NISBFV24", "IC24C"],
};

/// Messengers that are ordinary tools of business where they are at home.
const BUSINESS: &[&str] = &["kakao.com", "line.me", "lin.ee", "band.us"];

/// Needs the contact details to be open: what was not seen is not missing.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles().filter(|profile| profile.contact.state == State::Observed) {
        let contact = &profile.contact;
        let Some(employer) = claimed::hiring_for(profile) else { continue };
        if !contact.phones.is_empty() || !contact.emails.is_empty() || contact.websites.is_empty() {
            continue;
        }
        let messengers: Vec<(&Text, String)> = contact.websites.iter().filter_map(|site| Some((site, links::split(site.as_str().split_whitespace().next()?)?.0))).filter(|(_, host)| hosts::is(host, Kind::Messenger)).collect();
        if messengers.len() < contact.websites.len() {
            continue;
        }
        let ordinary = messengers.iter().all(|(_, host)| hosts::parents(host).any(|domain| BUSINESS.contains(&domain)));
        let strength = if ordinary { Strength::Weak } else { Strength::Moderate };
        let mut evidence: Vec<_> = messengers.iter().map(|(site, _)| site.quote()).collect();
        evidence.push(employer.quote());
        findings.add(&META, strength, evidence, Some(Say::new("core_contact_chatapp_only").with("employer", employer.trimmed().as_str())));
    }
}
