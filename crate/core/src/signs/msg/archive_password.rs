//! An archive and its password come by the same messages.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::files;
use crate::text::{Evidence, Text};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-archive-password",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages, Part::Attachments],
    sources: &["ESET20", "KASPERSKY24"],
};

/// Words in an archive's name that make it a paper which employers do encrypt.
const PAPERS: &[&str] = &["contract", "payslip", "payroll", "salary_statement", "nda", "invoice", "tax", "계약", "급여", "명세", "견적", "vertrag", "gehalt"];

/// Strong with an archive that is attached; without one the words about it are worth a question. A bare password says
/// something only beside an archive.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let archive = case.attachments().find(|name| is_archive(name));
    let paper = archive.is_some_and(|name| {
        let name = name.as_str().to_lowercase();
        PAPERS.iter().any(|word| name.contains(word))
    });
    let mut evidence: Vec<Evidence> = Vec::new();
    for (scanned, found) in context.phrases(case, META.id) {
        let in_message = matches!(scanned.origin, Origin::Message(_));
        let quote = scanned.text.evidence(found.range.clone());
        let known = evidence.iter().any(|e| e.pointer == quote.pointer && e.start < quote.end && quote.start < e.end);
        if in_message && !known && (found.pattern.tag == "archive" || archive.is_some()) {
            evidence.push(quote);
        }
    }
    if evidence.is_empty() {
        return;
    }
    let strength = if archive.is_some() && !paper { Strength::Strong } else { Strength::Moderate };
    evidence.extend(archive.map(Text::quote));
    findings.add(&META, strength, evidence, Some(Say::new("core_msg_archive_password")));
}

fn is_archive(name: &Text) -> bool {
    matches!(files::extension_of(name.as_str()).as_str(), "zip" | "rar" | "7z" | "egg" | "alz" | "ace" | "gz" | "tgz" | "tar" | "xz" | "zipx" | "arj" | "lzh")
}
