//! One row a quote, for a spreadsheet.

use super::Record;

const HEAD: [&str; 9] = ["id", "address", "time", "signs_version", "text_sha256", "sign", "title", "quote", "says"];

/// RFC 4180 with a byte order mark, which spreadsheets need to read UTF-8.
pub(super) fn write(records: &[Record]) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, HEAD);
    for record in records {
        for statement in &record.statements {
            for quote in &statement.quotes {
                row(&mut out, [
                    &record.id, &record.address, &record.time, &record.signs_version, &record.text_sha256, &statement.sign, &statement.title,
                    &quote.text, &statement.says,
                ].map(String::as_str));
            }
        }
    }
    out
}

fn row(out: &mut String, cells: [&str; 9]) {
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        out.push('"');
        // A spreadsheet runs a cell that begins like a formula, quoted or not; the apostrophe makes it text.
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}
