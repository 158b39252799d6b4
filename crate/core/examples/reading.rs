//! Prints what the reading made of pages: `{"page": …}` lines on standard input, one record a line on standard output.
//!
//! The runner of `tests/pages` compares these records with the expected ones; `./build.sh read` shows them.

use std::io::{BufRead, Write};

use second_look_core::input::Input;
use second_look_core::subject::{Conversation, Entries, Position, Profile, Study, Subject};
use second_look_core::text::Text;
use serde_json::{Map, Value, json};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let input = match Input::parse(&line) {
            Ok(input) => input,
            Err(error) => {
                eprintln!("{error}");
                continue;
            }
        };
        let (case, read) = input.case();
        let mut record = Map::new();
        record.insert("id".into(), json!(input.id));
        for subject in &case.subjects {
            match subject {
                Subject::Profile(profile) => record.insert("profile".into(), of_profile(profile)),
                Subject::Conversation(conversation) => record.insert("conversation".into(), of_conversation(conversation)),
            };
        }
        let faults: Vec<Value> = read.faults.iter().map(|fault| json!({"section": fault.section, "why": fault.why, "counts": fault.counts})).collect();
        if !faults.is_empty() {
            record.insert("faults".into(), Value::Array(faults));
        }
        writeln!(out, "{}", Value::Object(record))?;
    }
    Ok(())
}

/// The parts that are there.
fn parts(parts: &[(&str, &Text)]) -> Map<String, Value> {
    parts.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| ((*name).to_owned(), json!(text.as_str()))).collect()
}

fn texts(texts: &[Text]) -> Value {
    texts.iter().map(Text::as_str).collect()
}

fn entries<T>(entries: &Entries<T>, of: impl Fn(&T) -> Value) -> Value {
    json!({"state": entries.state, "total": entries.total, "items": entries.items.iter().map(of).collect::<Vec<_>>()})
}

fn of_profile(profile: &Profile) -> Value {
    let mut record = parts(&[
        ("name", &profile.name),
        ("url", &profile.url),
        ("headline", &profile.headline),
        ("location", &profile.location),
        ("about", &profile.about),
        ("connections", &profile.connections),
    ]);
    let contact = &profile.contact;
    let lists = [("phones", &contact.phones), ("emails", &contact.emails), ("websites", &contact.websites)];
    let mut found: Map<String, Value> = lists.iter().filter(|(_, list)| !list.is_empty()).map(|(name, list)| ((*name).to_owned(), texts(list))).collect();
    found.insert("state".into(), json!(contact.state));
    record.insert("contact".into(), Value::Object(found));
    record.insert("experience".into(), entries(&profile.experience, of_position));
    record.insert("education".into(), entries(&profile.education, of_study));
    for (name, list) in [("skills", &profile.skills), ("languages", &profile.languages), ("certifications", &profile.certifications)] {
        if !list.is_empty() {
            record.insert(name.into(), texts(list));
        }
    }
    Value::Object(record)
}

fn of_position(job: &Position) -> Value {
    let mut record = parts(&[
        ("title", &job.title),
        ("company", &job.company),
        ("company_url", &job.company_url),
        ("employment_type", &job.employment_type),
        ("dates", &job.dates),
        ("location", &job.location),
        ("description", &job.description),
    ]);
    if let Some(range) = job.range {
        record.insert("range".into(), json!(format!("{:?}", (range.start.year, range.start.month, range.end_point().map(|p| (p.year, p.month)), range.printed))));
    }
    Value::Object(record)
}

fn of_study(study: &Study) -> Value {
    let fields = [("school", &study.school), ("degree", &study.degree), ("field", &study.field), ("dates", &study.dates), ("description", &study.description)];
    let mut record = parts(&fields);
    record.insert("dated".into(), json!(study.range.is_some()));
    Value::Object(record)
}

fn of_conversation(conversation: &Conversation) -> Value {
    let sender = &conversation.sender;
    let turns: Vec<Value> = conversation
        .turns
        .iter()
        .map(|turn| {
            let mut record = parts(&[("text", &turn.text), ("at", &turn.at)]);
            record.insert("from".into(), json!(turn.from));
            if !turn.attachments.is_empty() {
                record.insert("attachments".into(), texts(&turn.attachments));
            }
            if !turn.links.is_empty() {
                record.insert("links".into(), turn.links.iter().map(|link| json!([link.shown.as_str(), link.target])).collect());
            }
            Value::Object(record)
        })
        .collect();
    json!({"sender": parts(&[("name", &sender.name), ("headline", &sender.headline), ("email", &sender.email)]), "turns": turns})
}
