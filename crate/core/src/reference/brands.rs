//! Employers and services with the domains they use, to see when another domain is made to look like one of them.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::hosts::parents;
use crate::text::{fold, links};

/// An employer or service.
#[derive(Debug)]
pub struct Brand {
    /// Its usual name.
    pub name: &'static str,
    /// The same as [`joined`] writes it.
    joined: String,
    /// Its domains.
    pub domains: Vec<&'static str>,
    /// Labels by which its domains and names are recognised ("lockheedmartin").
    pub labels: Vec<String>,
}

static LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/brand_domains.tsv"));

/// Shortest name that is looked for inside other domains: shorter ones are parts of ordinary words.
pub const SHORTEST: usize = 6;

/// All of them.
pub fn all() -> &'static [Brand] {
    static ALL: OnceLock<Vec<Brand>> = OnceLock::new();
    ALL.get_or_init(|| {
        LIST.lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut fields = line.split('\t');
                let (name, also, domains) = (fields.next()?, fields.next()?, fields.next()?);
                let domains: Vec<&str> = domains.split(',').filter(|d| !d.is_empty()).collect();
                let mut labels: Vec<String> = domains.iter().map(|d| links::chosen_label(d).replace('-', "")).collect();
                labels.extend(std::iter::once(name).chain(also.split(';')).map(joined));
                labels.retain(|label| label.is_ascii() && label.len() >= 4);
                labels.sort_unstable();
                labels.dedup();
                Some(Brand { name, joined: joined(name), domains, labels })
            })
            .collect()
    })
}

/// The brand that a host belongs to.
pub fn owner(host: &str) -> Option<&'static Brand> {
    static OWNERS: OnceLock<HashMap<&'static str, usize>> = OnceLock::new();
    let owners = OWNERS.get_or_init(|| all().iter().enumerate().flat_map(|(n, brand)| brand.domains.iter().map(move |d| (*d, n))).collect());
    parents(host).find_map(|domain| all().get(*owners.get(domain)?))
}

/// The brand of this name, however it is capitalised and whatever its legal form.
pub fn named(name: &str) -> Option<&'static Brand> {
    let name = joined(name);
    if name.len() < 3 {
        return None;
    }
    all().iter().find(|brand| brand.labels.contains(&name) || brand.joined == name)
}

/// Legal forms and words that a name may have or not have.
const FORMS: &[&str] = &[
    "inc", "incorporated", "llc", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "gmbh", "ag", "se", "sa", "sas", "bv", "nv", "ab", "oy", "kk", "pte", "pty", "srl", "spa", "kg", "the",
];

/// A name as it would stand in a domain: letters and digits only, without its legal form.
pub fn joined(name: &str) -> String {
    let folded = fold::fold(name).text;
    let folded = folded.replace("주식회사", " ").replace("(주)", " ").replace("㈜", " ").replace("株式会社", " ");
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FORMS.contains(word))
        .collect()
}
