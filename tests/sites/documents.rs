//! Documents as councils have published them, each as a small site whose pages state every fact of the document.
//!
//! A folder of `documents/` holds the site's `content/` and `facts.md`: below each heading, which is the address of a
//! page, the facts that have to stand there as text and not in a picture alone. The words are the site's own.

use std::path::{Path, PathBuf};

use crate::support::{Run, Site, copy};

/// The slides of a county's conference: three levels by letters, a table of packages, and a sum that is not the one said.
#[test]
fn durham_states_every_fact() {
    states_every_fact("durham");
}

#[test]
fn durham_has_its_own_three_levels_and_no_others() {
    let site = written("durham");
    site.built(&[]);
    for url in site.urls() {
        let text = site.page(&url).one("main").text().to_lowercase();
        assert!(
            !text.contains("universal") && !text.contains("targeted"),
            "/{url} grades in words of its own"
        );
    }
}

#[test]
fn durham_is_told_that_it_says_372_and_its_table_320() {
    let site = written("durham");
    let run = Run::of(&mut site.command(&["check", "--today", crate::support::TODAY]));
    let all = format!("{}{}", run.out, run.err);
    let said = "this says 372 specialist packages, and the nearest figure in the data is 320, the total of the table `packages`";
    assert!(all.contains(said) && all.contains("[number-not-in-data]"), "{all}");
    // The total as the prose has it cannot be written into the table at all.
    site.edit("content/evidence/packages.yaml", "total: 320", "total: 372");
    site.build(&[]).refused_by(&["wrong-total"]);
}

/// A national report that gives growth and participation as percentages alone.
#[test]
fn the_national_report_states_every_fact() {
    states_every_fact("national-report");
}

#[test]
fn wirral_states_its_decision() {
    states_every_fact("wirral");
}

#[test]
fn herefordshire_states_its_resolution() {
    states_every_fact("herefordshire");
}

#[test]
fn a_specification_states_its_aims_and_outcomes() {
    states_every_fact("specification");
}

/// Builds the site of a document and holds its pages against its list of facts.
#[track_caller]
fn states_every_fact(name: &str) {
    let folder = folder(name);
    let site = written(name);
    site.built(&[]);
    let facts = std::fs::read_to_string(folder.join("facts.md")).unwrap();
    let (mut page, mut found, mut missing) = (None, 0, Vec::new());
    for line in facts.lines() {
        if let Some(address) = line.strip_prefix("## /") {
            page = Some((address, site.page(address).one("main").text()));
        } else if let (Some(fact), Some((address, text))) = (line.strip_prefix("- "), &page) {
            match text.contains(fact) {
                true => found += 1,
                false => missing.push(format!("/{address}: {fact}")),
            }
        }
    }
    assert!(missing.is_empty(), "not on the pages:\n{}", missing.join("\n"));
    assert!(found > 0, "{name} lists no fact");
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/documents").join(name)
}

/// The site of a document as it is written.
fn written(name: &str) -> Site {
    let site = Site::empty();
    copy(&folder(name).join("content"), &site.path("content"));
    site
}
