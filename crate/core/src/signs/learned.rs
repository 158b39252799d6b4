//! What no phrase has foreseen: sentences of the other side that the table of cues reads as one of the message signs. And
//! what phrases took for more than it is: where the table reads the whole sentence as harmless, their finding weighs less.

use std::cell::OnceCell;
use std::ops::Range;

use super::by_id;
use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::input::Input;
use crate::reference::cues::{Reading, Weight, in_company};
use crate::sign::Part;
use crate::text::{Evidence, Text};

/// A sentence and what the table makes of it.
struct Sentence<'c> {
    text: &'c Text,
    whole: Range<usize>,
    core: Range<usize>,
    /// The sentence as evidence, for those that are compared with a finding: its place is counted from the text's beginning.
    said: OnceCell<Evidence>,
    reading: Reading,
}

impl Sentence<'_> {
    fn overlaps(&self, evidence: &Evidence) -> bool {
        self.said.get_or_init(|| self.text.evidence(self.whole.clone())).overlaps(evidence)
    }
}

/// Weighs the findings of the message signs by what the table of cues makes of their sentences, and adds what it notices
/// beside them. Nothing it adds is decisive, and a sign's own ceiling holds.
pub fn look(input: &Input, case: &Case, context: &Context, findings: &mut Findings) {
    let Some(cues) = &context.reference.cues else { return };
    let mut sentences: Vec<Sentence> = Vec::new();
    for scanned in context.scanned(case).iter().filter(|scanned| matches!(scanned.origin, Origin::Message(_))) {
        let folded = scanned.scan.folded();
        for range in scanned.scan.sentences() {
            let Some(reading) = cues.read(&folded.text[range.clone()]) else { continue };
            let core = range.start + reading.core.start..range.start + reading.core.end;
            if scanned.scan.is_reported(&range, &core) {
                continue;
            }
            sentences.push(Sentence { text: &scanned.text, whole: folded.original(range), core: folded.original(core), said: OnceCell::new(), reading });
        }
    }
    let sums: Vec<f32> = sentences.iter().map(|sentence| sentence.reading.sum).collect();
    for (sentence, sum) in sentences.iter_mut().zip(in_company(&sums)) {
        sentence.reading.sum = sum;
    }
    findings.weigh(|finding| {
        if finding.decisive || !finding.meta.reads.contains(&Part::Messages) {
            return finding.strength;
        }
        let best = sentences.iter().filter(|sentence| finding.evidence.iter().any(|e| sentence.overlaps(e))).map(|sentence| cues.weight(sentence.reading.sum)).max();
        match (best, finding.strength) {
            (Some(Weight::Harmless), Strength::Strong) => Strength::Moderate,
            (Some(Weight::Harmless), _) => Strength::Weak,
            (Some(Weight::StandsOut), Strength::Moderate) => Strength::Strong,
            (_, strength) => strength,
        }
    });
    for Sentence { text, core, reading, .. } in sentences {
        let strength = match cues.weight(reading.sum) {
            Weight::StandsOut => Strength::Strong,
            Weight::WorthALine => Strength::Moderate,
            Weight::Open | Weight::Harmless => continue,
        };
        if let Some(sign) = cues.signs().get(reading.sign).and_then(|id| by_id(id)).filter(|sign| !input.is_without(sign.meta.id)) {
            findings.also(sign.meta, strength, text.evidence(core));
        }
    }
}
