//! Parses the command line and carries it out.

use std::process::ExitCode;

use clap::Parser as _;
use mimalloc::MiMalloc;
use shortbreaks::{cli, commands};

// Pages are made of many small texts on all threads at once, which the system's allocator makes wait for each other.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    commands::run(cli::Cli::parse())
}
