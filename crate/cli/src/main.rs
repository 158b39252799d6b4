//! Second Look on the command line: `second-look review FILE…`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use second_look_core::Engine;
use second_look_core::input::{Input, Viewer, parse_as_of};
use second_look_core::report::Report;
use second_look_core::subject::Month;
use second_look_core::words::Lang;

/// Reads profiles and threads and shows which statements do not fit. Nothing leaves the machine.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Review JSON Lines: one profile, thread or page a line.
    Review(Review),
}

#[derive(clap::Args)]
struct Review {
    /// Files to read; `-` is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// The language of the sentences.
    #[arg(long, value_enum, default_value_t = ReportLang::En)]
    lang: ReportLang,
    /// Who the person is to you, where a line does not say.
    #[arg(long, value_enum)]
    viewer: Option<ViewerArgument>,
    /// The date of the review, where a line does not say: YYYY-MM or YYYY-MM-DD. Else today.
    #[arg(long)]
    as_of: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object a line.
    Jsonl,
    /// A table for people.
    Table,
}

#[derive(Clone, Copy, ValueEnum)]
enum ReportLang {
    En,
    Ko,
}

#[derive(Clone, Copy, ValueEnum)]
enum ViewerArgument {
    ApplicantToMe,
    WritingToMe,
    Unknown,
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Review(review) => match run(&review) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("second-look: {error}");
                ExitCode::FAILURE
            }
        },
    }
}

/// Reviews every line of every file; `false` when a line or a file could not be read.
fn run(review: &Review) -> io::Result<bool> {
    let engine = Engine { reference: second_look::tables() };
    let today = match &review.as_of {
        Some(text) => parse_as_of(text)
            .ok_or_else(|| io::Error::other(format!("--as-of is “{text}”; write YYYY-MM or YYYY-MM-DD")))?,
        None => this_month(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for path in &review.files {
        let input: Box<dyn BufRead> = if path.as_os_str() == "-" {
            Box::new(io::stdin().lock())
        } else {
            match File::open(path) {
                Ok(file) => Box::new(BufReader::new(file)),
                Err(error) => {
                    eprintln!("{}: {error}; check the path", path.display());
                    all_read = false;
                    continue;
                }
            }
        };
        all_read &= review_lines(&engine, review, today, path, input, &mut out)?;
    }
    out.flush()?;
    Ok(all_read)
}

fn review_lines(
    engine: &Engine,
    review: &Review,
    today: Month,
    path: &std::path::Path,
    mut input: Box<dyn BufRead>,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut all_read = true;
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let line = match std::str::from_utf8(&bytes) {
            Ok(line) => line.trim().trim_start_matches('\u{feff}'),
            Err(error) => {
                eprintln!("{}:{number}: not UTF-8 at byte {}; save the file as UTF-8", path.display(), error.valid_up_to());
                all_read = false;
                continue;
            }
        };
        if line.is_empty() {
            continue;
        }
        match Input::parse(line) {
            Ok(input) => {
                let mut input = input.with_today(today).with_lang(match review.lang {
                    ReportLang::En => Lang::En,
                    ReportLang::Ko => Lang::Ko,
                });
                if let (Viewer::Unknown, Some(viewer)) = (input.viewer, review.viewer) {
                    input.viewer = match viewer {
                        ViewerArgument::ApplicantToMe => Viewer::ApplicantToMe,
                        ViewerArgument::WritingToMe => Viewer::WritingToMe,
                        ViewerArgument::Unknown => Viewer::Unknown,
                    };
                }
                write_report(&engine.review(&input), review.format, out)?;
            }
            Err(error) => {
                eprintln!("{}:{number}: {error}", path.display());
                all_read = false;
            }
        }
    }
    Ok(all_read)
}

fn write_report(report: &Report, format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Jsonl => {
            serde_json::to_writer(&mut *out, report)?;
            writeln!(out)
        }
        Format::Table => second_look::table(report, out),
    }
}

/// The month the machine's clock says, in UTC.
fn this_month() -> Month {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    second_look::month_of_day((seconds / 86_400) as i64)
}
