//! The pages of the editions that were kept, and of what has changed from one to the next. Nothing is compared here:
//! that is done when a page is asked for.

use std::collections::HashSet;

use super::planner::Planner;
use super::{EditionPart, PageKind, url};
use crate::content::Content;
use crate::content::editions::Edition;

/// What the list of editions is called.
pub const EDITIONS: &str = "Earlier versions of this statement";

/// How many listings stand on one page of an edition.
pub const SERVICES_A_PAGE: usize = 200;

/// On how many pages the listings of an edition stand.
pub fn pages_of_services(edition: &Edition) -> usize {
    edition.services.len().div_ceil(SERVICES_A_PAGE)
}

/// `Version 3.0, 1 April 2025`
pub fn edition_title(edition: &Edition) -> String {
    format!("Version {}, {}", edition.statement.version, edition.statement.published)
}

impl Planner {
    /// The list of editions, each edition, and what each changed; nothing where none was kept.
    pub(super) fn add_editions(&mut self, content: &Content) {
        if content.editions.is_empty() {
            return;
        }
        self.always(url::editions(), PageKind::Editions, EDITIONS);
        if let Some(before) = content.edition_before() {
            let title = format!("What has changed since version {}", before.statement.version);
            self.always(url::what_changed(None), PageKind::Changes(None), &title);
        }
        let first = content.editions_in_order().first().map(|first| first.key());
        let mut keys = HashSet::new();
        for (n, edition) in content.editions.iter().enumerate() {
            let key = edition.key();
            // Two editions of one version are a finding of their own.
            if !keys.insert(key.clone()) {
                continue;
            }
            let page = |part| PageKind::Edition(n, part);
            let title = edition_title(edition);
            self.deep(url::edition(&key), page(EditionPart::Statement), &title);
            let levels = format!("{title}: levels of support");
            self.deep(url::edition_eligibility(&key), page(EditionPart::Eligibility), &levels);
            let breaks = format!("{title}: short breaks");
            for number in 1..=pages_of_services(edition) {
                let at = url::numbered(&url::edition_services(&key), number);
                self.deep(at, page(EditionPart::Services(number)), &breaks);
            }
            if first.as_ref() != Some(&key) {
                let title = format!("What version {} changed", edition.statement.version);
                self.deep(url::what_changed(Some(&key)), PageKind::Changes(Some(n)), &title);
            }
        }
    }
}
