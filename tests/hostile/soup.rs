//! Files put together by chance from the pieces that files are made of.

use proptest::prelude::*;
use shortbreaks::diagnostic::print;
use shortbreaks::site::{Choices, plan};
use shortbreaks::{check, content};
use tempfile::tempdir;

/// Pieces that mean something to a reader of YAML or Markdown.
const PIECES: [&str; 58] = [
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    " ",
    "- ",
    "\n- ",
    "\n  - ",
    ": ",
    ":",
    ", ",
    "#",
    " #",
    " # ",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|\n  ",
    ">-\n  ",
    "&a ",
    "*a",
    "---\n",
    "\n---\n",
    "...",
    "\t",
    "!",
    "%",
    "@",
    "`",
    "~",
    "null",
    "id: ",
    "name: ",
    "title: ",
    "summary: ",
    "services:\n  ",
    "tier: advice",
    "ages: 5-11",
    "route: { kind: drop-in, text: x }",
    "yes",
    "no",
    "2026-01-01",
    "4.50",
    "a",
    "some words",
    "é",
    "\u{feff}",
    "\u{200b}",
    "日本",
    "{{ total(\"a\") }}",
    "[x](page:a)",
    "<b>",
    "rows: [{ id: a }]",
    "values: [1]",
];

const FILES: [&str; 9] = [
    "site.yaml",
    "statement.yaml",
    "tiers.yaml",
    "vocabulary.yaml",
    "glossary.yaml",
    "break-types.yaml",
    "providers/x.yaml",
    "evidence/x.yaml",
    "pages/x.md",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_in_any_file_is_answered(
        file in prop::sample::select(&FILES[..]),
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40),
    ) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("content").join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, pieces.concat()).unwrap();
        let loaded = content::load(folder.path());
        let today = jiff::civil::date(2026, 11, 1);
        let choices = Choices { drafts: true, strict: true, with_checks: true, ..Choices::of(today) };
        let (site, clashes) = plan(&loaded.content, &choices);
        for found in loaded.found.iter().chain(&clashes).chain(&check::check(&site)) {
            prop_assert!(!print::human(found, &loaded.sources).is_empty());
        }
    }
}
