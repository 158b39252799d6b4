//! Text for a ticket or a mail.

use super::{Record, Words, one_line};
use crate::words::Lang;

pub(super) fn write(records: &[Record], lang: Lang) -> String {
    let words = Words(lang);
    let mut out = format!("# {}\n\n{}\n", words.say("core_export_title"), words.say("core_export_intro"));
    for record in records {
        out.push_str("\n---\n\n");
        for (what, value) in words.head(record) {
            out.push_str(&format!("- {what}: {}\n", escape(&value)));
        }
        if record.statements.is_empty() {
            out.push_str(&format!("\n{}\n", words.say("core_export_nothing")));
        }
        for statement in &record.statements {
            out.push_str(&format!("\n## {}\n\n", escape(&statement.title)));
            for quote in &statement.quotes {
                out.push_str(&format!("> {}\n\n", escape(&quote.text)));
            }
            for (key, text) in [("", &statement.says), ("core_export_why", &statement.why), ("core_export_honest", &statement.honest)] {
                if text.is_empty() {
                    continue;
                }
                let label = if key.is_empty() { String::new() } else { format!("**{}** ", words.say(key)) };
                out.push_str(&format!("{label}{}\n\n", escape(text)));
            }
        }
        out.push('\n');
        for (what, value) in words.foot(record) {
            out.push_str(&format!("- {what}: {}\n", escape(&value)));
        }
    }
    out
}

/// One line in which nothing of a page is read as markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
