//! Packs the tables of `crate/core/data` into `crate/core/data/packed`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use second_look_core::reference::{NAMES, fields, schools};

/// Packs every table whose source is there. A table that none of the packers below names is packed as it is, without its
/// comments, when `<name>.tsv` exists and a packed form of another command does not stand in its place.
pub fn pack_all(data: &Path) -> Result<(), String> {
    let packed = data.join("packed");
    fs::create_dir_all(&packed).map_err(|e| format!("{}: {e}", packed.display()))?;
    for name in NAMES {
        let text = match *name {
            "programmes" => programmes(data)?,
            "fields" => fields_table(data)?,
            "schools" => schools_table(data)?,
            "awarding_bodies" => sorted(read(data, "awarding_bodies")?.into_iter().map(|cells| [vec![cells[0].to_lowercase()], cells[1..].to_vec()].concat())),
            "calendars" => sorted(read(data, "calendars")?),
            _ if data.join(format!("{name}.tsv")).exists() => as_it_is(&data.join(format!("{name}.tsv")))?,
            // Made by another command (phones).
            _ => continue,
        };
        let path = packed.join(format!("{name}.bin"));
        fs::write(&path, &text).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{name}: {} lines, {} bytes", text.lines().count(), text.len());
    }
    Ok(())
}

/// The cells of a table, without comments and empty lines.
fn read(data: &Path, name: &str) -> Result<Vec<Vec<String>>, String> {
    let path = data.join(format!("{name}.tsv"));
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect())
}

/// A table without its comments, in its own order.
fn as_it_is(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| format!("{line}\n")).collect())
}

/// Lines sorted by the bytes of their keys, the order that look-ups need.
fn sorted(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut rows: Vec<Vec<String>> = rows.into_iter().collect();
    rows.sort();
    rows.dedup();
    rows.iter().map(|cells| format!("{}\n", cells.join("\t"))).collect()
}

fn programmes(data: &Path) -> Result<String, String> {
    // Key, then the name that is shown and the institutions it can mean.
    let mut names: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    let mut bases: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    let mut awards: BTreeMap<String, BTreeMap<u16, u8>> = BTreeMap::new();
    for row in read(data, "us_programmes")? {
        let [name, _state, institution, codes] = &row[..] else { return Err(format!("us_programmes.tsv: {row:?} has not four cells")) };
        names.entry(schools::key(name)).or_insert_with(|| (name.clone(), BTreeSet::new())).1.insert(institution.clone());
        // "University of Phoenix-Arizona" is also just "University of Phoenix".
        if let Some((base, _)) = name.split_once('-') {
            bases.entry(schools::key(base)).or_insert_with(|| (base.to_owned(), BTreeSet::new())).1.insert(institution.clone());
        }
        let own = awards.entry(institution.clone()).or_default();
        for letters in codes.as_bytes().chunks(3) {
            let award = second_look_core::reference::programmes::Award::decode(letters).ok_or_else(|| format!("us_programmes.tsv: {name}: bad codes"))?;
            *own.entry(award.cip).or_default() |= award.levels;
        }
    }
    for (key, (name, institutions)) in bases {
        names.entry(key).or_insert_with(|| (name, BTreeSet::new())).1.extend(institutions);
    }
    // The colleges of the City University of New York are mostly named alone.
    let colleges: Vec<_> = names.iter().filter_map(|(key, found)| key.strip_prefix("city university new york ").map(|place| (place.to_owned(), found.clone()))).collect();
    for (place, found) in colleges {
        names.entry(format!("{place} college")).or_insert(found);
    }
    for row in read(data, "school_aliases")? {
        let [alias, target] = &row[..] else { return Err(format!("school_aliases.tsv: {row:?} has not two cells")) };
        if target == "?" {
            names.remove(&schools::key(alias));
            continue;
        }
        let found = names.get(&schools::key(target)).cloned().ok_or_else(|| format!("school_aliases.tsv: {target} is not in us_programmes.tsv"))?;
        names.insert(schools::key(alias), found);
    }
    let name_rows = names.into_iter().map(|(key, (name, institutions))| vec![key, name, institutions.into_iter().collect::<Vec<_>>().join(",")]);
    let award_rows = awards.into_iter().map(|(institution, awards)| {
        let codes: String = awards.into_iter().filter_map(|(cip, levels)| second_look_core::reference::programmes::Award { cip, levels }.encode()).collect();
        vec![format!("#{institution}"), codes]
    });
    Ok(sorted(name_rows.chain(award_rows)))
}

fn fields_table(data: &Path) -> Result<String, String> {
    let mut codes: BTreeMap<String, String> = BTreeMap::new();
    for row in read(data, "cip_titles")? {
        codes.insert(fields::key(&row[1]), row[0].clone());
    }
    for row in read(data, "fields")? {
        let [name, meant] = &row[..] else { return Err(format!("fields.tsv: {row:?} has not two cells")) };
        codes.insert(fields::key(name), meant.clone());
    }
    Ok(sorted(codes.into_iter().map(|(key, codes)| vec![key, codes])))
}

fn schools_table(data: &Path) -> Result<String, String> {
    let mut rows = Vec::new();
    for row in read(data, "schools")? {
        let [name, aliases, country, since, until, successor] = &row[..] else { return Err(format!("schools.tsv: {row:?} has not six cells")) };
        let spellings: BTreeSet<String> =
            std::iter::once(name.as_str()).chain(aliases.split(';')).filter(|s| !s.is_empty()).map(schools::key).collect();
        for key in spellings {
            rows.push(vec![key, name.clone(), country.clone(), since.clone(), until.clone(), successor.clone()]);
        }
    }
    Ok(sorted(rows))
}
