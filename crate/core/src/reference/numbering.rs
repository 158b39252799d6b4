//! Numbering plans as `second-look-tool phones` packs them, and how a written number is taken apart by them: country code,
//! trunk prefix, national number. The steps are those of Google's libphonenumber (its "parse"), whose metadata these are;
//! the gate compares the outcome with `rlibphonenumber` on thousands of numbers.
//!
//! The crate `phonenumber` did this before. It brought a general engine for regular expressions with all of Unicode, two
//! copies of the table in memory, and a parser for extensions and addresses (RFC 3966) that are cut off before we ask.

use std::sync::OnceLock;

use second_look_pattern::Regex;
use serde::{Deserialize, Serialize};

use super::phones::Kind;

/// A national number has at least and at most so many digits (ITU-T E.164 allows 15 with the country code; some plans go over).
const DIGITS: std::ops::RangeInclusive<usize> = 2..=17;

/// The plan of one country, or of one worldwide service (`001`).
#[derive(Debug, Serialize, Deserialize)]
pub struct Plan {
    /// ISO 3166, two letters.
    pub id: String,
    /// Calling code.
    pub code: u16,
    /// The main country of its code: it stands first among those that share it.
    pub main: bool,
    /// What the numbers of a country begin with that shares its code.
    pub leading: Option<Shape>,
    /// What is dialled before a country code.
    pub international_prefix: Option<Shape>,
    /// What is dialled before a national number inside the country, perhaps with a carrier's code.
    pub trunk_prefix: Option<Shape>,
    /// What a number with its trunk prefix is rewritten to; `$1` is the first group of `trunk_prefix`.
    pub rewritten: Option<String>,
    /// All numbers.
    pub general: Numbers,
    /// The kinds of numbers, in the order in which they are asked.
    pub kinds: Vec<(Kind, Numbers)>,
}

/// Numbers of one kind.
#[derive(Debug, Serialize, Deserialize)]
pub struct Numbers {
    /// Their shape, whole.
    pub shape: Shape,
    /// How many digits they have, in order.
    pub lengths: Vec<u16>,
    /// How many digits they may have when dialled inside a town.
    pub local: Vec<u16>,
}

impl Numbers {
    /// Whether `national` is one of them.
    pub fn has(&self, national: &str) -> bool {
        let length = length(national);
        (self.lengths.is_empty() || self.lengths.contains(&length)) && self.shape.begins(national).is_some()
    }
}

fn length(digits: &str) -> u16 {
    u16::try_from(digits.len()).unwrap_or(u16::MAX)
}

/// A pattern of digits, compiled when it is first asked.
#[derive(Debug, Serialize, Deserialize)]
pub struct Shape(String, #[serde(skip)] OnceLock<Option<Regex>>);

impl From<String> for Shape {
    fn from(pattern: String) -> Self {
        Self(pattern, OnceLock::new())
    }
}

impl Shape {
    /// A pattern that does not compile matches nothing; a test compiles all of them.
    fn compiled(&self) -> Option<&Regex> {
        self.1.get_or_init(|| Regex::new(&self.0).ok()).as_ref()
    }

    /// Whether the pattern can be compiled.
    pub fn is_sound(&self) -> bool {
        self.compiled().is_some()
    }

    /// Where the match ends that begins at the beginning of `digits`.
    pub fn begins(&self, digits: &str) -> Option<usize> {
        self.compiled()?.find(digits).filter(|found| found.start() == 0).map(|found| found.end())
    }
}

impl Plan {
    /// The kind of a national number; none if the plan has no such number.
    pub fn kind_of(&self, national: &str) -> Option<Kind> {
        if !self.general.has(national) {
            return None;
        }
        self.kinds.iter().find(|(_, numbers)| numbers.has(national)).map(|(kind, _)| *kind)
    }

    /// The national number without its trunk prefix, where it has one.
    fn without_trunk(&self, national: &str) -> Option<String> {
        let pattern = self.trunk_prefix.as_ref()?.compiled()?;
        let found = pattern.captures(national)?;
        let whole = found.get(0).filter(|whole| whole.start() == 0)?;
        let rest = national.get(whole.end()..)?;
        let last = found.get(pattern.captures_len() - 1);
        let Some(rule) = self.rewritten.as_ref().filter(|_| last.is_some()) else { return Some(rest.to_owned()) };
        let mut rewritten = String::new();
        let mut parts = rule.split('$');
        rewritten.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let group = part.get(..digits).and_then(|digits| digits.parse().ok()).and_then(|group| found.get(group));
            rewritten.push_str(group.map_or("", |group| group.as_str()));
            rewritten.push_str(part.get(digits..).unwrap_or_default());
        }
        rewritten.push_str(rest);
        (!self.general.has(national) || self.general.has(&rewritten)).then_some(rewritten)
    }
}

/// All plans.
#[derive(Debug)]
pub struct Plans(Vec<Plan>);

impl Plans {
    /// Takes in the plans; those of one code stand together.
    pub fn new(mut plans: Vec<Plan>) -> Self {
        plans.sort_by(|a, b| (a.code, !a.main, &a.id).cmp(&(b.code, !b.main, &b.id)));
        Self(plans)
    }

    /// The plans of a calling code, main country first; empty where there is no such code.
    pub fn by_code(&self, code: u16) -> &[Plan] {
        let from = self.0.partition_point(|plan| plan.code < code);
        let to = self.0.partition_point(|plan| plan.code <= code);
        self.0.get(from..to).unwrap_or_default()
    }

    /// The plan of a country.
    pub fn by_id(&self, id: &str) -> Option<&Plan> {
        self.0.iter().find(|plan| plan.id == id)
    }

    /// Every plan.
    pub fn all(&self) -> &[Plan] {
        &self.0
    }

    /// Calling code and national number of a written number, as dialled in `home`; `None` where it is no number or its
    /// country cannot be told. With `trunk`, a trunk prefix is taken off.
    pub fn parse(&self, written: &str, home: Option<&Plan>, trunk: bool) -> Option<(u16, String)> {
        let text = number_in(written)?;
        if !is_number(text) {
            return None;
        }
        let bare = text.trim_start_matches(is_plus);
        let mut international = bare.len() < text.len();
        let mut digits = keyed(bare);
        if let Some(end) = home.and_then(|home| home.international_prefix.as_ref()?.begins(&digits))
            && digits.get(end..).is_some_and(|rest| !rest.starts_with('0'))
        {
            international = true;
            digits.drain(..end);
        }
        let (code, national) = if international { self.after_plus(&digits)? } else { inside(home?, digits) };
        let plan = home.or_else(|| self.owner(code, national.trim_start_matches('0')));
        let shorter = plan.filter(|_| trunk).and_then(|plan| plan.without_trunk(&national));
        let too_short = |digits: &str| {
            plan.is_some_and(|plan| !plan.general.local.contains(&length(digits)) && plan.general.lengths.first().is_some_and(|least| length(digits) < *least))
        };
        let national = shorter.filter(|shorter| !too_short(shorter)).unwrap_or(national);
        let sound = DIGITS.contains(&national.len()) && national.bytes().any(|digit| digit != b'0');
        sound.then_some((code, national))
    }

    /// Takes the country code off.
    fn after_plus(&self, digits: &str) -> Option<(u16, String)> {
        if digits.len() <= *DIGITS.start() || digits.starts_with('0') {
            return None;
        }
        (1..=3).find_map(|length| {
            let code: u16 = digits.get(..length)?.parse().ok()?;
            (!self.by_code(code).is_empty()).then(|| (code, digits[length..].to_owned()))
        })
    }

    /// The plan among those of a code that a number belongs to.
    pub fn owner(&self, code: u16, national: &str) -> Option<&Plan> {
        match self.by_code(code) {
            [only] => Some(only),
            several => several.iter().find(|plan| match &plan.leading {
                Some(leading) => leading.begins(national).is_some(),
                None => plan.kind_of(national).is_some(),
            }),
        }
    }
}

/// A number without plus: it may begin with the country code all the same.
fn inside(home: &Plan, mut digits: String) -> (u16, String) {
    let code = home.code.to_string();
    let numbers = &home.general;
    let possible = numbers.local.contains(&length(&digits)) || numbers.lengths.contains(&length(&digits));
    if digits.starts_with(&code) && !(numbers.has(&digits) && possible) {
        digits.drain(..code.len());
    }
    (home.code, digits)
}

fn is_plus(c: char) -> bool {
    matches!(c, '+' | '\u{ff0b}')
}

/// The part of a text from its first plus or digit to its last letter or digit.
fn number_in(text: &str) -> Option<&str> {
    let from = text.find(|c: char| is_plus(c) || c.is_ascii_digit())?;
    let text = text.get(from..)?;
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '#');
    // "(530) 583-6985 x302/x2303": what follows the stroke is another extension.
    let second = text.match_indices(['/', '\\']).find(|(at, _)| text.get(at + 1..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('x')));
    text.get(..second.map_or(text.len(), |(at, _)| at)).filter(|text| !text.is_empty())
}

/// Whether a text has the form of a number: three digits at least, and nothing but what stands in numbers.
fn is_number(text: &str) -> bool {
    let mut digits = 0;
    let fits = text.trim_start_matches(is_plus).chars().all(|c| match c {
        '0'..='9' => {
            digits += 1;
            true
        }
        '-' | 'x' | ' ' | '(' | ')' | '.' | '[' | ']' | '/' | '~' | '*' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '\u{ff0d}' | '\u{ff0f}' | '\u{a0}' | '\u{ad}'
        | '\u{200b}' | '\u{2060}' | '\u{3000}' | '\u{ff08}' | '\u{ff09}' | '\u{ff3b}' | '\u{ff3d}' | '\u{2053}' | '\u{223c}' | '\u{ff5e}' => true,
        c => c.is_ascii_alphabetic() && digits >= 3,
    });
    fits && digits >= 3
}

/// The digits of a text, with letters as the keys of a telephone that bear them.
fn keyed(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c.to_ascii_lowercase() {
            c @ '0'..='9' => Some(c),
            'a'..='c' => Some('2'),
            'd'..='f' => Some('3'),
            'g'..='i' => Some('4'),
            'j'..='l' => Some('5'),
            'm'..='o' => Some('6'),
            'p'..='s' => Some('7'),
            't'..='v' => Some('8'),
            'w'..='z' => Some('9'),
            _ => None,
        })
        .collect()
}
