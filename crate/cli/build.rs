//! Lists the packed reference tables and the pages of the signs, so that the command line holds all of them.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a build that cannot go on must stop and say why")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let core = Path::new(&std::env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../core");
    let out = std::env::var("OUT_DIR").expect("set by cargo");
    std::fs::write(Path::new(&out).join("tables.rs"), tables(&core.join("data/packed"))).expect("OUT_DIR can be written");
    std::fs::write(Path::new(&out).join("pages.rs"), pages(&core.join("src/signs"))).expect("OUT_DIR can be written");
}

fn paths_in(folder: &Path) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> = std::fs::read_dir(folder).map(|dir| dir.map(|e| e.expect("a folder can be listed").path()).collect()).unwrap_or_default();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a file has a name").to_string_lossy().into_owned()
}

fn tables(folder: &Path) -> String {
    let mut code = String::from("static TABLES: &[(&str, &[u8])] = &[\n");
    for path in paths_in(folder) {
        writeln!(code, "    ({:?}, include_bytes!({:?})),", stem(&path), path.display().to_string()).unwrap();
    }
    code + "];\n"
}

/// `(id, page in English, page in Korean)`, sorted by id.
fn pages(signs: &Path) -> String {
    let mut rooms = BTreeMap::new();
    for prefix in paths_in(signs).iter().filter(|path| path.is_dir()) {
        for page in paths_in(prefix).iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
            if let Some(rest) = Some(stem(page)).filter(|name| !name.ends_with(".ko")) {
                rooms.insert(format!("{}-{}", stem(prefix), rest.replace('_', "-")), page.clone());
            }
        }
    }
    let mut code = String::from("static PAGES: &[(&str, &str, &str)] = &[\n");
    for (id, english) in rooms {
        let korean = english.with_extension("ko.md");
        writeln!(code, "    ({id:?}, include_str!({:?}), include_str!({:?})),", english.display().to_string(), korean.display().to_string()).unwrap();
    }
    code + "];\n"
}
