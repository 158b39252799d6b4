//! Text without a page around it: what somebody selected or pasted. Its own shape decides what it is.

use std::sync::OnceLock;

use regex::Regex;

use super::shape::{self, Heading};
use super::{Fault, Item, Part, Reading, entries};
use crate::page::{Line, Page, Role, Rung, Section, SectionKind, State, Surface};
use crate::subject::{Conversation, Entries, From, Link, Profile, Subject, Turn};
use crate::text::{Text, mention};

/// A page that holds nothing but `text`, pasted by the reader. `me` is the reader's own name in it, where they gave one.
pub fn page_of_text(text: &str, me: Option<&str>) -> Page {
    let line = |text: &str| Line { text: text.to_owned(), ..Line::default() };
    let given = |kind, lines| Section { kind, rung: Rung::Given, state: State::Observed, lines, ..Section::default() };
    let mut sections = vec![given(SectionKind::Other, vec![line(text)])];
    if let Some(me) = me.filter(|me| !me.trim().is_empty()) {
        sections.push(given(SectionKind::Sender, vec![Line { from: Some(From::Me), role: Some(Role::Name), ..line(me) }]));
    }
    Page { surface: Surface::Selection, layout: "pasted".to_owned(), sections, ..Page::default() }
}

pub(super) fn read(sections: &[Part<'_>], reading: &mut Reading) {
    let mine: Vec<String> = sections
        .iter()
        .flat_map(|part| part.of.lines.iter().filter(|line| line.from == Some(From::Me) && line.role == Some(Role::Name)))
        .map(|line| line.text.trim().to_lowercase())
        .collect();
    let given: Vec<&Part<'_>> = sections.iter().filter(|part| part.of.kind == SectionKind::Other).collect();
    let lines: Vec<Item> = given.iter().flat_map(|part| &part.lines).flat_map(single_lines).collect();
    if lines.iter().all(|line| line.text.is_empty()) {
        return;
    }
    let dated = lines.iter().filter(|line| shape::range(line.str()).is_some_and(|range| range.printed.is_some() || range.end != crate::subject::End::Single)).count();
    let headed = lines.iter().filter(|line| matches!(shape::heading(line.str()), Some(Heading::Experience | Heading::Education))).count();
    let marked = lines.iter().any(|line| mark(line, &mine).is_some());
    if !marked && (dated > 1 || (headed > 0 && dated > 0)) {
        profile(&lines, reading);
        return;
    }
    let whole: Vec<&Item> = given.iter().flat_map(|part| &part.lines).collect();
    conversation(&whole, &mine, reading);
}

/// The lines of a text, each knowing its place and its links.
fn single_lines(item: &Item) -> Vec<Item> {
    let source = item.text.as_str();
    let base = item.text.byte_range().start;
    let mut at = 0;
    source
        .split('\n')
        .map(|line| {
            let range = at..at + line.len();
            at += line.len() + 1;
            let links = item.links.iter().filter(|(shown, _)| {
                let shown = shown.byte_range();
                shown.start >= base + range.start && shown.end <= base + range.end
            });
            Item { text: item.text.slice(range.clone()), depth: 0, block: 0, links: links.cloned().collect() }
        })
        .collect()
}

/// A line that says who writes next: "them:", "Name  10:32".
struct Mark {
    from: From,
    /// The speaker, where the mark is a name.
    name: Option<Text>,
    at: Option<Text>,
    /// Where the text begins in the line.
    text_at: usize,
}

/// Words that mark a speaker, in small letters.
const ME: &[&str] = &["me", "i", "you", "나", "저", "본인", "ich", "du", "ja", "ty", "moi", "vous", "yo", "tú", "eu", "io", "我", "自分", "私"];
const THEM: &[&str] = &["them", "they", "other", "상대", "상대방", "sie", "oni", "on", "ona", "eux", "ellos", "loro", "对方", "相手"];

fn mark(line: &Item, mine: &[String]) -> Option<Mark> {
    let text = line.text.as_str();
    let start = text.len() - text.trim_start().len();
    let known = |name: &str| {
        let name = name.trim().to_lowercase();
        if ME.contains(&name.as_str()) || mine.contains(&name) {
            Some(From::Me)
        } else if THEM.contains(&name.as_str()) {
            Some(From::Them)
        } else {
            None
        }
    };
    if let Some(colon) = text.find([':', '：'])
        && text[start..colon].chars().count() <= 40
        && let Some(from) = known(&text[start..colon])
    {
        let colon_len = text[colon..].chars().next().map_or(1, char::len_utf8);
        return Some(Mark { from, name: None, at: None, text_at: colon + colon_len });
    }
    stamped(line).map(|(name, at, text_at)| Mark { from: known(name.as_str()).unwrap_or_default(), name: Some(name), at: Some(at), text_at })
}

/// "Name  10:32", "[10:32] Name: text", "Name, 10:32 AM", "오후 2:05 이름": a name with a clock time.
fn stamped(line: &Item) -> Option<(Text, Text, usize)> {
    /// In characters.
    const LONGEST: usize = 59;
    const CLOCK: &str = r"(?:오전|오후|上午|下午|午前|午後)?\s?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:\s?[AaPp]\.?[Mm]\.?)?";
    static AFTER: OnceLock<Option<Regex>> = OnceLock::new();
    static BEFORE: OnceLock<Option<Regex>> = OnceLock::new();
    let text = line.text.as_str();
    if !mention::has_digit(text) || !text.contains([':', '.']) {
        return None;
    }
    // The length of the name is counted here: a pattern that counts letters of all scripts is long, and slow to compile.
    let name = r"(?P<name>\p{L}[\p{L}\p{M}'’.\- ]*?)";
    let compile = |pattern: String| Regex::new(&pattern).ok();
    let found = if text.trim_start().starts_with(['[', '(']) {
        BEFORE.get_or_init(|| compile(format!(r"^\s*[\[(](?P<at>[^\])]{{0,24}}{CLOCK})[\])]\s*{name}\s*[:：]"))).as_ref()?.captures(text)?
    } else {
        AFTER.get_or_init(|| compile(format!(r"^\s*{name}(?:\s*[,·•|]\s*|\s+)[\[(]?(?P<at>{CLOCK})[\])]?\s*:?\s*$"))).as_ref()?.captures(text)?
    };
    let (name, at, whole) = (found.name("name")?, found.name("at")?, found.get(0)?);
    if name.as_str().chars().count() > LONGEST {
        return None;
    }
    Some((line.text.slice(name.range()), line.text.slice(at.range()).trimmed(), whole.end()))
}

/// Turns from marked lines. Without marks the whole is one message from the other side: that is why somebody pasted it.
fn conversation(texts: &[&Item], mine: &[String], reading: &mut Reading) {
    let mut conversation = Conversation::default();
    let mut names: Vec<String> = Vec::new();
    let mut speakers: Vec<Option<String>> = Vec::new();
    for item in texts {
        let source = item.text.as_str();
        let mut open: Option<(Turn, usize)> = None;
        let mut at = 0;
        let mut close = |open: Option<(Turn, usize)>, end: usize, speakers: &mut Vec<Option<String>>, speaker: Option<String>| {
            let Some((mut turn, start)) = open else { return };
            turn.text = item.text.slice(start..end).trimmed();
            if turn.text.is_empty() {
                return;
            }
            let here = turn.text.byte_range();
            turn.links = super::thread::links_in(item).into_iter().filter(|link: &Link| link.shown.byte_range().start >= here.start && link.shown.byte_range().end <= here.end).collect();
            conversation.turns.push(turn);
            speakers.push(speaker);
        };
        let mut speaker: Option<String> = None;
        for line in single_lines(item) {
            let length = line.text.as_str().len();
            if let Some(mark) = mark(&line, mine) {
                close(open.take(), at, &mut speakers, speaker.take());
                if let Some(name) = &mark.name {
                    let name = name.as_str().to_lowercase();
                    if mark.from == From::Unknown && !names.contains(&name) {
                        names.push(name.clone());
                    }
                    speaker = Some(name);
                }
                open = Some((Turn { from: mark.from, at: mark.at.unwrap_or_default(), ..Turn::default() }, at + mark.text_at));
            } else if open.is_none() && !line.text.is_empty() {
                open = Some((Turn { from: From::Them, ..Turn::default() }, at));
            }
            at += length + 1;
        }
        close(open.take(), source.len(), &mut speakers, speaker.take());
    }
    // One other name, or one name beside the reader's own: that is the other side.
    let mut unknown = 0;
    for (turn, speaker) in conversation.turns.iter_mut().zip(&speakers) {
        if turn.from == From::Unknown && speaker.is_some() {
            if names.len() == 1 {
                turn.from = From::Them;
            } else {
                unknown += 1;
            }
        }
    }
    if unknown > 0 {
        let all = u32::try_from(conversation.turns.len()).unwrap_or(u32::MAX);
        reading.faults.push(Fault { section: SectionKind::Messages, why: "core_fault_sender_unknown", counts: Some((unknown, all)) });
    }
    reading.subjects.push(Subject::Conversation(conversation));
}

/// A profile in plain text: parts under headings, entries by the order of their lines.
fn profile(lines: &[Item], reading: &mut Reading) {
    let lines: Vec<&Item> = lines.iter().filter(|line| !line.text.is_empty()).collect();
    let mut profile = Profile::default();
    let mut parts: Vec<(Option<Heading>, Vec<Item>)> = vec![(None, Vec::new())];
    for line in lines {
        match shape::heading(line.str()) {
            Some(heading) => parts.push((Some(heading), Vec::new())),
            None => {
                if let Some((_, part)) = parts.last_mut() {
                    part.push(line.clone());
                }
            }
        }
    }
    let headed = parts.iter().any(|(heading, _)| heading.is_some());
    for (heading, lines) in parts {
        let texts = || lines.iter().map(|line| line.text.trimmed()).collect::<Vec<_>>();
        match heading {
            None if headed => {
                let mut texts = texts().into_iter();
                profile.name = texts.next().unwrap_or_default();
                profile.headline = texts.next().unwrap_or_default();
                profile.location = texts.next().filter(|text| shape::is_short(text.as_str())).unwrap_or_default();
            }
            None | Some(Heading::Experience) => {
                let read = entries::positions(&lines);
                note(SectionKind::Experience, &read, reading);
                let state = if read.items.is_empty() { State::CouldNotRead } else { State::Observed };
                profile.experience = Entries { items: read.items, state, total: None };
            }
            Some(Heading::Education) => {
                let read = entries::studies(&lines);
                note(SectionKind::Education, &read, reading);
                let state = if read.items.is_empty() { State::CouldNotRead } else { State::Observed };
                profile.education = Entries { items: read.items, state, total: None };
            }
            Some(Heading::About) => profile.about = lines.iter().map(|line| line.text.trimmed()).max_by_key(|text| text.as_str().len()).unwrap_or_default(),
            Some(Heading::Skills) => profile.skills = texts(),
            Some(Heading::Languages) => profile.languages = texts(),
            Some(Heading::Certifications) => profile.certifications = texts(),
            Some(Heading::Contact) => {
                profile.contact.state = State::Observed;
                for line in &lines {
                    if let Some(phone) = shape::phone(&line.text) {
                        profile.contact.phones.push(phone);
                    } else if line.str().contains('@') && !line.str().contains(char::is_whitespace) {
                        profile.contact.emails.push(line.text.trimmed());
                    }
                }
            }
        }
    }
    reading.subjects.push(Subject::Profile(profile));
}

fn note<T>(section: SectionKind, read: &entries::Read<T>, reading: &mut Reading) {
    let why = if read.items.is_empty() { "core_fault_no_entries" } else { "core_fault_by_order" };
    reading.faults.push(Fault { section, why, counts: None });
}
