//! What sentences ask for, learned from our own labelled conversations (`crate/core/data/corpus`, `tests/cases`).
//!
//! The table is a linear model: every n-gram of a sentence ([`crate::text::ngrams`]) adds its weight to a sum for "something that
//! deserves a second look" and to one for each sign. The n-grams that carry the sum are what is quoted. It notices what no
//! list of phrases has foreseen, and is never as sure as one. `second-look-tool cues` trains it; n-grams that are rare in
//! the corpus (names above all) have no weight.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Table;
use crate::case::Case;
use crate::text::ngrams;

/// The table as it is stored.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Stored {
    /// Sign ids; head 0 is "any of them", head `n + 1` is `signs[n]`.
    pub signs: Vec<String>,
    /// What each head starts from.
    pub biases: Vec<f32>,
    /// Value of one step of a weight.
    pub step: f32,
    /// Below the first sum of head 0 a sentence reads as harmless; from the second on it is worth a line, from the third on it
    /// stands out.
    pub thresholds: [f32; 3],
    /// The n-grams, sorted, each as its distance from the one before.
    pub distances: Vec<u32>,
    /// How many weights each n-gram has.
    pub counts: Vec<u8>,
    /// Head and steps, n-gram by n-gram.
    pub weights: Vec<(u8, i8)>,
}

/// The table, ready to be asked.
#[derive(Debug)]
pub struct Cues {
    stored: Stored,
    grams: Vec<u32>,
    starts: Vec<u32>,
}

/// How a sentence reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// As what people write who want nothing.
    Harmless,
    /// Neither way.
    Open,
    /// As something to note.
    WorthALine,
    /// As something few honest people write.
    StandsOut,
}

/// A sentence, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// How much it deserves a second look: the sum of head 0.
    pub sum: f32,
    /// The sign it belongs to, an index into [`Cues::signs`]; `None` where no sign is more likely than not: to name one would
    /// be to say something about the sentence that it does not say.
    pub sign: Option<usize>,
    /// The part that carries the sum, in bytes of the sentence.
    pub core: Range<usize>,
    /// How many n-grams the sentence has.
    pub grams: usize,
}

/// The influence of a sentence's length: sums are divided by this power of the number of its n-grams.
const LENGTH_POWER: f32 = 0.1;
/// What a piece must weigh to be quoted, as a share of the mean.
const PENALTY: f32 = 0.5;
/// How much the other sentences of the same side count, and at most how far each: who writes about vacancies, invoices and
/// visits all along is read in that light.
const COMPANY: f32 = 0.35;
const COMPANY_AT_MOST: f32 = 3.0;

/// A sentence of fewer n-grams says nothing of what the others are about: a greeting, thanks, how old somebody is.
pub const SHORTEST_COMPANY: usize = 34;

/// The sums of sentences in the light of their company; with each stands whether it counts as company.
pub fn in_company(sums: &[(f32, bool)]) -> Vec<f32> {
    let calm = |sum: f32| sum.clamp(-COMPANY_AT_MOST, COMPANY_AT_MOST);
    let all: f32 = sums.iter().filter(|(_, counts)| *counts).map(|(sum, _)| calm(*sum)).sum();
    let counted = sums.iter().filter(|(_, counts)| *counts).count();
    sums.iter()
        .map(|&(sum, counts)| {
            let (others, number) = if counts { (all - calm(sum), counted - 1) } else { (all, counted) };
            if number == 0 { sum } else { sum + COMPANY * others / number as f32 }
        })
        .collect()
}

/// What sums are multiplied with, for a sentence of `grams` n-grams.
pub fn length_factor(grams: usize) -> f32 {
    (grams.max(8) as f32).powf(-LENGTH_POWER)
}

impl Cues {
    /// The sign ids.
    pub fn signs(&self) -> &[String] {
        &self.stored.signs
    }

    /// How a sum of head 0 is to be taken.
    pub fn weight(&self, sum: f32) -> Weight {
        let [harmless, worth_a_line, stands_out] = self.stored.thresholds;
        match sum {
            _ if sum >= stands_out => Weight::StandsOut,
            _ if sum >= worth_a_line => Weight::WorthALine,
            _ if sum < harmless => Weight::Harmless,
            _ => Weight::Open,
        }
    }

    /// Reads one folded sentence; `None` where no n-gram of it is known.
    pub fn read(&self, sentence: &str) -> Option<Reading> {
        let mut sums = vec![0f32; self.stored.biases.len()];
        let mut parts: Vec<(Range<usize>, f32)> = Vec::new();
        let mut grams = 0;
        ngrams::each(sentence, |gram, range| {
            grams += 1;
            let Ok(at) = self.grams.binary_search(&gram) else { return };
            let (from, to) = (self.starts.get(at).copied().unwrap_or_default(), self.starts.get(at + 1).copied().unwrap_or_default());
            for &(head, steps) in self.stored.weights.get(from as usize..to as usize).unwrap_or_default() {
                let weight = f32::from(steps) * self.stored.step;
                if let Some(sum) = sums.get_mut(usize::from(head)) {
                    *sum += weight;
                }
                if head == 0 {
                    parts.push((range.clone(), weight));
                }
            }
        });
        if parts.is_empty() {
            return None;
        }
        let factor = length_factor(grams);
        let total = |head: usize| sums[head] * factor + self.stored.biases[head];
        let sign = (1..sums.len()).max_by(|a, b| total(*a).total_cmp(&total(*b))).filter(|head| total(*head) > 0.0).map(|head| head - 1);
        Some(Reading { sum: total(0), sign, core: core(sentence, &parts), grams })
    }
}

/// The stretch of a sentence whose n-grams weigh most together: every piece (a word, or a few letters of a run without spaces)
/// gets its share of the n-grams over it, less a little, and the best run of pieces wins, grown until it can be understood.
fn core(sentence: &str, parts: &[(Range<usize>, f32)]) -> Range<usize> {
    let pieces = pieces(sentence);
    if pieces.len() <= FEWEST_PIECES {
        return trimmed(sentence, 0..sentence.len());
    }
    let mut shares = vec![0f32; pieces.len()];
    for (range, weight) in parts {
        let first = pieces.partition_point(|piece| piece.end <= range.start);
        let last = pieces.partition_point(|piece| piece.start < range.end);
        for share in shares.get_mut(first..last).into_iter().flatten() {
            *share += weight / (last - first) as f32;
        }
    }
    let penalty = shares.iter().filter(|share| **share > 0.0).sum::<f32>() / pieces.len() as f32 * PENALTY;
    let (mut best, mut best_sum) = (0..1, f32::MIN);
    let (mut start, mut sum) = (0, 0f32);
    for (at, share) in shares.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (at, 0.0);
        }
        sum += share - penalty;
        if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    while best.len() < FEWEST_PIECES {
        let before = best.start.checked_sub(1).map(|at| shares[at]);
        let after = shares.get(best.end).copied();
        match (before, after) {
            (Some(a), Some(b)) if a > b => best.start -= 1,
            (_, Some(_)) => best.end += 1,
            (Some(_), None) => best.start -= 1,
            (None, None) => break,
        }
    }
    trimmed(sentence, pieces[best.start].start..pieces[best.end - 1].end)
}

/// A quote of fewer pieces than this says nothing.
const FEWEST_PIECES: usize = 6;
/// Letters of a piece where no spaces part words.
const RUN_PIECE: usize = 4;

/// Words, and stretches of `RUN_PIECE` letters where words are not parted.
fn pieces(sentence: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut letters = 0;
    let mut open = false;
    for (at, c) in sentence.char_indices() {
        if c.is_whitespace() {
            open = false;
            continue;
        }
        let unparted = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
        if !open || unparted && letters >= RUN_PIECE {
            pieces.push(at..at);
            letters = 0;
        }
        open = true;
        letters += 1;
        if let Some(last) = pieces.last_mut() {
            last.end = at + c.len_utf8();
        }
    }
    pieces
}

/// Without the marks at both ends.
fn trimmed(sentence: &str, range: Range<usize>) -> Range<usize> {
    let text = &sentence[range.clone()];
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '(' | ')' | '$' | '€' | '£' | '₩' | '¥' | '%' | '@' | '?');
    let start = text.find(inside).unwrap_or(0);
    let end = text.rfind(inside).and_then(|at| text[at..].chars().next().map(|c| at + c.len_utf8())).unwrap_or(text.len());
    range.start + start..range.start + end.max(start)
}

impl Table for Cues {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let stored: Stored = postcard::from_bytes(bytes).map_err(|e| e.to_string())?;
        let weights: usize = stored.counts.iter().map(|count| usize::from(*count)).sum();
        if stored.biases.len() != stored.signs.len() + 1 || stored.counts.len() != stored.distances.len() || weights != stored.weights.len() {
            return Err("its parts do not belong together".to_owned());
        }
        let grams = stored.distances.iter().scan(0u32, |gram, distance| {
            *gram = gram.wrapping_add(*distance);
            Some(*gram)
        });
        let starts = std::iter::once(0).chain(stored.counts.iter().scan(0u32, |start, count| {
            *start += u32::from(*count);
            Some(*start)
        }));
        Ok(Self { grams: grams.collect(), starts: starts.collect(), stored })
    }

    fn is_needed_for(case: &Case) -> bool {
        case.conversations().any(|conversation| conversation.inbound().next().is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Cues {
        // One n-gram, "start it", that weighs for the first sign.
        let mut gram = 0;
        ngrams::each("start it", |found, range| {
            if range.len() == 8 {
                gram = found;
            }
        });
        let stored = Stored {
            signs: vec!["msg-run-code".into()],
            biases: vec![-1.0, 0.0],
            step: 0.1,
            thresholds: [-0.5, 0.5, 4.0],
            distances: vec![gram],
            counts: vec![2],
            weights: vec![(0, 100), (1, 50)],
        };
        Cues::from_bytes(&postcard::to_allocvec(&stored).unwrap()).unwrap()
    }

    #[test]
    fn a_sentence_is_read_and_its_core_can_be_understood() {
        let cues = table();
        let sentence = "before we meet on monday morning please start it once and tell me what you see there";
        let reading = cues.read(sentence).unwrap();
        assert_eq!(cues.weight(reading.sum), Weight::StandsOut);
        let core = &sentence[reading.core];
        assert!(core.contains("start it") && core.split(' ').count() >= 6 && core.len() < sentence.len(), "{core}");
        assert_eq!(cues.read("nothing of the kind"), None);
    }

    #[test]
    fn a_broken_table_is_refused() {
        assert!(Cues::from_bytes(b"").is_err());
        assert!(Cues::from_bytes(&[7; 40]).is_err());
        let lost = Stored { signs: vec!["a".into()], ..Stored::default() };
        assert!(Cues::from_bytes(&postcard::to_allocvec(&lost).unwrap()).is_err());
    }

    #[test]
    fn company_counts_only_where_it_says_something() {
        assert_eq!(in_company(&[(2.0, true)]), [2.0]);
        assert_eq!(in_company(&[(2.0, true), (-9.0, false)])[0], 2.0);
        let both = in_company(&[(2.0, true), (-9.0, true)]);
        assert!(both[0] < 2.0 && both[0] > 0.0, "{both:?}");
    }
}
