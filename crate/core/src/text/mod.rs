//! Text as it was written, and everything done to it: folding, spans, phrases.

pub mod amounts;
pub mod cancel;
pub mod confusables;
pub(crate) mod disguise;
pub mod fold;
pub mod links;
pub mod mention;
pub mod names;
pub mod ngrams;
pub mod phones;
pub mod phrases;
pub mod spans;

pub use spans::{Evidence, Text};
