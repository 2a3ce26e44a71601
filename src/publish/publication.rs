//! The files of a site on their way into the output folder.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::folder::{has_files, real, refuse_foreign, refuse_links, remove};
use super::manifest::Manifest;
use super::packed::{self, Packing};
use super::unfinished::Unfinished;
use super::{Body, Failure, Output, Published};

/// The files of a site on their way into a folder. Each is put aside as soon as it is made, and all of them take their
/// places when the last one is there, so that the site that is there stays whole until then.
pub struct Publication {
    out: PathBuf,
    /// Where the output folder really is.
    place: PathBuf,
    force: bool,
    /// Whether files that get much smaller are there packed as well.
    packed: bool,
    /// What the folder had of ours before; nothing where nothing of ours was there.
    known: Option<Manifest>,
    /// Whether nothing at all was there, so that no file has to be looked for.
    was_empty: bool,
    files: Mutex<Vec<File>>,
    /// Where the files wait that are new or different.
    unfinished: Unfinished,
    failed: OnceLock<Failure>,
}

/// A file of the site.
struct File {
    path: String,
    turn: Turn,
    /// Whether it waits for its place; not where the same is there already.
    waits: bool,
}

/// When a file takes its place. Whatever instant is the last, no page that readers can come to leads to a file that is
/// not there: only pages of a later turn lead to those of an earlier one, or pages that nothing leads to yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// What pages are shown with.
    Asset,
    /// A page that was not there before.
    New,
    /// The first page, from which the others are found.
    First,
    /// A page in the place of an older one.
    Changed,
}

impl Turn {
    const ALL: [Turn; 4] = [Turn::Asset, Turn::New, Turn::First, Turn::Changed];

    fn of(output: &Output, is_there: bool) -> Turn {
        match (output.asset, is_there, output.path.as_str()) {
            (true, ..) => Turn::Asset,
            (_, true, _) => Turn::Changed,
            (.., "index.html") => Turn::First,
            _ => Turn::New,
        }
    }
}

impl Publication {
    /// Makes ready to publish to `out`. With `force`, files that are not ours may be written over, but none is ever
    /// deleted. With `packed`, a server finds text packed as well.
    pub fn to(out: &Path, force: bool, packed: bool) -> Result<Publication, Failure> {
        let known = Manifest::read(out).map_err(|error| Failure::Io(out.to_owned(), error))?;
        let was_empty = known.is_none() && !has_files(out)?;
        if known.is_none() && !force && !was_empty {
            return Err(Failure::NotOurs(out.to_owned()));
        }
        let unfinished = Unfinished::begin(out)?;
        // Nobody else writes from here on.
        let io = |error| Failure::Io(out.to_owned(), error);
        let (known, place) = (Manifest::read(out).map_err(io)?, real(out).map_err(io)?);
        Ok(Publication {
            out: out.to_owned(),
            place,
            force,
            packed,
            // Another build may have put its site there before this one could begin.
            was_empty: was_empty && known.is_none(),
            known,
            files: Mutex::default(),
            unfinished,
            failed: OnceLock::new(),
        })
    }

    /// Takes a file that was made. What the system refuses is told at the end.
    pub fn add(&self, output: Output) {
        if self.failed.get().is_some() {
            return;
        }
        match self.put_aside(output) {
            Ok(files) => self.files.lock().unwrap_or_else(PoisonError::into_inner).extend(files),
            Err(failure) => self.fail(failure),
        }
    }

    fn fail(&self, failure: Failure) {
        // The first is what the others come from.
        let _ = self.failed.set(failure);
    }

    /// Writes a file to where it waits, and the same packed where that is wanted, if they differ from what is there.
    fn put_aside(&self, output: Output) -> Result<Vec<File>, Failure> {
        let at = self.out.join(&output.path);
        let copied;
        let bytes: &[u8] = match &output.body {
            Body::Bytes(bytes) => bytes,
            Body::Copy(from) => {
                copied = fs::read(from).map_err(|error| Failure::Io(from.clone(), error))?;
                &copied
            }
        };
        let there = if self.was_empty { None } else { fs::symlink_metadata(&at).ok() };
        let turn = Turn::of(&output, there.is_some());
        let mut files = Vec::new();
        if self.packed && packed::is_worth_it(&output.path, bytes) {
            for packing in Packing::ALL {
                files.push(self.pack(packing, &output.path, turn, bytes)?);
            }
        }
        let is_as_long = there.is_some_and(|there| there.is_file() && there.len() == bytes.len() as u64);
        let waits = !(is_as_long && fs::read(&at).is_ok_and(|there| there == bytes));
        if waits {
            self.wait(&output.path, bytes)?;
        }
        files.push(File { path: output.path, turn, waits });
        Ok(files)
    }

    /// Packs a file, unless it is there in that form. What is packed there may have been left by a build that was
    /// killed, so that it is looked into.
    fn pack(&self, packing: Packing, path: &str, turn: Turn, bytes: &[u8]) -> Result<File, Failure> {
        let path = format!("{path}.{}", packing.ending());
        let at = self.out.join(&path);
        let is_file = fs::symlink_metadata(&at).is_ok_and(|there| there.is_file());
        let waits = !(is_file && fs::read(&at).is_ok_and(|there| packing.holds(&there, bytes)));
        if waits {
            let packed = packing.pack(bytes).map_err(|error| Failure::Io(at, error))?;
            self.wait(&path, &packed)?;
        }
        Ok(File { path, turn, waits })
    }

    /// Writes the bytes of a file to where it waits for its place.
    fn wait(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        // Whoever reads of a failure knows the file by the place that it is for.
        self.unfinished.write(path, bytes).map_err(|error| Failure::Io(self.out.join(path), error))
    }

    /// Puts all files in their places, in an order in which no page refers to a file that is not there, and removes
    /// those of ours that the site no longer has.
    pub fn finish(mut self) -> Result<Published, Failure> {
        let out = &self.out;
        if !real(out).is_ok_and(|place| place == self.place) {
            return Err(Failure::Swapped(out.to_owned()));
        }
        if let Some(failed) = self.failed.take() {
            return Err(failed);
        }
        let mut files = std::mem::take(self.files.get_mut().unwrap_or_else(PoisonError::into_inner));
        files.par_sort_unstable_by(|one, other| one.path.cmp(&other.path));
        let ours: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        if let (Some(known), false) = (&self.known, self.force) {
            refuse_foreign(out, known, &ours)?;
        }
        let known = self.known.take().unwrap_or_default();
        // Somebody may have put something there since.
        let is_empty = self.was_empty && !has_files(out)?;
        if !is_empty {
            refuse_links(out, known.paths().chain(ours.iter().copied()))?;
        }

        // Whatever happens from here on, every file that may be ours is known to be.
        let all = Manifest::of(known.paths().chain(ours.iter().copied()));
        all.write(out, &known)?;
        let waiting: Vec<&File> = files.iter().filter(|file| file.waits).collect();
        match is_empty {
            true => self.move_all(&waiting)?,
            false => self.move_each(&waiting)?,
        }
        let mut removed = 0;
        for stale in known.paths().filter(|path| !ours.contains(path)) {
            removed += usize::from(remove(out, stale)?);
        }
        Manifest::of(ours.iter().copied()).write(out, &all)?;
        Ok(Published { files: files.len(), written: waiting.len(), removed })
    }

    /// Gives files their places in a folder that has nothing in it: each folder of the site at once, with all that is in
    /// it.
    fn move_all(&self, files: &[&File]) -> Result<(), Failure> {
        let mut turns: BTreeMap<&str, Turn> = BTreeMap::new();
        for file in files {
            let first = file.path.split('/').next().unwrap_or_default();
            let turn = turns.entry(first).or_insert(file.turn);
            *turn = file.turn.max(*turn);
        }
        let mut names: Vec<&str> = turns.keys().copied().collect();
        names.sort_by_key(|name| turns[name]);
        names.into_iter().try_for_each(|name| self.move_one(name))
    }

    /// Gives files their places among those that are there.
    fn move_each(&self, files: &[&File]) -> Result<(), Failure> {
        let folder = |file: &&File| self.out.join(&file.path).parent().map(Path::to_owned);
        let folders: HashSet<PathBuf> = files.iter().filter_map(folder).collect();
        folders.par_iter().try_for_each(|folder| {
            fs::create_dir_all(folder).map_err(|error| Failure::Io(folder.clone(), error))
        })?;
        Turn::ALL.into_iter().try_for_each(|turn| {
            let files = files.par_iter().filter(|file| file.turn == turn);
            files.try_for_each(|file| self.move_one(&file.path))
        })
    }

    fn move_one(&self, path: &str) -> Result<(), Failure> {
        let at = self.out.join(path);
        fs::rename(self.unfinished.place(path), &at).map_err(|error| Failure::Io(at, error))
    }
}
