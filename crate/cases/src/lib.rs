//! The project's labelled cases in `tests/cases`: read, checked, and scored one way for the tests and for
//! `docs/accuracy.md`.

pub mod baseline;
pub mod labels;
pub mod overlap;
pub mod score;

use std::fs;
use std::path::{Path, PathBuf};

use second_look_core::Engine;
use second_look_core::input::Input;
use second_look_core::report::Report;
use serde_json::Value;

use labels::Labels;

/// What is wrong, in words for the author of a case.
pub type Fault = String;

/// The folders of `tests/cases`: whose text is honest, whose is not, and those that nobody had tuned to when they were
/// first scored.
const FOLDERS: [(&str, Set); 3] = [("benign", Set::Own), ("hostile", Set::Own), ("blind", Set::Blind)];

/// Who wrote a case, seen from the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Set {
    /// Written beside the rules, by their authors.
    Own,
    /// Written by somebody else and scored once before anybody looked.
    Blind,
}

/// A statement that a careful reader would mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// What the author calls it: a name of `labels.tsv` or a sign's id.
    pub name: String,
    /// The exact text.
    pub evidence: String,
    /// The other half of a contradiction.
    pub evidence2: Option<String>,
    /// Whether it must be found: strong and medium must, weak counts neither way.
    pub counts: bool,
}

/// A labelled case.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its id, unique in `tests/cases`.
    pub id: String,
    /// The file it stands in, from `tests/cases`.
    pub file: String,
    /// Who wrote it.
    pub set: Set,
    /// Hostile or suspicious, else benign.
    pub hostile: bool,
    /// A thread, else a profile alone.
    pub thread: bool,
    /// Its language; English unless it says so.
    pub lang: String,
    /// Whether its text is disguised.
    pub disguised: bool,
    /// Whether a crude list of words would have hit it, where the author says so.
    pub keyword: Option<bool>,
    /// Whether two careful people could differ on it.
    pub ambiguous: bool,
    /// What must be marked.
    pub expected: Vec<Expected>,
    /// The input line.
    pub line: Value,
}

/// The folder of the cases.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases")
}

/// The engine with every committed table.
///
/// # Errors
/// When a table cannot be read.
pub fn engine() -> Result<Engine, Fault> {
    let mut engine = Engine::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/packed");
    for path in files(&folder, "bin")? {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        engine.reference.load(&name, &bytes).map_err(|e| e.to_string())?;
    }
    Ok(engine)
}

/// The report on an input line.
///
/// # Errors
/// When the line is no input.
pub fn review(engine: &Engine, line: &Value) -> Result<Report, Fault> {
    Ok(engine.review(&Input::from_value(line.clone()).map_err(|e| format!("{e}: {line}"))?))
}

/// Every case, in the order of the files.
///
/// # Errors
/// When a file cannot be read or a line is no case.
pub fn all() -> Result<Vec<Case>, Fault> {
    let mut cases = Vec::new();
    for (name, set) in FOLDERS {
        let folder = folder().join(name);
        if !folder.is_dir() {
            continue;
        }
        for path in files(&folder, "jsonl")? {
            let file = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                cases.push(case(line, &file, set).map_err(|e| format!("{file}:{}: {e}", number + 1))?);
            }
        }
    }
    Ok(cases)
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Fault> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    paths.sort();
    Ok(paths)
}

fn case(line: &str, file: &str, set: Set) -> Result<Case, Fault> {
    let line: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    let label = text(&line, "label").ok_or("a case has a `label`: hostile, suspicious or benign")?;
    let hostile = match label.as_str() {
        "hostile" | "suspicious" => true,
        "benign" => false,
        other => return Err(format!("`label` is “{other}”; write hostile, suspicious or benign")),
    };
    let mut expected = Vec::new();
    for one in line["expected"].as_array().map(Vec::as_slice).unwrap_or_default() {
        let counts = match one["strength"].as_str() {
            Some("strong" | "medium") => true,
            Some("weak") => false,
            _ => return Err(format!("`strength` of {one} is strong, medium or weak")),
        };
        expected.push(Expected {
            name: text(one, "cue").or_else(|| text(one, "sign")).ok_or_else(|| format!("{one} names no `cue` and no `sign`"))?,
            evidence: text(one, "evidence").ok_or_else(|| format!("{one} has no `evidence`"))?,
            evidence2: text(one, "evidence2"),
            counts,
        });
    }
    Ok(Case {
        id: text(&line, "id").ok_or("a case has an `id`")?,
        file: file.to_owned(),
        set,
        hostile,
        thread: line.get("thread").is_some(),
        lang: text(&line, "lang").unwrap_or_else(|| "en".to_owned()),
        disguised: line["evasion"].as_array().is_some_and(|list| !list.is_empty()) || line["evasion"] == true,
        keyword: line["keyword_hit"].as_bool(),
        ambiguous: line["ambiguous"] == true,
        expected,
        line,
    })
}

/// What is wrong with the cases: ids used twice, marked text that does not stand there, unknown names.
pub fn faults(cases: &[Case], labels: &Labels) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen = std::collections::BTreeMap::new();
    for case in cases {
        let place = format!("{} ({})", case.id, case.file);
        if let Some(other) = seen.insert(case.id.as_str(), case.file.as_str()) {
            faults.push(format!("{place}: the id is already used in {other}"));
        }
        if case.set == Set::Own && case.hostile != case.file.starts_with("hostile/") {
            faults.push(format!("{place}: the label does not belong into this folder"));
        }
        if !case.hostile && !case.expected.is_empty() {
            faults.push(format!("{place}: an honest case expects nothing"));
        }
        if case.hostile && !case.expected.iter().any(|e| e.counts) {
            faults.push(format!("{place}: expects nothing strong or medium, so it could never be found"));
        }
        let mut texts = Vec::new();
        strings(&case.line, "", &mut texts);
        for one in &case.expected {
            for evidence in std::iter::once(&one.evidence).chain(&one.evidence2) {
                if evidence.trim().is_empty() || !texts.iter().any(|text| text.contains(evidence.as_str())) {
                    faults.push(format!("{place}: “{evidence}” stands in no text of the other side"));
                }
            }
            if !labels.knows(&one.name) {
                faults.push(format!("{place}: “{}” is neither a sign's id nor a name in tests/cases/labels.tsv", one.name));
            }
        }
    }
    faults
}

/// Every string of a case that the other side wrote: no labels, nothing of the reader's own.
fn strings<'v>(value: &'v Value, key: &str, out: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, key, out)),
        Value::Object(fields) if fields.get("from").is_some_and(|from| from == "me") => {}
        Value::Object(fields) => {
            let labels = ["id", "label", "lang", "as_of", "expected", "decoys", "evasion", "tags", "pair", "actor_pattern"];
            fields.iter().filter(|(name, _)| !key.is_empty() || !labels.contains(&name.as_str())).for_each(|(name, item)| strings(item, name, out));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Case {
        case(line, "hostile/x.jsonl", Set::Own).unwrap_or_else(|e| unreachable!("{e}"))
    }

    #[test]
    fn marked_text_must_stand_in_what_the_other_side_wrote() {
        let labels = Labels::read().unwrap_or_default();
        let good = read(r#"{"id":"a","label":"hostile","thread":[{"from":"them","text":"Pay first."}],"expected":[{"cue":"advance_fee","evidence":"Pay first","strength":"strong"}]}"#);
        assert_eq!(faults(std::slice::from_ref(&good), &labels), Vec::<String>::new());
        assert_eq!(faults(&[good.clone(), good.clone()], &labels).len(), 1);
        let mut own = good.clone();
        own.line["thread"][0]["from"] = "me".into();
        assert_eq!(faults(&[own], &labels).len(), 1);
        let mut strange = good;
        strange.expected[0].name = "moonlight".into();
        assert_eq!(faults(&[strange], &labels).len(), 1);
        assert!(case(r#"{"id":"a","label":"maybe"}"#, "hostile/x.jsonl", Set::Own).is_err());
    }
}
