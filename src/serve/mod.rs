//! The preview: whoever saves a file sees the page as it is now, in the browser, at once.
//!
//! ```text
//! a save ──hint──▶ Shelf (parses what changed) ──▶ Edition (plans; makes a page when asked)
//!                                                     └──▶ Live ──events──▶ the script in each page
//!                                                            └──pages──▶ the browser
//! ```
//!
//! Nothing is written. The checks are those of a build; the preview adds no rule of its own. Pages are made when a
//! browser asks, so that there is nothing that could be left as it was by mistake: after a save, everything but the
//! parsed form of unchanged files is made again.

mod edition;
pub mod guard;
mod http;
pub mod listen;
mod live;
mod origin;
mod panel;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::content::{Changes, Shelf};
use crate::render::theme;
use crate::report;
use crate::site::Choices;
use crate::today;
use edition::Edition;
use guard::Guard;
use listen::Listener;
use live::Live;
pub use watch::POLL;
use watch::Watcher;

/// What is to be shown, and how.
pub struct Order {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// The theme, in place of the one in `site.yaml`.
    pub theme: Option<String>,
    /// What the pages are made for.
    pub choices: Choices,
    /// Whether the day in `choices` stays, and does not go on with the calendar.
    pub fixed_day: bool,
    /// Whether what means nothing is left out of pages.
    pub minified: bool,
    /// How often the files are looked at; nothing where the system tells of changes.
    pub poll: Option<Duration>,
}

/// Shows the site until the person who started it has had enough. `ready` is called when the first pages can be
/// asked for, with how many there are.
pub fn run(
    order: Order,
    listener: Listener,
    guard: Guard,
    ready: impl FnOnce(usize) + Send,
) -> io::Result<()> {
    let live = Arc::new(Live::new()?);
    let mut watcher = Watcher::new(order.poll);
    let mut files = Files::new(order);
    files.look();
    let edition = files.edition(&live);
    watcher.cover(&files.order.root, &files.theme_name);
    let pages = edition.pages;
    live.publish(edition, &Changes::default(), None);
    ready(pages);

    let followed = live.clone();
    std::thread::Builder::new().name("files".to_owned()).spawn(move || follow(files, watcher, &followed))?;
    listen::answer(listener, guard, live)
}

/// Looks at the files whenever something may have changed, and tells what did.
///
/// A burst of changes gets one reload, at its end. What there is to do for it is not put off until then: the site is
/// planned while the end of the burst is waited for, and once more if the burst went on.
fn follow(mut files: Files, mut watcher: Watcher, live: &Arc<Live>) -> ! {
    loop {
        watcher.wait();
        let start = Instant::now();
        let mut changes = Changes::default();
        let mut edition = None;
        loop {
            let looked = Instant::now();
            let more = files.look();
            if !more.is_empty() {
                edition = Some(files.edition(live));
                changes.join(more);
            }
            // A burst without an end, such as a file that is written all the time, is shown as it comes.
            if !watcher.went_on_after(looked) || start.elapsed() > watch::LONGEST_BURST {
                break;
            }
        }
        watcher.cover(&files.order.root, &files.theme_name);
        if let Some(edition) = edition {
            live.publish(edition, &changes, Some(start));
        }
    }
}

/// The files of the site, as they were when they were last looked at.
struct Files {
    order: Order,
    shelf: Shelf,
    theme_name: String,
    theme: u64,
}

impl Files {
    fn new(order: Order) -> Files {
        let shelf = Shelf::new(&order.root).in_theme(order.theme.as_deref());
        Files { order, shelf, theme_name: String::new(), theme: 0 }
    }

    /// Looks at every file, and says what is not as it was.
    fn look(&mut self) -> Changes {
        let mut changes = self.shelf.refresh();
        let theme = theme::fingerprint(&self.order.root, &self.theme_name);
        changes.theme = theme != self.theme;
        self.theme = theme;
        changes
    }

    /// The site that the files make now.
    fn edition(&mut self, live: &Arc<Live>) -> Edition {
        if !self.order.fixed_day
            && let Ok(today) = today::today()
        {
            self.order.choices.today = today;
        }
        let loaded = self.shelf.loaded();
        let named = self.order.theme.clone();
        let theme_name = named.unwrap_or_else(|| loaded.content.site.theme.as_str().to_owned());
        if theme_name != self.theme_name {
            self.theme = theme::fingerprint(&self.order.root, &theme_name);
            self.theme_name = theme_name;
        }
        Edition::open(loaded, &self.theme_name, &self.order, live)
    }
}

/// Says in the terminal what came of a change.
fn tell(edition: &Edition, changes: &Changes, start: Option<Instant>, had_mistakes: bool) {
    let Some(start) = start else { return mistakes(edition) };
    let milliseconds = start.elapsed().as_millis();
    let what = match (&changes.parsed[..], &changes.gone[..]) {
        ([only], []) => format!("{only} changed"),
        ([], [only]) => format!("{only} is gone"),
        ([], []) => "the theme or the folder changed".to_owned(),
        (parsed, gone) => format!("{} changed", report::count(parsed.len() + gone.len(), "file")),
    };
    let so = match (edition.mistakes.len(), had_mistakes) {
        (0, true) => "; all mended".to_owned(),
        (0, false) => String::new(),
        (number, _) => format!("; {}", report::count(number, "mistake")),
    };
    report::say(&format!("{} {what} ({milliseconds} ms){so}", clock()));
    mistakes(edition);
}

fn mistakes(edition: &Edition) {
    for finding in edition.mistakes.iter().take(report::MOST_SHOWN) {
        report::note(&format!("{}\n", finding.printed));
    }
}

fn clock() -> String {
    jiff::Zoned::now().strftime("%H:%M:%S").to_string()
}
