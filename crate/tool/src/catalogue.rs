//! `catalogue`: one Markdown document of all signs, for people who read before they install.

use std::fmt::Write as _;
use std::path::Path;

use second_look_core::signs;
use serde_json::json;

use crate::rooms;

/// Prints the catalogue, or writes it to `out`.
pub fn run(out: Option<&Path>) -> Result<(), String> {
    let text = write()?;
    match out {
        Some(out) => std::fs::write(out, text).map_err(|e| format!("{}: {e}", out.display())),
        None => {
            print!("{text}");
            Ok(())
        }
    }
}

fn write() -> Result<String, String> {
    let mut text = String::from("# What Second Look notices\n\nGenerated from the signs' own pages by `second-look-tool catalogue`.\n");
    for sign in signs::ALL {
        let Some(page) = rooms::page(sign.meta.id, "en")? else { continue };
        let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let meta = sign.meta;
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n## {}\n\n`{}` · {} · at most {} · {}\n",
            page.title,
            meta.id,
            word(json!(meta.family)),
            word(json!(meta.strength)),
            word(json!(meta.status)),
        );
        for (heading, body) in page.sections.iter().filter(|(heading, _)| heading != "Examples") {
            let _ = write!(text, "\n### {heading}\n\n{body}\n");
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_stands_in_the_catalogue() {
        let text = write().unwrap_or_default();
        for sign in signs::ALL {
            assert!(text.contains(&format!("`{}`", sign.meta.id)), "{}", sign.meta.id);
        }
    }
}
