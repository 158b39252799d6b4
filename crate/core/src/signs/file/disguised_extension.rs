//! A file whose name hides what it is.

use crate::signs::files;
use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "file-disguised-extension",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: true,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Attachments, Part::Messages],
    sources: &["MINT24", "T1036"],
};

/// Quotes the file's name; a file that came attached or is offered decides alone, one that is only named does not.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for file in files::of(case) {
        let Some(disguise) = files::disguise(file.name.as_str()) else { continue };
        let key = match disguise {
            files::Disguise::Reversed => "core_file_reversed",
            files::Disguise::Double => "core_file_double",
            files::Disguise::Padded => "core_file_padded",
        };
        let says = Say::new(key).with("ending", format!(".{}", file.extension()));
        match file.promised {
            files::Promised::Attached | files::Promised::Offered => findings.add_decisive(&META, vec![file.name.quote()], Some(says)),
            files::Promised::Named => findings.add(&META, Strength::Moderate, vec![file.name.quote()], Some(says)),
        }
    }
}
