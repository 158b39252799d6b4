//! Look-ups over the reference tables in `crate/core/data`.
//!
//! Tables reach the engine as bytes: the background page loads its own files when it needs them, the command line has
//! them built in. `crate/tool` packs them from the TSV files beside them into `data/packed`. A table that is not loaded
//! makes signs silent, and the coverage says so. Unknown is not suspicious: every look-up returns an `Option`, and
//! `None` is never evidence.

use crate::case::Case;
use crate::subject::Month;
use crate::text::phrases;

/// The name of the phrase index, which a browser loads like a table; elsewhere it is built in.
pub const PHRASES: &str = "phrases";

/// What a reference table can do.
trait Table: Sized {
    /// Reads the bytes that `crate/tool` wrote.
    ///
    /// # Errors
    /// What is wrong, and where.
    fn from_bytes(bytes: &[u8]) -> Result<Self, String>;

    /// Whether a case holds something that this table would be asked about.
    fn is_needed_for(case: &Case) -> bool;
}

/// Declares the tables: field, name of its file in `data/packed`, type.
macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident, $name:literal, $table:ty;)*) => {
        /// The names of all tables in `data/packed`.
        pub const NAMES: &[&str] = &[$($name,)*];

        /// The tables that are loaded.
        #[derive(Debug, Default)]
        pub struct Reference {
            $($(#[$doc])* pub $field: Option<$table>,)*
        }

        impl Reference {
            /// The tables that `case` needs and that are not loaded.
            pub fn missing_for(&self, case: &Case) -> Vec<&'static str> {
                let mut missing = Vec::new();
                $(if self.$field.is_none() && <$table as Table>::is_needed_for(case) {
                    missing.push($name);
                })*
                if !phrases::is_ready() && !case.their_words().is_empty() {
                    missing.push(PHRASES);
                }
                missing
            }

            /// Takes in one table.
            ///
            /// # Errors
            /// When the name is unknown or the bytes are not that table.
            pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<(), TableError> {
                let malformed = |what: String| TableError::Malformed { name: name.to_owned(), what };
                match name {
                    $($name => self.$field = Some(<$table as Table>::from_bytes(bytes).map_err(malformed)?),)*
                    PHRASES => phrases::load(bytes).map_err(malformed)?,
                    _ => return Err(TableError::Unknown { name: name.to_owned() }),
                }
                Ok(())
            }
        }
    };
}

pub mod awarding_bodies;
pub mod brands;
pub mod calendars;
pub mod certificates;
pub mod cues;
pub mod employers;
pub mod fields;
pub mod hosts;
pub mod lines;
pub mod mail;
pub mod phones;
pub mod places;
pub mod programmes;
pub mod schools;
pub mod technologies;

tables! {
    /// Certificates: since when anybody can hold them.
    certificates, "certificates", certificates::Certificates;
    /// Award bodies that are named in published cases.
    awarding_bodies, "awarding_bodies", awarding_bodies::AwardingBodies;
    /// What sentences ask for, learned from labelled conversations.
    cues, "cues", cues::Cues;
    /// When studies begin and end, by country.
    calendars, "calendars", calendars::Calendars;
    /// Mailbox providers that hand out addresses for minutes.
    disposable_mail, "disposable_mail", mail::DisposableMail;
    /// Employers: when they existed, their names and domains.
    employers, "employers", employers::Employers;
    /// Fields of study and their CIP codes.
    fields, "fields", fields::Fields;
    /// The numbering plans of all countries.
    phones, "phones", phones::Phones;
    /// Names of countries, states and large cities.
    places, "places", places::Places;
    /// US schools and the fields they award.
    programmes, "programmes", programmes::Programmes;
    /// Schools of the world: since when, until when, where.
    schools, "schools", schools::Schools;
    /// Technologies: since when the public can know of them.
    technologies, "technologies", technologies::Technologies;
}

/// `YYYY-MM`, or `YYYY` as its month `whole` (1 or 12), as the tables write dates.
fn month(text: &str, whole: u32) -> Option<Month> {
    let (year, month) = text.split_once('-').map_or((text, None), |(year, month)| (year, Some(month)));
    let month = month.map_or(Some(whole), |m| m.parse().ok().filter(|m| (1..=12).contains(m)))?;
    Some(Month::new(year.parse().ok().filter(|y| (1000..=2100).contains(y))?, month))
}

/// A table that could not be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableError {
    /// No table has this name.
    Unknown {
        /// The name that was given.
        name: String,
    },
    /// The bytes are not what `crate/tool` writes.
    Malformed {
        /// The table.
        name: String,
        /// The line or offset, and what is wrong there.
        what: String,
    },
}

impl std::fmt::Display for TableError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown { name } => write!(f, "there is no reference table “{name}”; see crate/core/data for their names"),
            Self::Malformed { name, what } => {
                write!(f, "reference table “{name}” cannot be read: {what}; rebuild it with ./build.sh build")
            }
        }
    }
}

impl std::error::Error for TableError {}
