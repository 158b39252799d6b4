//! The writer says that they live in one place, or never left it, while a present job is done on site in another far away.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::places::{Places, key};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::distance::are_far;
use crate::subject::{End, Position, Profile, Workplace};
use crate::text::fold::fold;
use crate::text::{Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-places-conflict",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Header, Part::About, Part::Experience],
    sources: &["DER"],
};

/// Words by which people live here and work there, or are on the way. Folded.
const BOTH: &[&str] = &[
    "remote", "remotely", "hybrid", "home office", "commute", "commuting", "commuter", "relocate", "relocating", "relocation", "relocated", "moving", "moved", "move to", "travel", "travelling", "traveling", "fly", "flying", "weekly", "weekends", "weekdays",
    "split", "splitting", "between", "nomad", "planning", "planned", "soon", "next year", "until", "used to", "formerly", "previously", "would", "dream", "hope", "second home", "rotation", "fly-in", "원격", "재택", "하이브리드", "주말부부", "주말", "통근", "출장", "이사",
    "이주", "옮겨", "옮길", "오가", "오갑", "왕복", "파견", "예정", "까지만", "pendle", "pendeln", "pendler", "umzug", "umziehen", "ziehe", "homeoffice", "wochenende", "zwischen", "bald", "dienstreisen", "リモート", "在宅", "単身赴任", "転勤", "引っ越", "通勤", "往復", "出張",
];

/// What a text says about where its writer lives.
struct Home {
    /// The statement.
    said: Text,
    /// The place alone.
    place: String,
    /// "Never left", "always lived in".
    always: bool,
    /// The year since which.
    since: Option<i32>,
}

/// Compares where the writer says they live with present work on site.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let Some(places) = &context.reference.places else { return };
    for profile in case.profiles() {
        if [&profile.headline, &profile.about, &profile.location].into_iter().any(is_both) {
            continue;
        }
        for home in homes(&profile.about) {
            let job = profile.experience.items.iter().find_map(|job| Some((job, site(job, &home, places)?)));
            if let Some((job, evidence)) = job {
                let covers = home.since.is_some_and(|year| job.range.is_some_and(|range| year <= range.start.year));
                let strength = if home.always || covers { Strength::Strong } else { Strength::Moderate };
                findings.add(&META, strength, [vec![home.said.quote()], evidence].concat(), Some(Say::new("core_exp_places_conflict_job")));
            } else if are_far(&home.place, profile.location.as_str(), places) && !works_elsewhere(profile, &home) {
                let strength = if home.always { Strength::Moderate } else { Strength::Weak };
                findings.add(&META, strength, vec![home.said.quote(), profile.location.quote()], Some(Say::new("core_exp_places_conflict_header")));
            }
        }
    }
}

fn is_both(text: &Text) -> bool {
    let folded = fold(text.as_str()).text;
    mention::any_of(&folded, BOTH) || matches!(Workplace::parse(text.as_str()), Some(Workplace::Remote | Workplace::Hybrid))
}

/// Whether a present job is in the place of the statement after all, so that only the header is behind.
fn works_elsewhere(profile: &Profile, home: &Home) -> bool {
    profile.experience.items.iter().any(|job| is_present(job) && (is_both(&job.location) || is_both(&job.employment_type) || key(job.location.as_str()).contains(&key(&home.place))))
}

fn is_present(job: &Position) -> bool {
    job.range.is_some_and(|range| range.end == End::Open)
}

/// The place and the words by which a present job is done on site far from the home.
fn site(job: &Position, home: &Home, places: &Places) -> Option<Vec<crate::text::Evidence>> {
    let on_site = job.on_site_statement();
    if !is_present(job) || (job.workplace() != Some(Workplace::OnSite) && on_site.is_none()) || [&job.location, &job.description, &job.title, &job.employment_type].into_iter().any(is_both) {
        return None;
    }
    are_far(&home.place, job.location.as_str(), places).then(|| std::iter::once(job.location.quote()).chain(on_site.map(|text| text.quote())).collect())
}

/// The statements of a text about where its writer lives.
fn homes(text: &Text) -> Vec<Home> {
    /// Each way to say it holds one of these.
    const CUES: &[&str] = &[
        "ive in", "ased in", "iving in", "eside in", "ever left", "ways lived in", "lived outside", "resident of", "ived in", "ch lebe", "ch wohne", "ohnhaft in", "ch habe", "떠난", "떠나", "벗어난", "평생",
        "태어나서", "살고", "삽니다", "살며", "거주", "지내고", "在住", "に住んで", "離れたこと",
    ];
    let whole = text.as_str();
    let Some(pattern) = CUES.iter().any(|cue| whole.contains(cue)).then(pattern).flatten() else { return Vec::new() };
    pattern
        .captures_iter(whole)
        .filter_map(|found| {
            let all = found.get(0)?;
            let place = found.iter().skip(1).flatten().next()?;
            let before = whole.get(..all.start()).unwrap_or_default();
            let start = before.rfind(['.', '!', '?', '\n', '。']).map_or(0, |at| at + before.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
            let end = whole.get(all.end()..).and_then(|t| t.find(['.', '!', '?', '\n', '。'])).map_or(whole.len(), |at| all.end() + at);
            let sentence = fold(whole.get(start..end).unwrap_or_default()).text;
            const ALWAYS: &[&str] = &[
                "never left", "never lived", "never moved", "always lived", "all my life", "whole life", "entire life", "lifelong", "still living there", "still live there", "still here", "떠난 적", "떠나 본 적", "벗어난 적", "평생", "태어나서", "nie verlassen", "immer schon", "schon immer", "mein leben lang", "離れたことが", "生まれてからずっと", "ずっと",
            ];
            const NOT_OWN: &[&str] = &["client", "clients", "customer", "customers", "company", "companies", "startup", "startups", "we", "our", "team", "teams", "parents", "family lives", "고객", "회사", "팀", "부모님", "kunden", "firma", "wir"];
            // "Tester. Based in Athens": the statement begins with its own words; "태어나서" belongs to it.
            let lead = whole.get(all.start()..).and_then(|t| t.find(char::is_alphanumeric)).unwrap_or(0);
            let own = !mention::any_of(&sentence, NOT_OWN);
            let since = mention::has_digit(&sentence).then(since).flatten().and_then(|year| year.captures(&sentence)?.get(1)?.as_str().parse().ok());
            own.then(|| Home { said: text.slice(all.start() + lead..end).trimmed(), place: place.as_str().trim().to_owned(), always: mention::any_of(&sentence, ALWAYS), since })
        })
        .collect()
}

/// "since 2015", in folded text.
fn since() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    PATTERN.get_or_init(|| Regex::new(r"(?:since|seit)\s+((?:19|20)[0-9]{2})").ok()).as_ref()
}

fn pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        const PLACE: &str = r"(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3}(?:, \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)?)";
        Regex::new(&format!(
            concat!(
                r"\b(?:I live in|I still live in|I['’]m based in|I am based in|(?:^|[.!]\s*)[Bb]ased in|[Ll]iving in|I reside in|(?:I )?[Hh]ave never left|[Nn]ever left|(?:I )?(?:[Hh]ave )?[Aa]lways lived in|[Nn]ever lived outside(?: of)?|[Ll]ifelong resident of|[Bb]orn and (?:raised|bred) in|[Ww]as born in|[Ll]ived in)\s+{place}",
                r"|([가-힣]{{2,6}})(?:을|를)\s*(?:떠난|떠나 본|벗어난)\s*적이?\s*(?:없|한 ?번도)|(?:평생|태어나서 지금까지)\s*([가-힣]{{2,6}}?)에서?\s|([가-힣]{{2,6}}?)에서?\s*(?:살고|삽니다|살며|거주|지내고)",
                r"|\b(?:[Ii]ch (?:lebe|wohne)(?: schon immer)? in|[Ww]ohnhaft in|[Ii]ch habe)\s+{place}",
                r"|([\p{{Han}}\p{{Katakana}}ー]{{2,8}})(?:在住|に住んで|から離れたこと|を離れたこと)"
            ),
            place = PLACE
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}
