//! What no phrase has foreseen: sentences of the other side that the table of cues reads as one of the message signs.

use super::by_id;
use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::input::Input;

/// Adds what the table of cues notices to the findings of the signs. It is never decisive, and a sign's own ceiling holds.
pub fn look(input: &Input, case: &Case, context: &Context, findings: &mut Findings) {
    let Some(cues) = &context.reference.cues else { return };
    let [worth_a_line, stands_out] = cues.thresholds();
    for scanned in context.scanned(case).iter().filter(|scanned| matches!(scanned.origin, Origin::Message(_))) {
        for range in scanned.scan.sentences() {
            let folded = scanned.scan.folded();
            let Some(reading) = cues.read(&folded.text[range.clone()]).filter(|reading| reading.sum >= worth_a_line) else { continue };
            let Some(sign) = cues.signs().get(reading.sign).and_then(|id| by_id(id)).filter(|sign| !input.is_without(sign.meta.id)) else { continue };
            let strength = if reading.sum >= stands_out { Strength::Strong } else { Strength::Moderate };
            let core = range.start + reading.core.start..range.start + reading.core.end;
            findings.also(sign.meta, strength, scanned.text.evidence(folded.original(core)));
        }
    }
}
