//! What a sign is.

use serde::Serialize;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};

/// The kind of evidence a sign rests on; two strong findings count as independent only across families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Family {
    /// Who the page says this is.
    Identity,
    /// Jobs and their dates.
    History,
    /// Studies.
    Education,
    /// Phones, mailboxes, addresses.
    Contact,
    /// Pictures.
    Photo,
    /// The account itself, and accounts that are offered or asked for.
    Account,
    /// Links, files, commands.
    Payload,
    /// What is asked, offered or promised.
    Approach,
    /// How the conversation is led.
    Process,
}

/// How far a sign has come. A draft never raises a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Being written: shown, never raises a level.
    Draft,
    /// Passes its own examples and the benign cases.
    Tested,
    /// Calibrated, and quiet for a release.
    Stable,
}

/// Whom a sign is about, as in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// A candidate seen by a recruiter.
    Candidate,
    /// Somebody who approaches, seen by the person approached.
    Recruiter,
    /// Both.
    Both,
}

/// A part of a subject that a sign reads; what was not loaded makes the sign silent and is named in the coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Name, headline, address of the profile, place.
    Header,
    /// The "about" text.
    About,
    /// Jobs.
    Experience,
    /// Studies.
    Education,
    /// Phones, mailboxes, websites.
    Contact,
    /// Skills, languages, certificates.
    Skills,
    /// What the other side wrote.
    Messages,
    /// Names of attached files.
    Attachments,
    /// Links in messages and pages.
    Links,
    /// Name, headline, employer and mailbox of who writes.
    Sender,
}

/// A sign's metadata: a constant in its room.
#[derive(Debug, PartialEq)]
pub struct Meta {
    /// The catalogue's id; never reused.
    pub id: &'static str,
    /// The family (design.md, "Levels").
    pub family: Family,
    /// The ceiling of every finding it makes.
    pub strength: Strength,
    /// Whether a finding of it may raise the level to `verify-first` alone.
    pub may_decide: bool,
    /// How far it has come.
    pub status: Status,
    /// Whom it is about.
    pub who: Who,
    /// What it reads.
    pub reads: &'static [Part],
    /// Codes of the catalogue's sources (its section 12).
    pub sources: &'static [&'static str],
}

/// A sign: what it is, and how it looks at a case.
#[derive(Debug, Clone, Copy)]
pub struct Sign {
    /// Its metadata.
    pub meta: &'static Meta,
    /// Adds what it notices; pure, never fails.
    pub look: fn(&Case, &Context, &mut Findings),
}
