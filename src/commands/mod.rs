//! One file a command: from what was typed to what is printed.

mod build;
mod new;

use std::process::ExitCode;

use crate::cli::{Cli, Command};

/// Carries out a command line.
pub fn run(cli: Cli) -> ExitCode {
    ExitCode::from(match cli.command {
        Command::Build(args) => build::run(&args),
        Command::New(args) => new::run(&args),
    })
}
