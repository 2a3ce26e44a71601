//! Listings out to spreadsheets and back: what an officer does with them, and what becomes of the files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod by_hand;
mod libre_office;
mod published;
mod round_trip;
mod sheets;

use support::{Run, Site};

/// Imports a file that stands in the folder of the site.
fn import(site: &Site, args: &[&str]) -> Run {
    let mut all = vec!["import"];
    all.extend(args);
    Run::of(&mut site.command(&all))
}

/// What an import says was left out, by its place.
fn left_out(run: &Run) -> Vec<(String, String)> {
    let lines = run.out.lines().filter_map(|line| line.strip_prefix("left out  "));
    lines
        .filter_map(|line| line.split_once(": "))
        .map(|(place, why)| (place.to_owned(), why.to_owned()))
        .collect()
}
