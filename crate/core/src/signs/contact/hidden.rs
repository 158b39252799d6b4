//! A way of contact is written so that a filter does not see it. For mailboxes that is common against collectors of
//! addresses; a messenger or a number in disguise has fewer reasons.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::Text;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "contact-hidden",
    family: Family::Contact,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::About, Part::Experience, Part::Messages],
    sources: &["DER"],
};

/// Spelled digits that make a number worth calling.
const DIGITS: usize = 7;

/// Looks at everything the other side wrote.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for (origin, text) in case.their_words() {
        if origin == Origin::Card {
            continue;
        }
        // Most texts hold neither of the words, and a pattern that begins with any letter is slow.
        let spelled = ["dot", "DOT", "Dot", "punkt", "Punkt", "점", "닷", "(at)", "[at]", "(AT)", "[AT]", "(ät)", "골뱅이"].iter().any(|word| text.as_str().contains(word));
        for found in all(spelled.then(mail), text) {
            findings.add(&META, Strength::Weak, vec![found.quote()], Some(Say::new("core_contact_hidden_mail")));
        }
        for found in all(may_name_messenger(text.as_str()).then(messenger), text).into_iter().filter(|found| !is_plain(found.as_str())) {
            findings.add(&META, Strength::Moderate, vec![found.quote()], Some(Say::new("core_contact_hidden_messenger")));
        }
        for found in all(may_spell_digits(text.as_str()).then(digits), text).into_iter().filter(|found| is_number(found.as_str())) {
            findings.add(&META, Strength::Moderate, vec![found.quote()], Some(Say::new("core_contact_hidden_digits")));
        }
    }
}

/// Nothing where the first look ruled the pattern out.
fn all(pattern: Option<Option<&'static Regex>>, text: &Text) -> Vec<Text> {
    let Some(pattern) = pattern.flatten() else { return Vec::new() };
    pattern.find_iter(text.as_str()).map(|found| text.slice(found.range()).trimmed()).collect()
}

/// Whether the letters of a messenger follow each other once what [`messenger`] allows between and for them is undone.
fn may_name_messenger(text: &str) -> bool {
    let letters = text.chars().filter_map(|c| match c {
        ' ' | '.' | '_' | '*' | '|' | '-' | '\u{200b}' => None,
        '3' => Some('e'),
        '1' => Some('l'),
        '4' | '@' => Some('a'),
        '5' | '$' | 'ſ' => Some('s'),
        c => Some(c.to_ascii_lowercase()),
    });
    let letters: String = letters.collect();
    ["telegram", "whatsapp", "wechat", "텔레그램", "카카오톡", "위챗"].iter().any(|name| letters.contains(name))
}

/// Whether there are enough words for digits, or one of the signs that the other shapes of [`digits`] need.
fn may_spell_digits(text: &str) -> bool {
    const WORDS: &[&str] = &["zero", "oh", "one", "two", "three", "four", "five", "six", "ſix", "seven", "ſeven", "eight", "nine", "double", "triple", "plus", "pluſ"];
    text.contains(['\u{20e3}', '공'])
        || text.split(|c: char| !c.is_alphabetic()).filter(|word| WORDS.iter().any(|number| word.eq_ignore_ascii_case(number))).nth(6).is_some()
}

/// "Whats App" and capitals in the middle are how people write; a name without signs or digits in it hides nothing.
fn is_plain(found: &str) -> bool {
    let name = found.split([':', '：']).next().unwrap_or_default().to_lowercase();
    let name = name.trim().trim_start_matches('@');
    ["telegram", "whatsapp", "what's app", "what’s app", "whats app", "what s app", "whats-app", "wechat", "we chat", "텔레그램", "카카오톡", "카톡", "카 톡", "위챗"].contains(&name)
}

/// Not a count ("one two three four …"), and long enough.
fn is_number(found: &str) -> bool {
    const WORDS: &[&str] = &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const KOREAN: &str = "공일이삼사오육칠팔구";
    let spoken: Vec<usize> = found.to_lowercase().split(|c: char| !c.is_alphabetic()).filter_map(|word| match word {
        "oh" => Some(0),
        word => WORDS.iter().position(|w| *w == word),
    }).collect();
    if !spoken.is_empty() {
        return spoken.len() >= DIGITS && spoken.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) == 1).count() * 2 < spoken.len();
    }
    found.chars().filter(|c| c.is_ascii_digit() || KOREAN.contains(*c)).count() >= DIGITS
}

fn mail() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        const OPEN: &str = r"[(\[{<]\s*";
        const CLOSE: &str = r"\s*[)\]}>]";
        Regex::new(&format!(
            concat!(
                r"(?i)[\w+-]+(?:(?:\.|\s*{open}(?:dot|punkt|점|닷){close}\s*)[\w+-]+)*\s*{open}(?:at|ät|@|골뱅이|앳){close}\s*[\w-]+(?:(?:\.|\s*{open}(?:dot|punkt|점|닷){close}\s*)[\w-]+)+",
                r"|\b[\w.+-]+ at (?:gmail|proton|protonmail|outlook|yahoo|hotmail|naver|gmx|icloud) dot (?:com|me|net|de|org|co)\b"
            ),
            open = OPEN,
            close = CLOSE
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}

fn messenger() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        // Between the letters of a name: spaces, points, strokes; for some letters a digit that looks like them.
        let spread = |letters: &[&str]| letters.join(r"[ ._*|\-\u{200b}]?");
        let names = [
            spread(&["t", "[e3]", "[l1]", "[e3]", "g", "r", "[a4@]", "m"]),
            spread(&["w", "h", "[a4@]", "t", "[s5$]", "[a4@]", "p", "p"]),
            spread(&["w", "[e3]", "c", "h", "[a4@]", "t"]),
        ];
        let korean = [spread(&["텔", "레", "그", "램"]), spread(&["카", "카", "오", "톡"]), spread(&["위", "챗"])];
        Regex::new(&format!(
            r"(?i)\b(?:{})\b(?:\s*[:：]?\s*@?[a-z0-9]*[0-9_][a-z0-9_]*|\s*[:：]\s*@?[a-z][a-z0-9_]{{3,}})?|(?:{})(?:\s*[:：]\s*@?[a-z0-9_]{{4,}})?",
            names.join("|"),
            korean.join("|")
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}

fn digits() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        Regex::new(concat!(
            r"(?i)\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|plus)[\s,.\-–]+){6,}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b",
            r"|(?:[0-9]\u{fe0f}?\u{20e3}[\s\-]*){7,}",
            r"|공[\s\-]?일[\s\-]?[공일육칠팔구](?:[\s\-]?[공영일이삼사오육칠팔구]){7,8}"
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}
