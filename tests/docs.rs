//! The pages of the documentation that are made from the program say what the program does.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use shortbreaks::content;
use shortbreaks::render::cards::Cards;
use shortbreaks::render::views::{View, reference, view};
use shortbreaks::render::{Theme, theme};
use shortbreaks::site::{Choices, plan};

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
fn the_list_of_views_is_the_one_that_the_types_make() {
    assert_eq!(
        kept("views.md"),
        printed(&["schema", "--views"]),
        "make it again: cargo run -- schema --views > docs/views.md"
    );
}

#[test]
fn every_view_of_the_example_is_in_the_list_with_all_that_its_template_gets() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut loaded = content::load(root);
    let today = "2026-11-22".parse().expect("a day");
    let choices = Choices { drafts: true, with_checks: true, ..Choices::of(today) };
    let (site, _) = plan(&loaded.content, &choices);
    let sites = [site];
    let themes = Theme::load(&sites, root, theme::DEFAULT, false, &mut loaded.sources);
    let themes = themes.unwrap_or_else(|found| panic!("{found:?}"));
    let [site] = &sites;
    let cards = Cards::new(site, &themes[0]);
    let listed = reference::views();
    let mut seen = BTreeSet::new();
    let of_pages = site.pages.iter().filter_map(|page| view(site, page, false, &mut cards.on_page("")));
    let of_cards = tera::Value::from_serializable(&cards.view(0, "", 3));
    let of_cards = View { template: "card.html", value: of_cards };
    for View { template, value } in of_pages.chain([of_cards]) {
        if !seen.insert(template) {
            continue;
        }
        let known = listed.iter().find(|known| known.template == template);
        let known = known.unwrap_or_else(|| panic!("{template} is not in src/render/views/reference.rs"));
        let value = serde_json::to_value(&value).expect("a view is data");
        let mut given: Vec<&str> =
            value.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        let mut told = known.fields();
        given.sort_unstable();
        told.sort_unstable();
        assert_eq!(given, told, "{template}");
    }
    let listed: BTreeSet<&str> = listed.iter().map(|known| known.template).collect();
    assert_eq!(seen, listed, "the example shows every kind of page");
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
