//! `new-sign`: the files of a new sign's room, with every place to fill marked. Nothing else is edited: the build script
//! of the core finds the room by itself, and the gate says what is still missing.

use std::fs;
use std::path::PathBuf;

use second_look_core::sign_page::{FIRES_NEEDED, QUIET_NEEDED, headings};
use second_look_core::signs;

use crate::rooms;

/// Writes the room of the sign that the argument names.
pub fn run(id: &str) -> Result<(), String> {
    for (path, text) in room(id)? {
        let folder = path.parent().ok_or("a sign's room has a folder")?;
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{}", path.display());
    }
    println!("now write the words and the examples, then run `cargo test -p second-look-core`: it names what is missing");
    Ok(())
}

/// The files and what stands in them.
fn room(id: &str) -> Result<Vec<(PathBuf, String)>, String> {
    if signs::ALL.iter().any(|sign| sign.meta.id == id) {
        return Err(format!("there is a sign {id} already; ids are never reused"));
    }
    let files = [("rs", code(id)?), ("md", page(id, "en")), ("ko.md", page(id, "ko"))];
    files.into_iter().map(|(ending, text)| {
        let path = rooms::file(id, ending)?;
        if path.exists() { Err(format!("{} is there already", path.display())) } else { Ok((path, text)) }
    }).collect()
}

fn code(id: &str) -> Result<String, String> {
    let prefix = id.split('-').next().unwrap_or_default();
    let (family, part) = match prefix {
        "header" => ("Account", "Header"),
        "about" => ("Approach", "About"),
        "exp" | "history" => ("History", "Experience"),
        "edu" => ("Education", "Education"),
        "contact" => ("Contact", "Contact"),
        "photo" => ("Photo", "Header"),
        "meta" => ("Account", "Header"),
        "link" => ("Payload", "Links"),
        "file" => ("Payload", "Attachments"),
        "msg" => ("Approach", "Messages"),
        "conv" => ("Process", "Messages"),
        _ => return Err(format!("“{prefix}” is no prefix of the catalogue; see design.md, Levels")),
    };
    Ok(format!(
        r#"//! One sentence: what does not fit.

use crate::case::{{Case, Context}};
use crate::finding::{{Findings, Strength}};
use crate::sign::{{Family, Meta, Part, Status, Who}};

/// What the sign is.
pub const META: Meta = Meta {{
    id: "{id}",
    family: Family::{family},
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Draft,
    who: Who::Both,
    reads: &[Part::{part}],
    sources: &[],
}};

/// Quotes the statements that do not fit; silent where a part or a table is missing.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {{
    let _ = (case, context, findings);
}}
"#
    ))
}

fn page(id: &str, lang: &str) -> String {
    let mut text = format!("# {id}\n");
    for heading in headings(lang) {
        text.push_str(&format!("\n## {heading}\n"));
    }
    if lang == "en" {
        let kind = if id.starts_with("msg") || id.starts_with("conv") { "thread" } else { "profile" };
        for (word, count) in [("fires", FIRES_NEEDED), ("quiet", QUIET_NEEDED)] {
            for _ in 0..count {
                text.push_str(&format!("\n```{kind} {word}\n```\n"));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use second_look_core::sign_page::SignPage;

    #[test]
    fn the_page_of_a_new_sign_has_every_section_and_enough_fences() {
        let page = SignPage::parse(&page("msg-something-new", "en"));
        assert!(page.faults.is_empty(), "{:?}", page.faults);
        assert_eq!(page.sections.len(), headings("en").len());
        assert_eq!(page.examples.len(), FIRES_NEEDED + QUIET_NEEDED);
    }

    #[test]
    fn an_id_that_exists_is_refused() {
        assert!(room("msg-move-off-platform").is_err());
        assert!(room("nonsense-thing").is_err());
        assert!(room("conv-something-new").is_ok());
    }
}
