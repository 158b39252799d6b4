//! Where the rooms of the signs are.

use std::path::{Path, PathBuf};

use second_look_core::sign_page::SignPage;

/// The folder that holds one folder of signs a prefix.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src/signs")
}

/// A file of a sign's room, by the sign's id: `exp-fulltime-overlap` and `md` give `exp/fulltime_overlap.md`.
///
/// # Errors
/// When the id is not of the form `prefix-rest` in small letters.
pub fn file(id: &str, ending: &str) -> Result<PathBuf, String> {
    let shape = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    match id.split_once('-') {
        Some((prefix, rest)) if shape(id) && !prefix.is_empty() && !rest.is_empty() && !rest.starts_with('-') && !id.ends_with('-') => {
            Ok(folder().join(prefix).join(format!("{}.{ending}", rest.replace('-', "_"))))
        }
        _ => Err(format!("“{id}” is no sign's id; write prefix-rest in small letters, such as exp-fulltime-overlap")),
    }
}

/// The page of a sign in a language; `None` where it was not written yet.
///
/// # Errors
/// When the file cannot be read or the page has faults.
pub fn page(id: &str, lang: &str) -> Result<Option<SignPage>, String> {
    let path = file(id, if lang == "en" { "md".to_owned() } else { format!("{lang}.md") }.as_str())?;
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(format!("{}: {e}", path.display())),
    };
    let page = SignPage::parse(&text);
    match page.faults.first() {
        Some(fault) => Err(format!("{}: {fault}", path.display())),
        None => Ok(Some(page)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_names_one_room_and_nothing_outside_the_folder() {
        assert!(file("exp-fulltime-overlap", "rs").is_ok_and(|path| path.ends_with("exp/fulltime_overlap.rs")));
        for bad in ["", "exp", "-x", "exp-", "../etc-passwd", "Exp-Overlap", "exp--x", "exp-a/b"] {
            assert!(file(bad, "rs").is_err(), "{bad}");
        }
    }
}
