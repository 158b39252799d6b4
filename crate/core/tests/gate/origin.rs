//! design.md rule 6, on what signs look things up in: no table encodes where somebody comes from, names are known only in
//! order to keep a sign quiet, and no list of words speaks of one nation, faith or gender and not of the others.
//!
//! Tables and readers are found in the sources, so that a new one cannot be forgotten here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::engine;
use regex::Regex;
use second_look_cases::review;
use second_look_core::{reference, signs};
use serde_json::json;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every source of the engine without its tests: the module's path from `src`, such as `text/names.rs`, and its text.
fn sources() -> BTreeMap<String, String> {
    fn walk(folder: &Path, base: &Path, out: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, base, out);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "toml") && path.file_name().unwrap() != "tests.rs" {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
                let comment = if path.extension().unwrap() == "rs" { "//" } else { "#" };
                let text: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with(comment)).collect();
                out.insert(path.strip_prefix(base).unwrap().to_string_lossy().into_owned(), text.join("\n"));
            }
        }
    }
    let base = root().join("src");
    let mut out = BTreeMap::new();
    walk(&base, &base, &mut out);
    out
}

/// A committed row: what is known about a table or a list.
struct Row {
    only_suppresses: bool,
    because: String,
}

/// `tests/gate/origin.tsv`: what a table is, whether it may only suppress, and why it does not encode origin.
fn rows() -> BTreeMap<String, Row> {
    let text = fs::read_to_string(root().join("tests/gate/origin.tsv")).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [name, kind, because] = cells[..] else { panic!("origin.tsv: “{line}” is not name, kind, because") };
            assert!(["no", "suppress only"].contains(&kind), "{name}: encodes origin “{kind}”; only `no` and `suppress only` may ship");
            (name.to_owned(), Row { only_suppresses: kind == "suppress only", because: because.to_owned() })
        })
        .collect()
}

/// Every table there is: those that are loaded by name, the lists of hosts, and the files that are built in.
fn tables() -> BTreeSet<String> {
    let mut tables: BTreeSet<String> = reference::NAMES.iter().map(|name| (*name).to_owned()).collect();
    let built_in = Regex::new(r#"include_(?:str|bytes)!\("[./]*data/([^"]+)"\)"#).unwrap();
    for text in sources().values() {
        tables.extend(built_in.captures_iter(text).map(|found| found[1].to_owned()));
    }
    tables
}

/// The tables that each sign can come to, through every module that it names.
fn reads() -> BTreeMap<&'static str, BTreeSet<String>> {
    let sources = sources();
    let field = Regex::new(&format!(r"\.\s*({})\b", reference::NAMES.join("|"))).unwrap();
    let built_in = Regex::new(r#"include_(?:str|bytes)!\("[./]*data/([^"]+)"\)"#).unwrap();
    let path = Regex::new(r"crate::([a-z_]+(?:::[a-z_]+)*)(?:::\{([^}]*)\})?").unwrap();
    // A module by its path: `text::names` is text/names.rs or text/names/mod.rs; longer paths name something in it.
    let module = |path: &str| -> Option<String> {
        let parts: Vec<&str> = path.split("::").collect();
        (1..=parts.len()).rev().find_map(|n| {
            let stem = parts[..n].join("/");
            [format!("{stem}.rs"), format!("{stem}/mod.rs")].into_iter().find(|file| sources.contains_key(file))
        })
    };
    let named = |text: &str| -> BTreeSet<String> {
        path.captures_iter(text)
            .flat_map(|found| {
                let whole = found[1].to_owned();
                match found.get(2) {
                    Some(list) => list.as_str().split(',').map(|item| format!("{whole}::{}", item.trim().split("::").next().unwrap_or_default())).collect(),
                    None => vec![whole],
                }
            })
            .filter_map(|path| module(&path))
            // These hold and declare tables and look nothing up.
            .filter(|file| !["case.rs", "reference/mod.rs", "sign.rs", "finding.rs"].contains(&file.as_str()))
            .collect()
    };
    let names = |text: &str| -> BTreeSet<String> {
        field.captures_iter(text).chain(built_in.captures_iter(text)).map(|found| found[1].to_owned()).collect()
    };
    let known: BTreeMap<&String, (BTreeSet<String>, BTreeSet<String>)> = sources.iter().map(|(file, text)| (file, (names(text), named(text)))).collect();
    signs::ALL
        .iter()
        .map(|sign| {
            let (prefix, rest) = sign.meta.id.split_once('-').unwrap();
            let mut open = vec![format!("signs/{prefix}/{}.rs", rest.replace('-', "_"))];
            let mut seen = BTreeSet::new();
            let mut tables = BTreeSet::new();
            while let Some(file) = open.pop() {
                if !seen.insert(file.clone()) {
                    continue;
                }
                let (here, next) = known.get(&file).unwrap_or_else(|| panic!("{}: {file} is not there", sign.meta.id));
                tables.extend(here.iter().cloned());
                open.extend(next.iter().cloned());
            }
            (sign.meta.id, tables)
        })
        .collect()
}

#[test]
fn no_sign_reads_a_table_that_encodes_origin() {
    let rows = rows();
    let mut faults = Vec::new();
    for table in tables() {
        match rows.get(&table) {
            None => faults.push(format!("the table {table} stands not in tests/gate/origin.tsv: say there why it encodes nobody's origin")),
            Some(row) if row.because.trim().len() < 12 => faults.push(format!("{table}: say why")),
            Some(_) => {}
        }
    }
    let reads = reads();
    for (sign, tables) in &reads {
        println!("{sign}: {}", tables.iter().cloned().collect::<Vec<_>>().join(", "));
        faults.extend(tables.iter().filter(|table| !rows.contains_key(*table)).map(|table| format!("{sign} reads {table}, which stands not in origin.tsv")));
    }
    // The scan sees what is plain to see.
    assert!(reads["edu-major-not-offered"].contains("programmes"), "{reads:?}");
    assert!(reads["contact-freemail-for-corporate"].contains("hosts/free_mail.txt"), "{reads:?}");
    assert!(reads["contact-phone-invalid"].contains("phones"), "{reads:?}");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Words of one gender, each with its counterpart: a list that holds the one holds the other too.
const GENDERS: &[(&str, &str)] = &[
    ("woman", "man"), ("women", "men"), ("girl", "guy"), ("wife", "husband"), ("mother", "father"), ("sister", "brother"),
    ("여자", "남자"), ("여성", "남성"), ("아내", "남편"), ("엄마", "아빠"), ("어머니", "아버지"),
];

/// Words that say where somebody comes from or what they believe.
const ORIGIN: &[&str] = &[
    "american", "british", "irish", "canadian", "australian", "mexican", "brazilian", "argentine", "nigerian", "ghanaian", "kenyan", "ethiopian", "egyptian", "moroccan", "indian",
    "pakistani", "bangladeshi", "filipino", "iranian", "israeli", "lebanese", "belgian", "austrian", "swiss", "chilean", "colombian", "peruvian", "singaporean", "taiwanese", "german",
    "french", "italian", "spanish", "portuguese", "russian", "chinese", "japanese", "korean", "vietnamese", "thai", "turkish", "polish", "ukrainian", "dutch", "swedish", "norwegian",
    "danish", "finnish", "greek", "hungarian", "czech", "romanian", "indonesian", "asian", "african", "european", "arab", "arabic", "slavic", "latino", "jewish", "muslim", "christian",
    "hindu", "catholic", "islamic", "female", "male", "pyongyang", "dprk", "accent",
    "ethnicity", "race", "native speaker", "한국인", "미국인", "중국인", "일본인", "베트남인", "인도인", "조선족", "조선인", "동포", "북한", "탈북", "연변", "외국인", "사투리", "억양", "말투",
    "인차", "봉사기", "련결", "deutscher", "ausländer", "akzent", "外国人", "中国人", "韓国人", "日本人", "訛り",
];

#[test]
fn no_list_of_words_speaks_of_one_nation_faith_or_gender() {
    let rows = rows();
    let literal = Regex::new(r#""((?:[^"\\]|\\.)*)""#).unwrap();
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (file, text) in sources() {
        let all: Vec<String> = literal.captures_iter(&text).map(|found| found[1].to_lowercase()).collect();
        // 기여자 is whoever contributes, 참여자 whoever takes part.
        let plain = all.join("\n").replace("기여자", "").replace("참여자", "");
        let words = format!(" {} ", plain.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" "));
        let holds = |word: &str| if word.is_ascii() { words.contains(&format!(" {word} ")) } else { plain.contains(word) };
        let mut found: BTreeSet<&str> = ORIGIN.iter().copied().filter(|word| holds(word)).collect();
        // "Our man" and "front man" mean whoever it is; a woman, a wife, a father alone would be one gender.
        for (one, other) in GENDERS.iter().filter(|(one, other)| holds(one) != holds(other)) {
            found.extend([one, other].into_iter().copied().filter(|word| holds(word) && !["man", "men", "guy"].contains(word)));
        }
        if found.is_empty() {
            continue;
        }
        let key = format!("words of {file}");
        match rows.get(&key) {
            Some(_) => drop(used.insert(key)),
            None => faults.push(format!("{file} holds {found:?}: take them out, or say in tests/gate/origin.tsv under “{key}” why they speak of nobody's origin")),
        }
    }
    faults.extend(rows.keys().filter(|key| key.starts_with("words of ") && !used.contains(*key)).map(|key| format!("origin.tsv: “{key}” is not needed any more")));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A table that may only suppress is taken away: there may be more findings then, and none is gone.
#[test]
fn what_may_only_suppress_never_raises() {
    for (name, _) in rows().iter().filter(|(name, row)| row.only_suppresses && reference::NAMES.contains(&name.as_str())) {
        let (with, mut without) = (engine(), second_look_core::Engine::default());
        for entry in fs::read_dir(root().join("data/packed")).unwrap() {
            let path = entry.unwrap().path();
            let table = path.file_stem().unwrap().to_string_lossy().into_owned();
            if table != *name {
                without.reference.load(&table, &fs::read(&path).unwrap()).unwrap();
            }
        }
        for case in second_look_cases::all().unwrap() {
            let (more, fewer) = (spoken(&without, &case.line), spoken(&with, &case.line));
            assert!(fewer.is_subset(&more), "{}: without {name} these are gone: {:?}", case.id, fewer.difference(&more));
        }
    }
}

fn spoken(engine: &second_look_core::Engine, line: &serde_json::Value) -> BTreeSet<(String, String)> {
    let report = review(engine, line).unwrap();
    report.findings.iter().map(|f| (f.sign.clone(), f.evidence.iter().map(|e| e.pointer.clone()).collect::<Vec<_>>().join(" "))).collect()
}

/// The table of familiar forms of names is part of the code and cannot be taken away; so the names are taken out of it:
/// whoever bears two forms of one name instead of two names that no table knows has no finding more.
#[test]
fn familiar_forms_of_names_only_suppress() {
    let sources = sources();
    let names = &sources["text/names.rs"];
    let users = sources.iter().filter(|(file, text)| *file != "text/names.rs" && text.contains("FAMILIAR")).count();
    assert_eq!((users, names.matches("FAMILIAR").count()), (0, 2), "another use of the table: a test must show that it only suppresses");
    let table = names.split("const FAMILIAR").nth(1).and_then(|text| text.split("];\n").next()).unwrap();
    let word = Regex::new(r#""([a-z]+)""#).unwrap();
    let engine = engine();
    let person = |shown: &str, said: &str| {
        let capital = |word: &str| format!("{}{}", word[..1].to_uppercase(), &word[1..]);
        let (shown_name, said_name) = (capital(shown), capital(said));
        json!({"as_of": "2026-11", "profile": {
            "name": format!("{shown_name} Holmquist"), "profile_url": format!("https://www.linkedin.com/in/{said}-tarvainen"),
            "about": format!("Hi, I'm {said_name}! I build tools."), "headline": "Engineer",
            "contact": {"phones": [], "emails": [format!("{said}.tarvainen@mail.example")], "websites": []},
            "experience": [{"title": "Engineer", "company": "Corvane", "dates_text": "Jan 2020 - Present", "description": ""}]}})
    };
    let without = spoken(&engine, &person("quorvath", "zemblin"));
    let mut pairs = 0;
    let mut quieter = 0;
    for row in table.lines().filter(|line| line.contains("&[")) {
        let forms: Vec<String> = word.captures_iter(row).map(|found| found[1].to_owned()).collect();
        // Each form with the next one, both ways: every form stands in the header once and in the text once.
        let next = forms.iter().cycle().skip(1);
        for (shown, said) in forms.iter().zip(next.clone()).chain(next.zip(&forms).take(forms.len())) {
            let with = spoken(&engine, &person(shown, said));
            pairs += 1;
            quieter += usize::from(with.len() < without.len());
            assert!(with.is_subset(&without), "{shown} and {said}: {with:?}, strangers: {without:?}");
        }
    }
    assert!(pairs > 800 && quieter * 2 > pairs, "{pairs} pairs, {quieter} quieter: the table does nothing here");
}
