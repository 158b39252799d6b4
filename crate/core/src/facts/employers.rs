//! Facts about employers.

use super::Fact;
use crate::case::{Case, Context};

/// Adds the facts about employers.
pub(super) fn collect(_case: &Case, _context: &Context, _facts: &mut Vec<Fact>) {}
