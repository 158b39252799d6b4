//! Whether two places are too far apart for one person to be in both every day. What the tables do not place is near.

use crate::reference::places::{Places, key};

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

/// Whether two places are surely too far apart for a way to work. What the tables do not place is near.
pub fn are_far(a: &str, b: &str, places: &Places) -> bool {
    if let (Some(a), Some(b)) = (korean(a), korean(b)) {
        return a != b;
    }
    let (first, second) = (places.countries_of(a), places.countries_of(b));
    let ([first], [second]) = (first.as_slice(), second.as_slice()) else { return false };
    if first != second {
        // The name of a town alone may be that of another town ("Paris, Texas").
        return !are_neighbours(first, second) && !key(b).contains(&key(a)) && !key(a).contains(&key(b));
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

/// Whether people cross from one of two countries (ISO 3166) to the other for work every day.
pub fn are_neighbours(a: &str, b: &str) -> bool {
    let pair = if a < b { format!("{a}-{b}") } else { format!("{b}-{a}") };
    a == b || NEIGHBOURS.contains(&pair.as_str())
}
