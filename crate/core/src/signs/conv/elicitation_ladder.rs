//! The questions climb: something harmless, money for it, then what only an insider knows; or they are put again, smaller,
//! after the reader has said no.

use crate::case::{Case, Context, Origin, Scanned};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;
use crate::subject::From;
use crate::text::Evidence;
use crate::text::phrases::{Match, Scan};

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-elicitation-ladder",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["BFV17", "MI5", "YEO", "SCHULTZ"],
};

/// Signs whose phrases ask for what only an insider knows: about the work, the place, the people.
const INSIDE: &[&str] = &["msg-insider-information", "msg-clearance-programme-probe", "msg-bring-a-friend"];
/// Signs whose phrases put a price on words.
const PRICE: &[&str] = &["msg-paid-report", "msg-outsize-pay"];

/// Something the other side said: in which message, and the match.
struct Step<'c> {
    turn: usize,
    scanned: &'c Scanned,
    found: &'c Match,
}

impl Step<'_> {
    fn evidence(&self) -> Evidence {
        self.scanned.text.evidence(self.found.range.clone())
    }

    fn place(&self) -> (usize, usize) {
        (self.turn, self.found.range.start)
    }
}

/// Strong where three rungs follow each other over at least two messages, where an inside question that the reader
/// declined is put again, or where a price stands beside what is asked again; weak where something that was declined is
/// only asked again in a smaller way, as honest people do too.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let steps = |counts: &dyn Fn(&Match) -> bool| -> Vec<Step> {
        context
            .scanned(case)
            .iter()
            .filter_map(|scanned| match scanned.origin {
                Origin::Message(turn) => Some((turn, scanned)),
                Origin::Prose | Origin::Card => None,
            })
            .flat_map(|(turn, scanned)| scanned.matches.iter().map(move |found| Step { turn, scanned, found }))
            .filter(|step| counts(step.found))
            .collect()
    };
    let own = |tag: &'static str| steps(&|found| found.pattern.sign == META.id && found.pattern.tag == tag);
    let asks = |found: &Match| found.pattern.strength != Some(Strength::Weak) && phrase_sign::thing(found).is_none();
    let inside = steps(&|found| INSIDE.contains(&found.pattern.sign) && asks(found));
    let price = steps(&|found| PRICE.contains(&found.pattern.sign) && asks(found));
    let again = own("again");

    if let Some(declined) = declined(case) {
        let before = inside.iter().find(|step| step.turn < declined);
        let after = inside.iter().find(|step| step.turn > declined);
        let smaller = again.iter().find(|step| step.turn > declined);
        let rungs = match (before, after, smaller) {
            (Some(asked), Some(after), _) => Some((Strength::Strong, vec![asked, after])),
            (_, Some(after), Some(smaller)) => Some((Strength::Strong, vec![after, smaller])),
            (Some(asked), None, Some(smaller)) => Some((Strength::Strong, vec![asked, smaller])),
            (None, None, Some(smaller)) => match price.first() {
                Some(paid) => Some((Strength::Strong, vec![smaller, paid])),
                None => Some((Strength::Weak, vec![smaller])),
            },
            _ => None,
        };
        if let Some((strength, rungs)) = rungs {
            findings.add(&META, strength, quotes(&rungs), None);
            return;
        }
    }

    let climb = own("soft").into_iter().find_map(|soft| {
        let paid = price.iter().find(|step| step.place() > soft.place())?;
        let asked = inside.iter().find(|step| step.place() > paid.place() && step.turn > soft.turn)?;
        Some(quotes(&[&soft, paid, asked]))
    });
    if let Some(evidence) = climb {
        findings.add(&META, Strength::Strong, evidence, None);
    }
}

/// The first message in which the reader says that something cannot be told.
fn declined(case: &Case) -> Option<usize> {
    case.conversations()
        .flat_map(|conversation| conversation.turns.iter().enumerate())
        .filter(|(_, turn)| turn.from == From::Me)
        .find(|(_, turn)| {
            let matches = Scan::of(turn.text.as_str()).matches();
            matches.iter().any(|found| found.pattern.sign == META.id && found.pattern.tag == "declined")
        })
        .map(|(number, _)| number)
}

/// The quotes of the rungs; where two overlap, the first is enough.
fn quotes(rungs: &[&Step]) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = Vec::new();
    for new in rungs.iter().map(|step| step.evidence()) {
        if !evidence.iter().any(|e| e.pointer == new.pointer && e.start < new.end && new.start < e.end) {
            evidence.push(new);
        }
    }
    evidence
}
