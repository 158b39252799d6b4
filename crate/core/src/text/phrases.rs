//! The phrase index: every phrase of every sign, found in one pass.
//!
//! A sign's `<rest>.phrases.toml` lists patterns in a small notation (CONTRIBUTING.md explains it to authors):
//! `add me [on] .. {messenger}` is the words "add me", perhaps "on", then within one sentence a word of the list
//! `messenger`. The build script folds all of them and compiles their words into one automaton (an FST, which is a fifth
//! of the size of an Aho-Corasick automaton; words begin at the borders of words, so nothing is lost by starting anew at
//! each) and the patterns into compact tables; they are unpacked once, on first use, in less than a millisecond.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::amounts::shapes;
use super::fold::{Folded, fold};
use super::{cancel, disguise};
use crate::finding::Strength;

mod stored;

use stored::{Element, Stored};

/// A phrase pattern, compiled.
#[derive(Debug)]
pub struct Pattern {
    /// The sign it speaks for.
    pub sign: &'static str,
    /// The language its table is written in.
    pub lang: &'static str,
    /// How strong a match is; none means as strong as the sign's ceiling.
    pub strength: Option<Strength>,
    /// The steps, in order.
    elements: Vec<Element>,
    /// The list of words that silence the pattern when they stand in the same sentence.
    unless: u32,
    /// Whether negation, quotation and policy text cancel it.
    pub cancel: bool,
    /// Whether a negation takes it back; false where the phrase itself denies ("no need to tell your employer").
    pub negation: bool,
    /// Whether it speaks only in messages, not in a profile's own prose.
    pub message_only: bool,
    /// A free label that the sign's code may ask for.
    pub tag: &'static str,
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

/// The index, unpacked.
struct Index {
    keys: Option<fst::raw::Fst<&'static [u8]>>,
    stored: Stored<&'static str>,
    patterns: Vec<Pattern>,
    /// List to its words.
    words: Groups,
    /// Key to the lists it is in, as `list * 2 + 1` where it may go on there.
    lists: Groups,
    /// List to the patterns that begin with it.
    begins: Groups,
}

impl Index {
    fn get() -> &'static Self {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(Self::unpack)
    }

    fn unpack() -> Self {
        static KEYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));
        static STORED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));
        // Both were written by this build (build.rs), and the signs' own examples prove that they can be read.
        let keys = fst::raw::Fst::new(KEYS).ok();
        let mut stored: Stored<&'static str> = postcard::from_bytes(STORED).unwrap_or_default();
        let mut words = Groups { starts: Vec::with_capacity(stored.list_lengths.len() + 1), items: std::mem::take(&mut stored.list_words) };
        let mut end = 0;
        words.starts.push(0);
        for length in std::mem::take(&mut stored.list_lengths) {
            let mut word = 0;
            for difference in words.items.iter_mut().skip(end as usize).take(length as usize) {
                word += *difference;
                *difference = word;
            }
            end += length;
            words.starts.push(end);
        }
        let lists = Groups::new(
            stored.keys as usize,
            (0..words.len()).flat_map(|list| words.of(list).iter().map(move |word| (word / 2, list * 2 + word % 2))),
        );
        let begins = Groups::new(
            words.len() as usize,
            stored.patterns.iter().zip(0..).filter_map(|(pattern, number)| Some((pattern.elements.first()?.words, number))),
        );
        let label = |number: u32| stored.labels.get(number as usize).copied().unwrap_or_default();
        let patterns = std::mem::take(&mut stored.patterns)
            .into_iter()
            .map(|pattern| Pattern {
                sign: label(pattern.sign),
                lang: label(pattern.lang),
                strength: match pattern.strength {
                    1 => Some(Strength::Weak),
                    2 => Some(Strength::Moderate),
                    3 => Some(Strength::Strong),
                    _ => None,
                },
                elements: pattern.elements,
                unless: pattern.unless,
                cancel: pattern.cancel,
                negation: pattern.negation,
                message_only: pattern.message_only,
                tag: label(pattern.tag),
            })
            .collect();
        Self { keys, stored, patterns, words, lists, begins }
    }

    /// Calls `found` with every key that `text` begins with, and its end.
    fn keys_at(&self, text: &[u8], mut found: impl FnMut(u32, usize)) {
        let Some(keys) = &self.keys else { return };
        let mut node = keys.root();
        let mut value = fst::raw::Output::zero();
        for (at, &byte) in text.iter().enumerate() {
            let Some(next) = node.find_input(byte) else { return };
            let next = node.transition(next);
            value = value.cat(next.out);
            node = keys.node(next.addr);
            if node.is_final() {
                found(value.cat(node.final_output()).value() as u32, at + 1);
            }
        }
    }

    /// Whether a disguise may hide this word.
    fn is_known(word: &str) -> bool {
        let index = Self::get();
        index.keys.as_ref().and_then(|keys| keys.get(word)).is_some_and(|key| {
            let key = key.value() as usize;
            index.stored.is_known.get(key / 8).is_some_and(|bits| bits >> (key % 8) & 1 == 1)
        })
    }
}

/// Numbers in groups, kept in one piece.
#[derive(Debug, Default)]
struct Groups {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Groups {
    /// `count` groups from pairs of group and item.
    fn new(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0u32; count + 1];
        for (group, _) in pairs.clone() {
            starts[group as usize + 1] += 1;
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut items = vec![0; total as usize];
        for (group, item) in pairs {
            let at = &mut next[group as usize];
            items[*at as usize] = item;
            *at += 1;
        }
        Self { starts, items }
    }

    fn len(&self) -> u32 {
        self.starts.len().saturating_sub(1) as u32
    }

    fn of(&self, group: u32) -> &[u32] {
        match (self.starts.get(group as usize), self.starts.get(group as usize + 1)) {
            (Some(&from), Some(&to)) => self.items.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Whether words of this character's script are written without spaces, or carry particles: no word border is asked for.
pub(crate) fn runs_on(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

impl Scan {
    /// Folds `text` and finds every word of the index in it.
    pub fn of(text: &str) -> Self {
        let index = Index::get();
        let known = disguise::Known { is_word: Index::is_known, hidden: &index.stored.hidden };
        let (folded, rewritten) = disguise::undisguise(fold(text), &known);
        let sentences = sentence_ends(&folded.text);
        let mut hits = Vec::new();
        for (shape, range) in shapes(&folded.text) {
            if let Some(&Some(id)) = index.stored.shapes.get(shape as usize) {
                hits.push(Hit { id, start: range.start as u32, end: range.end as u32, whole: true });
            }
        }
        let border = |inside: char, outside: Option<char>| {
            outside.is_none_or(|outside| runs_on(inside) || runs_on(outside) || !inside.is_alphanumeric() || !outside.is_alphanumeric())
        };
        let mut before = None;
        for (start, first) in folded.text.char_indices() {
            if border(first, before.replace(first)) {
                index.keys_at(&folded.text.as_bytes()[start..], |id, length| {
                    let end = start + length;
                    let whole = folded.text[start..end].chars().next_back().is_none_or(|last| border(last, folded.text[end..].chars().next()));
                    // A key that is in no list is there for the disguises alone.
                    if !index.lists.of(id).is_empty() {
                        hits.push(Hit { id, start: start as u32, end: end as u32, whole });
                    }
                });
            }
        }
        hits.sort_unstable();
        let mut scan = Self { folded, sentences, hits, hidden: Vec::new(), cancels: Cancels::default() };
        scan.cancels = scan.find_cancels();
        scan.find_hidden(text, &rewritten);
        scan
    }

    /// The words that were written so as to hide them, in the order of the text.
    pub fn hidden_words(&self) -> &[Hidden] {
        &self.hidden
    }

    fn find_hidden(&mut self, written: &str, rewritten: &[Range<usize>]) {
        let index = Index::get();
        let text = &self.folded.text;
        let mut places: Vec<(u32, u32)> =
            self.occurrences(index.stored.hidden_list).into_iter().map(|(start, end)| (start, end + LONGEST_ENDING)).collect();
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

    /// The sentences, as ranges of the folded text.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        (0..self.sentences.len()).map(|number| self.sentence_range(number)).filter(|range| !range.is_empty())
    }

    /// The folded text.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// All patterns that match and are not cancelled, in the order of the text.
    pub fn matches(&self) -> Vec<Match> {
        let index = Index::get();
        // The lists that have a word here: a pattern is tried when all of its own have.
        let mut present = vec![false; index.words.len() as usize];
        let mut begun = Vec::new();
        for hit in &self.hits {
            for &list in index.lists.of(hit.id) {
                if (hit.whole || list % 2 == 1) && !std::mem::replace(&mut present[(list / 2) as usize], true) {
                    begun.push(list / 2);
                }
            }
        }
        let mut found = Vec::new();
        let mut occurrences = HashMap::new();
        for pattern in begun.iter().flat_map(|&list| index.begins.of(list)).filter_map(|&number| index.patterns.get(number as usize)) {
            if pattern.elements.iter().all(|element| present[element.words as usize]) {
                self.run(pattern, &mut occurrences, &mut found);
            }
        }
        found.sort_by_key(|m: &Match| (m.range.start, m.range.end));
        found
    }

    fn run(&self, pattern: &'static Pattern, occurrences: &mut HashMap<u32, Vec<(u32, u32)>>, found: &mut Vec<Match>) {
        // `(where the match so far starts, where it ends)`, for every way to reach the step.
        let mut reached: Vec<(u32, u32)> = Vec::new();
        for (step, element) in pattern.elements.iter().enumerate() {
            let mut next = Vec::new();
            for &(first, last) in occurrences.entry(element.words).or_insert_with(|| self.occurrences(element.words)).iter() {
                if step == 0 {
                    next.push((first, last));
                    continue;
                }
                // `reached` is in the order of its ends: look back from the word, no further than the gap can reach.
                let before = reached.partition_point(|&(_, end)| end <= first);
                let nearest = reached[..before]
                    .iter()
                    .rev()
                    .take_while(|(_, end)| first - end <= element.gap * LONGEST_CHAR)
                    .find(|(_, end)| self.joined(*end, first, element));
                if let Some(&(start, _)) = nearest {
                    next.push((start, last));
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

    /// Every place where a word of the list stands, in the order of the text.
    fn occurrences(&self, list: u32) -> Vec<(u32, u32)> {
        let mut all: Vec<(u32, u32)> = Index::get()
            .words
            .of(list)
            .iter()
            .flat_map(|&word| self.of_word(word).iter().filter(move |hit| hit.whole || word % 2 == 1))
            .map(|hit| (hit.start, hit.end))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn of_word(&self, word: u32) -> &[Hit] {
        let id = word / 2;
        let from = self.hits.partition_point(|hit| hit.id < id);
        let to = self.hits.partition_point(|hit| hit.id <= id);
        &self.hits[from..to]
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

    fn any_within(&self, list: u32, range: &Range<usize>) -> bool {
        Index::get().words.of(list).iter().any(|&word| {
            let hits = self.of_word(word);
            let from = hits.partition_point(|hit| (hit.start as usize) < range.start);
            hits[from..]
                .iter()
                .take_while(|hit| (hit.start as usize) < range.end)
                .any(|hit| (hit.whole || word % 2 == 1) && (hit.end as usize) <= range.end)
        })
    }

    fn find_cancels(&self) -> Cancels {
        // Negators that are part of a phrase which only looks negative ("do not hesitate") deny nothing.
        let cancel = Index::get().stored.cancel;
        let places = |list| Places(self.occurrences(list));
        let excused = places(cancel.but_not);
        let negators = |list| {
            let mut places = places(list);
            places.0.retain(|place| !excused.hold(*place));
            places
        };
        Cancels {
            before: negators(cancel.before),
            after: negators(cancel.after),
            sentence: places(cancel.sentence),
            context: places(cancel.context),
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
