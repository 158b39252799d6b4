//! What an entry of studies states: the level, the field, and whether it is an ordinary degree at all.

use crate::subject::Study;
use crate::text::Text;

/// The level of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Associate's degree.
    Associate,
    /// Bachelor's degree.
    Bachelor,
    /// Master's degree.
    Master,
    /// Doctorate.
    Doctor,
    /// First professional degree (law, medicine, dentistry, pharmacy).
    Professional,
    /// It does not say, or not in words that are known.
    Unknown,
}

/// A degree as stated.
#[derive(Debug, Clone)]
pub struct Degree {
    /// Its level.
    pub level: Level,
    /// The words of the field, without those of the degree; empty where none is stated.
    pub field: Text,
    /// A degree taken in the ordinary way at the school itself: no certificate, course, exchange, honour, dual programme,
    /// or unfinished study, of which nothing can be compared.
    pub ordinary: bool,
}

/// Words that make a study something else than an ordinary degree of the school. Whole words, lower case.
const NOT_ORDINARY: &[&str] = &[
    "certificate", "certificates", "certification", "certified", "bootcamp", "boot camp", "course", "courses", "coursework", "exchange", "erasmus", "semester",
    "abroad", "non-degree", "nondegree", "non degree", "visiting", "high school", "secondary school", "ged", "honorary", "h c", "hc", "honoris causa", "online", "extension", "summer",
    "executive", "continuing", "training", "workshop", "diploma", "incomplete", "unfinished", "dropped", "did not complete", "not completed",
    "no degree", "withdrew", "transfer", "transferred", "dual", "double", "joint", "3-2", "3+2", "2+2", "self-designed", "individualized", "concentration", "emphasis",
    "specialization", "specialisation", "mooc", "nanodegree", "micromasters", "fellowship", "postdoc", "post-doc", "internship", "residency", "audit", "auditing",
    "credits", "consortium", "cross-registration", "prep", "preparatory", "pre", "camp", "minor only", "correspondence", "distance", "apprenticeship", "vocational",
    "수료", "중퇴", "교환", "교환학생", "명예", "명예박사", "고등학교", "과정", "방문", "온라인", "편입", "복수전공", "자격증",
    "auslandssemester", "zertifikat", "ehrendoktor", "fernstudium", "abitur", "intercambio", "certificado", "curso", "diplomado", "échange", "certificat", "formation",
];

const ASSOCIATE: &[&str] = &["associate", "associates", "associate's", "aa", "aas", "as"];
const BACHELOR: &[&str] = &[
    "bachelor", "bachelors", "bachelor's", "bachelors'", "ba", "bs", "bsc", "beng", "bba", "bfa", "btech", "bcom", "be", "barch", "sb", "ab", "bsn", "bsee", "bsce", "bscs",
    "bsme", "bsba", "bas", "bcs", "bm", "bmus", "bsw", "bse", "bacharelado", "licenciatura", "grado", "undergraduate", "学士", "學士", "本科", "학사", "bakalavr", "бакалавр",
];
const MASTER: &[&str] = &[
    "master", "masters", "master's", "masters'", "ms", "msc", "ma", "mba", "meng", "mfa", "mtech", "mpa", "mph", "sm", "alm", "omscs", "mcs", "msee", "mscs", "mse", "mps", "mcom",
    "msn", "msw", "magister", "maestría", "mestrado", "máster", "修士", "碩士", "硕士", "석사", "магистр",
];
const DOCTOR: &[&str] = &["phd", "dphil", "doctor", "doctorate", "doctoral", "edd", "dba", "dsc", "doctorat", "doktor", "promotion", "博士", "박사"];
const PROFESSIONAL: &[&str] = &["jd", "md", "dds", "dmd", "pharmd", "dvm", "do", "juris"];

/// Words between the level and the field.
const BETWEEN: &[&str] = &["degree", "of", "in", "the", "honours", "honors", "hons", "hon", "with", "-", "–", ":", ",", "·"];
/// What degrees are "of" before the field is named: "Bachelor of Science in Nursing".
const FACULTIES: &[&str] = &["science", "sciences", "arts", "art", "engineering", "technology", "philosophy", "applied"];

/// Reads the degree and field of a study.
pub fn of(study: &Study) -> Degree {
    let level = level_of(study.degree.as_str());
    let (field, level) = if study.field.is_empty() {
        (without_degree_words(&study.degree), level)
    } else {
        let in_field = level_of(study.field.as_str());
        let starts_with_degree = words(study.field.as_str()).first().is_some_and(|(_, word)| word.len() > 2 && level_of(word) != Level::Unknown);
        let field = if starts_with_degree { without_degree_words(&study.field) } else { study.field.trimmed() };
        (field, if level == Level::Unknown && starts_with_degree { in_field } else { level })
    };
    let ordinary = [&study.degree, &study.field, &study.school, &study.dates].iter().all(|text| !mentions(text.as_str(), NOT_ORDINARY))
        && !mentions(study.description.as_str(), &["exchange", "dual degree", "double degree", "transferred", "transfer", "3-2", "self-designed", "joint degree"]);
    Degree { level, field, ordinary }
}

/// Words with their place, lower case, without full stops ("B.Sc." is "bsc").
fn words(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let inside = c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '+');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word: String = text[from..at].to_lowercase().replace('.', "").replace('’', "'");
                if !word.is_empty() {
                    words.push((from..at, word));
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn level_of(text: &str) -> Level {
    for (_, word) in words(text) {
        let word = word.as_str();
        for (list, level) in
            [(DOCTOR, Level::Doctor), (MASTER, Level::Master), (BACHELOR, Level::Bachelor), (ASSOCIATE, Level::Associate), (PROFESSIONAL, Level::Professional)]
        {
            if list.contains(&word) {
                return level;
            }
        }
    }
    Level::Unknown
}

/// The field in "Bachelor of Science in Nursing", "BSc Computer Science", "Bachelor of Business Administration".
fn without_degree_words(text: &Text) -> Text {
    let all = words(text.as_str());
    let is_level = |word: &str| level_of(word) != Level::Unknown;
    let mut at = 0;
    let mut after_level = false;
    while let Some((_, word)) = all.get(at) {
        let word = word.as_str();
        let faculty = after_level && FACULTIES.contains(&word) && all.get(at - 1).is_some_and(|(_, before)| before == "of" || before == "applied");
        // "Bachelor of Science" before a field; "Bachelor of Engineering Physics" would lose a word, and is then unknown.
        if is_level(word) || BETWEEN.contains(&word) || faculty {
            after_level |= is_level(word);
            at += 1;
        } else {
            break;
        }
    }
    match all.get(at) {
        Some((range, _)) if after_level || at == 0 => text.slice(range.start..text.as_str().len()).trimmed(),
        _ => Text::default(),
    }
}

fn mentions(text: &str, list: &[&str]) -> bool {
    let lower = text.to_lowercase();
    let plain: String = lower.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '+') { c } else { ' ' }).collect();
    let padded = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
    list.iter().any(|word| if word.is_ascii() { padded.contains(&format!(" {word} ")) } else { padded.contains(word) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study(degree: &str, field: &str) -> Study {
        let text = |name: &str, text: &str| if text.is_empty() { Text::default() } else { Text::new(name, text) };
        Study { degree: text("/degree", degree), field: text("/field", field), ..Study::default() }
    }

    #[test]
    fn level_and_field_come_apart() {
        for (degree, field, level, expected) in [
            ("Bachelor of Science in Nursing", "", Level::Bachelor, "Nursing"),
            ("BSc Computer Science", "", Level::Bachelor, "Computer Science"),
            ("B.S., Mechanical Engineering", "", Level::Bachelor, "Mechanical Engineering"),
            ("Bachelor of Business Administration", "", Level::Bachelor, "Business Administration"),
            ("Bachelor of Science", "", Level::Bachelor, ""),
            ("Master of Engineering in Civil Engineering", "", Level::Master, "Civil Engineering"),
            ("PhD", "Physics", Level::Doctor, "Physics"),
            ("", "Bachelor of Science in Computer Engineering", Level::Bachelor, "Computer Engineering"),
            ("학사", "컴퓨터공학", Level::Bachelor, "컴퓨터공학"),
            ("Doctor of Philosophy", "", Level::Doctor, ""),
        ] {
            let degree = of(&study(degree, field));
            assert_eq!((degree.level, degree.field.as_str()), (level, expected));
            assert!(degree.ordinary);
        }
    }

    #[test]
    fn what_is_no_ordinary_degree_is_left_alone() {
        for (degree, field) in [
            ("Certificate", "Data Science"),
            ("Dr. h.c.", "Engineering"),
            ("Exchange semester", "Physics"),
            ("MA (online)", "Logistics"),
            ("BS", "Aerospace (double degree)"),
            ("BA", "Physics (3-2 programme)"),
            ("학사(편입)", "기계공학"),
        ] {
            assert!(!of(&study(degree, field)).ordinary, "{degree} {field}");
        }
    }
}
