//! What most message signs do: one finding that quotes every place where one of the sign's phrases stands.

use std::ops::Range;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::Meta;
use crate::text::phrases::{Match, runs_on};
use crate::text::{Evidence, Text};

/// Words tagged `of:<thing>` name one thing of several that say something only together: a machine, the reader's shelf,
/// the people who work on it from elsewhere. This many different things in one message speak.
const THINGS_TOGETHER: usize = 3;
/// So many have few honest explanations.
const THINGS_TELLING: usize = 4;
/// They stand no further apart than this many characters.
const THINGS_REACH: usize = 150;
/// In scripts that say the same in fewer characters.
const THINGS_REACH_SHORT: usize = 75;
/// The tag of words that take the things of their message back ("our IT sets it up").
const HONEST: &str = "honest";

/// The thing that a pattern names, where it speaks only beside others.
pub(crate) fn thing(found: &Match) -> Option<&'static str> {
    found.pattern.tag.strip_prefix("of:")
}

/// Adds one finding for all matches of `meta`'s phrases, as strong as the strongest of them.
pub fn look(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings) {
    let (mut evidence, strength) = gather_where(meta, case, context, |_| true).unwrap_or((Vec::new(), Strength::Weak));
    let together = together(meta, case, context);
    let strength = together.iter().map(|(_, strength)| *strength).fold(strength, Strength::max);
    for (new, _) in together {
        if !evidence.iter().any(|e| overlap(e, &new)) {
            evidence.push(new);
        }
    }
    findings.add(meta, said_again(strength, &evidence), evidence, None);
}

/// The narrowest place of each message in which enough of a sign's things stand together.
fn together(meta: &'static Meta, case: &Case, context: &Context) -> Vec<(Evidence, Strength)> {
    let mut found = Vec::new();
    for scanned in context.scanned(case).iter().filter(|scanned| matches!(scanned.origin, Origin::Message(_))) {
        let things: Vec<(&str, &Range<usize>)> =
            scanned.matches.iter().filter(|m| m.pattern.sign == meta.id).filter_map(|m| Some((thing(m)?, &m.range))).collect();
        if things.iter().any(|(thing, _)| *thing == HONEST) {
            continue;
        }
        let text = scanned.text.as_str();
        let strong = narrowest(text, &things, THINGS_TELLING).map(|range| (range, Strength::Strong));
        if let Some((range, strength)) = strong.or_else(|| Some((narrowest(text, &things, THINGS_TOGETHER)?, Strength::Moderate))) {
            found.push((scanned.text.evidence(range), strength));
        }
    }
    found
}

/// The shortest stretch that holds `enough` different things, none of them inside another.
fn narrowest(text: &str, things: &[(&str, &Range<usize>)], enough: usize) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    for (first, (_, start)) in things.iter().enumerate() {
        let mut seen: Vec<&str> = Vec::new();
        let mut end = start.start;
        for (thing, range) in &things[first..] {
            if range.start < end || seen.contains(thing) {
                continue;
            }
            seen.push(thing);
            end = range.end;
            if seen.len() == enough {
                break;
            }
        }
        let range = start.start..end;
        if seen.len() == enough && near(text, &range) && best.as_ref().is_none_or(|best| range.len() < best.len()) {
            best = Some(range);
        }
    }
    best
}

fn near(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|held| {
        held.chars().count() <= if held.chars().any(runs_on) { THINGS_REACH_SHORT } else { THINGS_REACH }
    })
}

/// A sign that is worth a question in one message and speaks again in another says more than either.
fn said_again(strength: Strength, evidence: &[Evidence]) -> Strength {
    let again = evidence.iter().any(|e| e.pointer != evidence[0].pointer);
    if strength == Strength::Moderate && again { Strength::Strong } else { strength }
}

fn overlap(a: &Evidence, b: &Evidence) -> bool {
    a.pointer == b.pointer && a.start < b.end && b.start < a.end
}

/// Weighs a sign's phrases by what else the other side wrote, as the tags of the phrases say:
///
/// * `raises` speaks only beside another phrase of the sign, and lifts it one step (what is paid, what is to be sent back);
/// * `lowers` is never quoted, takes one step off and leaves nothing to raise (a hosted editor, a ticket number);
/// * `silences` is never quoted and makes the sign silent in the whole case (a disability);
/// * `undecided` never decides, however strong;
/// * `of:<thing>` speaks only beside other things: moderately beside two, strongly beside three.
///
/// A match of full strength that nothing lowers decides, where the sign may.
pub fn look_weighed(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings) {
    weigh(meta, case, context, findings, Vec::new());
}

/// The same with evidence that the sign's own code found, each with its strength.
pub fn weigh(meta: &'static Meta, case: &Case, context: &Context, findings: &mut Findings, more: Vec<(Evidence, Strength)>) {
    let mut places = Places::default();
    let mut strength = more.iter().map(|(_, strength)| *strength).max();
    let (mut raised, mut lowered, mut decides) = (false, false, strength == Some(Strength::Strong));
    for (scanned, found) in context.phrases(case, meta.id).filter(|(_, found)| thing(found).is_none()) {
        match found.pattern.tag {
            "silences" => return,
            "lowers" => {
                lowered = true;
                continue;
            }
            "raises" => raised = true,
            _ => {
                let own = found.pattern.strength.unwrap_or(meta.strength);
                strength = strength.max(Some(own));
                decides |= own == Strength::Strong && found.pattern.tag != "undecided" && matches!(scanned.origin, Origin::Message(_));
            }
        }
        places.add(&scanned.text, &found.range);
    }
    let together = together(meta, case, context);
    let Some(strength) = strength.max(together.iter().map(|(_, strength)| *strength).max()) else { return };
    let mut evidence: Vec<Evidence> = more.into_iter().map(|(evidence, _)| evidence).collect();
    for found in places.quotes().chain(together.into_iter().map(|(evidence, _)| evidence)) {
        if !evidence.iter().any(|e| overlap(e, &found)) {
            evidence.push(found);
        }
    }
    if decides && !lowered && meta.may_decide {
        findings.add_decisive(meta, evidence, None);
    } else {
        let strength = if lowered { strength } else { said_again(strength, &evidence) };
        findings.add(meta, step(strength, if lowered { -1 } else { i32::from(raised) }), evidence, None);
    }
}

fn step(strength: Strength, by: i32) -> Strength {
    match (strength, by) {
        (Strength::Weak, 1) | (Strength::Strong, -1) => Strength::Moderate,
        (Strength::Moderate, 1) => Strength::Strong,
        (Strength::Moderate, -1) => Strength::Weak,
        (same, _) => same,
    }
}

/// The quotes of the matches of a sign that `counts`, and the strength of the strongest; nothing where there is none.
pub fn gather_where(meta: &'static Meta, case: &Case, context: &Context, counts: impl Fn(&Match) -> bool) -> Option<(Vec<Evidence>, Strength)> {
    let mut places = Places::default();
    let mut strength = None;
    for (scanned, found) in context.phrases(case, meta.id).filter(|(_, found)| thing(found).is_none() && counts(found)) {
        strength = strength.max(Some(found.pattern.strength.unwrap_or(meta.strength)));
        places.add(&scanned.text, &found.range);
    }
    strength.map(|strength| (places.quotes().collect(), strength))
}

/// Places to quote. Patterns that overlap say one thing: it is quoted once, as far as they reach together.
#[derive(Default)]
struct Places<'c>(Vec<(&'c Text, Range<usize>)>);

impl<'c> Places<'c> {
    fn add(&mut self, text: &'c Text, found: &Range<usize>) {
        match self.0.last_mut() {
            Some((last, range)) if std::ptr::eq(*last, text) && found.start < range.end => range.end = range.end.max(found.end),
            _ => self.0.push((text, found.clone())),
        }
    }

    fn quotes(self) -> impl Iterator<Item = Evidence> {
        self.0.into_iter().map(|(text, range)| text.evidence(range))
    }
}

/// Leaves each place of the quotes once.
pub fn distinct(evidence: &mut Vec<Evidence>) {
    let mut seen: Vec<Evidence> = Vec::new();
    evidence.retain(|e| {
        let new = !seen.iter().any(|other| e.pointer == other.pointer && e.start < other.end && other.start < e.end);
        if new {
            seen.push(e.clone());
        }
        new
    });
}
