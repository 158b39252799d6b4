//! Times the engine: `cargo run --release -p second-look-core --example bench`. `tests/bench/README.md` holds what was measured.
//!
//! CPU time of this thread, the least of several runs, so that a busy machine changes little.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use second_look_core::Engine;
use second_look_core::input::Input;
use serde_json::{Value, json};

fn main() {
    let data: Value = serde_json::from_str(include_str!("../../../tests/bench/inputs.json")).unwrap_or_default();
    let mut engine = Engine::default();
    let start = ThreadTime::now();
    let first = engine.review(&thread("hello", 1));
    println!("first review: {:.2} ms ({} findings)", ms(start.elapsed()), first.findings.len());
    for name in second_look_core::reference::NAMES {
        let path = format!("{}/data/packed/{name}.bin", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(&path).unwrap_or_default();
        let start = ThreadTime::now();
        if let Err(error) = engine.reference.load(name, &bytes) {
            println!("{path}: {error}");
        }
        println!("table {name}, {} bytes: {:.2} ms", bytes.len(), ms(start.elapsed()));
    }
    for lang in ["en", "ko"] {
        let paragraph = data["paragraphs"][lang].as_str().unwrap_or_default();
        let times = 2048 / paragraph.len().max(1) + 1;
        let one = least(&engine, &thread(paragraph, times));
        println!("{lang} message of {} bytes: {:.3} ms", paragraph.len() * times, one);
        for more in [5, 20, 100] {
            let long = least(&engine, &thread(paragraph, times * more));
            println!("{lang}, {more} times the text: {long:.3} ms, {:.1} times the time", long / one);
        }
    }
    for entries in [6, 60, 300] {
        println!("profile of {entries} entries: {:.3} ms", least(&engine, &profile(&data, entries)));
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn thread(text: &str, times: usize) -> Input {
    input(json!({"id": "b", "as_of": "2026-11", "thread": [{"from": "them", "text": text.repeat(times)}]}))
}

fn profile(data: &Value, entries: usize) -> Input {
    let job = |n: usize| {
        let mut job = data["job"].clone();
        job["dates_text"] = json!(format!("Jan {} - Nov {} · 11 mos", 2025 - n % 25, 2025 - n % 25));
        job
    };
    let experience: Vec<Value> = (0..entries).map(job).collect();
    let about = data["paragraphs"]["en"].clone();
    input(json!({"id": "b", "as_of": "2026-11", "profile": {"name": "Anna Hale", "headline": "Senior Software Engineer", "location": "Leeds, United Kingdom",
        "about": about, "experience": experience, "education": [data["study"]], "skills": ["Rust", "PostgreSQL", "Terraform"]}}))
}

fn input(line: Value) -> Input {
    Input::from_value(line).unwrap_or_else(|error| {
        eprintln!("{error}");
        std::process::exit(1)
    })
}

/// Milliseconds of the fastest review.
fn least(engine: &Engine, input: &Input) -> f64 {
    (0..20)
        .map(|_| {
            let start = ThreadTime::now();
            black_box(engine.review(black_box(input)));
            ms(start.elapsed())
        })
        .fold(f64::INFINITY, f64::min)
}
