//! Dates in words.

use crate::subject::DateRange;

/// Reads a line of dates ("Jul 2021 - Present · 3 yrs 1 mo").
pub fn parse(_line: &str) -> Option<DateRange> {
    None
}
