//! The committed figures that nothing may fall behind: `tests/cases/accuracy.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use second_look_core::signs;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::labels::Labels;
use crate::score::{Outcome, Rate, SignScore, of_sign};
use crate::{Case, Fault, folder};

/// How to write the figures anew.
pub const REFRESH: &str = "if that is meant, run ./build.sh accuracy and commit what it writes, with the reason in the message";

fn path() -> PathBuf {
    folder().join("accuracy.json")
}

/// The scores of every sign.
pub fn by_sign(scored: &[(&Case, Outcome)], labels: &Labels) -> BTreeMap<&'static str, SignScore> {
    signs::ALL.iter().map(|sign| (sign.meta.id, of_sign(sign.meta.id, scored, labels))).collect()
}

/// Writes the figures of now.
///
/// # Errors
/// When the file cannot be written.
pub fn write(scored: &[(&Case, Outcome)], labels: &Labels) -> Result<(), Fault> {
    let kinds: Vec<String> = KINDS.iter().map(|(name, thread)| format!("  {}: {}", json!(name), json!(overall(scored, *thread)))).collect();
    let signs: Vec<String> = by_sign(scored, labels).iter().map(|(id, score)| format!("    {}: {}", json!(id), json!(score))).collect();
    let text = format!("{{\n{},\n  \"signs\": {{\n{}\n  }}\n}}\n", kinds.join(",\n"), signs.join(",\n"));
    fs::write(path(), text).map_err(|e| format!("{}: {e}", path().display()))
}

/// What is counted over all cases of a kind.
#[derive(Debug, Default, Serialize)]
struct Overall {
    found: Rate,
    honest_flagged: Rate,
    honest_shown: Rate,
}

/// The kinds of cases by name, and whether they are threads.
const KINDS: [(&str, bool); 2] = [("threads", true), ("profiles", false)];

fn overall(scored: &[(&Case, Outcome)], thread: bool) -> Overall {
    let mut all = Overall::default();
    for (case, outcome) in scored.iter().filter(|(case, _)| case.thread == thread) {
        if case.hostile {
            all.found.count(outcome.found);
        } else {
            all.honest_flagged.count(outcome.flagged);
            all.honest_shown.count(outcome.shown);
        }
    }
    all
}

/// What has become worse since the figures were written. Cases that came later may be found or not: only what was
/// found and is not, and what was quiet and is not, counts.
///
/// # Errors
/// When the file cannot be read.
pub fn worse(scored: &[(&Case, Outcome)], labels: &Labels) -> Result<Vec<Fault>, Fault> {
    let text = fs::read_to_string(path()).map_err(|e| format!("{}: {e}", path().display()))?;
    let before: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path().display()))?;
    let nothing = Map::new();
    let now = by_sign(scored, labels);
    let mut worse = Vec::new();
    for (name, thread) in KINDS {
        let all = overall(scored, thread);
        let was = |pointer: &str| before[name].pointer(pointer).and_then(Value::as_u64).unwrap_or_default() as usize;
        if all.found.k < was("/found/k") {
            worse.push(format!("{name}: {} are found, before {} of {}", all.found.k, was("/found/k"), was("/found/n")));
        }
        if all.honest_flagged.k > was("/honest_flagged/k") {
            worse.push(format!("{name}: {} honest ones are flagged, before {}", all.honest_flagged.k, was("/honest_flagged/k")));
        }
    }
    for (id, old) in before["signs"].as_object().unwrap_or(&nothing) {
        let was = |pointer: &str| old.pointer(pointer).and_then(Value::as_u64).unwrap_or_default() as usize;
        let Some(new) = now.get(id.as_str()) else {
            worse.push(format!("{id}: the sign is gone"));
            continue;
        };
        if new.found.k < was("/found/k") {
            worse.push(format!("{id}: {} of {} of its statements are found, before {} of {}", new.found.k, new.found.n, was("/found/k"), was("/found/n")));
        }
        if new.honest > was("/honest") {
            worse.push(format!("{id}: speaks in {} honest cases, before in {}", new.honest, was("/honest")));
        }
    }
    Ok(worse)
}
