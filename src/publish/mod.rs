//! From bytes to the output folder: only what changed is written, each file whole, in an order in which no page
//! ever refers to a file that is not there. Files that the program did not make are left alone.

mod folder;
mod manifest;
mod packed;
mod publication;
mod unfinished;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

pub use folder::check_folder;
pub use publication::Publication;

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
    /// Another build is writing to the output folder.
    Busy(PathBuf),
    /// What the site would be written through leads out of the output folder.
    Link(PathBuf),
    /// The output folder is not the one any more in which the build began.
    Swapped(PathBuf),
    /// A file that is to tell a server of the site is somebody else's.
    NotOurFile(PathBuf),
    /// An address or a path that no configuration of a server can hold, and what to do.
    Unwritable(String, &'static str),
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
            Failure::Busy(path) => write!(
                f,
                "another build is writing to `{}`.\nhelp: wait until it is done, or choose another folder with --out",
                path.display()
            ),
            Failure::Link(path) => write!(
                f,
                "`{}` is a link, and the site would be written to where it leads.\nhelp: take the link away; the output \
                 folder itself may be one",
                path.display()
            ),
            Failure::Swapped(path) => write!(
                f,
                "`{}` is another folder now than when the build began; nothing was published.\nhelp: build again",
                path.display()
            ),
            Failure::NotOurFile(path) => write!(
                f,
                "`{}` was not made by shortbreaks, and what the server has to be told belongs there.\nhelp: move it away, \
                 or add --force to write over it",
                path.display()
            ),
            Failure::Unwritable(text, help) => {
                write!(f, "`{text}` cannot be written into a server's configuration.\nhelp: {help}")
            }
            Failure::Io(path, error) => write!(f, "`{}`: {error}", path.display()),
        }
    }
}

/// Writes a file that is not one of the site's, unless the same is there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    write_whole(path, bytes).map_err(|error| Failure::Io(path.to_owned(), error))
}

/// Writes beside the file and renames, so that nobody ever reads half of it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(unfinished::PREFIX);
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
