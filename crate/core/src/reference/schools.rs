//! Schools of the world: where, since when, until when. And how a school's name is read, whatever its spelling.

use unicode_normalization::UnicodeNormalization;

use super::Table;
use super::lines::Lines;
use crate::case::Case;

/// Schools by name.
///
/// A packed line is a key, the name, the country (ISO 3166), the year since which it exists under any name or in any
/// predecessor, the year in which it ended (or its name did), and what came after.
#[derive(Debug)]
pub struct Schools {
    lines: Lines,
}

/// A school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct School<'s> {
    /// Its name in the table.
    pub name: &'s str,
    /// Its country, ISO 3166.
    pub country: &'s str,
    /// The year since which it exists, counted from the earliest predecessor.
    pub since: Option<i32>,
    /// How it ended, if it did.
    pub end: Option<Ending<'s>>,
}

/// How a school, or its name, ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending<'s> {
    /// The last year.
    pub year: i32,
    /// The school that goes on; `None` where it closed.
    pub successor: Option<&'s str>,
}

impl Table for Schools {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        Ok(Self { lines: Lines::from_bytes(bytes)? })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.studies().next().is_some()
    }
}

impl Schools {
    /// The school that `written` names; `None` when it is not in the table or the name is that of several.
    pub fn school(&self, written: &str) -> Option<School<'_>> {
        readings(written).iter().find_map(|key| {
            let mut found = self.lines.all(key);
            let line = found.next()?;
            if found.next().is_some() {
                return None;
            }
            let mut cells = line.split('\t');
            let name = cells.next()?;
            let country = cells.next()?;
            let since = cells.next()?.parse().ok();
            let year = cells.next()?.parse().ok();
            let successor = cells.next().filter(|s| !s.is_empty());
            Some(School { name, country, since, end: year.map(|year| Ending { year, successor }) })
        })
    }
}

/// Words that carry no difference between two spellings of a name.
const STOP: &[&str] = &["the", "of", "at", "in", "and", "for", "a", "an"];

/// Spellings of a whole word.
const WORDS: &[(&str, &str)] = &[
    ("saint", "st"), ("mount", "mt"), ("fort", "ft"), ("univ", "university"), ("uni", "university"), ("universty", "university"),
    ("inst", "institute"), ("coll", "college"), ("polytech", "polytechnic"), ("calif", "california"), ("penna", "pennsylvania"),
];

/// Short forms at the beginning of a name that are always followed by a place.
const STARTS: &[(&str, &str)] = &[
    ("cal poly", "california polytechnic state university"),
    ("cal state", "california state university"),
    ("calstate", "california state university"),
    ("csu", "california state university"),
    ("cuny", "city university new york"),
    ("iu", "indiana university"),
    ("lsu", "louisiana state university"),
    ("penn state", "pennsylvania state university"),
    ("suny", "state university new york"),
    ("uc", "university california"),
    ("u c", "university california"),
    ("umass", "university massachusetts"),
    ("unc", "university north carolina"),
    ("ut", "university texas"),
    ("uw", "university wisconsin"),
    ("u", "university"),
];

/// The form of a school's name in which spellings no longer differ: lower case, no accents, no punctuation, no articles
/// or prepositions, one short form for "Saint", "Mount" and "Fort", long forms for "SUNY", "UC" and their like.
pub fn key(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')) {
        match c {
            '\'' | '’' | '‘' | '`' | '.' => {}
            '&' | '+' => plain.push_str(" and "),
            'ø' | 'Ø' => plain.push('o'),
            'ł' | 'Ł' => plain.push('l'),
            'ß' => plain.push_str("ss"),
            'æ' | 'Æ' => plain.push_str("ae"),
            'ı' => plain.push('i'),
            c if c.is_alphanumeric() || is_mark(c) => plain.extend(c.to_lowercase()),
            _ => plain.push(' '),
        }
    }
    let plain: String = plain.nfc().collect();
    let mut words: Vec<&str> = plain
        .split_whitespace()
        .filter(|word| !STOP.contains(word))
        .map(|word| WORDS.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| *to))
        .collect();
    if words.last() == Some(&"campus") && words.len() > 2 {
        words.pop();
        if words.last() == Some(&"main") {
            words.pop();
        }
    }
    let mut joined = words.join(" ");
    for (short, long) in STARTS {
        if let Some(place) = joined.strip_prefix(short).filter(|rest| rest.len() > 1 && rest.starts_with(' ')) {
            joined = format!("{long}{place}");
            break;
        }
    }
    // "State University of New York College at Cortland", "SUNY Cortland": the college is the place.
    for system in ["state university new york", "city university new york"] {
        if let Some(place) = joined.strip_prefix(system).and_then(|rest| rest.strip_prefix(" college ")) {
            joined = format!("{system} {place}");
        }
        if let Some(place) = joined.strip_prefix(system).and_then(|rest| rest.strip_suffix(" college")).map(str::to_owned)
            && !place.is_empty()
        {
            joined = format!("{system}{place}");
        }
    }
    // Some tables repeat the parent: "Pennsylvania State University-Penn State Harrisburg".
    if let Some(place) = joined.strip_prefix("pennsylvania state university penn state ") {
        joined = format!("pennsylvania state university {place}");
    }
    joined
}

/// Marks that are part of a word in scripts whose letters need them (Indic vowels, Japanese voicing).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4e}' | '\u{3099}' | '\u{309a}')
}

/// Words that make a part of a name a part of a school.
const UNITS: &[&str] = &[
    "school", "college", "faculty", "department", "dept", "division", "center", "centre", "program", "programme", "graduate", "undergraduate",
    "fakultat", "facultad", "faculte", "facolta", "fachbereich", "escuela", "usa", "us", "united",
];

/// US states, whole and short; a place after the school's name.
const STATES: &[&str] = &[
    "alabama", "al", "alaska", "ak", "arizona", "az", "arkansas", "ar", "california", "ca", "colorado", "co", "connecticut", "ct", "delaware", "de",
    "florida", "fl", "georgia", "ga", "hawaii", "hi", "idaho", "id", "illinois", "il", "indiana", "in", "iowa", "ia", "kansas", "ks", "kentucky", "ky",
    "louisiana", "la", "maine", "me", "maryland", "md", "massachusetts", "ma", "michigan", "mi", "minnesota", "mn", "mississippi", "ms", "missouri",
    "mo", "montana", "mt", "nebraska", "ne", "nevada", "nv", "new hampshire", "nh", "new jersey", "nj", "new mexico", "nm", "new york", "ny",
    "north carolina", "nc", "north dakota", "nd", "ohio", "oh", "oklahoma", "ok", "oregon", "or", "pennsylvania", "pa", "rhode island", "ri",
    "south carolina", "sc", "south dakota", "sd", "tennessee", "tn", "texas", "tx", "utah", "ut", "vermont", "vt", "virginia", "va", "washington", "wa",
    "west virginia", "wv", "wisconsin", "wi", "wyoming", "wy", "usa", "us", "united states", "united states america",
];

/// The keys under which a written name may stand, the most literal first: the whole, the whole without what stands in
/// parentheses, what stands in them, and the parts before or after a comma or dash when the rest names only a faculty or
/// a US state.
pub fn readings(written: &str) -> Vec<String> {
    let mut readings = Vec::new();
    let mut add = |text: &str| {
        let key = key(text);
        if !key.is_empty() && !readings.contains(&key) {
            readings.push(key);
        }
    };
    let written = shown_text(written);
    add(&written);
    let outside = match (written.find(['(', '（']), written.find([')', '）'])) {
        (Some(open), Some(close)) if open < close => {
            let open_len = written[open..].chars().next().map_or(1, char::len_utf8);
            let close_len = written[close..].chars().next().map_or(1, char::len_utf8);
            let outside = format!("{} {}", &written[..open], &written[close + close_len..]);
            add(&outside);
            let inside = &written[open + open_len..close];
            // "(York University)" after a faculty is the school itself; "(UNISA)" only repeats it.
            if key(&written[..open]).split(' ').any(|word| UNITS.contains(&word)) {
                add(inside);
            }
            outside
        }
        _ => written.clone(),
    };
    let parts: Vec<&str> = outside
        .split([',', '|', '·', '–', '—', ';', ':'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    for cut in 1..parts.len() {
        let (first, rest) = parts.split_at(cut);
        if is_place_or_unit(rest) {
            add(&first.join(" "));
        }
        if first.iter().all(|part| is_unit(part)) {
            add(&rest.join(" "));
        }
    }
    // Korean and Japanese name the faculty after the school.
    if let Some((school, unit)) = outside.trim().split_once(char::is_whitespace)
        && ["대학원", "대학", "학부", "학과", "캠퍼스", "研究科", "学部"].iter().any(|end| unit.trim_end().ends_with(end))
    {
        add(school);
    }
    readings
}

fn is_unit(part: &str) -> bool {
    let key = key(part);
    !key.contains("university") && key.split(' ').any(|word| UNITS.contains(&word))
}

fn is_place_or_unit(parts: &[&str]) -> bool {
    let is_state = |part: &&str| STATES.contains(&key(part).as_str()) || STATES.contains(&part.to_lowercase().as_str());
    parts.iter().all(|part| is_unit(part)) || (parts.len() <= 3 && parts.last().is_some_and(is_state))
}

/// `[shown](target)` and `<a href=…>shown</a>` as they are read.
fn shown_text(written: &str) -> String {
    let mut text = written.trim();
    if let Some(rest) = text.strip_prefix('[')
        && let Some((shown, _)) = rest.split_once("](")
    {
        text = shown;
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_school_meet() {
        for (a, b) in [
            ("University of California, Berkeley", "University of California-Berkeley"),
            ("UC Santa Cruz", "University of California at Santa Cruz"),
            ("SUNY Cortland", "State University of New York College at Cortland"),
            ("Texas A & M University", "Texas A&M University"),
            ("The Saint Thomas College", "St. Thomas College"),
            ("Université de Montréal", "universite de montreal"),
            ("Ohio State University-Main Campus", "The Ohio State University"),
            ("Penn State Altoona", "Pennsylvania State University-Penn State Altoona"),
        ] {
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("Miami University"), key("University of Miami at Ohio"));
        assert_eq!(key("서울대학교"), "서울대학교");
        assert_eq!(key("東京大学"), "東京大学");
        assert_eq!(key("が学校"), "が学校");
    }

    #[test]
    fn a_faculty_or_a_state_may_stand_beside_the_school() {
        assert!(readings("Haas School of Business, University of California, Berkeley").contains(&key("UC Berkeley")));
        assert!(readings("Cornell University, Ithaca, NY").contains(&key("Cornell University")));
        assert!(readings("울산대학교 산업대학원").contains(&key("울산대학교")));
        assert!(!readings("Thomas College, Mumbai").contains(&key("Thomas College")));
        assert!(!readings("Trinity College, Dublin").contains(&key("Trinity College")));
    }
}
