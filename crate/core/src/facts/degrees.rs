//! Facts about degrees: the school, the field, the dates, compared with the tables.

use super::{Fact, FactKind, Fit};
use crate::case::{Case, Context};
use crate::reading::degrees::{self, Degree, Level};
use crate::reference::Reference;
use crate::reference::programmes::{ASSOCIATE, BACHELOR, DOCTOR, MASTER, UsSchool};
use crate::reference::schools::School;
use crate::subject::Study;
use crate::words::Say;

/// A school with fewer fields on record is too thinly recorded to say what it does not award.
const FIELDS_NEEDED: usize = 3;

/// How a field stands to what a US school awards.
pub(crate) enum Offered<'r> {
    /// The school or the field is not in the tables, is too general, or the study is no ordinary degree.
    Unknown,
    /// The school is known, the field cannot be compared.
    SchoolOnly(UsSchool<'r>),
    /// Awarded at this level, or at some level where none is stated.
    Awarded(UsSchool<'r>),
    /// Awarded, at other levels only.
    OtherLevel(UsSchool<'r>),
    /// Something of the same family is awarded.
    Related(UsSchool<'r>),
    /// Nothing of the family is awarded at any level.
    Nothing(UsSchool<'r>),
}

/// Compares the field of a study with what its school awards.
pub(crate) fn offered<'r>(study: &Study, degree: &Degree, reference: &'r Reference) -> Offered<'r> {
    let Some(school) = reference.programmes.as_ref().and_then(|table| table.school(study.school.as_str())) else { return Offered::Unknown };
    let codes = reference.fields.as_ref().filter(|_| degree.ordinary && !degree.field.is_empty()).and_then(|table| table.codes(degree.field.as_str()));
    let Some(codes) = codes else { return Offered::SchoolOnly(school) };
    let levels = codes.iter().fold(0, |levels, code| levels | school.levels(*code));
    let wanted = match degree.level {
        Level::Associate => ASSOCIATE,
        Level::Bachelor => BACHELOR,
        Level::Master => MASTER,
        Level::Doctor | Level::Professional => DOCTOR,
        Level::Unknown => u8::MAX,
    };
    if levels & wanted != 0 {
        return Offered::Awarded(school);
    }
    if levels != 0 {
        return Offered::OtherLevel(school);
    }
    // Engineering and engineering technology are classified apart, and are one thing to most who list them.
    let near = |family: u16| match family {
        14 => Some(15),
        15 => Some(14),
        _ => None,
    };
    let families = || codes.iter().map(|code| code / 100);
    let related = families().any(|family| school.has_family(family) || near(family).is_some_and(|f| school.has_family(f)));
    // Colleges with a general or interdisciplinary degree let students name a field of their own, but not a profession.
    let own_field = (school.has_family(24) || school.has_family(30)) && !families().any(is_profession);
    if related || own_field || school.fields() < FIELDS_NEEDED { Offered::Related(school) } else { Offered::Nothing(school) }
}

/// Two-digit families that need laboratories, licences or accreditation: a college does not take them up or give them up
/// as easily as it does philosophy. Architecture, computing, engineering, law, health, business.
pub(crate) fn is_profession(family: u16) -> bool {
    matches!(family, 4 | 11 | 14 | 15 | 22 | 51 | 52)
}

/// A study and the life of its school.
pub(crate) enum Lifetime<'r> {
    /// Not in the table, or without dates.
    Unknown,
    /// They fit.
    Fits(School<'r>),
    /// The study begins before the school existed under any name.
    Before(School<'r>),
    /// The study begins after the school closed.
    AfterClosing(School<'r>),
    /// The study begins after the school had gone over into another.
    AfterRenaming(School<'r>),
}

/// Years by which a study must miss the life of a school; founding acts, first classes and classes that finish elsewhere
/// lie about that far apart.
const MARGIN_YEARS: i32 = 2;

/// Compares the dates of a study with the life of its school.
pub(crate) fn lifetime<'r>(study: &Study, reference: &'r Reference) -> Lifetime<'r> {
    let Some(school) = reference.schools.as_ref().and_then(|table| table.school(study.school.as_str())) else { return Lifetime::Unknown };
    let Some(range) = study.range.filter(|range| !range.is_reversed()) else { return Lifetime::Unknown };
    if school.since.is_some_and(|since| range.start.year + MARGIN_YEARS <= since) {
        return Lifetime::Before(school);
    }
    match school.end {
        Some(end) if range.start.year >= end.year + MARGIN_YEARS && end.successor.is_some() => Lifetime::AfterRenaming(school),
        Some(end) if range.start.year >= end.year + MARGIN_YEARS => Lifetime::AfterClosing(school),
        _ => Lifetime::Fits(school),
    }
}

/// Adds the facts about degrees: one a study.
pub(super) fn collect(case: &Case, context: &Context, facts: &mut Vec<Fact>) {
    let reference = context.reference;
    let loading = reference.programmes.is_none() || reference.fields.is_none() || reference.schools.is_none();
    for study in case.studies().filter(|study| !study.school.is_empty()) {
        let (fit, says) = if loading {
            (Fit::Checking, Say::new("core_degree_checking"))
        } else {
            let degree = degrees::of(study);
            let by_dates = match lifetime(study, reference) {
                Lifetime::Before(school) => Some((Fit::Off, since("core_degree_before", school))),
                Lifetime::AfterClosing(school) => Some((Fit::Off, ended("core_degree_after", school))),
                Lifetime::AfterRenaming(school) => Some((Fit::Unknown, ended("core_degree_renamed", school))),
                Lifetime::Fits(_) | Lifetime::Unknown => None,
            };
            by_dates.unwrap_or_else(|| match offered(study, &degree, reference) {
                Offered::Awarded(school) => (Fit::Fits, named("core_degree_awarded", &school)),
                Offered::OtherLevel(school) => (Fit::Unknown, named("core_degree_other_level", &school)),
                Offered::Related(school) => (Fit::Unknown, named("core_degree_related", &school)),
                Offered::Nothing(school) => (Fit::Off, named("core_degree_not_awarded", &school)),
                Offered::SchoolOnly(school) => (Fit::Unknown, named("core_degree_field_unknown", &school)),
                Offered::Unknown => match lifetime(study, reference) {
                    Lifetime::Fits(school) => (Fit::Fits, since("core_degree_dates_fit", school)),
                    _ => (Fit::Unknown, Say::new("core_degree_school_unknown")),
                },
            })
        };
        facts.push(Fact { kind: FactKind::Degree, text: study.school.clone(), says, fit, span: None });
    }
}

fn named(key: &'static str, school: &UsSchool) -> Say {
    Say::new(key).with("school", school.name)
}

fn since(key: &'static str, school: School) -> Say {
    Say::new(key).with("school", school.name).count("year", i64::from(school.since.unwrap_or_default()))
}

fn ended(key: &'static str, school: School) -> Say {
    let end = school.end;
    Say::new(key)
        .with("school", school.name)
        .count("year", i64::from(end.map_or(0, |end| end.year)))
        .with("successor", end.and_then(|end| end.successor).unwrap_or_default())
}
