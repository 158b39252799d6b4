//! For whom somebody says they speak: the employers they name, and whether they hire for one.

use crate::case::Case;
use crate::subject::{Conversation, Profile};
use crate::text::{Text, fold};

/// Words of people who hire, look for people, or speak for an employer's personnel office. Folded; parts of words only
/// where the language joins words.
const HIRING: &[&str] = &[
    "recruiter", "recruiting", "recruitment", "recruit", "talent", "hr", "hrbp", "human resources", "people operations", "people ops", "people partner", "sourcer", "sourcing", "hiring", "staffing",
    "headhunter", "head hunter", "headhunting", "executive search", "personalreferent", "personalreferentin", "personalabteilung", "personalleiter", "personalleiterin", "recrutement", "rh", "reclutador", "reclutadora",
    "seleccion", "selezione", "rekruter", "rekrutacja",
];
const HIRING_PARTS: &[&str] = &["인사", "채용", "리크루", "헤드헌터", "헤드헌팅", "採用", "人事", "招聘", "猎头", "рекрут", "кадр", "подбор"];

/// Words of people who work for themselves or look for work.
const ALONE: &[&str] = &[
    "freelance", "freelancer", "self-employed", "self employed", "independent", "own business", "sole trader", "selbststandig", "selbstständig", "selbständig", "freiberuflich", "freiberufler", "autonomo", "autónomo",
    "freiberuflerin", "indépendant", "open to work", "opentowork", "looking for", "seeking", "job seeker", "jobsuchend",
];
const ALONE_PARTS: &[&str] = &["프리랜서", "프리랜스", "구직", "개인사업", "1인", "フリーランス", "個人事業", "自営", "求職", "自由职业", "фриланс"];

fn holds(text: &str, words: &[&str], parts: &[&str]) -> bool {
    let folded = fold::fold(text).text;
    parts.iter().any(|part| folded.contains(part))
        || words.iter().any(|word| {
            folded.match_indices(word).any(|(at, _)| {
                !folded[..at].ends_with(char::is_alphanumeric) && !folded[at + word.len()..].starts_with(|c: char| c.is_alphanumeric() && c.is_ascii())
            })
        })
}

/// Whether a line about somebody says that they hire.
pub fn hires(line: &str) -> bool {
    holds(line, HIRING, HIRING_PARTS)
}

/// Whether a line about somebody says that they work for themselves or look for work.
pub fn is_alone(line: &str) -> bool {
    holds(line, ALONE, ALONE_PARTS)
}

/// The employer a profile's person hires for: they hire by their headline or present title and name an employer.
pub fn hiring_for(profile: &Profile) -> Option<&Text> {
    let job = profile.experience.items.first()?;
    let lines = [&profile.headline, &job.title, &job.company, &job.employment_type];
    let hires = hires(profile.headline.as_str()) || hires(job.title.as_str());
    (hires && !lines.iter().any(|line| is_alone(line.as_str())) && !job.company.is_empty()).then_some(&job.company)
}

/// The employer that somebody who writes speaks for, if their card says that they hire for one.
pub fn writing_for(conversation: &Conversation) -> Option<&Text> {
    let sender = &conversation.sender;
    let alone = is_alone(sender.headline.as_str()) || is_alone(sender.company.as_str());
    (!alone && !sender.company.is_empty() && hires(sender.headline.as_str())).then_some(&sender.company)
}

/// Every employer that the person of a case names as their own.
pub fn employers(case: &Case) -> Vec<&Text> {
    let mut all: Vec<&Text> = case.conversations().map(|c| &c.sender.company).collect();
    for profile in case.profiles() {
        all.extend(profile.experience.items.iter().take(2).map(|job| &job.company));
    }
    all.retain(|text| !text.is_empty() && !is_alone(text.as_str()));
    all
}
