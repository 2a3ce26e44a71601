//! How long the phases of a build take, for 10,000 services made of the example's:
//!
//!     cargo bench --bench phases
//!
//! Each round goes through all of them once, and publishes twice: into an empty folder, and over what is there. The
//! medians of all rounds are printed, and the ratio of checking (with planning, which it needs) to loading. Then it
//! plans with more and fewer ways to choose two things at once, which decide how many pages there are. What is
//! published goes where `TMPDIR` says: `/dev/shm` hides how slow a disk is.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot go on has failed")]

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

mod large;

use rayon::prelude::*;

use large::{choices, fill};
use shortbreaks::publish::{Body, Output, Publication};
use shortbreaks::render::{self, Theme};
use shortbreaks::{check, content, site};

const ROUNDS: usize = 5;
const PARTS: [&str; 8] = [
    "load",
    "plan",
    "check",
    "read the theme",
    "the same, making its templates smaller",
    "render",
    "publish",
    "publish the same again",
];

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let services = fill(folder.path());
    let mut rounds: Vec<[Duration; PARTS.len()]> = Vec::new();
    let mut about = (0, 0, 0);
    for _ in 0..ROUNDS {
        let mut last = Instant::now();
        let mut lap = || {
            let time = last.elapsed();
            last = Instant::now();
            time
        };
        let mut loaded = content::load(folder.path());
        let load = lap();
        let (site, _) = site::plan(&loaded.content, &choices());
        let plan = lap();
        let found = check::check(&site).len();
        let check = lap();
        let sites = [site];
        let mut load_theme = |minified| {
            let themes = Theme::load(&sites, folder.path(), "default", minified, &mut loaded.sources);
            themes.map_err(drop).expect("a theme that works")
        };
        drop(load_theme(false));
        let read = lap();
        let themes = load_theme(true);
        let smaller = lap();
        let outputs = Mutex::new(Vec::new());
        let take = |output| outputs.lock().expect("the outputs").push(output);
        render::in_every_language(&sites, &themes, &take).map_err(drop).expect("templates that work");
        let render = lap();
        let outputs = outputs.into_inner().expect("the outputs");
        let public = tempfile::tempdir().expect("a folder");
        publish(&outputs, public.path());
        let first = lap();
        publish(&outputs, public.path());
        rounds.push([load, plan, check, read, smaller, render, first, lap()]);
        about = (found, sites[0].pages.len(), outputs.len());
    }
    let (found, pages, files) = about;
    println!(
        "{services} services, {found} findings, {pages} pages and {files} files, medians of {ROUNDS} rounds"
    );
    let median = |part: usize| {
        let mut times: Vec<Duration> = rounds.iter().map(|round| round[part]).collect();
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    for (n, part) in PARTS.iter().enumerate() {
        println!("{part:40} {:.3} s", median(n));
    }
    let (load, plan, check) = (median(0), median(1), median(2));
    println!("check to load: {:.2}; plan and check to load: {:.2}", check / load, (plan + check) / load);
    with_pairs(folder.path());
}

fn publish(outputs: &[Output], out: &Path) {
    let publication = Publication::to(out, false, false).map_err(drop).expect("an output folder");
    outputs.par_iter().for_each(|Output { path, body, asset }| {
        let body = match body {
            Body::Bytes(bytes) => Body::Bytes(bytes.clone()),
            Body::Copy(from) => Body::Copy(from.clone()),
        };
        publication.add(Output { path: path.clone(), body, asset: *asset });
    });
    publication.finish().map_err(drop).expect("published");
}

/// Plans with more and fewer ways to choose two things at once.
fn with_pairs(root: &Path) {
    let mut content = content::load(root).content;
    use content::site::FacetKind::{Age, Area, Need, Type};
    for pairs in [&[][..], &[Type, Area, Age], &[Area, Need, Age], &[Type, Area, Need, Age]] {
        let listings = &mut Arc::make_mut(&mut content.site.item).listings;
        listings.pairs = Some(pairs.to_vec());
        listings.pair_pages = u32::MAX;
        let plan = || {
            let start = Instant::now();
            let (site, _) = site::plan(&content, &choices());
            (start.elapsed(), site.pages.len())
        };
        let mut times: Vec<(Duration, usize)> = (0..ROUNDS).map(|_| plan()).collect();
        times.sort();
        let (time, pages) = times[ROUNDS / 2];
        println!("plan {:.3} s, {pages} pages, with pairs of {pairs:?}", time.as_secs_f64());
    }
}
