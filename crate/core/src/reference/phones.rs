//! Numbering plans: which country a phone number belongs to, and whether it fits that country's plan.
//!
//! The crate `phonenumber` does the parsing, over our own table (made by `second-look-tool phones`) and never bare,
//! for five reasons (measured against Google's library on 2,014 numbers): its patterns match numbers that are too long; it
//! takes the national prefix off numbers that are already international; it judges the number without its leading zeros;
//! it refuses digits of other scripts; and its cache of 100 expressions is recompiled for ever on a page of many countries.

use std::fmt;
use std::str::FromStr;

use phonenumber::Metadata;
use phonenumber::country;
use phonenumber::metadata::{Database, Descriptor, loader};

use super::{Reference, Table};
use crate::case::Case;
use crate::text::phones;
use crate::text::phones::Written;
use crate::words::Say;

/// The numbering plans.
pub struct Phones {
    /// For numbers written as in the country: national prefixes are taken off.
    national: Database,
    /// For numbers with a plus, which have none.
    international: Database,
}

/// What kind of number it is, as far as the plan tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Fixed line or mobile; in some plans the two cannot be told apart.
    Personal,
    /// A number the caller does not pay for.
    TollFree,
    /// A number with a surcharge or a shared cost.
    Premium,
    /// A range set aside for internet telephony. Most internet phones have ordinary numbers, so that its absence says nothing.
    Voip,
    /// Company-wide numbers, pagers, voice mail.
    Other,
}

/// Why a number does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// After the plus stands no country code.
    CountryCode,
    /// After the plus stands the number as dialled inside the country.
    PlusBeforeNational,
    /// More digits than the plan has.
    TooLong,
    /// Fewer digits than the plan has.
    TooShort,
    /// The length is right, but no number starts like this.
    NotAssigned,
    /// Letters stand among its digits.
    Letters,
}

/// A number, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The country code, without the plus; 0 where there is none.
    pub code: u16,
    /// The country (ISO 3166, two letters), where the plan tells it, else the main one of the code; `001` for worldwide
    /// numbers.
    pub region: Option<String>,
    /// The national number, zeros kept.
    pub national: String,
    /// What kind it is; none if it does not fit.
    pub kind: Option<Kind>,
    /// What is off; none if it fits.
    pub fault: Option<Fault>,
    /// Set aside for films and examples: nobody has it.
    pub fiction: bool,
    /// Whether the country stands in the number itself.
    pub international: bool,
}

impl fmt::Debug for Phones {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phones").finish_non_exhaustive()
    }
}

/// Every number of a case with what the plans say about it; `None` while the tables are not loaded. A number that cannot
/// be judged (no country code and no known place, hidden digits) has no reading.
pub fn read_all(case: &Case, reference: &Reference) -> Option<Vec<(Written, Option<Reading>)>> {
    let written = phones::of(case);
    if written.is_empty() {
        return Some(Vec::new());
    }
    let (Some(plans), Some(places)) = (&reference.phones, &reference.places) else { return None };
    let mut homes: Vec<&str> = Vec::new();
    for home in case.profiles().flat_map(|profile| places.countries_of(profile.location.as_str())) {
        if !homes.contains(&home) {
            homes.push(home);
        }
    }
    Some(
        written
            .into_iter()
            .map(|number| {
                let reading = plans.read(number.number.as_str(), &homes);
                (number, reading)
            })
            .collect(),
    )
}

impl Reading {
    /// What can be said about the number: country and whether it fits, or what is off.
    pub fn say(&self) -> Say {
        let key = match self.fault {
            None if self.fiction => "core_phone_fiction",
            None if self.region.as_deref() == Some("001") => return Say::new("core_phone_worldwide").count("code", i64::from(self.code)),
            None => "core_phone_fits",
            Some(Fault::CountryCode) => return Say::new("core_phone_country_code"),
            Some(Fault::PlusBeforeNational) => return Say::new("core_phone_plus_before_national"),
            Some(Fault::Letters) => return Say::new("core_phone_letters"),
            Some(Fault::TooLong) => "core_phone_too_long",
            Some(Fault::TooShort) => "core_phone_too_short",
            Some(Fault::NotAssigned) => "core_phone_not_assigned",
        };
        let (english, korean) = self.country();
        Say::new(key).with("country_en", english).with("country_ko", korean)
    }

    /// The country's name in English and Korean; the calling code where several countries share it and none is meant.
    fn country(&self) -> (String, String) {
        static NAMES: &str = include_str!("../../data/country_names.tsv");
        let named = self.region.as_deref().and_then(|region| {
            NAMES.lines().find_map(|line| {
                let (english, korean) = line.strip_prefix(region)?.strip_prefix('\t')?.split_once('\t')?;
                Some((english.to_owned(), korean.to_owned()))
            })
        });
        named.unwrap_or_else(|| match self.code {
            1 => ("North America (+1)".to_owned(), "북미(+1)".to_owned()),
            code => (format!("+{code}"), format!("+{code}")),
        })
    }
}

impl Table for Phones {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let plans: Vec<loader::Metadata> = postcard::from_bytes(bytes).map_err(|e| e.to_string())?;
        for plan in &plans {
            let id = plan.id.as_deref().unwrap_or("a plan without a name");
            // The crate's own loader panics on a description without a pattern.
            let descriptions = [
                &plan.general, &plan.fixed_line, &plan.mobile, &plan.toll_free, &plan.premium_rate, &plan.shared_cost,
                &plan.personal_number, &plan.voip, &plan.pager, &plan.uan, &plan.voicemail,
            ];
            if descriptions.into_iter().flatten().any(|d| d.national_number.is_none()) {
                return Err(format!("{id} has a description without a pattern"));
            }
        }
        // The crate takes `national_prefix` off once more after the parsing prefix: "8 800 …" in Russia would lose two eights.
        let once = |plan: loader::Metadata| loader::Metadata {
            national_prefix_for_parsing: plan.national_prefix_for_parsing.or(plan.national_prefix),
            national_prefix: None,
            ..plan
        };
        let bare = plans
            .iter()
            .cloned()
            .map(|plan| loader::Metadata {
                national_prefix: None,
                national_prefix_for_parsing: None,
                national_prefix_transform_rule: None,
                ..plan
            })
            .collect();
        let plans = plans.into_iter().map(once).collect();
        let database = |plans| Database::from(plans).map_err(|e| e.to_string());
        Ok(Self { national: database(plans)?, international: database(bare)? })
    }

    fn is_needed_for(case: &Case) -> bool {
        phones::any(case)
    }
}

impl Phones {
    /// Reads one number as written, without label and extension. `homes` are the countries that the person names as
    /// their place (none, one, or several where the place is not clear); a number without a country code is only judged
    /// against them. `None`: not a number, or nothing to judge it by.
    pub fn read(&self, written: &str, homes: &[&str]) -> Option<Reading> {
        let (text, keyed) = phones::key_digits(&phones::fold_digits(written));
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() < 5 || digits.bytes().all(|d| Some(&d) == digits.as_bytes().first()) || phones::is_masked(&text) {
            return None;
        }
        let plus = text.trim_start_matches(['(', ' ', '[']).starts_with('+');
        let lettered = phones::stray_letters(&text);
        let reading = if plus { self.with_plus(&text, &digits) } else { self.without_plus(&text, &digits, homes)? };
        if keyed && reading.fault.is_some() {
            // Words for the keys are often longer than the number, and nobody minds.
            return None;
        }
        if lettered && !reading.fiction {
            return Some(Reading { fault: Some(Fault::Letters), kind: None, ..reading });
        }
        Some(reading)
    }

    /// The countries of a calling code, main one first.
    pub fn regions(&self, code: u16) -> Vec<&str> {
        self.national.region(&code).unwrap_or_default()
    }

    fn with_plus(&self, text: &str, digits: &str) -> Reading {
        // "+44 (0)20 …": the zero is for callers inside the country; Italy dials it from abroad as well.
        let dropped = text.replace("(0)", " ");
        let mut first = None;
        for form in [dropped.as_str(), text] {
            for database in [&self.international, &self.national] {
                let Some(reading) = self.parsed(database, None, form) else { continue };
                if reading.fault.is_none() {
                    return reading;
                }
                first.get_or_insert(reading);
            }
        }
        first.unwrap_or_else(|| self.unknown_code(digits))
    }

    fn unknown_code(&self, digits: &str) -> Reading {
        let fault = if digits.starts_with('0') { Fault::PlusBeforeNational } else { Fault::CountryCode };
        Reading { code: 0, region: None, national: digits.to_owned(), kind: None, fault: Some(fault), fiction: false, international: true }
    }

    fn without_plus(&self, text: &str, digits: &str, homes: &[&str]) -> Option<Reading> {
        let mut first: Option<Reading> = None;
        for home in homes {
            let text = older_form(home, digits).unwrap_or(text);
            let Some(reading) = country::Id::from_str(home).ok().and_then(|id| self.parsed(&self.national, Some(id), text)) else { continue };
            if reading.fault.is_none() {
                return Some(reading);
            }
            first.get_or_insert(reading);
        }
        // "0049 …" and "011 49 …" say the country as a plus does; "(34) 665 …" and "573176…" leave the plus out.
        let international = digits.strip_prefix("00").or_else(|| digits.strip_prefix("011")).unwrap_or(digits);
        if international.len() < digits.len() || digits.len() >= 11 || text.trim_start().starts_with('(') {
            let reading = self.with_plus(&format!("+{international}"), international);
            if reading.fault.is_none() {
                return Some(reading);
            }
        }
        let mut reading = first?;
        let home = *homes.first()?;
        let plan = self.national.by_id(home)?;
        if homes.len() > 1 || is_local_only(plan, digits) || may_be_foreign(plan, digits) {
            return None;
        }
        reading.international = false;
        reading.region = Some(home.to_owned());
        if reading.fault == Some(Fault::NotAssigned) {
            // The parser leaves the trunk prefix on when the rest is too short for it.
            reading.fault = without_trunk(plan, &reading.national).map(|rest| fault_of(Some(plan), rest)).or(reading.fault);
        }
        Some(reading)
    }

    fn parsed(&self, database: &Database, country: Option<country::Id>, text: &str) -> Option<Reading> {
        if country.is_some_and(|id| database.by_id(id.as_ref()).is_none()) {
            return None;
        }
        let number = phonenumber::parse_with(database, country, text).ok()?;
        let code = number.code().value();
        let mut national = format!("{}{}", "0".repeat(usize::from(number.national().zeros())), number.national().value());
        if code == 52 && national.len() == 11 && national.starts_with('1') {
            // Mexico took the 1 before mobile numbers away in 2019; many still write it.
            national.remove(0);
        }
        Some(self.classified(code, national, country.is_none()))
    }

    /// Country, kind and fault of a national number with its zeros.
    fn classified(&self, code: u16, national: String, international: bool) -> Reading {
        let plans = self.national.by_code(&code).unwrap_or_default();
        let owner = match plans.as_slice() {
            [only] => Some(*only),
            several => several.iter().copied().find(|plan| match plan.leading_digits() {
                Some(leading) => leading.find(&national).is_some_and(|m| m.start() == 0),
                None => kind_of(plan, &national).is_some(),
            }),
        };
        let kind = owner.and_then(|plan| kind_of(plan, &national)).filter(|_| !is_cut_short(code, &national));
        let fiction = is_fiction(code, &national);
        let fault = (kind.is_none() && !fiction).then(|| fault_of(owner.or(plans.first().copied()), &national));
        // Twenty-five countries share +1 as equals; elsewhere the main one stands for those beside it.
        let main = plans.first().copied().filter(|_| code != 1);
        let region = owner.or(main).map(|plan| plan.id().to_owned());
        Reading { code, region, national, kind, fault, fiction, international }
    }
}

fn kind_of(plan: &Metadata, national: &str) -> Option<Kind> {
    let all = plan.descriptors();
    let fits = |descriptor: Option<&Descriptor>| descriptor.is_some_and(|d| d.is_match(national));
    if !all.general().is_match(national) {
        return None;
    }
    [
        (all.premium_rate(), Kind::Premium),
        (all.toll_free(), Kind::TollFree),
        (all.shared_cost(), Kind::Premium),
        (all.voip(), Kind::Voip),
        (all.personal_number(), Kind::Personal),
        (all.pager(), Kind::Other),
        (all.uan(), Kind::Other),
        (all.voicemail(), Kind::Other),
        (all.fixed_line(), Kind::Personal),
        (all.mobile(), Kind::Personal),
    ]
    .into_iter()
    .find_map(|(descriptor, kind)| fits(descriptor).then_some(kind))
}

fn fault_of(plan: Option<&Metadata>, national: &str) -> Fault {
    let Some(plan) = plan else { return Fault::CountryCode };
    let lengths = plan.descriptors().general().possible_length();
    let length = u16::try_from(national.len()).unwrap_or(u16::MAX);
    match (lengths.iter().min(), lengths.iter().max()) {
        (Some(&min), _) if length < min => Fault::TooShort,
        (_, Some(&max)) if length > max => Fault::TooLong,
        _ if is_cut_short(plan.country_code(), national) => Fault::TooShort,
        // Between two lengths of the plan: the start decides which of the two was meant.
        _ if !lengths.contains(&length) => Fault::TooShort,
        _ => {
            // Plans with many lengths take a cut number for an odd one: see whether one more or one less digit fits.
            let longer = (0..10).any(|d| kind_of(plan, &format!("{national}{d}")).is_some());
            let shorter = national.char_indices().next_back().is_some_and(|(at, _)| kind_of(plan, &national[..at]).is_some());
            match (longer, shorter) {
                (true, false) => Fault::TooShort,
                (false, true) => Fault::TooLong,
                _ => Fault::NotAssigned,
            }
        }
    }
}

/// Korea's 010 numbers have eight digits behind it; the plan's pattern still allows the seven of the codes before 010.
fn is_cut_short(code: u16, national: &str) -> bool {
    code == 82 && national.starts_with("10") && national.len() < 10
}

/// The number as it is dialled today, where it is written as it was before: Ukraine's trunk prefix was 8 until 2009.
fn older_form<'d>(home: &str, digits: &'d str) -> Option<&'d str> {
    digits.strip_prefix('8').filter(|rest| home == "UA" && rest.len() == 10 && rest.starts_with('0'))
}

/// What follows the trunk prefix, if the number starts with it.
fn without_trunk<'n>(plan: &Metadata, national: &'n str) -> Option<&'n str> {
    let prefix = plan.national_prefix_for_parsing()?.find(national).filter(|m| m.start() == 0 && m.end() > 0)?;
    national.get(prefix.end()..)
}

/// A number that starts with a trunk zero where nobody dials one is most likely another country's, written as there.
fn may_be_foreign(plan: &Metadata, digits: &str) -> bool {
    let trunk = plan.national_prefix_for_parsing().is_some_and(|prefix| prefix.find(digits).is_some_and(|m| m.start() == 0));
    digits.starts_with('0') && !trunk && plan.country_code() != 39
}

/// A number as dialled inside a town, which says too little to judge.
fn is_local_only(plan: &Metadata, digits: &str) -> bool {
    let length = u16::try_from(digits.len()).unwrap_or(u16::MAX);
    plan.descriptors().general().possible_local_length().contains(&length)
}

/// Ranges that no one can have, set aside for films and examples. A published list, so the number is honest as an example.
fn is_fiction(code: u16, national: &str) -> bool {
    static RANGES: &str = include_str!("../../data/reserved_numbers.tsv");
    RANGES.lines().filter(|line| !line.starts_with('#')).any(|line| {
        let mut fields = line.split('\t');
        fields.next().and_then(|c| c.parse::<u16>().ok()) == Some(code)
            && fields.next().is_some_and(|shape| shape.split(' ').any(|shape| fits_shape(shape, national)))
    })
}

/// Whether `national` is `shape`, in which `x` stands for any digit.
fn fits_shape(shape: &str, national: &str) -> bool {
    shape.len() == national.len() && shape.bytes().zip(national.bytes()).all(|(s, n)| s == b'x' || s == n)
}
