//! From the lines of a page to a subject: line shapes, dates in words, entries, and checks of the reading itself.

pub mod dates;
pub mod degrees;

use crate::page::{Page, SectionKind};
use crate::subject::Subject;

/// What reading a page gave.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The subjects on the page.
    pub subjects: Vec<Subject>,
    /// What the self-checks found: a section that was there and is not fully understood.
    pub faults: Vec<Fault>,
}

/// A section that was not fully understood. It is told to the user; no sign rests on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The section.
    pub section: SectionKind,
    /// Why, as a key of the sentences (`core_fault_…`).
    pub why: &'static str,
    /// Numbers for the sentence: how many of how many.
    pub counts: Option<(u32, u32)>,
}

/// Reads a page.
pub fn read(_page: &Page) -> Reading {
    Reading::default()
}
