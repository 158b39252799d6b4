//! Facts about phones: as written, the country, and whether the number fits its numbering plan or what is off.

use super::{Fact, FactKind, Fit};
use crate::case::{Case, Context};
use crate::reference::phones::read_all;
use crate::text::phones;
use crate::words::Say;

/// Adds the facts about phones.
pub(super) fn collect(case: &Case, context: &Context, facts: &mut Vec<Fact>) {
    let fact = |text, says, fit| Fact { kind: FactKind::Phone, text, says, fit, span: None };
    let Some(numbers) = read_all(case, context.reference) else {
        facts.extend(phones::of(case).into_iter().map(|written| fact(written.number, Say::new("core_phone_checking"), Fit::Checking)));
        return;
    };
    for (written, reading) in numbers {
        facts.push(match reading {
            Some(reading) => {
                let fit = if reading.fault.is_some() { Fit::Off } else { Fit::Fits };
                fact(written.number, reading.say(), fit)
            }
            None => fact(written.number, Say::new("core_phone_unknown"), Fit::Unknown),
        });
    }
}
