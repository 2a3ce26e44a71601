//! What has changed from one edition to the next, the stricter things first.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ContactView, Link};
use crate::content::words::Words;
use crate::editions::words::{Stretch, marked};
use crate::editions::{About, Account, Change, Group, PassageKind, Thing, of_edition, since_last};
use crate::foreign;
use crate::site::{Site, url};

/// So many differences of one part stand on the page. Nobody reads more, and a page of thousands opens in no browser.
const MOST_SHOWN: usize = 400;

#[derive(Debug, JsonSchema, Serialize)]
pub struct ChangesView {
    from: Side,
    to: Side,
    summary: String,
    total: usize,
    groups: Vec<GroupView>,
    /// The list of editions.
    editions_path: String,
    contact: ContactView,
}

/// One side of the comparison.
#[derive(Debug, JsonSchema, Serialize)]
struct Side {
    version: String,
    published: String,
    iso: String,
    path: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct GroupView {
    id: &'static str,
    title: String,
    lead: String,
    total: usize,
    things: Vec<ThingView>,
    /// How many differences more there are than stand here.
    more: usize,
}

/// Something that has changed, with its differences.
#[derive(Debug, JsonSchema, Serialize)]
struct ThingView {
    word: String,
    name: Link,
    changes: Vec<ChangeView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ChangeView {
    severity: String,
    severity_key: crate::editions::Severity,
    what: String,
    before: Option<String>,
    after: Option<String>,
    /// Both in one, where single words of a text have changed.
    stretches: Vec<Stretch>,
    /// Where the thing is new or gone: what it is in a sentence.
    summary: Option<String>,
    passages: Vec<PassageView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct PassageView {
    kind: PassageKind,
    word: String,
    number: Option<String>,
    text: Option<String>,
    stretches: Vec<Stretch>,
}

/// What has changed since the last edition, or what an edition changed, by its number in the content.
pub fn view(site: &Site, number: Option<usize>) -> Option<ChangesView> {
    let editions = site.content.editions_in_order();
    let place = |n: usize| {
        let key = site.content.editions[n].key();
        editions.iter().position(|edition| edition.key() == key)
    };
    // What the statement said, and says, is told in the language in which it was written.
    let original = site.in_original();
    let account = match (number, &original) {
        (None, None) => since_last(site)?,
        (None, Some(original)) => since_last(original)?.marked(),
        (Some(n), None) => of_edition(&editions, place(n)?, &site.content.words)?,
        (Some(n), Some(original)) => {
            of_edition(&original.content.editions_in_order(), place(n)?, &original.content.words)?.marked()
        }
    };
    let edition_path = |version: &str| url::edition(&crate::content::editions::key(version)).to_string();
    let Account { from, to, .. } = &account;
    let to_path = match number {
        None => url::statement().to_string(),
        Some(_) => edition_path(&to.version),
    };
    let words = &site.content.words;
    let side = |side: &crate::editions::Which, path: String| Side {
        version: side.version.clone(),
        published: words.day(side.published.0),
        iso: side.published.iso(),
        path,
    };
    Some(ChangesView {
        from: side(from, edition_path(&from.version)),
        to: side(to, to_path),
        summary: account.summary(&site.content.words),
        total: account.changes.len(),
        groups: account
            .groups()
            .into_iter()
            .map(|(group, changes)| group_view(site, group, &changes))
            .collect(),
        editions_path: url::editions().to_string(),
        contact: ContactView::of(&site.content.site.contact),
    })
}

fn group_view(site: &Site, group: Group, changes: &[&Change]) -> GroupView {
    let words = &site.content.words;
    let mut things: Vec<ThingView> = Vec::new();
    let mut last: Option<&About> = None;
    for change in changes.iter().take(MOST_SHOWN) {
        match things.last_mut() {
            Some(thing) if last == Some(&change.about) => thing.changes.push(change_view(change, words)),
            _ => things.push(ThingView {
                word: change.about.what.word(words),
                name: link(site, &change.about),
                changes: vec![change_view(change, words)],
            }),
        }
        last = Some(&change.about);
    }
    GroupView {
        id: group.key(),
        title: group.title(words),
        lead: group.lead(words),
        total: changes.len(),
        things,
        more: changes.len().saturating_sub(MOST_SHOWN),
    }
}

/// The name of a thing, with a link where it still has a page.
fn link(site: &Site, about: &About) -> Link {
    let id = about.id.as_str();
    let at = match about.what {
        Thing::Tier => Some(url::tier(id)),
        Thing::Service => Some(url::service(id)),
        Thing::Provider => Some(url::provider(id)),
        Thing::Section => id.parse().ok().map(|id| url::section(&id)),
        Thing::Statement => Some(url::statement()),
        Thing::BreakType => None,
    };
    match at.and_then(|at| site.page_at(at.as_str())) {
        Some(page) => Link::inside(&page.url, about.name.as_str()),
        None => Link { text: about.name.clone(), ..Link::default() },
    }
}

/// What has become of the words of a text, each stretch with the mark that the whole text has.
fn stretches_of(before: &str, after: &str) -> Vec<Stretch> {
    let ((mark, before), (_, after)) = (foreign::whole(before), foreign::whole(after));
    let mut stretches = marked(before, after);
    if mark.is_some() {
        for stretch in stretches.iter_mut().filter(|stretch| !stretch.words.is_empty()) {
            stretch.words = foreign::mark(&stretch.words);
        }
    }
    stretches
}

fn change_view(change: &Change, words: &Words) -> ChangeView {
    use crate::editions::Kind;
    let whole = matches!(change.kind, Kind::New | Kind::Gone);
    let stretches = match (change.before.as_deref(), change.after.as_deref()) {
        (Some(before), Some(after)) if change.kind.is_text() => stretches_of(before, after),
        _ => Vec::new(),
    };
    let passages = change.passages.iter().map(|passage| {
        let (before, after) = (passage.before.as_deref(), passage.after.as_deref());
        PassageView {
            kind: passage.kind,
            word: passage.kind.word(words),
            number: passage.number.clone(),
            stretches: match (before, after) {
                (Some(before), Some(after)) => stretches_of(before, after),
                _ => Vec::new(),
            },
            text: match (before, after) {
                (Some(_), Some(_)) => None,
                (text, other) => text.or(other).map(str::to_owned),
            },
        }
    });
    let shown = |text: &Option<String>| text.clone().filter(|_| !whole && stretches.is_empty());
    ChangeView {
        severity: change.severity.word(words),
        severity_key: change.severity,
        what: change.what(words),
        before: shown(&change.before),
        after: shown(&change.after),
        summary: change.after.clone().or(change.before.clone()).filter(|_| whole),
        passages: passages.collect(),
        stretches,
    }
}
