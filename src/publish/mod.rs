//! From bytes to the output folder: only what changed is written, each file whole, in an order in which no page
//! ever refers to a file that is not there. Files that the program did not make are left alone.

mod manifest;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use manifest::Manifest;

/// A file of the site.
pub struct Output {
    /// Its path inside the output folder, with `/` between folders.
    pub path: String,
    /// What is in it.
    pub body: Body,
    /// Whether other files refer to it, so that it has to be there before them.
    asset: bool,
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

/// Makes the folder `out` hold `outputs`. With `force`, files that are not ours may be written over, but none
/// is ever deleted.
pub fn publish(out: &Path, outputs: &[Output], force: bool) -> Result<Published, Failure> {
    let known = Manifest::read(out).map_err(|error| Failure::Io(out.to_owned(), error))?;
    let ours: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    if !force {
        refuse_foreign(out, known.as_ref(), &ours)?;
    }
    let known = known.unwrap_or_default();
    fs::create_dir_all(out).map_err(|error| Failure::Io(out.to_owned(), error))?;

    // Whatever happens from here on, every file that may be ours is known to be.
    let all = Manifest::of(known.paths().chain(ours.iter().copied()));
    all.write(out, &known)?;
    let mut written = 0;
    for assets in [true, false] {
        let changed: Vec<bool> = outputs
            .par_iter()
            .filter(|output| output.asset == assets)
            .map(|output| write_if_changed(&out.join(&output.path), &output.body))
            .collect::<Result<_, _>>()?;
        written += changed.into_iter().filter(|changed| *changed).count();
    }
    let mut removed = 0;
    for stale in known.paths().filter(|path| !ours.contains(path)) {
        removed += usize::from(remove(out, stale)?);
    }
    Manifest::of(ours.iter().copied()).write(out, &all)?;
    Ok(Published { files: outputs.len(), written, removed })
}

/// Says no to a folder that somebody else uses.
fn refuse_foreign(out: &Path, known: Option<&Manifest>, ours: &BTreeSet<&str>) -> Result<(), Failure> {
    let Some(known) = known else {
        let taken = match fs::read_dir(out) {
            Ok(mut entries) => entries.next().is_some(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(Failure::Io(out.to_owned(), error)),
        };
        return if taken { Err(Failure::NotOurs(out.to_owned())) } else { Ok(()) };
    };
    match ours.iter().map(|path| (path, out.join(path))).find(|(path, at)| !known.has(path) && at.exists()) {
        Some((_, at)) => Err(Failure::InTheWay(at)),
        None => Ok(()),
    }
}

/// Writes a file whole or not at all, and only if it differs from what is there.
fn write_if_changed(path: &Path, body: &Body) -> Result<bool, Failure> {
    let failed = |error| Failure::Io(path.to_owned(), error);
    let copied;
    let bytes: &[u8] = match body {
        Body::Bytes(bytes) => bytes,
        Body::Copy(from) => {
            copied = fs::read(from).map_err(|error| Failure::Io(from.clone(), error))?;
            &copied
        }
    };
    if is_same(path, bytes) {
        return Ok(false);
    }
    write_whole(path, bytes).map_err(failed)?;
    Ok(true)
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
