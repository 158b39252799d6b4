//! The writer says that they live in one place, or never left it, while a present job is done on site in another far away.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::places::{Places, key};
use crate::sign::{Family, Meta, Part, Status, Who};
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

/// Countries that people cross for work every day.
const NEIGHBOURS: &[&str] = &[
    "DE-FR", "CH-DE", "CH-FR", "CH-IT", "FR-LU", "DE-LU", "BE-LU", "BE-FR", "BE-NL", "BE-DE", "DE-NL", "DK-SE", "DE-DK", "NO-SE", "FI-SE", "AT-DE", "AT-CH", "AT-SK", "AT-HU", "AT-IT", "AT-CZ", "CZ-DE", "DE-PL", "CZ-PL", "ES-PT", "ES-FR", "FR-IT", "FR-MC", "GB-IE",
    "CA-US", "MX-US", "MY-SG", "ID-SG", "CN-HK", "CN-MO", "HK-MO", "AE-OM", "AE-SA", "BH-SA", "EE-FI", "CH-LI", "AT-LI", "ES-GI", "HU-SK", "CZ-SK",
];

/// The middle of each state of the US: postal code, name, degrees north and west. A state that is only a part of a town's
/// surroundings is never far from the next.
const STATES: &[(&str, &str, f64, f64)] = &[
    ("al", "alabama", 32.8, 86.8), ("ak", "alaska", 64.0, 152.0), ("az", "arizona", 34.2, 111.6), ("ar", "arkansas", 34.8, 92.4), ("ca", "california", 37.2, 119.5), ("co", "colorado", 39.0, 105.5), ("ct", "connecticut", 41.6, 72.7),
    ("de", "delaware", 39.0, 75.5), ("fl", "florida", 28.6, 82.4), ("ga", "georgia", 32.6, 83.4), ("hi", "hawaii", 20.3, 156.4), ("id", "idaho", 44.4, 114.6), ("il", "illinois", 40.0, 89.2), ("in", "indiana", 39.9, 86.3), ("ia", "iowa", 42.1, 93.5),
    ("ks", "kansas", 38.5, 98.4), ("ky", "kentucky", 37.5, 85.3), ("la", "louisiana", 31.1, 92.0), ("me", "maine", 45.4, 69.2), ("md", "maryland", 39.1, 76.8), ("ma", "massachusetts", 42.3, 71.8), ("mi", "michigan", 44.3, 85.4), ("mn", "minnesota", 46.3, 94.3),
    ("ms", "mississippi", 32.7, 89.7), ("mo", "missouri", 38.4, 92.5), ("mt", "montana", 47.1, 109.6), ("ne", "nebraska", 41.5, 99.8), ("nv", "nevada", 39.3, 116.6), ("nh", "new hampshire", 43.7, 71.6), ("nj", "new jersey", 40.2, 74.7),
    ("nm", "new mexico", 34.4, 106.1), ("ny", "new york", 42.9, 75.5), ("nc", "north carolina", 35.6, 79.4), ("nd", "north dakota", 47.5, 100.5), ("oh", "ohio", 40.3, 82.8), ("ok", "oklahoma", 35.6, 97.5), ("or", "oregon", 43.9, 120.6),
    ("pa", "pennsylvania", 40.9, 77.8), ("ri", "rhode island", 41.7, 71.6), ("sc", "south carolina", 33.9, 80.9), ("sd", "south dakota", 44.4, 100.2), ("tn", "tennessee", 35.9, 86.4), ("tx", "texas", 31.5, 99.3), ("ut", "utah", 39.3, 111.7),
    ("vt", "vermont", 44.1, 72.7), ("va", "virginia", 37.5, 78.9), ("wa", "washington", 47.4, 120.4), ("wv", "west virginia", 38.6, 80.6), ("wi", "wisconsin", 44.6, 90.0), ("wy", "wyoming", 43.0, 107.6),
];

/// Kilometres between the middles of two states that nobody travels every day.
const FAR: f64 = 900.0;

/// Korean towns by the region in which people travel to work.
const KOREAN: &[&[&str]] = &[
    &["서울", "인천", "경기", "수원", "성남", "판교", "용인", "고양", "부천", "안양", "화성", "파주", "김포", "의정부", "강남", "seoul", "incheon", "suwon", "seongnam", "pangyo", "gyeonggi"],
    &["부산", "울산", "창원", "김해", "양산", "거제", "경남", "busan", "ulsan", "changwon", "gimhae"],
    &["대구", "경산", "구미", "포항", "경북", "daegu", "gumi", "pohang"],
    &["광주광역시", "전남", "목포", "순천", "여수", "gwangju"],
    &["제주", "서귀포", "jeju"],
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

/// Whether two places are surely too far apart for a way to work. What the tables do not place is near.
fn are_far(a: &str, b: &str, places: &Places) -> bool {
    if let (Some(a), Some(b)) = (korean(a), korean(b)) {
        return a != b;
    }
    let (first, second) = (places.countries_of(a), places.countries_of(b));
    let ([first], [second]) = (first.as_slice(), second.as_slice()) else { return false };
    if first != second {
        let pair = if first < second { format!("{first}-{second}") } else { format!("{second}-{first}") };
        // The name of a town alone may be that of another town ("Paris, Texas").
        return !NEIGHBOURS.contains(&pair.as_str()) && !key(b).contains(&key(a)) && !key(a).contains(&key(b));
    }
    match (*first, state(a), state(b)) {
        ("US", Some(a), Some(b)) => kilometres(a, b) > FAR,
        _ => false,
    }
}

fn state(place: &str) -> Option<(f64, f64)> {
    place.split(',').skip(1).map(key).find_map(|part| {
        let part = part.split(['·', '(']).next().unwrap_or_default().trim().to_owned();
        STATES.iter().find(|(code, name, ..)| *code == part || *name == part).map(|(_, _, north, west)| (*north, *west))
    })
}

fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (north, west) = ((a.0 - b.0) * 111.0, (a.1 - b.1) * 111.0 * ((a.0 + b.0) / 2.0).to_radians().cos());
    north.hypot(west)
}

fn korean(place: &str) -> Option<usize> {
    let plain = key(place);
    let mut regions = KOREAN.iter().enumerate().filter(|(_, towns)| towns.iter().any(|town| plain.contains(town))).map(|(at, _)| at);
    let region = regions.next()?;
    regions.next().is_none().then_some(region)
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
                "never left", "never lived", "never moved", "always lived", "all my life", "whole life", "entire life", "lifelong", "떠난 적", "떠나 본 적", "벗어난 적", "평생", "태어나서", "nie verlassen", "immer schon", "schon immer", "mein leben lang", "離れたことが", "生まれてからずっと", "ずっと",
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
                r"\b(?:I live in|I still live in|I['’]m based in|I am based in|(?:^|[.!]\s*)[Bb]ased in|[Ll]iving in|I reside in|(?:I )?[Hh]ave never left|[Nn]ever left|(?:I )?(?:[Hh]ave )?[Aa]lways lived in|[Nn]ever lived outside(?: of)?|[Ll]ifelong resident of|[Ll]ived in)\s+{place}",
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
