//! A conversation.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Who wrote a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum From {
    /// The reader.
    Me,
    /// The other side.
    Them,
    /// The page did not tell: read for nothing that depends on it.
    #[default]
    Unknown,
}

/// A thread with somebody.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// Who writes, as their card says.
    pub sender: Sender,
    /// What was written, oldest first.
    pub turns: Vec<Turn>,
}

/// The other side's card.
#[derive(Debug, Clone, Default)]
pub struct Sender {
    /// Name.
    pub name: Text,
    /// Headline.
    pub headline: Text,
    /// Employer.
    pub company: Text,
    /// Mailbox.
    pub email: Text,
}

/// One message.
#[derive(Debug, Clone, Default)]
pub struct Turn {
    /// Who wrote it.
    pub from: From,
    /// The text.
    pub text: Text,
    /// Names of attached files.
    pub attachments: Vec<Text>,
    /// Links whose shown text is not necessarily where they lead.
    pub links: Vec<Link>,
    /// When, as the page writes it.
    pub at: Text,
}

/// A link: what is shown, and where it leads.
#[derive(Debug, Clone, Default)]
pub struct Link {
    /// What the reader sees.
    pub shown: Text,
    /// Where it leads.
    pub target: String,
}

impl Conversation {
    /// The other side's turns, with their numbers in the thread.
    pub fn inbound(&self) -> impl Iterator<Item = (usize, &Turn)> {
        self.turns.iter().enumerate().filter(|(_, turn)| turn.from == From::Them)
    }
}
