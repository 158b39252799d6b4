//! Writes the JavaScript side of the bindings: `second-look-bindgen IN.wasm OUT_DIR`.
//!
//! wasm-bindgen's command must be of exactly the version of its library. Built from here, Cargo.lock holds both, and no
//! tool has to be installed beside the project.

use std::path::PathBuf;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [input, out] = paths.as_slice() else {
        eprintln!("usage: second-look-bindgen IN.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).out_name("engine").typescript(true).omit_default_module_path(true);
    if let Err(e) = bindgen.web(true).and_then(|bindgen| bindgen.generate(out)) {
        eprintln!("bindings of {} cannot be written to {}: {e:#}", input.display(), out.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
