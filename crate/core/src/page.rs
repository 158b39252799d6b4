//! What a reader hands over: the visible lines of a page, section by section, with how each was found.
//!
//! Readers (the content script, the command line) find sections and lines; they understand nothing. Everything that
//! understands text is in [`crate::reading`].

use serde::{Deserialize, Serialize};

use crate::subject::From;

/// A page as it was seen.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Page {
    /// What kind of page it is.
    pub surface: Surface,
    /// Which of the site's layouts it was ("classic", "server-driven", "public", "selection" …).
    pub layout: String,
    /// Its address.
    pub url: String,
    /// The language the page declares.
    pub lang: String,
    /// Its sections, in page order.
    pub sections: Vec<Section>,
}

/// What kind of page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Surface {
    /// A member's profile, logged in.
    Profile,
    /// A profile as the public sees it.
    PublicProfile,
    /// A message thread.
    Thread,
    /// Text that the reader selected on any page.
    Selection,
    /// Nothing that can be read as one of the above.
    #[default]
    NotAProfile,
}

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum SectionKind {
    /// Name, headline, place.
    TopCard,
    /// The "about" text.
    About,
    /// Jobs.
    Experience,
    /// Studies.
    Education,
    /// Certificates.
    Certifications,
    /// Skills.
    Skills,
    /// Languages.
    Languages,
    /// The contact dialog.
    Contact,
    /// The other side's card in a thread.
    Sender,
    /// Messages.
    Messages,
    /// Anything else.
    #[default]
    Other,
}

/// Which rung of the ladder found a section (reading/pages.md, 13.C).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Rung {
    /// A semantic anchor of the site.
    Anchor,
    /// Heading text.
    Heading,
    /// The shape of its lines.
    Shape,
    /// The reader's own selection or paste.
    #[default]
    Given,
}

/// What is known of a section. Absence needs proof: only `ConfirmedEmpty` lets a sign rest on something not being there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum State {
    /// Read.
    Observed,
    /// The page shows that there is nothing.
    ConfirmedEmpty,
    /// Not on the page yet.
    #[default]
    NotLoaded,
    /// In a dialog that is not open.
    NotOpen,
    /// There, and not understood.
    CouldNotRead,
}

/// A section.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Section {
    /// What it holds.
    pub kind: SectionKind,
    /// How it was found.
    pub rung: Rung,
    /// What is known of it.
    pub state: State,
    /// How many entries are on the page.
    pub shown: Option<u32>,
    /// How many the page says there are.
    pub total: Option<u32>,
    /// Its visible lines.
    pub lines: Vec<Line>,
}

/// A visible line.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Links in it.
    pub links: Vec<LineLink>,
    /// Nesting of lists around it, from 0.
    pub depth: u32,
    /// The block (list entry, message) it belongs to; numbers only tell blocks apart.
    pub block: u32,
    /// Who wrote it, in a thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<From>,
    /// When, as the page writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What it is in a thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// A link in a line or a message; `start` and `end` are UTF-16 units in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LineLink {
    /// First unit of the shown text.
    pub start: u32,
    /// One past its last unit.
    pub end: u32,
    /// Where it leads, unwrapped from the site's own redirect.
    pub href: String,
}

/// What a line of a thread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Role {
    /// Message text.
    Text,
    /// The name of an attached file.
    Attachment,
    /// The sender's name.
    Name,
    /// A date or clock time.
    Time,
}
