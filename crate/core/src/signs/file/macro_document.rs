//! A document that wants to run something: its ending says that it holds macros, or the message asks to allow them.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::{files, phrase_sign};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "file-macro-document",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Attachments, Part::Messages],
    sources: &["LOLZ22", "ATT21"],
};

/// Forms with macros exist; that their reader must allow something is what makes them odd.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let asked = phrase_sign::gather_where(&META, case, context, |_| true);
    let documents: Vec<_> = files::of(case)
        .into_iter()
        .filter(|file| files::danger(file.extension()) == Some(files::Danger::Macros) && files::disguise(file.name.as_str()).is_none() && file.promised != files::Promised::Named)
        .collect();
    let mut evidence: Vec<_> = documents.iter().map(|file| file.name.quote()).collect();
    let says = match documents.first() {
        Some(file) => Say::new("core_file_macros").with("ending", format!(".{}", file.extension())),
        None => Say::new("core_file_macros_asked"),
    };
    let strength = if asked.is_some() { Strength::Strong } else { Strength::Moderate };
    evidence.extend(asked.map(|(quotes, _)| quotes).unwrap_or_default());
    findings.add(&META, strength, evidence, Some(says));
}
