//! US schools and the fields they award (College Scorecard), with the names schools are known by.

use std::collections::BTreeMap;

use super::Table;
use super::lines::Lines;
use crate::case::Case;
use crate::reference::schools;

/// Level bit: certificates and single courses.
pub const CERTIFICATE: u8 = 1;
/// Level bit: associate's degrees.
pub const ASSOCIATE: u8 = 2;
/// Level bit: bachelor's degrees.
pub const BACHELOR: u8 = 4;
/// Level bit: master's degrees.
pub const MASTER: u8 = 8;
/// Level bit: doctorates and first professional degrees.
pub const DOCTOR: u8 = 16;

/// A field that a school awards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Award {
    /// The field: CIP code, four digits (`1107` is computer science).
    pub cip: u16,
    /// The levels, as bits.
    pub levels: u8,
}

impl Award {
    /// Three printable letters, six bits each: family, number in the family, levels. `None` if it does not fit.
    pub fn encode(self) -> Option<String> {
        let (family, number) = (self.cip / 100, self.cip % 100);
        let bits = u32::from(family) << 12 | u32::from(number) << 5 | u32::from(self.levels);
        (family < 64 && self.levels < 32).then(|| [12, 6, 0].iter().map(|shift| char::from(b'0' + (bits >> shift & 63) as u8)).collect())
    }

    /// Reads what [`Award::encode`] wrote.
    pub fn decode(letters: &[u8]) -> Option<Self> {
        let bits = letters.iter().try_fold(0u32, |bits, letter| letter.checked_sub(b'0').filter(|n| *n < 64).map(|n| bits << 6 | u32::from(n)))?;
        Some(Self { cip: (bits >> 12) as u16 * 100 + (bits >> 5 & 127) as u16, levels: (bits & 31) as u8 })
    }
}

/// US schools by name, and what each institution awards.
///
/// A packed line is a key (`schools::key`), the school's name, and the institutions (OPEID) it can mean; or `#`, an OPEID,
/// and its awards over all its campuses, because a degree of one campus is often listed under another's name.
#[derive(Debug)]
pub struct Programmes {
    lines: Lines,
}

/// A school as a name means it: one institution, or several that share the name. What none of them awards is not
/// awarded, whichever is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsSchool<'p> {
    /// The name in the table.
    pub name: &'p str,
    awards: BTreeMap<u16, u8>,
}

impl Table for Programmes {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        Ok(Self { lines: Lines::from_bytes(bytes)? })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.studies().next().is_some()
    }
}

impl Programmes {
    /// The US school that `written` names; `None` when it is not in the table, or is also the name of schools elsewhere.
    pub fn school(&self, written: &str) -> Option<UsSchool<'_>> {
        schools::readings(written).iter().find_map(|key| self.by_key(key))
    }

    fn by_key(&self, key: &str) -> Option<UsSchool<'_>> {
        let (name, institutions) = self.lines.get(key)?.split_once('\t')?;
        let mut awards: BTreeMap<u16, u8> = BTreeMap::new();
        for institution in institutions.split(',') {
            for letters in self.lines.get(&format!("#{institution}")).unwrap_or_default().as_bytes().chunks(3) {
                let award = Award::decode(letters)?;
                *awards.entry(award.cip).or_default() |= award.levels;
            }
        }
        (!awards.is_empty()).then_some(UsSchool { name, awards })
    }
}

impl UsSchool<'_> {
    /// The levels at which the field is awarded, as bits; 0 where it is not.
    pub fn levels(&self, cip: u16) -> u8 {
        self.awards.get(&cip).copied().unwrap_or_default()
    }

    /// Whether anything of the two-digit family is awarded at any level.
    pub fn has_family(&self, family: u16) -> bool {
        self.awards.range(family * 100..(family + 1) * 100).next().is_some()
    }

    /// Every field that is awarded: CIP code and levels.
    pub fn awards(&self) -> &BTreeMap<u16, u8> {
        &self.awards
    }

    /// How many fields are awarded. A school with very few is too thinly recorded to say what it does not award.
    pub fn fields(&self) -> usize {
        self.awards.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn awards_come_back_as_they_were_written() {
        for cip in [100, 1107, 1499, 5138, 6199] {
            for levels in [1, 4, 31] {
                let award = Award { cip, levels };
                assert_eq!(Award::decode(award.encode().unwrap().as_bytes()), Some(award));
            }
        }
        assert_eq!(Award { cip: 6400, levels: 1 }.encode(), None);
        assert_eq!(Award::decode(b"\x01"), None);
    }
}
