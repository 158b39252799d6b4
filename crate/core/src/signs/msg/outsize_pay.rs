//! Pay far above the market, or good pay for next to no work, that nobody asked about.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::{Evidence, amounts};

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-outsize-pay",
    family: Family::Approach,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages],
    sources: &["COINS23", "IC24C", "NCSC25", "NPSA"],
};

/// What a sum is paid for, by the tag of a pattern, and the least sum in US dollars that is worth a question. They lie
/// well above what specialists are paid by the hour, week or month, and above pocket money for minutes of work.
const WORTH_A_QUESTION: &[(&str, f64)] =
    &[("minutes", 20.0), ("hours", 100.0), ("hour", 220.0), ("week", 6_000.0), ("month", 16_000.0), ("month_side", 900.0), ("bonus", 60_000.0)];

/// Roughly what one unit of a currency is in US dollars: only the order of size matters here.
const CURRENCIES: &[(&str, f64)] = &[
    ("만 원", 0.0007), ("만원", 0.0007), ("원", 0.0007), ("krw", 0.0007), ("₩", 0.0007), ("円", 0.0067), ("엔", 0.0067), ("jpy", 0.0067),
    ("¥", 0.0067), ("元", 0.14), ("위안", 0.14), ("yuan", 0.14), ("cny", 0.14), ("rmb", 0.14), ("₹", 0.012), ("inr", 0.012),
    ("rupees", 0.012), ("aed", 0.27), ("руб", 0.012),
];

/// Quotes sums that are worth a question, and promises to multiply what the reader earns.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut evidence = Vec::new();
    let mut strength = Strength::Weak;
    for (scanned, found) in context.phrases(case, META.id) {
        let quote = scanned.text.evidence(found.range.clone());
        if let Some(&(_, least)) = WORTH_A_QUESTION.iter().find(|(tag, _)| *tag == found.pattern.tag) {
            let folded = crate::text::fold::fold(&quote.quote).text;
            if largest_sum(&folded) < least {
                continue;
            }
        }
        strength = strength.max(found.pattern.strength.unwrap_or(META.strength));
        // Phrases that overlap say one thing.
        if !evidence.iter().any(|e: &Evidence| e.pointer == quote.pointer && e.start < quote.end && quote.start < e.end) {
            evidence.push(quote);
        }
    }
    findings.add(&META, strength, evidence, None);
}

/// The largest sum of money in folded `text`, in US dollars.
fn largest_sum(text: &str) -> f64 {
    amounts::sums(text)
        .map(|sum| {
            let rate = CURRENCIES.iter().find(|(word, _)| sum.contains(word)).map_or(1.0, |&(_, rate)| rate);
            amounts::value(sum).unwrap_or(0.0) * rate
        })
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_sums_into_dollars() {
        for (text, least, most) in [("8~15만 원", 50.0, 60.0), ("$2-5k a day", 1999.0, 2001.0), ("5千円", 30.0, 40.0), ("no sum", 0.0, 0.0)] {
            let sum = largest_sum(text);
            assert!((least..=most).contains(&sum), "{text}: {sum}");
        }
    }
}
