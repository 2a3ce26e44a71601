//! The preview as a running program: every way of saving, every kind of request, for as long as it takes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod lasting;
mod repairs;
mod requests;
mod saving;
mod sharing;
mod starting;
