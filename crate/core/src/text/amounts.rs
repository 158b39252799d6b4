//! Shapes that a phrase may ask for besides words: numbers, sums of money, percentages, addresses, phone numbers.
//!
//! In the notation they are written `#number`, `#money`, `#percent`, `#link`, `#mail`, `#handle`, `#phone`. They are
//! found in folded text in one pass.

use std::ops::Range;

/// A shape; in the order of `SHAPES` in `phrases/stored.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Number,
    Money,
    Percent,
    Link,
    Mail,
    Handle,
    Phone,
}

/// Signs and words of currencies, as they stand before or behind a number.
const CURRENCIES: &[&str] = &[
    "usdt", "usdc", "usd", "eur", "gbp", "chf", "cad", "aud", "sgd", "krw", "jpy", "cny", "rmb", "inr", "aed", "hkd",
    "btc", "eth", "us$", "$", "€", "£", "¥", "₩", "₹", "dollars", "dollar", "euros", "euro", "pounds", "quid", "bucks",
    "francs", "yuan", "won", "rupees", "달러", "유로", "파운드", "엔", "위안", "원", "円", "ドル", "ユーロ", "元", "美元", "欧元",
    "долл", "руб", "евро",
];
/// Words that multiply a number.
const MULTIPLIERS: &[(&str, f64)] = &[
    ("thousand", 1e3), ("million", 1e6), ("grand", 1e3), ("mio", 1e6), ("tsd", 1e3), ("t€", 1e3), ("k€", 1e3), ("k", 1e3), ("m", 1e6),
    ("천만", 1e7), ("백만", 1e6), ("만", 1e4), ("천", 1e3), ("억", 1e8), ("千", 1e3), ("万", 1e4), ("億", 1e8),
];
/// In characters.
const LONGEST_ADDRESS: usize = 200;
const PERCENT: &[&str] = &["%", "percent", "per cent", "퍼센트", "프로", "퍼", "prozent", "パーセント", "割", "процент"];

/// Every shape in folded `text`, in order.
pub(crate) fn shapes(text: &str) -> Vec<(Shape, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut token_start = true;
    while let Some(c) = text[at..].chars().next() {
        if token_start && let Some((shape, end)) = address(&text[at..]) {
            found.push((shape, at..at + end));
        }
        token_start = c.is_whitespace() || matches!(c, '(' | '[' | '"' | ',' | ':' | '>' | '→');
        let previous = text[..at].chars().next_back();
        let fresh = previous.is_none_or(|p| !p.is_ascii_alphanumeric() && !matches!(p, '.' | '_'));
        if c.is_ascii_digit() && fresh {
            let end = at + number(&text[at..]);
            found.push((Shape::Number, at..end));
            if let Some(money) = money(text, at..end) {
                found.push((Shape::Money, money));
            }
            if let Some(unit) = unit(&text[end..], PERCENT) {
                found.push((Shape::Percent, at..end + unit));
            }
            if let Some(phone) = phone(text, at) {
                found.push((Shape::Phone, phone));
            }
            at = end;
            continue;
        }
        at += c.len_utf8();
    }
    found
}

/// The sums of money in folded `text`, as they are written.
pub(crate) fn sums(text: &str) -> impl Iterator<Item = &str> {
    shapes(text).into_iter().filter(|(shape, _)| *shape == Shape::Money).filter_map(|(_, range)| text.get(range))
}

/// The value of the first number of `text`, multipliers included; of a range the lower end.
pub(crate) fn value(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let len = digits(rest);
    let mut plain = rest[..len].trim_end_matches(['.', ',']).to_owned();
    // A mark with exactly three digits behind it parts thousands; another one parts decimals.
    let last = plain.rfind(['.', ',']);
    if last.is_some_and(|at| plain.len() - at != 4) {
        let at = last.unwrap_or(0);
        plain = format!("{}d{}", plain[..at].replace(['.', ',', '\''], ""), &plain[at + 1..]).replace('d', ".");
    } else {
        plain = plain.replace(['.', ',', '\''], "");
    }
    let mut value: f64 = plain.parse().ok()?;
    let mut behind = &rest[len..];
    // "2-3k": the multiplier behind a range holds for both ends.
    if let Some(upper) = behind.trim_start().strip_prefix(['-', '~', '〜']).map(str::trim_start)
        && upper.starts_with(|c: char| c.is_ascii_digit())
    {
        behind = &upper[digits(upper)..];
    }
    if let Some((_, by)) = multiplier(behind) {
        value *= by;
    }
    Some(value)
}

fn digits(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        if c.is_ascii_digit() || (matches!(c, '.' | ',' | '\'') && next_is_digit) {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn multiplier(text: &str) -> Option<(usize, f64)> {
    let trimmed = text.strip_prefix(' ').unwrap_or(text);
    MULTIPLIERS.iter().find_map(|&(word, by)| {
        let rest = trimmed.strip_prefix(word)?;
        let ends = !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphabetic());
        ends.then_some((text.len() - rest.len(), by))
    })
}

/// The length of a number with its multiplier, or of a range of two.
fn number(text: &str) -> usize {
    let mut end = digits(text);
    if let Some((len, _)) = multiplier(&text[end..]) {
        end += len;
    }
    let rest = text[end..].trim_start_matches(' ');
    if let Some(upper) = rest.strip_prefix(['-', '~', '〜']) {
        let upper = upper.trim_start_matches(' ');
        let upper = CURRENCIES.iter().find_map(|sign| upper.strip_prefix(sign)).unwrap_or(upper);
        let len = digits(upper);
        if len > 0 {
            end = text.len() - upper.len() + len;
            if let Some((len, _)) = multiplier(&text[end..]) {
                end += len;
            }
        }
    }
    end
}

/// The length of one of `units` at the start of `text`, a space before it allowed.
fn unit(text: &str, units: &[&str]) -> Option<usize> {
    let trimmed = text.strip_prefix(' ').unwrap_or(text);
    units.iter().find_map(|unit| {
        let rest = trimmed.strip_prefix(unit)?;
        let ends = !unit.ends_with(|c: char| c.is_ascii_alphabetic()) || !rest.starts_with(|c: char| c.is_ascii_alphabetic());
        ends.then_some(text.len() - rest.len())
    })
}

fn money(text: &str, number: Range<usize>) -> Option<Range<usize>> {
    if let Some(len) = unit(&text[number.end..], CURRENCIES) {
        return Some(number.start..number.end + len);
    }
    let before = text[..number.start].trim_end_matches(' ');
    CURRENCIES.iter().find_map(|sign| {
        let rest = before.strip_suffix(sign)?;
        let starts = !sign.starts_with(|c: char| c.is_ascii_alphabetic()) || !rest.ends_with(|c: char| c.is_alphanumeric());
        starts.then_some(rest.len()..number.end)
    })
}

/// A phone number: a plus or a zero, then at least eight digits parted by at most one mark each.
fn phone(text: &str, at: usize) -> Option<Range<usize>> {
    let plus = text[..at].ends_with('+');
    if !plus && !text[at..].starts_with('0') {
        return None;
    }
    let (mut end, mut count, mut gap) = (at, 0, 0);
    for (offset, c) in text[at..].char_indices().take(32) {
        if c.is_ascii_digit() {
            count += 1;
            gap = 0;
            end = at + offset + 1;
        } else if matches!(c, ' ' | '-' | '.' | '(' | ')' | '/') && gap < 2 {
            gap += 1;
        } else {
            break;
        }
    }
    (count >= 8).then_some(at - usize::from(plus)..end)
}

/// An address at the start of `text`.
fn address(text: &str) -> Option<(Shape, usize)> {
    // An address has an end: a text without spaces must not be read again from each of its commas.
    let end = text
        .char_indices()
        .enumerate()
        .find(|&(n, (_, c))| n == LONGEST_ADDRESS || c.is_whitespace() || matches!(c, ')' | '"' | '>' | ']'))
        .map_or(text.len(), |(_, (at, _))| at);
    let token = text[..end].trim_end_matches(['.', ',', '!', '?', ';', ':']);
    let is_link = ["http://", "https://", "www.", "t.me/", "wa.me/", "t.me ", "wa.me "].iter().any(|start| text.starts_with(start));
    if is_link {
        return Some((Shape::Link, token.len()));
    }
    let (name, host) = token.split_once('@')?;
    if name.is_empty() {
        return (host.len() >= 3).then_some((Shape::Handle, token.len()));
    }
    // Only an ASCII mailbox ends where the address does: "…@mail.example로".
    let ascii = host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
    host[..ascii].contains('.').then_some((Shape::Mail, name.len() + 1 + ascii))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, shape: Shape) -> Vec<&str> {
        shapes(text).into_iter().filter(|(s, _)| *s == shape).map(|(_, range)| &text[range]).collect()
    }

    #[test]
    fn finds_money() {
        assert_eq!(of("pay 1,500 usd or €80, 14k/month, 8~15만 원, 4万円", Shape::Money), ["1,500 usd", "€80", "8~15만 원", "4万円"]);
        assert_eq!(of("$2-5k a day", Shape::Money), ["$2-5k"]);
        assert_eq!(of("room 12 on 3 may", Shape::Money), Vec::<&str>::new());
    }

    #[test]
    fn reads_values() {
        for (text, wanted) in [("$2-5k", 2000.0), ("1,500 usd", 1500.0), ("1.500 euro", 1500.0), ("12.50", 12.5), ("8~15만 원", 80_000.0), ("2억 원", 2e8)] {
            assert_eq!(value(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn finds_addresses_and_phones() {
        assert_eq!(of("write to a.b@mail.example로 or @handle", Shape::Mail), ["a.b@mail.example"]);
        assert_eq!(of("write to a.b@mail.example or @handle", Shape::Handle), ["@handle"]);
        assert_eq!(of("call +44 7700 900123 or 010-0000-0000, 2026", Shape::Phone), ["+44 7700 900123", "010-0000-0000"]);
        assert_eq!(of("see t.me/abc, https://x.example", Shape::Link), ["t.me/abc", "https://x.example"]);
        assert_eq!(of("6% or 15퍼", Shape::Percent), ["6%", "15퍼"]);
    }
}
