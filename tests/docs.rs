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

#[test]
fn the_first_five_minutes_of_the_readme_print_what_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_shortbreaks"));
        let output = program.current_dir(folder.path()).args(args).output().expect("the program runs");
        assert!(output.status.success(), "{args:?}");
        String::from_utf8(output.stdout).expect("the program prints text")
    };
    // How long it took is another number each time.
    let result = |printed: &str| printed.rsplit_once(" (").expect("a time at the end").0.to_owned();
    run(&["new", "my-site"]);
    let first = result(&run(&["build", "--root", "my-site"]));
    let file = folder.path().join("my-site/content/site.yaml");
    let text = std::fs::read_to_string(&file).expect("site.yaml");
    let start = text.find("\n  phone: ").expect("a phone number") + "\n  phone: ".len();
    let number = &text[start..start + "01632 960 000".len()];
    std::fs::write(&file, text.replacen(number, "01632 960 123", 1)).expect("saved");
    let second = result(&run(&["build", "--root", "my-site"]));

    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    for printed in [first, second] {
        let printed = printed.replace("my-site/public", "public");
        assert!(readme.contains(&printed), "the README does not say: {printed}");
    }
}
