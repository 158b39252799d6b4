//! An account, a profile or an identity is to be lent, rented or sold.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-account-rental",
    family: Family::Account,
    strength: Strength::Strong,
    may_decide: true,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages, Part::About, Part::Header],
    sources: &["CHAP", "COMP19", "KR22", "AMZ25", "JP25"],
};

/// Weighs the phrases by what stands beside them.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    phrase_sign::look_weighed(&META, case, context, findings);
}
