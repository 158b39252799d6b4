//! The study begins before the school existed under any name, or after it closed.

use crate::case::{Case, Context};
use crate::facts::degrees::{Lifetime, lifetime};
use crate::finding::{Findings, Strength};
use crate::reference::schools::School;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{Month, Study};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "edu-outside-institution-lifetime",
    family: Family::Education,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Education],
    sources: &["MAND24"],
};

/// Compares every study's first year with the years of its school.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    if context.reference.schools.is_none() {
        if case.studies().next().is_some() {
            findings.not_checked(&META, Say::new("core_edu_table_not_loaded"));
        }
        return;
    }
    for study in case.studies() {
        let (key, strength, school) = match lifetime(study, context.reference) {
            Lifetime::Before(school) => ("core_edu_before_founding", if was_over(study, &school, context.today) { Strength::Strong } else { Strength::Moderate }, school),
            Lifetime::AfterClosing(school) => ("core_edu_after_closing", Strength::Moderate, school),
            // Alumni, registrars and habit keep old names alive.
            Lifetime::AfterRenaming(school) => ("core_edu_after_renaming", Strength::Weak, school),
            Lifetime::Fits(_) | Lifetime::Unknown => continue,
        };
        let year = match school.end {
            Some(end) if key != "core_edu_before_founding" => end.year,
            _ => school.since.unwrap_or_default(),
        };
        let successor = school.end.and_then(|end| end.successor).unwrap_or_default();
        let says = Say::new(key).with("school", school.name).count("year", i64::from(year)).with("successor", successor);
        findings.add(&META, strength, vec![study.dates.quote(), study.school.quote()], Some(says));
    }
}

/// Years before the founding in which a study was already over, so that no campus, predecessor or mistake by a year explains it.
const YEARS_OVER: i32 = 2;

fn was_over(study: &Study, school: &School, today: Month) -> bool {
    let end = study.range.map(|range| range.possibly(today).1.year());
    school.since.zip(end).is_some_and(|(since, end)| end + YEARS_OVER <= since)
}
