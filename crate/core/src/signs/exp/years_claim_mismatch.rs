//! The headline or the about text claims far more years than the listed career reaches back.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reading::degrees::{self, Level};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{DateRange, Month, Profile};
use crate::text::fold::fold;
use crate::text::{Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-years-claim-mismatch",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::About, Part::Header, Part::Experience],
    sources: &["US22", "KET"],
};

/// Years that may be missing before anything is said.
const MISSING: f64 = 4.0;
/// The listed part of the claim below which something is said.
const PART: f64 = 0.6;
/// Years that early jobs left off a page rarely reach.
const FAR: f64 = 8.0;
/// The same where the listed beginning calls itself one.
const FAR_FROM_FIRST: f64 = 6.0;

/// The years are those of a team, a house, or of somebody else.
const NOT_OWN: &[&str] = &[
    "combined", "collectively", "together", "our team", "team of", "company", "firm", "agency", "our", "we", "we've", "clients", "family business", "between us", "저희", "우리", "당사", "팀",
    "합쳐", "gemeinsam", "zusammen", "unser", "unsere", "wir", "firma", "弊社", "当社", "合計", "notre", "nous", "nuestra", "nuestro", "nossa", "nosso", "nostra", "nostro", "nasza", "looking for",
    "life", "marriage", "gap",
];

/// Compares the claims of each profile with its jobs.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        let Some(career) = career(profile, context.today) else { continue };
        let mut claimed: Vec<(u32, Text)> = [&profile.headline, &profile.about].into_iter().flat_map(claims).collect();
        claimed.retain(|(years, _)| is_too_much(f64::from(*years), career.1));
        // Headline and about say the same thing twice: one contradiction, with every place that states it.
        let Some(years) = claimed.iter().map(|(years, _)| *years).min() else { continue };
        compare(profile, career, years, &claimed, context, findings);
    }
}

/// From the first month that any listed job may have begun in to today, in years. Nothing where a job is missing, bears no
/// date, or the page shows only some of them: what is not there cannot contradict.
fn career(profile: &Profile, today: Month) -> Option<(Month, f64)> {
    let jobs = &profile.experience;
    if !jobs.is_complete() || jobs.items.is_empty() {
        return None;
    }
    let starts: Option<Vec<Month>> = jobs.items.iter().map(|job| job.range.map(|range| range.possibly(today).0)).collect();
    let first = starts?.into_iter().min()?;
    Some((first, f64::from(today.0 - first.0) / 12.0))
}

fn is_too_much(claimed: f64, listed: f64) -> bool {
    listed < PART * claimed && claimed - listed >= MISSING
}

fn compare(profile: &Profile, (first, listed): (Month, f64), years: u32, claims: &[(u32, Text)], context: &Context, findings: &mut Findings) {
    let claimed = f64::from(years);
    // Early jobs are often left off. What makes it worth a question is a listed education that began long after the claimed
    // start, with nothing before it.
    let claimed_start = context.today.0 - i32::try_from(years * 12).unwrap_or(0);
    let first_study = profile.education.items.iter().filter_map(|study| study.range).map(|range| range.possibly(context.today).0).min();
    let late = first_study.filter(|study| study.0 - claimed_start >= 24);
    let says = Say::new("core_exp_years_claim_mismatch").count("claimed", years.into()).month("first", first);
    let mut evidence: Vec<_> = claims.iter().map(|(_, claim)| claim.quote()).collect();
    let oldest = profile.experience.items.iter().filter(|job| job.range.is_some_and(|range| range.possibly(context.today).0 == first));
    evidence.extend(oldest.take(1).map(|job| job.dates.quote()));
    // Whoever changes trade late studies late. A first degree, or a job called the first one, says where the career begins.
    let nothing_earlier = first_study.map_or(first, |study| study.min(first));
    let far = f64::from(nothing_earlier.0 - claimed_start) / 12.0 >= FAR_FROM_FIRST;
    let strength = match (claimed - listed >= FAR && late.is_some(), far && begins_there(profile, first, first_study, context.today)) {
        (true, true) => Strength::Strong,
        (true, false) => Strength::Moderate,
        (false, _) => Strength::Weak,
    };
    if strength > Strength::Weak {
        let earliest = profile.education.items.iter().find(|study| study.range.is_some_and(|range| Some(range.possibly(context.today).0) == first_study));
        evidence.extend(earliest.map(|study| study.dates.quote()));
    }
    findings.add(&META, strength, evidence, Some(says));
}

/// Words by which an entry says that nothing came before it, folded.
const FIRST_JOB: &[&str] = &[
    "first job", "first role", "first position", "my first", "fresh out of", "straight out of", "after university", "after college", "after graduating", "intern", "internship", "graduate", "trainee", "entry-level", "entry level",
    "첫 직장", "첫 회사", "신입", "인턴", "erste stelle", "erster job", "berufseinstieg", "berufseinsteiger", "berufseinsteigerin", "nach dem studium", "praktikum", "praktikant", "praktikantin", "新卒", "インターン", "premier emploi", "primer empleo",
];

/// Whether the listed beginning calls itself one: the first listed job does, or the first listed study is a first degree that
/// led straight to it.
fn begins_there(profile: &Profile, first: Month, first_study: Option<Month>, today: Month) -> bool {
    let starts_at = |range: Option<DateRange>, month: Month| range.is_some_and(|range| range.possibly(today).0 == month);
    let says_so = profile.experience.items.iter().filter(|job| starts_at(job.range, first)).any(|job| {
        [&job.title, &job.description, &job.employment_type].into_iter().any(|text| mention::any_of(&fold(text.as_str()).text, FIRST_JOB))
    });
    let first_degree = profile.education.items.iter().filter(|study| first_study.is_some_and(|month| starts_at(study.range, month))).any(|study| {
        let level = degrees::of(study).level;
        matches!(level, Level::Associate | Level::Bachelor) && study.range.is_some_and(|range| range.possibly(today).1.0 <= first.0 + 24)
    });
    profile.education.is_complete() && (says_so || first_degree) && first_study.is_some_and(|study| study <= first)
}

/// "15+ years of experience", "경력 12년", "12년차", "25 Jahre Berufserfahrung", and the words that say so.
fn claims(text: &Text) -> Vec<(u32, Text)> {
    let whole = text.as_str();
    let Some(pattern) = mention::has_digit(whole).then(pattern).flatten() else { return Vec::new() };
    pattern
        .captures_iter(whole)
        .filter_map(|found| {
            let all = found.get(0)?;
            let years: u32 = found.iter().skip(1).flatten().find_map(|group| group.as_str().parse().ok().or_else(|| in_words(group.as_str())))?;
            let start = whole.get(..all.start()).and_then(|t| t.rfind(['.', '!', '\n', '。'])).map_or(0, |at| at + 1);
            let end = whole.get(all.end()..).and_then(|t| t.find(['.', '!', '\n', '。'])).map_or(whole.len(), |at| all.end() + at);
            let own = !mention::any_of(&fold(whole.get(start..end).unwrap_or_default()).text, NOT_OWN);
            ((5..=60).contains(&years) && own).then(|| (years, text.slice(all.range()).trimmed()))
        })
        .collect()
}

/// A number of years in words, as far as careers go.
fn in_words(text: &str) -> Option<u32> {
    const NUMBERS: &[(&str, u32)] = &[
        ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20),
        ("twenty-five", 25), ("thirty", 30), ("two decades", 20), ("three decades", 30), ("십", 10), ("십이", 12), ("십오", 15), ("이십", 20), ("이십오", 25), ("삼십", 30), ("zehn", 10), ("zwölf", 12), ("fünfzehn", 15), ("zwanzig", 20), ("fünfundzwanzig", 25), ("dreißig", 30),
    ];
    let text = text.to_lowercase();
    NUMBERS.iter().find(|(word, _)| *word == text.trim()).map(|(_, number)| *number)
}

fn pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        Regex::new(concat!(
            r"(?i)\b([0-9]{1,2})\s*\+?\s*(?:plus\s+)?(?:years?|yrs?)[’']?\s+(?:of\s+)?(?:[a-z/&+-]+\s+){0,4}?(?:experience|expertise)\b",
            r"|\b([0-9]{1,2})\s*\+?\s*(?:years?|yrs?)\s+in\s+(?:the\s+)?(?:software|it|tech|engineering|industry|field|business|development|finance|recruiting|recruitment|sales|marketing|security|defen[cs]e)\b",
            r"|\bexperience\s+of\s+(?:over\s+|more than\s+)?([0-9]{1,2})\s*\+?\s*years\b",
            r"|\b(five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|twenty-five|thirty)\s+(?:years?)\s+(?:of\s+)?(?:[a-z/&+-]+\s+){0,4}?(?:experience|expertise)\b",
            r"|\b((?:two|three)\s+decades)\s+(?:of\s+)(?:[a-z/&+-]+\s+){0,4}?(?:experience|expertise)\b",
            r"|(?:^|[^가-힣])(십|십이|십오|이십|이십오|삼십)\s*년\s*(?:차|이상의?\s*(?:경력|경험)|간의?\s*(?:경력|경험)|(?:의\s*)?경력|(?:의\s*)?경험)",
            r"|\b(zehn|zwölf|fünfzehn|zwanzig|fünfundzwanzig|dreißig)\s+Jahren?\s+(?:\w+\s+)?(?:Berufs|Praxis|Branchen)?erfahrung\b",
            r"|경력\s*(?:약\s*)?([0-9]{1,2})\s*년",
            r"|(?:^|[^0-9])([0-9]{1,2})\s*년\s*(?:차|이상의?\s*(?:경력|경험)|간의?\s*(?:경력|경험)|(?:의\s*)?경력|(?:의\s*)?경험)",
            r"|\b([0-9]{1,2})\s*\+?\s*Jahren?\s+(?:\w+\s+)?(?:Berufs|Praxis|Branchen)?erfahrung\b",
            r"|(?:経験|経歴|実務経験|職歴|キャリア)\s*([0-9]{1,2})\s*年|(?:^|[^0-9])([0-9]{1,2})年(?:以上|間)?の(?:\w{0,6})?(?:経験|キャリア)",
            r"|\b([0-9]{1,2})\s*ans\s+d['’](?:expérience|ancienneté)",
            r"|\b([0-9]{1,2})\s*\+?\s*años\s+de\s+(?:experiencia|trayectoria)",
            r"|\b([0-9]{1,2})\s*\+?\s*anos\s+de\s+(?:experiência|carreira)",
            r"|\b([0-9]{1,2})\s*anni\s+di\s+esperienza",
            r"|\b([0-9]{1,2})\s*lat\s+(?:\w+\s+)?doświadczenia",
            r"|(?:^|[^0-9])([0-9]{1,2})\s*年(?:以上)?(?:的)?(?:工作|开发|行业)?经验",
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}
