//! The timeline: jobs, studies, and the months between them.

use super::{Fact, FactKind, Fit};
use crate::case::{Case, Context};
use crate::subject::{DateRange, Entries, Month, Position, Profile, Study};
use crate::text::Text;
use crate::words::Say;

/// Months without an entry that are worth a line. A line is all they are: a third of honest people have such months.
const GAP: i32 = 6;

/// Adds the jobs, studies and gaps of every profile.
pub(super) fn collect(case: &Case, context: &Context, facts: &mut Vec<Fact>) {
    for profile in case.profiles() {
        for job in &profile.experience.items {
            let says = match (job.title.is_empty(), job.company.is_empty()) {
                (false, false) => Say::new("core_fact_job").with("title", plain(&job.title)).with("company", plain(&job.company)),
                (false, true) => Say::new("core_fact_entry").with("what", plain(&job.title)),
                (true, false) => Say::new("core_fact_entry").with("what", plain(&job.company)),
                (true, true) => continue,
            };
            let name = if job.title.is_empty() { &job.company } else { &job.title };
            facts.extend(entry(FactKind::Job, name, &job.dates, job.range, says));
        }
        for study in &profile.education.items {
            let says = if study.degree.is_empty() {
                Say::new("core_fact_entry").with("what", plain(&study.school))
            } else {
                Say::new("core_fact_study").with("degree", plain(&study.degree)).with("school", plain(&study.school))
            };
            facts.extend(entry(FactKind::Study, &study.school, &study.dates, study.range, says));
        }
        gaps(profile, context.today, facts);
    }
}

fn plain(text: &Text) -> &str {
    text.as_str().trim()
}

/// One entry, quoted by its dates; one without dates by its name.
fn entry(kind: FactKind, name: &Text, dates: &Text, range: Option<DateRange>, says: Say) -> Option<Fact> {
    let text = if dates.is_empty() { name } else { dates };
    if text.is_empty() {
        return None;
    }
    let fit = if range.is_none() && !dates.is_empty() { Fit::Unknown } else { Fit::Stated };
    let says = if fit == Fit::Unknown { Say::new("core_fact_dates_unread").said("entry", says) } else { says };
    let span = range.map(|range| {
        let from = range.start.earliest();
        (from, range.end_point().map(|end| end.latest().max(from)))
    });
    Some(Fact { kind, text: text.clone(), says, fit, span })
}

/// Months that no entry covers, between the first entry and today. Only where all entries were read with their dates: what
/// was not seen is no gap.
fn gaps(profile: &Profile, today: Month, facts: &mut Vec<Fact>) {
    let (jobs, studies): (&Entries<Position>, &Entries<Study>) = (&profile.experience, &profile.education);
    if !jobs.is_complete() || !(studies.is_complete() || studies.items.is_empty()) {
        return;
    }
    let dated = jobs.items.iter().map(|job| (job.range, &job.dates)).chain(studies.items.iter().map(|study| (study.range, &study.dates)));
    let mut spans = Vec::new();
    for (range, dates) in dated {
        let Some(range) = range else { return };
        spans.push((range.possibly(today), dates));
    }
    spans.sort_by_key(|((from, to), _)| (*from, *to));
    let mut covered: Option<Month> = None;
    for ((from, to), dates) in spans {
        if let Some(until) = covered
            && from.0 - until.0 - 1 > GAP
        {
            let (first, last) = (Month(until.0 + 1), Month(from.0 - 1));
            let says = Say::new("core_fact_gap").count("months", (last.0 - first.0 + 1).into()).month("from", first).month("to", last);
            facts.push(Fact { kind: FactKind::Gap, text: dates.clone(), says, fit: Fit::Stated, span: Some((first, Some(last))) });
        }
        covered = Some(covered.map_or(to, |until| until.max(to)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Input;
    use crate::reference::Reference;
    use crate::words::Lang;

    fn facts(line: &str) -> Vec<Fact> {
        let (case, _) = Input::parse(line).unwrap().case();
        let reference = Reference::default();
        let mut facts = Vec::new();
        collect(&case, &Context::new(Month::new(2026, 11), &reference), &mut facts);
        facts
    }

    #[test]
    fn entries_and_gaps_are_listed() {
        let facts = facts(
            r#"{"profile": {"experience": [
                {"title": "Planner", "company": "Aldbrook", "dates_text": "Mar 2022 - Present"},
                {"title": "Clerk", "company": "Wexmere", "dates_text": "Jan 2015 - Dec 2019"},
                {"title": "Porter", "company": "Harrowby", "dates_text": "some years"}]}}"#,
        );
        assert_eq!(facts.len(), 3, "an entry whose dates cannot be read leaves gaps unknown");
        assert_eq!(facts[2].fit, Fit::Unknown);
        let facts = super::tests::facts(
            r#"{"profile": {"experience": [
                {"title": "Planner", "company": "Aldbrook", "dates_text": "Mar 2022 - Present"},
                {"title": "Clerk", "company": "Wexmere", "dates_text": "Jan 2015 - Dec 2019"}]}}"#,
        );
        let gap = facts.last().unwrap();
        assert_eq!(gap.kind, FactKind::Gap);
        assert_eq!(gap.span, Some((Month::new(2020, 1), Some(Month::new(2022, 2)))));
        assert_eq!(gap.fit, Fit::Stated);
        assert!(gap.says.in_lang(Lang::Ko).contains("26개월"));
        assert_eq!(facts[0].span, Some((Month::new(2022, 3), None)));
    }
}
