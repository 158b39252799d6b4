//! What it says: the statements of a subject that can be checked, each in one line, whether or not anything is off.

pub(crate) mod degrees;
mod employers;
mod links;
mod mailboxes;
mod phones;
mod timeline;

use serde::Serialize;

use crate::case::{Case, Context};
use crate::subject::Month;
use crate::text::Text;
use crate::words::{Lang, Say};

/// One line of "what it says".
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What kind of statement it is.
    pub kind: FactKind,
    /// The statement as written.
    pub text: Text,
    /// What can be said about it.
    pub says: Say,
    /// Whether it fits.
    pub fit: Fit,
    /// The months it covers, for the timeline: first, last (none while it goes on).
    pub span: Option<(Month, Option<Month>)>,
}

/// The kinds of statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum FactKind {
    /// A job on the timeline.
    Job,
    /// A study on the timeline.
    Study,
    /// Months between entries of the timeline; plain information, never a sign.
    Gap,
    /// A phone number.
    Phone,
    /// A mailbox.
    Mailbox,
    /// A degree at a school.
    Degree,
    /// An employer.
    Employer,
    /// A link.
    Link,
}

/// Whether a statement fits what it was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Fit {
    /// It fits.
    Fits,
    /// It does not fit.
    Off,
    /// There is nothing to compare it with.
    Unknown,
    /// The table it is compared with is being loaded.
    Checking,
    /// It is only stated, nothing is compared.
    Stated,
}

/// A fact as it leaves the engine.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct FactLine {
    /// What kind of statement it is.
    pub kind: FactKind,
    /// JSON Pointer into the input.
    #[serde(rename = "where")]
    pub pointer: String,
    /// The statement as written.
    pub quote: String,
    /// What can be said about it.
    pub says: String,
    /// Whether it fits.
    pub fit: Fit,
    /// First month (`YYYY-MM`), for the timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last month; absent with `from` present means that it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

impl Fact {
    /// The fact in a language.
    pub fn in_lang(&self, lang: Lang) -> FactLine {
        let quote = self.text.quote();
        let month = |m: Month| format!("{:04}-{:02}", m.year(), m.month());
        FactLine {
            kind: self.kind,
            pointer: quote.pointer,
            quote: quote.quote,
            says: self.says.in_lang(lang),
            fit: self.fit,
            from: self.span.map(|(from, _)| month(from)),
            to: self.span.and_then(|(_, to)| to).map(month),
        }
    }
}

/// All facts of a case, in the order of the panel: timeline, phones, mailboxes, degrees, employers, links.
pub fn collect(case: &Case, context: &Context) -> Vec<Fact> {
    let mut facts = Vec::new();
    timeline::collect(case, context, &mut facts);
    phones::collect(case, context, &mut facts);
    mailboxes::collect(case, context, &mut facts);
    degrees::collect(case, context, &mut facts);
    employers::collect(case, context, &mut facts);
    links::collect(case, context, &mut facts);
    facts
}
