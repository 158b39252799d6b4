//! From a first job to the head of a large house within months.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{EmploymentType, Month, Position, Profile};
use crate::text::fold::fold;
use crate::text::{Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-seniority-jump",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Experience, Part::About, Part::Header],
    sources: &["DER"],
};

/// Months between the first job and the head of the house.
const MONTHS: i32 = 18;
/// People led from which on the house is not a founder's.
const MANY: u32 = 50;

/// Titles at the head of a house. Folded.
const HEADS: &[&str] = &[
    "chief", "cto", "ceo", "cfo", "coo", "ciso", "cio", "vice president", "vp", "svp", "evp", "president", "head of", "managing director", "general manager", "director", "부사장", "사장", "대표", "대표이사", "전무", "상무", "본부장", "이사", "최고기술책임자", "총괄", "geschäftsführer",
    "geschäftsführerin", "leiter", "leiterin", "bereichsleiter", "vorstand", "取締役", "部長", "本部長", "社長", "執行役員", "directeur", "directrice", "director general", "directora", "diretor", "diretora",
];
/// Titles of a beginning. Folded.
const BEGINNINGS: &[&str] = &[
    "intern", "internship", "trainee", "apprentice", "apprenticeship", "graduate trainee", "working student", "인턴", "수습", "실습생", "교육생", "praktikant", "praktikantin", "werkstudent", "werkstudentin", "auszubildender", "auszubildende", "azubi", "trainee", "インターン", "研修生", "見習い", "stagiaire", "becario", "becaria", "estagiário", "estagiária",
];
/// Houses that one may head at once. Folded.
const OWN_HOUSE: &[&str] = &[
    "founder", "co-founder", "cofounder", "founding", "owner", "own", "self-employed", "startup", "start-up", "family", "club", "society", "student", "volunteer", "association", "nonprofit", "non-profit", "charity", "ngo", "choir", "troupe", "church", "union", "board member", "acting", "interim", "art director", "assistant director", "assistant to",
    "deputy", "associate director", "funeral director", "film", "theatre", "theater", "stage director", "창업", "공동창업", "설립", "가업", "동아리", "학생회", "협회", "미술감독", "gründer", "gründerin", "mitgründer", "verein", "inhaber", "inhaberin", "familienunternehmen", "創業", "家業", "サークル", "fondateur", "fundador", "fundadora",
];

/// Compares jobs that follow each other, and what the texts say.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        if let Some((texts, months)) = listed(profile, context.today) {
            let says = Say::new("core_exp_seniority_jump").count("months", i64::from(months));
            findings.add(&META, Strength::Strong, texts.iter().map(Text::quote).collect(), Some(says));
        } else if let Some(claim) = [&profile.about, &profile.headline].into_iter().chain(profile.experience.items.iter().map(|job| &job.description)).find_map(claimed) {
            findings.add(&META, Strength::Moderate, vec![claim.quote()], Some(Say::new("core_exp_seniority_jump_said")));
        }
    }
}

fn is_one_of(text: &Text, words: &[&str]) -> bool {
    mention::any_of(&fold(text.as_str()).text, words)
}

/// The oldest listed job is a beginner's, the head of many people comes within months, and nothing lies between or before.
fn listed(profile: &Profile, today: Month) -> Option<(Vec<Text>, i32)> {
    let jobs = &profile.experience;
    if !jobs.is_complete() {
        return None;
    }
    let mut dated: Vec<(&Position, Month, Month)> = jobs.items.iter().map(|job| job.range.map(|range| (job, range.possibly(today).0, range.surely(today).map_or(range.possibly(today).1, |sure| sure.1)))).collect::<Option<_>>()?;
    dated.sort_by_key(|(_, start, _)| *start);
    let (first, _, ended) = *dated.first()?;
    let begins = is_one_of(&first.title, BEGINNINGS) || first.employment() == EmploymentType::Internship;
    let (head, start, _) = *dated.iter().skip(1).find(|(job, ..)| is_one_of(&job.title, HEADS))?;
    let months = start.0 - ended.0;
    let own = [&head.title, &head.company, &head.description, &head.employment_type, &profile.about].into_iter().any(|text| is_one_of(text, OWN_HOUSE)) || is_one_of(&head.title, BEGINNINGS);
    let size = [&head.description, &head.title, &profile.about].into_iter().find_map(people)?;
    (begins && !own && months <= MONTHS).then(|| (vec![first.title.trimmed(), head.title.trimmed(), size], months.max(0)))
}

/// "leads 300 people", where the number is large.
fn people(text: &Text) -> Option<Text> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        Regex::new(concat!(
            r"(?i)\b(\d{2,5}|\d{1,2},\d{3})\+? ?(?:[\p{L}-]+ ){0,2}(?:people|engineers|developers|employees|staff|reports|specialists|professionals|colleagues|nurses|scientists)\b",
            r"|(?:직원|인원|엔지니어|개발자|조직)[^.\d]{0,8}(\d{2,5}) ?명|(\d{2,5}) ?명(?:의|을|이|,| )? ?(?:직원|엔지니어|개발자|조직|팀|을 이끌|규모)",
            r"|\b(\d{2,5}) (?:Mitarbeitende[nr]?|Mitarbeiter(?:innen)?|Leute|Personen|Ingenieure)\b|(\d{2,5}) ?名"
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()?.captures_iter(text.as_str()).find_map(|found| {
        let number = found.iter().skip(1).flatten().next()?.as_str().replace(',', "");
        let all = found.get(0)?;
        // A year, and people who are served, are not people led.
        let count: u32 = number.parse().ok()?;
        (count >= MANY && !(1900..2100).contains(&count)).then(|| text.slice(all.range()).trimmed())
    })
}

/// "From intern to CTO in ten months", said with pride.
fn claimed(text: &Text) -> Option<Text> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        Regex::new(concat!(
            r"(?i)\b(?:from|vom?|de) (?:an? )?(?:[\p{L}-]+ ){0,2}(?:intern|apprentice|trainee|praktikant(?:in)?|werkstudent(?:in)?|azubi|stagiaire|becario)(?:[\p{L} -]{0,20})? (?:to|zum|zur|à|a) (?:the )?(?:[\p{L}-]+ ){0,3}(?:chief|cto|ceo|vp|vice president|head|director|leiter(?:in)?|geschäftsführer(?:in)?|vorstand|directeur|directrice)\b[^.!\n]{0,60}?(?:in|within|after|nach|en)(?: only| just| nur| weniger als| less than| under)? (?:\p{L}+|\d{1,2}) (?:months?|weeks?|monaten|monate|mois|meses)",
            r"|(?:인턴|수습|실습생)(?:으로 시작해|에서)[^.\n]{0,30}(?:부사장|사장|대표|본부장|최고기술책임자|CTO|이사|총괄)[^.\n]{0,20}"
        ))
        .ok()
    };
    let found = PATTERN.get_or_init(compile).as_ref()?.find(text.as_str())?;
    let sentence = fold(found.as_str()).text;
    let korean = found.as_str().chars().any(|c| ('가'..='힣').contains(&c));
    let soon = !korean || Regex::new(r"(?:[1-9]|1[0-8]|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?:개월|달)").ok()?.is_match(text.as_str());
    (soon && !mention::any_of(&sentence, OWN_HOUSE)).then(|| text.slice(found.range()).trimmed())
}
