//! The study begins before the school existed under any name, or after it closed.

use crate::case::{Case, Context};
use crate::facts::degrees::{Lifetime, lifetime};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "edu-outside-institution-lifetime",
    family: Family::Education,
    strength: Strength::Moderate,
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
            Lifetime::Before(school) => ("core_edu_before_founding", Strength::Moderate, school),
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
