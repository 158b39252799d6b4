//! A certificate was issued before anybody could take its exam.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reading::dates;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::Month;
use crate::text::Text;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-certificate-anachronism",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Skills],
    sources: &["DER"],
};

/// Months that a beta exam and a rounded date can be off.
const MARGIN: i32 = 6;
/// From here on few honest explanations are left.
const STRONG: i32 = 24;

/// Compares every listed certificate that bears a date.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let Some(table) = &context.reference.certificates else { return };
    for profile in case.profiles() {
        for line in &profile.certifications {
            let (Some(certificate), Some(issued)) = (table.find(line.as_str()), issued(line)) else { continue };
            let off = certificate.first.0 - issued.0;
            if off <= MARGIN {
                continue;
            }
            let strength = if off >= STRONG { Strength::Strong } else { Strength::Moderate };
            let says = Say::new("core_exp_certificate_anachronism").with("certificate", &certificate.name).month("first", certificate.first);
            findings.add(&META, strength, vec![line.quote()], Some(says));
        }
    }
}

/// The month of issue, or the last month of its year; the date of expiry is none. A line with one date says when it was
/// issued.
fn issued(line: &Text) -> Option<Month> {
    static DATE: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || Regex::new(r"(?i)((?:[\p{Latin}\p{Cyrillic}]{3,9}\.?\s+)?(?:19|20)\d\d(?:\s*[년年]\s*(?:\d{1,2}\s*[월月])?|[./-]\d{1,2})?)").ok();
    let text = line.as_str();
    let pattern = (text.contains("19") || text.contains("20")).then(|| DATE.get_or_init(compile).as_ref()).flatten()?;
    let found = pattern.find_iter(text).find(|found| {
        let before = text.get(..found.start()).unwrap_or_default().to_lowercase();
        !["expires", "expired", "valid until", "until", "gültig bis", "만료", "有効期限"].iter().any(|word| before.trim_end().ends_with(word))
    })?;
    let range = dates::parse(found.as_str()).or_else(|| dates::parse(found.as_str().rsplit(' ').next().unwrap_or_default()))?;
    Some(range.start.latest())
}
