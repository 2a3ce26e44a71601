//! Content made to break things, by accident or on purpose: whatever comes in, the answer is a site or a finding that
//! says what to do, and never a crash, a hang, or a script in a reader's browser.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod decisions;
mod editions;
#[cfg(unix)]
mod expected;
mod files;
mod guide;
mod injections;
#[cfg(unix)]
mod input;
#[cfg(unix)]
mod inputs;
mod markup;
mod names;
mod spoil;
mod values;
mod yaml;
