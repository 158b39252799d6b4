//! The account is months old, the career on it is long.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reading::dates;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::claimed;
use crate::subject::Month;
use crate::text::fold::fold;
use crate::text::mention;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "meta-new-account-old-career",
    family: Family::Account,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::Experience],
    sources: &["LI22", "KREBS22"],
};

/// Months an account of somebody who hires is new.
const NEW_RECRUITER: i32 = 6;
/// The same for everybody else, who join when they look for work.
const NEW: i32 = 3;
/// Years of a long career.
const LONG: i32 = 8;

/// Compares the month of joining, where the page shows it, with the oldest job.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        let Some(joined) = dates::parse(profile.joined.as_str()).map(|range| range.start).filter(|point| point.month.is_some()) else { continue };
        let oldest = profile.experience.items.iter().filter_map(|job| Some((job.range?.possibly(context.today).0, job))).min_by_key(|(start, _)| *start);
        let Some((start, job)) = oldest else { continue };
        let age = context.today.0 - joined.earliest().0;
        let recruits = claimed::hiring_for(profile).is_some();
        let new = if recruits { NEW_RECRUITER } else { NEW };
        if !(0..new).contains(&age) || context.today.0 - start.0 < LONG * 12 {
            continue;
        }
        // Whoever lost an account says so.
        if mention::any_of(&fold(profile.about.as_str()).text, &["old account", "previous account", "new account", "lost my account", "lost access", "locked out", "예전 계정", "이전 계정", "새 계정", "altes konto", "neues konto", "旧アカウント", "新しいアカウント"]) {
            continue;
        }
        let says = Say::new("core_meta_new_account_old_career").month("joined", joined.earliest()).count("year", i64::from(Month::year(start)));
        let strength = if recruits { Strength::Moderate } else { Strength::Weak };
        findings.add(&META, strength, vec![profile.joined.quote(), job.dates.quote()], Some(says));
    }
}
