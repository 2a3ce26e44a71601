//! The lists of services that the site has: all of them, those that share one value or two, and those near an area.
//! Which listings each one shows, what it is called, and on how many pages it stands.

use std::ops::Range;

use super::facets::{Facet, FacetValue};
use super::members::Members;
use super::near::Where;
use super::planner::Planner;
use super::{Site, Url, url};
use crate::content::services::ServiceStatus;
use crate::content::site::FacetKind;
use crate::content::words::{Value, Words};
use crate::content::{Content, Listing};
use crate::site::PageKind;

/// A value of a facet, by their numbers in the site.
pub type Pick = (usize, usize);

/// Which listings a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// All of them.
    All,
    /// Those that have a value.
    Of(Pick),
    /// Those that have two values, the facets in the order of the site.
    Both(Pick, Pick),
    /// Those nearest to an area, by its number in the vocabulary.
    Near(usize),
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingPage {
    /// The list.
    pub of: List,
    /// Which page of the list this is, counted from one; the whole list on one page where there is none.
    pub number: Option<usize>,
}

/// The facets of which two values can be chosen together, by their numbers in the site.
#[derive(Debug)]
pub struct Pairs {
    /// Each two once, in the order of the site.
    offered: Vec<(usize, usize)>,
    /// Those that the site asks for and that would make too many pages, with the number of pages.
    pub left_out: Vec<((usize, usize), usize)>,
}

impl Pairs {
    /// As many of those that the site asks for as there is room for.
    pub(super) fn of(content: &Content, facets: &[Facet]) -> Pairs {
        let wanted = |n: &usize| content.site.listings.pairs().contains(&facets[*n].kind);
        let wanted: Vec<usize> = (0..facets.len()).filter(wanted).collect();
        let mut room = usize::try_from(content.site.listings.pair_pages).unwrap_or(usize::MAX);
        let mut pairs = Pairs { offered: Vec::new(), left_out: Vec::new() };
        for (n, f) in wanted.iter().enumerate() {
            for g in &wanted[n + 1..] {
                let pages = pair_pages(&facets[*f], &facets[*g], page_size(content));
                match room.checked_sub(pages) {
                    Some(left) => {
                        room = left;
                        pairs.offered.push((*f, *g));
                    }
                    None => pairs.left_out.push(((*f, *g), pages)),
                }
            }
        }
        pairs
    }

    /// Whether values of two facets can be chosen together.
    pub fn offers(&self, one: usize, other: usize) -> bool {
        self.offered.contains(&(one.min(other), one.max(other)))
    }
}

/// On how many pages the lists of two facets stand.
fn pair_pages(one: &Facet, other: &Facet, size: usize) -> usize {
    let of = |value: &FacetValue| -> usize {
        other.values.iter().map(|and| value.services.shared(&and.services).div_ceil(size)).sum()
    };
    one.values.iter().map(of).sum()
}

/// A listing on a list, and where it is where the list goes by that.
pub type Entry = (Option<Where>, usize);

impl Site<'_> {
    /// A value and its facet.
    pub fn picked(&self, (facet, value): Pick) -> (&Facet, &FacetValue) {
        let facet = &self.facets[facet];
        (facet, &facet.values[value])
    }

    /// The values that the listings of a list share.
    pub fn shared(&self, list: List) -> Vec<(&Facet, &FacetValue)> {
        match list {
            List::All | List::Near(_) => Vec::new(),
            List::Of(pick) => vec![self.picked(pick)],
            List::Both(first, second) => vec![self.picked(first), self.picked(second)],
        }
    }

    /// Those listings of a list that stand in a part of it, in its order.
    pub fn entries(&self, list: List, part: Range<usize>) -> Vec<Entry> {
        let plain = |n: usize| (None, n);
        let some = |members: &Members| members.iter().skip(part.start).take(part.len()).map(plain).collect();
        match list {
            List::All => part.map(plain).collect(),
            List::Of(pick) => some(&self.picked(pick).1.services),
            List::Both(first, second) => {
                some(&self.picked(first).1.services.and(&self.picked(second).1.services))
            }
            List::Near(area) => {
                let near = self.areas.by_distance(area, &self.listings);
                let near = near.into_iter().take(self.total(list)).map(|(at, n)| (Some(at), n));
                near.skip(part.start).take(part.len()).collect()
            }
        }
    }

    /// How many listings of a list have a status.
    pub fn with_status(&self, list: List, status: ServiceStatus) -> usize {
        let Some(having) = self.groups.of_status(status) else { return 0 };
        match list {
            List::All => having.len(),
            List::Of(pick) => self.picked(pick).1.services.shared(having),
            List::Both(first, second) => {
                self.picked(first).1.services.and(&self.picked(second).1.services).shared(having)
            }
            List::Near(_) => {
                let has = |(_, n): &Entry| self.listings[*n].service.status == status;
                self.entries(list, 0..self.total(list)).iter().filter(|entry| has(entry)).count()
            }
        }
    }

    /// How many listings a list has.
    pub fn total(&self, list: List) -> usize {
        match list {
            List::All => self.listings.len(),
            List::Of(pick) => self.picked(pick).1.services.len(),
            List::Both(first, second) => {
                self.picked(first).1.services.shared(&self.picked(second).1.services)
            }
            List::Near(_) => self.listings.len().min(usize::from(self.content.site.listings.nearest.max(1))),
        }
    }

    /// The address of the first page of a list.
    pub fn list_url(&self, list: List) -> Url {
        match list {
            List::All => url::services(),
            List::Of(pick) => {
                let (facet, value) = self.picked(pick);
                url::facet(facet.kind, &value.slug)
            }
            List::Both(first, second) => pair_url(self.picked(first), self.picked(second)),
            List::Near(area) => url::near(Some(&self.content.vocabulary.areas[area].id)),
        }
    }

    /// How many listings stand on one page of a list.
    pub fn page_size(&self) -> usize {
        page_size(self.content)
    }
}

fn page_size(content: &Content) -> usize {
    usize::from(content.site.listings.page_size.max(1))
}

fn pair_url((facet, value): (&Facet, &FacetValue), (other, and): (&Facet, &FacetValue)) -> Url {
    url::facets(facet.kind, &value.slug, other.kind, &and.slug)
}

impl Planner {
    /// Every page of every list, and the pages that lead to them.
    pub(super) fn add_lists(
        &mut self,
        content: &Content,
        listings: &[Listing],
        facets: &[Facet],
        pairs: &Pairs,
    ) {
        let all = PageKind::Listing(ListingPage { of: List::All, number: None });
        let words = &*content.words;
        self.always(url::services_all(), all, &words.say("titles.services-all"));
        self.always(url::a_to_z(), PageKind::AToZ, &words.say("titles.a-to-z"));
        let size = page_size(content);
        let pages = listings.len().div_ceil(size).max(1);
        self.add_list(List::All, &url::services(), pages, &words.say("titles.services"));
        self.always(url::browse(None), PageKind::Browse(None), &words.say("titles.browse"));
        for (f, facet) in facets.iter().enumerate() {
            let name = words.say(&format!("facets.{}.by", facet.kind.slug()));
            self.always(url::browse(Some(facet.kind)), PageKind::Browse(Some(facet.kind)), &name);
            for (v, value) in facet.values.iter().enumerate() {
                let pages = value.services.len().div_ceil(size);
                let title = title(words, &[(facet, value)]);
                self.add_list(List::Of((f, v)), &url::facet(facet.kind, &value.slug), pages, &title);
                self.add_pairs(words, (f, v), facets, pairs, size);
            }
        }
    }

    /// Every list of those that have a value and one of a later facet.
    fn add_pairs(&mut self, words: &Words, pick: Pick, facets: &[Facet], pairs: &Pairs, size: usize) {
        let facet = &facets[pick.0];
        let value = &facet.values[pick.1];
        let later = facets.iter().enumerate().skip(pick.0 + 1);
        for (g, other) in later.filter(|(g, _)| pairs.offers(pick.0, *g)) {
            for (w, and) in other.values.iter().enumerate() {
                let pages = value.services.shared(&and.services).div_ceil(size);
                if pages > 0 {
                    let (first, second) = ((facet, value), (other, and));
                    let list = List::Both(pick, (g, w));
                    self.add_list(list, &pair_url(first, second), pages, &title(words, &[first, second]));
                }
            }
        }
    }

    /// The areas to be near to, and the listings nearest to each.
    pub(super) fn add_near(&mut self, content: &Content, areas: &super::near::Areas, listings: usize) {
        if !areas.are_measured() || listings == 0 {
            return;
        }
        let words = &*content.words;
        self.always(url::near(None), PageKind::NearAreas, &words.say("titles.near-areas"));
        let total = listings.min(usize::from(content.site.listings.nearest.max(1)));
        let pages = total.div_ceil(page_size(content));
        let known = content.vocabulary.areas.iter().enumerate().filter(|(n, _)| areas.has_place(*n));
        for (n, area) in known {
            let title = words.say_with("lists.near", &[("area", area.name.as_str().into())]);
            self.add_list(List::Near(n), &url::near(Some(&area.id)), pages, &title);
        }
    }

    fn add_list(&mut self, of: List, first: &Url, pages: usize, title: &str) {
        for number in 1..=pages {
            let kind = PageKind::Listing(ListingPage { of, number: Some(number) });
            match (of, number) {
                (List::All, 1) => self.always(first.clone(), kind, title),
                _ => self.deep(url::numbered(first, number), kind, title),
            }
        }
    }
}

/// The heading of a list that shares values: `Holiday clubs: short breaks in Eastmoor`.
fn title(words: &Words, shared: &[(&Facet, &FacetValue)]) -> String {
    let (first, second) = match shared {
        [] => return String::new(),
        [(_, value)] => return value.title.clone(),
        // What a type is called and which level it is at frame the rest.
        [first, second, ..] if second.0.kind == FacetKind::Type || first.0.kind == FacetKind::Tier => {
            (second, first)
        }
        [first, second, ..] => (first, second),
    };
    let title = ("title", Value::from(&first.1.title));
    match second.0.kind {
        FacetKind::Tier => words.say_with("lists.and-tier", &[title, ("tier", (&second.1.name).into())]),
        _ => words.say_with("lists.two", &[title, ("phrase", (&second.1.phrase).into())]),
    }
}
