//! A service as it stands in a list: the facts that families choose by.

use schemars::JsonSchema;
use serde::Serialize;

use super::{CheckedView, Link};
use crate::content::Listing;
use crate::content::money::{Pence, Price};
use crate::content::services::{Places, ServiceStatus, When};
use crate::content::site::FacetKind;
use crate::content::tiers::Tier;
use crate::content::vocabulary;
use crate::content::words::{Words, key_of};
use crate::site::{Site, Url, url};

/// What a card is made from.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CardView<'p> {
    service: &'p ServiceCard,
    /// What leads from the page that it is on back to the root of the site.
    root: &'p str,
    /// The level of its heading.
    level: u8,
}

impl<'p> CardView<'p> {
    /// A listing on a page from which `root` leads back to the root of the site.
    pub fn of(service: &'p ServiceCard, root: &'p str, level: u8) -> CardView<'p> {
        CardView { service, root, level }
    }
}

/// A service in a list.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ServiceCard {
    id: String,
    name: String,
    /// Its page.
    path: String,
    provider: Link,
    summary: String,
    /// Its level of support.
    tier: TierLink,
    break_type: Option<Link>,
    ages: String,
    /// Where it is, in a line.
    place: Option<String>,
    /// When it runs, in a line.
    when: Option<String>,
    /// The next day on which it is known to run.
    next: Option<NextView>,
    /// The first price, and whether there are lower ones.
    cost: Option<String>,
    /// How to get a place, in a few words.
    route: String,
    status: Status,
    /// How many places there are now.
    places: Option<String>,
    /// When somebody last made sure that this is right.
    checked: Option<CheckedView>,
}

/// The next day on which a service is known to run.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NextView {
    on: String,
    iso: String,
}

impl NextView {
    /// `Saturday 28 November`, with the year where it is another one than that of the day of the build.
    fn of(site: &Site, number: usize) -> Option<NextView> {
        let date = (*site.next_sessions.get(number)?)?;
        let other_year = date.year() != site.today.year();
        Some(NextView { on: site.content.words.weekday_with_day(date, other_year), iso: date.to_string() })
    }
}

/// A link to a tier, with its letter.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TierLink {
    text: String,
    path: String,
    letter: Option<String>,
}

/// Whether a service takes children.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Status {
    name: String,
    key: String,
}

impl Status {
    /// A status in words and by its key.
    pub fn of(words: &Words, status: ServiceStatus) -> Status {
        Status { name: words.name_of("statuses", &status), key: key_of(&status) }
    }
}

pub fn status(site: &Site, listing: &Listing) -> Status {
    Status::of(&site.content.words, listing.service.status)
}

pub fn tier_link(site: &Site, listing: &Listing) -> TierLink {
    let id = &listing.service.tier;
    let tier = site.content.tier(id);
    TierLink {
        text: tier.map_or(id.to_string(), |tier| tier.name.to_string()),
        path: url::tier(id.as_str()).to_string(),
        letter: tier.and_then(|tier| tier.letter.as_ref()).map(ToString::to_string),
    }
}

/// The type of break, and the listings of that type.
pub fn break_type_link(site: &Site, listing: &Listing) -> Option<Link> {
    let kind = site.content.break_type(&listing.service.break_type)?;
    let at = site.facet_url(FacetKind::Type, kind.id.as_str())?;
    Some(Link::inside(&at, kind.name.as_str()))
}

impl ServiceCard {
    /// The card of a listing, by its number in the site.
    pub fn of(site: &Site, number: usize) -> ServiceCard {
        ServiceCard { next: NextView::of(site, number), ..ServiceCard::alone(site, &site.listings[number]) }
    }

    /// The card of something made up, whose links lead to one page.
    pub fn sample(site: &Site, listing: &Listing, tier: &Tier, to: &Url) -> ServiceCard {
        let path = to.to_string();
        let letter = tier.letter.as_ref().map(ToString::to_string);
        let is_whole = !listing.service.when.is_empty();
        ServiceCard {
            path: path.clone(),
            provider: Link::inside(to, listing.provider.name.as_str()),
            tier: TierLink { text: tier.name.to_string(), path, letter },
            break_type: is_whole.then(|| Link::inside(to, "A type of break")),
            next: is_whole
                .then(|| NextView { on: "Saturday 17 January".to_owned(), iso: "2026-01-17".to_owned() }),
            ..ServiceCard::alone(site, listing)
        }
    }

    /// The card of a listing, without what the plan of the site knows of it.
    fn alone(site: &Site, listing: &Listing) -> ServiceCard {
        let service = listing.service;
        let provider = listing.provider;
        let words = &*site.content.words;
        ServiceCard {
            id: service.id.to_string(),
            name: service.name.to_string(),
            path: url::service(service.id.as_str()).to_string(),
            provider: Link::inside(&url::provider(provider.id.as_str()), provider.name.as_str()),
            summary: service.summary.to_string(),
            tier: tier_link(site, listing),
            break_type: break_type_link(site, listing),
            ages: words.ages(service.ages),
            place: place(site, listing),
            when: when(words, &service.when),
            next: None,
            cost: cost(words, &service.cost),
            route: words.name_of("routes", &service.route.kind),
            status: status(site, listing),
            places: service.places.as_ref().and_then(|of| places(words, of)),
            checked: service.last_checked(provider).map(|checked| CheckedView::of(site, checked)),
        }
    }
}

/// `Eastmoor Pool, Eastmoor`, or the areas that a service comes to.
pub fn place(site: &Site, listing: &Listing) -> Option<String> {
    let venue = listing.service.venue.as_ref()?;
    let area =
        |id: &str| vocabulary::word(&site.content.vocabulary.areas, id).map(|area| area.name.to_string());
    let home = venue.area.as_ref().and_then(|id| area(id.as_str()));
    let name = venue.name.as_ref().filter(|_| !venue.hidden.0).map(ToString::to_string);
    let parts: Vec<String> = name.into_iter().chain(home).collect();
    if !parts.is_empty() {
        return Some(site.content.words.commas(&parts));
    }
    if !venue.serves.is_empty() && venue.serves.len() == site.content.vocabulary.areas.len() {
        return Some(site.content.words.say("card-facts.all-areas"));
    }
    let serves: Vec<String> = venue.serves.iter().filter_map(|id| area(id.as_str())).collect();
    (!serves.is_empty()).then(|| site.content.words.commas(&serves))
}

/// When a service runs, on one line: two of its times, and a note only where there is nothing else.
fn when(words: &Words, when: &[When]) -> Option<String> {
    let lines: Vec<String> =
        when.iter().map(|when| words.when(when)).filter(|line| !line.is_empty()).collect();
    let two = |key: &str, first: &str, second: &str| {
        words.say_with(key, &[("first", first.into()), ("second", second.into())])
    };
    match &lines[..] {
        [] => when.iter().find_map(|when| when.note.as_ref()).map(ToString::to_string),
        [one] => Some(one.clone()),
        [first, second] => Some(two("when.two", first, second)),
        [first, second, ..] => Some(two("when.more", first, second)),
    }
}

/// The first price, and whether there are others.
fn cost(words: &Words, prices: &[Price]) -> Option<String> {
    let first = prices.first()?;
    let price = words.price(first);
    let others = prices.iter().skip(1).map(|price| price.amount);
    Some(match others.min().filter(|lowest| *lowest < first.amount) {
        None => price,
        Some(Pence(0)) => words.say_with("price.reduced-free", &[("price", (&price).into())]),
        Some(lowest) => {
            let reduced = words.money(lowest);
            words.say_with("price.reduced", &[("price", (&price).into()), ("reduced", (&reduced).into())])
        }
    })
}

fn places(words: &Words, places: &Places) -> Option<String> {
    match (places.left, places.waiting_list.0) {
        (Some(0), true) => Some(words.say("card-facts.none-left-waiting-list")),
        (Some(left), _) => Some(words.say_with("card-facts.places", &[("n", (left as usize).into())])),
        (None, true) => Some(words.say("card-facts.waiting-list")),
        (None, false) => None,
    }
}
