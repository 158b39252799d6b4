//! A page elsewhere that the profile calls its own bears another person's full name.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::people;
use crate::text::{links, names};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "contact-handle-conflict",
    family: Family::Contact,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Header, Part::Contact],
    sources: &["SEAL26", "KET"],
};

/// Compares each handle with the name on display. What the address or a mailbox spells too is one former name everywhere.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles().filter(|profile| !profile.name.is_empty()) {
        if !names::words(profile.name.as_str()).iter().any(|word| word.is_ascii()) {
            continue;
        }
        let known = people::known_words(case, profile);
        let elsewhere: Vec<String> = names::words(profile.url.as_str())
            .into_iter()
            .chain(profile.contact.emails.iter().flat_map(links::mailboxes).flat_map(|mailbox| names::words(&mailbox.local)))
            .collect();
        for name in people::of_handles(profile).into_iter().filter(|name| !people::shares(name, &known)) {
            // Two words are not always a name ("paper-moon"); the text that writes them with capitals says that they are.
            let written = names::words(profile.about.as_str()).windows(2).any(|pair| pair == name.words);
            let strength = if written && !people::shares(&name, &elsewhere) { Strength::Moderate } else { Strength::Weak };
            let says = Say::new("core_contact_handle_conflict").with("other", name.words.join(" ")).with("name", profile.name.trimmed().as_str());
            findings.add(&META, strength, vec![name.text.quote(), profile.name.quote()], Some(says));
        }
    }
}
