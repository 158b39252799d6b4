//! Study at a school and work on site in another country, at the same time and for most of it.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reading::degrees::{self, Level};
use crate::reference::Reference;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::distance::are_neighbours;
use crate::signs::edu::dates_off_calendar::country;
use crate::subject::{EmploymentType, Month, Position, Profile, Study, Workplace};
use crate::text::fold::fold;
use crate::text::{Evidence, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "edu-onsite-conflict",
    family: Family::Education,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Education, Part::Experience],
    sources: &["US22", "IC23", "DER"],
};

/// Months of both at once below which a year abroad, a placement or rounded years explain it.
const MONTHS: u32 = 18;

/// Words by which a study is not done at the school itself, or not alone. Folded.
const ELSEWHERE: &[&str] = &[
    "online", "distance", "part-time", "part time", "evening", "weekend", "executive", "emba", "remote", "remotely", "correspondence", "extension", "external", "sandwich", "dual", "joint", "exchange", "campus in", "branch",
    "open university", "fernuni", "fernuniversität", "global campus", "university of the people", "western governors", "southern new hampshire", "unisa", "uoc", "uned", "coursera", "edx", "방송통신", "방통대", "사이버", "디지털대", "온라인", "야간", "파트타임", "계약학과", "fernstudium",
    "berufsbegleitend", "teilzeit", "dualer", "duales", "放送大学", "通信", "夜間", "オンライン", "à distance", "a distancia", "semipresencial", "ead",
];

/// Compares every ordinary degree with every job whose entry says that it is done on site.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        for study in profile.education.items.iter().filter(|study| is_on_campus(study)) {
            let Some(school) = country(study, context.reference) else { continue };
            let job = profile.experience.items.iter().find_map(|job| Some((job, site(profile, study, job, school, context.reference, context.today)?)));
            if let Some((job, months)) = job {
                let mut evidence: Vec<Evidence> = vec![study.dates.quote(), study.school.quote(), job.location.quote()];
                evidence.extend(job.on_site_statement().map(|text| text.quote()));
                findings.add(&META, Strength::Moderate, evidence, Some(Say::new("core_edu_onsite_conflict").count("months", months.into())));
            }
        }
    }
}

/// A first or second degree taken in the ordinary way. Doctorates are written anywhere.
fn is_on_campus(study: &Study) -> bool {
    let degree = degrees::of(study);
    let says = |text: &crate::text::Text| mention::any_of(&fold(text.as_str()).text, ELSEWHERE);
    degree.ordinary && matches!(degree.level, Level::Bachelor | Level::Associate) && ![&study.school, &study.degree, &study.field, &study.description].into_iter().any(says)
}

/// The months of both at once, where the job is on site in another country that is not next door.
fn site(profile: &Profile, study: &Study, job: &Position, school: &str, reference: &Reference, today: Month) -> Option<u32> {
    let on_site = job.workplace() == Some(Workplace::OnSite) || job.on_site_statement().is_some();
    let all_day = !matches!(job.employment(), EmploymentType::PartTime | EmploymentType::Internship | EmploymentType::Temporary | EmploymentType::SelfEmployed);
    if !on_site || !all_day {
        return None;
    }
    // Whoever says that they did both knows about it.
    let knows = [&job.description, &profile.about].into_iter().any(|text| mention::any_of(&fold(text.as_str()).text, ELSEWHERE));
    let [place] = reference.places.as_ref()?.countries_of(job.location.as_str())[..] else { return None };
    let (study_range, job_range) = (study.range?, job.range?);
    let months = study_range.sure_overlap(&job_range, today);
    (!knows && !are_neighbours(school, place) && months >= MONTHS).then_some(months)
}
