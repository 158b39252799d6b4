//! All that is known about one person, and what signs may compare it with.

use std::cell::OnceCell;

use crate::reference::Reference;
use crate::subject::{Conversation, Link, Month, Position, Profile, Study, Subject};
use crate::text::Text;
use crate::text::links::{Address, Mailbox};
use crate::text::phones::Written;
use crate::text::phrases::{Match, Scan};

/// The subjects that are proved to be about one person: a profile, a thread, or both.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// What was read. Not to be changed once something of the case was asked for: the answers are kept.
    pub subjects: Vec<Subject>,
    /// The addresses, mailboxes and phone numbers in it, which many signs and facts ask for.
    pub(crate) addresses: OnceCell<Vec<Address>>,
    pub(crate) mailboxes: OnceCell<Vec<Mailbox>>,
    pub(crate) phones: OnceCell<Vec<Written>>,
}

/// What stands around a case: the date, the reference tables, the phrases found in its texts.
pub struct Context<'a> {
    /// The month of the review. Given by the caller: the engine has no clock.
    pub today: Month,
    /// The reference tables that are loaded.
    pub reference: &'a Reference,
    scanned: OnceCell<Vec<Scanned>>,
}

/// Where a text that cue signs read comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A message of the other side: its number in the thread.
    Message(usize),
    /// The owner's own prose on a profile.
    Prose,
    /// The sender's card.
    Card,
}

/// A text that cue signs read, with what the phrase index found in it.
pub struct Scanned {
    /// The text.
    pub text: Text,
    /// Where it comes from.
    pub origin: Origin,
    /// The words of the index in it.
    pub scan: Scan,
    /// The patterns that match in it and are not cancelled.
    pub matches: Vec<Match>,
}

impl Case {
    /// The profiles.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.subjects.iter().filter_map(|subject| match subject {
            Subject::Profile(profile) => Some(profile),
            Subject::Conversation(_) => None,
        })
    }

    /// The conversations.
    pub fn conversations(&self) -> impl Iterator<Item = &Conversation> {
        self.subjects.iter().filter_map(|subject| match subject {
            Subject::Conversation(conversation) => Some(conversation),
            Subject::Profile(_) => None,
        })
    }

    /// All jobs.
    pub fn positions(&self) -> impl Iterator<Item = &Position> {
        self.profiles().flat_map(|profile| &profile.experience.items)
    }

    /// All studies.
    pub fn studies(&self) -> impl Iterator<Item = &Study> {
        self.profiles().flat_map(|profile| &profile.education.items)
    }

    /// Every text written by the other side: their messages, and the owner's own prose on a profile. The reader's own
    /// words are not in it.
    pub fn their_words(&self) -> Vec<(Origin, &Text)> {
        let mut words = Vec::new();
        for conversation in self.conversations() {
            words.extend(conversation.inbound().map(|(number, turn)| (Origin::Message(number), &turn.text)));
            words.extend([&conversation.sender.headline].map(|text| (Origin::Card, text)));
        }
        for profile in self.profiles() {
            words.extend([&profile.headline, &profile.about].map(|text| (Origin::Prose, text)));
            for position in &profile.experience.items {
                words.extend([&position.title, &position.description].map(|text| (Origin::Prose, text)));
            }
            words.extend(profile.education.items.iter().map(|study| (Origin::Prose, &study.description)));
        }
        words.retain(|(_, text)| !text.is_empty());
        words
    }

    /// Every file name that the other side attached.
    pub fn attachments(&self) -> impl Iterator<Item = &Text> {
        self.conversations().flat_map(|c| c.inbound().flat_map(|(_, turn)| &turn.attachments))
    }

    /// Links of the other side whose shown text and target were both read. Bare addresses in a text are found by
    /// [`crate::text::links`].
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.conversations().flat_map(|c| c.inbound().flat_map(|(_, turn)| &turn.links))
    }
}

impl<'a> Context<'a> {
    /// A context for one review.
    pub fn new(today: Month, reference: &'a Reference) -> Self {
        Self { today, reference, scanned: OnceCell::new() }
    }

    /// Every text of the other side with the phrases in it; made once a review, on first use.
    pub fn scanned(&self, case: &Case) -> &[Scanned] {
        self.scanned.get_or_init(|| {
            case.their_words()
                .into_iter()
                .map(|(origin, text)| {
                    let scan = Scan::of(text.as_str());
                    let matches = scan.matches();
                    Scanned { text: text.clone(), origin, scan, matches }
                })
                .collect()
        })
    }

    /// The matches of one sign's phrases, with the text each stands in.
    pub fn phrases<'s>(&'s self, case: &Case, sign: &'static str) -> impl Iterator<Item = (&'s Scanned, &'s Match)> {
        self.scanned(case).iter().flat_map(move |scanned| {
            scanned
                .matches
                .iter()
                .filter(move |m| m.pattern.sign == sign && !(m.pattern.message_only && scanned.origin == Origin::Prose))
                .map(move |m| (scanned, m))
        })
    }
}
