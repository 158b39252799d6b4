//! Packs the numbering plans of the crate `phonenumber` for the engine: `cargo run -p second-look-tool -- phones`.
//!
//! The crate brings the metadata of Google's libphonenumber as XML (Apache-2.0) and builds its own table from it, with
//! formats and example numbers that we never use. This keeps what validity and country need, anchors the patterns so that
//! a number which is too long does not match, and writes `crate/core/data/packed/phones.bin`. Run it after every update
//! of the crate.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;

use phonenumber::metadata::loader::{self, Descriptor, Metadata};
use serde_json::Value;

/// Writes `crate/core/data/packed/phones.bin`.
pub fn write() -> Result<(), Box<dyn Error>> {
    let plans = loader::load(BufReader::new(File::open(metadata_file()?)?))?;
    let mut plans: Vec<Metadata> = plans.into_iter().map(trimmed).collect::<Result<_, _>>()?;
    plans.sort_by(|a, b| (a.country_code, &a.id).cmp(&(b.country_code, &b.id)));
    let bytes = postcard::to_stdvec(&plans)?;
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/packed/phones.bin");
    fs::write(&target, &bytes)?;
    println!("{}: {} plans, {} bytes", target.display(), plans.len(), bytes.len());
    Ok(())
}

/// The XML inside the crate's own package, wherever cargo keeps it.
fn metadata_file() -> Result<PathBuf, Box<dyn Error>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo).args(["metadata", "--format-version", "1"]).output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let manifest = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|package| package["name"] == "phonenumber")
        .and_then(|package| package["manifest_path"].as_str())
        .ok_or("cargo metadata names no package `phonenumber`")?;
    Ok(Path::new(manifest).with_file_name("assets").join("PhoneNumberMetadata.xml"))
}

/// A plan without formats and examples, its patterns anchored.
fn trimmed(plan: Metadata) -> Result<Metadata, Box<dyn Error>> {
    let kinds = [
        &plan.fixed_line,
        &plan.mobile,
        &plan.toll_free,
        &plan.premium_rate,
        &plan.shared_cost,
        &plan.personal_number,
        &plan.voip,
        &plan.pager,
        &plan.uan,
        &plan.voicemail,
    ];
    // The XML gives lengths by kind of number only; the parser and our words about length need them for the whole plan.
    let mut lengths = BTreeSet::new();
    let mut local = BTreeSet::new();
    for descriptor in kinds.into_iter().flatten() {
        lengths.extend(descriptor.possible_length.iter().copied());
        local.extend(descriptor.possible_local_length.iter().copied());
    }
    let mut general = descriptor(plan.general)?.ok_or("a plan without a general description")?;
    general.possible_local_length = local.difference(&lengths).copied().collect();
    general.possible_length = lengths.into_iter().collect();
    Ok(Metadata {
        general: Some(general),
        fixed_line: descriptor(plan.fixed_line)?,
        mobile: descriptor(plan.mobile)?,
        toll_free: descriptor(plan.toll_free)?,
        premium_rate: descriptor(plan.premium_rate)?,
        shared_cost: descriptor(plan.shared_cost)?,
        personal_number: descriptor(plan.personal_number)?,
        voip: descriptor(plan.voip)?,
        pager: descriptor(plan.pager)?,
        uan: descriptor(plan.uan)?,
        voicemail: descriptor(plan.voicemail)?,
        id: plan.id,
        country_code: plan.country_code,
        international_prefix: plan.international_prefix.as_deref().map(plain),
        national_prefix: plan.national_prefix,
        national_prefix_for_parsing: plan.national_prefix_for_parsing.as_deref().map(plain),
        national_prefix_transform_rule: plan.national_prefix_transform_rule,
        main_country_for_code: plan.main_country_for_code,
        leading_digits: plan.leading_digits.as_deref().map(|p| format!("^(?:{})", plain(p))),
        ..Metadata::default()
    })
}

fn descriptor(from: Option<Descriptor>) -> Result<Option<Descriptor>, Box<dyn Error>> {
    let Some(from) = from else { return Ok(None) };
    let pattern = from.national_number.ok_or("a description without a pattern")?;
    Ok(Some(Descriptor {
        national_number: Some(format!("^(?:{})$", plain(&pattern))),
        possible_length: from.possible_length,
        possible_local_length: from.possible_local_length,
        example: None,
    }))
}

/// `\d` would pull every script's digits into each automaton, and the digits are folded before we match.
fn plain(pattern: &str) -> String {
    pattern.split_whitespace().collect::<String>().replace("\\d", "[0-9]")
}
