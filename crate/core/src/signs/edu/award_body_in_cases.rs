//! The award body is named in a published court case.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "edu-award-body-in-cases",
    family: Family::Education,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Education],
    sources: &["US v. Randock (E.D. Wash., 2008)", "US v. Cleigh (E.D. Wash., 2008)", "Pennsylvania Attorney General, 2004"],
};

/// Looks up every school by its exact full name.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let Some(bodies) = &context.reference.awarding_bodies else { return };
    for study in case.studies() {
        if let Some(named_in) = bodies.case(study.school.as_str()) {
            let says = Say::new("core_edu_award_body").with("school", study.school.as_str().trim()).with("case", named_in);
            findings.add(&META, Strength::Moderate, vec![study.school.quote()], Some(says));
        }
    }
}
