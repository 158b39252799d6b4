//! Where phone numbers stand in a text, with the labels, extensions and second numbers that people write beside them.

use std::collections::HashSet;

use crate::case::Case;
use crate::text::Text;

/// A number as written, without label and extension.
#[derive(Debug, Clone)]
pub struct Written {
    /// The number alone.
    pub number: Text,
    /// The extension, where one follows.
    pub extension: Option<String>,
}

/// Fewest digits of a number that is worth reading.
const DIGITS: usize = 7;

/// Bytes before a number in which its label is looked for.
const LABEL_REACH: usize = 64;
/// Bytes that a number with everything in it may take up.
const NUMBER_REACH: usize = 96;

/// Words that say that a number of the writer follows. Folded.
const LABELS: &[&str] = &[
    "phone", "tel", "telephone", "mobile", "cell", "cellphone", "call me", "call or text", "text me", "whatsapp", "my number", "reach me at", "reach me on",
    "telefon", "handy", "mobil", "mobiltelefon", "rufnummer", "telefono", "teléfono", "movil", "móvil", "celular", "telefone", "telemovel", "téléphone",
    "portable", "전화", "전화번호", "연락처", "휴대폰", "핸드폰", "휴대전화", "電話", "電話番号", "携帯", "电话", "手机", "телефон", "тел",
];

/// Every number by which the person of a case says they can be reached: contact fields, and numbers in their prose and
/// messages that have a plus or a label.
pub fn of(case: &Case) -> Vec<Written> {
    case.phones.get_or_init(|| numbers_in(case)).clone()
}

fn numbers_in(case: &Case) -> Vec<Written> {
    let mut all = Vec::new();
    for profile in case.profiles() {
        all.extend(profile.contact.phones.iter().flat_map(in_field));
        all.extend(labelled(&profile.about));
    }
    for conversation in case.conversations() {
        all.extend(labelled(&conversation.sender.headline));
        all.extend(conversation.inbound().flat_map(|(_, turn)| labelled(&turn.text)));
    }
    // A number that is repeated under every message is one number.
    let mut seen = HashSet::new();
    all.retain(|written| seen.insert(written.number.as_str().chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '＋')).collect::<String>()));
    all
}

/// Whether a case holds anything that looks like a phone number.
pub fn any(case: &Case) -> bool {
    !of(case).is_empty()
}

fn digits_in(text: &str) -> usize {
    text.chars().filter(|c| digit(*c).is_some()).count()
}

/// The value of a decimal digit of any script.
fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    if c.is_ascii() || !c.is_numeric() {
        return None;
    }
    // First digits of the scripts in which phone numbers are written; each block runs from zero to nine.
    const ZEROS: [u32; 15] =
        [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xff10];
    ZEROS.iter().find_map(|zero| char::from_digit((c as u32).checked_sub(*zero)?, 10))
}

/// The text with all decimal digits, the plus and the brackets of every script as ASCII.
pub fn fold_digits(text: &str) -> String {
    text.chars()
        .filter(|c| !super::fold::is_invisible(*c))
        .map(|c| match c {
            '＋' => '+',
            '（' => '(',
            '）' => ')',
            '\u{a0}' | '\u{3000}' | '\u{2007}' | '\u{202f}' | '\u{2009}' => ' ',
            '‐'..='―' | '−' | '－' | 'ー' => '-',
            _ => digit(c).unwrap_or(c),
        })
        .collect()
}

/// Whether whole places are hidden on purpose ("010-****-1234", "555-XXXX", "12xx").
pub fn is_masked(text: &str) -> bool {
    let hides = |c: char| matches!(c, 'x' | 'X' | '*' | '#' | '•' | '●' | '○' | '_' | '…');
    text.split([' ', '-', '.', '(', ')', '/'])
        .any(|group| group.chars().count() >= 2 && group.ends_with(hides) && group.chars().rev().take(2).all(hides))
}

/// Whether letters stand among the digits of one group, as in no number: neither a word for the keys ("1-800-FLOWERS"),
/// nor a label, nor an extension.
pub fn stray_letters(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|group| {
        let (first, last) = (group.chars().next(), group.chars().next_back());
        let letters = group.chars().filter(|c| c.is_alphabetic()).count();
        letters > 0 && letters < 3 && first.is_some_and(|c| c.is_ascii_digit()) && last.is_some_and(|c| c.is_ascii_digit())
    })
}

/// Words for the keys of a telephone as digits ("1-800-FLOWERS"), and whether there were any.
pub fn key_digits(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut keyed = false;
    for group in text.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let word = group.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        if word.len() < 3 {
            out.push_str(group);
            continue;
        }
        keyed = true;
        out.extend(word.chars().map(|c| match c.to_ascii_lowercase() {
            'a'..='c' => '2',
            'd'..='f' => '3',
            'g'..='i' => '4',
            'j'..='l' => '5',
            'm'..='o' => '6',
            'p'..='s' => '7',
            't'..='v' => '8',
            _ => '9',
        }));
        out.push_str(&group[word.len()..]);
    }
    (out, keyed)
}

/// The numbers in a field that is meant for numbers.
pub fn in_field(field: &Text) -> Vec<Written> {
    let text = field.as_str();
    let mut cuts = vec![0];
    let mut digits = 0;
    for (at, c) in text.char_indices() {
        if digit(c).is_some() {
            digits += 1;
            continue;
        }
        let rest = &text[at..];
        let enough = digits >= DIGITS && digits_in(rest) >= DIGITS;
        let cut = match c {
            ',' | ';' | '|' | '\n' | '·' | '•' | '/' | '、' | '，' => enough,
            '+' | '＋' => enough,
            ' ' => enough && [" or ", " and ", " und ", " oder ", " ou ", " et ", " o ", " y "].iter().any(|word| rest.starts_with(word)),
            _ => false,
        };
        if cut {
            cuts.push(at);
            digits = 0;
        }
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|pair| number_in(&field.slice(pair[0]..pair[1]))).collect()
}

/// The number in a piece of text that holds one: from its first plus, bracket or digit to its last digit or key letter.
fn number_in(piece: &Text) -> Option<Written> {
    let text = piece.as_str();
    let first_digit = text.char_indices().find(|(_, c)| digit(*c).is_some())?.0;
    let mut start = first_digit;
    for (at, c) in text[..first_digit].char_indices().rev() {
        match c {
            '+' | '＋' | '(' | '（' => start = at,
            ' ' | '-' | '.' | '\u{a0}' => {}
            _ => break,
        }
    }
    let (end, extension) = end_of(text, first_digit);
    let number = piece.slice(start..end).trimmed();
    (digits_in(&key_digits(number.as_str()).0) >= 5).then_some(Written { number, extension })
}

/// Where the number that has a digit at `from` ends, and its extension.
fn end_of(text: &str, from: usize) -> (usize, Option<String>) {
    let mut end = from;
    let mut chars = text[from..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = from + at;
        if digit(c).is_some() {
            end = at + c.len_utf8();
            continue;
        }
        if matches!(c, '*' | '•' | '●' | '_') {
            end = at + c.len_utf8();
            continue;
        }
        if c == ')' || c == '）' {
            // Only a bracket that was opened inside the number belongs to it.
            continue;
        }
        if c.is_alphabetic() || c == '#' {
            let rest = &text[at..];
            let word: &str = &rest[..rest.find(|c: char| !c.is_alphabetic() && c != '#').unwrap_or(rest.len())];
            let behind = &rest[word.len()..];
            let number = behind.trim_start_matches(['.', ':', ' ', '-', '_']);
            let length = number.bytes().take_while(u8::is_ascii_digit).count();
            if is_extension(word) && length > 0 && length <= 7 && digits_in(&text[from..end]) >= 5 && digits_in(&number[length..]) == 0 {
                return (end, Some(number[..length].to_owned()));
            }
            let glued = text[..at].ends_with(|c: char| digit(c).is_some() || c == '-' || c == '.');
            let keys = word.bytes().all(|b| b.is_ascii_alphabetic());
            let masks = word.bytes().all(|b| matches!(b, b'x' | b'X'));
            let among = behind.starts_with(|c: char| digit(c).is_some());
            if glued && keys && (word.len() >= 3 || masks || among) {
                end = at + word.len();
                for _ in word.chars().skip(1) {
                    chars.next();
                }
                continue;
            }
            break;
        }
        if !matches!(c, ' ' | '-' | '.' | '(' | '（' | '/' | '\u{a0}' | '‐'..='―' | '−' | '－' | ',' | '~') && !super::fold::is_invisible(c) {
            break;
        }
    }
    (end, None)
}

fn is_extension(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "ext" | "extension" | "extn" | "x" | "xt" | "#" | "내선" | "구내" | "内線" | "分机" | "分機" | "durchwahl" | "dw" | "poste" | "int" | "interno" | "anexo" | "ramal" | "доб" | "wew"
    )
}

/// Numbers in prose that are clearly a way to reach the writer: with a plus, or behind a label.
pub fn labelled(prose: &Text) -> Vec<Written> {
    let text = prose.as_str();
    // Most texts hold no seven digits at all.
    if digits_in(text) < DIGITS {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].char_indices().find(|(_, c)| digit(*c).is_some()).map(|(at, _)| from + at) {
        let far = (at + NUMBER_REACH..text.len()).find(|&n| text.is_char_boundary(n)).unwrap_or(text.len());
        let line_end = text[at..far].find('\n').map_or(far, |n| at + n);
        // A label stands close before its number; looking no further keeps long lines linear.
        let near = (at.saturating_sub(LABEL_REACH)..at).find(|&n| text.is_char_boundary(n)).unwrap_or(at);
        let line_start = text[near..at].rfind('\n').map_or(near, |n| near + n + 1);
        let (end, extension) = end_of(&text[..line_end], at);
        from = end.max(at + 1);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let before = &text[line_start..at];
        let opening = before.trim_end_matches([' ', '(', '（']);
        let start = if opening.ends_with(['+', '＋']) {
            opening.len() - if opening.ends_with('＋') { '＋'.len_utf8() } else { 1 } + line_start
        } else if is_label(opening) {
            line_start + opening.len()
        } else {
            continue;
        };
        let number = prose.slice(start..end).trimmed();
        let count = digits_in(number.as_str());
        // More digits than any number has, or a price, a quantity, a year range: not a way to reach anybody.
        if (DIGITS..=17).contains(&count) {
            found.push(Written { number, extension });
        }
    }
    found
}

fn is_label(before: &str) -> bool {
    let folded = super::fold::fold(before).text;
    let folded = folded.trim_end_matches([' ', ':', '.', '-', '是', '：']);
    LABELS.iter().any(|label| {
        folded.strip_suffix(label).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(field: &str) -> Vec<(String, Option<String>)> {
        in_field(&Text::new("/x", field)).into_iter().map(|w| (w.number.as_str().to_owned(), w.extension)).collect()
    }

    #[test]
    fn labels_and_extensions_are_not_part_of_a_number() {
        for (field, number, extension) in [
            ("Mobile: +49 (0)171 555 0123", "+49 (0)171 555 0123", None),
            ("02-555-0134 ext. 12", "02-555-0134", Some("12")),
            ("(201) 555-0109 x204", "(201) 555-0109", Some("204")),
            ("031-555-0134 (내선 3)", "031-555-0134", Some("3")),
            ("휴대폰 010-5555-0134", "010-5555-0134", None),
            ("+1 201 555 0109 (Work)", "+1 201 555 0109", None),
            ("1-800-FLOWERS", "1-800-FLOWERS", None),
            ("+1 201-555-1xx4", "+1 201-555-1xx4", None),
            ("tel. 030/555 0123", "030/555 0123", None),
        ] {
            assert_eq!(numbers(field), [(number.to_owned(), extension.map(str::to_owned))], "{field}");
        }
    }

    #[test]
    fn a_field_may_hold_several_numbers() {
        let found = numbers("+44 20 7946 0123 / +44 7700 900123; 02-555-0134");
        assert_eq!(found.iter().map(|(n, _)| n.as_str()).collect::<Vec<_>>(), ["+44 20 7946 0123", "+44 7700 900123", "02-555-0134"]);
    }

    #[test]
    fn digits_of_every_script_are_folded() {
        assert_eq!(fold_digits("＋٤٩ ０３０－५५５"), "+49 030-555");
    }

    #[test]
    fn prose_needs_a_plus_or_a_label() {
        let found = |text: &str| labelled(&Text::new("/x", text)).into_iter().map(|w| w.number.as_str().to_owned()).collect::<Vec<_>>();
        assert_eq!(found("Served 1500000 users since 2011, reach me at +44 7700 900123."), ["+44 7700 900123"]);
        assert_eq!(found("휴대폰: 010-5555-0134 으로 연락 주세요"), ["010-5555-0134"]);
        assert!(found("Ticket 2011-555-0134, order 12345678901").is_empty());
    }

    #[test]
    fn hidden_places_are_no_number() {
        assert!(is_masked("010-****-0134") && is_masked("555-01xx") && !is_masked("+1 201-555-1xx4"));
        assert!(stray_letters("+1 201-555-1xx4") && !stray_letters("1-800-FLOWERS"));
    }
}
