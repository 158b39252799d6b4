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
use second_look_core::reference::numbering::{Numbers, Plan, Plans, Shape};
use second_look_core::reference::phones::Kind;
use serde_json::Value;

/// Writes `crate/core/data/packed/phones.bin`.
pub fn write() -> Result<(), Box<dyn Error>> {
    let plans = loader::load(BufReader::new(File::open(metadata_file()?)?))?;
    let plans = Plans::new(plans.into_iter().map(plan).collect::<Result<_, _>>()?);
    let plans = plans.all();
    let bytes = postcard::to_stdvec(plans)?;
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
fn plan(plan: Metadata) -> Result<Plan, Box<dyn Error>> {
    // Numbers that cost the caller something are asked for first, ordinary ones last, as in Google's library.
    let kinds = [
        (Kind::Premium, plan.premium_rate),
        (Kind::TollFree, plan.toll_free),
        (Kind::Premium, plan.shared_cost),
        (Kind::Voip, plan.voip),
        (Kind::Personal, plan.personal_number),
        (Kind::Other, plan.pager),
        (Kind::Other, plan.uan),
        (Kind::Other, plan.voicemail),
        (Kind::Personal, plan.fixed_line),
        (Kind::Personal, plan.mobile),
    ];
    // The XML gives lengths by kind of number only; the parser and our words about length need them for the whole plan.
    let mut lengths = BTreeSet::new();
    let mut local = BTreeSet::new();
    for descriptor in kinds.iter().filter_map(|(_, descriptor)| descriptor.as_ref()) {
        lengths.extend(descriptor.possible_length.iter().copied());
        local.extend(descriptor.possible_local_length.iter().copied());
    }
    let mut general = numbers(plan.general.ok_or("a plan without a general description")?)?;
    general.local = local.difference(&lengths).copied().collect();
    general.lengths = lengths.into_iter().collect();
    let shape = |pattern: Option<String>| pattern.as_deref().map(|pattern| Shape::from(plain(pattern)));
    Ok(Plan {
        id: plan.id.ok_or("a plan without a name")?,
        code: plan.country_code.ok_or("a plan without a calling code")?,
        main: plan.main_country_for_code,
        leading: plan.leading_digits.as_deref().map(|p| Shape::from(format!("^(?:{})", plain(p)))),
        international_prefix: shape(plan.international_prefix),
        trunk_prefix: shape(plan.national_prefix_for_parsing.or(plan.national_prefix)),
        rewritten: plan.national_prefix_transform_rule,
        general,
        kinds: kinds.into_iter().filter_map(|(kind, descriptor)| Some(numbers(descriptor?).map(|numbers| (kind, numbers)))).collect::<Result<_, _>>()?,
    })
}

fn numbers(from: Descriptor) -> Result<Numbers, Box<dyn Error>> {
    let pattern = from.national_number.ok_or("a description without a pattern")?;
    Ok(Numbers { shape: format!("^(?:{})$", plain(&pattern)).into(), lengths: from.possible_length, local: from.possible_local_length })
}

/// Without layout; digits of other scripts are folded before we match.
fn plain(pattern: &str) -> String {
    pattern.split_whitespace().collect::<String>().replace("\\d", "[0-9]")
}
