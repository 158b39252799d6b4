//! What was and was not looked at: the line that always stands next to the findings.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::input::Read;
use crate::page::{SectionKind, State, Surface};
use crate::sign::Meta;
use crate::subject::Subject;
use crate::words::{Lang, Say};

/// What was and was not looked at, in the reader's language.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Coverage {
    /// What was read, with counts.
    pub read: Vec<String>,
    /// What was not read, and why.
    pub not_read: Vec<NotRead>,
    /// What was read and could not be compared with anything.
    pub not_checked: Vec<String>,
}

/// A part that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NotRead {
    /// The part.
    pub what: String,
    /// Why.
    pub why: String,
}

/// The coverage of a case.
pub(super) fn of(case: &Case, read: &Read, not_checked: Vec<(&'static Meta, Say)>, lang: Lang) -> Coverage {
    let mut coverage = Coverage::default();
    let mut see = |what: Say, items: Option<usize>, total: Option<u32>, state: State| match state {
        State::Observed => coverage.read.push(counted(&what, items, total).in_lang(lang)),
        State::ConfirmedEmpty => coverage.read.push(Say::new("core_coverage_empty").said("what", what).in_lang(lang)),
        State::NotLoaded | State::NotOpen | State::CouldNotRead => {
            let why = match state {
                State::NotOpen => "core_coverage_not_open",
                State::CouldNotRead => "core_coverage_could_not_read",
                _ => "core_coverage_not_loaded",
            };
            coverage.not_read.push(NotRead { what: what.in_lang(lang), why: Say::new(why).in_lang(lang) });
        }
    };
    for subject in &case.subjects {
        match subject {
            Subject::Profile(profile) => {
                let text = |text: &crate::text::Text| if text.is_empty() { State::NotLoaded } else { State::Observed };
                see(Say::new("core_part_header"), None, None, text(&profile.name));
                see(Say::new("core_part_about"), None, None, section_state(read, SectionKind::About, text(&profile.about)));
                let experience = &profile.experience;
                see(Say::new("core_part_experience"), Some(experience.items.len()), experience.total, experience.state);
                let education = &profile.education;
                see(Say::new("core_part_education"), Some(education.items.len()), education.total, education.state);
                see(Say::new("core_part_contact"), None, None, profile.contact.state);
            }
            Subject::Conversation(conversation) => {
                let turns = conversation.turns.len();
                let state = if turns == 0 { State::NotLoaded } else { State::Observed };
                see(Say::new("core_part_messages"), Some(turns), None, state);
                let card = if conversation.sender.name.is_empty() { State::NotLoaded } else { State::Observed };
                see(Say::new("core_part_sender"), None, None, card);
            }
        }
    }
    for fault in &read.faults {
        let mut why = Say::new(fault.why);
        if let Some((some, all)) = fault.counts {
            why = why.count("some", i64::from(some)).count("all", i64::from(all));
        }
        let what = Say::new(section_word(fault.section)).in_lang(lang);
        let line = NotRead { what, why: why.in_lang(lang) };
        if !coverage.not_read.contains(&line) {
            coverage.not_read.push(line);
        }
    }
    if case.subjects.is_empty() {
        let why = match read.page.as_ref().map(|page| page.surface) {
            Some(Surface::NotAProfile) | None => "core_coverage_not_a_profile",
            Some(_) => "core_coverage_could_not_read",
        };
        coverage.not_read.push(NotRead { what: Say::new("core_part_page").in_lang(lang), why: Say::new(why).in_lang(lang) });
    }
    let reasons: BTreeSet<String> = not_checked.iter().map(|(_, why)| why.in_lang(lang)).collect();
    coverage.not_checked = reasons.into_iter().collect();
    coverage
}

fn counted(what: &Say, items: Option<usize>, total: Option<u32>) -> Say {
    match (items, total) {
        (Some(items), Some(total)) if total as usize > items => Say::new("core_coverage_some")
            .said("what", what.clone())
            .count("some", items as i64)
            .count("all", i64::from(total)),
        (Some(items), _) => Say::new("core_coverage_all").said("what", what.clone()).count("all", items as i64),
        (None, _) => what.clone(),
    }
}

fn section_state(read: &Read, kind: SectionKind, otherwise: State) -> State {
    read.page
        .as_ref()
        .and_then(|page| page.sections.iter().find(|section| section.kind == kind))
        .map_or(otherwise, |section| section.state)
}

fn section_word(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::TopCard => "core_part_header",
        SectionKind::About => "core_part_about",
        SectionKind::Experience => "core_part_experience",
        SectionKind::Education => "core_part_education",
        SectionKind::Certifications => "core_part_certifications",
        SectionKind::Skills => "core_part_skills",
        SectionKind::Languages => "core_part_languages",
        SectionKind::Contact => "core_part_contact",
        SectionKind::Sender => "core_part_sender",
        SectionKind::Messages => "core_part_messages",
        SectionKind::Other => "core_part_page",
    }
}

