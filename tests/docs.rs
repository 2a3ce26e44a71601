//! The pages of the documentation that are made from the program say what the program does.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::Command;

fn printed(args: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_shortbreaks")).args(args).output().expect("the program runs");
    assert!(output.status.success(), "{args:?}");
    String::from_utf8(output.stdout).expect("the program prints text")
}

fn kept(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_content_reference_is_the_one_that_the_types_make() {
    assert_eq!(
        kept("content.md"),
        printed(&["schema", "--reference"]),
        "make it again: cargo run -- schema --reference > docs/content.md"
    );
}

#[test]
fn the_list_of_rules_is_the_one_that_the_registry_makes() {
    assert_eq!(
        kept("rules.md"),
        printed(&["explain", "--reference"]),
        "make it again: cargo run -- explain --reference > docs/rules.md"
    );
}
