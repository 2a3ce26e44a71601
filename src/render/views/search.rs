//! Words to look for, and the listings that a family keeps: pages that a script fills, and that say what else there
//! is without one.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use crate::site::{Site, Url, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct SearchView {
    /// Ways to what the site says.
    ways: Vec<Link>,
}

pub fn search(site: &Site) -> SearchView {
    let link = |url: Url, key: &str| Link::inside(&url, site.content.words.say(key));
    SearchView {
        ways: vec![
            link(url::services(), "titles.services"),
            link(url::a_to_z(), "titles.a-to-z"),
            Link::inside(&url::statement(), site.content.statement.title.as_str()),
            link(url::statement_all(), "ways.statement-all"),
            link(url::eligibility(), "titles.eligibility"),
            link(url::providers(), "titles.providers"),
            link(url::glossary(), "titles.glossary"),
            link(url::contact(), "titles.contact"),
        ],
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct ShortListView {
    services: Link,
    all: Link,
}

pub fn short_list(site: &Site) -> ShortListView {
    let link = |url: Url, key: &str| Link::inside(&url, site.content.words.say(key));
    ShortListView {
        services: link(url::services(), "titles.services"),
        all: link(url::services_all(), "titles.services-all"),
    }
}
