//! Documents as councils have published them, each as a small site whose pages state every fact of the document.
//!
//! A folder of `documents/` holds the site's `content/` and `facts.md`: below each heading, which is the address of a
//! page, the facts that have to stand there as text and not in a picture alone. The words are the site's own.

use std::path::Path;

use crate::support::{Site, copy};

/// Builds the site of a document and holds its pages against its list of facts.
#[track_caller]
fn states_every_fact(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/documents").join(name);
    let site = built(&folder);
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

fn built(folder: &Path) -> Site {
    let site = Site::empty();
    copy(&folder.join("content"), &site.path("content"));
    site.built(&[]);
    site
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
