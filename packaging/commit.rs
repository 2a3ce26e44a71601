//! Tells the compiler which commit the program is made from, for `shortbreaks --version`.
//!
//! Cargo runs this before it compiles. It is no part of the program; `src/build.rs` is what builds sites. It never
//! fails: an archive of the source, or a machine without git, makes a program that names its version only.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What goes into the program. Other files can change without making it another one.
const INPUTS: [&str; 5] = ["src", "themes", "packaging/commit.rs", "Cargo.toml", "Cargo.lock"];

#[allow(dead_code, reason = "the tests of this file have a way in of their own")]
fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
    }
    for file in files_that_tell_of_commits(root) {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let commit = commit_of(root).map(|commit| format!(" ({commit})")).unwrap_or_default();
    println!("cargo::rustc-env=SHORTBREAKS_COMMIT={commit}");
}

/// `f0e387e 2026-11-22`, or `f0e387e-dirty 2026-11-22` where the program differs from that commit.
pub fn commit_of(root: &Path) -> Option<String> {
    // An archive that is unpacked somewhere inside another project is not made from that project's commit.
    let top = PathBuf::from(git(root, &["rev-parse", "--show-toplevel"])?);
    if top.canonicalize().ok()? != root.canonicalize().ok()? {
        return None;
    }
    // The date is that of the commit where it was made, and the name is cut here: git would make it longer or shorter
    // by what else is in the clone. So everybody's program says the same.
    let commit = git(root, &["-c", "log.showSignature=false", "log", "-1", "--format=%H %cs"])?;
    let (hash, date) = commit.split_once(' ')?;
    let mut status = vec!["status", "--porcelain", "--"];
    status.extend(INPUTS);
    let dirty = if git(root, &status)?.is_empty() { "" } else { "-dirty" };
    Some(format!("{}{dirty} {date}", hash.get(..7)?))
}

/// Files of git of which one changes whenever another commit is checked out or made.
fn files_that_tell_of_commits(root: &Path) -> Vec<PathBuf> {
    let branch = git(root, &["symbolic-ref", "--quiet", "HEAD"]);
    let names = ["HEAD", "logs/HEAD", "reftable/tables.list"].into_iter().chain(branch.as_deref());
    // Cargo compiles again and again for a file that is not there.
    names
        .filter_map(|name| git(root, &["rev-parse", "--git-path", name]))
        .map(|path| root.join(path))
        .filter(|path| path.is_file())
        .collect()
}

/// What git answers; nothing where it does not know, or is not here.
fn git(root: &Path, args: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(root).args(args).output().ok()?;
    let answer = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| answer.trim_end().to_owned())
}
