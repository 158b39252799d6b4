//! The school awards nothing in the stated field.

use crate::case::{Case, Context};
use crate::facts::degrees::{Offered, is_profession, offered};
use crate::finding::{Findings, Strength};
use crate::reading::degrees::{self, Level};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{Month, Study};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "edu-major-not-offered",
    family: Family::Education,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Education],
    sources: &["AMZ25"],
};

/// The table holds recent awards; of a programme that ended before this year it knows nothing sure.
const SURE_SINCE_YEAR: i32 = 2015;
/// The same for fields that colleges open and close more easily than those of a profession.
const SURE_SINCE_YEAR_ELSE: i32 = 2019;

/// Compares every study's field with what the school awards.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let reference = context.reference;
    if reference.programmes.is_none() || reference.fields.is_none() {
        if case.studies().next().is_some() {
            findings.not_checked(&META, Say::new("core_edu_table_not_loaded"));
        }
        return;
    }
    for study in case.studies() {
        let degree = degrees::of(study);
        let (key, strength, school) = match offered(study, &degree, reference) {
            Offered::Nothing(school) => {
                let codes = reference.fields.as_ref().and_then(|table| table.codes(degree.field.as_str())).unwrap_or_default();
                let since = if codes.iter().any(|code| is_profession(code / 100)) { SURE_SINCE_YEAR } else { SURE_SINCE_YEAR_ELSE };
                let sure = degree.level != Level::Unknown && ended_in_reach(study, since, context.today);
                ("core_edu_major_not_offered", if sure { Strength::Moderate } else { Strength::Weak }, school)
            }
            Offered::Related(school) => ("core_edu_major_related", Strength::Weak, school),
            _ => continue,
        };
        let says = Say::new(key).with("school", school.name).with("field", degree.field.as_str());
        findings.add(&META, strength, vec![degree.field.quote(), study.school.quote()], Some(says));
    }
}

/// Whether the study ended while the table knows the school's awards: neither long ago nor still to come.
fn ended_in_reach(study: &Study, since_year: i32, today: Month) -> bool {
    study.range.and_then(|range| range.end_point()).is_some_and(|end| end.year >= since_year && end.earliest() <= today)
}
