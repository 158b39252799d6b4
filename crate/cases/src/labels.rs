//! What authors call a statement, and which signs can note it.

use std::collections::BTreeMap;
use std::fs;

use second_look_core::signs;

use crate::{Fault, folder};

/// The names of `tests/cases/labels.tsv`, each with its signs.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    signs: BTreeMap<String, Vec<String>>,
}

impl Labels {
    /// Reads the table.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read() -> Result<Self, Fault> {
        let path = folder().join("labels.tsv");
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| {
            let (name, ids) = line.split_once('\t').unwrap_or((line, ""));
            (name.to_owned(), ids.split_whitespace().map(str::to_owned).collect())
        });
        Ok(Self { signs: rows.collect() })
    }

    /// Whether a case may use this name.
    pub fn knows(&self, name: &str) -> bool {
        self.signs.contains_key(name) || signs::ALL.iter().any(|sign| sign.meta.id == name)
    }

    /// The signs that can note what `name` means, the main one first.
    pub fn signs(&self, name: &str) -> Vec<&str> {
        match self.signs.get(name) {
            Some(ids) => ids.iter().map(String::as_str).collect(),
            None => signs::ALL.iter().map(|sign| sign.meta.id).filter(|id| *id == name).collect(),
        }
    }
}
