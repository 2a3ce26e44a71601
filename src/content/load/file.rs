//! The bytes of one file, whether they changed since the last time, and whether they are text.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::content::files::{self, Kind};
use crate::content::scalar::LONGEST_PROSE;
use crate::diagnostic::{Diagnostic, Place};

/// What the system says of a file without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
    /// The number of the file on its disk and the time of the last change to either, which no copy or tool brings
    /// back as they were.
    identity: (u64, i64, i64),
}

/// Disks keep times in steps of up to two seconds, and a file can change twice within one.
const STEP: Duration = Duration::from_secs(3);

impl Stamp {
    /// The stamp of a file; nothing where the system gives none.
    pub(super) fn of(path: &Path) -> Option<Stamp> {
        let file = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt as _;
            (file.ino(), file.ctime(), file.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        Some(Stamp { bytes: file.len(), modified: file.modified().ok(), identity })
    }

    /// Whether the file was last changed so long before `now` that another change would give it another stamp.
    pub(super) fn is_settled(&self, now: SystemTime) -> bool {
        let age = self.modified.and_then(|modified| now.duration_since(modified).ok());
        age.is_some_and(|age| age > STEP)
    }
}

/// A fingerprint of the bytes of a picture or document, however large it is.
pub(super) fn fingerprint(path: &Path, name: &Arc<str>) -> Result<u64, Box<Diagnostic>> {
    let failed = |error| unreadable(name, &error);
    let mut file = fs::File::open(path).map_err(failed)?;
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    let mut buffer = [0; 64 * 1024];
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => return Ok(hasher.digest()),
            read => hasher.update(&buffer[..read]),
        }
    }
}

const KILOBYTE: u64 = 1024;
const MEGABYTE: u64 = 1024 * KILOBYTE;

/// How many bytes a file of a kind has at most. A program writes editions, with every listing in one file; a text of
/// forty thousand words is a book, which nobody reads on a page.
fn longest(kind: Kind) -> u64 {
    match kind {
        Kind::Edition => 128 * MEGABYTE,
        Kind::Section | Kind::Page => LONGEST_PROSE as u64 + 16 * KILOBYTE,
        _ => 2 * MEGABYTE,
    }
}

/// The bytes of a text file, as many as a text can have and one more.
pub(super) fn read(path: &Path, kind: Kind, name: &Arc<str>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let failed = |error| unreadable(name, &error);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    file.take(longest(kind) + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The text that the bytes of a file are.
pub(super) fn text(bytes: Vec<u8>, kind: Kind, name: &Arc<str>) -> Result<String, Box<Diagnostic>> {
    let place = || Place::file(name.clone());
    if bytes.len() as u64 > longest(kind) {
        let message = match longest(kind) {
            long @ MEGABYTE.. => format!("the file is larger than {} MB", long / MEGABYTE),
            long => format!("the file is larger than {} KB", long / KILOBYTE),
        };
        return Err(Box::new(
            Diagnostic::new(&files::NOT_TEXT, place(), message).help("split it into several files"),
        ));
    }
    // Without a mark at its start, it is told by noughts beside plain letters.
    let unmarked = matches!(bytes[..], [1..=255, 0, 1..=255, 0, ..] | [0, 1..=255, 0, 1..=255, ..]);
    if unmarked || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Box::new(
            Diagnostic::new(&files::NOT_TEXT, place(), "the file is saved as UTF-16")
                .help("save it again with the encoding UTF-8"),
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        Box::new(
            Diagnostic::new(&files::NOT_TEXT, place(), format!("line {line} is not UTF-8 text"))
                .help("save the file again with the encoding UTF-8"),
        )
    })?;
    if text.contains('\0') {
        return Err(Box::new(
            Diagnostic::new(&files::NOT_TEXT, place(), "the file is not text")
                .help("pictures and documents belong in `content/assets/`"),
        ));
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    })
}

fn unreadable(name: &Arc<str>, error: &std::io::Error) -> Box<Diagnostic> {
    let message = format!("the file cannot be read: {error}");
    let found = Diagnostic::new(&files::UNREADABLE, Place::file(name.clone()), message);
    Box::new(found.help("see that the file is there and that you may read it"))
}
