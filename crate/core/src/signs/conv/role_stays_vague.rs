//! Asked who the client is or what the work would be, the other side stays vague.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::From;
use crate::text::Evidence;
use crate::text::phrases::Scan;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-role-stays-vague",
    family: Family::Process,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["5E24", "FTC", "NPSA"],
};

/// Moderate where the reader asked and got no answer; weak where nobody asked, or where the other side offers another
/// way to learn it ("once you have signed the form; your counsel may read it").
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let asked = case
        .conversations()
        .flat_map(|conversation| conversation.turns.iter().enumerate())
        .filter(|(_, turn)| turn.from == From::Me)
        .find(|(_, turn)| {
            let matches = Scan::of(turn.text.as_str()).matches();
            matches.iter().any(|found| found.pattern.sign == META.id && found.pattern.tag == "asked")
        })
        .map(|(number, _)| number);
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut strength = Strength::Weak;
    let mut open = false;
    for (scanned, found) in context.phrases(case, META.id) {
        let Origin::Message(turn) = scanned.origin else { continue };
        match found.pattern.tag {
            "opens" => open = true,
            "" => {
                if asked.is_some_and(|asked| turn > asked) {
                    strength = Strength::Moderate;
                }
                let new = scanned.text.evidence(found.range.clone());
                if !evidence.iter().any(|e| e.pointer == new.pointer && e.start < new.end && new.start < e.end) {
                    evidence.push(new);
                }
            }
            _ => {}
        }
    }
    findings.add(&META, if open { Strength::Weak } else { strength }, evidence, None);
}
