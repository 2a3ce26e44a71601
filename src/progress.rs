//! A bar that says how far a build is, where somebody is there to see it and there is time to look.

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::build::Watcher;

/// Fewer pages than this are made before anybody could read the bar.
const MANY_PAGES: usize = 1000;

/// A bar on standard error, or nothing.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar for a terminal; nothing where standard error goes elsewhere or nobody wants to know.
    pub fn new(quiet: bool) -> Progress {
        let seen = !quiet && std::io::stderr().is_terminal();
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Progress(ProgressBar::with_draw_target(Some(0), target))
    }
}

impl Watcher for Progress {
    fn start(&self, pages: usize) {
        if pages < MANY_PAGES {
            self.0.set_draw_target(ProgressDrawTarget::hidden());
        }
        if let Ok(style) = ProgressStyle::with_template("{pos} of {len} pages {wide_bar} {elapsed}") {
            self.0.set_style(style);
        }
        self.0.set_length(pages as u64);
        self.0.enable_steady_tick(Duration::from_millis(200));
    }

    fn tick(&self) {
        self.0.inc(1);
    }

    fn finish(&self) {
        self.0.finish_and_clear();
    }
}
