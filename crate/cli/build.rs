//! Lists the packed reference tables, so that the command line holds all of them.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a build that cannot go on must stop and say why")]

use std::fmt::Write as _;
use std::path::Path;

fn main() {
    let folder = Path::new(&std::env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../core/data/packed");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut code = String::from("static TABLES: &[(&str, &[u8])] = &[\n");
    let mut paths: Vec<_> = std::fs::read_dir(&folder).map(|dir| dir.map(|e| e.expect("a folder can be listed").path()).collect()).unwrap_or_default();
    paths.sort();
    for path in paths {
        let name = path.file_stem().expect("a table has a name").to_string_lossy().into_owned();
        writeln!(code, "    ({name:?}, include_bytes!({:?})),", path.display().to_string()).unwrap();
    }
    code.push_str("];\n");
    std::fs::write(Path::new(&std::env::var("OUT_DIR").expect("set by cargo")).join("tables.rs"), code).expect("OUT_DIR can be written");
}
