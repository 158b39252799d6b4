//! One page to print: no script, no style or picture from elsewhere.

use super::{Record, Words};
use crate::words::Lang;

const STYLE: &str = "body{font:11pt/1.45 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem}dt{color:#444}dd{margin:0;overflow-wrap:anywhere}\
article{border-top:1px solid #999;margin-top:1.5rem;break-inside:avoid}section{break-after:page}section:last-child{break-after:auto}\
blockquote{margin:.4rem 0;padding:.3rem .8rem;border-left:4px solid #555;background:#f2f2f2;overflow-wrap:anywhere;white-space:pre-wrap}\
h3{margin:1rem 0 .3rem}.label{color:#444}@media print{body{margin:0}}";

pub(super) fn write(records: &[Record], lang: Lang) -> String {
    let words = Words(lang);
    let title = escape(&words.say("core_export_title"));
    let code = match lang {
        Lang::En => "en",
        Lang::Ko => "ko",
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n",
        escape(&words.say("core_export_intro"))
    );
    for record in records {
        out.push_str("<section>\n");
        list(&mut out, &words.head(record));
        if record.statements.is_empty() {
            paragraph(&mut out, "", &words.say("core_export_nothing"));
        }
        for statement in &record.statements {
            out.push_str(&format!("<article>\n<h3>{}</h3>\n", escape(&statement.title)));
            for quote in &statement.quotes {
                out.push_str(&format!("<blockquote><bdi>{}</bdi></blockquote>\n", escape(&quote.text)));
            }
            paragraph(&mut out, "", &statement.says);
            paragraph(&mut out, &words.say("core_export_why"), &statement.why);
            paragraph(&mut out, &words.say("core_export_honest"), &statement.honest);
            out.push_str("</article>\n");
        }
        list(&mut out, &words.foot(record));
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</html>\n");
    out
}

fn list(out: &mut String, lines: &[(String, String)]) {
    out.push_str("<dl>\n");
    for (what, value) in lines {
        out.push_str(&format!("<dt>{}</dt><dd><bdi>{}</bdi></dd>\n", escape(what), escape(value)));
    }
    out.push_str("</dl>\n");
}

fn paragraph(out: &mut String, label: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let label = if label.is_empty() { String::new() } else { format!("<span class=\"label\">{}</span> ", escape(label)) };
    out.push_str(&format!("<p>{label}<bdi>{}</bdi></p>\n", escape(text)));
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What is no character of XML would make the page unreadable for other tools.
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}
