//! Parses the command line and carries it out.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::process::ExitCode;

use clap::Parser as _;
use shortbreaks::{cli, commands};

fn main() -> ExitCode {
    commands::run(cli::Cli::parse())
}
