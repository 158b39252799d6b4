//! Makes three tables from what stands in folders, so that no registry is edited by hand: the list of signs, the phrase
//! index, and the sentences of the engine.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a build that cannot go on must stop and say why")]

#[path = "src/text/fold.rs"]
#[allow(dead_code, missing_docs)]
mod fold;
#[path = "src/sign_page.rs"]
#[allow(dead_code)]
mod sign_page;
#[path = "build/notation.rs"]
mod notation;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use notation::{Step, Variants};
use serde::Deserialize;

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    for watched in ["src/signs", "src/text", "build", "src/sign_page.rs", "../../extension/_locales"] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }
    let rooms = rooms(&root.join("src/signs"));
    fs::write(out.join("signs.rs"), list_signs(&rooms)).expect("OUT_DIR can be written");
    fs::write(out.join("words.rs"), list_words(&root.join("../../extension/_locales"))).expect("OUT_DIR can be written");
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

/// The shapes that the notation knows (`#money`).
const SHAPES: &[&str] = &["number", "money", "percent", "link", "mail", "handle", "phone"];

/// The phrase index as it grows.
#[derive(Default)]
struct Index {
    texts: Vec<String>,
    ids: HashMap<String, u32>,
    starts: BTreeMap<u32, Vec<usize>>,
    patterns: Vec<String>,
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
                let lists = |name: &str| {
                    [&phrases.words, &shared]
                        .iter()
                        .flat_map(|words| [source.lang.as_str(), "any"].map(|lang| words.get(lang)))
                        .flatten()
                        .find_map(|lists| lists.get(name))
                        .cloned()
                        .unwrap_or_else(|| panic!("{}: there is no word list `{name}` for {}", path.display(), source.lang))
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

    fn add(&mut self, sign: &str, source: &PatternSource, variants: &Variants, lists: &dyn Fn(&str) -> Vec<String>) {
        let strength = match source.strength.as_deref() {
            None => "None".to_owned(),
            Some("weak") => "Some(Strength::Weak)".to_owned(),
            Some("moderate") => "Some(Strength::Moderate)".to_owned(),
            Some("strong") => "Some(Strength::Strong)".to_owned(),
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
        for steps in variants {
            let number = self.patterns.len();
            let mut elements = String::new();
            for (at, Step { words, gap, across, free }) in steps.iter().enumerate() {
                let words: Vec<u32> = words.iter().map(|word| self.word(word)).collect();
                if at == 0 {
                    for word in &words {
                        let starts = self.starts.entry(word / 2).or_default();
                        if !starts.contains(&number) {
                            starts.push(number);
                        }
                    }
                }
                write!(elements, "Element {{ words: &{words:?}, gap: {gap}, across: {across}, free: {free} }}, ").unwrap();
            }
            self.patterns.push(format!(
                "Pattern {{ sign: {sign:?}, lang: {:?}, strength: {strength}, elements: &[{elements}], unless: &{unless:?}, cancel: {}, negation: {}, message_only: {}, tag: {:?} }}",
                source.lang, source.cancel, source.negation, source.message_only, source.tag
            ));
        }
    }

    fn write(mut self, out: &Path) {
        if self.texts.is_empty() {
            self.word("\u{fffd}");
        }
        let values: Vec<(&str, u32)> = self.texts.iter().enumerate().map(|(id, text)| (text.as_str(), id as u32)).collect();
        let automaton = daachorse::DoubleArrayAhoCorasick::<u32>::with_values(values).expect("the words can be indexed");
        fs::write(out.join("phrases.bin"), automaton.serialize()).expect("OUT_DIR can be written");
        let mut code = String::from("pub(super) static PATTERNS: &[Pattern] = &[\n");
        for pattern in &self.patterns {
            writeln!(code, "    {pattern},").unwrap();
        }
        code.push_str("];\npub(super) static STARTS: &[&[u32]] = &[\n");
        for id in 0..self.texts.len() as u32 {
            writeln!(code, "    &{:?},", self.starts.get(&id).cloned().unwrap_or_default()).unwrap();
        }
        code.push_str("];\n");
        let is_shape = |text: &str| text.starts_with('\u{f8ff}');
        let known: std::collections::BTreeSet<String> = self
            .texts
            .iter()
            .filter(|text| !is_shape(text))
            .flat_map(|text| {
                text.split(' ').map(str::to_owned).chain([text.replace(' ', "")])
            })
            .filter(|word| word.len() >= 4)
            .collect();
        let hidden: Vec<&str> = self.hidden.iter().map(|id| self.texts[*id as usize].as_str()).collect();
        writeln!(code, "pub(super) static KNOWN: &[&str] = &{:?};", known.iter().collect::<Vec<_>>()).unwrap();
        writeln!(code, "pub(super) static HIDDEN: &[&str] = &{hidden:?};").unwrap();
        writeln!(code, "pub(super) static HIDDEN_IDS: &[u32] = &{:?};", self.hidden).unwrap();
        code.push_str("pub(super) static SHAPES: &[(Shape, u32)] = &[");
        for shape in SHAPES {
            if let Some(id) = self.ids.get(&format!("\u{f8ff}{shape}")) {
                let variant: String = shape[..1].to_uppercase() + &shape[1..];
                write!(code, "(Shape::{variant}, {id}), ").unwrap();
            }
        }
        code.push_str("];\n");
        for (list, reach) in [("BEFORE", "before"), ("AFTER", "after"), ("SENTENCE", "sentence"), ("CONTEXT", "context"), ("NOT", "but_not")] {
            writeln!(code, "pub(super) static CANCEL_{list}: &[u32] = &{:?};", self.cancel.get(reach).cloned().unwrap_or_default()).unwrap();
        }
        fs::write(out.join("phrases.rs"), code).expect("OUT_DIR can be written");
    }
}

fn read_toml<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
