//! A file that runs, installs or mounts something.

use crate::signs::files;
use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "file-runnable",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Attachments, Part::Messages],
    sources: &["UNC4034", "ZINC22", "ESET25"],
};

/// Quotes the file's name. A disguised name is left to `file-disguised-extension`.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for file in files::of(case) {
        let Some(danger) = files::danger(file.extension()) else { continue };
        if files::disguise(file.name.as_str()).is_some() {
            continue;
        }
        let strength = match (danger, file.promised) {
            (files::Danger::Runs, files::Promised::Attached | files::Promised::Offered) => Strength::Strong,
            (files::Danger::Runs, files::Promised::Named) | (files::Danger::MayRun, files::Promised::Attached | files::Promised::Offered) => Strength::Moderate,
            (files::Danger::MayRun, files::Promised::Named) | (files::Danger::Macros, _) => continue,
        };
        let key = match danger {
            files::Danger::Runs => "core_file_runs",
            files::Danger::MayRun | files::Danger::Macros => "core_file_may_run",
        };
        findings.add(&META, strength, vec![file.name.quote()], Some(Say::new(key).with("ending", format!(".{}", file.extension()))));
    }
}
