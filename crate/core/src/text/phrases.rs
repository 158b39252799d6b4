//! The phrase index: every phrase of every sign, found in one pass.
//!
//! A sign's `<rest>.phrases.toml` lists patterns in a small notation (CONTRIBUTING.md explains it to authors):
//! `add me [on] .. {messenger}` is the words "add me", perhaps "on", then within one sentence a word of the list
//! `messenger`. The build script folds all of them and compiles their words into one automaton (an FST, which is a fifth
//! of the size of an Aho-Corasick automaton; words begin at the borders of words, so nothing is lost by starting anew at
//! each) and the patterns into compact tables; they are unpacked once, on first use, in less than a millisecond. What it
//! makes is part of a program; the browser's engine gets it as the table `phrases` beside it, because it grows with every
//! phrase and the engine's own file has a budget.

use std::ops::Range;
use std::sync::OnceLock;

use super::amounts::shapes;
use super::fold::{Folded, fold, is_alphanumeric};
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
    /// The lists that have a word here, in the order of their first; and where their places stand.
    present: Vec<Present>,
    /// The same by the list's number: one more than its place in `present`.
    by_list: Vec<u32>,
    /// Where words of a list stand, one list behind the other, each in the order of the text.
    places: Vec<(u32, u32)>,
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

/// A list that has a word in a text: its places are `from..to`.
struct Present {
    list: u32,
    from: u32,
    to: u32,
}

/// One occurrence of a word of the index in folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    start: u32,
    end: u32,
    id: u32,
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

/// The index as a table, for the browser's package.
#[cfg(not(target_family = "wasm"))]
pub static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));

/// The index in use. It belongs to the build, so that there is one for all engines.
static INDEX: OnceLock<Index> = OnceLock::new();

/// Whether phrases can be found: outside the browser always, there once the table is loaded.
pub fn is_ready() -> bool {
    cfg!(not(target_family = "wasm")) || INDEX.get().is_some()
}

/// Takes in the table, where it was not built in or taken in before.
///
/// # Errors
/// When the bytes are not the table.
pub fn load(bytes: &[u8]) -> Result<(), String> {
    if INDEX.get().is_none() {
        // Patterns are used as long as the program runs.
        let index = Index::unpack(Box::leak(bytes.into())).ok_or("it is not the index of phrases")?;
        INDEX.get_or_init(|| index);
    }
    Ok(())
}

/// The index, unpacked.
#[derive(Default)]
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
    #[cfg(not(target_family = "wasm"))]
    fn get() -> &'static Self {
        // This build wrote it (build.rs), and the signs' own examples prove that it can be read.
        INDEX.get_or_init(|| Self::unpack(TABLE).unwrap_or_default())
    }

    /// Until the table is loaded an index without phrases, which the report says.
    #[cfg(target_family = "wasm")]
    fn get() -> &'static Self {
        static NONE: OnceLock<Index> = OnceLock::new();
        INDEX.get().unwrap_or_else(|| NONE.get_or_init(Self::default))
    }

    fn unpack(table: &'static [u8]) -> Option<Self> {
        let (length, rest) = table.split_first_chunk()?;
        let (keys, stored) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let keys = Some(fst::raw::Fst::new(keys).ok()?);
        let mut stored: Stored<&'static str> = postcard::from_bytes(stored).ok()?;
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
        Some(Self { keys, stored, patterns, words, lists, begins })
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
            outside.is_none_or(|outside| runs_on(inside) || runs_on(outside) || !is_alphanumeric(inside) || !is_alphanumeric(outside))
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
        // Shapes first, then words, each in the order of the text: this merges them.
        hits.sort();
        let (present, by_list, places) = by_list(&hits);
        let mut scan = Self { folded, sentences, present, by_list, places, hidden: Vec::new(), cancels: Cancels::default() };
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
        let places = self.occurrences(index.stored.hidden_list).iter().map(|&(start, end)| (start, end + LONGEST_ENDING)).collect();
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
                if is_alphanumeric(c) {
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
        let mut found = Vec::new();
        for pattern in self.present.iter().flat_map(|present| index.begins.of(present.list)).filter_map(|&number| index.patterns.get(number as usize)) {
            // A pattern is tried when all of its lists have a word here.
            if pattern.elements.iter().all(|element| !self.occurrences(element.words).is_empty()) {
                self.run(pattern, &mut found);
            }
        }
        found.sort_by_key(|m: &Match| (m.range.start, m.range.end));
        found
    }

    fn run(&self, pattern: &'static Pattern, found: &mut Vec<Match>) {
        // `(where the match so far starts, where it ends)`, for every way to reach the step.
        let mut reached: Vec<(u32, u32)> = Vec::new();
        for (step, element) in pattern.elements.iter().enumerate() {
            let mut next = Vec::new();
            for &(first, last) in self.occurrences(element.words) {
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
    fn occurrences(&self, list: u32) -> &[(u32, u32)] {
        let at = self.by_list.get(list as usize).and_then(|at| self.present.get((*at as usize).checked_sub(1)?));
        at.and_then(|at| self.places.get(at.from as usize..at.to as usize)).unwrap_or_default()
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

    /// Whether the folded range `part` of the sentence `sentence` is quoted, policy, or part of a warning or report.
    pub fn is_reported(&self, sentence: &Range<usize>, part: &Range<usize>) -> bool {
        let number = self.sentence(sentence.start as u32);
        let before = if number > 0 { self.sentence_range(number - 1).start } else { 0 };
        cancel::quoted(&self.folded.text, part)
            || self.cancels.sentence.any_within(sentence)
            || self.cancels.context.any_within(&(before..sentence.end))
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
        within(self.occurrences(list), range).next().is_some()
    }

    fn find_cancels(&self) -> Cancels {
        // Negators that are part of a phrase which only looks negative ("do not hesitate") deny nothing.
        let cancel = Index::get().stored.cancel;
        let places = |list| Places(self.occurrences(list).to_vec());
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

/// Groups hits, which are in the order of the text, by the lists that their words are in.
fn by_list(hits: &[Hit]) -> (Vec<Present>, Vec<u32>, Vec<(u32, u32)>) {
    let index = Index::get();
    let mut by_list = vec![0; index.words.len() as usize];
    let mut present: Vec<Present> = Vec::new();
    let lists = |hit: &Hit| {
        let whole = hit.whole;
        index.lists.of(hit.id).iter().filter(move |list| whole || **list % 2 == 1).map(|list| list / 2)
    };
    for list in hits.iter().flat_map(lists) {
        let Some(at) = by_list.get_mut(list as usize) else { continue };
        if *at == 0 {
            present.push(Present { list, from: 0, to: 0 });
            *at = present.len() as u32;
        }
        // For now, how many.
        if let Some(present) = present.get_mut(*at as usize - 1) {
            present.to += 1;
        }
    }
    let mut total = 0;
    for present in &mut present {
        present.from = total;
        total += std::mem::replace(&mut present.to, total);
    }
    let mut places = vec![(0, 0); total as usize];
    for hit in hits {
        for list in lists(hit) {
            let Some(present) = by_list.get(list as usize).and_then(|at| present.get_mut((*at as usize).checked_sub(1)?)) else { continue };
            let place = (hit.start, hit.end);
            // A word may be in a list twice, whole and open.
            let again = present.to > present.from && places.get(present.to as usize - 1) == Some(&place);
            if let Some(at) = places.get_mut(present.to as usize).filter(|_| !again) {
                *at = place;
                present.to += 1;
            }
        }
    }
    (present, by_list, places)
}

/// The places, in the order of their starts, that lie inside a range.
fn within<'p>(places: &'p [(u32, u32)], range: &Range<usize>) -> impl Iterator<Item = &'p (u32, u32)> + use<'p> {
    let (start, end) = (range.start, range.end);
    let from = places.partition_point(|&(s, _)| (s as usize) < start);
    places.get(from..).unwrap_or_default().iter().take_while(move |&&(s, _)| (s as usize) < end).filter(move |&&(_, e)| (e as usize) <= end)
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
        within(&self.0, range)
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
