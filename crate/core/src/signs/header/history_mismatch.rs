//! The headline names an occupation or an employer that none of the listed jobs knows.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::trades::{self, Trade};
use crate::subject::{End, Position, Profile};
use crate::text::fold::fold;
use crate::text::{Text, mention, names};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "header-history-mismatch",
    family: Family::Account,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::Experience],
    sources: &["DER"],
};

/// Words of those who recruit, as a headline and a job say them.
const RECRUITING: &[&str] = &[
    "recruiter", "recruiters", "recruiting", "recruitment", "talent acquisition", "talent partner", "sourcer", "headhunter", "headhunting", "hr manager", "hr lead", "hiring manager", "human resources", "people partner",
    "staffing", "executive search", "talent", "hr", "people operations", "search", "채용", "리크루터", "헤드헌터", "인사", "인사팀", "hr 매니저", "서치", "personalreferent", "personalreferentin", "personalberater", "personalberaterin",
    "recruiterin", "personal", "採用", "人事", "recrutement", "recruteur", "chargée de recrutement", "selección", "reclutadora", "reclutador", "recursos humanos", "rh", "rekruter", "rekrutacja",
];

/// A headline that looks ahead, back, or for work.
const NOT_NOW: &[&str] = &[
    "ex", "former", "formerly", "previously", "retired", "aspiring", "seeking", "looking for", "open to", "future", "incoming", "student", "graduate", "trainee", "alumni", "alum", "volunteer", "fan", "advisor", "adviser",
    "board", "mentor", "on leave", "career break", "speaker", "author", "for recruiters", "dear recruiters", "hire me", "전", "예비", "준비", "구직", "은퇴", "ehemals", "suche", "元", "就活",
];

/// Compares the headline with the jobs, where all of them were read.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles().filter(|profile| profile.experience.is_complete() && !profile.experience.items.is_empty()) {
        if mention::any_of(&fold(profile.headline.as_str()).text, NOT_NOW) {
            continue;
        }
        let current = profile.experience.items.iter().find(|job| job.range.is_some_and(|range| range.end == End::Open));
        // The page shows where else the person works today, or that the last listed job is long over.
        let Some(job) = current.or(profile.experience.items.first()) else { continue };
        let house = other_house(profile);
        let trade = other_trade(profile);
        let (claim, strength, key) = match (claims_recruiting(profile), house, trade) {
            (Some(claim), ..) => (claim, Strength::Moderate, "core_header_history_mismatch_recruiting"),
            // A house and a trade that the page does not know, while the person's own words go with the jobs. Whoever only
            // has a new post, a second trade or a new start is not that far from the rest of the page.
            (None, Some(claim), Some(_)) if current.is_some() && says_the_old_trade(profile) => (claim, Strength::Strong, "core_header_history_mismatch_house"),
            (None, Some(claim), _) if shares_nothing(profile, &claim) => (claim, Strength::Moderate, "core_header_history_mismatch_house"),
            (None, _, Some(claim)) if says_the_old_trade(profile) => (claim, Strength::Moderate, "core_header_history_mismatch_trade"),
            _ => continue,
        };
        findings.add(&META, strength, vec![claim.quote(), job.title.quote()], Some(Say::new(key)));
    }
}

/// The first part of a headline whose trades are none of those that the rest of the page names.
fn other_trade(profile: &Profile) -> Option<Text> {
    const CHANGED: &[&str] = &[
        "now i", "today i", "turned", "retrained", "retraining", "second career", "new career", "career change", "career changer", "switched", "moved into", "used to be", "formerly", "previously", "self-taught", "bootcamp", "옮겼", "전향", "전직", "독학", "부트캠프", "이제는", "früher", "heute", "umschulung", "quereinstieg", "quereinsteiger", "quereinsteigerin", "転職",
        "独学", "reconversion", "reconvertie", "reconverti",
    ];
    if mention::any_of(&fold(profile.about.as_str()).text, CHANGED) {
        return None;
    }
    let claimed = trades::of(profile.headline.as_str());
    let jobs = trades_of_jobs(profile);
    let studies = profile.education.items.iter().flat_map(|study| [&study.field, &study.degree, &study.school, &study.description]);
    let others = studies.chain(&profile.skills).chain(&profile.certifications).chain([&profile.about]).flat_map(|text| trades::of(text.as_str()));
    let known: Vec<Trade> = jobs.iter().copied().chain(others).collect();
    let strange = !claimed.is_empty() && !jobs.is_empty() && !claimed.iter().any(|trade| known.contains(trade));
    strange.then(|| ["|", "·", "•", "\n"].iter().fold(vec![profile.headline.clone()], |parts, sign| parts.iter().flat_map(|part| part.split(sign)).collect()))?.into_iter().find(|part| !trades::of(part.as_str()).is_empty())
}

fn trades_of_jobs(profile: &Profile) -> Vec<Trade> {
    profile.experience.items.iter().flat_map(|job| [&job.title, &job.company, &job.description]).flat_map(|text| trades::of(text.as_str())).collect()
}

/// Whether the about text speaks of the trade of the jobs.
fn says_the_old_trade(profile: &Profile) -> bool {
    let jobs = trades_of_jobs(profile);
    trades::of(profile.about.as_str()).iter().any(|trade| jobs.contains(trade)) || {
        let words = |text: &Text| names::words(text.as_str()).into_iter().filter(|word| word.chars().count() >= 5).collect::<Vec<_>>();
        let about = words(&profile.about);
        profile.experience.items.iter().flat_map(|job| words(&job.title)).any(|word| about.contains(&word))
    }
}

/// A headline of a recruiter over jobs of which none is in recruiting.
fn claims_recruiting(profile: &Profile) -> Option<Text> {
    const PLAIN: &[&str] = &["recruiter", "talent acquisition", "headhunter", "sourcer", "채용 담당", "채용담당", "헤드헌터", "리크루터", "personalberater", "採用担当", "reclutador", "reclutadora", "recruteur"];
    let headline = fold(profile.headline.as_str());
    let place = PLAIN.iter().find_map(|word| mention::places(&headline.text, word).next())?;
    let knows = |text: &Text| mention::any_of(&fold(text.as_str()).text, RECRUITING);
    let any_job = profile.experience.items.iter().any(|job| knows(&job.title) || knows(&job.company) || knows(&job.description));
    // The part of the headline between its separators.
    (!any_job && !knows(&profile.about)).then(|| part_of(&profile.headline, headline.original(place).start))
}

fn part_of(headline: &Text, at: usize) -> Text {
    let text = headline.as_str();
    let start = text.get(..at).and_then(|t| t.rfind(['|', '·', '•', '\n'])).map_or(0, |sign| sign + text.get(sign..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let end = text.get(at..).and_then(|t| t.find(['|', '·', '•', '\n'])).map_or(text.len(), |sign| at + sign);
    headline.slice(start..end).trimmed()
}

/// "CTO at Kestrel Labs", where no listed employer can be that house.
fn other_house(profile: &Profile) -> Option<Text> {
    static AT: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || Regex::new(r"(?:\bat|@|\bbei)\s+(\p{Lu}[\p{L}\d&'’.-]*(?:\s+[\p{Lu}\d][\p{L}\d&'’.-]*){0,4})").ok();
    let headline = profile.headline.as_str();
    let may_be = headline.contains('@') || headline.contains("at") || headline.contains("bei");
    let found = may_be.then(|| AT.get_or_init(compile).as_ref()).flatten()?.captures(headline)?;
    let house = found.get(1)?;
    let known = profile
        .experience
        .items
        .iter()
        .any(|job| names::same_house(job.company.as_str(), house.as_str(), None) || mention::any_of(&fold(job.title.as_str()).text, &[&fold(house.as_str()).text]));
    let studies = profile.education.items.iter().any(|study| names::same_house(study.school.as_str(), house.as_str(), None));
    let says = fold(profile.about.as_str()).text.contains(&fold(house.as_str()).text);
    (!known && !studies && !says).then(|| part_of(&profile.headline, house.start()))
}

/// Whether the headline's words stand nowhere in the titles, descriptions and the about text.
fn shares_nothing(profile: &Profile, claim: &Text) -> bool {
    const EMPTY: &[&str] = &["at", "of", "the", "and", "senior", "junior", "lead", "head", "chief", "officer", "manager", "director", "owner", "founder", "partner", "labs", "inc"];
    let own: Vec<String> = names::words(claim.as_str()).into_iter().filter(|word| word.len() >= 4 && !EMPTY.contains(&word.as_str())).collect();
    let texts = |job: &Position| [names::words(job.title.as_str()), names::words(job.description.as_str()), names::words(job.company.as_str())].concat();
    let listed: Vec<String> = profile.experience.items.iter().flat_map(texts).chain(names::words(profile.about.as_str())).collect();
    let beginning = |word: &str| word.chars().take(5).collect::<String>();
    !own.iter().any(|word| listed.iter().any(|other| other.len() >= 4 && beginning(word) == beginning(other)))
}
