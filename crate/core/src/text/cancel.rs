//! What takes a phrase back: negation, quotation, and text that warns of the very thing.
//!
//! The words themselves stand in `cancel.toml`, by language; this file says how far they reach.

use std::ops::Range;

/// A negator further away than this many characters does not reach the phrase.
const NEGATION_REACH: usize = 48;
/// In languages where the negation follows ("…하지 않습니다"), how far behind the phrase it may stand.
const NEGATION_REACH_BACK: usize = 30;
/// In bytes: no negator reaches a phrase from further away than this, itself included.
pub(crate) const FURTHEST: usize = 4 * NEGATION_REACH + 64;
/// A quotation longer than this is somebody's whole message, not a cited phrase.
const LONGEST_QUOTATION: usize = 400;

/// Whether the text between a negator and a phrase belongs to one clause, so that the negator reaches the phrase.
/// "I can't read mail here, so add me" negates the reading, not the adding.
pub(crate) fn same_clause(text: &str, between: Range<usize>) -> bool {
    let Some(between) = text.get(between) else { return false };
    between.chars().count() <= NEGATION_REACH
        && !between.contains([',', ';', ':', '(', '、', '，', '；', '：'])
        && !between.contains(is_symbol)
        && ![" but ", " so ", " and then ", " - ", " because ", " instead ", " rather ", " and i ", " and we ", " please ", " aber ", " sondern ", " mais ", " pero "]
            .iter()
            .any(|clause| between.contains(clause))
}

/// Pictures and signs part clauses: "no interview ✅ add me".
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '|' | '•' | '·')
}

/// Whether a negation that follows a phrase still belongs to it.
pub(crate) fn reaches_back(text: &str, between: Range<usize>) -> bool {
    text.get(between).is_none_or(|between| between.chars().count() <= NEGATION_REACH_BACK && !between.contains([',', '、', '，']) && !between.contains(is_symbol))
}

/// Whether `range` of folded `text` stands inside quotation marks.
pub(crate) fn quoted(text: &str, range: &Range<usize>) -> bool {
    // Only so much of a line is looked at: a quotation that is longer cancels nothing anyway.
    let window = back(text, range.start);
    let line_start = text[window..range.start].rfind('\n').map_or(window, |at| window + at + 1);
    if text[line_start..range.start].trim_start().starts_with('>') {
        return true;
    }
    if in_single_marks(text, line_start, range) {
        return true;
    }
    let marks = [('"', '"'), ('「', '」'), ('『', '』'), ('«', '»'), ('„', '"'), ('‹', '›')];
    marks.iter().any(|&(open, close)| {
        let before = &text[line_start..range.start];
        let opened = if open == close {
            // Straight marks: an odd number before the phrase means that one is open.
            (before.matches(open).count() % 2 == 1).then(|| before.rfind(open)).flatten()
        } else {
            before.rfind(open).filter(|&at| !before[at..].contains(close))
        };
        opened.is_some_and(|at| {
            let from = line_start + at;
            text[range.end..ahead(text, range.end)].find(close).is_some_and(|to| range.end + to - from <= LONGEST_QUOTATION)
        })
    })
}

/// Single marks are apostrophes too: one opens only behind a space or bracket, and closes only where no Latin letter follows.
fn in_single_marks(text: &str, line_start: usize, range: &Range<usize>) -> bool {
    let opens = |at: usize| {
        let behind = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ':' | ',' | '/'));
        behind && text[at + 1..].chars().next().is_some_and(|c| !c.is_whitespace())
    };
    let closes = |at: usize| {
        let follows = text[at + 1..].chars().next().is_none_or(|c| !c.is_ascii_alphanumeric());
        follows && text[..at].chars().next_back().is_some_and(|c| !c.is_whitespace())
    };
    let before = &text[line_start..range.start];
    let Some(open) = before.rmatch_indices('\'').map(|(at, _)| line_start + at).find(|&at| opens(at)) else { return false };
    if text[open + 1..range.start].match_indices('\'').any(|(at, _)| closes(open + 1 + at)) {
        return false;
    }
    let end = ahead(text, range.end);
    text[range.end..end]
        .match_indices('\'')
        .map(|(at, _)| range.end + at)
        .find(|&at| closes(at))
        .is_some_and(|to| to - open <= LONGEST_QUOTATION && !text[range.end..to].contains('\n'))
}

/// The place up to `4 * LONGEST_QUOTATION` bytes before `at`, on a character border.
fn back(text: &str, at: usize) -> usize {
    let from = at.saturating_sub(4 * LONGEST_QUOTATION);
    (from..=at).find(|&border| text.is_char_boundary(border)).unwrap_or(at)
}

/// The place up to `4 * LONGEST_QUOTATION` bytes behind `at`, on a character border.
fn ahead(text: &str, at: usize) -> usize {
    let to = text.len().min(at + 4 * LONGEST_QUOTATION);
    (at..=to).rev().find(|&border| text.is_char_boundary(border)).unwrap_or(at)
}
