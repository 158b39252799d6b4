//! Jobs and studies from the lines of a section.

use super::{Item, shape};
use crate::subject::{DateRange, Position, Study};
use crate::text::Text;

/// What the lines of a section gave.
pub(super) struct Read<T> {
    pub(super) items: Vec<T>,
    /// Entries the page says there are beyond those that are shown, in a group that is itself cut short.
    pub(super) more: u32,
    /// Lines of dates in the section.
    pub(super) dated: usize,
    /// Lines that found no place in an entry.
    pub(super) stray: usize,
    /// Lines in all.
    pub(super) lines: usize,
    /// Whether entries were told apart by the order of lines alone.
    pub(super) by_order: bool,
}

impl<T> Read<T> {
    fn new(lines: usize) -> Self {
        Self { items: Vec::new(), more: 0, dated: 0, stray: 0, lines, by_order: false }
    }
}

/// The lines of one entry: its own, and those of the blocks nested in it, in page order.
struct Entry<'l> {
    own: Vec<&'l Item>,
    nested: Vec<Vec<&'l Item>>,
}

/// Splits a section at the blocks of its outermost list. `None` where there is no list to go by.
fn split<'l>(lines: &[&'l Item]) -> Option<Vec<Entry<'l>>> {
    let base = lines.iter().map(|line| line.depth).filter(|depth| *depth > 0).min()?;
    let mut entries: Vec<(u32, Entry<'l>)> = Vec::new();
    for line in lines.iter().copied() {
        if line.depth == base {
            match entries.last_mut() {
                Some((block, entry)) if *block == line.block => entry.own.push(line),
                _ => entries.push((line.block, Entry { own: vec![line], nested: Vec::new() })),
            }
        } else if line.depth > base
            && let Some((_, entry)) = entries.last_mut()
        {
            match entry.nested.last_mut() {
                Some(block) if block.first().is_some_and(|first| first.block == line.block) => block.push(line),
                _ => entry.nested.push(vec![line]),
            }
        }
    }
    Some(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// The first line of dates among `lines` with something before it: an entry never begins with its dates.
fn dates_in(lines: &[&Item]) -> Option<(usize, DateRange)> {
    lines.iter().enumerate().take(8).skip(1).find_map(|(n, line)| shape::range(line.str()).map(|range| (n, range)))
}

/// Whether a nested block is a role: something, then a line of dates.
fn is_role(block: &[&Item]) -> bool {
    dates_in(block).is_some_and(|(n, _)| n <= 4)
}

/// The jobs of a section.
pub(super) fn positions(lines: &[Item]) -> Read<Position> {
    let mut read = Read::new(lines.len());
    let mut plain: Vec<&Item> = Vec::new();
    for line in lines {
        match shape::show_all(line) {
            None => plain.push(line),
            Some(total) => {
                // Inside an entry it counts the roles of the group; the section's own count is the section's.
                if line.depth > 0
                    && let Some(total) = total
                {
                    let shown = plain.iter().rev().take_while(|l| !(l.depth == line.depth && l.block != line.block)).filter(|l| shape::range(l.str()).is_some()).count();
                    read.more += total.saturating_sub(u32::try_from(shown).unwrap_or(u32::MAX));
                }
            }
        }
    }
    read.dated = plain.iter().filter(|line| shape::range(line.str()).is_some() || shape::looks_dated(line.str())).count();
    let Some(entries) = split(&plain) else {
        read.by_order = true;
        by_order(&plain, &mut read, |before, dates, after, stray| position(before, dates, after, None, stray));
        return read;
    };
    read.stray = plain.iter().filter(|line| line.depth == 0).count();
    for entry in entries {
        let roles = entry.nested.iter().filter(|block| is_role(block)).count();
        if dates_in(&entry.own).is_none() && roles > 0 {
            group(&entry, &mut read);
            continue;
        }
        let (before, dates, after) = match dates_in(&entry.own) {
            Some((n, range)) => (&entry.own[..n], Some((entry.own[n], range)), &entry.own[n + 1..]),
            None => (&entry.own[..], None, &[][..]),
        };
        let mut job = position(before, dates, after, None, &mut read.stray);
        describe(&mut job.description, entry.nested.iter().flatten().copied());
        read.items.push(job);
    }
    read
}

/// Several roles at one employer.
fn group(entry: &Entry<'_>, read: &mut Read<Position>) {
    let mut header = Position::default();
    for (n, line) in entry.own.iter().enumerate() {
        if n == 0 {
            header.company = line.text.trimmed();
            header.company_url = company_url(&entry.own);
        } else if let Some(kind) = shape::total_duration(&line.text) {
            header.employment_type = kind.unwrap_or_default();
        } else if shape::is_type(line.str()) {
            header.employment_type = line.text.trimmed();
        } else if shape::is_short(line.str()) && header.location.is_empty() {
            header.location = line.text.trimmed();
        } else {
            read.stray += 1;
        }
    }
    for block in &entry.nested {
        if is_role(block)
            && let Some((n, range)) = dates_in(block)
        {
            let mut job = position(&block[..n], Some((block[n], range)), &block[n + 1..], Some(&header), &mut read.stray);
            if job.company_url.is_empty() {
                job.company_url = header.company_url.clone();
            }
            read.items.push(job);
        } else if let Some(job) = read.items.last_mut() {
            describe(&mut job.description, block.iter().copied());
        }
    }
}

/// One job: what stands before its dates, the dates, what stands after.
fn position(before: &[&Item], dates: Option<(&Item, DateRange)>, after: &[&Item], header: Option<&Position>, stray: &mut usize) -> Position {
    let mut job = Position { company_url: company_url(before), ..Position::default() };
    if let Some((line, range)) = dates {
        job.dates = line.text.trimmed();
        job.range = Some(range);
    }
    if let Some(header) = header {
        job.company = header.company.clone();
        job.employment_type = header.employment_type.clone();
        job.location = header.location.clone();
    }
    for (n, line) in before.iter().enumerate() {
        let text = line.str();
        let (company, kind) = shape::company_and_type(&line.text);
        if n == 0 {
            job.title = line.text.trimmed();
        } else if let Some(header) = header {
            // A public page repeats the employer in every role, sometimes in another spelling.
            if text.eq_ignore_ascii_case(header.company.as_str()) || !shape::is_type(text) {
                if kind.is_empty() { job.company = company } else { (job.company, job.employment_type) = (company, kind) }
            } else {
                job.employment_type = line.text.trimmed();
            }
        } else if job.company.is_empty() && !(shape::is_type(text) && n + 1 < before.len()) {
            (job.company, job.employment_type) = (company, kind);
        } else if shape::is_type(text) {
            job.employment_type = line.text.trimmed();
        } else {
            *stray += 1;
        }
    }
    for (n, line) in after.iter().enumerate() {
        let text = line.str();
        // One short line after the dates is the place; a sentence is the beginning of the description.
        if n < 2 && shape::is_short(text) && !shape::is_prose(text) && (n == 0 || shape::is_workplace(text)) {
            if n == 0 || job.location.is_empty() {
                job.location = line.text.trimmed();
            }
        } else {
            describe(&mut job.description, std::iter::once(*line));
        }
    }
    job
}

/// Keeps the longest text that can be a description: a description is one line with breaks in it.
fn describe<'l>(description: &mut Text, lines: impl Iterator<Item = &'l Item>) {
    for line in lines {
        if line.str().len() > description.as_str().len() && !line.leads_to("/overlay/") {
            *description = line.text.trimmed();
        }
    }
}

fn company_url(lines: &[&Item]) -> Text {
    let of = |part: &str| lines.iter().flat_map(|line| &line.links).find(|(_, href)| href.as_str().contains(part)).map(|(_, href)| href.clone());
    of("/company/").or_else(|| of("/school/")).unwrap_or_default()
}

/// The studies of a section.
pub(super) fn studies(lines: &[Item]) -> Read<Study> {
    let mut read = Read::new(lines.len());
    let plain: Vec<&Item> = lines.iter().filter(|line| shape::show_all(line).is_none()).collect();
    read.dated = plain.iter().filter(|line| shape::range(line.str()).is_some() || shape::looks_dated(line.str())).count();
    let Some(entries) = split(&plain) else {
        read.by_order = true;
        by_order(&plain, &mut read, |before, dates, after, _| study(before, dates, after));
        return read;
    };
    read.stray = plain.iter().filter(|line| line.depth == 0).count();
    for entry in entries {
        let (before, dates, after) = match dates_in(&entry.own) {
            Some((n, range)) => (&entry.own[..n], Some((entry.own[n], range)), &entry.own[n + 1..]),
            _ => (&entry.own[..], None, &[][..]),
        };
        let mut study = study(before, dates, after);
        describe(&mut study.description, entry.nested.iter().flatten().copied());
        read.items.push(study);
    }
    read
}

fn study(before: &[&Item], dates: Option<(&Item, DateRange)>, after: &[&Item]) -> Study {
    let mut study = Study::default();
    if let Some((line, range)) = dates {
        study.dates = line.text.trimmed();
        study.range = Some(range);
    }
    match before {
        [school] => study.school = school.text.trimmed(),
        [school, degree] => {
            study.school = school.text.trimmed();
            (study.degree, study.field) = degree_and_field(&degree.text);
        }
        [school, degree, grade] if shape::is_grade(grade.str()) => {
            study.school = school.text.trimmed();
            (study.degree, study.field) = degree_and_field(&degree.text);
            study.description = grade.text.trimmed();
        }
        [school, degree, field, rest @ ..] => {
            study.school = school.text.trimmed();
            study.degree = degree.text.trimmed();
            study.field = field.text.trimmed();
            describe(&mut study.description, rest.iter().copied());
        }
        [] => {}
    }
    describe(&mut study.description, after.iter().copied());
    study
}

/// "Master's degree, Arts, Entertainment, and Media": the degree up to the first comma outside brackets, the rest is the field.
fn degree_and_field(line: &Text) -> (Text, Text) {
    let text = line.as_str();
    let mut open = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '[' => open += 1,
            ')' | '）' | ']' => open -= 1,
            ',' | '，' | '、' if open <= 0 => return (line.slice(0..at).trimmed(), line.slice(at + c.len_utf8()..text.len()).trimmed()),
            _ => {}
        }
    }
    (line.trimmed(), Text::default())
}

/// Entries told apart by order alone: two lines and a line of dates begin one, what follows belongs to it until the next.
fn by_order<T>(
    lines: &[&Item],
    read: &mut Read<T>,
    make: impl Fn(&[&Item], Option<(&Item, DateRange)>, &[&Item], &mut usize) -> T,
) {
    let dated: Vec<(usize, DateRange)> = lines.iter().enumerate().filter_map(|(n, line)| shape::range(line.str()).map(|range| (n, range))).collect();
    let mut free = 0;
    for (k, (n, range)) in dated.iter().enumerate() {
        let start = (*n).saturating_sub(2).max(free);
        read.stray += start - free;
        let until = dated.get(k + 1).map_or(lines.len(), |(next, _)| next.saturating_sub(2).max(n + 1));
        read.items.push(make(&lines[start..*n], Some((lines[*n], *range)), &lines[n + 1..until], &mut read.stray));
        free = until;
    }
    if dated.is_empty() {
        read.stray = lines.len();
    }
}
