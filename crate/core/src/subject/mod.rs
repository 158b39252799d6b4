//! What was read, in the terms of the field: a profile, a conversation, a document.

mod conversation;
mod dates;
mod employment;
mod profile;

pub use conversation::{Conversation, From, Link, Sender, Turn};
pub use dates::{DateRange, End, Month, Point};
pub use employment::{EmploymentType, Workplace};
pub use profile::{Contact, Entries, Position, Profile, Study};

use crate::page::State;

/// One thing that was read about a person.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a case holds one or two of them")]
pub enum Subject {
    /// A profile.
    Profile(Profile),
    /// A message thread.
    Conversation(Conversation),
}

/// Whether a part is there, known to be empty, or simply was not seen.
pub fn state_of(is_empty: bool, declared_observed: bool) -> State {
    match (is_empty, declared_observed) {
        (false, _) => State::Observed,
        (true, true) => State::ConfirmedEmpty,
        (true, false) => State::NotLoaded,
    }
}
