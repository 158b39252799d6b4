//! Runs a program over a text.

use crate::chars::Named;
use crate::compile::{Program, Step, takes};

/// The forks that were taken, by place of the text; kept in pages that are made when they are first written to, because
/// most of a text is never looked at twice.
struct Taken {
    forks: usize,
    from: usize,
    pages: Vec<Option<Box<[u64; PAGE]>>>,
}

/// Words of a page.
const PAGE: usize = 32;

impl Taken {
    /// Notes that `fork` is taken at byte `at`; whether it was not before.
    fn first_time(&mut self, fork: usize, at: usize) -> bool {
        let bit = (at - self.from) * self.forks + fork;
        let (page, bit) = (bit / (PAGE * 64), bit % (PAGE * 64));
        if page >= self.pages.len() {
            self.pages.resize_with(page + 1, || None);
        }
        let Some(page) = self.pages.get_mut(page) else { return false };
        let word = &mut page.get_or_insert_with(|| Box::new([0; PAGE]))[bit / 64];
        let mask = 1 << (bit % 64);
        let first = *word & mask == 0;
        *word |= mask;
        first
    }
}

enum Job {
    /// Go on here.
    Try { step: usize, at: usize },
    /// What came after the fork failed: the group is where it was.
    Restore { slot: usize, was: Option<usize> },
}

/// The first match that begins at `from` or behind it: the first `slots` places of its groups.
pub(crate) fn search(program: &Program, text: &str, from: usize, slots: usize) -> Option<Vec<Option<usize>>> {
    let bytes = text.as_bytes();
    let mut taken = Taken { forks: program.forks.max(1), from, pages: Vec::new() };
    let mut jobs = Vec::new();
    let mut groups = Vec::new();
    let mut at = from;
    loop {
        if program.anchored && at > 0 {
            return None;
        }
        match &program.first {
            Some(first) if program.anchored && bytes.first().is_none_or(|byte| !first[usize::from(*byte)]) => return None,
            // A byte that begins no match, or no character, is passed over.
            Some(first) => at += bytes.get(at..)?.iter().position(|byte| first[usize::from(*byte)])?,
            None => {
                while at < text.len() && !text.is_char_boundary(at) {
                    at += 1;
                }
                if at > text.len() {
                    return None;
                }
            }
        }
        if program.at_border && !is_border(text, at) {
            at += 1;
            if at > text.len() {
                return None;
            }
            continue;
        }
        groups.clear();
        groups.resize(slots, None);
        if let Some(end) = attempt(program, text, at, &mut taken, &mut jobs, &mut groups) {
            for (slot, place) in groups.iter_mut().zip([at, end]) {
                *slot = Some(place);
            }
            return Some(groups);
        }
        at += 1;
        if at > text.len() {
            return None;
        }
    }
}

/// The end of the match that begins at `start`.
fn attempt(program: &Program, text: &str, start: usize, taken: &mut Taken, jobs: &mut Vec<Job>, groups: &mut [Option<usize>]) -> Option<usize> {
    jobs.clear();
    jobs.push(Job::Try { step: 0, at: start });
    while let Some(job) = jobs.pop() {
        let (mut step, mut at) = match job {
            Job::Try { step, at } => (step, at),
            Job::Restore { slot, was } => {
                if let Some(group) = groups.get_mut(slot) {
                    *group = was;
                }
                continue;
            }
        };
        while let Some(&now) = program.steps.get(step) {
            match now {
                Step::Match => return Some(at),
                Step::Jump(to) => step = to,
                Step::Fork { first, second, number } => {
                    // Where the first way stops at once it needs no note, and no way back.
                    if stops(program, first, text, at) {
                        step = second;
                        continue;
                    }
                    if !taken.first_time(number, at) {
                        break;
                    }
                    jobs.push(Job::Try { step: second, at });
                    step = first;
                }
                Step::Save(slot) => {
                    if let Some(group) = groups.get_mut(slot) {
                        jobs.push(Job::Restore { slot, was: *group });
                        *group = Some(at);
                    }
                    step += 1;
                }
                Step::Start if at == 0 => step += 1,
                Step::End if at == text.len() => step += 1,
                Step::Border if is_border(text, at) => step += 1,
                Step::Start | Step::End | Step::Border => break,
                Step::Char(_) | Step::Caseless(_) | Step::Any | Step::Class(_) => match next(text, at) {
                    Some(c) if takes(program, now, c) => {
                        at += c.len_utf8();
                        step += 1;
                    }
                    _ => break,
                },
            }
        }
    }
    None
}

/// Whether the way that begins at `step` ends with the next character or before it.
fn stops(program: &Program, step: usize, text: &str, at: usize) -> bool {
    match program.steps.get(step) {
        Some(one @ (Step::Char(_) | Step::Caseless(_) | Step::Any | Step::Class(_))) => !next(text, at).is_some_and(|c| takes(program, *one, c)),
        Some(Step::Border) => stops(program, step + 1, text, at) || !is_border(text, at),
        Some(Step::Start) => at > 0,
        _ => false,
    }
}

fn next(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

fn is_border(text: &str, at: usize) -> bool {
    let before = match at.checked_sub(1).and_then(|before| text.as_bytes().get(before)) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(..at).and_then(|text| text.chars().next_back()),
    };
    let is_word = |c: Option<char>| c.is_some_and(|c| Named::Word.has(c));
    is_word(before) != is_word(next(text, at))
}
