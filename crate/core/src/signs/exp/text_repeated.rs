//! The same description stands under several employers.

use std::collections::BTreeMap;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{EmploymentType, Position};
use crate::text::fold::fold;
use crate::text::names;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-text-repeated",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Experience],
    sources: &["DER"],
};

/// Letters below which the same words are the name of a trade rather than a description.
const SHORTEST: usize = 36;
/// The same for scripts that say more in a letter.
const SHORTEST_CJK: usize = 18;
/// Employers from which on it is no longer a copied line.
const MANY: usize = 3;
/// Words of a text that two employers do not share by chance, where it also counts something.
const LONG: usize = 15;
/// The same in letters, for scripts that do not space their words.
const LONG_UNSPACED: usize = 45;

/// Compares the descriptions of each profile's jobs.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let employers = context.reference.employers.as_ref();
    for profile in case.profiles() {
        let mut by_text: BTreeMap<String, Vec<&Position>> = BTreeMap::new();
        for job in &profile.experience.items {
            let text: String = fold(job.description.as_str()).text.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
            let letters = text.chars().count();
            let least = if text.chars().any(|c| c as u32 > 0x2e80) { SHORTEST_CJK } else { SHORTEST };
            // A list of tools may well be the same under two jobs: it has a comma behind every second word or so.
            let sentence = text.split(' ').count() > job.description.as_str().matches(',').count() * 2;
            if letters >= least && sentence {
                by_text.entry(text).or_default().push(job);
            }
        }
        for jobs in by_text.values() {
            let mut unlike: Vec<&Position> = Vec::new();
            for &job in jobs {
                if unlike.iter().all(|other| !names::same_house(other.company.as_str(), job.company.as_str(), employers)) {
                    unlike.push(job);
                }
            }
            if unlike.len() < 2 {
                continue;
            }
            // Whoever does the same work on contract after contract may say it in the same words.
            let contracts = unlike.iter().any(|job| matches!(job.employment(), EmploymentType::Contract | EmploymentType::SelfEmployed | EmploymentType::Temporary));
            let same_figures = unlike.first().is_some_and(|job| is_long_with_figures(job.description.as_str()));
            let strength = if (unlike.len() >= MANY || same_figures) && !contracts { Strength::Strong } else { Strength::Moderate };
            let evidence = unlike.iter().map(|job| job.description.quote()).collect();
            findings.add(&META, strength, evidence, Some(Say::new("core_exp_text_repeated").count("jobs", unlike.len() as i64)));
        }
    }
}

/// Whether a text is long and states a figure: a team of nine and 34 percent are not the same at two employers.
fn is_long_with_figures(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let unspaced = words * 8 < text.chars().count() && text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
    let long = if unspaced { text.chars().count() >= LONG_UNSPACED } else { words >= LONG };
    long && text.chars().any(char::is_numeric)
}
