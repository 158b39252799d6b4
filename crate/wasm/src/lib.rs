//! The engine as the background page sees it: bindings only, no logic.

use second_look_core as core;
use second_look_core::input::{Input, InputError};
use second_look_core::reference::TableError;
use second_look_core::words::Lang;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Everything that can go wrong at this boundary. It arrives in JavaScript as `{name, message}`, thrown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum ErrorName {
    /// The input is no JSON value of the shape that the engine reads.
    BadInput,
    /// The input holds nothing to look at.
    NothingToRead,
    /// The language is not one the engine writes.
    UnknownLanguage,
    /// No reference table has this name.
    UnknownTable,
    /// The bytes are not that reference table.
    BadTable,
}

/// An error as JavaScript receives it.
#[derive(Debug, Serialize)]
struct Error {
    name: ErrorName,
    message: String,
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let message = error.message.clone();
        to_js(&error).unwrap_or_else(|_| Self::from_str(&message))
    }
}

impl From<InputError> for Error {
    fn from(error: InputError) -> Self {
        let name = match error {
            InputError::Nothing => ErrorName::NothingToRead,
            InputError::NotJson { .. } | InputError::WrongType { .. } | InputError::NotADate { .. } => ErrorName::BadInput,
        };
        Self { name, message: error.to_string() }
    }
}

impl From<TableError> for Error {
    fn from(error: TableError) -> Self {
        let name = match error {
            TableError::Unknown { .. } => ErrorName::UnknownTable,
            TableError::Malformed { .. } => ErrorName::BadTable,
        };
        Self { name, message: error.to_string() }
    }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, Error> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|e| Error { name: ErrorName::BadInput, message: e.to_string() })
}

/// Milliseconds on the clock of the page or worker this runs in; `None` where neither is at hand.
fn now() -> Option<f64> {
    let global = js_sys::global();
    match global.dyn_ref::<web_sys::WorkerGlobalScope>() {
        Some(worker) => worker.performance().map(|p| p.now()),
        // Firefox runs the background in a page.
        None => global.dyn_ref::<web_sys::Window>().and_then(web_sys::Window::performance).map(|p| p.now()),
    }
}

/// The engine and its reference tables.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    engine: core::Engine,
    last_ms: f64,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without any table: signs that need one stay silent, and the report names it in `needs`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in one table from `tables/`.
    ///
    /// # Errors
    /// `unknown-table` or `bad-table`.
    #[wasm_bindgen(js_name = loadTable)]
    pub fn load_table(&mut self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        self.engine.reference.load(name, bytes).map_err(|e| Error::from(e).into())
    }

    /// Looks at `input` (what one line of the command line holds) and returns a `Report` with words in `lang`.
    ///
    /// # Errors
    /// `bad-input`, `nothing-to-read` or `unknown-language`.
    pub fn review(&mut self, input: JsValue, lang: &str) -> Result<JsValue, JsValue> {
        let begun = now();
        let report = self.review_checked(input, lang)?;
        if let (Some(begun), Some(ended)) = (begun, now()) {
            self.last_ms = ended - begun;
        }
        Ok(report)
    }

    /// How long the last review took, in milliseconds, with the crossing of the boundary; 0 before the first.
    #[wasm_bindgen(getter, js_name = lastMs)]
    #[must_use]
    pub fn last_ms(&self) -> f64 {
        self.last_ms
    }

    fn review_checked(&self, input: JsValue, lang: &str) -> Result<JsValue, Error> {
        let value: serde_json::Value = serde_wasm_bindgen::from_value(input)
            .map_err(|e| Error { name: ErrorName::BadInput, message: e.to_string() })?;
        let lang = Lang::deserialize(serde_json::Value::from(lang))
            .map_err(|e| Error { name: ErrorName::UnknownLanguage, message: e.to_string() })?;
        let input = Input::from_value(value)?.with_lang(lang);
        to_js(&self.engine.review(&input))
    }
}
