//! A conversation from the lines of a thread.

use super::{Fault, Item, Part, Reading, shape};
use crate::page::{Line, Role, SectionKind, State};
use crate::subject::{Conversation, From, Link, Sender, Subject, Turn};
use crate::text::{Text, links};

pub(super) fn read(sections: &[Part<'_>], reading: &mut Reading) {
    let mut conversation = Conversation::default();
    for (i, part) in sections.iter().enumerate() {
        match part.of.kind {
            SectionKind::Sender => conversation.sender = sender(&part.lines),
            SectionKind::Messages => {
                conversation.turns = turns(i, part);
                let all = conversation.turns.len();
                let unknown = conversation.turns.iter().filter(|turn| turn.from == From::Unknown).count();
                if part.of.state == State::CouldNotRead || (part.of.state == State::Observed && all == 0) {
                    reading.faults.push(Fault { section: SectionKind::Messages, why: "core_fault_no_entries", counts: None });
                } else if unknown > 0 {
                    let counts = Some((u32::try_from(unknown).unwrap_or(u32::MAX), u32::try_from(all).unwrap_or(u32::MAX)));
                    reading.faults.push(Fault { section: SectionKind::Messages, why: "core_fault_sender_unknown", counts });
                }
            }
            _ => {}
        }
    }
    if conversation.sender.name.is_empty() {
        conversation.sender.name = name_of_other(sections);
    }
    reading.subjects.push(Subject::Conversation(conversation));
}

/// The card: the name, then the first line that is a headline.
fn sender(lines: &[Item]) -> Sender {
    let mut sender = Sender::default();
    for line in lines {
        let text = line.str();
        if sender.name.is_empty() {
            sender.name = line.text.trimmed();
        } else if let Some((shown, _)) = line.links.iter().find(|(_, href)| href.as_str().starts_with("mailto:")) {
            sender.email = shown.trimmed();
        } else if sender.headline.is_empty() && !shape::is_degree_badge(text) && !shape::is_pronouns(text) && !shape::is_count(text) && text != sender.name.as_str() {
            sender.headline = line.text.trimmed();
        }
    }
    sender
}

/// Without a card, the name over the other side's messages.
fn name_of_other(sections: &[Part<'_>]) -> Text {
    let named = |part: &Part<'_>| {
        let at = part.of.lines.iter().position(|line| line.role == Some(Role::Name) && line.from == Some(From::Them))?;
        part.lines.get(at).map(|line| line.text.trimmed())
    };
    sections.iter().find_map(named).unwrap_or_default()
}

/// One turn a block; its lines say what they are.
fn turns(section: usize, part: &Part<'_>) -> Vec<Turn> {
    let mut turns: Vec<(u32, Turn)> = Vec::new();
    for (j, (line, item)) in part.of.lines.iter().zip(&part.lines).enumerate() {
        let role = line.role.unwrap_or(Role::Text);
        if matches!(role, Role::Name | Role::Time) {
            continue;
        }
        let here = |turn: &Turn| role == Role::Attachment || turn.text.is_empty();
        let turn = match turns.last_mut() {
            Some((block, turn)) if *block == item.block && here(turn) => turn,
            _ => {
                let at = line.at.as_deref().map(|at| Text::new(format!("/page/sections/{section}/lines/{j}/at"), at));
                let turn = Turn { from: from(line), at: at.unwrap_or_default(), ..Turn::default() };
                turns.push((item.block, turn));
                let Some((_, turn)) = turns.last_mut() else { continue };
                turn
            }
        };
        if role == Role::Attachment {
            turn.attachments.push(item.text.trimmed());
        } else {
            turn.text = item.text.trimmed();
            turn.links = links_in(item);
        }
    }
    turns.into_iter().map(|(_, turn)| turn).collect()
}

fn from(line: &Line) -> From {
    line.from.unwrap_or_default()
}

/// The links of a line, and those that are written out in its text.
pub(super) fn links_in(item: &Item) -> Vec<Link> {
    let of_page = item.links.iter().filter(|(shown, _)| !shown.is_empty()).map(|(shown, href)| Link { shown: shown.clone(), target: href.as_str().to_owned() });
    of_page.chain(links::markdown(&item.text)).collect()
}
