#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::Regex;

/// What our pattern and the crate `regex` find: every match with its groups.
fn both(pattern: &str, text: &str) -> [Vec<Vec<Option<(usize, usize)>>>; 2] {
    let ours = Regex::new(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}"));
    let theirs = regex::Regex::new(pattern).unwrap();
    [
        ours.captures_iter(text).map(|c| c.iter().map(|g| g.map(|m| (m.start(), m.end()))).collect()).collect(),
        theirs.captures_iter(text).map(|c| c.iter().map(|g| g.map(|m| (m.start(), m.end()))).collect()).collect(),
    ]
}

#[test]
fn classes_hold_the_characters_that_regex_gives_them() {
    // What the two copies of Unicode both know: the standard library is a year ahead.
    let assigned = regex::Regex::new(r"^\P{Cn}$").unwrap();
    let newer = |c: char| matches!(c, '\u{a7ce}'..='\u{a7d4}' | '\u{a7f1}');
    for class in [r"\d", r"\s", r"\w", r"\D", r"\p{L}", r"\p{Lu}", r"\p{Ll}", r"\p{M}", r"\p{Han}", r"\p{Hiragana}", r"\p{Katakana}", r"\p{Latin}", r"\p{Cyrillic}", ".", "[^a-zé]"] {
        let (ours, theirs) = (Regex::new(&format!("^{class}$")).unwrap(), regex::Regex::new(&format!("^{class}$")).unwrap());
        for c in ('\0'..=char::MAX).filter(|c| !newer(*c)) {
            let text = c.to_string();
            assert!(ours.is_match(&text) == theirs.is_match(&text) || !assigned.is_match(&text), "{class} and {c:?}");
        }
    }
}

#[test]
fn case_plays_no_part_as_in_regex() {
    for own in "aksßéñöÜøışςµЖ가年1_".chars() {
        let pattern = format!("(?i)^(?:{own}|[{own}-{own}])$");
        let (ours, theirs) = (Regex::new(&pattern).unwrap(), regex::Regex::new(&pattern).unwrap());
        for c in '\0'..='\u{2fff}' {
            let text = c.to_string();
            assert_eq!(ours.is_match(&text), theirs.is_match(&text), "{own:?} and {c:?}");
        }
    }
}

#[test]
fn what_is_not_known_is_an_error() {
    for pattern in ["(", ")", "a**", "[a", "[[a]]", "[a&&b]", r"\p{Greek}", r"\q", "(?=a)", "(?i:a)", "a{2", "a{3,2}", "[b-a]", "a(?i)b", "*", "(?:a{1000}){1000}"] {
        assert!(Regex::new(pattern).is_err(), "{pattern}");
    }
}

#[test]
fn groups_have_names() {
    let pattern = Regex::new(r"^\s*(?P<name>\p{L}+)\s+(?P<at>\d{1,2}:\d{2})$").unwrap();
    let found = pattern.captures("Ana 10:32").unwrap();
    assert_eq!((found.name("name").unwrap().as_str(), found.name("at").unwrap().as_str()), ("Ana", "10:32"));
    assert!(found.name("other").is_none());
    assert_eq!(pattern.captures_len(), 3);
}

#[test]
fn no_pattern_makes_time_explode() {
    let text = "a".repeat(20_000);
    for pattern in [r"(?:a*)*b", r"(?:a|a)*b", r"(?:a?){30}a{30}b", r"(?:\w+\s?)*!"] {
        assert!(!Regex::new(pattern).unwrap().is_match(&text), "{pattern}");
    }
}

/// Pieces that the patterns of the signs are made of.
fn piece() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("a"), Just("b"), Just("at"), Just("é"), Just("年"), Just("가"), Just(r"\d"), Just(r"\s"), Just(r"\w"), Just(r"\S"), Just("."), Just(r"\b"), Just("^"), Just("$"),
        Just("[ab-]"), Just("[^a\\s]"), Just(r"[\p{L}\d'’.-]"), Just(r"\p{Lu}"), Just(r"\p{Ll}"), Just("[가-힣]"), Just(r"\."), Just(" "), Just("")
    ]
    .prop_map(str::to_owned);
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|row| row.concat()),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|ways| format!("(?:{})", ways.join("|"))),
            inner.clone().prop_map(|one| format!("({one})")),
            (inner, prop_oneof![Just("*"), Just("+"), Just("?"), Just("{2}"), Just("{1,3}"), Just("{0,2}?"), Just("*?"), Just("+?"), Just("??")])
                .prop_map(|(one, count)| format!("(?:{one}){count}")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn finds_what_regex_finds(pattern in piece(), caseless: bool, text in "[abABtéÉ年가힣 .\n1٣’-]{0,12}") {
        let pattern = if caseless { format!("(?i){pattern}") } else { pattern };
        // Loops around what may be empty are the one place where engines differ; none of our patterns has one.
        prop_assume!(!loops_on_nothing(&pattern));
        let [ours, theirs] = both(&pattern, &text);
        prop_assert_eq!(ours, theirs, "{} in {:?}", pattern, text);
    }
}

/// Whether a group that may match nothing is repeated without end.
fn loops_on_nothing(pattern: &str) -> bool {
    let chars: Vec<char> = pattern.chars().collect();
    let mut open = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        match c {
            '(' if at == 0 || chars[at - 1] != '\\' => open.push(at),
            ')' => {
                let Some(from) = open.pop() else { continue };
                if matches!(chars.get(at + 1), Some('*' | '+' | '{' | '?')) {
                    // What asks for a place and takes nothing may be met anywhere.
                let inner: String = chars[from..=at].iter().collect::<String>().replace("\\b", "").replace(['^', '$'], "");
                    if regex::Regex::new(&format!("^(?:{inner})$")).is_ok_and(|inner| inner.is_match("")) {
                        return true;
                    }
                }
            }
            _ => {}
        }
    }
    false
}
