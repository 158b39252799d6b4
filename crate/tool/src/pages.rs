//! `pages`: the words of the signs' pages, packed for the panel, one JSON file a language.

use std::path::Path;

use second_look_core::sign_page::headings;
use second_look_core::signs;
use serde_json::{Map, Value, json};

use crate::rooms;

/// Sections the panel shows: the first six of [`headings`]; the examples stay with the tests.
const SHOWN: usize = 6;

/// Every language there are pages in.
const LANGUAGES: [&str; 2] = ["en", "ko"];

/// Writes `<out>/pages.<lang>.json`: sign id → `{title, sections: {heading: Markdown}}`.
pub fn run(out: &Path, only: Option<&str>) -> Result<(), String> {
    std::fs::create_dir_all(out).map_err(|e| format!("{}: {e}", out.display()))?;
    for lang in LANGUAGES.into_iter().filter(|lang| only.is_none_or(|only| only == *lang)) {
        let path = out.join(format!("pages.{lang}.json"));
        let text = serde_json::to_string(&pack(lang)?).map_err(|e| e.to_string())?;
        std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

/// The pages in one language. A sign without a page in it is left out, and the panel shows the English one.
fn pack(lang: &str) -> Result<Value, String> {
    let mut pages = Map::new();
    for sign in signs::ALL {
        let Some(page) = rooms::page(sign.meta.id, lang)? else { continue };
        let mut sections = Map::new();
        for heading in headings(lang).iter().take(SHOWN) {
            let body = page.sections.iter().find(|(name, _)| name == heading).map(|(_, body)| body.as_str());
            let body = body.ok_or_else(|| format!("{}, {lang}: the section “{heading}” is missing", sign.meta.id))?;
            sections.insert((*heading).to_owned(), body.into());
        }
        pages.insert(sign.meta.id.to_owned(), json!({ "title": page.title, "sections": sections }));
    }
    Ok(Value::Object(pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_english_words_and_no_example() {
        let Ok(Value::Object(pages)) = pack("en") else { panic!("the pages cannot be packed") };
        assert_eq!(pages.len(), signs::ALL.len());
        for (id, page) in &pages {
            assert!(page["sections"]["What it notices"].as_str().is_some_and(|text| !text.is_empty()), "{id}");
            assert!(!page.to_string().contains('⟦'), "{id}");
        }
    }
}
