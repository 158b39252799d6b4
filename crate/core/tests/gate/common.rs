//! Sign pages as tests: examples become inputs, marks become expected evidence.

use std::fs;
use std::path::{Path, PathBuf};

use second_look_core::Engine;
use second_look_core::report::Report;
use second_look_core::sign_page::{Example, Kind, SignPage};
use serde_json::{Map, Value, json};

/// The engine with every committed table.
pub fn engine() -> Engine {
    second_look_cases::engine().unwrap()
}

/// The engine without the table of cues: what the signs' own rooms notice. The table is learnt from their examples, among
/// others, and would quote more than a room's code does.
pub fn rooms() -> Engine {
    let mut engine = engine();
    engine.reference.cues = None;
    engine
}

/// Every page of every sign: id, path of the English page, the page.
pub fn pages() -> Vec<(String, PathBuf, SignPage)> {
    second_look_core::signs::ALL
        .iter()
        .map(|sign| {
            let (prefix, rest) = sign.meta.id.split_once('-').unwrap();
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/signs/{prefix}/{}.md", rest.replace('-', "_")));
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}; every sign has a page", path.display()));
            (sign.meta.id.to_owned(), path, SignPage::parse(&text))
        })
        .collect()
}

/// A place that an example marks: the pointer, the first UTF-16 unit, the text.
pub type Mark = (String, u32, String);

/// An example as an input line, with its marks.
pub fn input_of(example: &Example) -> Result<(Value, Vec<Mark>), String> {
    let mut line = match example.kind {
        Kind::Thread => thread_of(&example.body)?,
        Kind::Profile => {
            let mut fields: Value = toml::from_str(&example.body).map_err(|e| format!("line {}: {e}", example.line))?;
            let as_of = fields.as_object_mut().and_then(|f| f.remove("as_of")).unwrap_or(json!("2026-11"));
            // A profile example may add what the person wrote: `thread = "them: …"`, and what was surely read.
            let object = fields.as_object_mut().ok_or("a profile example is a table")?;
            let mut line = json!({ "as_of": as_of });
            if let Some(Value::String(thread)) = object.remove("thread") {
                line = thread_of(&thread)?;
                line["as_of"] = as_of.clone();
            }
            if let Some(observed) = object.remove("observed") {
                line["observed"] = observed;
            }
            line["profile"] = fields;
            line
        }
    };
    let mut marks = Vec::new();
    unmark(&mut line, String::new(), &mut marks)?;
    line["id"] = json!("example");
    Ok((line, marks))
}

fn thread_of(body: &str) -> Result<Value, String> {
    let mut thread: Vec<Value> = Vec::new();
    let mut sender = Map::new();
    // Whether the line before was a message, which an unprefixed line continues.
    let mut open = false;
    for line in body.lines() {
        let (key, rest) = line.split_once(':').map_or(("", line), |(key, rest)| (key, rest.trim()));
        match key {
            "them" | "me" => {
                thread.push(json!({ "from": key, "text": rest, "attachments": [] }));
                open = true;
            }
            "attach" => {
                let turn = thread.last_mut().ok_or("`attach:` needs a message before it")?;
                turn["attachments"].as_array_mut().unwrap().push(json!(rest));
                open = false;
            }
            "sender.name" | "sender.headline" | "sender.company" | "sender.email" => {
                sender.insert(key["sender.".len()..].to_owned(), json!(rest));
                open = false;
            }
            _ if open => {
                let turn = thread.last_mut().unwrap();
                turn["text"] = json!(format!("{}\n{line}", turn["text"].as_str().unwrap()));
            }
            _ if line.trim().is_empty() => {}
            _ => return Err(format!("“{line}” starts with none of them:, me:, attach:, sender.…:")),
        }
    }
    Ok(json!({ "as_of": "2026-11", "thread": thread, "sender": sender }))
}

fn unmark(value: &mut Value, pointer: String, marks: &mut Vec<Mark>) -> Result<(), String> {
    match value {
        Value::String(text) => {
            let mut plain = String::new();
            let mut open: Option<(u32, usize)> = None;
            for c in text.chars() {
                match c {
                    '⟦' => open = Some((plain.encode_utf16().count() as u32, plain.len())),
                    '⟧' => {
                        let (start, at) = open.take().ok_or("⟧ without ⟦")?;
                        marks.push((pointer.clone(), start, plain[at..].to_owned()));
                    }
                    c => plain.push(c),
                }
            }
            if open.is_some() {
                return Err("⟦ without ⟧".to_owned());
            }
            *text = plain;
        }
        Value::Array(items) => {
            for (n, item) in items.iter_mut().enumerate() {
                unmark(item, format!("{pointer}/{n}"), marks)?;
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields.iter_mut() {
                unmark(item, format!("{pointer}/{key}"), marks)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// The report on an input line.
pub fn review(engine: &Engine, line: &Value) -> Report {
    second_look_cases::review(engine, line).unwrap()
}
