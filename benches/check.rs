//! How long checking takes beside loading, for 10,000 services made of the example's:
//!
//!     cargo bench --bench check
//!
//! Each round loads, plans and checks once; the medians of all rounds are printed, and the ratio of checking
//! (with planning, which it needs) to loading. Then it plans with more and fewer ways to choose two things at once,
//! which decide how many pages there are.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot go on has failed")]

use std::sync::Arc;
use std::time::{Duration, Instant};

mod large;

use large::{choices, fill};
use shortbreaks::{check, content, site};

const ROUNDS: usize = 7;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let services = fill(folder.path());
    let mut rounds: Vec<[Duration; 3]> = Vec::new();
    let mut found = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let loaded = content::load(folder.path());
        let loading = start.elapsed();

        let start = Instant::now();
        let (site, _) = site::plan(&loaded.content, &choices());
        let planning = start.elapsed();

        let start = Instant::now();
        found = check::check(&site).len();
        rounds.push([loading, planning, start.elapsed()]);
    }
    let median = |part: usize| {
        let mut times: Vec<Duration> = rounds.iter().map(|round| round[part]).collect();
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let (loading, planning, checking) = (median(0), median(1), median(2));
    println!("{services} services, {found} findings, medians of {ROUNDS} rounds");
    println!("load  {loading:.3} s");
    println!("plan  {planning:.3} s");
    println!("check {checking:.3} s");
    println!(
        "check to load: {:.2}; plan and check to load: {:.2}",
        checking / loading,
        (planning + checking) / loading
    );
    let mut content = content::load(folder.path()).content;
    use content::site::FacetKind::{Age, Area, Need, Type};
    for pairs in [&[][..], &[Type, Area, Age], &[Area, Need, Age], &[Type, Area, Need, Age]] {
        let listings = &mut Arc::make_mut(&mut content.site.item).listings;
        listings.pairs = Some(pairs.to_vec());
        listings.pair_pages = u32::MAX;
        let mut times: Vec<(Duration, usize)> = (0..ROUNDS).map(|_| plan(&content)).collect();
        times.sort();
        let (time, pages) = times[ROUNDS / 2];
        println!("plan {:.3} s, {pages} pages, with pairs of {pairs:?}", time.as_secs_f64());
    }
}

/// How long planning takes, and how many pages are planned.
fn plan(content: &content::Content) -> (Duration, usize) {
    let start = Instant::now();
    let (site, _) = site::plan(content, &choices());
    (start.elapsed(), site.pages.len())
}
