//! Letters that cannot be seen, or letters of another alphabet inside a Latin word.

use std::ops::Range;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::confusables::ascii;
use crate::text::fold::{self, is_imitator};
use crate::text::{Evidence, Text};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "about-hidden-or-mixed-characters",
    family: Family::Identity,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::About, Part::Experience, Part::Messages, Part::Sender],
    sources: &["DER"],
};

/// Quotes at most this many words of a text; the reader needs no more to see it.
const QUOTED: usize = 5;

/// Looks at the header, the prose and the messages of the other side.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    let mut texts: Vec<&Text> = Vec::new();
    for profile in case.profiles() {
        texts.extend([&profile.name, &profile.headline, &profile.about]);
        texts.extend(profile.experience.items.iter().flat_map(|job| [&job.title, &job.company, &job.description]));
    }
    for conversation in case.conversations() {
        texts.extend([&conversation.sender.name, &conversation.sender.headline, &conversation.sender.company]);
        texts.extend(conversation.inbound().map(|(_, turn)| &turn.text));
    }
    let mut hidden: Vec<Evidence> = Vec::new();
    let mut mixed: Vec<Evidence> = Vec::new();
    let mut only_one_space = true;
    for text in texts.into_iter().filter(|text| !text.as_str().is_ascii()) {
        let writes_it = writes_a_look_alike_alphabet(text.as_str());
        for word in words(text.as_str()) {
            let letters = text.as_str().get(word.clone()).unwrap_or_default();
            if hides_something(letters) {
                only_one_space &= hidden.is_empty() && letters.chars().any(|c| c == '\u{200b}' || c == '\u{feff}');
                hidden.push(text.evidence(word));
            } else if mixes_alphabets(letters, writes_it) {
                mixed.push(text.evidence(word));
            }
        }
    }
    if !hidden.is_empty() {
        // One such space is what copying from a web page leaves behind.
        let strength = if only_one_space { Strength::Weak } else { Strength::Moderate };
        hidden.truncate(QUOTED);
        findings.add(&META, strength, hidden, Some(Say::new("core_about_hidden_or_mixed_characters_hidden")));
    }
    if !mixed.is_empty() {
        mixed.truncate(QUOTED);
        findings.add(&META, Strength::Moderate, mixed, Some(Say::new("core_about_hidden_or_mixed_characters_mixed")));
    }
}

/// The pieces between spaces, hyphens and slashes.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let ends = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '\u{2010}'..='\u{2015}' | ',' | ';' | '(' | ')' | '"' | '“' | '”' | '«' | '»');
    text.split(ends)
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            start..start + word.len()
        })
        .filter(|range| range.len() > 2)
}

/// Scripts in which an invisible mark inside a word has no use in writing.
fn is_plain_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{4ff}' | '가'..='힣' | '\u{3131}'..='\u{318e}')
}

/// An invisible space or joiner between two letters that need none, or a mark that turns the direction of Latin letters.
/// Soft hyphens tell where a word may break, emoji and the scripts of Persia and India need their joiners.
fn hides_something(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let between = letters.windows(3).any(|three| {
        matches!(three[1], '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{180e}') && is_plain_letter(three[0]) && is_plain_letter(three[2])
    });
    let turned = letters.iter().any(|c| matches!(c, '\u{202d}' | '\u{202e}'));
    let right_to_left = letters.iter().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}' ) && *c != '\u{feff}');
    between || (turned && !right_to_left && letters.iter().any(|c| c.is_alphanumeric()))
}

/// Whether the text holds a word of three letters or more in Cyrillic, Greek or another of those alphabets alone.
fn writes_a_look_alike_alphabet(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let letters = || word.chars().filter(|c| fold::is_alphabetic(*c));
        letters().count() >= 3 && letters().all(is_imitator)
    })
}

/// A word of Latin letters in which letters of a look-alike alphabet stand for Latin ones.
fn mixes_alphabets(word: &str, writes_it: bool) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| fold::is_alphabetic(*c)).collect();
    let latin = letters.iter().filter(|c| c.is_ascii_alphabetic()).count();
    let others: Vec<char> = letters.iter().copied().filter(|c| is_imitator(*c)).collect();
    if latin == 0 || others.is_empty() || letters.len() < 3 || letters.len() != latin + others.len() {
        return false;
    }
    // "Δt", "µm", "β1a": Greek in front of Latin is notation, not disguise.
    let greek = |c: char| matches!(c, '\u{370}'..='\u{3ff}');
    if letters.first().is_some_and(|c| greek(*c)) && others.len() == 1 {
        return false;
    }
    // Russian endings are put behind foreign words: "в Reactе", "gitом". A page that writes that alphabet may do so.
    let ending = letters.iter().rev().take_while(|c| is_imitator(**c)).count();
    if writes_it && ending == others.len() && ending <= 3 {
        return false;
    }
    others.into_iter().all(|c| ascii(c).is_some())
}
