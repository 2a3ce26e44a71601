//! `shortbreaks man`

use std::fs;
use std::io;
use std::path::Path;

use clap::CommandFactory as _;
use clap_mangen::Man as Page;

use crate::cli::{self, Cli, exit};
use crate::diagnostic::suggestion;
use crate::report;

/// Prints one page, or writes them all.
pub fn run(args: &cli::Man) -> u8 {
    let program = program();
    if let Some(dir) = &args.out {
        return match write_all(&program, dir) {
            Ok(number) => {
                report::say(&format!("Wrote {} to {}", report::count(number, "page"), dir.display()));
                exit::DONE
            }
            Err(error) => report::fail(&format!("`{}`: {error}", dir.display())),
        };
    }
    let Some(name) = &args.command else {
        return print(&program);
    };
    match program.find_subcommand(name) {
        Some(command) => print(command),
        None => {
            let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            let help = suggestion(name, known).map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            report::misuse(&format!("there is no command called `{name}`{help}"))
        }
    }
}

/// The command line as pages tell of it: without the commit, which is no part of a manual.
fn program() -> clap::Command {
    let mut program = Cli::command().disable_help_subcommand(true).long_version(None);
    program.build();
    program
}

fn print(command: &clap::Command) -> u8 {
    match page(command) {
        Ok(page) => {
            report::say(page.trim_end());
            exit::DONE
        }
        Err(error) => report::fail(&error.to_string()),
    }
}

fn write_all(program: &clap::Command, dir: &Path) -> io::Result<usize> {
    fs::create_dir_all(dir)?;
    let mut number = 0;
    for command in program.get_subcommands().chain([program]) {
        fs::write(dir.join(Page::new(command.clone()).get_filename()), page(command)?)?;
        number += 1;
    }
    Ok(number)
}

/// The page of a command, in the language of `man`.
fn page(command: &clap::Command) -> io::Result<String> {
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let version = concat!("shortbreaks ", env!("CARGO_PKG_VERSION"));
    let mut page = Vec::new();
    // No date, which has to be written: what is left out altogether moves the version into its place.
    Page::new(command.clone().after_help(None)).date("\"\"").source(version).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned() + &sections(&after))
}

/// What help ends with, as sections: notes, examples and exit codes.
fn sections(after: &str) -> String {
    let mut page = String::new();
    for part in after.split("\n\n").filter(|part| !part.is_empty()) {
        let (title, lines) = match part.split_once('\n') {
            Some(("Examples:", lines)) => ("EXAMPLES", lines),
            Some(("Exit codes:", lines)) => ("EXIT STATUS", lines),
            _ => ("NOTES", part),
        };
        page.push_str(&format!(".SH {title}\n"));
        for line in lines.lines() {
            page.push_str(&marked_up(line));
        }
    }
    page
}

/// A line of help. How far in it stands says what it is.
fn marked_up(line: &str) -> String {
    let text = line.trim_start();
    match line.len() - text.len() {
        // An exit code and what it means, or a command.
        2 => match text.split_once("  ") {
            Some((code, meaning)) => format!(".TP\n{}\n{}\n", escaped(code), escaped(meaning)),
            None => format!(".TP\n\\fB{}\\fR\n", escaped(text)),
        },
        // A line of a file.
        8.. => format!(".br\n{}\n", escaped(text)),
        _ => format!("{}\n", escaped(text)),
    }
}

/// A text with nothing in it that `man` would take for an order or for another sign.
fn escaped(text: &str) -> String {
    let mut escaped = String::from(if text.starts_with(['.', '\'']) { "\\&" } else { "" });
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\e"),
            '-' => escaped.push_str("\\-"),
            '~' => escaped.push_str("\\(ti"),
            '^' => escaped.push_str("\\(ha"),
            '`' => escaped.push_str("\\(ga"),
            '\'' => escaped.push_str("\\(aq"),
            c => escaped.push(c),
        }
    }
    escaped
}
