//! The ways in for bytes that somebody else wrote, and what has to hold whatever they are.
//!
//! Each target takes bytes, gives them to the program where such bytes come from, and panics when the program does,
//! or when what it answers is not as promised: findings that can be read, pages that are valid and have no script of
//! anybody's, files that the program itself can read again.
//!
//! cargo-fuzz looks for such bytes for hours; `tests/fuzz.rs` runs the same targets for a moment with each test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "whatever cannot go on here is a finding"
)]

mod answer;
mod content;
mod desk;
#[path = "../../tests/support/html.rs"]
#[allow(dead_code, reason = "the tests of whole sites use the rest")]
mod html;
mod import;
mod preview;

pub use content::{front_matter, markdown, prose_functions, yaml};
pub use import::{import_csv, open_referral};
pub use preview::request;
