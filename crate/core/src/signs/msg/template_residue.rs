//! A place of a template was left unfilled in a message.

use std::sync::LazyLock;

use regex::Regex;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::mention;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-template-residue",
    family: Family::Approach,
    strength: Strength::Weak,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages],
    sources: &["DER"],
};

/// Places to fill: `{{first_name}}`, `[Company]`, `%FIRSTNAME%`, `○○님`. Read without regard to case.
static PLACES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\{\{\s*[a-z_. ]{2,30}\s*\}\}|\$\{[a-z_. ]{2,30}\}|%[a-z]{2,12}_?name%|%%[a-z_ ]{2,20}%%|\*\|[a-z_:]{2,20}\|\*",
        r"|[\[<{]\s*(?:your |insert |the |candidate(?:'s)? |recipient(?:'s)? )?(?:first ?_?name|last ?_?name|full ?_?name|name|company ?_?(?:name)?|employer|job ?_?title|position|role|date|time|salary|location|link|recruiter)\s*[\]>}]",
        r"|[\[<{(]\s*(?:이름|성함|회사명|회사 이름|직무|직무명|포지션|날짜|담당자명|지원자명)\s*[\]>})]|[○◯O0]{2,3}(?: ?)(?:님|씨|회사|대리님|과장님)",
        r"|[\[<{]\s*(?:vorname|nachname|firma|firmenname|position|datum|nombre|empresa|puesto|prénom|nom|société|poste)\s*[\]>}]|[\[<{【]\s*(?:氏名|お名前|会社名|職種|日付)\s*[\]>}】]|[○◯]{2,3}様"
    ))
    .ok()
});

/// Quotes every place that was left.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut evidence = Vec::new();
    for scanned in context.scanned(case).iter().filter(|scanned| matches!(scanned.origin, Origin::Message(_))) {
        let text = scanned.text.as_str();
        let places = may_hold_place(text).then(|| PLACES.as_ref()).flatten();
        evidence.extend(places.into_iter().flat_map(|places| places.find_iter(text)).map(|found| scanned.text.evidence(found.range())));
    }
    findings.add(&META, Strength::Weak, evidence, None);
}

/// Every place to fill stands in brackets or signs, or is made of circles.
fn may_hold_place(text: &str) -> bool {
    let circles = || ["님", "씨", "회사"].iter().any(|word| text.contains(word)) && mention::holds(text, &["oo", "o0", "0o", "00"]);
    text.contains(['{', '[', '<', '%', '*', '【', '○', '◯']) || (!text.is_ascii() && (text.contains('(') || circles()))
}
