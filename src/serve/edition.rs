//! One state of the files: content, plan and theme, in a thread of their own that makes what it is asked for.
//!
//! A plan borrows from its content, so that the two live best on one stack. Whoever wants something of them sends a
//! function, and gets back what it returns.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::sync::oneshot;
use xxhash_rust::xxh3::xxh3_64;

use super::Order;
use super::live::Live;
use super::panel::Finding;
use crate::check::{self, ignored};
use crate::content::{Loaded, Sources};
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::{self, Theme};
use crate::report;
use crate::site::{self, Choices, PageKind, Site, url};

/// Making HTML smaller recurses once for each element inside another.
const STACK: usize = 16 * 1024 * 1024;
/// So many made pages are kept until the next change.
const KEPT: usize = 256;

/// When nobody has asked for anything in so long, there is time for what nobody waits for.
const CALM: Duration = Duration::from_millis(100);
/// Nor does it wait longer than this.
const LONGEST_HURRY: Duration = Duration::from_secs(1);

type Ask = Box<dyn FnOnce(&Desk) + Send>;

/// A site that can be asked for its pages.
#[derive(Clone)]
pub struct Edition {
    asks: Sender<Ask>,
    /// Which state of the files it is.
    pub number: u64,
    /// What would stop a build.
    pub mistakes: Arc<[Finding]>,
    /// Whether there are templates to make pages with.
    pub has_theme: bool,
    /// How many pages there are.
    pub pages: usize,
}

/// What is known once a site is planned.
struct Planned {
    mistakes: Vec<Finding>,
    has_theme: bool,
    pages: usize,
}

impl Edition {
    /// Plans a site and looks for mistakes. What else there is to find is told to `live` later.
    pub fn open(loaded: Loaded, theme: &str, order: &Order, live: &Arc<Live>) -> Edition {
        let (asks, asked) = channel();
        let (planned, plan) = channel();
        let number = live.next_number();
        let holder = Holder {
            root: order.root.clone(),
            theme: theme.to_owned(),
            choices: order.choices.clone(),
            minified: order.minified,
            number,
            live: live.clone(),
        };
        let thread = std::thread::Builder::new().name("edition".to_owned()).stack_size(STACK);
        let started = thread.spawn(move || holder.hold(loaded, &planned, &asked));
        let planned = started.ok().and_then(|_| plan.recv().ok());
        let Planned { mistakes, has_theme, pages } =
            planned.unwrap_or(Planned { mistakes: Vec::new(), has_theme: false, pages: 0 });
        Edition { asks, number, mistakes: mistakes.into(), has_theme, pages }
    }

    /// Asks for something; nothing comes back where the thread has ended.
    pub async fn ask<T: Send + 'static>(&self, what: impl FnOnce(&Desk) -> T + Send + 'static) -> Option<T> {
        let (reply, answer) = oneshot::channel();
        let ask = move |desk: &Desk| drop(reply.send(what(desk)));
        self.asks.send(Box::new(ask)).ok()?;
        answer.await.ok()
    }
}

/// What a thread needs to hold an edition.
struct Holder {
    root: PathBuf,
    theme: String,
    choices: Choices,
    minified: bool,
    number: u64,
    live: Arc<Live>,
}

impl Holder {
    fn hold(self, loaded: Loaded, planned: &Sender<Planned>, asked: &Receiver<Ask>) {
        let Loaded { content, translations, mut sources, mut found } = loaded;
        let (sites, clashes) = site::plan_all(&content, &translations, &self.choices);
        let site = &sites[0];
        found.extend(clashes);
        let (mistakes, themes) = rayon::join(
            || check::mistakes_in_every_language(&sites),
            || Theme::load(&sites, &self.root, &self.theme, self.minified, &mut sources),
        );
        found.extend(mistakes);
        let themes = themes.map_err(|mistakes| found.extend(mistakes)).unwrap_or_default();
        let (found, _) = ignored::set_aside(found, &content);
        let (mistakes, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
            found.into_iter().partition(|found| found.severity == Severity::Error);
        let outcome = Planned {
            mistakes: resolved(&mistakes, &sources),
            has_theme: !themes.is_empty(),
            pages: sites.iter().map(Site::pages_total).sum(),
        };
        if planned.send(outcome).is_err() {
            return;
        }
        let desk = Desk {
            site,
            sites: &sites,
            sources: &sources,
            themes: &themes,
            live: &self.live,
            made: RefCell::new(HashMap::new()),
        };
        // On a large site the rest takes a while, and the page that somebody waits for comes first. An edition that is
        // put aside before that never needs it.
        let rest = || {
            let (found, _) = ignored::set_aside(check::law_and_advice(site), &content);
            let found: Vec<Diagnostic> = others.into_iter().chain(found).collect();
            self.live.add(self.number, resolved(&found, &sources));
        };
        rayon::in_place_scope(|scope| {
            let start = Instant::now();
            while start.elapsed() < LONGEST_HURRY {
                match asked.recv_timeout(CALM) {
                    Ok(ask) => ask(&desk),
                    Err(RecvTimeoutError::Disconnected) => return,
                    Err(RecvTimeoutError::Timeout) => break,
                }
            }
            scope.spawn(|_| rest());
            asked.iter().for_each(|ask| ask(&desk));
        });
    }
}

fn resolved(found: &[Diagnostic], sources: &Sources) -> Vec<Finding> {
    report::in_order(found, sources).into_iter().map(|found| Finding::of(found, sources)).collect()
}

/// What an edition's thread has in front of it.
pub struct Desk<'e> {
    /// The plan, in the language of the original.
    pub site: &'e Site<'e>,
    /// The plan in every language, the original first.
    sites: &'e [Site<'e>],
    /// The files that the content was read from.
    pub sources: &'e Sources,
    /// One for each language; none where the templates cannot be used.
    themes: &'e [Theme],
    live: &'e Live,
    made: RefCell<HashMap<(String, bool), Made>>,
}

/// A page or file as it is sent, but for what the preview adds.
#[derive(Debug, Clone)]
pub struct Made {
    /// Whether there is a page at the address; what was made is the site's page for those that are not there if not.
    pub is_there: bool,
    /// The name of the file that it would be, by whose ending its type is known.
    pub file: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// A fingerprint of them.
    pub hash: u64,
}

/// What stands at an address.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A page or file.
    Made(Made),
    /// Nothing, but something at another address.
    Moved(String),
    /// Something that a template cannot make.
    Failed(Box<Finding>),
    /// There are no templates to make anything with.
    Nothing,
}

impl Desk<'_> {
    /// What stands at an address, which is given without a slash before it; the paragraphs of its text are numbered
    /// where that is wanted.
    pub fn answer(&self, address: &str, numbered: bool) -> Answer {
        if let Some(asset) = self.asset(address) {
            return Answer::Made(asset);
        }
        let (number, address) = self.language(address);
        let site = &self.sites[number];
        let page = site.page_at(address).filter(|page| site.makes(page));
        if page.is_none() {
            let folder = address.strip_suffix("index.html").map_or(format!("{address}/"), str::to_owned);
            if site.page_at(&folder).is_some() {
                return Answer::Moved(format!("{}{folder}", site.folder));
            }
        }
        let shown = page.map_or_else(|| url::not_found().to_string(), |page| page.url.to_string());
        let key = (format!("{}{shown}", site.folder), numbered);
        let is_there = page.is_some_and(|page| page.kind != PageKind::NotFound);
        if let Some(made) = self.made.borrow().get(&key) {
            return Answer::Made(Made { is_there, ..made.clone() });
        }
        let Some(theme) = self.themes.get(number) else { return Answer::Nothing };
        let Some(page) = site.page_at(&shown) else { return Answer::Nothing };
        self.live.counts.page_made();
        match render::one(site, theme, page, numbered) {
            Ok(bytes) => {
                let hash = xxh3_64(&bytes);
                let made = Made { is_there, file: page.url.file(), bytes: bytes.into(), hash };
                let mut kept = self.made.borrow_mut();
                if kept.len() >= KEPT {
                    kept.clear();
                }
                kept.insert(key, made.clone());
                Answer::Made(made)
            }
            Err(found) => Answer::Failed(Box::new(Finding::of(&found, self.sources))),
        }
    }

    /// The number of the language in whose folder an address is, and the address in that folder.
    fn language<'a>(&self, address: &'a str) -> (usize, &'a str) {
        let inside = |site: &Site| {
            if address.strip_suffix('/').is_none() && format!("{address}/") == site.folder {
                return Some("");
            }
            address.strip_prefix(&site.folder)
        };
        let translations = self.sites.iter().enumerate().skip(1);
        let found = translations.filter_map(|(n, site)| Some((n, inside(site)?))).next();
        found.unwrap_or((0, address))
    }

    fn asset(&self, address: &str) -> Option<Made> {
        let of_theme = self.themes.iter().find_map(|theme| theme.asset(address)).map(Bytes::copy_from_slice);
        let bytes = of_theme.or_else(|| read(&self.site.asset_at(address)?.path))?;
        let hash = xxh3_64(&bytes);
        Some(Made { is_there: true, file: address.to_owned(), bytes, hash })
    }
}

fn read(path: &Path) -> Option<Bytes> {
    std::fs::read(path).ok().map(Bytes::from)
}
