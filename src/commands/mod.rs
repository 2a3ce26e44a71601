//! One file a command: from what was typed to what is printed.

mod build;
mod changes;
mod check;
mod completions;
mod explain;
mod export;
mod import;
mod man;
mod new;
mod new_theme;
mod publish_version;
mod schema;
mod serve;

use std::process::ExitCode;

use crate::cli::{Cli, Command};

/// The stack of each thread that makes pages, in bytes.
const STACK: usize = 16 * 1024 * 1024;

/// Carries out a command line.
pub fn run(cli: Cli) -> ExitCode {
    // Making HTML smaller recurses once for each element inside another. A pool that is there already is as good.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    ExitCode::from(match cli.command {
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Check(args) => check::run(&args),
        Command::New(args) => new::run(&args),
        Command::NewTheme(args) => new_theme::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Import(args) => import::run(&args),
        Command::PublishVersion(args) => publish_version::run(&args),
        Command::Changes(args) => changes::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    })
}
