//! Somebody hires for a company and uses a mailbox that anybody can open.

use std::collections::HashSet;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::{brands, hosts};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::claimed;
use crate::text::Text;
use crate::text::links::{self, Mailbox};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "contact-freemail-for-corporate",
    family: Family::Contact,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Contact, Part::Sender, Part::Messages],
    sources: &["FTC24", "MI525"],
};

/// Words that make a mailbox an office's.
const OFFICE: &[&str] = &[
    "hr", "hrd", "hrteam", "hiring", "careers", "career", "jobs", "job", "recruit", "recruiting", "recruitment", "recruiter", "recruiters", "talent", "staffing", "vacancy", "vacancies", "personnel", "humanresources", "apply",
    "employment", "onboarding", "bewerbung", "personal", "rrhh", "rh", "chaeyong", "insa", "office", "admin",
];

/// Words of firms' names, which are nobody's own.
const FIRM: &[&str] = &[
    "lab", "labs", "group", "global", "tech", "technologies", "corp", "soft", "software", "systems", "studio", "studios", "capital", "partners", "holdings", "games", "pharma", "bio", "aero", "aerospace", "defense", "defence", "energy", "bank", "ventures",
    "korea", "japan", "asia", "europe", "usa", "international", "solutions", "consulting",
];

/// A mailbox is quoted beside the employer it is used for; a personal mailbox in somebody's own contact details is normal.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        let Some(employer) = claimed::hiring_for(profile) else { continue };
        let mailboxes: Vec<Mailbox> = profile.contact.emails.iter().chain([&profile.about, &profile.headline]).flat_map(links::mailboxes).collect();
        judge(&mailboxes, employer, &profile.name, Strength::Weak, findings);
    }
    for conversation in case.conversations() {
        let card = links::mailboxes(&conversation.sender.email);
        let mut written: Vec<Mailbox> = conversation.inbound().flat_map(|(_, turn)| links::mailboxes(&turn.text)).collect();
        let mut seen = HashSet::new();
        written.retain(|mailbox| seen.insert((mailbox.local.clone(), mailbox.host.clone())));
        let name = &conversation.sender.name;
        if let Some(employer) = claimed::writing_for(conversation) {
            judge(&card, employer, name, Strength::Weak, findings);
            judge(&written, employer, name, Strength::Moderate, findings);
        } else if !conversation.sender.company.is_empty() && !claimed::is_alone(conversation.sender.headline.as_str()) {
            // Whoever the card says they are: a mailbox that names the office of the company speaks for the company.
            let office: Vec<Mailbox> = card.into_iter().chain(written).filter(|m| parts(&m.local).any(|part| OFFICE.contains(&part))).collect();
            judge(&office, &conversation.sender.company, name, Strength::Weak, findings);
        }
    }
}

fn judge(mailboxes: &[Mailbox], employer: &Text, name: &Text, personal: Strength, findings: &mut Findings) {
    // An employer that gives out mailboxes writes from its own domain, which everybody else may use as well.
    let own = |host: &str| brands::named(employer.as_str()).is_some_and(|brand| brands::owner(host).is_some_and(|o| o.name == brand.name));
    for mailbox in mailboxes.iter().filter(|m| hosts::is(&m.host, hosts::Kind::FreeMail) && !own(&m.host)) {
        let strength = spells(&mailbox.local, employer.as_str(), name.as_str()).unwrap_or(personal);
        let says = Say::new("core_contact_freemail").with("host", mailbox.host.clone()).with("employer", employer.trimmed().as_str());
        findings.add(&META, strength, vec![mailbox.text.quote(), employer.quote()], Some(says));
    }
}

fn parts(local: &str) -> impl Iterator<Item = &str> {
    local.split(['.', '_', '-', '+']).map(|part| part.trim_matches(|c: char| c.is_ascii_digit())).filter(|part| !part.is_empty())
}

/// How much it weighs that a mailbox spells the employer, or an office together with a word that is no part of the
/// person's name; `None` if it does neither.
fn spells(local: &str, employer: &str, name: &str) -> Option<Strength> {
    let joined: String = local.chars().filter(|c| c.is_ascii_alphabetic()).collect();
    // "(she/her)" beside a name is no part of it, and two letters of a name stand in many words.
    let name = name.split(['(', '（']).next().unwrap_or_default();
    let person: Vec<String> = crate::reference::places::key(name).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    let is_persons = |word: &str| person.iter().any(|p| p.len() >= 3 && (p.contains(word) || word.contains(p.as_str())));
    let label = brands::joined(employer);
    // The first word of a long name stands for it: "northgate" for "Northgate Systems".
    let first = employer.split_whitespace().map(brands::joined).find(|word| word.is_ascii() && word.len() >= 5).unwrap_or_default();
    let names_it = [label, first].iter().any(|word| word.is_ascii() && word.len() >= 4 && joined.contains(word.as_str()) && !is_persons(word));
    if names_it {
        return Some(Strength::Strong);
    }
    // An employer written in another script cannot be compared: then an office and a word that is nobody's name.
    let office = parts(local).any(|part| OFFICE.contains(&part));
    let other_word = parts(local).any(|part| part.len() >= 5 && !OFFICE.contains(&part) && !is_persons(part));
    let latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    if !office || !other_word || latin(employer) || parts(local).count() < 3 {
        return None;
    }
    // That word may be the person's own name when it is written in another script too, unless a firm's word stands by.
    let firm = parts(local).any(|part| FIRM.contains(&part));
    Some(if latin(name) || firm { Strength::Strong } else { Strength::Moderate })
}
