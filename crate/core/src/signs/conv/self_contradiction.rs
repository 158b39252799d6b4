//! Two of their own messages state different numbers of years for the same thing.

use std::sync::LazyLock;

use regex::Regex;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::Evidence;
use crate::text::fold::fold;
use crate::text::mention;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "conv-self-contradiction",
    family: Family::Process,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages],
    sources: &["KRAK", "SEAL26"],
};

/// Statements about years of work in the first person, and what the years are of. Read without regard to case.
static CLAIMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:i have|i['’]ve got|i['’]ve|i bring|i['’]ve been|with my|my)\s+(?:[a-z]+ ){0,2}?(?P<en>[0-9]{1,2})\+?\s+years(?:['’])?(?:\s+(?:of\s+)?(?:work\s+|working\s+|professional\s+)?experience)?(?:\s+(?:in|with|as|of|doing)\s+(?:an?\s+)?(?P<what>[a-z+#.]{2,20}))?",
        r"|(?:경력(?:은|이)?\s*(?:총\s*)?(?P<ko>[0-9]{1,2})년|(?P<ko2>[0-9]{1,2})년\s*(?:차\s*경력|경력|차입니다|차예요|차이고|차인데))",
    ))
    .ok()
});

/// Two statements that are further apart than so many years do not come from rounding.
const APART: u32 = 3;

/// Quotes the two statements.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut claims: Vec<(u32, String, Evidence)> = Vec::new();
    for scanned in context.scanned(case).iter().filter(|scanned| matches!(scanned.origin, Origin::Message(_))) {
        let text = scanned.text.as_str();
        let may_claim = mention::has_digit(text) && (text.contains('년') || mention::holds(text, &["year"]));
        for found in may_claim.then(|| CLAIMS.as_ref()).flatten().into_iter().flat_map(|claims| claims.captures_iter(text)) {
            let years = ["en", "ko", "ko2"].iter().find_map(|name| found.name(name)).and_then(|years| years.as_str().parse().ok());
            let (Some(years), Some(whole)) = (years, found.get(0)) else { continue };
            let what = found.name("what").map(|what| fold(what.as_str().trim_end_matches('.')).text).unwrap_or_default();
            claims.push((years, what, scanned.text.evidence(whole.range())));
        }
    }
    // Years in a trade and years with a tool are different things: only the same thing is compared.
    for (number, (years, what, first)) in claims.iter().enumerate() {
        if let Some((other, _, second)) = claims[number + 1..].iter().find(|(other, of, _)| of == what && other.abs_diff(*years) >= APART) {
            let says = Say::new("core_conv_self_contradiction").count("a", i64::from(*years)).count("b", i64::from(*other));
            findings.add(&META, Strength::Moderate, vec![first.clone(), second.clone()], Some(says));
            return;
        }
    }
}
