//! Makes three tables from what stands in folders, so that no registry is edited by hand: the list of signs, the phrase
//! index, and the sentences of the engine.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a build that cannot go on must stop and say why")]

/// What `text/confusables.rs` answers, straight from the source of its table.
mod confusables {
    use unicode_security::confusable_detection::skeleton;

    /// The ASCII that the character `c`, itself not ASCII, looks like.
    pub fn ascii(c: char) -> Option<&'static str> {
        let plain: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
        (!c.is_ascii() && plain.is_ascii() && !plain.is_empty()).then(|| &*plain.leak())
    }
}
#[path = "src/text/fold.rs"]
#[allow(dead_code, missing_docs)]
mod fold;
#[path = "src/sign_page.rs"]
#[allow(dead_code)]
mod sign_page;
#[path = "build/notation.rs"]
mod notation;
#[path = "src/text/phrases/stored.rs"]
#[allow(missing_docs)]
mod stored;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use notation::{Step, Variants};
use serde::Deserialize;
use stored::{Cancel, Element, Pattern, SHAPES, Stored};

/// The brands with their domains: those of employers stand in the table of employers alone.
fn brands(data: &Path) -> String {
    let read = |name: &str| {
        let path = data.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    let employers = read("employers.tsv");
    let domains: BTreeMap<&str, &str> = employers.lines().filter(|line| !line.starts_with('#')).filter_map(|line| Some((line.split('\t').next()?, line.split('\t').nth(7)?))).collect();
    read("brand_domains.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let own = cells.get(2).copied().unwrap_or_default();
            let listed = if own.is_empty() { domains.get(cells[0]).copied().unwrap_or_else(|| panic!("brand_domains.tsv: “{}” has no domains and is no employer", cells[0])) } else { own };
            format!("{}\t{}\t{listed}\n", cells[0], cells.get(1).copied().unwrap_or_default())
        })
        .collect()
}

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    for watched in ["src/signs", "src/text", "build", "src/sign_page.rs", "../../extension/_locales"] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }
    let rooms = rooms(&root.join("src/signs"));
    fs::write(out.join("signs.rs"), list_signs(&rooms)).expect("OUT_DIR can be written");
    fs::write(out.join("words.rs"), list_words(&root.join("../../extension/_locales"))).expect("OUT_DIR can be written");
    fs::write(out.join("brand_domains.tsv"), brands(&root.join("data"))).expect("OUT_DIR can be written");
    fs::write(out.join("confusables.rs"), list_confusables()).expect("OUT_DIR can be written");
    Index::build(&root.join("src"), &rooms).write(&out);
}

/// A sign's room: `signs/<prefix>/<rest>.rs` and what stands beside it.
struct Room {
    prefix: String,
    rest: String,
    path: PathBuf,
}

impl Room {
    fn id(&self) -> String {
        format!("{}-{}", self.prefix, self.rest.replace('_', "-"))
    }
}

fn rooms(folder: &Path) -> Vec<Room> {
    let mut rooms = Vec::new();
    for prefix in entries(folder).into_iter().filter(|path| path.is_dir()) {
        for path in entries(&prefix) {
            if path.extension().is_some_and(|e| e == "rs") {
                rooms.push(Room { prefix: name(&prefix), rest: name(&path.with_extension("")), path });
            }
        }
    }
    rooms
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn list_signs(rooms: &[Room]) -> String {
    let mut prefixes: BTreeMap<&str, Vec<&Room>> = BTreeMap::new();
    for room in rooms {
        prefixes.entry(&room.prefix).or_default().push(room);
    }
    let mut code = String::new();
    for (prefix, rooms) in &prefixes {
        writeln!(code, "/// Signs whose id starts with `{prefix}-`.\npub mod {prefix} {{").unwrap();
        for room in rooms {
            writeln!(code, "    #[path = {:?}]\n    pub mod {};", room.path.display().to_string(), room.rest).unwrap();
        }
        code.push_str("}\n");
    }
    code.push_str("/// Every sign, in the order of its id.\npub static ALL: &[crate::sign::Sign] = &[\n");
    for room in rooms {
        let module = format!("{}::{}", room.prefix, room.rest);
        writeln!(code, "    crate::sign::Sign {{ meta: &{module}::META, look: {module}::look }},").unwrap();
    }
    code.push_str("];\n");
    code
}

fn list_words(locales: &Path) -> String {
    let mut code = String::new();
    for lang in ["en", "ko"] {
        let path = locales.join(lang).join("messages.json");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let messages: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        writeln!(code, "static {}: &[(&str, &str)] = &[", lang.to_uppercase()).unwrap();
        for (key, value) in messages.iter().filter(|(key, _)| key.starts_with("core_")) {
            let message = value["message"].as_str().unwrap_or_else(|| panic!("{}: {key} has no message", path.display()));
            writeln!(code, "    ({key:?}, {message:?}),").unwrap();
        }
        code.push_str("];\n");
    }
    code
}

fn list_confusables() -> String {
    let mut all: BTreeMap<&str, String> = BTreeMap::new();
    for c in '\u{80}'..=char::MAX {
        if let Some(plain) = confusables::ascii(c) {
            all.entry(plain).or_default().push(c);
        }
    }
    format!("static LOOK_ALIKES: &[(&str, &str)] = &{:?};", all.into_iter().collect::<Vec<_>>())
}

/// `<rest>.phrases.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(default)]
    pattern: Vec<PatternSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternSource {
    lang: String,
    say: Vec<String>,
    strength: Option<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default = "yes")]
    cancel: bool,
    #[serde(default = "yes")]
    negation: bool,
    #[serde(default)]
    message_only: bool,
    #[serde(default)]
    tag: String,
}

fn yes() -> bool {
    true
}

/// The phrase index as it grows. Words have a number of their own until all are known; [`Index::write`] gives them the
/// number of their place in the order of all keys, which is what the automaton stores best.
#[derive(Default)]
struct Index {
    texts: Vec<String>,
    ids: HashMap<String, u32>,
    /// Every different list of words, in the order of its first use.
    lists: Vec<Vec<u32>>,
    list_ids: HashMap<Vec<u32>, u32>,
    labels: Vec<String>,
    patterns: Vec<Pattern>,
    cancel: BTreeMap<&'static str, Vec<u32>>,
    hidden: Vec<u32>,
}

impl Index {
    fn build(src: &Path, rooms: &[Room]) -> Self {
        let mut index = Self::default();
        let shared: BTreeMap<String, BTreeMap<String, Vec<String>>> = read_toml(&src.join("text/words.toml"));
        let cancel: BTreeMap<String, BTreeMap<String, Vec<String>>> = read_toml(&src.join("text/cancel.toml"));
        for lists in cancel.values() {
            for (reach, words) in lists {
                let reach = ["before", "after", "sentence", "context", "but_not"]
                    .into_iter()
                    .find(|known| known == reach)
                    .unwrap_or_else(|| panic!("cancel.toml: there is no list `{reach}`"));
                let words: Vec<u32> = words.iter().map(|word| index.word(word)).collect();
                index.cancel.entry(reach).or_default().extend(words);
            }
        }
        for word in shared.values().filter_map(|lists| lists.get("hidden")).flatten() {
            let id = index.word(word) / 2;
            index.hidden.push(id);
        }
        for room in rooms {
            let path = room.path.with_extension("phrases.toml");
            if !path.exists() {
                continue;
            }
            let page = fs::read_to_string(room.path.with_extension("md")).unwrap_or_default();
            let speaks = sign_page::SignPage::parse(&page).languages();
            let phrases: Phrases = read_toml(&path);
            for source in &phrases.pattern {
                // A language without enough examples stays silent; the gate in tests/signs.rs names it.
                if !speaks.contains(&source.lang) {
                    continue;
                }
                let list = |name: &str| {
                    [&phrases.words, &shared]
                        .iter()
                        .flat_map(|words| [source.lang.as_str(), "any"].map(|lang| words.get(lang)))
                        .flatten()
                        .find_map(|lists| lists.get(name))
                        .cloned()
                        .unwrap_or_else(|| panic!("{}: there is no word list `{name}` for {}", path.display(), source.lang))
                };
                // A list may name others, one deep.
                let lists = |name: &str| -> Vec<String> {
                    let inner = |word: String| match word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
                        Some(other) => list(other),
                        None => vec![word],
                    };
                    list(name).into_iter().flat_map(inner).collect()
                };
                for say in &source.say {
                    let variants = notation::parse(say, &source.lang, &lists)
                        .unwrap_or_else(|what| panic!("{}: “{say}”: {what}", path.display()));
                    index.add(&room.id(), source, &variants, &lists);
                }
            }
        }
        index
    }

    /// The id of a word, doubled, plus one where the word may go on.
    fn word(&mut self, word: &str) -> u32 {
        let (text, open) = match word.strip_suffix('*') {
            Some(stem) => (stem, 1),
            None => (word, 0),
        };
        // A shape is no word: it is kept under a name that no text can hold, and found by `text/amounts.rs`.
        let folded = match text.strip_prefix('#') {
            Some(shape) => {
                assert!(SHAPES.contains(&shape), "there is no shape `{text}`");
                format!("\u{f8ff}{shape}")
            }
            None => fold::fold(text.trim()).text,
        };
        assert!(!folded.is_empty(), "“{word}” is empty once folded");
        let next = self.texts.len() as u32;
        let id = *self.ids.entry(folded.clone()).or_insert_with(|| {
            self.texts.push(folded);
            next
        });
        id * 2 + open
    }

    /// The number of a list of words; equal lists are kept once.
    fn list(&mut self, mut words: Vec<u32>) -> u32 {
        words.sort_unstable();
        words.dedup();
        let next = self.lists.len() as u32;
        *self.list_ids.entry(words).or_insert_with_key(|words| {
            self.lists.push(words.clone());
            next
        })
    }

    fn label(&mut self, label: &str) -> u32 {
        let at = self.labels.iter().position(|known| known == label).unwrap_or_else(|| {
            self.labels.push(label.to_owned());
            self.labels.len() - 1
        });
        at as u32
    }

    fn add(&mut self, sign: &str, source: &PatternSource, variants: &Variants, lists: &dyn Fn(&str) -> Vec<String>) {
        let strength = match source.strength.as_deref() {
            None => 0,
            Some("weak") => 1,
            Some("moderate") => 2,
            Some("strong") => 3,
            Some(other) => panic!("{sign}: strength `{other}` is none of weak, moderate, strong"),
        };
        let unless: Vec<u32> = source
            .unless
            .iter()
            .flat_map(|word| match word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
                Some(list) => lists(list),
                None => vec![word.clone()],
            })
            .map(|word| self.word(&word))
            .collect();
        let unless = self.list(unless);
        let (sign, lang, tag) = (self.label(sign), self.label(&source.lang), self.label(&source.tag));
        for steps in variants {
            let elements = steps
                .iter()
                .map(|Step { words, gap, across, free }| {
                    let words = words.iter().map(|word| self.word(word)).collect();
                    Element { words: self.list(words), gap: *gap, across: *across, free: *free }
                })
                .collect();
            self.patterns.push(Pattern {
                sign,
                lang,
                strength,
                elements,
                unless,
                cancel: source.cancel,
                negation: source.negation,
                message_only: source.message_only,
                tag,
            });
        }
    }

    fn write(mut self, out: &Path) {
        let hidden: Vec<u32> = self.hidden.iter().map(|id| id * 2 + 1).collect();
        let hidden_list = self.list(hidden);
        let mut cancel = std::mem::take(&mut self.cancel);
        let mut cancel = |reach: &str| {
            let words = cancel.remove(reach).unwrap_or_default();
            self.list(words)
        };
        let cancel = Cancel {
            before: cancel("before"),
            after: cancel("after"),
            sentence: cancel("sentence"),
            context: cancel("context"),
            but_not: cancel("but_not"),
        };
        let is_shape = |text: &str| text.starts_with('\u{f8ff}');
        // What a disguise may hide: every word, and every phrase without its spaces.
        let known: BTreeSet<String> = self
            .texts
            .iter()
            .filter(|text| !is_shape(text))
            .flat_map(|text| text.split(' ').map(str::to_owned).chain([text.replace(' ', "")]))
            .filter(|word| word.len() >= 4)
            .collect();
        let keys: BTreeSet<&str> = self.texts.iter().chain(&known).map(String::as_str).collect();
        let keys: Vec<&str> = keys.into_iter().collect();
        let place = |text: &str| keys.binary_search(&text).expect("every word is a key") as u32;
        let places: Vec<u32> = self.texts.iter().map(|text| place(text)).collect();
        let words = fst::Map::from_iter(keys.iter().zip(0..)).expect("the keys are sorted").into_fst().into_inner();
        let mut is_known = vec![0u8; keys.len().div_ceil(8)];
        for at in known.iter().map(|word| place(word) as usize) {
            is_known[at / 8] |= 1 << (at % 8);
        }
        let mut list_words = Vec::new();
        for list in &self.lists {
            let mut list: Vec<u32> = list.iter().map(|word| places[(word / 2) as usize] * 2 + word % 2).collect();
            list.sort_unstable();
            // Differences are small numbers, and small numbers are one byte.
            let mut before = 0;
            list_words.extend(list.into_iter().map(|word| word - std::mem::replace(&mut before, word)));
        }
        let stored = Stored {
            keys: keys.len() as u32,
            is_known,
            labels: self.labels,
            list_lengths: self.lists.iter().map(|list| list.len() as u32).collect(),
            list_words,
            patterns: self.patterns,
            shapes: SHAPES.map(|shape| self.ids.get(&format!("\u{f8ff}{shape}")).map(|&id| places[id as usize])),
            hidden: self.hidden.iter().map(|&id| self.texts[id as usize].clone()).collect(),
            hidden_list,
            cancel,
        };
        // The keys with their length before them, then the rest.
        let mut table = u32::try_from(words.len()).expect("the keys are no gigabytes").to_le_bytes().to_vec();
        table.extend(words);
        table.extend(postcard::to_stdvec(&stored).expect("the index can be written"));
        fs::write(out.join("phrases.bin"), table).expect("OUT_DIR can be written");
    }
}

fn read_toml<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
