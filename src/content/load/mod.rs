//! From the files of `content/` to [`Content`], with every mistake in every file.
//!
//! A [`Shelf`] keeps the files as they were parsed, so that one who loads again and again parses only those whose
//! bytes changed.

mod file;
mod parse;
mod parts;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::Content;
use super::files::{self, Kind};
use super::sources::Sources;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Place};
use file::Stamp;
use parse::Parsed;
use parts::Parts;

/// What was loaded, and what was wrong with it.
pub struct Loaded {
    /// The content, without the parts that could not be read.
    pub content: Content,
    /// Every file that was read.
    pub sources: Sources,
    /// Every mistake, in the order of the files.
    pub found: Vec<Diagnostic>,
}

/// Loads all of the content under `root`, which holds `content/`.
pub fn load(root: &Path) -> Loaded {
    let mut shelf = Shelf::new(root);
    shelf.refresh();
    shelf.loaded()
}

/// The files of a site as they were last read.
pub struct Shelf {
    root: PathBuf,
    /// In the order of their names.
    files: Vec<Kept>,
    /// What is wrong with the folder itself.
    found: Vec<Diagnostic>,
}

/// A file as it was last read.
struct Kept {
    path: PathBuf,
    name: Arc<str>,
    /// What the system said of it then, where that can be relied on to change with the file.
    stamp: Option<Stamp>,
    /// The fingerprint of its bytes, or why they cannot be read.
    hash: Result<u64, Box<Diagnostic>>,
    parsed: Parsed,
}

/// What is not as it was the last time.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new or have other bytes, each of which was parsed.
    pub parsed: Vec<Arc<str>>,
    /// Files that are no longer there.
    pub gone: Vec<Arc<str>>,
    /// Whether something else in the folder is wrong than before, such as a file that nothing reads.
    pub folder: bool,
    /// Whether the site's own theme is another.
    pub theme: bool,
}

impl Changes {
    /// Whether everything is as it was.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }

    /// Adds what changed since.
    pub fn join(&mut self, later: Changes) {
        for (files, more) in [(&mut self.parsed, later.parsed), (&mut self.gone, later.gone)] {
            files.extend(more);
            files.sort();
            files.dedup();
        }
        self.folder |= later.folder;
        self.theme |= later.theme;
    }
}

impl Shelf {
    /// An empty shelf for the site under `root`.
    pub fn new(root: &Path) -> Shelf {
        Shelf { root: root.to_owned(), files: Vec::new(), found: Vec::new() }
    }

    /// Looks at every file, and parses those whose bytes are not what they were.
    pub fn refresh(&mut self) -> Changes {
        let (files, found) = match self.root.join("content").is_dir() {
            true => files::find(&self.root),
            false => (Vec::new(), vec![no_content(&self.root)]),
        };
        let mut before: HashMap<PathBuf, Kept> =
            self.files.drain(..).map(|kept| (kept.path.clone(), kept)).collect();
        let files: Vec<(files::Found, Option<Kept>)> = files
            .into_iter()
            .map(|file| {
                let kept = before.remove(&file.path);
                (file, kept)
            })
            .collect();
        let read: Vec<(Kept, bool)> =
            files.into_par_iter().map(|(file, kept)| Kept::refreshed(file, kept)).collect();
        let mut changes = Changes { folder: self.found != found, ..Changes::default() };
        changes.gone = before.into_values().map(|kept| kept.name).collect();
        changes.gone.sort();
        for (kept, parsed) in read {
            if parsed {
                changes.parsed.push(kept.name.clone());
            }
            self.files.push(kept);
        }
        self.found = found;
        changes
    }

    /// The content that the files make. What is on the shelf and in the content is there once.
    pub fn loaded(&self) -> Loaded {
        let mut found = self.found.clone();
        let mut sources = Sources::default();
        let mut parts = Parts::default();
        for Parsed { part, source, left_out, found: mistakes } in
            self.files.iter().map(|kept| kept.parsed.clone())
        {
            let places = mistakes.iter().filter_map(|found| found.place.as_ref());
            parts.unread.files.extend(places.map(|place| place.file.clone()));
            found.extend(mistakes);
            if let Some((name, source)) = source {
                sources.add(name, source);
            }
            parts.unread.ids.extend(left_out);
            part.add_to(&mut parts);
        }
        let content = self.root.join("content");
        for (kind, name) in [(Kind::Site, "site.yaml"), (Kind::Statement, "statement.yaml")] {
            if parts.seen.contains(&kind) {
                continue;
            }
            parts.unread.kinds.insert(kind);
            if content.is_dir() {
                let place = Place::file(files::name(&self.root, &content.join(name)));
                let none = format!("there is no `content/{name}`");
                let help = "`shortbreaks new DIR` writes one with all of its keys explained";
                found.push(Diagnostic::new(&files::MISSING_FILE, place, none).help(help));
            }
        }
        let mut content = parts.content();
        let languages = [content.site.language.clone()];
        let theme = content.site.theme.clone();
        let (words, mistakes) = Words::load(&self.root, theme.as_str(), &languages, &mut sources);
        found.extend(mistakes);
        if let Some(words) = words.into_iter().next() {
            content.words = words;
        }
        Loaded { content, sources, found }
    }
}

fn no_content(root: &Path) -> Diagnostic {
    let place = Place::file(files::name(root, &root.join("content")));
    let help = match root.join("site.yaml").is_file() {
        true => "start the program in the folder that holds `content/`, not inside it",
        false => "start the program in the folder that holds `content/`, or name it with --root",
    };
    Diagnostic::new(&files::MISSING_FILE, place, "there is no folder `content/` here").help(help)
}

impl Kept {
    /// A file as it is now, and whether it had to be parsed.
    fn refreshed(file: files::Found, kept: Option<Kept>) -> (Kept, bool) {
        // Taken before the bytes are read: what changes in between has another stamp the next time.
        let now = SystemTime::now();
        let stamp = Stamp::of(&file.path);
        let kept = match kept {
            Some(kept) if kept.stamp.is_some() && kept.stamp == stamp => return (kept, false),
            kept => kept,
        };
        let stamp = stamp.filter(|stamp| stamp.is_settled(now));
        let text = match file.kind {
            Kind::Asset => None,
            _ => Some(file::read(&file.path, file.kind, &file.name)),
        };
        let hash = match &text {
            None => file::fingerprint(&file.path, &file.name),
            Some(bytes) => bytes.as_ref().map(|bytes| xxh3_64(bytes)).map_err(Box::clone),
        };
        match kept {
            Some(kept) if kept.hash == hash => (Kept { stamp, ..kept }, false),
            _ => {
                let parsed = match text {
                    None => parse::asset(&file, hash.clone()),
                    Some(bytes) => parse::text(&file, bytes),
                };
                (Kept { path: file.path, name: file.name, stamp, hash, parsed }, true)
            }
        }
    }
}
