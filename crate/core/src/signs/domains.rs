//! Domains that are made to look like another, judged once for the signs that speak of them: each host of a case has one
//! oddity at most.

use std::collections::HashSet;

use crate::case::Case;
use crate::finding::{Findings, Strength};
use crate::reference::brands::{self, Brand, SHORTEST};
use crate::reference::hosts;
use crate::sign::Meta;
use crate::signs::claimed;
use crate::text::confusables::ascii;
use crate::text::fold::is_invisible;
use crate::text::{Text, fold, links};
use crate::words::Say;

/// How a domain is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// A slip or a digit away from a known name, or that name in front of another's domain or beside a word of log-in.
    LooksAlike,
    /// A known name joined with a word of hiring.
    JobsWord,
    /// Letters of other scripts that look like Latin ones.
    Letters,
    /// A meeting service's name on another's domain.
    Meeting,
}

/// Words that a domain gets beside the name it borrows.
const JOBS: &[&str] = &[
    "careers", "career", "jobs", "job", "hr", "hiring", "hire", "talent", "recruit", "recruiting", "recruitment", "recruiter", "apply", "interview", "interviews", "assessment", "assessments", "onboarding", "vacancies",
    "employment", "offer", "offers", "candidate", "candidates", "applicant", "workforce", "karriere", "bewerbung", "chaeyong",
];
/// Words of log-in and meeting pages.
const DOORS: &[&str] = &[
    "login", "signin", "verify", "verification", "secure", "security", "auth", "account", "accounts", "portal", "access", "invite", "invitation", "meeting", "meetings", "meet", "conference", "call", "join", "support", "update",
    "download", "mail",
];
/// Labels under which meeting services are known, and their names.
const MEETING: &[(&str, &str)] = &[
    ("zoom", "Zoom"), ("teams", "Microsoft Teams"), ("meet", "Google Meet"), ("webex", "Webex"), ("skype", "Skype"), ("googlemeet", "Google Meet"), ("microsoftteams", "Microsoft Teams"), ("msteams", "Microsoft Teams"),
];

/// Adds a finding for each host of the case that is odd in this way: addresses, link targets, mailboxes.
pub fn look(meta: &'static Meta, wanted: Oddity, case: &Case, findings: &mut Findings) {
    let mut hosts: Vec<(Text, String)> = links::of(case).into_iter().map(|a| (a.text, a.host)).collect();
    hosts.extend(links::mailboxes_of(case).into_iter().map(|m| (m.text, m.host)));
    if hosts.is_empty() {
        return;
    }
    let employers = claimed::employers(case);
    let mut seen = HashSet::new();
    hosts.retain(|(_, host)| seen.insert(host.clone()));
    for (text, host) in &hosts {
        if let Some((_, strength, says)) = judge(host, &employers).filter(|(oddity, ..)| *oddity == wanted) {
            findings.add(meta, strength, vec![text.quote()], Some(says.with("host", links::registrable(host))));
        }
    }
}

fn judge(host: &str, employers: &[&Text]) -> Option<(Oddity, Strength, Say)> {
    if hosts::kind_of(host).is_some() || brands::owner(host).is_some() || is_institution(host) {
        return None;
    }
    brands::all().iter().find_map(|brand| resembles(host, brand, employers)).or_else(|| imitates_meeting(host)).or_else(|| imitates_claimed(host, employers)).or_else(|| mixed_letters(host))
}

/// Schools and authorities run rooms, mirrors and job pages of many names.
fn is_institution(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    labels.iter().skip(1).any(|label| matches!(*label, "edu" | "gov" | "mil" | "ac" | "go" | "gob" | "gouv"))
}

fn resembles(host: &str, brand: &Brand, employers: &[&Text]) -> Option<(Oddity, Strength, Say)> {
    let own = links::chosen_label(host);
    let plain = own.replace('-', "");
    // Somebody whose employer simply has a name like the brand's.
    let own_name = employers.iter().any(|e| {
        let name = brands::joined(e.as_str());
        name.len() >= 4 && !brand.labels.contains(&name) && (plain.contains(&name) || name.contains(&plain))
    });
    if own_name {
        return None;
    }
    let looks_like = |oddity, strength, key| Some((oddity, strength, Say::new(key).with("name", brand.name).with("domain", brand.domains.first().copied().unwrap_or_default())));
    for label in &brand.labels {
        if label.len() < 5 {
            continue;
        }
        if plain == *label {
            // The brand's own name under another ending: countries belong to the brand, and endings for examples to nobody.
            let ending = host.rsplit('.').next().unwrap_or_default();
            let odd = label.len() >= SHORTEST && ending.len() > 2 && !matches!(ending, "example" | "test" | "invalid" | "com");
            return if odd { looks_like(Oddity::LooksAlike, Strength::Weak, "core_link_other_ending") } else { None };
        }
        if disguises(own, label) {
            let oddity = if own.is_ascii() { Oddity::LooksAlike } else { Oddity::Letters };
            return looks_like(oddity, Strength::Strong, "core_link_lookalike");
        }
        if label.len() >= SHORTEST && (with_word(own, label, JOBS) || with_word(own, label, DOORS)) {
            // Employers themselves like the form "namejobs.com", and no table knows all of those.
            let theirs = !own.contains('-') && ["jobs", "careers"].iter().any(|word| own.ends_with(word)) && host.ends_with(".com");
            let oddity = if with_word(own, label, JOBS) { Oddity::JobsWord } else { door_of(brand) };
            return looks_like(oddity, if theirs { Strength::Moderate } else { Strength::Strong }, "core_link_brand_word");
        }
        if is_near(&plain, label) {
            return looks_like(Oddity::LooksAlike, Strength::Moderate, "core_link_lookalike");
        }
        let above: Vec<&str> = host[..host.len() - links::registrable(host).len()].split('.').filter(|l| !l.is_empty()).collect();
        if label.len() >= SHORTEST && above.iter().any(|l| l.replace('-', "") == *label) {
            let door = own.split('-').any(|word| DOORS.contains(&word) || JOBS.contains(&word)) && own.contains('-');
            return looks_like(door_of(brand), if door { Strength::Strong } else { Strength::Weak }, "core_link_brand_above");
        }
    }
    None
}

/// A meeting service's name in front of, or in, a domain that speaks of meetings or log-in and is not that service's. A
/// school's or firm's own "zoom." page has no such word.
fn imitates_meeting(host: &str) -> Option<(Oddity, Strength, Say)> {
    let own = links::chosen_label(host);
    let words: Vec<&str> = own.split('-').collect();
    let first = host.split('.').next().unwrap_or_default();
    let (label, name) = MEETING.iter().find(|(label, _)| first == *label || words.contains(label))?;
    let others = words.iter().filter(|word| *word != label);
    let door = words.len() > 1 && others.into_iter().any(|word| DOORS.contains(word));
    door.then(|| (Oddity::Meeting, Strength::Strong, Say::new("core_link_brand_above").with("name", *name)))
}

/// `label` with one of `words` before or behind it, joined or with hyphens, and nothing else.
fn with_word(own: &str, label: &str, words: &[&str]) -> bool {
    let parts: Vec<&str> = own.split('-').collect();
    let plain: String = parts.concat();
    let rest = plain.strip_prefix(label).or_else(|| plain.strip_suffix(label));
    if rest.is_some_and(|rest| words.contains(&rest)) {
        return true;
    }
    // "name-global-careers": every word beside the name is its own part.
    parts.len() >= 3 && parts.iter().any(|p| words.contains(p)) && own.replace('-', "").contains(label) && parts.contains(&label)
}

/// Whether `own` shows as `label` although it is written otherwise: digits for letters, letters of other alphabets,
/// "rn" for "m".
fn disguises(own: &str, label: &str) -> bool {
    if label.len() < 5 {
        return false;
    }
    let plain = own.replace('-', "");
    plain != label && seen(&plain) == seen(label)
}

/// What the eye takes a label for.
fn seen(label: &str) -> String {
    let mut plain = String::with_capacity(label.len());
    for c in label.chars().filter(|c| !is_invisible(*c)) {
        match ascii(c) {
            Some(looks) => plain.push_str(looks),
            None => plain.push(c),
        }
    }
    let letters: String = plain
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | '|' | 'i' => 'l',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            '8' => 'b',
            c => c,
        })
        .collect();
    letters.replace("rn", "m").replace("vv", "w").replace("cl", "d")
}

/// One slip away in a long name; two in a very long one. Short names and plurals are too close to ordinary words.
fn is_near(plain: &str, label: &str) -> bool {
    let allowed = match label.len() {
        0..=8 => return false,
        9..=12 => 1,
        _ => 2,
    };
    let extended = plain.strip_prefix(label).or_else(|| plain.strip_suffix(label)).is_some();
    !extended && !label.starts_with(plain) && !label.ends_with(plain) && strsim::osa_distance(plain, label) <= allowed
}

/// The same for the employer somebody names, whose domains are not known: only what has no other reading.
fn imitates_claimed(host: &str, employers: &[&Text]) -> Option<(Oddity, Strength, Say)> {
    let own = links::chosen_label(host);
    employers.iter().find_map(|employer| {
        let label = brands::joined(employer.as_str());
        let first: String = employer.as_str().split_whitespace().next().map(brands::joined).unwrap_or_default();
        let says = || Say::new("core_link_claimed").with("name", employer.trimmed().as_str());
        [label, first].iter().any(|name| name.is_ascii() && name.len() >= SHORTEST && disguises(own, name) && !digits_are_its_own(own, name)).then(|| (if own.is_ascii() { Oddity::LooksAlike } else { Oddity::Letters }, Strength::Strong, says()))
    })
}

/// "studi0" may be the firm's own spelling only if the name itself has the digit.
fn digits_are_its_own(own: &str, name: &str) -> bool {
    own.chars().filter(char::is_ascii_digit).all(|d| name.contains(d)) && own.is_ascii() && own.replace('-', "").len() == name.len()
}

/// Latin letters together with letters of an alphabet that imitates them, in one label.
fn mixed_letters(host: &str) -> Option<(Oddity, Strength, Say)> {
    let mixed = host.split('.').any(|label| label.chars().any(|c| c.is_ascii_alphabetic()) && label.chars().any(fold::is_imitator));
    mixed.then(|| (Oddity::Letters, Strength::Strong, Say::new("core_link_mixed_letters")))
}

/// Behind the name of a meeting service, words of log-in and meetings are its own kind of imitation.
fn door_of(brand: &Brand) -> Oddity {
    if matches!(brand.name, "Zoom" | "Google Meet" | "Webex") { Oddity::Meeting } else { Oddity::LooksAlike }
}
