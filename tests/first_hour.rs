//! A web officer's first hour: ten slips that people make, and for each the message alone is enough to mend it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use support::{Site, document, service};

/// The organisation of the small site.
const CLUB: &str = "content/providers/splash.yaml";

/// What is said of a site with one slip in it.
#[track_caller]
fn says(site: &Site, message: &str) {
    let run = site.build(&[]);
    assert_eq!(run.err, format!("{message}\n\n1 error: nothing was published\n"));
    assert_eq!(run.code, 1);
    assert!(!site.has("public"));
}

#[test]
fn a_line_that_stands_too_far_in() {
    let site = Site::small();
    site.edit(CLUB, "    tier: advice", "      tier: advice");
    says(
        &site,
        "\
error: this line stands too far in [yaml-syntax]
\x20--> content/providers/splash.yaml:7:7
\x20 |
7 |       tier: advice
\x20 |       ^^^^^^^^^^^^
\x20 |
\x20 = help: start it under the first letter of the line above, with 4 spaces before it",
    );
}

#[test]
fn a_tab_in_place_of_spaces() {
    let site = Site::small();
    site.edit(CLUB, "    tier: advice", "\ttier: advice");
    says(
        &site,
        "\
error: there is a tab here [tab]
\x20--> content/providers/splash.yaml:7:1
\x20 |
7 |     tier: advice
\x20 | ^
\x20 |
\x20 = help: line up with spaces, two for each step in",
    );
}

#[test]
fn a_quote_that_is_not_closed() {
    let site = Site::small();
    site.edit("content/site.yaml", "title: Short breaks in Westmere", "title: \"Short breaks in Westmere");
    says(
        &site,
        "\
error: a quote is opened here and not closed [yaml-syntax]
\x20--> content/site.yaml:5:8
\x20 |
5 | title: \"Short breaks in Westmere
\x20 |        ^^^^^^^^^^^^^^^^^^^^^^^^^
\x20 |
\x20 = help: put the same quote at the end: \"Short breaks in Westmere\"",
    );
}

#[test]
fn a_misspelt_key() {
    let site = Site::small();
    site.edit(CLUB, "    summary:", "    sumary:");
    says(
        &site,
        "\
error: `sumary` is not a key that a service can have [unknown-key]
\x20--> content/providers/splash.yaml:9:5
\x20 |
9 |     sumary: What the saturday-swim is.
\x20 |     ^^^^^^
\x20 |
\x20 = help: did you mean `summary`?",
    );
}

#[test]
fn a_tier_that_does_not_exist() {
    let site = Site::small();
    site.edit(CLUB, "tier: advice", "tier: advise");
    says(
        &site,
        "\
error: there is no tier `advise` in `tiers.yaml` [unknown-id]
\x20--> content/providers/splash.yaml:7:11
\x20 |
7 |     tier: advise
\x20 |           ^^^^^^
\x20 |
\x20 = help: did you mean `advice`?",
    );
}

#[test]
fn a_date_in_words() {
    let site = Site::small();
    site.edit("content/statement.yaml", "published: 2026-04-01", "published: 1 April 2026");
    says(
        &site,
        "\
error: `1 April 2026` is not a date [wrong-value]
\x20--> content/statement.yaml:4:12
\x20 |
4 | published: 1 April 2026
\x20 |            ^^^^^^^^^^^^
\x20 |
\x20 = help: write the date as `2026-04-01`",
    );
}

#[test]
fn a_price_in_words() {
    let site = Site::small();
    site.edit(CLUB, "    route:", "    cost: [{ amount: free }]\n    route:");
    says(
        &site,
        "\
error: `free` is not an amount of money [wrong-value]
\x20 --> content/providers/splash.yaml:10:22
\x20  |
10 |     cost: [{ amount: free }]
\x20  |                      ^^^^
\x20  |
\x20  = help: write 0 for something that is free",
    );
}

#[test]
fn a_service_copied_and_not_renamed() {
    let site = Site::small();
    site.edit(CLUB, "services:\n", &format!("services:\n{}", service("saturday-swim", "")));
    says(
        &site,
        "\
error: another service has the id `saturday-swim` already: further up in this file [duplicate-id]
\x20 --> content/providers/splash.yaml:11:9
\x20  |
11 |   - id: saturday-swim
\x20  |         ^^^^^^^^^^^^^
\x20  |
\x20  = help: give one of the two another id",
    );
}

#[test]
fn a_service_without_a_tier() {
    let site = Site::small();
    site.edit(CLUB, "    tier: advice\n", "");
    says(
        &site,
        "\
error: the service `saturday-swim` has no `tier` [missing-key]
\x20--> content/providers/splash.yaml:4:5
\x20 |
4 |   - id: saturday-swim
\x20 |     ^^
\x20 |
\x20 = help: add `tier: …` (the level of support, from `tiers.yaml`)",
    );
}

#[test]
fn a_link_to_a_page_that_is_not_there() {
    let site = Site::small();
    site.write("content/pages/x.md", document("X", "", "See [how to ask](page:ask)."));
    says(
        &site,
        "\
error: there is no page `ask` [unknown-target]
\x20--> content/pages/x.md:5:5
\x20 |
5 | See [how to ask](page:ask).
\x20 |     ^^^^^^^^^^^^^^^^^^^^^^
\x20 |
\x20 = help: write one of `x`",
    );
}
