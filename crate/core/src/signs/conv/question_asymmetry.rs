//! Many questions about the reader’s work, hardly a fact about the job.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::Evidence;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-question-asymmetry",
    family: Family::Process,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["MI5", "NCSC25"],
};

/// So many messages of the other side must have been read before it can be said.
const MESSAGES: usize = 3;
/// So many questions about the reader's work.
const QUESTIONS: usize = 3;

/// Quotes the questions about the reader's work where they are more than half of all, and one fact about the job at most was told.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let inbound: Vec<&str> = case.conversations().flat_map(|c| c.inbound().map(|(_, turn)| turn.text.as_str())).collect();
    let (mut facts, mut questions): (usize, Vec<Evidence>) = (0, Vec::new());
    for (scanned, found) in context.phrases(case, META.id).filter(|(scanned, _)| matches!(scanned.origin, Origin::Message(_))) {
        let new = scanned.text.evidence(found.range.clone());
        match found.pattern.tag {
            "fact" => facts += 1,
            _ if questions.iter().any(|q| q.pointer == new.pointer && q.start < new.end && new.start < q.end) => {}
            _ => questions.push(new),
        }
    }
    let asked: usize = inbound.iter().map(|text| text.matches(['?', '？']).count()).sum();
    if inbound.len() >= MESSAGES && questions.len() >= QUESTIONS && questions.len() * 2 > asked && facts <= 1 {
        findings.add(&META, Strength::Moderate, questions, None);
    }
}
