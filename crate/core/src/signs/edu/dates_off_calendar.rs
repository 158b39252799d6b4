//! Months that do not fit how the country's academic year works, or a duration no such degree has.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reading::degrees::{self, Level};
use crate::reference::Reference;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{DateRange, End, Month, Study};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "edu-dates-off-calendar",
    family: Family::Education,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Education],
    sources: &["AMZ25"],
};

/// Compares the months and the length of every study with the calendar of its school's country.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for study in case.studies() {
        let degree = degrees::of(study);
        let Some(range) = study.range.filter(|_| degree.ordinary && degree.level != Level::Unknown) else { continue };
        let (Some(country), End::At(_)) = (country(study, context.reference), range.end) else { continue };
        let months = months_are_off(&range, degree.level, country, context.reference);
        let length = length_is_off(&range, degree.level, context.today);
        let (key, strength) = match (months, length) {
            (true, true) => ("core_edu_calendar_both", Strength::Moderate),
            (true, false) => ("core_edu_calendar_months", Strength::Weak),
            (false, true) => ("core_edu_calendar_length", Strength::Weak),
            (false, false) => continue,
        };
        findings.add(&META, strength, vec![study.dates.quote()], Some(Say::new(key)));
    }
}

/// The country of the school, where a table knows it.
pub fn country<'r>(study: &Study, reference: &'r Reference) -> Option<&'r str> {
    let written = study.school.as_str();
    if let Some(school) = reference.schools.as_ref().and_then(|table| table.school(written)) {
        return Some(school.country);
    }
    reference.programmes.as_ref().and_then(|table| table.school(written)).map(|_| "US")
}

/// Whether the first or the last month lies outside the country's windows. Doctorates begin and end in any month; January
/// and December at both ends are what forms fill in when only the year is known.
fn months_are_off(range: &DateRange, level: Level, country: &str, reference: &Reference) -> bool {
    let (Some(first), Some(last)) = (range.start.month, range.end_point().and_then(|end| end.month)) else { return false };
    let filled_in = |month: u32| matches!(month, 1 | 12);
    if level == Level::Doctor || (filled_in(first) && filled_in(last)) || first == last {
        return false;
    }
    reference.calendars.as_ref().and_then(|table| table.country(country)).is_some_and(|c| !c.begins(first) || !c.ends(last))
}

/// Whether the study is shorter or longer than such degrees are, read as kindly as the dates allow. The end may lie ahead.
fn length_is_off(range: &DateRange, level: Level, today: Month) -> bool {
    let Some(end) = range.end_point() else { return false };
    if range.is_reversed() {
        return true;
    }
    let longest = end.latest().0 - range.start.earliest().0 + 1;
    let shortest = end.earliest().0 - range.start.latest().0 + 1;
    let ahead = end.earliest() > today;
    match level {
        // With a month of slack on either side of two and eight years.
        Level::Bachelor => longest < 23 || (shortest > 97 && !ahead),
        Level::Master => longest < 7,
        Level::Doctor => longest < 22,
        Level::Associate | Level::Professional | Level::Unknown => false,
    }
}
