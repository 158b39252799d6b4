//! Dates that cannot be: an end before the start, a job that starts in the future and is described as done.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{DateRange, End};
use crate::text::fold::fold;
use crate::text::{Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-impossible-dates",
    family: Family::History,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Experience, Part::Education],
    sources: &["DER"],
};

/// A start this many months ahead is more than a signed offer.
const AHEAD: i32 = 4;
/// An end before the start by up to a year is what swapped months look like.
const SWAPPED: i32 = 12;

/// Words by which people announce a job.
const ANNOUNCED: &[&str] = &[
    "incoming", "upcoming", "starting", "future", "designate", "elect", "joining", "입사 예정", "예정", "ab", "designierte", "designierter", "künftig", "内定", "予定", "futur", "future",
    "próximo", "prossimo",
];

/// Looks at every range.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for position in case.positions() {
        if let Some(range) = position.range {
            reversed(&position.dates, range, findings);
            let ahead = range.start.earliest().0 - context.today.0;
            let announced = [&position.title, &position.description].iter().any(|text| mention::any_of(&fold(text.as_str()).text, ANNOUNCED));
            if ahead >= AHEAD && !announced && !range.is_reversed() {
                let says = Say::new("core_exp_impossible_dates_future").month("today", context.today);
                findings.add(&META, Strength::Moderate, vec![position.dates.quote()], Some(says));
            }
        }
    }
    for study in case.studies() {
        if let Some(range) = study.range {
            reversed(&study.dates, range, findings);
        }
    }
}

fn reversed(dates: &Text, range: DateRange, findings: &mut Findings) {
    let End::At(end) = range.end else { return };
    if !range.is_reversed() {
        return;
    }
    let strength = if range.start.earliest().0 - end.latest().0 > SWAPPED { Strength::Moderate } else { Strength::Weak };
    findings.add(&META, strength, vec![dates.quote()], Some(Say::new("core_exp_impossible_dates_reversed")));
}
