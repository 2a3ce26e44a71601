//! Words to look for, and the listings that a family keeps: pages that a script fills, and that say what else there
//! is without one.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use crate::site::{Site, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct SearchView {
    /// Ways to what the site says.
    ways: Vec<Link>,
}

pub fn search(site: &Site) -> SearchView {
    let statement = site.content.statement.title.as_str();
    SearchView {
        ways: vec![
            Link::inside(&url::services(), "Find a short break"),
            Link::inside(&url::a_to_z(), "Short breaks A to Z"),
            Link::inside(&url::statement(), statement),
            Link::inside(&url::statement_all(), "The whole statement on one page"),
            Link::inside(&url::eligibility(), "Can we get a short break?"),
            Link::inside(&url::providers(), "Who runs short breaks"),
            Link::inside(&url::glossary(), "Words explained"),
            Link::inside(&url::contact(), "Contact us"),
        ],
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct ShortListView {
    services: Link,
    all: Link,
}

pub fn short_list(_: &Site) -> ShortListView {
    ShortListView {
        services: Link::inside(&url::services(), "find a short break"),
        all: Link::inside(&url::services_all(), "print every break on one page"),
    }
}
