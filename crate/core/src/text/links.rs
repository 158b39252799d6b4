//! Addresses in a text: links, bare addresses, mailboxes, and the hosts in them.

use std::collections::HashSet;

use crate::case::Case;
use crate::subject::Link;
use crate::text::Text;

/// An address as it stands in a text.
#[derive(Debug, Clone)]
pub struct Address {
    /// The address as written.
    pub text: Text,
    /// The host, in lower case, decoded to letters where it was in the form that machines use ("xn--…").
    pub host: String,
    /// What follows the host.
    pub path: String,
}

/// A mailbox as it stands in a text.
#[derive(Debug, Clone)]
pub struct Mailbox {
    /// The mailbox as written.
    pub text: Text,
    /// The part before the @, in lower case.
    pub local: String,
    /// The host, as in [`Address`].
    pub host: String,
}

/// Links written as `[shown](target)`.
pub fn markdown(text: &Text) -> Vec<Link> {
    let source = text.as_str();
    let mut links = Vec::new();
    let mut from = 0;
    while let Some(middle) = source[from..].find("](").map(|at| from + at) {
        let open = source[from..middle].rfind('[').map(|at| from + at);
        from = middle + 2;
        let Some(open) = open else { continue };
        let Some(close) = source[from..].find([')', ' ', '\n']).map(|at| from + at) else { continue };
        if source.as_bytes().get(close) == Some(&b')') && close > from {
            links.push(Link { shown: text.slice(open + 1..middle), target: source[from..close].to_owned() });
        }
    }
    links
}

/// Endings by which an address without "https://" is known; others need the scheme, or "www.".
const ENDINGS: &[&str] = &[
    "com", "net", "org", "io", "ai", "dev", "app", "co", "me", "info", "biz", "jobs", "careers", "work", "tech", "online", "site", "xyz", "cloud", "eu", "uk", "de", "fr", "es", "it", "nl",
    "pl", "at", "ch", "be", "se", "no", "dk", "fi", "pt", "cz", "ru", "ua", "kr", "jp", "cn", "tw", "hk", "sg", "in", "vn", "ph", "my", "id", "th", "au", "nz", "ca", "us", "mx", "br", "ar",
    "cl", "il", "tr", "za", "edu", "gov", "mil", "ly", "gg", "to", "vip", "top", "shop", "live", "link", "page", "team", "global", "pro", "example", "test", "invalid",
];

/// The addresses in a text, with and without a scheme; mailboxes are left out.
pub fn addresses(text: &Text) -> Vec<Address> {
    let source = text.as_str();
    if !source.contains('.') {
        return Vec::new();
    }
    words(source)
        .filter(|(_, word)| word.contains('.') && !word.contains('@') || word.contains("://"))
        .filter_map(|(at, word)| {
            let (host, path) = split(word)?;
            let ending = host.rsplit('.').next().unwrap_or_default();
            let marked = word.contains("://") || word.starts_with("www.");
            // A file name or the end of a sentence also has a dot.
            if !marked && (!ENDINGS.contains(&ending) || word.starts_with('.')) {
                return None;
            }
            Some(Address { text: text.slice(at..at + word.len()), host, path })
        })
        .collect()
}

/// The mailboxes in a text.
pub fn mailboxes(text: &Text) -> Vec<Mailbox> {
    let source = text.as_str();
    if !source.contains('@') {
        return Vec::new();
    }
    words(source)
        .filter_map(|(at, word)| {
            let (at, word) = match word.strip_prefix("mailto:") {
                Some(rest) => (at + "mailto:".len(), rest),
                None => (at, word),
            };
            let (local, host) = word.split_once('@')?;
            let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
            if local.is_empty() || !local.chars().all(fits) || host.contains(['@', '/']) {
                return None;
            }
            let host = as_host(host)?;
            Some(Mailbox { text: text.slice(at..at + word.len()), local: local.to_lowercase(), host })
        })
        .collect()
}

/// Runs of characters that can belong to an address or mailbox, without the punctuation around them.
fn words(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = source.as_ptr() as usize;
    source
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | ',' | ';' | '“' | '”' | '‘' | '’' | '「' | '」' | '、' | '，' | '。' | '：'))
        .map(move |word| {
            let word = word.trim_matches(['.', '!', '?', ':', '\'', '*', '…', '·', '`']);
            let word = without_particle(word);
            (word.as_ptr() as usize - base, word.trim_end_matches(['.', '!', '?', ':', '\'', '*']))
        })
        .filter(|(_, word)| !word.is_empty())
}

/// Korean particles and Japanese words stand right behind an address: "github.com/x에", "a@b.example로".
fn without_particle(word: &str) -> &str {
    let mut end = word.len();
    for (at, c) in word.char_indices().rev() {
        if matches!(c, '가'..='힣' | 'ぁ'..='ん' | 'ァ'..='ヶ') {
            end = at;
        } else {
            break;
        }
    }
    // A host may itself be written in Hangul: then the ASCII before it is no address.
    let short = &word[..end];
    if end < word.len() && short.contains('.') && !short.ends_with('.') { short } else { word }
}

/// Splits an address into its host and what follows it.
pub fn split(address: &str) -> Option<(String, String)> {
    let rest = match address.split_once("://") {
        Some((scheme, rest)) if scheme.chars().all(|c| c.is_ascii_alphanumeric()) => rest,
        Some(_) => return None,
        None => address,
    };
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    // What stands before an @ only looks like the host.
    let authority = authority.rsplit('@').next().unwrap_or(authority);
    let host = authority.split(':').next().unwrap_or(authority);
    Some((as_host(host)?, path.to_owned()))
}

/// A host in lower case and in letters; `None` if it is none.
fn as_host(text: &str) -> Option<String> {
    let text = text.trim_end_matches('.').to_lowercase();
    let label = |l: &str| !l.is_empty() && l.len() <= 120 && l.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    let ending = text.rsplit('.').next()?;
    if !text.contains('.') || !text.split('.').all(label) || ending.chars().count() < 2 || !ending.chars().any(char::is_alphabetic) {
        return None;
    }
    let decoded = text.split('.').map(|label| label.strip_prefix("xn--").and_then(punycode).unwrap_or_else(|| label.to_owned()));
    Some(decoded.collect::<Vec<_>>().join("."))
}

/// Decodes a label (RFC 3492, section 6.2), without its "xn--".
fn punycode(encoded: &str) -> Option<String> {
    let (basic, extended) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut letters: Vec<char> = basic.chars().collect();
    let (mut code, mut at, mut bias) = (128u32, 0u32, 72u32);
    let mut digits = extended.bytes();
    while digits.len() > 0 {
        let (before, mut weight, mut k) = (at, 1u32, 36u32);
        loop {
            let digit = match digits.next()? {
                c @ b'a'..=b'z' => u32::from(c - b'a'),
                c @ b'0'..=b'9' => u32::from(c - b'0') + 26,
                _ => return None,
            };
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let count = letters.len() as u32 + 1;
        let mut delta = (at - before) / if before == 0 { 700 } else { 2 };
        delta += delta / count;
        let mut steps = 0;
        while delta > 455 {
            delta /= 35;
            steps += 36;
        }
        bias = steps + 36 * delta / (delta + 38);
        code = code.checked_add(at / count)?;
        at %= count;
        letters.insert(at as usize, char::from_u32(code)?);
        at += 1;
    }
    Some(letters.into_iter().collect())
}

/// Second labels under which registries of countries sell names.
const SECOND_LEVEL: &[&str] = &[
    "ac", "ad", "co", "com", "ed", "edu", "firm", "gen", "go", "gob", "gouv", "gov", "govt", "gr", "ind", "info", "lg", "ltd", "me", "mil", "ne", "net", "nhs", "nic", "nom", "or", "org", "pe",
    "plc", "re", "sch", "web", "seoul", "busan", "kg", "ms", "hs", "es", "sc",
];

/// The part of a host that somebody registered: "careers.firm.co.kr" gives "firm.co.kr". Sites that a host gives to
/// anybody ("name.github.io") count as registered by that somebody.
pub fn registrable(host: &str) -> &str {
    let labels: Vec<&str> = host.split('.').collect();
    let hosting = crate::reference::hosts::parents(host).find(|above| {
        *above != host && crate::reference::hosts::is_itself(above, crate::reference::hosts::Kind::Hosting)
    });
    let keep = match (hosting, labels.as_slice()) {
        (Some(above), _) => above.split('.').count() + 1,
        (None, [.., second, top]) if top.len() == 2 && labels.len() > 2 && SECOND_LEVEL.contains(second) => 3,
        _ => 2,
    };
    let skip: usize = labels.iter().take(labels.len().saturating_sub(keep)).map(|label| label.len() + 1).sum();
    &host[skip..]
}

/// The label that somebody chose: "firm" in "careers.firm.co.kr".
pub fn chosen_label(host: &str) -> &str {
    registrable(host).split('.').next().unwrap_or(host)
}

/// Addresses that the person of a case gives: in messages, in prose, as websites, and the targets of links whose shown
/// text is something else.
pub fn of(case: &Case) -> Vec<Address> {
    case.addresses.get_or_init(|| addresses_in(case)).clone()
}

fn addresses_in(case: &Case) -> Vec<Address> {
    let mut all: Vec<Address> = Vec::new();
    for profile in case.profiles() {
        all.extend(profile.contact.websites.iter().filter_map(|site| {
            let site = site.trimmed();
            let (host, path) = split(site.as_str().split_whitespace().next()?)?;
            Some(Address { text: site, host, path })
        }));
    }
    for (_, text) in case.their_words() {
        all.extend(addresses(text));
    }
    all.extend(case.links().filter_map(|link| {
        let (host, path) = split(&link.target)?;
        Some(Address { text: link.shown.clone(), host, path })
    }));
    // The first place of each address; a link's own text comes before its shown words.
    let mut seen = HashSet::new();
    all.retain(|address| seen.insert((address.host.clone(), address.path.clone())));
    all
}

/// Mailboxes that the person of a case gives: contact details, their card, their messages and prose.
pub fn mailboxes_of(case: &Case) -> Vec<Mailbox> {
    case.mailboxes.get_or_init(|| mailboxes_in(case)).clone()
}

fn mailboxes_in(case: &Case) -> Vec<Mailbox> {
    let mut all: Vec<Mailbox> = Vec::new();
    for profile in case.profiles() {
        all.extend(profile.contact.emails.iter().flat_map(mailboxes));
    }
    for conversation in case.conversations() {
        all.extend(mailboxes(&conversation.sender.email));
    }
    all.extend(case.their_words().into_iter().flat_map(|(_, text)| mailboxes(text)));
    let mut seen = HashSet::new();
    all.retain(|mailbox| seen.insert((mailbox.local.clone(), mailbox.host.clone())));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_shown_and_target() {
        let found = markdown(&Text::new("/x", "see [our site](https://a.example/x) and [b] (c) [d](e f)"));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].shown.as_str(), found[0].target.as_str()), ("our site", "https://a.example/x"));
    }

    #[test]
    fn finds_addresses_and_mailboxes() {
        let text = Text::new("/x", "저장소는 github.com/firm/task)에 있고, mail a.b@firm.example로. Node.js v1.2.3, e.g. report.pdf; see https://user@Evil.test:8080/x?y.");
        let found: Vec<(String, String)> = addresses(&text).into_iter().map(|a| (a.host, a.path)).collect();
        assert_eq!(found, [("github.com".to_owned(), "/firm/task".to_owned()), ("evil.test".to_owned(), "/x?y".to_owned())]);
        let mail = mailboxes(&text);
        assert_eq!((mail[0].local.as_str(), mail[0].host.as_str(), mail[0].text.as_str()), ("a.b", "firm.example", "a.b@firm.example"));
    }

    #[test]
    fn knows_what_was_registered() {
        for (host, own) in [
            ("careers.firm.co.kr", "firm.co.kr"),
            ("www.firm.com", "firm.com"),
            ("a.name.github.io", "name.github.io"),
            ("github.io", "github.io"),
            ("firm.example", "firm.example"),
        ] {
            assert_eq!(registrable(host), own);
        }
    }

    #[test]
    fn hosts_are_decoded_to_letters() {
        // RFC 3492 and everyday examples.
        assert_eq!(split("https://xn--mnchen-3ya.de/").map(|(host, _)| host), Some("münchen.de".to_owned()));
        assert_eq!(punycode("3e0b707e").as_deref(), Some("한국"));
        assert_eq!(punycode("!!"), None);
    }

    proptest::proptest! {
        #[test]
        fn never_fails(text in ".{0,80}") {
            let text = Text::new("/x", text);
            let _ = (addresses(&text).len(), mailboxes(&text).len(), markdown(&text).len());
        }
    }
}
