//! `shortbreaks completions`

use clap::CommandFactory as _;
use clap_complete::generate;

use crate::cli::{Cli, Completions, exit};
use crate::report;

/// Prints the script that a shell reads to complete what is typed.
pub fn run(args: &Completions) -> u8 {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "shortbreaks", &mut script);
    report::say(String::from_utf8_lossy(&script).trim_end());
    exit::DONE
}
