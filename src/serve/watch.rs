//! When to look at the files: the system's events are hints, and what is in the files is the truth.
//!
//! Events say that something may have happened, never what: editors save in a dozen ways, some events come twice,
//! and files in a folder made a moment ago raise none. So every event that is not a mere reading leads to a look at
//! all files, once more when the burst goes on after that, and a second look a while later.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::render::theme;
use crate::report;

/// A burst is over when nothing has happened for so long.
const BURST: Duration = Duration::from_millis(50);
/// How long a simple save takes from its first event to its last.
const MOMENT: Duration = Duration::from_millis(4);
/// A burst that does not end is looked at all the same.
pub const LONGEST_BURST: Duration = Duration::from_secs(2);
/// After a burst the files are looked at once more: folders made within it may have got files unseen.
const SECOND_LOOK: Duration = Duration::from_millis(1000);
/// How often files are looked at where the system tells nothing.
pub const POLL: Duration = Duration::from_secs(1);

/// Waits for changes.
pub struct Watcher {
    hints: Receiver<Result<Instant, notify::Error>>,
    /// Keeps the channel open where no watcher of the system's does.
    _open: Sender<Result<Instant, notify::Error>>,
    /// What tells of changes; nothing where the files are looked at again and again.
    system: Option<RecommendedWatcher>,
    /// Each folder that is watched, and which folder it was on the disk: one that is made anew has another.
    covered: BTreeMap<PathBuf, Option<Identity>>,
    every: Duration,
    second_look: bool,
    /// When something last happened.
    last_hint: Instant,
}

/// The disk and the number of a folder on it.
type Identity = (u64, u64);

impl Watcher {
    /// Starts watching, or looking `poll` by `poll` where that is asked for or nothing else works.
    pub fn new(poll: Option<Duration>) -> Watcher {
        let (sender, hints) = channel();
        let mut watcher = Watcher {
            hints,
            _open: sender.clone(),
            system: None,
            covered: BTreeMap::new(),
            every: poll.unwrap_or(POLL),
            // What changed before the folders were watched raised no event.
            second_look: true,
            last_hint: Instant::now(),
        };
        if poll.is_none() {
            let hint = move |event: Result<Event, notify::Error>| match event {
                Ok(event) if is_reading(&event) => {}
                event => drop(sender.send(event.map(|_| Instant::now()))),
            };
            match notify::recommended_watcher(hint) {
                Ok(system) => watcher.system = Some(system),
                Err(error) => watcher.give_up(&error),
            }
        }
        watcher
    }

    /// Watches the folders of a site that are there now. What is watched already stays so.
    pub fn cover(&mut self, root: &Path, theme: &str) {
        use RecursiveMode::{NonRecursive, Recursive};
        let folders = [
            // Where content/ or themes/ itself comes and goes.
            (root.to_owned(), NonRecursive),
            (root.join("themes"), NonRecursive),
            (root.join("content"), Recursive),
            (theme::folder(root, theme), Recursive),
        ];
        for (folder, mode) in folders {
            // A link is watched where it leads.
            let Ok(real) = folder.canonicalize() else {
                self.covered.remove(&folder);
                continue;
            };
            let identity = identity(&real);
            if self.covered.get(&folder) == Some(&identity) {
                continue;
            }
            let Some(system) = &mut self.system else { return };
            if let Err(error) = system.watch(&real, mode) {
                return self.fail(&error);
            }
            self.covered.insert(folder, identity);
        }
    }

    /// Waits until something may have changed.
    pub fn wait(&mut self) {
        let limit = match (&self.system, self.second_look) {
            (None, _) => Some(self.every),
            (Some(_), true) => Some(SECOND_LOOK),
            (Some(_), false) => None,
        };
        let first = match limit {
            Some(limit) => self.hints.recv_timeout(limit).ok(),
            None => self.hints.recv().ok(),
        };
        self.second_look = first.is_some();
        if let Some(hint) = first {
            self.take(hint);
            // Most saves are over by then.
            std::thread::sleep(MOMENT);
        }
    }

    /// Waits until the burst is over, and says whether something has happened after a time: whoever looked at the
    /// files then has to look again.
    pub fn went_on_after(&mut self, looked: Instant) -> bool {
        let start = Instant::now();
        while start.elapsed() < LONGEST_BURST {
            let rest = BURST.saturating_sub(self.last_hint.elapsed());
            match self.hints.recv_timeout(rest) {
                Ok(hint) => self.take(hint),
                Err(_) => break,
            }
        }
        self.last_hint > looked
    }

    fn take(&mut self, hint: Result<Instant, notify::Error>) {
        match hint {
            Ok(at) => self.last_hint = self.last_hint.max(at),
            Err(error) if self.system.is_some() => self.fail(&error),
            Err(_) => {}
        }
    }

    fn fail(&mut self, error: &notify::Error) {
        // A folder that went away while it was looked at is no reason.
        if !matches!(error.kind, ErrorKind::PathNotFound | ErrorKind::WatchNotFound) {
            self.give_up(error);
        }
    }

    /// Looks at the files again and again from now on, and says why.
    fn give_up(&mut self, error: &notify::Error) {
        self.system = None;
        report::note(&trouble(error, self.every));
    }
}

/// Whether an event tells of nothing but somebody who reads, as the preview itself does.
fn is_reading(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    }
}

/// Why the system does not tell of changes, and what to do about it.
fn trouble(error: &notify::Error, every: Duration) -> String {
    let full = match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        // What Linux says when a user has too many watches (ENOSPC) or watchers (EMFILE).
        ErrorKind::Io(error) => matches!(error.raw_os_error(), Some(28 | 24)),
        _ => false,
    };
    let seconds = every.as_secs_f64();
    let instead = format!("the files are looked at every {seconds} s instead");
    match full {
        true => format!(
            "advice: the system watches as many files as it may: {instead}\n\
             help: raise the limit with `sudo sysctl fs.inotify.max_user_watches=524288 \
             fs.inotify.max_user_instances=512`, then start the preview again\n"
        ),
        false => format!("advice: the system does not tell of changes ({error}): {instead}\n"),
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    let folder = std::fs::metadata(folder).ok()?;
    Some((folder.dev(), folder.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<Identity> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_system_is_told_with_its_mend_and_the_files_are_looked_at_all_the_same() {
        let mut watcher = Watcher::new(None);
        let sender = watcher._open.clone();
        sender.send(Err(notify::Error::new(ErrorKind::MaxFilesWatch))).expect("an open channel");
        watcher.wait();
        assert!(watcher.system.is_none(), "the watcher is given up");
        watcher.wait();
        let said = trouble(&notify::Error::new(ErrorKind::MaxFilesWatch), POLL);
        assert!(said.contains("max_user_watches") && said.contains("every 1 s"), "{said}");
    }

    #[test]
    fn reading_is_no_change() {
        let event = |kind| Event::new(kind);
        assert!(is_reading(&event(EventKind::Access(AccessKind::Open(AccessMode::Any)))));
        assert!(!is_reading(&event(EventKind::Access(AccessKind::Close(AccessMode::Write)))));
        assert!(!is_reading(&event(EventKind::Any)));
    }
}
