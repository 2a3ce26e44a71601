//! What is near an area, by the distances of the areas from each other.

use schemars::JsonSchema;
use serde::Serialize;

use super::listings::{Pagination, pagination, part};
use crate::content::site::FacetKind;
use crate::content::vocabulary::Area;
use crate::render::cards::PageCards;
use crate::site::lists::Entry;
use crate::site::near::{Where, miles};
use crate::site::{ListingPage, Site, url};

/// How many listings of other areas stand after those of an area.
const A_FEW: usize = 6;

/// What is near an area, after its own listings.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Nearby {
    area: String,
    areas: Vec<NearArea>,
    groups: Vec<NearGroup>,
    /// The list of all listings by their distance from the area.
    path: String,
}

/// An area and how far it is.
#[derive(Debug, JsonSchema, Serialize)]
struct NearArea {
    text: String,
    /// Its listings, where it has any.
    path: Option<String>,
    total: usize,
    distance: String,
}

/// The listings that are equally far.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NearGroup {
    title: String,
    /// Its breaks, each as `card.html` makes it.
    cards_html: Vec<String>,
}

/// What is near an area that has a place on the map: other areas, and with them a few listings.
pub fn nearby(site: &Site, id: &str, with_listings: bool, cards: &mut PageCards) -> Option<Nearby> {
    let areas = &site.content.vocabulary.areas;
    let number = areas.iter().position(|area| area.id.as_str() == id)?;
    if !site.areas.are_measured() || !site.areas.has_place(number) {
        return None;
    }
    let near_area = |(other, metres): (usize, u32)| {
        let id = areas[other].id.as_str();
        NearArea {
            text: areas[other].name.to_string(),
            path: site.facet_url(FacetKind::Area, id).map(|url| url.to_string()),
            total: site.facet_total(FacetKind::Area, id),
            distance: site.content.words.say_with("miles.about", &[("n", miles(metres).into())]),
        }
    };
    let mut entries: Vec<Entry> = Vec::new();
    if with_listings {
        let away = site.areas.by_distance(number, &site.listings).into_iter();
        let away = away.filter(|(at, _)| matches!(at, Where::Away(..))).take(A_FEW);
        entries.extend(away.map(|(at, n)| (Some(at), n)));
    }
    Some(Nearby {
        area: areas[number].name.to_string(),
        areas: site.areas.around(number).into_iter().map(near_area).collect(),
        groups: groups(site, &areas[number], &entries, cards),
        path: url::near(Some(&areas[number].id)).to_string(),
    })
}

/// Listings in the order of their distance from an area, those of one place together.
fn groups(site: &Site, area: &Area, entries: &[Entry], cards: &mut PageCards) -> Vec<NearGroup> {
    let words = &*site.content.words;
    let of = |area: &Area, key: &str| words.say_with(key, &[("area", area.name.as_str().into())]);
    let other = |number: usize| &site.content.vocabulary.areas[number];
    let title = |at: Option<Where>| match at {
        Some(Where::Here) => of(area, "miles.here"),
        Some(Where::Comes) => of(area, "miles.comes"),
        Some(Where::Away(metres, at)) => {
            let area = other(at).name.as_str();
            words.say_with("miles.away", &[("area", area.into()), ("n", miles(metres).into())])
        }
        Some(Where::Unmeasured(at)) => of(other(at), "miles.not-known"),
        Some(Where::Unsaid) | None => words.say("miles.no-area"),
    };
    let together = entries.chunk_by(|(one, _), (other, _)| one == other);
    together
        .map(|entries| NearGroup {
            title: title(entries[0].0),
            cards_html: cards.of(entries.iter().map(|(_, n)| *n), 4),
        })
        .collect()
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct NearView {
    area: String,
    total: usize,
    /// Whether the list has every listing of the site.
    whole: bool,
    number: usize,
    pages: usize,
    groups: Vec<NearGroup>,
    pagination: Option<Pagination>,
    areas: Vec<AreaLink>,
    all_path: String,
}

/// A page of the listings by their distance from an area.
pub fn near(site: &Site, page: &ListingPage, area: usize, cards: &mut PageCards) -> NearView {
    let part = part(site, page);
    let area_of = &site.content.vocabulary.areas[area];
    NearView {
        area: area_of.name.to_string(),
        total: part.total,
        whole: part.total == site.listings.len(),
        number: part.number,
        pages: part.pages,
        groups: groups(site, area_of, &part.entries, cards),
        pagination: pagination(&site.list_url(page.of), part.number, part.pages),
        areas: area_links(site, Some(area)),
        all_path: url::services_all().to_string(),
    }
}

/// An area to be near to.
#[derive(Debug, JsonSchema, Serialize)]
struct AreaLink {
    text: String,
    path: String,
    explanation: Option<String>,
    current: bool,
}

fn area_links(site: &Site, current: Option<usize>) -> Vec<AreaLink> {
    let areas = site.content.vocabulary.areas.iter().enumerate();
    let link = |(n, area): (usize, &Area)| AreaLink {
        text: area.name.to_string(),
        path: url::near(Some(&area.id)).to_string(),
        explanation: area.explanation.as_ref().map(ToString::to_string),
        current: current == Some(n),
    };
    areas.filter(|(n, _)| site.areas.has_place(*n)).map(link).collect()
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct NearAreasView {
    areas: Vec<AreaLink>,
}

/// The areas to be near to.
pub fn areas(site: &Site) -> NearAreasView {
    NearAreasView { areas: area_links(site, None) }
}
