//! Whole sites, made small in code or taken from the example, and what their visitors and writers see.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod addresses;
mod another_council;
mod changes;
mod decisions;
mod documents;
mod easy_read;
mod emblems;
mod evidence;
mod example;
mod findings;
mod grouping;
mod guide;
mod languages;
mod listings;
mod media;
mod minified;
mod narrowing;
mod near;
mod open_data;
mod open_referral;
mod open_referral_import;
mod outcomes;
mod participation;
mod portable;
mod publishing;
mod range;
mod same_bytes;
mod scan;
mod schemas;
mod sessions;
mod themes;
mod ways_to_ask;
mod ways_to_read;
