//! The duration printed beside the dates of a job is not the one that the dates give.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reading::dates::{Checksum, checksum};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::End;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-duration-mismatch",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Experience],
    sources: &["DER"],
};

/// Months of difference that a way of counting can explain.
const COUNTING: u32 = 3;
/// From here on a slip of the hand is unlikely.
const STRONG: u32 = 7;
/// Jobs that all fail to fit, with none that does: the page was read wrongly.
const MISREAD: usize = 3;

/// Compares printed and counted duration of each job. The site itself prints them, so one that does not fit was typed; but
/// where nothing on a page fits, or a duration is that of the neighbour's dates, it is the reading that is wrong.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        let mut fits = 0;
        let mut off = Vec::new();
        for job in &profile.experience.items {
            let Some(range) = job.range.filter(|range| range.is_monthly()) else { continue };
            match checksum(&range, context.today) {
                Checksum::Agrees => fits += 1,
                // A saved page is older than the review: what goes on may be printed shorter, never longer.
                Checksum::Disagrees { counted, printed } if range.end == End::Open && printed < counted => fits += 1,
                Checksum::Disagrees { counted, printed } if printed.abs_diff(counted) > COUNTING => off.push((job, counted, printed)),
                Checksum::Disagrees { .. } | Checksum::NothingToCompare => {}
            }
        }
        let shifted = off.iter().any(|(job, _, printed)| {
            off.iter().any(|(other, counted, _)| !std::ptr::eq(*job, *other) && counted.abs_diff(*printed) <= 1)
        });
        if shifted || (fits == 0 && off.len() >= MISREAD) {
            continue;
        }
        for (job, counted, printed) in off {
            let strength = if printed.abs_diff(counted) >= STRONG { Strength::Strong } else { Strength::Moderate };
            let says = Say::new("core_exp_duration_mismatch").count("printed", printed.into()).count("counted", counted.into());
            findings.add(&META, strength, vec![job.dates.quote()], Some(says));
        }
    }
}
