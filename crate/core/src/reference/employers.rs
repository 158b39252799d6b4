//! Employers.

use super::Table;
use crate::case::Case;

/// Employers: when they existed, their names and domains.
#[derive(Debug)]
pub struct Employers {}

impl Table for Employers {
    fn from_bytes(_bytes: &[u8]) -> Result<Self, String> {
        Ok(Self {})
    }

    fn is_needed_for(case: &Case) -> bool {
        case.positions().next().is_some()
    }
}
