//! The gate: what every sign, every page and every case must pass. One binary, so that it is compiled once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod cases;
mod common;
mod fairness;
mod origin;
mod phones;
mod signs;
mod tables;
mod wording;
