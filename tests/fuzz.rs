//! What fuzzing does for hours, for a moment: each target with its seeds, and with a few changes to each.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::path::Path;
use std::{fmt, fs};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

#[path = "../fuzz/src/lib.rs"]
mod targets;

/// Pieces that mean something to one reader or other.
const PIECES: [&str; 40] = [
    "\n",
    "\r\n",
    "\n  ",
    "\n- ",
    ": ",
    " #",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "---\n",
    "\t",
    "!",
    "~",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{e000}",
    "{{ ",
    " }}",
    "](",
    "<b>",
    "&#0;",
    "-->",
    "]]>",
    "</script>",
    "`",
    "=cmd",
    ",",
    ";",
    "%2e%2e/",
    "%00",
    "null",
    "99999999999999999999",
];

/// So often each target gets a seed that was changed.
const CASES: u32 = 30;

/// One change to bytes.
#[derive(Debug, Clone)]
enum Change {
    /// A piece is put in.
    Piece(prop::sample::Index, &'static str),
    /// A byte is another.
    Byte(prop::sample::Index, u8),
    /// A stretch is gone.
    Cut(prop::sample::Index, prop::sample::Index),
    /// A stretch is there many times.
    Repeat(prop::sample::Index, prop::sample::Index, usize),
}

impl Change {
    fn any() -> impl Strategy<Value = Change> {
        let place = any::<prop::sample::Index>;
        prop_oneof![
            4 => (place(), prop::sample::select(&PIECES[..])).prop_map(|(at, piece)| Change::Piece(at, piece)),
            2 => (place(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
            1 => (place(), place()).prop_map(|(from, to)| Change::Cut(from, to)),
            1 => (place(), place(), 2usize..50).prop_map(|(from, to, times)| Change::Repeat(from, to, times)),
        ]
    }

    fn apply(&self, bytes: &mut Vec<u8>) {
        let size = bytes.len() + 1;
        let at = |index: &prop::sample::Index| index.index(size);
        let between = |one: &prop::sample::Index, other: &prop::sample::Index| {
            let (one, other) = (at(one), at(other));
            one.min(other)..one.max(other)
        };
        match self {
            Change::Piece(place, piece) => drop(bytes.splice(at(place)..at(place), piece.bytes())),
            Change::Byte(place, byte) => {
                bytes.iter_mut().skip(at(place)).take(1).for_each(|old| *old = *byte)
            }
            Change::Cut(from, to) => drop(bytes.drain(between(from, to))),
            Change::Repeat(from, to, times) => {
                let stretch = between(from, to);
                let stretch = stretch.start..stretch.end.min(stretch.start + 200);
                let again = bytes[stretch.clone()].repeat(*times);
                bytes.splice(stretch.end..stretch.end, again);
            }
        }
    }
}

/// Bytes that can be read in a message.
struct Bytes(Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

/// Gives a target its seeds as they are, and then changed.
fn hold(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut seeds: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.sort();
    let seeds: Vec<Vec<u8>> = seeds.iter().map(|seed| fs::read(seed).unwrap()).collect();
    seeds.iter().for_each(|seed| run(seed));
    let config = ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
    let changes = prop::collection::vec(Change::any(), 1..6);
    let changed = (prop::sample::select(seeds), changes).prop_map(|(mut bytes, changes)| {
        changes.iter().for_each(|change| change.apply(&mut bytes));
        Bytes(bytes)
    });
    let outcome = TestRunner::new(config).run(&changed, |bytes| {
        run(&bytes.0);
        Ok(())
    });
    outcome.unwrap_or_else(|failed| panic!("{target}: {failed}"));
}

#[test]
fn any_data_is_answered() {
    hold("yaml", targets::yaml);
}

#[test]
fn any_markdown_is_answered() {
    hold("markdown", targets::markdown);
}

#[test]
fn any_head_of_a_section_is_answered() {
    hold("front_matter", targets::front_matter);
}

#[test]
fn any_function_of_prose_is_answered() {
    hold("prose_functions", targets::prose_functions);
}

#[test]
fn any_table_to_import_is_answered() {
    hold("import_csv", targets::import_csv);
}

#[test]
fn any_document_of_open_referral_is_answered() {
    hold("open_referral", targets::open_referral);
}

#[test]
fn any_request_is_answered() {
    hold("request", targets::request);
}
