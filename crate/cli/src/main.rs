//! Second Look on the command line: `second-look review FILE…`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use second_look_core::Engine;
use second_look_core::export::{self, Record};
use second_look_core::input::{Input, Viewer, parse_as_of};
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
    /// One page to print: what was noted, for a security officer.
    Html,
    /// The same for a ticket or a mail.
    Markdown,
    /// The same, one row a quote.
    Csv,
    /// The same, as a list of records.
    Json,
    /// One STIX 2.1 bundle.
    Stix,
    /// A list of MISP events.
    Misp,
}

impl Format {
    /// The export behind a format that writes one document a run.
    fn document(self) -> Option<export::Format> {
        Some(match self {
            Self::Jsonl | Self::Table => return None,
            Self::Html => export::Format::Html,
            Self::Markdown => export::Format::Markdown,
            Self::Csv => export::Format::Csv,
            Self::Json => export::Format::Json,
            Self::Stix => export::Format::Stix,
            Self::Misp => export::Format::Misp,
        })
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum ReportLang {
    En,
    Ko,
}

impl ReportLang {
    fn lang(self) -> Lang {
        match self {
            Self::En => Lang::En,
            Self::Ko => Lang::Ko,
        }
    }
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
    let as_of = review.as_of.clone().unwrap_or_else(today);
    let (Some(month), Some(time)) = (parse_as_of(&as_of), export::time_of(&as_of)) else {
        return Err(io::Error::other(format!("--as-of is “{as_of}”; write YYYY-MM or YYYY-MM-DD")));
    };
    let run = Run { engine: &engine, review, month, time };
    let mut records = Vec::new();
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
        all_read &= run.lines(path, input, &mut records, &mut out)?;
    }
    if let Some(format) = review.format.document() {
        out.write_all(export::write(&records, format, review.lang.lang()).as_bytes())?;
    }
    out.flush()?;
    Ok(all_read)
}

/// What all lines of a run share.
struct Run<'r> {
    engine: &'r Engine,
    review: &'r Review,
    /// The month and the time of the review, where a line does not say.
    month: Month,
    time: String,
}

impl Run<'_> {
    fn lines(
        &self,
        path: &std::path::Path,
        mut input: Box<dyn BufRead>,
        records: &mut Vec<Record>,
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
                Ok(input) => self.line(input, records, out)?,
                Err(error) => {
                    eprintln!("{}:{number}: {error}", path.display());
                    all_read = false;
                }
            }
        }
        Ok(all_read)
    }

    fn line(&self, input: Input, records: &mut Vec<Record>, out: &mut impl Write) -> io::Result<()> {
        let lang = self.review.lang.lang();
        let mut input = input.with_today(self.month).with_lang(lang);
        if let (Viewer::Unknown, Some(viewer)) = (input.viewer, self.review.viewer) {
            input.viewer = match viewer {
                ViewerArgument::ApplicantToMe => Viewer::ApplicantToMe,
                ViewerArgument::WritingToMe => Viewer::WritingToMe,
                ViewerArgument::Unknown => Viewer::Unknown,
            };
        }
        let report = self.engine.review(&input);
        match self.review.format {
            Format::Jsonl => {
                serde_json::to_writer(&mut *out, &report)?;
                writeln!(out)?;
            }
            Format::Table => second_look::table(&report, out)?,
            Format::Html | Format::Markdown | Format::Csv | Format::Json | Format::Stix | Format::Misp => {
                let time = export::time_of(input.as_of()).unwrap_or_else(|| self.time.clone());
                records.push(Record::new(&input, &report, &time, |sign| second_look::sign_words(sign, lang)));
            }
        }
        Ok(())
    }
}

/// The date the machine's clock says, in UTC.
fn today() -> String {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let (month, day) = second_look::date_of_day((seconds / 86_400) as i64);
    format!("{:04}-{:02}-{day:02}", month.year(), month.month())
}
