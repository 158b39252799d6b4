//! STIX 2.1: a report, a note a statement, the page's address. No actor, no indicator: what was written is all that is known.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{NAMESPACE, Record};

/// The namespace that STIX gives for the identifiers of observables (STIX 2.1, section 2.9).
const OBSERVABLES: Uuid = Uuid::from_u128(0x00ab_edb4_aa42_466c_9c01_fed2_3315_a9b7);

/// When the identity of this tool was first described: part of the tool, not of a record.
const TOOL_SINCE: &str = "2026-11-01T00:00:00.000Z";

pub(super) fn bundle(records: &[Record]) -> Value {
    let tool = format!("identity--{}", Uuid::new_v5(&NAMESPACE, b"second-look"));
    let mut objects = vec![json!({
        "type": "identity", "spec_version": "2.1", "id": tool, "created": TOOL_SINCE, "modified": TOOL_SINCE,
        "name": "Second Look", "identity_class": "system",
    })];
    let mut addresses: Vec<String> = Vec::new();
    for record in records {
        let time = with_milliseconds(&record.time);
        let report = format!("report--{}", record.uuid("report"));
        let mut refs: Vec<String> = Vec::new();
        let mut notes = Vec::new();
        if !record.address.is_empty() {
            let id = format!("url--{}", Uuid::new_v5(&OBSERVABLES, json!({ "value": record.address }).to_string().as_bytes()));
            if !addresses.contains(&id) {
                objects.push(json!({ "type": "url", "spec_version": "2.1", "id": id, "value": record.address }));
                addresses.push(id.clone());
            }
            refs.push(id);
        }
        for statement in &record.statements {
            let id = format!("note--{}", record.uuid(&statement.key()));
            notes.push(json!({
                "type": "note", "spec_version": "2.1", "id": id, "created_by_ref": tool, "created": time, "modified": time,
                "abstract": statement.title, "content": statement.as_text(), "object_refs": [report], "labels": [statement.sign],
            }));
            refs.push(id);
        }
        if refs.is_empty() {
            refs.push(tool.clone());
        }
        objects.push(json!({
            "type": "report", "spec_version": "2.1", "id": report, "created_by_ref": tool, "created": time, "modified": time,
            "published": time, "name": format!("Second Look: {}", if record.id.is_empty() { &record.text_sha256 } else { &record.id }),
            "description": format!("Observations, not a judgement. Signs {}; SHA-256 of the text read: {}", record.signs_version, record.text_sha256),
            "report_types": ["observed-data"], "object_refs": refs,
        }));
        objects.extend(notes);
    }
    let all = objects.iter().filter_map(|o| o["id"].as_str()).collect::<Vec<_>>().join("\n");
    json!({ "type": "bundle", "id": format!("bundle--{}", Uuid::new_v5(&NAMESPACE, all.as_bytes())), "objects": objects })
}

fn with_milliseconds(time: &str) -> String {
    time.strip_suffix('Z').map_or_else(|| time.to_owned(), |time| if time.contains('.') { format!("{time}Z") } else { format!("{time}.000Z") })
}
