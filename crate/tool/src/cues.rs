//! Trains the table of cues (`crate/core/src/reference/cues.rs`).
//!
//! What it learns from is our own: conversations written for it (`crate/core/data/corpus`, marked span by span), the
//! labelled cases of `tests/cases` and the examples on the signs' pages. The learner is FTRL-Proximal (McMahan and others,
//! 2013), one pass after the other in a fixed order, so that the same corpus gives the same bytes. How well the table does
//! is told from conversations that were left out while it learnt.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use second_look_cases::labels::Labels;
use second_look_core::reference::cues::{SHORTEST_COMPANY, Stored, in_company, length_factor};
use second_look_core::sign_page::{Kind, SignPage};
use second_look_core::text::ngrams;
use second_look_core::text::phrases::Scan;

/// An n-gram must stand in this many conversations: names do not.
const SEEN_IN: u32 = 4;
const PASSES: usize = 12;
const FOLDS: usize = 5;
/// Of conversations that are honest and were left out, this share may have one sentence above the threshold: worth a line, stands out.
const ALARMS: [f64; 2] = [0.05, 0.02];
/// Below the sum that this share of marked sentences stays under, a sentence reads as harmless.
const HARMLESS: f64 = 0.3;
/// Something unmarked in a hostile conversation counts as harmless, but only this much: whoever marked may have passed it over.
const UNMARKED: f32 = 0.2;
/// Weights below this share of the largest are dropped: those of "any", those of the signs.
const SMALLEST: [f32; 2] = [0.03, 0.16];

/// What is learnt.
struct Classes {
    /// The signs; a class is a place in this list.
    signs: Vec<String>,
    /// What the corpus calls them; `None` teaches nothing.
    names: HashMap<String, Option<usize>>,
}

impl Classes {
    fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut classes = Self { signs: Vec::new(), names: HashMap::new() };
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (name, sign) = line.split_once('\t').ok_or_else(|| format!("{}: “{line}” has no tab", path.display()))?;
            let class = (!sign.is_empty()).then(|| {
                classes.signs.push(sign.to_owned());
                classes.signs.len() - 1
            });
            classes.names.insert(name.to_owned(), class);
        }
        Ok(classes)
    }

    fn of_sign(&self, id: &str) -> Option<usize> {
        self.signs.iter().position(|sign| sign == id)
    }
}

struct Sentence {
    /// Each once, as places in the vocabulary.
    grams: Vec<u32>,
    /// How many n-grams it has, known or not, as when it is read.
    length: usize,
    /// Places in `Classes::signs`.
    classes: Vec<usize>,
    /// Something that never counts alone stands in it: it teaches nothing.
    weak: bool,
}

struct Conversation {
    hostile: bool,
    lang: String,
    sentences: Vec<Sentence>,
}

/// A turn with its marked ranges: class, whether it never counts alone.
struct Turn {
    text: String,
    marks: Vec<(std::ops::Range<usize>, Option<usize>, bool)>,
}

/// Trains, tells how well it does, and writes `packed/cues.bin` unless `dry`.
pub fn run(data: &Path, dry: bool) -> Result<(), String> {
    let classes = Classes::read(&data.join("corpus/classes.tsv"))?;
    let mut raw = corpus(&data.join("corpus"), &classes)?;
    raw.extend(cases(&classes)?);
    raw.extend(examples(&data.join("../src/signs"), &classes)?);
    let (conversations, vocabulary) = index(&raw);
    let sentences: usize = conversations.iter().map(|c| c.sentences.len()).sum();
    let marked: usize = conversations.iter().flat_map(|c| &c.sentences).filter(|s| !s.classes.is_empty()).count();
    println!("{} conversations, {sentences} sentences, {marked} marked, {} n-grams", conversations.len(), vocabulary.len());

    let (thresholds, told) = left_out(&conversations, vocabulary.len());
    print!("{told}");
    if dry {
        return Ok(());
    }
    let everything: Vec<&Conversation> = conversations.iter().collect();
    let any = learn(&everything, vocabulary.len(), &target_any);
    let heads: Vec<Head> = (0..classes.signs.len())
        .map(|class| learn(&everything, vocabulary.len(), &move |_, sentence| target_class(sentence, class)))
        .collect();
    let bytes = pack(&vocabulary, &any, &heads, &classes.signs, thresholds)?;
    let path = data.join("packed/cues.bin");
    fs::write(&path, &bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    println!("{}: {} bytes", path.display(), bytes.len());
    Ok(())
}

// ── What there is to learn from ──────────────────────────────────────────────

type Raw = (bool, String, Vec<Turn>);

/// The corpus: `@lang H` or `@lang B`, then turns; spans stand in `[[class|words]]`.
fn corpus(folder: &Path, classes: &Classes) -> Result<Vec<Raw>, String> {
    let mut all = Vec::new();
    for path in files(folder, "txt")? {
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for block in text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
            let wrong = |what: &str| format!("{}: {what}: {}", path.display(), block.chars().take(80).collect::<String>());
            let mut lines = block.lines();
            let (lang, kind) = lines
                .next()
                .and_then(|head| head.trim().strip_prefix('@')?.split_once(' '))
                .ok_or_else(|| wrong("a conversation begins with `@lang H` or `@lang B`"))?;
            let hostile = match kind {
                "H" => true,
                "B" => false,
                _ => return Err(wrong("a conversation is H or B")),
            };
            let mut turns = Vec::new();
            for line in lines {
                if let Some(text) = line.strip_prefix("them:") {
                    turns.push(marked(text.trim(), classes).map_err(|what| wrong(&what))?);
                }
            }
            all.push((hostile, lang.to_owned(), turns));
        }
    }
    Ok(all)
}

fn marked(text: &str, classes: &Classes) -> Result<Turn, String> {
    let mut turn = Turn { text: String::new(), marks: Vec::new() };
    let mut rest = text;
    while let Some(open) = rest.find("[[") {
        turn.text.push_str(&rest[..open]);
        let (name, inner) = rest[open + 2..].split_once('|').ok_or("a mark is [[class|words]]")?;
        let (words, after) = inner.split_once("]]").ok_or("a mark is not closed")?;
        let weak = name.ends_with('?');
        let class = *classes.names.get(name.trim_end_matches('?')).ok_or_else(|| format!("there is no class {name}"))?;
        let start = turn.text.len();
        turn.text.push_str(words);
        turn.marks.push((start..turn.text.len(), class, weak));
        rest = after;
    }
    turn.text.push_str(rest);
    Ok(turn)
}

/// The labelled threads of `tests/cases`.
fn cases(classes: &Classes) -> Result<Vec<Raw>, String> {
    let labels = Labels::read()?;
    let mut all = Vec::new();
    for case in second_look_cases::all()?.into_iter().filter(|case| case.thread && !case.ambiguous) {
        let marks: Vec<(&str, Option<usize>, bool)> =
            case.expected.iter().map(|e| (e.evidence.as_str(), labels.signs(&e.name).first().and_then(|sign| classes.of_sign(sign)), !e.counts)).collect();
        let turns = case.line["thread"].as_array().into_iter().flatten().filter(|turn| turn["from"] == "them").filter_map(|turn| {
            let text = turn["text"].as_str()?.to_owned();
            let found = marks.iter().filter_map(|(words, class, weak)| text.find(words).map(|at| (at..at + words.len(), *class, *weak))).collect();
            Some(Turn { text, marks: found })
        });
        let turns: Vec<Turn> = turns.collect();
        // A hostile case without a mark in its texts (a file's name, a sender) teaches nothing about sentences.
        if !case.hostile || turns.iter().any(|turn| !turn.marks.is_empty()) {
            all.push((case.hostile, case.lang.clone(), turns));
        }
    }
    Ok(all)
}

/// The examples of the signs that a class belongs to; quiet ones of every sign.
fn examples(signs: &Path, classes: &Classes) -> Result<Vec<Raw>, String> {
    let mut all = Vec::new();
    for prefix in ["msg", "conv", "link"] {
        for path in files(&signs.join(prefix), "md")? {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if stem.ends_with(".ko") {
                continue;
            }
            let id = format!("{prefix}-{}", stem.replace('_', "-"));
            let class = classes.of_sign(&id);
            let page = SignPage::parse(&fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?);
            for example in page.examples.into_iter().filter(|example| example.kind == Kind::Thread && !(example.fires && class.is_none())) {
                let mut turns: Vec<Turn> = Vec::new();
                let mut theirs = false;
                for line in example.body.lines() {
                    let new = line.strip_prefix("them:");
                    theirs = new.is_some() || theirs && !line.starts_with("me:") && !line.starts_with("attach:") && !line.starts_with("sender.");
                    if !theirs {
                        continue;
                    }
                    let mut turn = Turn { text: String::new(), marks: Vec::new() };
                    let mut open = None;
                    for c in new.unwrap_or(line).trim().chars() {
                        match c {
                            '⟦' => open = Some(turn.text.len()),
                            '⟧' => turn.marks.extend(open.take().zip(class).map(|(start, class)| (start..turn.text.len(), Some(class), false))),
                            c => turn.text.push(c),
                        }
                    }
                    turns.push(turn);
                }
                all.push((example.fires, example.lang, turns));
            }
        }
    }
    Ok(all)
}

fn files(folder: &Path, end: &str) -> Result<Vec<std::path::PathBuf>, String> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == end))
        .collect();
    paths.sort();
    Ok(paths)
}

/// Sentences as numbers of n-grams, and the n-grams that stand in enough conversations.
fn index(raw: &[Raw]) -> (Vec<Conversation>, Vec<u32>) {
    let mut seen: HashMap<u32, (u32, usize)> = HashMap::new();
    let mut read = Vec::new();
    for (number, (hostile, lang, turns)) in raw.iter().enumerate() {
        let mut sentences = Vec::new();
        for turn in turns {
            let scan = Scan::of(&turn.text);
            for range in scan.sentences() {
                let original = scan.folded().original(range.clone());
                let mut grams = Vec::new();
                ngrams::each(&scan.folded().text[range], |gram, _| grams.push(gram));
                let length = grams.len();
                grams.sort_unstable();
                grams.dedup();
                if grams.len() < 3 {
                    continue;
                }
                for gram in &grams {
                    let entry = seen.entry(*gram).or_insert((0, usize::MAX));
                    if entry.1 != number {
                        *entry = (entry.0 + 1, number);
                    }
                }
                let touched = turn.marks.iter().filter(|(mark, _, _)| {
                    let shared = mark.end.min(original.end).saturating_sub(mark.start.max(original.start));
                    shared > 0 && shared * 3 >= mark.len().min(original.len())
                });
                let (mut classes, mut weak) = (Vec::new(), false);
                for (_, class, is_weak) in touched {
                    match class.filter(|_| !is_weak) {
                        None => weak = true,
                        Some(class) if !classes.contains(&class) => classes.push(class),
                        Some(_) => {}
                    }
                }
                sentences.push(Sentence { grams, length, classes, weak });
            }
        }
        read.push(Conversation { hostile: *hostile, lang: lang.clone(), sentences });
    }
    let mut vocabulary: Vec<u32> = seen.iter().filter(|(_, (count, _))| *count >= SEEN_IN).map(|(gram, _)| *gram).collect();
    vocabulary.sort_unstable();
    let number: HashMap<u32, u32> = vocabulary.iter().enumerate().map(|(n, gram)| (*gram, n as u32)).collect();
    for sentence in read.iter_mut().flat_map(|c| &mut c.sentences) {
        sentence.classes.sort_unstable();
        sentence.grams = sentence.grams.iter().filter_map(|gram| number.get(gram).copied()).collect();
    }
    (read, vocabulary)
}

// ── Learning ─────────────────────────────────────────────────────────────────

/// One head: what it starts from, and the weights.
struct Head {
    bias: f32,
    weights: Vec<f32>,
}

impl Head {
    fn sum(&self, sentence: &Sentence) -> f32 {
        sentence.grams.iter().map(|gram| self.weights[*gram as usize]).sum::<f32>() * length_factor(sentence.length) + self.bias
    }
}

/// What a sentence teaches a head, and how much it counts; nothing where it teaches nothing.
type Target<'t> = dyn Fn(&Conversation, &Sentence) -> Option<(bool, f32)> + 't;

fn target_any(conversation: &Conversation, sentence: &Sentence) -> Option<(bool, f32)> {
    match (sentence.classes.is_empty(), sentence.weak, conversation.hostile) {
        (false, _, _) => Some((true, 1.0)),
        (true, true, _) => None,
        (true, false, true) => Some((false, UNMARKED)),
        (true, false, false) => Some((false, 1.0)),
    }
}

fn target_class(sentence: &Sentence, class: usize) -> Option<(bool, f32)> {
    (!sentence.classes.is_empty()).then(|| (sentence.classes.contains(&class), 1.0))
}

/// FTRL-Proximal over `PASSES` passes.
fn learn(conversations: &[&Conversation], size: usize, target: &Target<'_>) -> Head {
    const ALPHA: f32 = 0.3;
    const BETA: f32 = 1.0;
    const L1: f32 = 0.25;
    const L2: f32 = 0.6;
    let mut items: Vec<(&Sentence, bool, f32)> =
        conversations.iter().flat_map(|c| c.sentences.iter().filter_map(|s| target(c, s).map(|(is, weight)| (s, is, weight)))).collect();
    let (mut z, mut n) = (vec![0f32; size + 1], vec![0f32; size + 1]);
    let weight = |z: f32, n: f32, l1: f32, l2: f32| if z.abs() <= l1 { 0.0 } else { -(z - l1.copysign(z)) / ((BETA + n.sqrt()) / ALPHA + l2) };
    // A fixed shuffle: a congruential generator is random enough to break up the files' order.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..PASSES {
        for at in (1..items.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            items.swap(at, (state >> 33) as usize % (at + 1));
        }
        for (sentence, is, counts) in &items {
            let grams = &sentence.grams;
            let factor = length_factor(sentence.length);
            let bias = weight(z[size], n[size], 0.0, 0.0);
            let weights: Vec<f32> = grams.iter().map(|gram| weight(z[*gram as usize], n[*gram as usize], L1, L2)).collect();
            let sum = weights.iter().sum::<f32>() * factor + bias;
            let error = (1.0 / (1.0 + (-sum).exp()) - f32::from(u8::from(*is))) * counts;
            let mut step = |at: usize, gradient: f32, now: f32| {
                let sigma = ((n[at] + gradient * gradient).sqrt() - n[at].sqrt()) / ALPHA;
                z[at] += gradient - sigma * now;
                n[at] += gradient * gradient;
            };
            for (gram, now) in grams.iter().zip(&weights) {
                step(*gram as usize, error * factor, *now);
            }
            step(size, error, bias);
        }
    }
    Head { bias: weight(z[size], n[size], 0.0, 0.0), weights: (0..size).map(|at| weight(z[at], n[at], L1, L2)).collect() }
}

/// Thresholds, and words on how well conversations are told apart that were left out.
fn left_out(conversations: &[Conversation], size: usize) -> ([f32; 3], String) {
    let mut honest: Vec<f32> = Vec::new();
    // The two highest sums of each hostile conversation, by language.
    let mut hostile: Vec<(&str, [f32; 2])> = Vec::new();
    let mut marked: Vec<f32> = Vec::new();
    for fold in 0..FOLDS {
        // Neighbours stand in one file and are alike: whole runs of twenty are left out together.
        let is_out = |n: usize| n / 20 % FOLDS == fold;
        let known: Vec<&Conversation> = conversations.iter().enumerate().filter(|(n, _)| !is_out(*n)).map(|(_, c)| c).collect();
        let head = learn(&known, size, &target_any);
        for (_, conversation) in conversations.iter().enumerate().filter(|(n, _)| is_out(*n)) {
            let sums: Vec<(f32, bool)> = conversation.sentences.iter().map(|sentence| (head.sum(sentence), sentence.length >= SHORTEST_COMPANY)).collect();
            let mut sums = in_company(&sums);
            marked.extend(conversation.sentences.iter().zip(&sums).filter(|(sentence, _)| !sentence.classes.is_empty()).map(|(_, sum)| *sum));
            sums.sort_by(|a, b| b.total_cmp(a));
            let at = |n: usize| sums.get(n).copied().unwrap_or(f32::NEG_INFINITY);
            if conversation.hostile {
                hostile.push((&conversation.lang, [at(0), at(1)]));
            } else {
                honest.push(at(0));
            }
        }
    }
    honest.sort_by(|a, b| b.total_cmp(a));
    marked.sort_by(f32::total_cmp);
    let nth = |sums: &[f32], share: f64| sums.get((sums.len() as f64 * share) as usize).copied().unwrap_or(f32::INFINITY);
    let [line, stands_out] = ALARMS.map(|share| nth(&honest, share));
    let thresholds = [nth(&marked, HARMLESS), line, stands_out];
    let mut told = format!("left out: thresholds {thresholds:.2?} of {} honest\n", honest.len());
    let mut by_lang: BTreeMap<&str, Vec<[f32; 2]>> = BTreeMap::new();
    for (lang, sums) in &hostile {
        by_lang.entry(lang).or_default().push(*sums);
        by_lang.entry("all").or_default().push(*sums);
    }
    for (lang, sums) in by_lang {
        let share = |is: &dyn Fn(&[f32; 2]) -> bool| 100.0 * sums.iter().filter(|s| is(s)).count() as f64 / sums.len() as f64;
        told += &format!(
            "  {lang}: of {} hostile {:.0} % with a line, {:.0} % with two lines or one that stands out, {:.0} % stand out\n",
            sums.len(),
            share(&|s| s[0] > line),
            share(&|s| s[1] > line || s[0] > stands_out),
            share(&|s| s[0] > stands_out)
        );
    }
    (thresholds, told)
}

// ── Writing it down ──────────────────────────────────────────────────────────

fn pack(vocabulary: &[u32], any: &Head, classes: &[Head], signs: &[String], thresholds: [f32; 3]) -> Result<Vec<u8>, String> {
    let heads: Vec<&Head> = std::iter::once(any).chain(classes).collect();
    let largest_of = |heads: &[&Head]| heads.iter().flat_map(|head| &head.weights).fold(0f32, |max, w| max.max(w.abs()));
    let largest = [largest_of(&heads[..1]), largest_of(&heads[1..])];
    let step = largest[0].max(largest[1]) / 127.0;
    let mut stored = Stored {
        signs: signs.to_vec(),
        biases: heads.iter().map(|head| head.bias).collect(),
        step,
        thresholds,
        ..Stored::default()
    };
    let mut before = 0u32;
    for (at, gram) in vocabulary.iter().enumerate() {
        let weights: Vec<(u8, i8)> = heads
            .iter()
            .enumerate()
            .filter(|(number, head)| head.weights[at].abs() >= largest[usize::from(*number > 0)] * SMALLEST[usize::from(*number > 0)])
            .map(|(number, head)| (number as u8, (head.weights[at] / step).round() as i8))
            .filter(|(_, steps)| *steps != 0)
            .collect();
        if weights.is_empty() {
            continue;
        }
        stored.distances.push(gram - before);
        stored.counts.push(weights.len() as u8);
        stored.weights.extend(weights);
        before = *gram;
    }
    println!("{} n-grams, {} weights kept", stored.counts.len(), stored.weights.len());
    postcard::to_allocvec(&stored).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data")
    }

    #[test]
    fn the_corpus_can_be_read_and_every_class_has_a_sign() -> Result<(), String> {
        let classes = Classes::read(&data().join("corpus/classes.tsv"))?;
        for sign in &classes.signs {
            assert!(second_look_core::signs::by_id(sign).is_some(), "classes.tsv names {sign}, which is no sign");
        }
        let raw = corpus(&data().join("corpus"), &classes)?;
        for (hostile, _, turns) in &raw {
            let marks = turns.iter().any(|turn| !turn.marks.is_empty());
            assert!(*hostile || !marks, "an honest conversation has marks: {}", turns[0].text);
        }
        assert!(raw.iter().filter(|(hostile, _, _)| !hostile).count() * 3 > raw.len(), "at least a third of the corpus is honest");
        Ok(())
    }

    #[test]
    fn marks_are_taken_out_of_the_text() -> Result<(), String> {
        let classes = Classes { signs: vec!["msg-x".into()], names: [("x".to_owned(), Some(0))].into() };
        let turn = marked("Ja, [[x|두 번]] and [[x?|so]].", &classes)?;
        assert_eq!(turn.text, "Ja, 두 번 and so.");
        assert_eq!(turn.marks.iter().map(|(range, _, weak)| (&turn.text[range.clone()], *weak)).collect::<Vec<_>>(), [("두 번", false), ("so", true)]);
        assert!(marked("[[y|z]]", &classes).is_err() && marked("[[x|z", &classes).is_err());
        Ok(())
    }

    #[test]
    fn what_stands_only_in_hostile_sentences_weighs() {
        let sentence = |gram: u32, hostile: bool| Conversation {
            hostile,
            lang: "en".into(),
            sentences: vec![Sentence { grams: vec![gram, 2], length: 10, classes: if hostile { vec![0] } else { Vec::new() }, weak: false }],
        };
        let all: Vec<Conversation> = (0..40).map(|n| sentence(u32::from(n % 2 == 0), n % 2 == 0)).collect();
        let head = learn(&all.iter().collect::<Vec<_>>(), 3, &target_any);
        assert!(head.weights[1] > 0.2 && head.weights[0] < -0.2, "{:?}", head.weights);
        assert!(head.weights[2].abs() < head.weights[1], "{:?}", head.weights);
    }
}
