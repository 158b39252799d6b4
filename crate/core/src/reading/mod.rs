//! From the lines of a page to a subject: line shapes, dates in words, entries, and checks of the reading itself.
//!
//! A section that is there and not understood becomes a [`Fault`], which is told to the user; no sign rests on it. The
//! reading never fails and never guesses at what it did not see.

pub mod dates;
pub mod degrees;
mod entries;
mod free;
mod profile;
mod shape;
mod thread;

pub use free::page_of_text;

use std::sync::Arc;

use crate::page::{Page, Section, SectionKind, Surface};
use crate::subject::Subject;
use crate::text::Text;

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

/// A line that is as long as readers hand over was cut there, in UTF-16 units (extension/content/lines.ts).
const CUT_AT: usize = 120_000;

/// Reads a page.
pub fn read(page: &Page) -> Reading {
    let mut reading = Reading::default();
    let sections = sections(page);
    match page.surface {
        Surface::Profile | Surface::PublicProfile => profile::read(page, &sections, &mut reading),
        Surface::Thread => thread::read(&sections, &mut reading),
        Surface::Selection => free::read(&sections, &mut reading),
        Surface::NotAProfile => {}
    }
    for section in &sections {
        let cut = section.lines.iter().any(|line| line.text.as_str().len() >= CUT_AT && line.text.as_str().encode_utf16().count() >= CUT_AT - 1);
        if cut {
            reading.faults.push(Fault { section: section.of.kind, why: "core_fault_cut", counts: None });
        }
    }
    reading
}

/// A section with its lines as [`Text`]s that know their place.
struct Part<'p> {
    of: &'p Section,
    lines: Vec<Item>,
}

/// A line.
#[derive(Debug, Clone)]
struct Item {
    text: Text,
    depth: u32,
    block: u32,
    /// Where its links lead, with the shown part of the line.
    links: Vec<(Text, Text)>,
}

fn sections(page: &Page) -> Vec<Part<'_>> {
    let part = |(i, section)| {
        let section: &Section = section;
        let lines = section.lines.iter().enumerate().map(|(j, line)| {
            let text = Text::new(format!("/page/sections/{i}/lines/{j}/text"), line.text.as_str());
            let links = line.links.iter().enumerate().map(|(k, link)| {
                let href = Text::new(format!("/page/sections/{i}/lines/{j}/links/{k}/href"), Arc::from(link.href.as_str()));
                (text.utf16_slice(link.start, link.end), href)
            });
            Item { links: links.collect(), text, depth: line.depth, block: line.block }
        });
        Part { of: section, lines: lines.collect() }
    };
    page.sections.iter().enumerate().map(part).collect()
}

impl Item {
    fn str(&self) -> &str {
        self.text.as_str().trim()
    }

    /// Whether one of its links leads to an address that holds `part`.
    fn leads_to(&self, part: &str) -> bool {
        self.links.iter().any(|(_, href)| href.as_str().contains(part))
    }
}

#[cfg(test)]
mod tests;
