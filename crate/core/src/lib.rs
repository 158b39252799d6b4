//! The engine of Second Look.
//!
//! It compares what a profile or a message thread says with itself and with reference tables, and returns observations:
//! the quoted statements that do not fit. No browser, no clock, no input or output: the caller brings the text, the date
//! and the tables.
//!
//! ```
//! use second_look_core::{Engine, input::Input};
//!
//! let engine = Engine::default();
//! let input = Input::parse(r#"{"id": "1", "as_of": "2026-11", "thread": [{"from": "them", "text": "Hello!"}]}"#)?;
//! let report = engine.review(&input);
//! assert_eq!(report.level, second_look_core::report::Level::NothingNoted);
//! # Ok::<(), second_look_core::input::InputError>(())
//! ```

pub mod case;
pub mod export;
pub mod facts;
pub mod finding;
pub mod input;
pub mod page;
pub mod reading;
pub mod reference;
pub mod report;
pub mod sign;
pub mod sign_page;
pub mod signs;
pub mod subject;
pub mod text;
pub mod words;

use case::Context;
use finding::Findings;
use input::Input;
use reference::Reference;
use report::Report;

/// The engine: the reference tables, and the one thing it does with them.
#[derive(Debug, Default)]
pub struct Engine {
    /// The reference tables.
    pub reference: Reference,
}

impl Engine {
    /// Looks at everything in `input` with every sign that is not switched off. Pure: the same input and tables give the same report.
    pub fn review(&self, input: &Input) -> Report {
        let (case, read) = input.case();
        let context = Context::new(input.today(), &self.reference);
        let mut findings = Findings::default();
        for sign in signs::ALL.iter().filter(|sign| !input.is_without(sign.meta.id)) {
            (sign.look)(&case, &context, &mut findings);
        }
        report::build(input, &case, &context, read, findings)
    }
}
