//! design.md rules 1 and 8, on every sentence of the engine and every sign page, in every language: observations, never
//! verdicts; something to send for whoever reads an applicant, and for whoever is approached nothing but to keep it and show
//! it.
//!
//! Titles of sources and the examples, which quote other people, are exempt; so is what stands in `wording.exempt.tsv`.

use std::collections::BTreeSet;
use std::fs;

use crate::common::pages;
use regex::Regex;
use second_look_core::sign_page::SignPage;

/// The languages there are pages and sentences in.
const LANGUAGES: [&str; 2] = ["en", "ko"];

/// What the product never says of a person.
const NEVER: [&str; 2] = [
    r"(?i)\b(fakes?|faked|frauds?|fraudulent\w*|fraudsters?|scam\w*|sp(?:y|ies|ying)|north korean?s?|dprk|safe(?:ly|ty)?|verified|reject(?:ed|s|ion)?|scores?|percent\w*|criminals?|imposters?|impostors?|liars?|lying|suspicious|suspects?|crooks?|thie(?:f|ves)|guilty)\b|%|[✓✔☑✅]",
    r"가짜|사기|간첩|스파이|북한|위조|탈락|거짓|안전|인증됨|검증됨|범죄|점수|퍼센트|의심스러운|의심스럽|도둑|유죄|%|[✓✔☑✅]",
];

/// What somebody who is approached is never told to do towards the other side.
const CONFRONTS: [&str; 2] = [
    r"(?i)\b(ask|test|confront|reply|answer|respond|call|ring|phone|telephone|visit|meet|challenge|request|demand|invite|offer|propose|press|write|tell|discuss|take it up|try|look (?:them|him|her) up|open (?:the|their|his|her) profile)\b",
    r"물어보|물어 보|여쭤|질문하|따지|따져|시험해|답하|답장|회신|전화하|전화해|걸어 보|방문하|만나|요청하|요구하십|제안하|초대하|권하|말씀하십",
];

/// The words that make such an instruction its opposite, in the same clause.
const NEGATES: [&str; 2] = [r"(?i)\b(not|never|no|nothing|nobody|without|accept no|before any)\b", r"지 말|지도 말|지 마|마십시오|마세요|않|없이|아무것도|아무에게도"];

/// Whom a person may always speak with.
const OFFICER: [&str; 2] = [r"(?i)security officer|security office|security team|police|your bank", r"보안 ?담당|보안 ?부서|경찰|거래 은행"];

fn patterns(all: [&str; 2]) -> [Regex; 2] {
    all.map(|pattern| Regex::new(pattern).unwrap())
}

/// A committed exemption: the place (`sign en: section`, or a sentence's key) and the word.
fn exemptions() -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(format!("{}/tests/gate/wording.exempt.tsv", env!("CARGO_MANIFEST_DIR"))).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [place, word, because] = cells[..] else { panic!("wording.exempt.tsv: “{line}” is not place, word, because") };
            assert!(!because.trim().is_empty(), "{place}: say why");
            (place.to_owned(), word.to_owned())
        })
        .collect()
}

/// Every section of every page: sign, number of the language, heading's number, text. The title is section 0.
fn sections() -> Vec<(String, usize, usize, String)> {
    let mut all = Vec::new();
    for (id, path, page) in pages() {
        let korean = SignPage::parse(&fs::read_to_string(path.with_extension("ko.md")).unwrap_or_default());
        for (lang, page) in [page, korean].into_iter().enumerate() {
            all.push((id.clone(), lang, 0, page.title));
            all.extend(page.sections.into_iter().enumerate().map(|(n, (_, body))| (id.clone(), lang, n + 1, body)));
        }
    }
    all
}

/// Numbers of the sections, as `sign_page::headings` orders them.
const TO_DO: usize = 4;
const APPROACHED: usize = 5;
const SOURCES: usize = 6;

/// The engine's own sentences: key, number of the language, text.
fn sentences() -> Vec<(String, usize, String)> {
    let mut all = Vec::new();
    for (n, lang) in LANGUAGES.iter().enumerate() {
        let path = format!("{}/../../extension/_locales/{lang}/messages.json", env!("CARGO_MANIFEST_DIR"));
        let messages: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let own = messages.as_object().unwrap().iter().filter(|(key, _)| key.starts_with("core_"));
        all.extend(own.map(|(key, value)| (key.clone(), n, value["message"].as_str().unwrap().to_owned())));
    }
    all
}

#[test]
fn pages_and_sentences_assert_no_verdict() {
    let never = patterns(NEVER);
    let exempt = exemptions();
    let mut used = BTreeSet::new();
    let mut faults = Vec::new();
    let mut look = |place: String, lang: usize, text: &str| {
        for word in never[lang].find_iter(text) {
            let row = (place.clone(), word.as_str().to_owned());
            if exempt.contains(&row) {
                used.insert(row);
            } else {
                faults.push(format!("{place}: says “{}”", word.as_str()));
            }
        }
    };
    for (id, lang, section, text) in sections().iter().filter(|(_, _, section, _)| *section < SOURCES) {
        look(format!("{id} {}: {section}", LANGUAGES[*lang]), *lang, text);
    }
    for (key, lang, text) in sentences() {
        look(key, lang, &text);
    }
    faults.extend(exempt.difference(&used).map(|(place, word)| format!("wording.exempt.tsv: nothing needs “{word}” in {place}")));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Each page ends its advice with words that can be sent as they are, and those accuse nobody.
#[test]
fn every_page_gives_words_to_send() {
    let quoted = Regex::new(r#""([^"]{8,200})"|“([^”]{8,200})”"#).unwrap();
    let accuses = [
        Regex::new(r"(?i)\b(you (?:are not|lied|invented|pretend|cannot be|must prove)|prove that you|impossible|doubt you|not true|do not believe)\b").unwrap(),
        Regex::new(r"믿을 수 없|사실이 아니|거짓|증명해 보|의심").unwrap(),
    ];
    let mut faults = Vec::new();
    for (id, lang, _, text) in sections().iter().filter(|(_, _, section, _)| *section == TO_DO) {
        let place = format!("{id} ({})", LANGUAGES[*lang]);
        match quoted.captures(text).and_then(|found| found.get(1).or(found.get(2))) {
            None => faults.push(format!("{place}: “What to do” gives no words to send; write a neutral sentence in quotation marks")),
            Some(words) if accuses[*lang].is_match(words.as_str()) => faults.push(format!("{place}: accuses: “{}”", words.as_str())),
            Some(_) => {}
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What a text tells somebody to do towards the other side, clause by clause.
fn confrontations(text: &str, lang: usize, confronts: &[Regex; 2], negates: &[Regex; 2], officer: &[Regex; 2]) -> Vec<String> {
    text.split(['.', ';', '!', '?', '\n'])
        .filter(|clause| confronts[lang].is_match(clause) && !negates[lang].is_match(clause) && !officer[lang].is_match(clause))
        .map(|clause| clause.trim().to_owned())
        .collect()
}

/// Somebody who is approached is never told to ask, test, confront, reply, call or visit, and is told whom to show it.
#[test]
fn advice_for_the_approached_does_not_confront() {
    let (confronts, negates, officer) = (patterns(CONFRONTS), patterns(NEGATES), patterns(OFFICER));
    let mut faults = Vec::new();
    for (id, lang, _, text) in sections().iter().filter(|(_, _, section, _)| *section == APPROACHED) {
        let place = format!("{id} ({})", LANGUAGES[*lang]);
        if !text.to_lowercase().contains("security officer") && !["보안 담당", "보안담당", "보안 부서", "보안부서"].iter().any(|named| text.contains(named)) {
            faults.push(format!("{place}: names no security officer to show it to"));
        }
        faults.extend(confrontations(text, *lang, &confronts, &negates, &officer).iter().map(|clause| format!("{place}: “{clause}”")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Facts and findings stand before every reader: they say what is there, and tell nobody to do anything. Only the reasons
/// made for an applicant's reader may speak of asking.
#[test]
fn sentences_say_what_is_there_and_tell_nobody_to_act() {
    let orders = [
        Regex::new(r"(?i)\b(?:ask (?:them|him|her|for|whether|who|why|which|about)|confront|test (?:them|him|her)|call (?:them|him|her|the number)|reply|write (?:to them|back)|visit|you should|please)\b").unwrap(),
        Regex::new(r"물어보|여쭤|따지|따져|답장하|전화하|걸어 보|방문하|요청하십|요구하십|하십시오|하세요").unwrap(),
    ];
    let mut faults = Vec::new();
    for (key, lang, text) in sentences() {
        for order in orders[lang].find_iter(&text) {
            let for_applicants = key.starts_with("core_reason_ask_");
            if !for_applicants {
                faults.push(format!("{key} ({}): “{}” in “{text}”", LANGUAGES[lang], order.as_str()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_rules_catch_what_they_are_made_for() {
    let (confronts, negates, officer, never) = (patterns(CONFRONTS), patterns(NEGATES), patterns(OFFICER), patterns(NEVER));
    for (lang, text) in [(0, "Keep it. Ask for a call."), (0, "Call the number once"), (0, "Reply in a friendly way; do not open it"), (1, "직접 전화해 보십시오."), (1, "누구인지 물어보십시오")] {
        assert_eq!(confrontations(text, lang, &confronts, &negates, &officer).len(), 1, "{text}");
    }
    for (lang, text) in [(0, "Keep it, do not reply, and show it to your security officer."), (0, "Call your security officer at once."), (1, "답하지 말고 보안담당자에게 보여 주십시오.")] {
        assert!(confrontations(text, lang, &confronts, &negates, &officer).is_empty(), "{text}");
    }
    assert!(never[0].is_match("a fraudulent claim") && never[0].is_match("90 %") && never[0].is_match("Safely stored") && !never[0].is_match("respiration of unsafes"));
    assert!(never[1].is_match("가짜 경력") && never[1].is_match("안전한 상대"));
}
