//! How long the parts of a reload take in the preview, for 10,000 services made of the example's:
//!
//!     cargo bench --bench reload
//!
//! Each round changes one file and does what the preview does then, up to the page that somebody looks at. The
//! medians of all rounds are printed.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot go on has failed")]

use std::fs;
use std::time::{Duration, Instant};

mod large;

use large::{choices, fill};
use shortbreaks::content::Shelf;
use shortbreaks::render::{self, Theme};
use shortbreaks::{check, site};

const ROUNDS: usize = 15;
const PARTS: [&str; 6] =
    ["look at the files", "put together", "plan", "find mistakes", "read the theme", "make the page"];

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let services = fill(folder.path());
    let file = folder.path().join("content/providers/splash-northmoor.yaml");
    let text = fs::read_to_string(&file).expect("the file of an organisation");
    let mut shelf = Shelf::new(folder.path());
    // Files that were saved a moment ago are read again at each look.
    std::thread::sleep(Duration::from_secs(4));
    shelf.refresh();
    let mut rounds: Vec<[Duration; PARTS.len()]> = Vec::new();
    let mut pages = 0;
    for round in 0..ROUNDS {
        let words = format!("Swimming, said in round {round}.");
        fs::write(&file, text.replace("Small-group swimming with trained helpers in the water.", &words))
            .expect("saved");
        let mut last = Instant::now();
        let mut lap = || {
            let time = last.elapsed();
            last = Instant::now();
            time
        };
        let changes = shelf.refresh();
        assert_eq!(changes.parsed.len(), 1, "one file changed");
        let looked = lap();
        let mut loaded = shelf.loaded();
        let put_together = lap();
        let (site, _) = site::plan(&loaded.content, &choices());
        let planned = lap();
        check::mistakes(&site);
        let checked = lap();
        let site = [site];
        let themes = Theme::load(&site, folder.path(), "default", false, &mut loaded.sources);
        let (themes, [site]) = (themes.map_err(drop).expect("the default theme"), &site);
        let themed = lap();
        let page = site.page_at("services/saturday-swim/").expect("the page of the service");
        let html = render::one(site, &themes[0], page, false).map_err(drop).expect("the page");
        let made = lap();
        assert!(String::from_utf8_lossy(&html).contains(&words), "the page has the new words");
        rounds.push([looked, put_together, planned, checked, themed, made]);
        pages = site.pages.len();
    }
    println!("{services} services, {pages} pages and files, medians of {ROUNDS} rounds");
    let median = |times: &mut dyn Iterator<Item = Duration>| {
        let mut times: Vec<Duration> = times.collect();
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1000.0
    };
    for (n, part) in PARTS.iter().enumerate() {
        println!("{part:18} {:6.1} ms", median(&mut rounds.iter().map(|round| round[n])));
    }
    println!("{:18} {:6.1} ms", "all of it", median(&mut rounds.iter().map(|round| round.iter().sum())));
}
