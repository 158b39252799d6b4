//! Employers: known, and since when.

use super::{Fact, FactKind, Fit};
use crate::case::{Case, Context};
use crate::reference::employers::full_name;
use crate::signs::exp::outside_company_lifetime;
use crate::words::Say;

/// Adds each employer once. One that the table does not know is unknown, not odd: it holds a few hundred of many millions.
pub(super) fn collect(case: &Case, context: &Context, facts: &mut Vec<Fact>) {
    let mut seen: Vec<String> = Vec::new();
    for position in case.positions().filter(|position| !position.company.is_empty()) {
        let name = full_name(position.company.as_str());
        let Some(table) = &context.reference.employers else {
            facts.push(Fact {
                kind: FactKind::Employer,
                text: position.company.clone(),
                says: Say::new("core_fact_employer_checking"),
                fit: Fit::Checking,
                span: None,
            });
            return;
        };
        let known = table.find(position.company.as_str());
        let off = known.is_some_and(|employer| outside_company_lifetime::is_outside(position, employer));
        if seen.contains(&name) && !off {
            continue;
        }
        let (says, fit) = match known {
            Some(employer) => {
                let says = Say::new("core_fact_employer_known").with("employer", &employer.name).count("year", employer.earliest.year().into());
                (says, if off { Fit::Off } else { Fit::Fits })
            }
            None => (Say::new("core_fact_employer_unknown"), Fit::Unknown),
        };
        facts.push(Fact { kind: FactKind::Employer, text: position.company.clone(), says, fit, span: None });
        seen.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Input;
    use crate::reference::Reference;
    use crate::subject::Month;

    #[test]
    fn employers_are_known_off_or_unknown() {
        let (case, _) = Input::parse(
            r#"{"profile": {"experience": [
                {"title": "a", "company": "GitHub", "dates_text": "2015 - 2017"},
                {"title": "b", "company": "GitHub", "dates_text": "2018 - 2019"},
                {"title": "c", "company": "Anthropic", "dates_text": "2012 - 2014"},
                {"title": "d", "company": "Aldbrook", "dates_text": "2001 - 2004"}]}}"#,
        )
        .unwrap()
        .case();
        let mut reference = Reference::default();
        let fits = |reference: &Reference| {
            let mut facts = Vec::new();
            collect(&case, &Context::new(Month::new(2026, 11), reference), &mut facts);
            facts.iter().map(|fact| fact.fit).collect::<Vec<_>>()
        };
        assert_eq!(fits(&reference), [Fit::Checking]);
        reference.load("employers", include_bytes!("../../data/employers.tsv")).unwrap();
        assert_eq!(fits(&reference), [Fit::Fits, Fit::Off, Fit::Unknown]);
    }
}
