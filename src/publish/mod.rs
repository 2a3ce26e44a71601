//! From bytes to the output folder: only what changed is written, each file whole, in an order in which no page
//! ever refers to a file that is not there. Files that the program did not make are left alone.

mod manifest;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use tempfile::TempDir;

use manifest::Manifest;

/// A file of the site.
pub struct Output {
    /// Its path inside the output folder, with `/` between folders.
    pub path: String,
    /// What is in it.
    pub body: Body,
    /// Whether other files refer to it, so that it has to be there before them.
    pub asset: bool,
}

/// What is in a file.
pub enum Body {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of another file.
    Copy(PathBuf),
}

impl Output {
    /// A file that pages refer to.
    pub fn asset(path: String, body: Body) -> Output {
        Output { path, body, asset: true }
    }

    /// A page.
    pub fn page(path: String, bytes: Vec<u8>) -> Output {
        Output { path, body: Body::Bytes(bytes), asset: false }
    }
}

/// What publishing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Files that were new or different.
    pub written: usize,
    /// Files that the site no longer has.
    pub removed: usize,
}

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum Failure {
    /// The output folder holds files that are not ours.
    NotOurs(PathBuf),
    /// A file that is not ours stands where one of ours belongs.
    InTheWay(PathBuf),
    /// The output folder holds the content, or stands in it.
    AmongContent(PathBuf),
    /// The system refused.
    Io(PathBuf, io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::NotOurs(path) => write!(
                f,
                "`{}` has files in it that shortbreaks did not make.\nhelp: choose another folder with --out, or add \
                 --force to publish beside them; none of them is deleted",
                path.display()
            ),
            Failure::InTheWay(path) => write!(
                f,
                "`{}` was not made by shortbreaks, and a file of the site belongs there.\nhelp: move it away, or add \
                 --force to write over it",
                path.display()
            ),
            Failure::AmongContent(path) => write!(
                f,
                "`{}` is no place for the site: it holds the content or stands inside it.\nhelp: choose another folder \
                 with --out",
                path.display()
            ),
            Failure::Io(path, error) => write!(f, "`{}`: {error}", path.display()),
        }
    }
}

/// Refuses an output folder in which the site and what it is made from would get mixed up.
pub fn check_folder(out: &Path, root: &Path) -> Result<(), Failure> {
    let io = |error| Failure::Io(out.to_owned(), error);
    let target = real(out).map_err(io)?;
    for name in ["content", "themes"] {
        let source = real(&root.join(name)).map_err(io)?;
        if target.starts_with(&source) || source.starts_with(&target) {
            return Err(Failure::AmongContent(out.to_owned()));
        }
    }
    Ok(())
}

/// Where a path leads, whether or not anything is there yet: without `..`, and through symbolic links.
fn real(path: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
        if let Ok(known) = real.canonicalize() {
            real = known;
        }
    }
    Ok(real)
}

/// The files of a site on their way into a folder. Each is put aside as soon as it is made, and all of them take their
/// places when the last one is there, so that the site that is there stays whole until then.
pub struct Publication {
    out: PathBuf,
    force: bool,
    /// What the folder had of ours before; nothing where nothing of ours was there.
    known: Option<Manifest>,
    files: Mutex<Vec<File>>,
    /// Where the files wait that are new or different.
    aside: OnceLock<Option<TempDir>>,
    number: AtomicUsize,
    failed: OnceLock<Failure>,
}

/// A file of the site.
struct File {
    path: String,
    asset: bool,
    /// Where it waits; nothing where the same is there already.
    aside: Option<PathBuf>,
}

impl Publication {
    /// Makes ready to publish to `out`. With `force`, files that are not ours may be written over, but none is ever
    /// deleted.
    pub fn to(out: &Path, force: bool) -> Result<Publication, Failure> {
        let known = Manifest::read(out).map_err(|error| Failure::Io(out.to_owned(), error))?;
        if known.is_none() && !force && has_files(out)? {
            return Err(Failure::NotOurs(out.to_owned()));
        }
        Ok(Publication {
            out: out.to_owned(),
            force,
            known,
            files: Mutex::default(),
            aside: OnceLock::new(),
            number: AtomicUsize::new(0),
            failed: OnceLock::new(),
        })
    }

    /// Takes a file that was made. What the system refuses is told at the end.
    pub fn add(&self, output: Output) {
        if self.failed.get().is_some() {
            return;
        }
        match self.put_aside(&output) {
            Ok(aside) => {
                let file = File { path: output.path, asset: output.asset, aside };
                self.files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
            }
            Err(failure) => self.fail(failure),
        }
    }

    fn fail(&self, failure: Failure) {
        // The first is what the others come from.
        let _ = self.failed.set(failure);
    }

    /// Writes a file to where it waits, if it differs from what is there.
    fn put_aside(&self, output: &Output) -> Result<Option<PathBuf>, Failure> {
        let copied;
        let bytes: &[u8] = match &output.body {
            Body::Bytes(bytes) => bytes,
            Body::Copy(from) => {
                copied = fs::read(from).map_err(|error| Failure::Io(from.clone(), error))?;
                &copied
            }
        };
        if is_same(&self.out.join(&output.path), bytes) {
            return Ok(None);
        }
        let Some(folder) = self.aside.get_or_init(|| self.folder()) else { return Ok(None) };
        let aside = folder.path().join(self.number.fetch_add(1, Ordering::Relaxed).to_string());
        // Whoever reads of it knows the file by the place that it is for.
        fs::write(&aside, bytes).map_err(|error| Failure::Io(self.out.join(&output.path), error))?;
        Ok(Some(aside))
    }

    /// Makes the folder in which files wait: in the output folder, which is on the same disk as itself.
    fn folder(&self) -> Option<TempDir> {
        let folder = fs::create_dir_all(&self.out)
            .and_then(|()| tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(&self.out));
        folder.map_err(|error| self.fail(Failure::Io(self.out.clone(), error))).ok()
    }

    /// Puts all files in their places, in an order in which no page refers to a file that is not there, and removes
    /// those of ours that the site no longer has.
    pub fn finish(mut self) -> Result<Published, Failure> {
        if let Some(failed) = self.failed.take() {
            return Err(failed);
        }
        let out = &self.out;
        let mut files = std::mem::take(self.files.get_mut().unwrap_or_else(PoisonError::into_inner));
        files.par_sort_unstable_by(|one, other| one.path.cmp(&other.path));
        let ours: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        if let (Some(known), false) = (&self.known, self.force) {
            refuse_foreign(out, known, &ours)?;
        }
        let known = self.known.take().unwrap_or_default();
        fs::create_dir_all(out).map_err(|error| Failure::Io(out.to_owned(), error))?;

        // Whatever happens from here on, every file that may be ours is known to be.
        let all = Manifest::of(known.paths().chain(ours.iter().copied()));
        all.write(out, &known)?;
        let moves: Vec<(&File, &Path)> =
            files.iter().filter_map(|file| Some((file, file.aside.as_deref()?))).collect();
        let folder = |(file, _): &(&File, &Path)| out.join(&file.path).parent().map(Path::to_owned);
        let folders: HashSet<PathBuf> = moves.iter().filter_map(folder).collect();
        folders.par_iter().try_for_each(|folder| {
            fs::create_dir_all(folder).map_err(|error| Failure::Io(folder.clone(), error))
        })?;
        for assets in [true, false] {
            moves.par_iter().filter(|(file, _)| file.asset == assets).try_for_each(|(file, aside)| {
                let at = out.join(&file.path);
                fs::rename(aside, &at).map_err(|error| Failure::Io(at, error))
            })?;
        }
        let mut removed = 0;
        for stale in known.paths().filter(|path| !ours.contains(path)) {
            removed += usize::from(remove(out, stale)?);
        }
        Manifest::of(ours.iter().copied()).write(out, &all)?;
        Ok(Published { files: files.len(), written: moves.len(), removed })
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        // What was put aside goes, and so does a folder that was made for it alone.
        if self.aside.take().is_some() {
            let _ = fs::remove_dir(&self.out);
        }
    }
}

/// How the names begin of folders in which files wait. One can stay behind where the program was killed.
const UNFINISHED: &str = ".shortbreaks-";

/// Whether a folder is there and has anything in it.
fn has_files(out: &Path) -> Result<bool, Failure> {
    let failed = |error| Failure::Io(out.to_owned(), error);
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(failed(error)),
    };
    let is_ours = |entry: fs::DirEntry| entry.file_name().to_string_lossy().starts_with(UNFINISHED);
    Ok(!entries.all(|entry| entry.is_ok_and(is_ours)))
}

/// Says no to a file of somebody else's where one of ours belongs.
fn refuse_foreign(out: &Path, known: &Manifest, ours: &BTreeSet<&str>) -> Result<(), Failure> {
    match ours.iter().map(|path| (path, out.join(path))).find(|(path, at)| !known.has(path) && at.exists()) {
        Some((_, at)) => Err(Failure::InTheWay(at)),
        None => Ok(()),
    }
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Writes beside the file and renames, so that nobody ever reads half of it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".shortbreaks-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // A web server reads as another user; the system's mask still applies.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Removes a file of ours, and the folders that are left empty.
fn remove(out: &Path, path: &str) -> Result<bool, Failure> {
    let at = out.join(path);
    match fs::remove_file(&at) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(Failure::Io(at, error)),
    }
    let mut folder = at.parent();
    while let Some(empty) = folder.filter(|folder| *folder != out) {
        if fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(true)
}
