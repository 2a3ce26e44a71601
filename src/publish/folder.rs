//! What may be an output folder, and what in one is left alone.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Failure;
use super::manifest::Manifest;
use super::unfinished::PREFIX;

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
pub fn real(path: &Path) -> io::Result<PathBuf> {
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

/// Whether a folder is there and has anything in it that a build did not leave behind.
pub fn has_files(out: &Path) -> Result<bool, Failure> {
    let failed = |error| Failure::Io(out.to_owned(), error);
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(failed(error)),
    };
    let is_ours = |entry: fs::DirEntry| entry.file_name().to_string_lossy().starts_with(PREFIX);
    Ok(!entries.all(|entry| entry.is_ok_and(is_ours)))
}

/// Says no to a file of somebody else's where one of ours belongs.
pub fn refuse_foreign(out: &Path, known: &Manifest, ours: &BTreeSet<&str>) -> Result<(), Failure> {
    match ours.iter().map(|path| (path, out.join(path))).find(|(path, at)| !known.has(path) && at.exists()) {
        Some((_, at)) => Err(Failure::InTheWay(at)),
        None => Ok(()),
    }
}

/// Says no to a link in the place of a folder, through which files would be written or removed elsewhere.
pub fn refuse_links<'p>(out: &Path, paths: impl Iterator<Item = &'p str>) -> Result<(), Failure> {
    let above = paths.flat_map(|path| Path::new(path).ancestors().skip(1));
    let folders: BTreeSet<&Path> = above.filter(|folder| !folder.as_os_str().is_empty()).collect();
    let is_link = |at: &PathBuf| fs::symlink_metadata(at).is_ok_and(|meta| meta.is_symlink());
    match folders.into_iter().map(|folder| out.join(folder)).find(is_link) {
        Some(link) => Err(Failure::Link(link)),
        None => Ok(()),
    }
}

/// Removes a file of ours, and the folders that are left empty.
pub fn remove(out: &Path, path: &str) -> Result<bool, Failure> {
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
