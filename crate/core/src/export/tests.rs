use super::*;
use crate::Engine;

const LINE: &str = r#"{"id":"=1+1","as_of":"2026-02","profile":{"profile_url":"https://www.linkedin.com/in/ana-wex/"},
    "thread":[{"from":"them","text":"Hello <script>alert(1)</script>"},{"from":"them","text":"Could you add me on Telegram?"}]}"#;

fn record(line: &str, lang: Lang) -> Record {
    let input = Input::parse(line).unwrap().with_lang(lang);
    let report = Engine::default().review(&input);
    let time = time_of(input.as_of()).unwrap();
    Record::new(&input, &report, &time, |sign| SignWords { title: format!("Title of {sign}"), why: "Why <b>".into(), honest: "Honest & fair".into() })
}

const ALL: [Format; 6] = [Format::Html, Format::Markdown, Format::Csv, Format::Json, Format::Stix, Format::Misp];

#[test]
fn a_month_means_its_last_day() {
    assert_eq!(time_of("2026-02").as_deref(), Some("2026-02-28T00:00:00Z"));
    assert_eq!(time_of("2024-02").as_deref(), Some("2024-02-29T00:00:00Z"));
    assert_eq!(time_of("2026-11-24").as_deref(), Some("2026-11-24T00:00:00Z"));
    assert_eq!(time_of("2026-02-30"), None);
    assert_eq!(time_of("soon"), None);
}

#[test]
fn the_same_text_gives_the_same_bytes_and_another_text_another_hash() {
    let (one, two) = (record(LINE, Lang::En), record(LINE, Lang::En));
    for format in ALL {
        assert_eq!(write(std::slice::from_ref(&one), format, Lang::En), write(std::slice::from_ref(&two), format, Lang::En), "{format:?}");
    }
    assert_ne!(one.text_sha256, record(&LINE.replace("Hello", "Hallo"), Lang::En).text_sha256);
}

#[test]
fn only_quotes_and_the_address_leave() {
    let record = record(LINE, Lang::En);
    for format in ALL {
        let text = write(std::slice::from_ref(&record), format, Lang::En);
        assert!(text.contains("add me on Telegram"), "{format:?}: {text}");
        assert!(text.contains("www.linkedin.com/in/ana-wex/"), "{format:?}");
        assert!(!text.contains("alert(1)"), "{format:?} holds text that no finding quotes");
        for level in ["nothing-noted", "to-ask", "look-again", "verify-first", "\"moderate\"", "\"strong\""] {
            assert!(!text.contains(level), "{format:?} holds the level {level}");
        }
    }
}

#[test]
fn markup_formulas_and_controls_of_a_page_stay_text() {
    let mut record = record(LINE, Lang::En);
    record.statements[0].quotes[0].text = "=HYPERLINK(\"x\")<img src=x>\u{1}[a](b)".into();
    let html = write(std::slice::from_ref(&record), Format::Html, Lang::En);
    assert!(!html.contains("<img") && html.contains("&lt;img") && !html.contains('\u{1}') && html.contains("Why &lt;b&gt;"));
    let csv = write(std::slice::from_ref(&record), Format::Csv, Lang::En);
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")") && csv.contains("\"'=1+1\""), "{csv}");
    let markdown = write(std::slice::from_ref(&record), Format::Markdown, Lang::En);
    assert!(markdown.contains(r"\<img src=x\>") && markdown.contains(r"\[a\](b)"), "{markdown}");
}

#[test]
fn statements_stand_in_the_order_of_the_page() {
    let turns: Vec<String> = (0..12).map(|n| if n == 2 || n == 11 { r#"{"from":"them","text":"Please add me on Telegram."}"#.into() } else { format!(r#"{{"from":"me","text":"{n}"}}"#) }).collect();
    let record = record(&format!(r#"{{"as_of":"2026-11","thread":[{}]}}"#, turns.join(",")), Lang::Ko);
    let places: Vec<&str> = record.statements.iter().flat_map(|s| &s.quotes).map(|q| q.pointer.as_str()).collect();
    assert!(!places.is_empty());
    assert_eq!(places.first(), Some(&"/thread/2/text"));
}

#[test]
fn no_record_and_no_finding_are_documents_too() {
    for format in ALL {
        assert!(!write(&[], format, Lang::En).is_empty(), "{format:?}");
    }
    let quiet = record(r#"{"id":"q","as_of":"2026-11","thread":[{"from":"them","text":"Good morning"}]}"#, Lang::En);
    assert!(quiet.statements.is_empty());
    assert!(write(std::slice::from_ref(&quiet), Format::Html, Lang::En).contains("no clearance"));
    let stix: serde_json::Value = serde_json::from_str(&write(&[quiet], Format::Stix, Lang::En)).unwrap();
    let report = stix["objects"].as_array().unwrap().iter().find(|o| o["type"] == "report").unwrap();
    assert!(!report["object_refs"].as_array().unwrap().is_empty());
}

#[test]
fn a_record_survives_the_trip_through_the_panel() {
    let record = record(LINE, Lang::En);
    let text = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
}
