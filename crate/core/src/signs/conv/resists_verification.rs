//! The reader wants to check something ordinary, and the other side turns it away.

use std::ops::Range;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::From;
use crate::text::Evidence;
use crate::text::phrases::{Scan, runs_on, sentences};

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

/// Quotes what turns a check away: strong after the reader has asked for one, else as strong as the phrase says. Where the
/// reader proposed another way and the very next message takes nothing of it up, its refusal is quoted as moderate.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    if context.phrases(case, META.id).any(|(_, found)| found.pattern.tag == "silences") {
        return;
    }
    let reader = Reader::of(case);
    let tagged = |tag: &str| -> Vec<Origin> { context.phrases(case, META.id).filter(|(_, found)| found.pattern.tag == tag).map(|(scanned, _)| scanned.origin).collect() };
    // Who offers another way, or agrees, in the same message does not turn the request away.
    let (offering, accepting) = (tagged("offers"), tagged("accepts"));
    let (mut evidence, mut declined) = (Vec::new(), Vec::new());
    let mut strength = Strength::Weak;
    for (scanned, found) in context.phrases(case, META.id) {
        // Prose answers nobody: only what is plain by itself counts there.
        let number = if let Origin::Message(number) = scanned.origin { Some(number) } else { None };
        let after = |first: Option<usize>| matches!((number, first), (Some(number), Some(first)) if number > first);
        let offers = offering.contains(&scanned.origin);
        let own = match found.pattern.tag {
            "" if after(reader.asked) => Strength::Strong,
            "" => found.pattern.strength.unwrap_or(META.strength),
            // Words that are ordinary unless they answer a request; an excuse, or an answer to any question, only adds up.
            "answer" if !offers && after(reader.asked) => Strength::Strong,
            "answer" | "excuse" if !offers && (after(reader.asked) || after(reader.questioned)) => Strength::Moderate,
            "declines" if !offers && reader.proposed.iter().any(|proposed| Some(proposed + 1) == number) && !accepting.contains(&scanned.origin) => {
                if !declined.contains(&number) {
                    declined.push(number);
                }
                // One refusal is ordinary; every proposal refused, one after another, is not.
                if declined.len() > 1 { Strength::Strong } else { Strength::Moderate }
            }
            _ => continue,
        };
        strength = strength.max(own);
        let new = scanned.text.evidence(readable(scanned.text.as_str(), &found.range));
        if !evidence.iter().any(|e: &Evidence| e.pointer == new.pointer && e.start < new.end && new.start < e.end) {
            evidence.push(new);
        }
    }
    findings.add(&META, strength, evidence, None);
}

/// What the reader wanted to look into, by the numbers of their messages.
#[derive(Default)]
struct Reader {
    /// The first that asks for an ordinary check.
    asked: Option<usize>,
    /// The first that asks or doubts at all.
    questioned: Option<usize>,
    /// Those that propose another way.
    proposed: Vec<usize>,
}

impl Reader {
    fn of(case: &Case) -> Self {
        let mut reader = Self::default();
        let turns = case.conversations().flat_map(|conversation| conversation.turns.iter().enumerate());
        for (number, turn) in turns.filter(|(_, turn)| turn.from == From::Me) {
            for found in Scan::of(turn.text.as_str()).matches().iter().filter(|found| found.pattern.sign == META.id) {
                match found.pattern.tag {
                    "asked" => reader.asked = reader.asked.or(Some(number)),
                    "questioned" => reader.questioned = reader.questioned.or(Some(number)),
                    "proposed" if !reader.proposed.contains(&number) => reader.proposed.push(number),
                    _ => {}
                }
            }
        }
        reader
    }
}

/// A bare "No," says nothing to whoever reads the finding: what is shorter than this is quoted with its sentence.
const SHORTEST_QUOTE: usize = 12;

/// The range, or the rest of its sentence where the range alone cannot be understood.
fn readable(text: &str, range: &Range<usize>) -> Range<usize> {
    let found = text.get(range.clone()).unwrap_or_default();
    if found.chars().any(runs_on) || found.len() >= SHORTEST_QUOTE {
        return range.clone();
    }
    let sentence = sentences(text).into_iter().find(|sentence| sentence.contains(&range.start));
    range.start..sentence.map_or(range.end, |sentence| sentence.end.max(range.end))
}
