//! Where files wait until their site is whole, which only one build at a time may use.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::Failure;

/// How the names begin of what the program puts into an output folder for its own use.
pub const PREFIX: &str = ".shortbreaks-";

/// The folder in which files wait: in the output folder, which is on the same disk as itself.
const FOLDER: &str = ".shortbreaks-unfinished";

/// What the build holds that may write. Whatever ends the program lets go of it.
const LOCK: &str = "lock";

/// Where files wait, in the folders in which they will be.
const SITE: &str = "site";

/// The folder in which files wait. It goes with this, and so does an output folder that was made for it alone.
pub struct Unfinished {
    folder: PathBuf,
    out: PathBuf,
    /// Whether the output folder was not there.
    is_new: bool,
    _lock: File,
}

impl Unfinished {
    /// Makes the folder, and takes away what a build left behind that was killed. Fails where another build writes to
    /// the same output folder.
    pub fn begin(out: &Path) -> Result<Unfinished, Failure> {
        let failed = |error| Failure::Io(out.to_owned(), error);
        let is_new = !out.exists();
        let folder = out.join(FOLDER);
        loop {
            fs::create_dir_all(&folder).map_err(failed)?;
            let lock = match File::create(folder.join(LOCK)) {
                Ok(lock) => lock,
                // The build before this one has just taken its folder away.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(failed(error)),
            };
            match lock.try_lock() {
                Ok(()) if is_there(&lock) => {
                    let begun = Unfinished { folder, out: out.to_owned(), is_new, _lock: lock };
                    begun.take_away_what_was_left().map_err(failed)?;
                    fs::create_dir(begun.folder.join(SITE)).map_err(failed)?;
                    return Ok(begun);
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Failure::Busy(out.to_owned())),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
        }
    }

    /// Where a file or folder of the site waits, by its path inside the output folder.
    pub fn place(&self, path: &str) -> PathBuf {
        self.folder.join(SITE).join(path)
    }

    /// Writes a file to where it waits.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if let Some((folder, _)) = path.rsplit_once('/') {
            self.make_folder(folder)?;
        }
        fs::write(self.place(path), bytes)
    }

    /// Makes a folder, and those that it is in; never the one for all of them, which is gone where somebody has put
    /// something else in the place of the output folder.
    fn make_folder(&self, path: &str) -> io::Result<()> {
        let make = || match fs::create_dir(self.place(path)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            done => done,
        };
        match (make(), path.rsplit_once('/')) {
            (Err(error), Some((above, _))) if error.kind() == io::ErrorKind::NotFound => {
                self.make_folder(above)?;
                make()
            }
            (done, _) => done,
        }
    }

    fn take_away_what_was_left(&self) -> io::Result<()> {
        let left = |folder: &Path, is_left: &dyn Fn(&str) -> bool| {
            let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
            entries.iter().filter(|entry| is_left(&entry.file_name().to_string_lossy())).try_for_each(
                |entry| match entry.file_type()?.is_dir() {
                    true => fs::remove_dir_all(entry.path()),
                    false => fs::remove_file(entry.path()),
                },
            )
        };
        left(&self.folder, &|name| name != LOCK)?;
        left(&self.out, &|name| name.starts_with(PREFIX) && name != FOLDER && name != super::manifest::NAME)
    }
}

/// Whether a file can still be found by others: one that was removed keeps nobody out.
#[cfg(unix)]
fn is_there(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.metadata().is_ok_and(|meta| meta.nlink() > 0)
}

#[cfg(not(unix))]
fn is_there(_: &File) -> bool {
    true
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = self.take_away_what_was_left();
        // The lock goes by itself: a build that begins in this moment may have made another.
        let _ = fs::remove_file(self.folder.join(LOCK));
        let _ = fs::remove_dir(&self.folder);
        if self.is_new {
            let _ = fs::remove_dir(&self.out);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_nowhere_among_what_waits_is_refused() {
        let out = tempfile::tempdir().unwrap();
        let unfinished = Unfinished::begin(out.path()).map_err(|failure| failure.to_string()).unwrap();
        std::os::unix::fs::symlink("nowhere", unfinished.place("services")).unwrap();
        let written = unfinished.write("services/saturday-swim/index.html", b"a page");
        assert_eq!(written.map_err(|error| error.kind()), Err(io::ErrorKind::NotFound));
    }
}
