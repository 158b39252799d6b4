//! Combinations that say more than their parts (catalogue, section 5). Only those whose members exist are listed.

use crate::finding::Finding;

/// What a combination does to the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// `look-again`.
    Amber,
    /// `verify-first`.
    Red,
}

/// A combination: one finding of every group. A name that ends in `*` stands for every sign that begins so.
struct Combination {
    /// The catalogue's number.
    #[cfg_attr(not(test), expect(dead_code, reason = "named for the reader and the tests"))]
    id: &'static str,
    groups: &'static [&'static [&'static str]],
    effect: Effect,
    /// The findings must stand in this order in the thread.
    in_order: bool,
}

const COMBINATIONS: &[Combination] = &[
    Combination { id: "K02", groups: &[&["header-employer-message-mismatch"], &["msg-move-off-platform"], &["file-*", "link-file-share"]], effect: Effect::Red, in_order: false },
    Combination { id: "K03", groups: &[&["msg-archive-password"], &["msg-move-off-platform"]], effect: Effect::Red, in_order: false },
    Combination { id: "K04", groups: &[&["msg-run-code"], &["link-repo-not-employers"], &["conv-payload-before-substance"]], effect: Effect::Red, in_order: false },
    Combination { id: "K05", groups: &[&["msg-install-call-app"], &["msg-paste-command"]], effect: Effect::Red, in_order: false },
    Combination { id: "K06", groups: &[&["msg-outsize-pay"], &["msg-instant-offer"], &["conv-role-stays-vague"]], effect: Effect::Red, in_order: false },
    Combination { id: "K07", groups: &[&["about-insight-buyer"], &["msg-paid-report"], &["msg-insider-information"]], effect: Effect::Red, in_order: false },
    Combination { id: "K08", groups: &[&["msg-paid-report"], &["msg-paid-travel"], &["msg-secrecy"]], effect: Effect::Red, in_order: true },
    Combination { id: "K13", groups: &[&["conv-excuse-streak"], &["msg-ship-elsewhere"]], effect: Effect::Red, in_order: false },
    Combination { id: "K14", groups: &[&["msg-ship-elsewhere"], &["msg-remote-desktop"]], effect: Effect::Red, in_order: false },
    Combination { id: "K15", groups: &[&["msg-account-rental"], &["msg-split-pay"]], effect: Effect::Red, in_order: false },
    Combination { id: "K16", groups: &[&["edu-dates-off-calendar"], &["exp-outside-company-lifetime"], &["exp-technology-anachronism"]], effect: Effect::Red, in_order: false },
    Combination { id: "K16", groups: &[&["edu-dates-off-calendar"], &["exp-outside-company-lifetime"]], effect: Effect::Amber, in_order: false },
    Combination { id: "K16", groups: &[&["edu-dates-off-calendar"], &["exp-technology-anachronism"]], effect: Effect::Amber, in_order: false },
    Combination { id: "K16", groups: &[&["exp-outside-company-lifetime"], &["exp-technology-anachronism"]], effect: Effect::Amber, in_order: false },
    Combination { id: "K19", groups: &[&["msg-id-documents"], &["msg-instant-offer"]], effect: Effect::Red, in_order: false },
    Combination { id: "K21", groups: &[&["msg-bring-a-friend"], &["conv-question-asymmetry"]], effect: Effect::Red, in_order: false },
];

/// The strongest combination among findings that are at least moderate, with two of its findings to name.
pub(super) fn strongest<'f>(findings: &[&'f Finding]) -> Option<(Effect, &'f Finding, &'f Finding)> {
    COMBINATIONS
        .iter()
        .filter_map(|combination| {
            let members: Vec<&Finding> = combination
                .groups
                .iter()
                .map(|group| findings.iter().copied().find(|f| group.iter().any(|name| is(f, name))))
                .collect::<Option<_>>()?;
            let ordered = members.windows(2).all(|pair| place(pair[0]) <= place(pair[1]));
            (!combination.in_order || ordered).then(|| (combination.effect, members[0], members[1]))
        })
        .max_by_key(|(effect, _, _)| *effect)
}

fn is(finding: &Finding, name: &str) -> bool {
    match name.strip_suffix('*') {
        Some(start) => finding.meta.id.starts_with(start),
        None => finding.meta.id == name,
    }
}

/// Where a finding stands in its thread.
fn place(finding: &Finding) -> (u32, u32) {
    let evidence = finding.evidence.first();
    let turn = evidence.and_then(|e| e.pointer.split('/').find_map(|part| part.parse().ok())).unwrap_or(0);
    (turn, evidence.map_or(0, |e| e.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_a_sign_or_a_prefix_of_signs() {
        for combination in COMBINATIONS {
            for name in combination.groups.iter().flat_map(|group| group.iter()) {
                let prefix = name.trim_end_matches('*');
                let known = crate::signs::ALL.iter().any(|sign| sign.meta.id.starts_with(prefix));
                assert!(known, "{}: no sign {name}", combination.id);
            }
        }
    }
}
