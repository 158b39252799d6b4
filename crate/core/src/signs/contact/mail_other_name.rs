//! A mailbox spells a full name that is not the one on display, and that name also stands elsewhere.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::places::key;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::claimed;
use crate::text::Text;
use crate::text::{links, names};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "contact-mail-other-name",
    family: Family::Contact,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::Contact, Part::Sender, Part::Messages, Part::About],
    sources: &["UNC5267", "KRAKEN25"],
};

/// One mailbox in seven of honest people shares nothing with their name, so that the mailbox alone says nothing.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    let shown: Vec<&Text> = case.profiles().map(|p| &p.name).chain(case.conversations().map(|c| &c.sender.name)).filter(|n| !n.is_empty()).collect();
    let Some(name) = shown.first() else { return };
    let shown_words: Vec<String> = shown.iter().flat_map(|name| words(name.as_str())).collect();
    // A name in another script cannot be compared with a mailbox.
    if shown_words.is_empty() || !shown_words.iter().any(|word| word.is_ascii()) {
        return;
    }
    let employers: Vec<String> = claimed::employers(case).iter().flat_map(|e| words(e.as_str())).collect();
    let texts: Vec<&Text> = case.their_words().into_iter().map(|(_, text)| text).collect();
    for mailbox in links::mailboxes_of(case) {
        let parts: Vec<&str> = mailbox.local.split(['.', '_', '-']).map(|p| p.trim_matches(|c: char| c.is_ascii_digit())).collect();
        let [first, .., last] = parts.as_slice() else { continue };
        let is_name = |part: &str| part.len() >= 3 && part.bytes().all(|b| b.is_ascii_alphabetic());
        let shared = |part: &&&str| {
            shown_words.iter().any(|word| names::nearly_equal(word, part) || word.chars().count() == 1 && part.starts_with(word.as_str()))
                || employers.iter().any(|word| word.as_str() == **part)
        };
        if !is_name(first) || !is_name(last) || [first, last].iter().any(shared) {
            continue;
        }
        let elsewhere = texts.iter().find_map(|text| full_name(text, first, last));
        if elsewhere.is_none() && is_third_name(case, &shown_words, first, last) {
            let says = Say::new("core_contact_mail_other_name").with("name", name.trimmed().as_str()).with("other", format!("{first} {last}").as_str());
            findings.add(&META, Strength::Moderate, vec![mailbox.text.quote()], Some(says));
        }
        if let Some(other) = elsewhere {
            let says = Say::new("core_contact_mail_other_name").with("name", name.trimmed().as_str()).with("other", other.as_str());
            findings.add(&META, Strength::Moderate, vec![mailbox.text.quote(), other.quote()], Some(says));
        }
    }
}

/// Whether the address of the profile spells a full name that is neither the one on display nor that of the mailbox: three
/// names for one person. One old name in both, as after a marriage, is none.
fn is_third_name(case: &Case, shown: &[String], first: &str, last: &str) -> bool {
    case.profiles().any(|profile| {
        let url = profile.url.as_str().trim_end_matches('/');
        let slug = url.rsplit('/').next().unwrap_or_default();
        let parts: Vec<String> = words(slug).into_iter().filter(|part| part.len() >= 3 && part.bytes().all(|b| b.is_ascii_lowercase())).collect();
        let strange = |part: &String| !shown.iter().any(|word| names::nearly_equal(word, part)) && ![first, last].iter().any(|word| names::nearly_equal(word, part));
        profile.url.as_str().contains("/in/") && parts.len() == 2 && parts.iter().all(strange)
    })
}

fn words(text: &str) -> Vec<String> {
    key(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The two words next to each other, in either order, both written with capitals as names are.
fn full_name(text: &Text, first: &str, last: &str) -> Option<Text> {
    let source = text.as_str();
    let base = source.as_ptr() as usize;
    let words: Vec<&str> = source.split(|c: char| !c.is_alphanumeric() && c != '@' && c != '.').map(|w| w.trim_matches('.')).filter(|w| !w.is_empty()).collect();
    words.windows(2).find_map(|pair| {
        let [a, b] = pair else { return None };
        let capital = |w: &str| w.starts_with(char::is_uppercase);
        let (x, y) = (key(a), key(b));
        let fits = (x == first && y == last) || (x == last && y == first);
        (fits && capital(a) && capital(b)).then(|| text.slice(a.as_ptr() as usize - base..b.as_ptr() as usize - base + b.len()))
    })
}
