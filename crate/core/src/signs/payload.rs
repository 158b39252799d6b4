//! What the other side wants run, pasted, installed, unlocked or connected: the phrases of the signs that ask for it.

use crate::case::{Case, Context, Origin};
use crate::finding::Strength;
use crate::signs;
use crate::text::Evidence;

/// The signs whose phrases ask for such an act.
const SIGNS: &[&str] =
    &["msg-run-code", "msg-paste-command", "msg-install-call-app", "msg-disable-protection", "msg-archive-password", "msg-remote-desktop", "msg-wallet-connect"];

/// A request of the kind.
pub struct Request {
    /// The number of the message in the thread.
    pub turn: usize,
    /// The words.
    pub evidence: Evidence,
    /// How strong the phrase is.
    pub strength: Strength,
}

/// Every request in the messages of the other side, in the order of the signs. A sign that something lowers or silences
/// (a hosted editor, a ticket of the reader's own help desk) asks for nothing here.
pub fn requests(case: &Case, context: &Context) -> Vec<Request> {
    let mut all = Vec::new();
    for &id in SIGNS {
        let Some(sign) = signs::by_id(id) else { continue };
        if context.phrases(case, id).any(|(_, found)| matches!(found.pattern.tag, "lowers" | "silences")) {
            continue;
        }
        for (scanned, found) in context.phrases(case, id).filter(|(_, found)| matches!(found.pattern.tag, "" | "undecided")) {
            if let Origin::Message(turn) = scanned.origin {
                let strength = found.pattern.strength.unwrap_or(sign.meta.strength);
                all.push(Request { turn, evidence: scanned.text.evidence(found.range.clone()), strength });
            }
        }
    }
    all
}
