//! What a line is, from its shape alone: position on the page says little, and words are of any language.

use std::sync::OnceLock;

use regex::Regex;

use super::{Item, dates};
use crate::subject::{DateRange, EmploymentType, Workplace};
use crate::text::{Text, mention};

/// Longer than a line of dates, a place, a title or an employer; prose begins here. In characters.
const SHORT: usize = 120;

fn regex(cell: &'static OnceLock<Option<Regex>>, pattern: &str) -> Option<&'static Regex> {
    cell.get_or_init(|| Regex::new(pattern).ok()).as_ref()
}

fn is_match(cell: &'static OnceLock<Option<Regex>>, pattern: &str, text: &str) -> bool {
    regex(cell, pattern).is_some_and(|regex| regex.is_match(text))
}

/// Whether it can be a title, an employer, a place: one line of moderate length.
pub(super) fn is_short(text: &str) -> bool {
    !text.contains('\n') && text.chars().take(SHORT + 1).count() <= SHORT
}

/// Whether it reads as prose: several lines, long, or a sentence that ends in a full stop. Places end in one too ("Washington, D.C.").
pub(super) fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().count();
    !is_short(text)
        || text.ends_with(['。', '！', '？', '!', '?'])
        || text.ends_with("다.")
        || text.ends_with("요.")
        || (text.ends_with('.') && (words > 6 || (words > 3 && !text.contains(','))))
}

/// The range of a line that is dates and nothing else.
pub(super) fn range(text: &str) -> Option<DateRange> {
    is_short(text).then(|| dates::parse(text)).flatten()
}

/// Whether it is years joined by a dash, even where the words around them are not known.
pub(super) fn looks_dated(text: &str) -> bool {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    is_short(text) && text.split_whitespace().count() <= 14 && mention::has_digit(text) && is_match(&CELL, r"(?:19|20)[0-9]{2}[^0-9]{0,12}[-–—~〜～至].{0,30}$", text)
}

/// "5 yrs 11 mos", "Full-time · 5 yrs 3 mos": the header of several roles at one employer.
pub(super) fn total_duration(item: &Text) -> Option<Option<Text>> {
    let text = item.as_str();
    if !is_short(text) {
        return None;
    }
    if dates::duration(text).is_some() {
        return Some(None);
    }
    let parts = item.split(" · ");
    match parts.as_slice() {
        [kind, length] if dates::duration(length.as_str()).is_some() && is_type(kind.as_str()) => Some(Some(kind.clone())),
        _ => None,
    }
}

/// Whether a short text is a kind of employment and nothing else.
pub(super) fn is_type(text: &str) -> bool {
    text.chars().count() <= 32 && text.split_whitespace().count() <= 4 && EmploymentType::parse(text).is_some()
}

/// "On-site" alone.
pub(super) fn is_workplace(text: &str) -> bool {
    text.chars().count() <= 24 && text.split_whitespace().count() <= 3 && Workplace::parse(text).is_some()
}

/// A company and the kind of employment behind the last dot; a company's own name may hold one.
pub(super) fn company_and_type(line: &Text) -> (Text, Text) {
    let text = line.as_str();
    if let Some(dot) = text.rfind(" · ") {
        let tail = line.slice(dot + " · ".len()..text.len()).trimmed();
        if is_type(tail.as_str()) {
            return (line.slice(0..dot).trimmed(), tail);
        }
    }
    (line.trimmed(), Text::default())
}

/// "1st", "· 2.", "3rd+", "1촌", and words with a number behind a dot.
pub(super) fn is_degree_badge(text: &str) -> bool {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || "·•".contains(c));
    rest.starts_with(['1', '2', '3']) && rest.chars().count() <= 8 && is_match(&CELL, r"^[·•\s]*[123]\s?(?:\p{L}{1,2}|촌|次|er|ère|\.)?\.?\s?\+?$", text)
}

/// "(She/Her)", "he/him".
pub(super) fn is_pronouns(text: &str) -> bool {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    // Counted here: a pattern that counts letters of all scripts is long, and slow to compile.
    let parts = || text.trim_matches(['(', ')']).split('/').map(|part| part.chars().count());
    text.contains('/') && (2..=4).contains(&parts().count()) && parts().all(|letters| (1..=8).contains(&letters)) && is_match(&CELL, r"^\(?\p{L}+(?:/\p{L}+)+\)?$", text)
}

/// "500+ connections", "152 kontakty", "29,777 followers", and a bare number.
pub(super) fn is_count(text: &str) -> bool {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    text.trim_start_matches(|c: char| c.is_whitespace() || ".,'’".contains(c)).starts_with(char::is_numeric)
        && is_match(&CELL, r"^[\d.,'’\s\u{a0}\u{202f}]*\d\s?(?:K|M|k|tys\.|만|万|mil)?\s?\+?\s?(?:명의?\s|人の)?(?:[\p{L}.]+\s?){0,3}$", text) && text.chars().count() < 48
        || starts_with_word_and_number(text)
}

/// "Kontakte: 152", "1촌 500+", "つながり500人以上".
fn starts_with_word_and_number(text: &str) -> bool {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    text.contains(char::is_numeric) && is_match(&CELL, r"^(?:1촌|팔로워|つながり|フォロワー|人脉|关注者|Kontakte:?)\s*\d[\d.,]*\s?\+?\s?(?:명|人以上|人|位)?$", text)
}

/// "9.7 of 10", "3.8/4.0": a grade without a label.
pub(super) fn is_grade(text: &str) -> bool {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    text.starts_with(char::is_numeric)
        && text.contains(|c: char| c == '/' || c.is_alphabetic())
        && text.ends_with(|c: char| c.is_numeric() || ".,".contains(c))
        && is_match(&CELL, r"^\d[\d.,]*\s?(?:/|\p{L}{1,4})\s?\d[\d.,]*$", text)
}

/// The word for connections in the languages of the site.
pub(super) fn is_connections(text: &str) -> bool {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    is_match(
        &CELL,
        r"(?i)connections?|kontakt|contact(?:s|os|en)|conexion|conex|relations|collegament|connessioni|1촌|つながり|人脉|好友|bağlantı|connecties|forbindelser",
        text,
    )
}

/// "Show all 8 experiences": the link to the whole section; `Some(None)` where it names no number.
pub(super) fn show_all(item: &Item) -> Option<Option<u32>> {
    item.leads_to("/details/").then(|| number(item.str()))
}

fn number(text: &str) -> Option<u32> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}')).collect();
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|n| (1..10_000).contains(n))
}

/// The part of a line that is a phone number, where the line is one, perhaps with a label behind it.
pub(super) fn phone(line: &Text) -> Option<Text> {
    let text = line.as_str();
    if !is_short(text) || range(text).is_some() {
        return None;
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || " +-.()/\u{a0}".contains(c))).unwrap_or(text.len());
    let number = line.slice(0..end).trimmed();
    let written = number.as_str().trim_end_matches(['(', ' ']).len();
    let number = number.slice(0..written);
    let digits = number.as_str().chars().filter(char::is_ascii_digit).count();
    let label = text[end..].trim();
    ((7..=17).contains(&digits) && label.chars().count() < 24).then_some(number)
}

/// The headings of a profile that is given as plain text.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let text = text.trim().trim_end_matches([':', '：']).trim().to_lowercase();
    HEADINGS.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(heading, _)| *heading)
}

/// What a heading of plain text opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    About,
    Experience,
    Education,
    Skills,
    Languages,
    Certifications,
    Contact,
}

const HEADINGS: &[(Heading, &[&str])] = &[
    (Heading::About, &["about", "about me", "summary", "profile", "소개", "자기소개", "o mnie", "info", "über mich", "profil", "infos", "acerca de", "sobre", "informazioni", "自己紹介", "关于"]),
    (Heading::Experience, &[
        "experience", "work experience", "work history", "employment", "employment history", "professional experience", "경력", "경력사항", "경력 사항", "doświadczenie",
        "doświadczenie zawodowe", "berufserfahrung", "beruflicher werdegang", "expérience", "expériences", "experiencia", "experiência", "esperienza", "職歴", "职业经历", "工作经历",
    ]),
    (Heading::Education, &[
        "education", "studies", "학력", "학력사항", "학력 사항", "wykształcenie", "ausbildung", "bildung", "studium", "formation", "educación", "formação", "formação acadêmica",
        "formazione", "istruzione", "学歴", "教育经历",
    ]),
    (Heading::Skills, &["skills", "보유기술", "보유 기술", "기술", "umiejętności", "kenntnisse", "compétences", "aptitudes", "competências", "competenze", "スキル", "技能"]),
    (Heading::Languages, &["languages", "언어", "외국어", "języki", "sprachen", "langues", "idiomas", "lingue", "言語", "语言"]),
    (Heading::Certifications, &["licenses & certifications", "certifications", "certificates", "자격증", "certyfikaty", "zertifikate", "资格", "資格"]),
    (Heading::Contact, &["contact", "contact info", "연락처", "kontakt", "kontaktdaten", "contacto", "contato", "contatti", "連絡先", "联系方式"]),
];
