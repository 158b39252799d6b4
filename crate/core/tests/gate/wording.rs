//! design.md rule 1, on every sentence of the engine and every sign page: observations, never verdicts.



use std::fs;

use crate::common::pages;
use second_look_core::sign_page::SignPage;

/// Words the product never says of a person. Sources keep their titles; examples quote other people.
const NEVER_EN: &[&str] = &[
    "fake", "fraud", "fraudulent", "scam", "scams", "scammer", "scammers", "spy", "spies", "north korean", "north korea", "dprk", "safe", "verified",
    "reject", "rejected", "score", "percent", "criminal", "impostor", "imposter", "liar", "suspicious person",
];
const NEVER_KO: &[&str] = &["가짜", "사기꾼", "사기범", "사기", "간첩", "스파이", "북한", "위조", "탈락", "거짓말", "안전합니다", "인증됨", "검증됨", "범죄자", "점수"];

fn faults(place: &str, text: &str, lang: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '\'').collect();
    let joined = format!(" {} ", words.join(" "));
    let never = if lang == "ko" { NEVER_KO } else { NEVER_EN };
    never
        .iter()
        .filter(|word| if lang == "ko" { text.contains(**word) } else { joined.contains(&format!(" {word} ")) })
        .map(|word| format!("{place}: says “{word}”"))
        .collect()
}

#[test]
fn pages_and_sentences_assert_no_verdict() {
    let mut all = Vec::new();
    for (id, path, page) in pages() {
        let korean = SignPage::parse(&fs::read_to_string(path.with_extension("ko.md")).unwrap_or_default());
        for (lang, page) in [("en", &page), ("ko", &korean)] {
            all.extend(faults(&format!("{id} ({lang}) title"), &page.title, lang));
            for (heading, body) in &page.sections {
                if heading != "Sources" && heading != "출처" {
                    all.extend(faults(&format!("{id} ({lang}) {heading}"), body, lang));
                }
            }
        }
    }
    for lang in ["en", "ko"] {
        let path = format!("{}/../../extension/_locales/{lang}/messages.json", env!("CARGO_MANIFEST_DIR"));
        let messages: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        for (key, value) in messages.as_object().unwrap().iter().filter(|(key, _)| key.starts_with("core_")) {
            all.extend(faults(key, value["message"].as_str().unwrap(), lang));
        }
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

/// Somebody who is approached is never told to ask, test or confront (design.md rule 8).
#[test]
fn advice_for_the_approached_does_not_confront() {
    let mut all = Vec::new();
    for (id, path, page) in pages() {
        let korean = SignPage::parse(&fs::read_to_string(path.with_extension("ko.md")).unwrap_or_default());
        let sections = [("en", &page, "If they wrote to you"), ("ko", &korean, "나에게 연락한 사람이라면")];
        for (lang, page, heading) in sections {
            let Some((_, body)) = page.sections.iter().find(|(h, _)| h == heading) else { continue };
            let confronting: &[&str] = if lang == "ko" {
                &["물어보", "물어 보", "질문하", "따져", "확인을 요청하", "요구하십시오", "요청하십시오"]
            } else {
                &["ask them", "ask for", "ask whether", "ask who", "ask why", "test them", "confront", "request ", "call them", "tell them"]
            };
            let plain = body.to_lowercase();
            for word in confronting.iter().filter(|word| plain.contains(**word)) {
                let negated = ["do not ", "don't ", "never ", "not to "].iter().any(|no| plain.contains(&format!("{no}{word}")));
                if !negated {
                    all.push(format!("{id} ({lang}): “{heading}” says “{word}”"));
                }
            }
            let officer = if lang == "ko" { ["보안 담당", "보안담당", "보안 부서", "보안부서"].as_slice() } else { ["security officer"].as_slice() };
            if !officer.iter().any(|word| plain.contains(word)) {
                all.push(format!("{id} ({lang}): “{heading}” names the security officer to show it to"));
            }
        }
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}
