//! Developer commands of Second Look. Each command is a module with `run`, and one line here.

mod catalogue;
mod new_sign;
mod pages;
mod rooms;

use std::process::ExitCode;

/// A command: its name, what it takes, and what runs it.
type Command = (&'static str, &'static str, fn(&[String]) -> Result<(), String>);

const COMMANDS: &[Command] = &[
    ("catalogue", "[--out FILE]            the catalogue of signs, as Markdown", catalogue::run),
    ("new-sign", "ID                       the room of a new sign", new_sign::run),
    ("pages", "--out FOLDER [--lang LANG]  the signs' pages for the panel, one file a language", pages::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else { return usage() };
    let Some((_, _, run)) = COMMANDS.iter().find(|(command, _, _)| command == name) else { return usage() };
    match run(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("{name}: {what}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("second-look-tool COMMAND");
    for (name, takes, _) in COMMANDS {
        eprintln!("  {name} {takes}");
    }
    ExitCode::from(2)
}

/// The value after `--name`.
fn option<'a>(arguments: &'a [String], name: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1).map(String::as_str)
}
