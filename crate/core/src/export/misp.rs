//! MISP events: one a record, nothing to be used for detection, shared with the own organisation only.

use serde_json::{Value, json};

use super::Record;

pub(super) fn events(records: &[Record]) -> Value {
    records.iter().map(event).collect()
}

fn event(record: &Record) -> Value {
    let attribute = |what: &str, kind: &str, category: &str, value: &str, comment: &str| {
        json!({
            "uuid": record.uuid(what), "type": kind, "category": category, "value": value, "comment": comment,
            "to_ids": false, "distribution": "5", "disable_correlation": true,
        })
    };
    let mut attributes = Vec::new();
    if !record.address.is_empty() {
        attributes.push(attribute("address", "link", "External analysis", &record.address, "Address of the page"));
    }
    attributes.push(attribute("hash", "text", "Other", &record.text_sha256, "SHA-256 of the text that was read"));
    attributes.push(attribute("version", "text", "Other", &record.signs_version, "Version of the signs"));
    for statement in &record.statements {
        let comment = if statement.says.is_empty() { statement.title.clone() } else { format!("{}: {}", statement.title, statement.says) };
        for (n, quote) in statement.quotes.iter().enumerate() {
            attributes.push(attribute(&format!("{}\n{n}", statement.key()), "text", "Other", &quote.text, &format!("{} · {comment}", statement.sign)));
        }
    }
    json!({ "Event": {
        "uuid": record.uuid("event"),
        "info": format!("Second Look: {}", if record.id.is_empty() { &record.text_sha256 } else { &record.id }),
        "date": record.time.get(..10).unwrap_or_default(),
        "published": false, "analysis": "0", "distribution": "0",
        // "Undefined": an observation is no threat level.
        "threat_level_id": "4",
        "Attribute": attributes,
    } })
}
