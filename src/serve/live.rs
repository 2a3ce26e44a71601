//! What the preview shows now, and who is told when that changes.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde::Serialize;
use tokio::sync::watch;

use super::edition::Edition;
use super::panel::{Finding, Panel, tally};
use super::tell;
use crate::content::Changes;
use crate::report;

/// What is shown, for everybody who has a page open.
pub struct Live {
    shown: watch::Sender<Option<Arc<Shown>>>,
    numbers: AtomicU64,
    /// The gaps and advice that were found last, and in which state of the files. They can be known before that state
    /// is shown.
    others: Mutex<(u64, Arc<[Finding]>)>,
    /// What the panel is made with.
    pub panel: Panel,
    /// What was done so far.
    pub counts: Counts,
}

/// One state of the preview.
#[derive(Clone)]
pub struct Shown {
    /// What pages are made of: the files as they are, or as they were when they last had no mistake.
    pub edition: Edition,
    /// The files as they are, whose gaps and advice may still be looked for.
    _newest: Edition,
    /// Whether `edition` has no mistake.
    is_sound: bool,
    /// Which state of the files this is.
    number: u64,
    /// What is wrong with the files as they are.
    pub mistakes: Arc<[Finding]>,
    /// Gaps in law and advice, as far as they are known.
    pub others: Arc<[Finding]>,
}

impl Shown {
    /// Whether pages show the files as they were before the mistakes.
    pub fn is_behind(&self) -> bool {
        self.is_sound && !self.mistakes.is_empty()
    }
}

impl Live {
    /// A preview that shows nothing yet.
    pub fn new() -> io::Result<Live> {
        Ok(Live {
            shown: watch::Sender::new(None),
            numbers: AtomicU64::new(0),
            others: Mutex::new((0, Vec::new().into())),
            panel: Panel::new().map_err(io::Error::other)?,
            counts: Counts::default(),
        })
    }

    /// The number of the next state of the files.
    pub fn next_number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Shows an edition, unless it has mistakes and there is one without.
    pub fn publish(&self, edition: Edition, changes: &Changes, start: Option<Instant>) {
        let before = self.now();
        let had_mistakes = before.as_ref().is_some_and(|shown| !shown.mistakes.is_empty());
        tell(&edition, changes, start, had_mistakes);
        // Until more is known, what was wrong before is as good a guess as any.
        let known = self.known();
        let shown = Shown {
            number: edition.number,
            mistakes: edition.mistakes.clone(),
            others: known.1.clone(),
            is_sound: edition.mistakes.is_empty(),
            _newest: edition.clone(),
            edition,
        };
        let shown = match before {
            Some(before) if before.is_sound && !shown.is_sound => {
                Shown { edition: before.edition.clone(), is_sound: true, ..shown }
            }
            _ => shown,
        };
        self.shown.send_replace(Some(Arc::new(shown)));
        self.counts.parsed(changes.parsed.len());
        self.counts.state();
    }

    /// Shows the gaps and advice that were found in a state of the files, unless there is a newer one.
    pub fn add(&self, number: u64, others: Vec<Finding>) {
        let mut known = self.known();
        if known.0 > number {
            return;
        }
        let before = tally(&known.1);
        *known = (number, others.into());
        let (_, others) = &*known;
        match tally(others) {
            now if now == before => {}
            Some(now) => report::say(&format!("{now}: the panel at the foot of each page lists them")),
            None => report::say("No legal gap and no advice is left."),
        }
        self.shown.send_if_modified(|shown| match shown {
            Some(now) if now.number == number => {
                *shown = Some(Arc::new(Shown { others: others.clone(), ..(**now).clone() }));
                true
            }
            _ => false,
        });
    }

    /// Whether gaps and advice are known of what is shown.
    pub fn is_complete(&self) -> bool {
        let known = self.known().0;
        self.now().is_some_and(|shown| shown.number == known)
    }

    /// The gaps and advice that were found last. Whoever holds this is the only one to change what is shown.
    fn known(&self) -> MutexGuard<'_, (u64, Arc<[Finding]>)> {
        self.others.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is shown now.
    pub fn now(&self) -> Option<Arc<Shown>> {
        self.shown.borrow().clone()
    }

    /// Tells of every state from now on.
    pub fn changes(&self) -> watch::Receiver<Option<Arc<Shown>>> {
        self.shown.subscribe()
    }
}

/// What was done since the start.
#[derive(Debug, Default, Serialize)]
pub struct Counts {
    /// States of the files that were shown, the first one included.
    states: AtomicU64,
    /// Files of content that were parsed after the first state.
    files_parsed: AtomicU64,
    /// Pages and files for machines that were made.
    pages_made: AtomicU64,
    /// Messages that told a browser to show its page anew.
    reloads: AtomicU64,
}

impl Counts {
    fn state(&self) {
        self.states.fetch_add(1, Ordering::Relaxed);
    }

    fn parsed(&self, files: usize) {
        self.files_parsed.fetch_add(files as u64, Ordering::Relaxed);
    }

    /// One more page was made.
    pub fn page_made(&self) {
        self.pages_made.fetch_add(1, Ordering::Relaxed);
    }

    /// One more browser was told.
    pub fn reload(&self) {
        self.reloads.fetch_add(1, Ordering::Relaxed);
    }
}
