//! A project that runs code when it is installed or opened, and words that want this left on.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "file-project-autorun",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages],
    sources: &["PHY24", "GITLAB26", "DMM24"],
};

/// Scripts that fetch or evaluate something, and words that want scripts and tasks left to run.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut more = Vec::new();
    for (origin, text) in case.their_words() {
        let holds = |word: &str| text.as_str().contains(word);
        if !matches!(origin, Origin::Message(_)) || !(holds("install") || holds("folderOpen") || holds("prepare")) {
            continue;
        }
        more.extend(pattern().into_iter().flat_map(|pattern| pattern.find_iter(text.as_str())).map(|found| (text.evidence(found.range()), Strength::Strong)));
    }
    if let Some((quotes, strength)) = phrase_sign::gather_where(&META, case, context, |_| true) {
        more.extend(quotes.into_iter().map(|quote| (quote, strength)));
    }
    let Some(strength) = more.iter().map(|(_, strength)| *strength).max() else { return };
    let mut evidence = more.into_iter().map(|(quote, _)| quote).collect();
    phrase_sign::distinct(&mut evidence);
    findings.add(&META, strength, evidence, Some(Say::new("core_file_autorun")));
}

fn pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        Regex::new(concat!(
            r#""(?:pre|post)?(?:install|prepare)"\s*:\s*"[^"\n]*(?:curl|wget|https?:|node -e|eval\(|base64|powershell|bash -c|python -c|\| ?sh|\.vscode|\.env)[^"\n]*""#,
            r#"|"runOn"\s*:\s*"folderOpen""#
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}
