//! The gate every sign passes: its page is complete, its examples hold, and honest cases stay quiet.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::common::{engine, input_of, pages, review, rooms};
use second_look_core::finding::Strength;
use second_look_core::report::Level;
use second_look_core::sign_page::{FIRES_NEEDED, QUIET_NEEDED, SignPage, headings};
use second_look_core::signs;
use serde_json::Value;

/// Collects everything that is wrong before failing, so that one run shows an author all of it.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, what: String) {
        self.0.push(what);
    }

    fn none(self) {
        assert!(self.0.is_empty(), "\n{} to mend:\n  {}\n", self.0.len(), self.0.join("\n  "));
    }
}

#[test]
fn there_are_signs() {
    assert!(!signs::ALL.is_empty());
}

#[test]
fn ids_follow_their_rooms_and_are_unique() {
    let ids: BTreeSet<&str> = signs::ALL.iter().map(|sign| sign.meta.id).collect();
    assert_eq!(ids.len(), signs::ALL.len());
    // `common::pages` derives the room from the id and fails when they disagree.
    assert_eq!(pages().len(), signs::ALL.len());
}

#[test]
fn every_sign_names_sources_and_what_it_reads() {
    let mut faults = Faults::default();
    for sign in signs::ALL {
        if sign.meta.sources.is_empty() {
            faults.add(format!("{}: name at least one source", sign.meta.id));
        }
        if sign.meta.reads.is_empty() {
            faults.add(format!("{}: say what it reads", sign.meta.id));
        }
        if sign.meta.may_decide && sign.meta.strength != Strength::Strong {
            faults.add(format!("{}: a sign that may decide alone is strong", sign.meta.id));
        }
    }
    faults.none();
}

#[test]
fn pages_are_complete_in_every_language() {
    let mut faults = Faults::default();
    for (id, path, page) in pages() {
        for fault in &page.faults {
            faults.add(format!("{id}: {fault}"));
        }
        check_sections(&id, "en", &page, &mut faults);
        let korean = path.with_extension("ko.md");
        match fs::read_to_string(&korean) {
            Ok(text) => {
                let page = SignPage::parse(&text);
                check_sections(&id, "ko", &page, &mut faults);
                if !page.examples.is_empty() {
                    faults.add(format!("{id}: examples of all languages stand in {}", path.display()));
                }
            }
            Err(_) => faults.add(format!("{id}: write {}", korean.display())),
        }
        if !page.languages().contains(&"en".to_owned()) && !page.languages().contains(&"ko".to_owned()) {
            faults.add(format!("{id}: at least {FIRES_NEEDED} `fires` and {QUIET_NEEDED} `quiet` in one language"));
        }
    }
    faults.none();
}

fn check_sections(id: &str, lang: &str, page: &SignPage, faults: &mut Faults) {
    if page.title.is_empty() {
        faults.add(format!("{id} ({lang}): the page starts with `# Title`"));
    }
    let found: Vec<&str> = page.sections.iter().map(|(heading, _)| heading.as_str()).collect();
    if found != headings(lang) {
        faults.add(format!("{id} ({lang}): sections are {found:?}, must be {:?}", headings(lang)));
    }
    for (heading, body) in &page.sections {
        if body.is_empty() && heading != "Examples" {
            faults.add(format!("{id} ({lang}): “{heading}” is empty"));
        }
    }
}

/// With `BLESS=1` the marks of `fires` examples are rewritten to what the sign quotes: read the diff before keeping it.
#[test]
fn examples_hold() {
    let engine = rooms();
    let bless = std::env::var_os("BLESS").is_some();
    let mut faults = Faults::default();
    for (id, path, page) in pages() {
        let mut text = fs::read_to_string(&path).unwrap();
        for example in &page.examples {
            let place = format!("{id}, {}:{}", path.file_name().unwrap().to_string_lossy(), example.line);
            let (line, marks) = match input_of(example) {
                Ok(parsed) => parsed,
                Err(what) => {
                    faults.add(format!("{place}: {what}"));
                    continue;
                }
            };
            let report = review(&engine, &line);
            let own: BTreeSet<crate::common::Mark> = report
                .findings
                .iter()
                .filter(|f| f.sign == id)
                .flat_map(|f| &f.evidence)
                .map(|e| (e.pointer.clone(), e.start, e.quote.clone()))
                .collect();
            if example.fires {
                let marked: BTreeSet<crate::common::Mark> = marks.into_iter().collect();
                if own.is_empty() {
                    faults.add(format!("{place}: stays silent on {marked:?}"));
                } else if marked != own {
                    if bless {
                        let mut body = example.body.replace(['⟦', '⟧'], "");
                        for (_, _, quote) in &own {
                            if !body.contains(&format!("⟦{quote}⟧")) {
                                body = body.replacen(quote.as_str(), &format!("⟦{quote}⟧"), 1);
                            }
                        }
                        text = text.replacen(&example.body, &body, 1);
                    } else {
                        faults.add(format!("{place}: marked {marked:?}, quoted {own:?}"));
                    }
                }
            } else {
                if !own.is_empty() {
                    faults.add(format!("{place}: must be quiet, quoted {own:?}"));
                }
                for other in report.findings.iter().filter(|f| f.strength == Strength::Strong && f.sign != id) {
                    let quotes: Vec<&str> = other.evidence.iter().map(|e| e.quote.as_str()).collect();
                    faults.add(format!("{place}: quiet, but {} is strong on {quotes:?}", other.sign));
                }
            }
        }
        if bless {
            fs::write(&path, text).unwrap();
        }
    }
    faults.none();
}

#[test]
fn phrases_speak_only_in_languages_with_enough_examples() {
    let mut faults = Faults::default();
    for (id, path, page) in pages() {
        let Ok(text) = fs::read_to_string(path.with_extension("phrases.toml")) else { continue };
        let table: toml::Value = toml::from_str(&text).unwrap();
        let languages: BTreeSet<&str> =
            table["pattern"].as_array().unwrap().iter().filter_map(|pattern| pattern["lang"].as_str()).collect();
        for lang in languages {
            if !page.languages().iter().any(|l| l == lang) {
                faults.add(format!("{id}: has phrases in {lang}, so it needs {FIRES_NEEDED} `fires {lang}` and {QUIET_NEEDED} `quiet {lang}`"));
            }
        }
    }
    faults.none();
}

#[test]
fn benign_cases_stay_quiet() {
    let engine = engine();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/benign");
    let mut levels: BTreeMap<Level, Vec<String>> = BTreeMap::new();
    let mut faults = Faults::default();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        for line in fs::read_to_string(&path).unwrap().lines().filter(|line| !line.trim().is_empty()) {
            let value: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let report = review(&engine, &value);
            levels.entry(report.level).or_default().push(report.id.clone());
            if report.level > Level::ToAsk {
                let findings: Vec<String> = report
                    .findings
                    .iter()
                    .filter(|f| f.strength > Strength::Weak)
                    .map(|f| format!("{} {:?}", f.sign, f.evidence.iter().map(|e| &e.quote).collect::<Vec<_>>()))
                    .collect();
                faults.add(format!("{} is {:?}: {findings:?}", report.id, report.level));
            }
        }
    }
    faults.none();
    let all: usize = levels.values().map(Vec::len).sum();
    let asked = levels.get(&Level::ToAsk).map_or(0, Vec::len);
    assert!(all > 0, "{} holds no case", folder.display());
    assert!(asked * 5 <= all, "{asked} of {all} honest cases are to-ask, at most a fifth may be: {:?}", levels[&Level::ToAsk]);
}
