//! What no phrase has foreseen: sentences of the other side that the table of cues reads as one of the message signs. And
//! what phrases took for more than it is: where the table reads the whole sentence as harmless, their finding weighs less.

use std::collections::HashMap;
use std::ops::Range;

use super::by_id;
use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::input::Input;
use crate::reference::cues::{Cues, Reading, SHORTEST_COMPANY, Weight, in_company};
use crate::sign::Part;
use crate::text::{Evidence, Text};
use crate::words::Say;

/// At most this many quotes a sign: a page of them says no more.
const QUOTES: usize = 8;

/// A sentence of the other side.
struct Sentence<'c> {
    text: &'c Text,
    /// The whole of it, in UTF-16 units of the string it stands in.
    units: (u32, u32),
    /// The part that carries it, in bytes of the text.
    core: Range<usize>,
    reading: Reading,
}

/// Weighs the findings of the message signs by what the table of cues makes of their sentences, and adds what it notices
/// beside them: moderate at most, for it is never as sure as a phrase.
pub fn look(input: &Input, case: &Case, context: &Context, findings: &mut Findings) {
    let Some(cues) = &context.reference.cues else { return };
    let sentences = sentences(cues, case, context);
    // In the order of the texts, and within a text of the places: what overlaps a quote is found by halving.
    let mut places: HashMap<&str, Vec<(u32, u32, Weight)>> = HashMap::new();
    for sentence in &sentences {
        let (start, end) = sentence.units;
        places.entry(sentence.text.pointer()).or_default().push((start, end, cues.weight(sentence.reading.sum)));
    }
    let best = |quote: &Evidence| {
        let all = places.get(quote.pointer.as_str())?;
        let first = all.partition_point(|(_, end, _)| *end <= quote.start);
        all.get(first..)?.iter().take_while(|(start, _, _)| *start < quote.end).map(|(_, _, weight)| *weight).max()
    };
    findings.weigh(|finding| {
        if finding.decisive || !finding.meta.reads.contains(&Part::Messages) {
            return finding.strength;
        }
        match (finding.evidence.iter().filter_map(best).max(), finding.strength) {
            (Some(Weight::Harmless), Strength::Strong) => Strength::Moderate,
            (Some(Weight::Harmless), _) => Strength::Weak,
            (Some(Weight::StandsOut), Strength::Moderate) => Strength::Strong,
            (_, strength) => strength,
        }
    });
    let mut quoted = vec![0; cues.signs().len()];
    for sentence in sentences.iter().filter(|sentence| cues.weight(sentence.reading.sum) >= Weight::WorthALine) {
        let Some(sign) = sentence.reading.sign.filter(|sign| quoted[*sign] < QUOTES) else { continue };
        quoted[sign] += 1;
        if let Some(sign) = cues.signs().get(sign).and_then(|id| by_id(id)).filter(|sign| !input.is_without(sign.meta.id)) {
            findings.also(sign.meta, Strength::Moderate, sentence.text.evidence(sentence.core.clone()), Say::new("core_cues_learned"));
        }
    }
}

fn sentences<'c>(cues: &Cues, case: &Case, context: &'c Context) -> Vec<Sentence<'c>> {
    let mut sentences = Vec::new();
    for scanned in context.scanned(case).iter().filter(|scanned| matches!(scanned.origin, Origin::Message(_))) {
        let folded = scanned.scan.folded();
        let mut read = Vec::new();
        for range in scanned.scan.sentences() {
            let Some(reading) = cues.read(&folded.text[range.clone()]) else { continue };
            let core = range.start + reading.core.start..range.start + reading.core.end;
            if !scanned.scan.is_reported(&range, &core) {
                read.push((folded.original(range), folded.original(core), reading));
            }
        }
        let units = scanned.text.utf16_offsets(read.iter().flat_map(|(whole, _, _)| [whole.start, whole.end]));
        sentences.extend(read.into_iter().zip(units.chunks_exact(2)).map(|((_, core, reading), units)| Sentence {
            text: &scanned.text,
            units: (units[0], units[1]),
            core,
            reading,
        }));
    }
    let sums: Vec<(f32, bool)> = sentences.iter().map(|sentence| (sentence.reading.sum, sentence.reading.grams >= SHORTEST_COMPANY)).collect();
    for (sentence, sum) in sentences.iter_mut().zip(in_company(&sums)) {
        sentence.reading.sum = sum;
    }
    sentences
}
