//! Our reading of phone numbers beside `rlibphonenumber`, which follows Google's library closely.

use std::collections::BTreeSet;

use phonenumber::metadata::DATABASE;
use rlibphonenumber::PHONE_NUMBER_UTIL;

use crate::common;

/// Example numbers of every plan and kind, sound and damaged, in three spellings: input, home.
fn corpus() -> BTreeSet<(String, Option<String>)> {
    let mut corpus = BTreeSet::new();
    for plan in DATABASE.iter() {
        let all = plan.descriptors();
        let examples = [
            all.fixed_line(), all.mobile(), all.toll_free(), all.premium_rate(), all.shared_cost(), all.voip(), all.uan(), all.personal_number(), all.pager(),
        ];
        let code = plan.country_code();
        for (n, example) in examples.into_iter().flatten().filter_map(|d| d.example()).enumerate() {
            let cut = &example[..example.len() - 1];
            let other = |at: usize| {
                let mut bytes = example.as_bytes().to_vec();
                bytes[at] = b'0' + (bytes[at] - b'0' + 5) % 10;
                String::from_utf8(bytes).unwrap()
            };
            let (head, tail) = example.split_at(example.len() / 2);
            for national in [example.to_owned(), cut.to_owned(), format!("{example}7"), format!("{example}42"), other(0), other(1)] {
                corpus.insert((format!("+{code}{national}"), None));
            }
            corpus.insert((format!("+{code} {head}-{tail}"), None));
            if n < 3 && plan.id() != "001" {
                let prefix = plan.national_prefix().unwrap_or_default();
                corpus.insert((format!("{prefix}{head} {tail}"), Some(plan.id().to_owned())));
                corpus.insert((cut.to_owned(), Some(plan.id().to_owned())));
            }
        }
    }
    corpus
}

/// At most this many of 2,000 numbers may be judged otherwise than by the oracle, whose table is some months newer.
const DIFFERENCES_A_THOUSAND: f64 = 1.0;

#[test]
fn numbers_are_judged_as_by_the_oracle() {
    let engine = common::engine();
    let phones = engine.reference.phones.as_ref().unwrap();
    let mut differences = Vec::new();
    let corpus = corpus();
    let mut judged = 0;
    for (input, home) in &corpus {
        // Example ranges of films are valid or not by accident of the table; we pass them on purpose.
        let homes: Vec<&str> = home.as_deref().into_iter().collect();
        let Some(ours) = phones.read(input, &homes) else { continue };
        // Our own rules: Korea's 010 numbers have eight digits more, and Mexico's old 1 before mobile numbers is forgiven.
        let korean = ours.code == 82 && ours.national.starts_with("10") && ours.national.len() == 9;
        if ours.fiction || korean || input.starts_with("+521") {
            continue;
        }
        judged += 1;
        let region = home.as_deref().and_then(|id| id.parse().ok());
        let theirs = PHONE_NUMBER_UTIL.parse(input, region).ok();
        let valid = theirs.as_ref().is_some_and(|number| PHONE_NUMBER_UTIL.is_valid_number(number));
        // Without a country code we may read a number as another country's, which the oracle does not try.
        if valid != ours.fault.is_none() && !(ours.international && home.is_some()) {
            differences.push(format!("{input} {home:?}: ours {ours:?}, theirs {valid}"));
        }
    }
    assert!(judged > 2000, "only {judged} of {} were judged", corpus.len());
    println!("{} differences on {judged} numbers:\n{}", differences.len(), differences.join("\n"));
    let rate = differences.len() as f64 * 1000.0 / f64::from(judged);
    assert!(rate <= DIFFERENCES_A_THOUSAND, "{} differences on {judged}:\n{}", differences.len(), differences.join("\n"));
}

/// The crate has panicked on odd input before (two advisories), and a panic ends the engine.
#[test]
fn no_text_makes_the_reading_fail() {
    use proptest::prelude::*;
    use second_look_core::text::{Text, phones as written};

    let engine = common::engine();
    let phones = engine.reference.phones.as_ref().unwrap();
    let homes: Vec<String> = DATABASE.iter().map(|plan| plan.id().to_owned()).collect();
    let mut runner = proptest::test_runner::TestRunner::new(proptest::test_runner::Config { cases: 3000, failure_persistence: None, ..Default::default() });
    let text = prop_oneof![
        "[+＋]?[0-9]{0,3}[ ()./-]{0,2}[0-9]{0,18}",
        "[+0-9 ().x#*;=/-]{0,24}",
        "\\+?(0|00|011|1|7|44|52|54|55|82)[0-9]{3,14}( ?(ext|x|내선|#)\\.? ?[0-9]{1,5})?",
        "(tel:)?[+]?[0-9]{2,9};(phone-context|ext|isub)=[+0-9a-z]{0,6}",
        ".{0,40}",
    ];
    runner
        .run(&(text, 0..homes.len()), |(text, home)| {
            phones.read(&text, &[homes[home].as_str()]);
            phones.read(&text, &[]);
            let source = Text::new("/x", text);
            for number in written::in_field(&source).into_iter().chain(written::labelled(&source)) {
                phones.read(number.number.as_str(), &["KR", "US"]);
            }
            Ok(())
        })
        .unwrap();
}
