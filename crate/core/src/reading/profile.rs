//! A profile from its sections.

use super::{Fault, Item, Part, Reading, dates, entries, shape};
use crate::page::{Page, Role, Rung, SectionKind, State, Surface};
use crate::subject::{Contact, DateRange, End, Entries, Month, Position, Profile, Study, Subject};
use crate::text::Text;

pub(super) fn read(page: &Page, sections: &[Part<'_>], reading: &mut Reading) {
    let faults = &mut reading.faults;
    let mut profile = Profile { url: address(page), ..Profile::default() };
    for part in sections {
        let kind = part.of.kind;
        if part.of.state == State::Observed && part.lines.is_empty() {
            faults.push(Fault { section: kind, why: "core_fault_no_entries", counts: None });
        }
        match kind {
            SectionKind::TopCard => top_card(part, page, &mut profile),
            SectionKind::About => profile.about = part.lines.iter().filter(|line| line.depth == 0).chain(&part.lines).next().map(|line| line.text.trimmed()).unwrap_or_default(),
            SectionKind::Experience => profile.experience = experience(part, faults),
            SectionKind::Education => profile.education = education(part, faults),
            SectionKind::Skills => profile.skills = firsts(&part.lines),
            SectionKind::Languages => profile.languages = firsts(&part.lines),
            SectionKind::Certifications => profile.certifications = firsts(&part.lines),
            SectionKind::Contact => profile.contact = contact(part, &profile.name),
            SectionKind::Sender | SectionKind::Messages | SectionKind::Other => {}
        }
    }
    if profile.name.is_empty() || shape::heading(profile.name.as_str()).is_some() || profile.name.as_str().eq_ignore_ascii_case("linkedin") {
        let on_its_own_page = sections.iter().any(|part| part.of.kind == SectionKind::TopCard && part.of.state != State::NotLoaded);
        if on_its_own_page {
            faults.push(Fault { section: SectionKind::TopCard, why: "core_fault_top_card", counts: None });
        }
        profile.name = Text::default();
    }
    let seen = |part: &&Part<'_>| part.of.state == State::Observed && part.of.kind != SectionKind::Contact;
    if page.surface == Surface::Profile && sections.iter().any(|part| seen(&part)) && !sections.iter().filter(seen).any(|part| part.of.rung == Rung::Anchor) {
        faults.push(Fault { section: SectionKind::Other, why: "core_fault_layout", counts: None });
    }
    reading.subjects.push(Subject::Profile(profile));
}

/// The address of the profile itself, without the part of it that is open.
fn address(page: &Page) -> Text {
    let url = Text::new("/page/url", page.url.as_str());
    let text = url.as_str();
    let Some(slug) = text.find("/in/").map(|at| at + "/in/".len()) else { return url };
    let end = text[slug..].find(['/', '?', '#']).map_or(text.len(), |at| slug + at);
    url.slice(0..end)
}

fn top_card(part: &Part<'_>, page: &Page, profile: &mut Profile) {
    let named = part.of.lines.iter().position(|line| line.role == Some(Role::Name)).unwrap_or(0);
    let Some(name) = part.lines.get(named) else { return };
    profile.name = name.text.trimmed();
    let mut lines = part.lines[named + 1..].iter().peekable();
    let mut texts: Vec<&Item> = Vec::new();
    let mut open = true;
    while let Some(line) = lines.next() {
        let text = line.str();
        if shape::is_degree_badge(text) || shape::is_pronouns(text) {
            continue;
        }
        // A dot alone, the way to the contact details and the counts end the words that are the member's own.
        if text.chars().all(|c| matches!(c, '·' | '•' | ' ')) || line.leads_to("/overlay/contact-info") || line.links.iter().any(|(_, href)| href.as_str().ends_with('#')) {
            open = false;
        } else if shape::is_count(text) || line.leads_to("/search/results/people") {
            // Counts, and the link to connections in common.
            open = false;
            let word_follows = !text.chars().any(char::is_alphabetic) && lines.peek().is_some_and(|next| shape::is_connections(next.str()));
            if profile.connections.is_empty() && (shape::is_connections(text) || word_follows) {
                profile.connections = line.text.trimmed();
            }
        } else if open {
            texts.push(line);
        }
    }
    if let Some(headline) = texts.first()
        && headline.str().chars().any(char::is_alphanumeric)
    {
        profile.headline = headline.text.trimmed();
    }
    // The server-driven page puts "Company · School" between headline and place; the public one a label behind the place.
    let place = if page.layout == "server-driven" { texts.iter().skip(1).next_back() } else { texts.get(1) };
    if let Some(place) = place {
        profile.location = place.text.trimmed();
    }
}

/// What is known of a section of entries, given what its lines gave.
fn state(part: &Part<'_>, items: usize) -> State {
    match part.of.state {
        State::Observed if items == 0 => State::CouldNotRead,
        state => state,
    }
}

fn experience(part: &Part<'_>, faults: &mut Vec<Fault>) -> Entries<Position> {
    let mut read = entries::positions(&part.lines);
    let mut ranges: Vec<&mut Option<DateRange>> = read.items.iter_mut().map(|job| &mut job.range).collect();
    let unreadable = distrust(&mut ranges);
    let with_dates = read.items.iter().filter(|job| !job.dates.is_empty()).count();
    let total = total(part, read.items.len(), read.more);
    check(part, faults, unreadable, with_dates, &read);
    Entries { state: state(part, read.items.len()), total, items: read.items }
}

fn education(part: &Part<'_>, faults: &mut Vec<Fault>) -> Entries<Study> {
    let read = entries::studies(&part.lines);
    let with_dates = read.items.iter().filter(|study| !study.dates.is_empty()).count();
    check(part, faults, None, with_dates, &read);
    Entries { state: state(part, read.items.len()), total: total(part, read.items.len(), read.more), items: read.items }
}

fn total(part: &Part<'_>, items: usize, more: u32) -> Option<u32> {
    let shown = u32::try_from(items).unwrap_or(u32::MAX);
    match part.of.total {
        Some(total) => Some(total),
        None if more > 0 => Some(shown.saturating_add(more)),
        None => None,
    }
}

/// The self-checks of a section of entries.
fn check<T>(part: &Part<'_>, faults: &mut Vec<Fault>, unreadable: Option<(u32, u32)>, with_dates: usize, read: &entries::Read<T>) {
    let section = part.of.kind;
    let mut fault = |why, counts| faults.push(Fault { section, why, counts });
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    if part.of.state != State::Observed || part.lines.is_empty() {
        return;
    }
    if read.items.is_empty() {
        fault("core_fault_no_entries", None);
        return;
    }
    if let Some(counts) = unreadable {
        fault("core_fault_dates_unreadable", Some(counts));
    }
    if with_dates < read.dated {
        fault("core_fault_dates_lost", Some((number(with_dates), number(read.dated))));
    }
    if read.by_order {
        fault("core_fault_by_order", None);
    }
    if read.dated > 0 && read.stray * 3 > read.lines {
        fault("core_fault_partial", Some((number(read.stray), number(read.lines))));
    }
}

/// Compares each printed duration with its dates. Sites print the one from the other, so where more than one disagrees it is
/// the reading that is wrong: the dates in question are taken back rather than held against anybody. Ranges that go on are
/// left out, for the page does not say which month it was read in.
fn distrust(ranges: &mut [&mut Option<DateRange>]) -> Option<(u32, u32)> {
    let today = Month::new(2100, 1);
    let mut checked = 0;
    let mut wrong = Vec::new();
    for (n, range) in ranges.iter().enumerate() {
        let Some(range) = range.as_ref().filter(|range| range.printed.is_some() && !matches!(range.end, End::Open)) else { continue };
        checked += 1;
        if matches!(dates::checksum(range, today), dates::Checksum::Disagrees { .. }) {
            wrong.push(n);
        }
    }
    if wrong.len() < 2 {
        return None;
    }
    let counts = (u32::try_from(wrong.len()).unwrap_or(u32::MAX), checked);
    let most = wrong.len() * 2 >= checked as usize;
    for (n, range) in ranges.iter_mut().enumerate() {
        if most || wrong.contains(&n) {
            **range = None;
        }
    }
    Some(counts)
}

/// The first line of each entry.
fn firsts(lines: &[Item]) -> Vec<Text> {
    let base = lines.iter().map(|line| line.depth).filter(|depth| *depth > 0).min().unwrap_or(0);
    let mut last = None;
    let mut out = Vec::new();
    for line in lines {
        if line.depth == base && (base == 0 || last != Some(line.block)) && shape::show_all(line).is_none() {
            last = Some(line.block);
            out.push(line.text.trimmed());
        }
    }
    out
}

/// Contact details by structure: an address says itself what it is, in any language.
fn contact(part: &Part<'_>, name: &Text) -> Contact {
    let mut contact = Contact { state: part.of.state, ..Contact::default() };
    for line in &part.lines {
        let mut linked = false;
        for (shown, href) in &line.links {
            let href = href.as_str();
            let shown = shown.trimmed();
            if shown.is_empty() {
                continue;
            }
            if href.starts_with("mailto:") {
                contact.emails.push(shown);
            } else if href.starts_with("tel:") {
                contact.phones.push(shown);
            } else if href.starts_with("http") && !host_of(href).ends_with("linkedin.com") {
                contact.websites.push(shown);
            }
            linked = true;
        }
        if linked || line.str() == name.as_str() {
            continue;
        }
        if let Some(phone) = shape::phone(&line.text) {
            contact.phones.push(phone);
        } else if let Some(mailbox) = mailbox(&line.text) {
            contact.emails.push(mailbox);
        }
    }
    contact
}

/// A mailbox that is the whole line.
fn mailbox(line: &Text) -> Option<Text> {
    let text = line.trimmed();
    let (user, host) = text.as_str().split_once('@')?;
    (!user.is_empty() && host.contains('.') && !text.as_str().contains(char::is_whitespace)).then_some(text)
}

fn host_of(href: &str) -> &str {
    let rest = href.split_once("://").map_or(href, |(_, rest)| rest);
    let host = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    host.rsplit_once('@').map_or(host, |(_, host)| host).split(':').next().unwrap_or(host)
}
