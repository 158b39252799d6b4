//! The reader wants to check something ordinary, and the other side turns it away.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::From;
use crate::text::phrases::Scan;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-resists-verification",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages],
    sources: &["NPSA", "IC23"],
};

/// Quotes what turns a check away: strong after the reader has asked for one, else as strong as the phrase says.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    if context.phrases(case, META.id).any(|(_, found)| found.pattern.tag == "silences") {
        return;
    }
    let first_asked = case
        .conversations()
        .flat_map(|conversation| conversation.turns.iter().enumerate())
        .filter(|(_, turn)| turn.from == From::Me)
        .find(|(_, turn)| {
            let matches = Scan::of(turn.text.as_str()).matches();
            matches.iter().any(|found| found.pattern.sign == META.id && found.pattern.tag == "asked")
        })
        .map(|(number, _)| number);
    let answers = |origin: Origin| matches!((origin, first_asked), (Origin::Message(number), Some(asked)) if number > asked);
    let mut evidence = Vec::new();
    let mut strength = Strength::Weak;
    for (scanned, found) in context.phrases(case, META.id) {
        let after = answers(scanned.origin);
        let speaks = match found.pattern.tag {
            "" => true,
            // Words that are ordinary unless they answer a request.
            "answer" => after,
            _ => false,
        };
        if !speaks {
            continue;
        }
        strength = strength.max(if after { Strength::Strong } else { found.pattern.strength.unwrap_or(META.strength) });
        let new = scanned.text.evidence(found.range.clone());
        if !evidence.iter().any(|e: &crate::text::Evidence| e.pointer == new.pointer && e.start < new.end && new.start < e.end) {
            evidence.push(new);
        }
    }
    findings.add(&META, strength, evidence, None);
}
