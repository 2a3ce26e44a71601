//! Lists of services, and the ways to narrow them.

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::{MentionView, mentions_of_list};
use super::near::{Nearby, nearby};
use super::{Count, Link};
use crate::content::services::ServiceStatus;
use crate::content::site::FacetKind;
use crate::content::words::Words;
use crate::render::cards::PageCards;
use crate::site::facets::{Facet, FacetValue};
use crate::site::lists::{Entry, Pick};
use crate::site::{List, ListingPage, Site, Url, url};

/// The values of a facet with their numbers of listings.
pub fn counts(site: &Site, kind: FacetKind) -> Vec<Count> {
    let facet = site.facets.iter().position(|facet| facet.kind == kind);
    facet.map(|facet| values(site, facet, List::Of, None)).unwrap_or_default()
}

/// The values of a facet, each with the list that it leads to; those that lead to an empty one are left out.
fn values(site: &Site, facet: usize, list: impl Fn(Pick) -> List, chosen: Option<usize>) -> Vec<Count> {
    let count = |(n, value): (usize, &FacetValue)| {
        let list = list((facet, n));
        let total = site.total(list);
        (total > 0).then(|| Count {
            slug: value.slug.clone(),
            text: value.name.clone(),
            path: site.list_url(list).to_string(),
            total,
            current: chosen == Some(n),
            explanation: value.explanation.clone(),
        })
    };
    site.facets[facet].values.iter().enumerate().filter_map(count).collect()
}

/// A facet with its values.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FacetGroup {
    slug: &'static str,
    name: String,
    explanation: Option<String>,
    /// The page of the facet's own values, where the list shares none.
    path: Option<String>,
    values: Vec<Count>,
}

impl FacetGroup {
    fn new(words: &Words, facet: &Facet, whole: bool, values: Vec<Count>) -> FacetGroup {
        let say = |key: &str| words.say(&format!("facets.{}.{key}", facet.kind.slug()));
        FacetGroup {
            slug: facet.kind.slug(),
            name: say("name"),
            explanation: is_explained(facet.kind).then(|| say("about")),
            path: whole.then(|| url::browse(Some(facet.kind)).to_string()),
            values,
        }
    }
}

/// Whether a family has to know how the values are told apart to choose well.
fn is_explained(kind: FacetKind) -> bool {
    match kind {
        FacetKind::Area | FacetKind::Need | FacetKind::Age | FacetKind::Time | FacetKind::Price => true,
        FacetKind::Tier | FacetKind::Type | FacetKind::Day | FacetKind::Route | FacetKind::Outcome => false,
    }
}

/// The ways on from a list: to narrow it, or to change what its listings share.
fn groups(site: &Site, list: List) -> Vec<FacetGroup> {
    let facets = site.facets.iter().enumerate();
    let group = |(n, facet): (usize, &Facet)| {
        let values = match list {
            List::All => values(site, n, List::Of, None),
            List::Of((own, value)) if own == n => values(site, n, List::Of, Some(value)),
            List::Of(pick) if site.pairs.offers(pick.0, n) => {
                values(site, n, |other| both(pick, other), None)
            }
            List::Both(first, second) if first.0 == n => {
                values(site, n, |other| List::Both(other, second), Some(first.1))
            }
            List::Both(first, second) if second.0 == n => {
                values(site, n, |other| List::Both(first, other), Some(second.1))
            }
            _ => Vec::new(),
        };
        (!values.is_empty()).then(|| FacetGroup::new(&site.content.words, facet, list == List::All, values))
    };
    facets.filter_map(group).collect()
}

/// The list of two values, in the order of the site.
fn both(one: Pick, other: Pick) -> List {
    if one.0 < other.0 { List::Both(one, other) } else { List::Both(other, one) }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct ListingView {
    summary: String,
    total: usize,
    number: usize,
    pages: usize,
    /// Its breaks, each as `card.html` makes it.
    cards_html: Vec<String>,
    pagination: Option<Pagination>,
    facets: Vec<FacetGroup>,
    /// Where a script narrows the list by any choices, those of this list made already; nothing where that is here.
    find_path: Option<String>,
    /// How many cards a page has.
    size: usize,
    /// Other ways to find a break.
    ways: Vec<Link>,
    all_path: String,
    chosen: Vec<Chosen>,
    nearby: Option<Nearby>,
    /// What the tables of figures say of what the listings share, on the first page of them.
    mentions: Vec<MentionView>,
}

/// A value that the listings of a page share.
#[derive(Debug, JsonSchema, Serialize)]
struct Chosen {
    facet: String,
    value: String,
    explanation: Option<String>,
    /// The list without it.
    remove_path: String,
}

/// Links to the other pages of a list.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Pagination {
    previous: Option<String>,
    next: Option<String>,
    items: Vec<PageItem>,
}

/// A page of a list, or the gap where some are left out.
#[derive(Debug, JsonSchema, Serialize, Default)]
struct PageItem {
    number: usize,
    path: String,
    current: bool,
    gap: bool,
}

impl Pagination {
    /// The same with every link to one address, for a list that is not there.
    pub fn at(mut self, url: &Url) -> Pagination {
        let path = url.to_string();
        self.items.iter_mut().for_each(|item| item.path.clone_from(&path));
        self.previous = self.previous.map(|_| path.clone());
        self.next = self.next.map(|_| path);
        self
    }
}

/// The part of a list that stands on one page.
pub struct Part {
    /// The listings there.
    pub entries: Vec<Entry>,
    /// The numbers of the first and the last of them, counted from one.
    pub first: usize,
    pub last: usize,
    /// How many the list has.
    pub total: usize,
    /// Which page this is, and of how many.
    pub number: usize,
    pub pages: usize,
}

/// The listings of one page of a list.
pub fn part(site: &Site, page: &ListingPage) -> Part {
    let total = site.total(page.of);
    let size = if page.number.is_some() { site.page_size() } else { total.max(1) };
    let number = page.number.unwrap_or(1);
    let start = ((number - 1) * size).min(total);
    let end = (start + size).min(total);
    let entries = site.entries(page.of, start..end);
    Part { entries, first: start + 1, last: end, total, number, pages: total.div_ceil(size).max(1) }
}

pub fn listing(site: &Site, page: &ListingPage, cards: &mut PageCards) -> ListingView {
    let part = part(site, page);
    let near = match page.of {
        List::Of(pick) if site.picked(pick).0.kind == FacetKind::Area => {
            nearby(site, &site.picked(pick).1.slug, part.number == part.pages, cards)
        }
        _ => None,
    };
    ListingView {
        summary: summary(site, page.of, &part),
        total: part.total,
        number: part.number,
        pages: part.pages,
        cards_html: cards.of(part.entries.iter().map(|(_, n)| *n), 3),
        pagination: pagination(&site.list_url(page.of), part.number, part.pages),
        facets: groups(site, page.of),
        find_path: (page.of != List::All || part.number > 1).then(|| find_path(site, page.of)),
        size: site.page_size(),
        ways: ways(site),
        all_path: url::services_all().to_string(),
        chosen: chosen(site, page.of),
        mentions: if part.number == 1 { mentions_of_list(site, page.of) } else { Vec::new() },
        nearby: near,
    }
}

/// The list of all breaks, with what the listings of a list share as scripts read it from an address.
fn find_path(site: &Site, list: List) -> String {
    let choice = |(facet, value): (&Facet, &FacetValue)| (facet.kind, value.slug.clone());
    let choices: Vec<_> = site.shared(list).into_iter().map(choice).collect();
    url::chosen(choices.iter().map(|(kind, value)| (*kind, value.as_str())))
}

/// The page of the areas to be near to, where there is one.
pub fn near_path(site: &Site) -> Option<String> {
    let there = site.areas.are_measured() && !site.listings.is_empty();
    there.then(|| url::near(None).to_string())
}

/// Ways to find a break that narrow no list.
fn ways(site: &Site) -> Vec<Link> {
    let link = |url: Url, key: &str| Link::inside(&url, site.content.words.say(key));
    let near = near_path(site).map(|_| link(url::near(None), "ways.near"));
    let others = [
        link(url::a_to_z(), "ways.a-to-z"),
        link(url::browse(None), "ways.browse"),
        link(url::services_all(), "ways.all"),
    ];
    near.into_iter().chain(others).collect()
}

/// The same, from the page of all the ways to choose.
fn other_ways(site: &Site) -> Vec<Link> {
    let here = url::browse(None).to_string();
    ways(site).into_iter().filter(|way| way.path.as_ref() != Some(&here)).collect()
}

/// What the listings share, each with the list that no longer asks for it.
fn chosen(site: &Site, list: List) -> Vec<Chosen> {
    let without: Vec<List> = match list {
        List::All | List::Near(_) => Vec::new(),
        List::Of(_) => vec![List::All],
        List::Both(first, second) => vec![List::Of(second), List::Of(first)],
    };
    let one = |((facet, value), without): ((&Facet, &FacetValue), List)| Chosen {
        facet: site.content.words.say(&format!("facets.{}.name", facet.kind.slug())),
        value: value.name.clone(),
        explanation: value.explanation.clone(),
        remove_path: site.list_url(without).to_string(),
    };
    site.shared(list).into_iter().zip(without).map(one).collect()
}

/// What is shown, in a plain sentence or two: `There are 12 short breaks for autism; 3 are full.`
fn summary(site: &Site, list: List, part: &Part) -> String {
    let words = &*site.content.words;
    let total = part.total;
    if total == 0 {
        return words.say("lists.empty");
    }
    let phrases = site.shared(list).into_iter().map(|(_, value)| value.phrase.clone());
    let there = match phrases.reduce(|first, second| {
        words.say_with("lists.shared", &[("first", (&first).into()), ("second", (&second).into())])
    }) {
        None => words.say_with("lists.total", &[("n", total.into())]),
        Some(shared) => {
            words.say_with("lists.total-shared", &[("n", total.into()), ("shared", (&shared).into())])
        }
    };
    let said = match state(site, list, total) {
        None => words.say_with("lists.said", &[("total", (&there).into())]),
        Some(state) => {
            words.say_with("lists.said-with-state", &[("total", (&there).into()), ("state", (&state).into())])
        }
    };
    let order = match (total, part.pages) {
        (1, _) => return said,
        (_, 1) => words.say("lists.order"),
        _ => words.say_with(
            "lists.order-part",
            &[("first", part.first.into()), ("last", part.last.into()), ("total", total.into())],
        ),
    };
    words.say_with("lists.said-in-order", &[("said", (&said).into()), ("order", (&order).into())])
}

/// `3 are full and 1 is closed for now`, where not all of them take children now.
fn state(site: &Site, list: List, total: usize) -> Option<String> {
    let words = &*site.content.words;
    let with = |(status, all, some): (ServiceStatus, &str, &str)| {
        let number = site.with_status(list, status);
        let key = if number == total { all } else { some };
        (number > 0).then(|| words.say_with(key, &[("n", number.into())]))
    };
    let states = [
        (ServiceStatus::Full, "full.all", "full.some"),
        (ServiceStatus::TemporarilyClosed, "paused.all", "paused.some"),
    ];
    let said: Vec<String> = states.into_iter().filter_map(with).collect();
    (!said.is_empty()).then(|| words.list(&said))
}

/// Links to the pages of a list that has several.
pub fn pagination(list: &Url, number: usize, pages: usize) -> Option<Pagination> {
    let path = |page: usize| url::numbered(list, page).to_string();
    let near = |page: &usize| *page == 1 || *page == pages || page.abs_diff(number) <= 1;
    let mut items = Vec::new();
    let mut before = 0;
    for page in (1..=pages).filter(near) {
        if page > before + 1 {
            items.push(PageItem { gap: true, ..PageItem::default() });
        }
        items.push(PageItem { number: page, path: path(page), current: page == number, gap: false });
        before = page;
    }
    (pages > 1).then(|| Pagination {
        previous: (number > 1).then(|| path(number - 1)),
        next: (number < pages).then(|| path(number + 1)),
        items,
    })
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct BrowseView {
    facets: Vec<FacetGroup>,
    total: usize,
    ways: Vec<Link>,
    all_path: String,
}

pub fn browse(site: &Site, only: Option<FacetKind>) -> BrowseView {
    let mut facets = groups(site, List::All);
    facets.retain(|group| only.is_none_or(|kind| group.slug == kind.slug()));
    BrowseView {
        facets,
        total: site.listings.len(),
        ways: if only.is_none() { other_ways(site) } else { Vec::new() },
        all_path: url::services_all().to_string(),
    }
}
