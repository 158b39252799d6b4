//! The phrase index as the build script writes it and the engine reads it (postcard). Beside it stands an FST of all
//! keys: the words of the patterns, folded, and the words that a disguise may hide; a key's value is its place in their
//! order, and that is the number of a word here.
//!
//! This file is also compiled into the build script.

use serde::{Deserialize, Serialize};

/// The shapes that the notation knows (`#money`), in the order of [`Stored::shapes`].
pub const SHAPES: [&str; 7] = ["number", "money", "percent", "link", "mail", "handle", "phone"];

/// Everything but the keys. `T` is the text type: owned where it is written, borrowed where it is read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Stored<T> {
    /// How many keys the FST has.
    pub keys: u32,
    /// One bit for every key, lowest first: whether a disguise may hide it.
    pub is_known: Vec<u8>,
    /// Names of signs, languages and tags.
    pub labels: Vec<T>,
    /// How many words each list has.
    pub list_lengths: Vec<u32>,
    /// The words of all lists, one list behind the other: `key * 2 + 1` where the word may go on (`continu*`), else
    /// `key * 2`; in order within a list, and each but the first of a list as the difference to the one before.
    pub list_words: Vec<u32>,
    /// The patterns.
    pub patterns: Vec<Pattern>,
    /// The key that stands for each of [`SHAPES`], where a pattern asks for it.
    pub shapes: [Option<u32>; SHAPES.len()],
    /// Words worth hiding, folded, with their spaces.
    pub hidden: Vec<T>,
    /// The list of these words.
    pub hidden_list: u32,
    /// The lists of what takes a phrase back.
    pub cancel: Cancel,
}

/// Lists of `cancel.toml`.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Cancel {
    pub before: u32,
    pub after: u32,
    pub sentence: u32,
    pub context: u32,
    pub but_not: u32,
}

/// A pattern. Numbers of labels and lists where [`super::Pattern`] has the things themselves.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pattern {
    pub sign: u32,
    pub lang: u32,
    /// 0: as strong as the sign's ceiling; 1 weak, 2 moderate, 3 strong.
    pub strength: u8,
    pub elements: Vec<Element>,
    pub unless: u32,
    pub cancel: bool,
    pub negation: bool,
    pub message_only: bool,
    pub tag: u32,
}

/// One step of a pattern: any word of a list, at most so far behind the step before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Element {
    /// The list.
    pub words: u32,
    /// How many characters may stand between the step before and this one.
    pub gap: u32,
    /// Whether a sentence may end in between.
    pub across: bool,
    /// Whether letters may stand in the gap, or only space and punctuation.
    pub free: bool,
}
