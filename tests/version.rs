//! `shortbreaks --version` names the commit that the program is made from, and only that one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../packaging/commit.rs"]
mod commit;

use std::fs;
use std::path::Path;
use std::process::Command;

use commit::commit_of;
use tempfile::TempDir;

fn git(folder: &Path, args: &[&str]) -> String {
    let mut git = Command::new("git");
    git.current_dir(folder).args(args).env("GIT_COMMITTER_DATE", "2026-11-22T23:30:00+00:00");
    let done = git.output().unwrap();
    assert!(done.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim_end().to_owned()
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A checkout with one commit, and the name of that commit.
fn checkout() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    git(root, &["init", "--quiet", "--initial-branch=main"]);
    git(root, &["config", "user.email", "editor@example.org"]);
    git(root, &["config", "user.name", "Editor"]);
    write(root, "src/main.rs", "fn main() {}\n");
    write(root, "README.md", "A program.\n");
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "--message", "Start"]);
    let name = git(root, &["rev-parse", "HEAD"])[..7].to_owned();
    (folder, name)
}

#[test]
fn a_checkout_is_named_with_the_day_of_its_commit() {
    let (checkout, name) = checkout();
    assert_eq!(commit_of(checkout.path()), Some(format!("{name} 2026-11-22")));
}

#[test]
fn a_program_that_differs_from_the_commit_says_so() {
    let (checkout, name) = checkout();
    write(checkout.path(), "README.md", "This is not in the program.\n");
    assert_eq!(commit_of(checkout.path()), Some(format!("{name} 2026-11-22")));
    write(checkout.path(), "themes/new.html", "A file that git does not know yet is.\n");
    assert_eq!(commit_of(checkout.path()), Some(format!("{name}-dirty 2026-11-22")));
}

#[test]
fn shallow_clones_and_worktrees_say_the_same() {
    let (checkout, name) = checkout();
    let beside = tempfile::tempdir().unwrap();
    let from = format!("file://{}", checkout.path().display());
    git(beside.path(), &["clone", "--quiet", "--depth", "1", &from, "clone"]);
    let worktree = beside.path().join("worktree");
    git(checkout.path(), &["worktree", "add", "--quiet", "--detach", worktree.to_str().unwrap()]);
    for folder in [beside.path().join("clone"), worktree] {
        assert_eq!(commit_of(&folder), Some(format!("{name} 2026-11-22")), "{}", folder.display());
    }
}

#[test]
fn an_archive_names_no_commit_even_inside_another_checkout() {
    let alone = tempfile::tempdir().unwrap();
    assert_eq!(commit_of(alone.path()), None);
    let (checkout, _) = checkout();
    write(checkout.path(), "vendor/shortbreaks/src/main.rs", "fn main() {}\n");
    assert_eq!(commit_of(&checkout.path().join("vendor/shortbreaks")), None);
}

#[test]
fn the_program_tells_its_version_in_short_and_in_full() {
    let told = |flag: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_shortbreaks")).arg(flag).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let short = format!("shortbreaks {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(told("-V"), short);
    let full = told("--version");
    let Some(commit) = full.strip_prefix(short.trim_end()).unwrap().trim_end().strip_prefix(" (") else {
        assert_eq!(full, short);
        return;
    };
    let (name, day) = commit.strip_suffix(')').unwrap().split_once(' ').unwrap();
    assert_eq!(name.trim_end_matches("-dirty").len(), 7);
    day.parse::<jiff::civil::Date>().unwrap();
}
