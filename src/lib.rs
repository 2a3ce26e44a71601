//! `shortbreaks` turns a council's YAML and Markdown into the website of its short breaks services statement.
//!
//! One direction, from files to a folder of pages:
//!
//! ```text
//! files on disk ──load──▶ Content ──check──▶ findings
//!                            └──plan──▶ Site: every page, by address
//!                                          └──render──▶ bytes ──publish──▶ public/
//! ```
//!
//! Who knows whom; a line leads only downwards:
//!
//! ```text
//! commands ─┬ build ──┬── check ───────────────┐
//!           ├ serve ──├── render ─┬ editions ──┼── site ─────┬── content ── diagnostic
//!           │         ├── feeds ──┴────────────┤    └── markdown ──────────────┘
//!           │         └── publish, hosts ──────┤             │
//!           ├ editions ────────────────────────┤             │
//!           └ exchange ────────────────────────┴─────────────┘
//! ```

#![forbid(unsafe_code)]

pub mod build;
pub mod check;
pub mod cli;
pub mod commands;
pub mod content;
pub mod diagnostic;
pub mod editions;
pub mod exchange;
pub mod feeds;
pub mod foreign;
pub mod hosts;
pub mod markdown;
mod media_type;
mod progress;
pub mod publish;
pub mod render;
mod report;
pub mod rules;
pub mod serve;
pub mod site;
mod today;
