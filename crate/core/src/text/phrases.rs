//! The phrase index: every phrase of every sign, found in one pass.
//!
//! A sign's `<rest>.phrases.toml` lists patterns in a small notation (CONTRIBUTING.md explains it to authors):
//! `add me [on] .. {messenger}` is the words "add me", perhaps "on", then within one sentence a word of the list
//! `messenger`. The build script folds and compiles all of them into one Aho-Corasick automaton and the tables below;
//! nothing is compiled when the extension runs.

use std::ops::Range;
use std::sync::OnceLock;

use daachorse::DoubleArrayAhoCorasick;

use super::amounts::{Shape, shapes};
use super::fold::{Folded, fold};
use super::{cancel, disguise};
use crate::finding::Strength;

/// A phrase pattern, compiled.
#[derive(Debug)]
pub struct Pattern {
    /// The sign it speaks for.
    pub sign: &'static str,
    /// The language its table is written in.
    pub lang: &'static str,
    /// How strong a match is; none means as strong as the sign's ceiling.
    pub strength: Option<Strength>,
    /// The words, in order.
    pub elements: &'static [Element],
    /// Words that silence the pattern when they stand in the same sentence.
    pub unless: &'static [u32],
    /// Whether negation, quotation and policy text cancel it.
    pub cancel: bool,
    /// Whether a negation takes it back; false where the phrase itself denies ("no need to tell your employer").
    pub negation: bool,
    /// Whether it speaks only in messages, not in a profile's own prose.
    pub message_only: bool,
    /// A free label that the sign's code may ask for.
    pub tag: &'static str,
}

/// One step of a pattern: any of some words, at most so far behind the step before.
#[derive(Debug)]
pub struct Element {
    /// Words, as `text id * 2 + 1` where the word may go on (`continu*`), else `text id * 2`.
    pub words: &'static [u32],
    /// How many characters may stand between the step before and this one.
    pub gap: u32,
    /// Whether a sentence may end in between.
    pub across: bool,
    /// Whether letters may stand in the gap, or only space and punctuation.
    pub free: bool,
}

/// A pattern found in a text.
#[derive(Debug, Clone)]
pub struct Match {
    /// The pattern.
    pub pattern: &'static Pattern,
    /// Bytes of the original text.
    pub range: Range<usize>,
}

/// What the index saw in one text: the folded text, its sentences and every word of the index.
pub struct Scan {
    folded: Folded,
    sentences: Vec<usize>,
    /// Per text id: occurrences in order. Sorted by id, then start.
    hits: Vec<Hit>,
    /// For every text id: where its hits end in `hits`.
    ends: Vec<u32>,
    /// Words that were written so as to hide them.
    hidden: Vec<Hidden>,
    cancels: Cancels,
}

/// A word that was written so that a filter does not see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// Bytes of the original text.
    pub range: Range<usize>,
    /// Whether the word is one that senders hide: a messenger, an account, a payment.
    pub telling: bool,
}

/// One occurrence of a word of the index in folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    id: u32,
    start: u32,
    end: u32,
    /// The word ends here: what follows is no letter or digit, or the script does not part words.
    whole: bool,
}

/// A pattern's matches in one text stop being collected after this many: one is enough to speak.
const MATCHES_A_PATTERN: usize = 32;

/// No phrase of `but_not` in `cancel.toml` and no hidden word is longer than this many bytes.
const LONGEST_IDIOM: u32 = 64;

/// A hidden word may carry an ending of so many bytes: "acc0unts".
const LONGEST_ENDING: u32 = 3;
/// A quote is extended by no more than so many syllables to the end of a Korean word.
const LONGEST_REST: usize = 8;
/// Bytes of the longest character.
const LONGEST_CHAR: u32 = 4;

mod table {
    #![allow(unused_imports, reason = "an index without stated strengths names none")]
    use super::{Element, Pattern, Shape};
    use crate::finding::Strength;
    include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
}

#[allow(unsafe_code)]
fn automaton() -> &'static DoubleArrayAhoCorasick<u32> {
    static AUTOMATON: OnceLock<DoubleArrayAhoCorasick<u32>> = OnceLock::new();
    AUTOMATON.get_or_init(|| {
        static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));
        // SAFETY: the bytes were written by `serialize` of the same daachorse version in this build (build.rs).
        unsafe { DoubleArrayAhoCorasick::deserialize_unchecked(BYTES).0 }
    })
}

/// Whether words of this character's script are written without spaces, or carry particles: no word border is asked for.
pub(crate) fn runs_on(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

impl Scan {
    /// Folds `text` and finds every word of the index in it.
    pub fn of(text: &str) -> Self {
        let known = disguise::Known { words: table::KNOWN, hidden: table::HIDDEN };
        let (folded, rewritten) = disguise::undisguise(fold(text), &known);
        let sentences = sentence_ends(&folded.text);
        let mut hits = Vec::new();
        for (shape, range) in shapes(&folded.text) {
            if let Some(&(_, id)) = table::SHAPES.iter().find(|(known, _)| *known == shape) {
                hits.push(Hit { id, start: range.start as u32, end: range.end as u32, whole: true });
            }
        }
        for found in automaton().find_overlapping_iter(&folded.text) {
            let (start, end) = (found.start(), found.end());
            let word = &folded.text[start..end];
            let border = |inside: Option<char>, outside: Option<char>| match (inside, outside) {
                (Some(i), Some(o)) => runs_on(i) || runs_on(o) || !i.is_alphanumeric() || !o.is_alphanumeric(),
                _ => true,
            };
            if !border(word.chars().next(), folded.text[..start].chars().next_back()) {
                continue;
            }
            let whole = border(word.chars().next_back(), folded.text[end..].chars().next());
            hits.push(Hit { id: found.value(), start: start as u32, end: end as u32, whole });
        }
        hits.sort_unstable();
        let mut ends = vec![0; table::STARTS.len()];
        for (at, hit) in hits.iter().enumerate() {
            if let Some(end) = ends.get_mut(hit.id as usize) {
                *end = at as u32 + 1;
            }
        }
        let mut last = 0;
        for end in &mut ends {
            last = last.max(*end);
            *end = last;
        }
        let mut scan = Self { folded, sentences, hits, ends, hidden: Vec::new(), cancels: Cancels::default() };
        scan.cancels = scan.find_cancels();
        scan.find_hidden(text, &rewritten);
        scan
    }

    /// The words that were written so as to hide them, in the order of the text.
    pub fn hidden_words(&self) -> &[Hidden] {
        &self.hidden
    }

    fn find_hidden(&mut self, written: &str, rewritten: &[Range<usize>]) {
        let text = &self.folded.text;
        let mut places: Vec<(u32, u32)> =
            table::HIDDEN_IDS.iter().flat_map(|&id| self.of_word(id * 2)).map(|hit| (hit.start, hit.end + LONGEST_ENDING)).collect();
        places.sort_unstable();
        let places = Places(places);
        let telling = |range: &Range<usize>| places.hold((range.start as u32, range.end as u32));
        let mut found: Vec<Hidden> = rewritten
            .iter()
            .filter(|range| telling(range))
            .map(|range| Hidden { range: self.folded.original(range.clone()), telling: true })
            .collect();
        if !written.is_ascii() {
            let mut start = 0;
            for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
                if c.is_alphanumeric() {
                    continue;
                }
                let word = start..at;
                start = at + c.len_utf8();
                if word.len() < 3 {
                    continue;
                }
                let original = self.folded.original(word.clone());
                let known = telling(&word);
                // What reads as plain Latin once folded has been imitated; other scripts may stand there honestly.
                if (known || text[word].is_ascii()) && written.get(original.clone()).is_some_and(disguise::hides) {
                    found.push(Hidden { range: original, telling: known });
                }
            }
        }
        found.sort_by_key(|hidden| (hidden.range.start, hidden.range.end));
        found.dedup_by(|b, a| b.range.start < a.range.end);
        self.hidden = found;
    }

    /// The folded text.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// All patterns that match and are not cancelled, in the order of the text.
    pub fn matches(&self) -> Vec<Match> {
        let mut found = Vec::new();
        let mut tried = vec![false; table::PATTERNS.len()];
        let mut previous = u32::MAX;
        for hit in &self.hits {
            if hit.id == previous {
                continue;
            }
            previous = hit.id;
            for &number in table::STARTS[hit.id as usize] {
                if !std::mem::replace(&mut tried[number as usize], true) {
                    self.run(&table::PATTERNS[number as usize], &mut found);
                }
            }
        }
        found.sort_by_key(|m: &Match| (m.range.start, m.range.end));
        found
    }

    fn run(&self, pattern: &'static Pattern, found: &mut Vec<Match>) {
        // Most patterns lack a step in most texts: see that before any step is weighed.
        if pattern.elements.iter().any(|element| element.words.iter().all(|&word| self.of_word(word).is_empty())) {
            return;
        }
        // `(where the match so far starts, where it ends)`, for every way to reach the step.
        let mut reached: Vec<(u32, u32)> = Vec::new();
        for (step, element) in pattern.elements.iter().enumerate() {
            let mut next = Vec::new();
            for hit in self.occurrences(element) {
                if step == 0 {
                    next.push((hit.start, hit.end));
                    continue;
                }
                // `reached` is in the order of its ends: look back from the hit, no further than the gap can reach.
                let before = reached.partition_point(|&(_, end)| end <= hit.start);
                let nearest = reached[..before]
                    .iter()
                    .rev()
                    .take_while(|(_, end)| hit.start - end <= element.gap * LONGEST_CHAR)
                    .find(|(_, end)| self.joined(*end, hit.start, element));
                if let Some(&(start, _)) = nearest {
                    next.push((start, hit.end));
                }
            }
            if next.is_empty() {
                return;
            }
            next.sort_unstable_by_key(|&(start, end)| (end, start));
            next.dedup();
            reached = next;
        }
        let mut kept: Vec<(u32, u32)> = Vec::new();
        for (start, end) in reached {
            if kept.last().is_some_and(|&(_, last)| start < last) || self.silenced(pattern, start, end) {
                continue;
            }
            kept.push((start, end));
            let end = self.word_end(end as usize);
            found.push(Match { pattern, range: self.folded.original(start as usize..end) });
            if kept.len() == MATCHES_A_PATTERN {
                return;
            }
        }
    }

    /// Where the Korean word ends that goes on at `end`, so that a quote does not stop inside it.
    fn word_end(&self, end: usize) -> usize {
        let syllable = |c: &char| matches!(c, '\u{ac00}'..='\u{d7a3}');
        end + self.folded.text[end..].chars().take_while(syllable).take(LONGEST_REST).map(char::len_utf8).sum::<usize>()
    }

    fn occurrences(&self, element: &'static Element) -> Vec<Hit> {
        let mut all: Vec<Hit> = element
            .words
            .iter()
            .flat_map(|&word| self.of_word(word).iter().filter(move |hit| hit.whole || word % 2 == 1).copied())
            .collect();
        // Each word's hits are in order already: the stable sort merges them.
        all.sort_by_key(|hit| (hit.start, hit.end));
        all
    }

    fn of_word(&self, word: u32) -> &[Hit] {
        let id = word / 2;
        let end = |id: u32| self.ends.get(id as usize).map_or(self.hits.len(), |&end| end as usize);
        let from = if id == 0 { 0 } else { end(id - 1) };
        &self.hits[from..end(id)]
    }

    fn joined(&self, end: u32, start: u32, element: &Element) -> bool {
        if !element.across && self.sentence(end) != self.sentence(start) {
            return false;
        }
        let between = &self.folded.text[end as usize..start as usize];
        between.chars().count() as u32 <= element.gap && (element.free || !between.contains(char::is_alphanumeric))
    }

    /// The number of the sentence that the byte `at` stands in.
    fn sentence(&self, at: u32) -> usize {
        self.sentences.partition_point(|&end| end <= at as usize)
    }

    /// The bytes of the sentence number `number`; empty outside the text.
    fn sentence_range(&self, number: usize) -> Range<usize> {
        let start = if number == 0 { 0 } else { self.sentences.get(number - 1).copied().unwrap_or(self.folded.text.len()) };
        start..self.sentences.get(number).copied().unwrap_or(self.folded.text.len()).max(start)
    }

    fn silenced(&self, pattern: &Pattern, start: u32, end: u32) -> bool {
        let (first, last) = (self.sentence(start), self.sentence(end.saturating_sub(1).max(start)));
        let sentences = self.sentence_range(first).start..self.sentence_range(last).end;
        if self.any_within(pattern.unless, &sentences) {
            return true;
        }
        if !pattern.cancel {
            return false;
        }
        let here = start as usize..end as usize;
        let before_first = if first > 0 { self.sentence_range(first - 1).start } else { 0 };
        cancel::quoted(&self.folded.text, &here)
            || self.cancels.sentence.any_within(&sentences)
            || self.cancels.context.any_within(&(before_first..sentences.end))
            || (pattern.negation && self.negated(&here, &sentences))
    }

    /// Whether a negation in the phrase's own clause, before or behind it, takes it back.
    fn negated(&self, here: &Range<usize>, sentences: &Range<usize>) -> bool {
        let text = &self.folded.text;
        let near = sentences.start.max(here.start.saturating_sub(cancel::FURTHEST))..here.end;
        self.cancels.before.within(&near).any(|&(from, to)| {
            from as usize >= here.start || cancel::same_clause(text, to as usize..here.start)
        }) || {
            let near = here.start..sentences.end.min(here.end + cancel::FURTHEST);
            self.cancels.after.within(&near).any(|&(from, _)| cancel::reaches_back(text, here.end..from as usize))
        }
    }

    fn any_within(&self, words: &[u32], range: &Range<usize>) -> bool {
        words.iter().any(|&word| {
            let hits = self.of_word(word);
            let from = hits.partition_point(|hit| (hit.start as usize) < range.start);
            hits[from..]
                .iter()
                .take_while(|hit| (hit.start as usize) < range.end)
                .any(|hit| (hit.whole || word % 2 == 1) && (hit.end as usize) <= range.end)
        })
    }

    /// Every place where one of `words` stands.
    fn places(&self, words: &[u32]) -> Places {
        let mut places: Vec<(u32, u32)> = words
            .iter()
            .flat_map(|&word| self.of_word(word).iter().filter(move |hit| hit.whole || word % 2 == 1))
            .map(|hit| (hit.start, hit.end))
            .collect();
        places.sort_unstable();
        places.dedup();
        Places(places)
    }

    fn find_cancels(&self) -> Cancels {
        // Negators that are part of a phrase which only looks negative ("do not hesitate") deny nothing.
        let excused = self.places(table::CANCEL_NOT);
        let negators = |words| {
            let mut places = self.places(words);
            places.0.retain(|place| !excused.hold(*place));
            places
        };
        Cancels {
            before: negators(table::CANCEL_BEFORE),
            after: negators(table::CANCEL_AFTER),
            sentence: self.places(table::CANCEL_SENTENCE),
            context: self.places(table::CANCEL_CONTEXT),
        }
    }
}

/// What cancels phrases, where it stands in a text.
#[derive(Debug, Default)]
struct Cancels {
    before: Places,
    after: Places,
    sentence: Places,
    context: Places,
}

/// Byte ranges of folded text, in order of their starts.
#[derive(Debug, Default)]
struct Places(Vec<(u32, u32)>);

impl Places {
    fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &(u32, u32)> {
        let (start, end) = (range.start, range.end);
        let from = self.0.partition_point(|&(s, _)| (s as usize) < start);
        self.0[from..].iter().take_while(move |&&(s, _)| (s as usize) < end).filter(move |&&(_, e)| (e as usize) <= end)
    }

    fn any_within(&self, range: &Range<usize>) -> bool {
        self.within(range).next().is_some()
    }

    /// Whether one of the places holds all of `place`.
    fn hold(&self, place: (u32, u32)) -> bool {
        let from = self.0.partition_point(|&(start, _)| start + LONGEST_IDIOM < place.0);
        self.0[from..].iter().take_while(|(start, _)| *start <= place.0).any(|&(_, end)| place.1 <= end)
    }
}

/// Byte offsets one past each sentence of folded text.
fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        let next = chars.peek().map(|&(_, n)| n);
        let ends_here = match c {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' | '…' => next.is_none_or(|n| n.is_whitespace() || matches!(n, '"' | ')' | '\'')),
            _ => false,
        };
        if ends_here {
            ends.push(after);
        }
    }
    if ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    ends
}

/// The sentences of a text, as byte ranges of the original.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let folded = fold(text);
    let mut start = 0;
    sentence_ends(&folded.text)
        .into_iter()
        .map(|end| {
            let range = folded.original(start..end);
            start = end;
            range
        })
        .filter(|range| !range.is_empty())
        .collect()
}
