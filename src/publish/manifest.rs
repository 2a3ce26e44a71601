//! The list of files in the output folder that are ours, kept there itself: only these are ever removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path};

use super::{Failure, write_whole};

/// Its name in the output folder. A web server need not hide it: it lists what is public anyway.
pub const NAME: &str = ".shortbreaks-files";

const HEAD: &str = "# Files of this folder that shortbreaks made, and may remove.";

/// Paths of files, with `/` between folders.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeSet<String>);

impl Manifest {
    /// A list of these paths.
    pub fn of<'a>(paths: impl Iterator<Item = &'a str>) -> Manifest {
        Manifest(paths.map(str::to_owned).collect())
    }

    /// The list in `out`; nothing where there is none.
    pub fn read(out: &Path) -> io::Result<Option<Manifest>> {
        let text = match fs::read_to_string(out.join(NAME)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        // Only paths that stay inside the folder: the list says what may be removed.
        let inside = |path: &&str| {
            !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
        };
        let paths = text.lines().filter(|line| !line.starts_with('#')).filter(inside);
        Ok(Some(Manifest(paths.map(str::to_owned).collect())))
    }

    /// Writes the list to `out`, unless it is the one that is `there`.
    pub fn write(&self, out: &Path, there: &Manifest) -> Result<(), Failure> {
        if self == there {
            return Ok(());
        }
        let mut text = format!("{HEAD}\n");
        for path in &self.0 {
            text.push_str(path);
            text.push('\n');
        }
        let path = out.join(NAME);
        write_whole(&path, text.as_bytes()).map_err(|error| Failure::Io(path, error))
    }

    /// The paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether a path is in the list.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains(path)
    }
}
