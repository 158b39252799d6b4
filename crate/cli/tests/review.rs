//! The command line on good and bad lines.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn review(input: &[u8], arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_second-look"))
        .arg("review")
        .arg("-")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A child that stops early closes its end: what it says matters, not that this write ended.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn one_line_a_subject_with_the_contract_s_fields() {
    let output = review(
        br#"{"id":"a","as_of":"2026-11","thread":[{"from":"them","text":"Please add me on Telegram.","attachments":[]}],"sender":{"name":"N"}}"#,
        &["--format", "jsonl", "--lang", "ko", "--viewer", "writing-to-me"],
    );
    assert!(output.status.success());
    let report = &lines(&output)[0];
    assert_eq!(report["id"], "a");
    assert_eq!(report["level"], "to-ask");
    let finding = &report["findings"][0];
    assert_eq!(finding["sign"], "msg-move-off-platform");
    assert_eq!(finding["family"], "approach");
    let evidence = &finding["evidence"][0];
    assert_eq!(evidence["where"], "/thread/0/text");
    assert_eq!((&evidence["quote"], &evidence["start"], &evidence["end"]), (&json!("add me on Telegram"), &json!(7), &json!(25)));
    for key in ["read", "not_read", "not_checked"] {
        assert!(report["coverage"][key].is_array(), "{key}");
    }
    assert!(report["facts"].is_array());
}

#[test]
fn bad_lines_are_named_and_the_run_goes_on() {
    let mut input = Vec::new();
    input.extend_from_slice(b"not json\n");
    input.extend_from_slice(b"[1, 2]\n");
    input.extend_from_slice(b"{\"id\":\"nothing\"}\n");
    input.extend_from_slice(b"{\"thread\":[{\"from\":\"them\",\"text\":5}]}\n");
    input.extend_from_slice(b"{\"thread\":\"hello\"}\n");
    input.extend_from_slice(b"{\"profile\":{\"experience\":[7]}}\n");
    input.extend_from_slice(b"{\"as_of\":\"yesterday\",\"thread\":[{\"from\":\"them\",\"text\":\"x\"}]}\n");
    input.extend_from_slice(b"\xff\xfe{}\n\n");
    input.extend_from_slice(b"{\"id\":\"good\",\"thread\":[{\"from\":\"them\",\"text\":\"Hello\"}]}\n");
    let output = review(&input, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).iter().map(|l| l["id"].clone()).collect::<Vec<_>>(), [json!("good")]);
    let said = errors(&output);
    for (line, word) in [(1, "not JSON"), (2, "JSON object"), (3, "nothing to look at"), (4, "/thread/0/text"), (5, "/thread"), (6, "/profile/experience/0"), (7, "/as_of"), (8, "UTF-8")] {
        let named = said.lines().find(|l| l.starts_with(&format!("-:{line}:"))).unwrap_or_else(|| panic!("line {line} not named in {said}"));
        assert!(named.contains(word), "{named}");
    }
}

#[test]
fn a_sign_that_is_switched_off_stays_silent() {
    let output = review(
        br#"{"id":"a","without":["msg-move-off-platform"],"thread":[{"from":"them","text":"Please add me on Telegram.","attachments":[]}]}"#,
        &[],
    );
    assert_eq!(lines(&output)[0]["findings"], json!([]));
}

#[test]
fn a_missing_file_is_named() {
    let output = Command::new(env!("CARGO_BIN_EXE_second-look")).args(["review", "/no/such/file.jsonl"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("/no/such/file.jsonl"));
}

#[test]
fn absurd_content_gives_a_report() {
    let long = "x add me on telegram ".repeat(50_000);
    let odd = "\u{202e}\u{200b}<script>alert(1)</script>\u{0} 👩‍💻";
    for line in [
        json!({"id":"long","thread":[{"from":"them","text":long}]}),
        json!({"id":"odd","profile":{"name":odd,"about":odd,"experience":[{"title":odd,"company":odd,"dates_text":"Foo 99999 - -3"}],"education":[{"school":odd,"dates_text":"2099 - 1001"}]}}),
        json!({"id":"empty-parts","profile":{"name":"A B","experience":[],"education":[],"contact":{},"about":""}}),
        json!({"id":"deep","profile":{"name":"A","skills":[[["x"]]], "contact":{"phones":[{"a":1}]}}}),
    ] {
        let output = review(format!("{line}\n").as_bytes(), &[]);
        assert!(output.status.success(), "{}", errors(&output));
        assert_eq!(lines(&output)[0]["id"], line["id"]);
    }
}

#[test]
fn runs_are_equal_and_dates_are_given_not_taken() {
    let input = br#"{"id":"a","profile":{"name":"Ann Field","experience":[{"title":"Clerk","company":"Orrin","dates_text":"Jan 2020 - Present"}]}}"#;
    let one = review(input, &["--as-of", "2024-05"]);
    let two = review(input, &["--as-of", "2024-05"]);
    assert_eq!(one.stdout, two.stdout);
    assert!(!review(input, &["--as-of", "May"]).status.success());
}
