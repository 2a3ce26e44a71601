//! The pages of the editions that were kept, and of what has changed from one to the next. Nothing is compared here:
//! that is done when a page is asked for.

use std::collections::HashSet;

use super::planner::Planner;
use super::{EditionPart, PageKind, url};
use crate::content::Content;
use crate::content::editions::Edition;
use crate::content::words::Words;

/// What the list of editions is called.
pub fn editions_title(words: &Words) -> String {
    words.say("version.all")
}

/// How many listings stand on one page of an edition.
pub const SERVICES_A_PAGE: usize = 200;

/// On how many pages the listings of an edition stand.
pub fn pages_of_services(edition: &Edition) -> usize {
    edition.services.len().div_ceil(SERVICES_A_PAGE)
}

/// `Version 3.0, 1 April 2025`
pub fn edition_title(edition: &Edition, words: &Words) -> String {
    title_of(edition, "version.title", words)
}

/// A title in which an edition is named.
fn title_of(edition: &Edition, key: &str, words: &Words) -> String {
    let (version, day) = (edition.statement.version.to_string(), words.day(edition.statement.published.0));
    words.say_with(key, &[("version", (&version).into()), ("day", (&day).into())])
}

impl Planner {
    /// The list of editions, each edition, and what each changed; nothing where none was kept.
    pub(super) fn add_editions(&mut self, content: &Content) {
        if content.editions.is_empty() {
            return;
        }
        let words = &content.words;
        self.always(url::editions(), PageKind::Editions, &editions_title(words));
        if let Some(before) = content.edition_before() {
            let title = title_of(before, "version.since", words);
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
            let title = edition_title(edition, words);
            self.deep(url::edition(&key), page(EditionPart::Statement), &title);
            let levels = title_of(edition, "version.levels", words);
            self.deep(url::edition_eligibility(&key), page(EditionPart::Eligibility), &levels);
            let breaks = title_of(edition, "version.breaks", words);
            for number in 1..=pages_of_services(edition) {
                let at = url::numbered(&url::edition_services(&key), number);
                self.deep(at, page(EditionPart::Services(number)), &breaks);
            }
            if first.as_ref() != Some(&key) {
                let title = title_of(edition, "version.changed", words);
                self.deep(url::what_changed(Some(&key)), PageKind::Changes(Some(n)), &title);
            }
        }
    }
}
