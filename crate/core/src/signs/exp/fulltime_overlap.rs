//! Full-time jobs at unrelated employers in the same months. Nearly half of honest people have jobs that overlap, so the
//! sign speaks up only where one person would have to be in two places, or hold three full-time jobs today.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{EmploymentType, End, Position, Profile, Workplace};
use crate::text::Text;
use crate::text::fold::fold;
use crate::text::{mention, names};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-fulltime-overlap",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Experience],
    sources: &["MAND24", "IC25A", "OKTA25"],
};

/// Months in two places at once that no notice period explains.
const TWO_PLACES: u32 = 4;
/// Months of two full-time jobs that are worth a line.
const TWO_JOBS: u32 = 6;
/// Full-time jobs held today that are one too many.
const TOO_MANY: usize = 3;

/// Work that goes beside a job, and reasons why a second entry is the same job, folded.
const BESIDE: &[&str] = &[
    "founder", "co-founder", "cofounder", "owner", "co-owner", "board", "director (non-executive)", "non-executive", "chair", "chairman", "chairwoman", "trustee", "advisor", "adviser",
    "advisory", "mentor", "volunteer", "volunteering", "lecturer", "professor", "adjunct", "teaching", "teacher", "instructor", "tutor", "coach", "phd", "doctoral", "student",
    "researcher", "fellow", "resident", "reserve", "reservist", "national guard", "freelance", "freelancer", "consultant", "consulting", "contractor", "contract", "intern", "internship", "trainee",
    "apprentice", "part-time", "parental leave", "maternity", "sabbatical", "career break", "garden leave", "notice period", "leave", "secondment", "seconded", "on secondment", "payroll",
    "ambassador", "maintainer", "open source", "open-source", "investor", "partner", "speaker", "organizer", "organiser", "author", "writer", "member", "committee", "president", "treasurer",
    "landlord", "farmer", "musician", "on call", "locum", "per diem", "weekend", "weekends", "evening", "evenings", "self-employed", "stealth", "sole proprietor", "side project",
    "대표", "창업", "이사", "사외이사", "감사", "고문", "자문", "자문위원", "겸임", "겸임교수", "교수", "강사", "멘토", "봉사", "예비군", "파견", "원소속", "주재원", "휴직", "육아휴직", "프리랜서", "컨설턴트",
    "인턴", "박사과정", "석사과정", "위원", "겸직",
    "gründer", "gründerin", "mitgründer", "geschäftsführer", "geschäftsführerin", "inhaber", "inhaberin", "aufsichtsrat", "aufsichtsrätin", "beirat", "dozent", "dozentin", "lehrauftrag",
    "ehrenamt", "ehrenamtlich", "elternzeit", "nebentätigkeit", "berater", "beraterin", "freiberuflich", "doktorand", "doktorandin", "wissenschaftlicher mitarbeiter", "entsandt", "abgeordnet",
    "出向", "在籍出向", "兼務", "兼任", "非常勤", "顧問", "講師", "教授", "ボランティア", "副業", "休職", "育休", "創業者", "代表", "取締役", "業務委託",
    "fondateur", "fondatrice", "gérant", "gérante", "bénévole", "enseignant", "enseignante", "vacataire", "administrateur", "détaché", "doctorant", "doctorante", "fundador", "fundadora",
    "socio", "socia", "consultor", "consultora", "profesor", "profesora", "docente", "voluntario", "autónomo", "sócio", "voluntário", "professor", "fondatore", "consulente", "volontario",
    "założyciel", "wykładowca", "konsultant", "wolontariusz", "współwłaściciel",
];

/// Entries that are no employer.
const NO_EMPLOYER: &[&str] = &[
    "self-employed", "self employed", "freelance", "freelancer", "stealth", "stealth startup", "independent", "various", "family", "university", "college", "school", "universität",
    "hochschule", "université", "universidad", "church", "army", "navy", "air force", "自営", "フリーランス", "大学", "프리랜서", "자영업", "대학교", "대학", "familie", "selbstständig", "selbständig",
];

/// Looks at every pair of full-time jobs of each profile.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        look_at(profile, context, findings);
    }
}

fn look_at(profile: &Profile, context: &Context, findings: &mut Findings) {
    let jobs: Vec<&Position> = profile.experience.items.iter().filter(|job| is_plain_full_time(job)).collect();
    let employers = context.reference.employers.as_ref();
    let overlap = |a: &Position, b: &Position| {
        let months = a.range.zip(b.range).map_or(0, |(a, b)| a.sure_overlap(&b, context.today));
        // Asked last: names cost more to compare than dates, and most pairs of jobs share no month.
        if months > 0 && names::same_house(a.company.as_str(), b.company.as_str(), employers) { 0 } else { months }
    };

    let today: Vec<&Position> = jobs.iter().copied().filter(|job| job.range.is_some_and(|range| range.end == End::Open)).collect();
    let unrelated: Vec<&Position> = today
        .iter()
        .copied()
        .filter(|job| today.iter().all(|other| std::ptr::eq(*job, *other) || overlap(job, other) >= TWO_JOBS))
        .collect();
    if unrelated.len() >= TOO_MANY {
        let evidence = unrelated.iter().flat_map(|job| [job.company.quote(), job.dates.quote()]).collect();
        let says = Say::new("core_exp_fulltime_overlap_many").count("jobs", unrelated.len() as i64);
        findings.add(&META, Strength::Strong, evidence, Some(says));
    }

    for (at, first) in jobs.iter().enumerate() {
        for second in &jobs[at + 1..] {
            let months = overlap(first, second);
            if months < TWO_PLACES.min(TWO_JOBS) {
                continue;
            }
            let places = in_two_places(first, second);
            let on_site = |job: &&Position| job.workplace() == Some(Workplace::OnSite) || job.on_site_statement().is_some();
            let both_on_site = places.is_some() && [*first, *second].iter().all(on_site);
            let one_on_site = places.is_some() && [*first, *second].iter().any(on_site);
            let (strength, key) = if both_on_site && months >= TWO_PLACES {
                (Strength::Strong, "core_exp_fulltime_overlap_places")
            } else if one_on_site && months >= TWO_JOBS {
                (Strength::Moderate, "core_exp_fulltime_overlap_places")
            } else if months >= TWO_JOBS {
                (Strength::Weak, "core_exp_fulltime_overlap_two")
            } else {
                continue;
            };
            let mut evidence = vec![first.company.quote(), second.company.quote()];
            if let (Some((a, b)), true) = (places, strength > Strength::Weak) {
                evidence.extend([a.quote(), b.quote()]);
                evidence.extend([first, second].iter().filter_map(|job| job.on_site_statement()).map(|said| said.quote()));
            }
            findings.add(&META, strength, evidence, Some(Say::new(key).count("months", months.into())));
        }
    }
}

/// A job that says it is full time, at an employer, with dates to the month, and nothing that it could stand beside.
fn is_plain_full_time(job: &Position) -> bool {
    let says = |text: &Text, words: &[&str]| mention::any_of(&fold(text.as_str()).text, words);
    job.employment() == EmploymentType::FullTime
        && job.range.is_some_and(|range| range.is_monthly() && !range.is_reversed())
        && !job.company.is_empty()
        && !says(&job.title, BESIDE)
        && !says(&job.company, BESIDE)
        && !says(&job.company, NO_EMPLOYER)
        && !says(&job.description, BESIDE)
}

/// The places of two jobs, where both name a town, neither is worked from anywhere, and the towns differ.
fn in_two_places(a: &Position, b: &Position) -> Option<(Text, Text)> {
    let town = |job: &Position| {
        if matches!(job.workplace(), Some(Workplace::Remote | Workplace::Hybrid)) || job.location.is_empty() {
            return None;
        }
        let first = job.location.as_str().split([',', '·', '(', '|', '/']).next().unwrap_or_default().trim();
        Some(names::plain(first)).filter(|town| town.chars().count() >= 2)
    };
    let (first, second) = (town(a)?, town(b)?);
    // "New York" and "New York City Metropolitan Area" are one town; a country or "Greater London" may hold the other.
    let whole = |job: &Position| names::plain(job.location.as_str());
    let apart = !whole(a).contains(&second) && !whole(b).contains(&first) && !first.contains(&second) && !second.contains(&first);
    (apart && !names::alike(&first, &second)).then(|| (a.location.clone(), b.location.clone()))
}
