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
    let (asked, questioned) = (first_of_reader(case, "asked"), first_of_reader(case, "questioned"));
    let after = |origin: Origin, first: Option<usize>| matches!((origin, first), (Origin::Message(number), Some(asked)) if number > asked);
    // Who offers another way in the same message does not turn the request away.
    let offering: Vec<Origin> = context.phrases(case, META.id).filter(|(_, found)| found.pattern.tag == "offers").map(|(scanned, _)| scanned.origin).collect();
    let mut evidence = Vec::new();
    let mut strength = Strength::Weak;
    for (scanned, found) in context.phrases(case, META.id) {
        let (checked, questioned) = (after(scanned.origin, asked), after(scanned.origin, questioned));
        let own = match found.pattern.tag {
            "" if checked => Strength::Strong,
            "" => found.pattern.strength.unwrap_or(META.strength),
            // Words that are ordinary unless they answer a request; an excuse, or an answer to any question, only adds up.
            "answer" | "excuse" if offering.contains(&scanned.origin) => continue,
            "answer" if checked => Strength::Strong,
            "answer" | "excuse" if checked || questioned => Strength::Moderate,
            _ => continue,
        };
        strength = strength.max(own);
        let new = scanned.text.evidence(found.range.clone());
        if !evidence.iter().any(|e: &crate::text::Evidence| e.pointer == new.pointer && e.start < new.end && new.start < e.end) {
            evidence.push(new);
        }
    }
    findings.add(&META, strength, evidence, None);
}

/// The number of the reader's first message that holds a phrase of this sign with the tag `tag`.
fn first_of_reader(case: &Case, tag: &str) -> Option<usize> {
    case.conversations()
        .flat_map(|conversation| conversation.turns.iter().enumerate())
        .filter(|(_, turn)| turn.from == From::Me)
        .find(|(_, turn)| Scan::of(turn.text.as_str()).matches().iter().any(|found| found.pattern.sign == META.id && found.pattern.tag == tag))
        .map(|(number, _)| number)
}
