//! When studies usually begin and end, by country.

use super::Table;
use super::lines::Lines;
use crate::case::Case;

/// Academic calendars by country.
///
/// A packed line is a country (ISO 3166), the months in which studies begin, the months in which they end; `*` is any.
#[derive(Debug)]
pub struct Calendars {
    lines: Lines,
}

/// The academic calendar of a country, with its margins: months beside the usual ones are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    begins: u16,
    ends: u16,
}

impl Table for Calendars {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let lines = Lines::from_bytes(bytes)?;
        for (country, line) in lines.iter() {
            parse(line).ok_or_else(|| format!("the months of {country} cannot be read: “{line}”"))?;
        }
        Ok(Self { lines })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.studies().any(|study| study.range.is_some_and(|range| range.is_monthly()))
    }
}

impl Calendars {
    /// The calendar of `country` (ISO 3166).
    pub fn country(&self, country: &str) -> Option<Calendar> {
        self.lines.get(country).and_then(parse)
    }
}

impl Calendar {
    /// Whether studies begin in `month` (1 to 12).
    pub fn begins(self, month: u32) -> bool {
        self.begins >> month & 1 == 1
    }

    /// Whether studies end in `month` (1 to 12).
    pub fn ends(self, month: u32) -> bool {
        self.ends >> month & 1 == 1
    }
}

fn parse(line: &str) -> Option<Calendar> {
    let (begins, rest) = line.split_once('\t')?;
    Some(Calendar { begins: months(begins)?, ends: months(rest.split('\t').next()?)? })
}

fn months(list: &str) -> Option<u16> {
    if list == "*" {
        return Some(u16::MAX);
    }
    list.split(',').try_fold(0u16, |bits, month| month.parse().ok().filter(|m| (1..=12u16).contains(m)).map(|m| bits | 1 << m))
}
