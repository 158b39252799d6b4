//! Certificates.

use super::Table;
use crate::case::Case;
use crate::subject::Month;
use crate::text::fold::fold;
use crate::text::mention;

/// Certificates: since when anybody can hold them.
#[derive(Debug)]
pub struct Certificates {
    /// Spelling in small letters, the certificate; longer spellings first.
    spellings: Vec<(String, Certificate)>,
}

/// One certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its name.
    pub name: String,
    /// The month of the first exam.
    pub first: Month,
}

impl Table for Certificates {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|e| format!("not UTF-8: {e}"))?;
        let mut spellings = Vec::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let fail = || format!("line {}: “{line}”", number + 1);
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, aliases, first] = fields[..] else { return Err(fail()) };
            let certificate = Certificate { name: name.to_owned(), first: super::month(first, 1).ok_or_else(fail)? };
            for spelling in std::iter::once(name).chain(aliases.split(';')).filter(|spelling| !spelling.is_empty()) {
                spellings.push((fold(spelling).text, certificate.clone()));
            }
        }
        spellings.sort_by_key(|(spelling, _)| std::cmp::Reverse(spelling.len()));
        Ok(Self { spellings })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.profiles().any(|profile| !profile.certifications.is_empty() || !profile.about.is_empty())
    }
}

impl Certificates {
    /// The certificate that a line names; the longest name wins.
    pub fn find(&self, line: &str) -> Option<&Certificate> {
        let folded = fold(line).text;
        self.spellings.iter().find(|(spelling, _)| mention::places(&folded, spelling).next().is_some()).map(|(_, certificate)| certificate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_are_found_by_their_longest_name() {
        let table = Certificates::from_bytes(include_bytes!("../../data/certificates.tsv")).unwrap();
        let name = |line: &str| table.find(line).map(|c| c.name.as_str());
        assert_eq!(name("AWS Certified Solutions Architect – Associate, issued May 2019"), Some("AWS Certified Solutions Architect"));
        assert_eq!(name("CKAD (2019)"), Some("Certified Kubernetes Application Developer"));
        assert_eq!(name("정보보안기사 2015년 취득"), Some("정보보안기사"));
        assert_eq!(name("First aid, 2012"), None);
        assert!(Certificates::from_bytes(b"only a name\n").is_err());
    }
}
