//! Award bodies that are named in published court cases. Being named says nothing about a holder.

use super::Table;
use super::lines::Lines;
use crate::case::Case;

/// Award bodies by their exact full name in lower case, and the case each is named in.
#[derive(Debug)]
pub struct AwardingBodies {
    lines: Lines,
}

impl Table for AwardingBodies {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        Ok(Self { lines: Lines::from_bytes(bytes)? })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.studies().next().is_some()
    }
}

impl AwardingBodies {
    /// The case that names the body whose full name is exactly `name`, but for case and white space at its ends.
    pub fn case(&self, name: &str) -> Option<&str> {
        self.lines.get(&name.trim().to_lowercase()).and_then(|line| line.split('\t').next())
    }
}
