//! A password for a packed file is told in the same conversation.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;
use crate::text::Text;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-archive-password",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages, Part::Attachments],
    sources: &["ESET20", "KASP24"],
};

/// File endings that hold other files. Lower case.
const PACKED: &[&str] = &[".zip", ".rar", ".7z", ".iso", ".img", ".vhd", ".vhdx", ".tar", ".gz", ".tgz", ".alz", ".egg", ".zipx", ".cab"];

/// Quotes the password. Strong where a packed file is attached too, for then both halves are here; else moderate.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    if context.phrases(case, META.id).any(|(_, found)| found.pattern.tag == "silences") {
        return;
    }
    let attached = case.attachments().find(|name| {
        let name = name.as_str().to_lowercase();
        PACKED.iter().any(|end| name.ends_with(end))
    });
    let names_packed = context.phrases(case, META.id).any(|(_, found)| found.pattern.tag == "packed");
    let Some((mut evidence, _)) = phrase_sign::gather_where(&META, case, context, |found| {
        // "The password is …" says it of anything: it speaks only beside a packed file.
        found.pattern.tag.is_empty() || (found.pattern.tag == "told" && (attached.is_some() || names_packed))
    }) else {
        return;
    };
    let strength = if attached.is_some() { Strength::Strong } else { Strength::Moderate };
    evidence.extend(attached.map(Text::quote));
    findings.add(&META, strength, evidence, None);
}
