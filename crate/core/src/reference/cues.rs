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
    /// The sign it belongs to most, and by how much: an index into [`Cues::signs`].
    pub sign: usize,
    /// The part that carries the sum, in bytes of the sentence.
    pub core: Range<usize>,
}

/// The influence of a sentence's length: sums are divided by this power of the number of its n-grams.
const LENGTH_POWER: f32 = 0.1;
/// The quoted part starts at the best n-gram and grows while what it takes in weighs at least this share of the mean.
const PENALTY: f32 = 0.15;

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
        let sign = (1..sums.len()).max_by(|a, b| total(*a).total_cmp(&total(*b)))? - 1;
        Some(Reading { sum: total(0), sign, core: core(sentence, &parts) })
    }
}

/// The stretch of a sentence whose n-grams weigh most together: every byte gets its share of the n-grams over it, less a
/// little, and the best run of bytes wins, grown to whole words.
fn core(sentence: &str, parts: &[(Range<usize>, f32)]) -> Range<usize> {
    let mut shares = vec![0f32; sentence.len()];
    for (range, weight) in parts {
        let share = weight / range.len().max(1) as f32;
        for value in shares.get_mut(range.clone()).into_iter().flatten() {
            *value += share;
        }
    }
    let highest = shares.iter().copied().fold(0f32, f32::max);
    let (mut best, mut best_sum) = (0..sentence.len(), 0f32);
    let (mut start, mut sum) = (0, 0f32);
    for (at, share) in shares.iter().enumerate() {
        sum += share - highest * PENALTY;
        if sum <= 0.0 {
            (start, sum) = (at + 1, 0.0);
        } else if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    let border = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '"' | '(' | ')');
    while best.start > 0 && !sentence.is_char_boundary(best.start) {
        best.start -= 1;
    }
    while best.end < sentence.len() && !sentence.is_char_boundary(best.end) {
        best.end += 1;
    }
    let start = sentence[..best.start].char_indices().rev().find(|(_, c)| border(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let end = sentence[best.end..].find(border).map_or(sentence.len(), |at| best.end + at);
    start..end
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
