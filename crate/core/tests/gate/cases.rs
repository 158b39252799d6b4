//! The project's own labelled cases: well formed, found, and never less well than before.

use crate::common::engine;
use second_look_cases::baseline::{self, REFRESH};
use second_look_cases::labels::Labels;
use second_look_cases::score::Outcome;
use second_look_cases::{Case, Set, all, faults, review};

/// Of the hostile cases at least this share must be found.
const FOUND_AT_LEAST: f64 = 0.8;

#[test]
fn cases_are_well_formed() {
    let faults = faults(&all().unwrap(), &Labels::read().unwrap());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_sign_gets_worse() {
    let engine = engine();
    let cases = all().unwrap();
    let scored: Vec<(&Case, Outcome)> =
        cases.iter().map(|case| (case, Outcome::of(case, &review(&engine, &case.line).unwrap()))).collect();
    let own = |case: &Case| case.hostile && !case.ambiguous && case.set == Set::Own;
    let hostile = scored.iter().filter(|(case, _)| own(case)).count();
    let missed: Vec<&str> =
        scored.iter().filter(|(case, outcome)| own(case) && !outcome.found).map(|(case, _)| case.id.as_str()).collect();
    let found = 1.0 - missed.len() as f64 / hostile as f64;
    println!("{hostile} hostile cases, {:.1} % found; missed: {missed:?}", found * 100.0);
    assert!(found >= FOUND_AT_LEAST, "{:.1} % found, missed: {missed:?}", found * 100.0);
    let worse = baseline::worse(&scored, &Labels::read().unwrap()).unwrap();
    assert!(worse.is_empty(), "\n{}\n{REFRESH}\n", worse.join("\n"));
}

/// What design.md allows; measured are 19.2 to 19.4 at load 2.
const MOST_FOR_TWENTY_TIMES: f64 = 22.0;

#[test]
fn time_grows_with_the_length_of_the_text() {
    let engine = engine();
    let paragraph = "Thank you for your time last week. Our team builds tools for surveyors, and we would like to hear how you work. \
        If it suits you, we can talk on Thursday; the description is on our careers page. ";
    let time = |times: usize| {
        let line = serde_json::json!({"id": "g", "thread": [{"from": "them", "text": paragraph.repeat(times)}]});
        // What this thread computed, not how long it waited for a shared machine.
        (0..5)
            .map(|_| {
                let start = cpu_time::ThreadTime::now();
                std::hint::black_box(review(&engine, &line).unwrap());
                start.elapsed()
            })
            .min()
            .unwrap()
    };
    time(20);
    // Neighbours on the machine only ever add time, so that the least of each length is nearest to the truth. Tried with a search
    // of every fortieth word among all words: it gave 28.6.
    let times: Vec<(f64, f64)> = (0..6).map(|_| (time(20).as_secs_f64(), time(400).as_secs_f64())).collect();
    let (short, long) = times.iter().fold((f64::INFINITY, f64::INFINITY), |least, one| (least.0.min(one.0), least.1.min(one.1)));
    let ratio = long / short;
    println!("20 times the text took {ratio:.1} times as long");
    assert!(ratio <= MOST_FOR_TWENTY_TIMES, "20 times the text took {ratio:.1} times as long");
}
