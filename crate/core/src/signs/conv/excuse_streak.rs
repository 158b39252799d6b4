//! Different reasons, one after the other, for not being seen, called, met or referred to.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::From;
use crate::text::Evidence;
use crate::text::phrases::Scan;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-excuse-streak",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Messages],
    sources: &["IC23", "SEAL26", "KR22"],
};

/// Quotes the reasons after the reader asked for something: two kinds are moderate, in two messages or of three kinds strong.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let Some(asked) = first_request(case) else { return };
    let (mut kinds, mut turns, mut evidence): (Vec<&str>, Vec<usize>, Vec<Evidence>) = Default::default();
    for (scanned, found) in context.phrases(case, META.id) {
        let kind = found.pattern.tag;
        match scanned.origin {
            Origin::Message(_) if kind == "silences" => return,
            Origin::Message(turn) if turn > asked && kind != "asked" && !kinds.contains(&kind) => {
                kinds.push(kind);
                evidence.push(scanned.text.evidence(found.range.clone()));
                if !turns.contains(&turn) {
                    turns.push(turn);
                }
            }
            _ => {}
        }
    }
    if kinds.len() >= 2 {
        let strength = if turns.len() >= 2 || kinds.len() >= 3 { Strength::Strong } else { Strength::Moderate };
        findings.add(&META, strength, evidence, None);
    }
}

/// The number of the reader's first message that asks to see, call, meet or ask somebody.
fn first_request(case: &Case) -> Option<usize> {
    let asks = |text: &str| Scan::of(text).matches().iter().any(|found| found.pattern.sign == META.id && found.pattern.tag == "asked");
    case.conversations()
        .flat_map(|conversation| conversation.turns.iter().enumerate())
        .find(|(_, turn)| turn.from == From::Me && asks(turn.text.as_str()))
        .map(|(number, _)| number)
}
