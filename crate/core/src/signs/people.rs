//! Full names of people in what is no prose: mailboxes and handles.

use crate::case::Case;
use crate::reference::hosts::{self, Kind};
use crate::subject::Profile;
use crate::text::links::{self, Mailbox};
use crate::text::{Text, names};

/// Two words in the shape of a person's name, with the place where they stand.
#[derive(Debug, Clone)]
pub struct FullName {
    /// The first and the last word, plain.
    pub words: [String; 2],
    /// Where it stands.
    pub text: Text,
}

/// Words of offices, trades, houses and play that stand in mailboxes and handles and are nobody's name.
const NO_NAME: &[&str] = &[
    "team", "office", "sales", "info", "hello", "contact", "support", "jobs", "careers", "career", "recruiting", "recruitment", "talent", "hiring", "admin", "mail", "email", "work", "works", "job", "group", "europe", "asia", "korea", "japan", "germany", "global", "world",
    "studio", "studios", "design", "designs", "labs", "lab", "media", "music", "photo", "photos", "photography", "art", "arts", "books", "film", "films", "code", "codes", "coder", "coding", "dev", "devs", "developer", "development", "engineer", "engineering", "software", "data",
    "cloud", "security", "cyber", "web", "digital", "consulting", "consultant", "services", "solutions", "systems", "tech", "technology", "business", "company", "official", "real", "the", "my", "your", "our", "mister", "miss", "doctor", "prof", "professor", "coach", "teacher",
    "nurse", "lawyer", "law", "legal", "press", "news", "blog", "shop", "store", "cafe", "coffee", "house", "home", "garden", "green", "blue", "red", "black", "white", "gold", "golden", "silver", "happy", "little", "big", "old", "young", "star", "sun", "moon", "night", "day",
    "cat", "cats", "dog", "dogs", "fox", "wolf", "bear", "bird", "tiger", "lion", "dragon", "ninja", "guru", "wizard", "geek", "nerd", "gamer", "games", "game", "play", "player", "project", "projects", "private", "personal", "family", "mobile", "phone", "open", "source", "free",
    "post", "box", "user", "profile", "account", "test", "demo", "first", "last", "name", "and", "for", "with", "from", "university", "college", "school", "institute", "research", "science", "alumni", "student", "students", "health", "care", "bank", "finance", "capital", "partners",
    "portfolio", "resume", "writer", "writes", "author", "translation", "translations", "translator", "marketing", "agency", "company", "hr", "people", "product", "quality", "build", "builds", "builder", "machine", "learning", "deep", "mind", "brain", "crypto", "chain", "block", "bit",
];

fn full_name(first: &str, last: &str, text: &Text) -> Option<FullName> {
    let fits = |word: &str| (3..=14).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphabetic()) && word.bytes().any(|b| b"aeiouy".contains(&b.to_ascii_lowercase())) && !NO_NAME.contains(&word.to_ascii_lowercase().as_str());
    (fits(first) && fits(last)).then(|| FullName { words: [first.to_ascii_lowercase(), last.to_ascii_lowercase()], text: text.clone() })
}

/// The name that a mailbox spells: "first.last@…".
pub fn of_mailbox(mailbox: &Mailbox) -> Option<FullName> {
    let parts: Vec<&str> = mailbox.local.split(['.', '_', '-']).map(|part| part.trim_matches(|c: char| c.is_ascii_digit())).collect();
    let [first, last] = parts.as_slice() else { return None };
    full_name(first, last, &mailbox.text)
}

/// The names that the profile's own pages elsewhere bear: "github.com/first-last".
pub fn of_handles(profile: &Profile) -> Vec<FullName> {
    profile
        .contact
        .websites
        .iter()
        .filter_map(|site| {
            let site = site.trimmed();
            let (host, path) = links::split(site.as_str().split_whitespace().next()?)?;
            if !hosts::is(&host, Kind::CodeHost) && !hosts::is(&host, Kind::SocialNetwork) {
                return None;
            }
            let mut steps = path.split(['/', '?', '#']).filter(|step| !step.is_empty() && !matches!(*step, "in" | "user" | "users" | "u" | "people" | "profile"));
            let handle = steps.next()?.trim_start_matches('@');
            let parts: Vec<&str> = handle.split(['.', '_', '-']).map(|part| part.trim_matches(|c: char| c.is_ascii_digit())).filter(|part| !part.is_empty()).collect();
            let [first, last] = parts.as_slice() else { return None };
            full_name(first, last, &site)
        })
        .collect()
}

/// The words of the name on display and of every employer, which a mailbox or handle may bear.
pub fn known_words(case: &Case, profile: &Profile) -> Vec<String> {
    let mut words = names::words(profile.name.as_str());
    words.extend(super::claimed::employers(case).into_iter().flat_map(|employer| names::words(employer.as_str())));
    words
}

/// Whether a name shares a word with these, spelled one way or another.
pub fn shares(name: &FullName, words: &[String]) -> bool {
    name.words.iter().any(|word| words.iter().any(|other| names::nearly_equal(word, other) || word.len() >= 4 && other.contains(word.as_str())))
}
