//! The address of the profile spells out a name that shares nothing with the name on display.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::Profile;
use crate::text::{Text, names};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "header-slug-name-mismatch",
    family: Family::Identity,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header],
    sources: &["AMZ25", "SEAL26", "DER"],
};

/// Words that make an address a calling card of a trade or a house instead of a name.
const NOT_A_NAME: &[&str] = &[
    "engineer", "engineering", "developer", "dev", "devops", "software", "designer", "design", "consultant", "consulting", "coach", "recruiter", "recruiting", "talent", "hr", "photography",
    "photographer", "marketing", "sales", "studio", "labs", "tech", "data", "cloud", "security", "cyber", "ai", "ml", "web", "code", "coder", "coding", "writer", "author", "artist", "music", "law",
    "lawyer", "attorney", "doctor", "nurse", "teacher", "official", "real", "the", "my", "hire", "hello", "its", "iam", "mba", "phd", "cpa", "pmp", "analyst", "manager", "director", "ceo", "cto",
    "founder", "scientist", "architect", "fullstack", "full", "stack", "frontend", "backend", "product", "digital", "creative", "group", "agency", "team", "solutions", "services", "media",
    "freelance", "freelancer", "remote", "crypto", "blockchain", "web3", "realtor", "estate", "finance", "capital", "investor", "speaker", "trainer", "fitness", "chef", "pilot", "science",
    "physics", "research", "professor", "prof", "student", "at", "in", "for", "and", "of", "with", "profile", "member", "user", "account", "linkedin", "new",
];

/// Compares address and name of each profile.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        if let Some(slug) = odd_slug(profile) {
            findings.add(&META, Strength::Moderate, vec![slug.quote(), profile.name.quote()], Some(Say::new("core_header_slug_name_mismatch")));
        }
    }
}

/// The slug, where it is a personal name of two words or more and unlike the display name in every word.
fn odd_slug(profile: &Profile) -> Option<Text> {
    let url = profile.url.as_str();
    let start = url.find("/in/")? + 4;
    let raw = url.get(start..)?.split(['/', '?', '#']).next()?;
    let decoded = percent_decode(raw)?;
    // An address in Latin letters says nothing about a name written in other letters: how it is spelled there, and under
    // which second name, is the person's choice.
    let display = names::plain(profile.name.as_str());
    let latin = |text: &str| text.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii_alphabetic());
    let plain = names::plain(&decoded);
    if !latin(&display) || !latin(&plain) {
        return None;
    }
    let words: Vec<&str> = plain.split(['-', '_', '.']).filter(|word| !is_number(word)).collect();
    // A site drops letters it does not know: "h-lo-se". Short pieces mean that the slug is not to be trusted.
    if words.iter().filter(|word| word.len() < 3).count() > 1 || words.iter().any(|word| NOT_A_NAME.contains(word) || word.chars().any(|c| c.is_ascii_digit())) {
        return None;
    }
    let words: Vec<&str> = words.into_iter().filter(|word| word.len() >= 3).collect();
    let shown = names::words(profile.name.as_str());
    let shown: Vec<&String> = shown.iter().filter(|word| word.len() >= 2).collect();
    if words.len() < 2 || shown.len() < 2 {
        return None;
    }
    let whole = words.concat();
    let related = words.iter().any(|word| shown.iter().any(|part| names::alike(word, part)))
        || shown.iter().any(|part| part.len() >= 3 && (whole.contains(part.as_str()) || words.iter().any(|word| part.contains(word))))
        || names::words(profile.headline.as_str()).iter().any(|part| part.len() >= 4 && words.contains(&part.as_str()));
    (!related).then(|| profile.url.slice(start..start + raw.len()))
}

/// The number that a site puts behind a name that is taken: "7a41b02c", "0000000x", "000".
fn is_number(word: &str) -> bool {
    word.is_empty() || word.chars().any(|c| c.is_ascii_digit()) && word.len() >= 3 && word.chars().filter(char::is_ascii_digit).count() * 2 >= word.len() || word.chars().all(|c| c.is_ascii_digit())
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
