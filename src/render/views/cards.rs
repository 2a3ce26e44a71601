//! A service as it stands in a list: the facts that families choose by.

use schemars::JsonSchema;
use serde::Serialize;

use super::{CheckedView, Link};
use crate::content::Listing;
use crate::content::money::Price;
use crate::content::services::{Places, ServiceStatus, When};
use crate::content::site::FacetKind;
use crate::content::tiers::Tier;
use crate::content::time::{Date, Day};
use crate::content::vocabulary;
use crate::site::times::times;
use crate::site::{Site, Url, url};

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
    route: &'static str,
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
        let shown = Date(date).to_string();
        let year = format!(" {}", date.year());
        let shown = match date.year() == site.today.year() {
            true => shown.trim_end_matches(year.as_str()),
            false => shown.as_str(),
        };
        Some(NextView { on: format!("{} {shown}", Day::of(date).name()), iso: date.to_string() })
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
    name: &'static str,
    key: &'static str,
}

impl Status {
    /// A status in words and by its key.
    pub fn of(status: ServiceStatus) -> Status {
        let key = match status {
            ServiceStatus::Open => "open",
            ServiceStatus::Full => "full",
            ServiceStatus::TemporarilyClosed => "temporarily-closed",
            ServiceStatus::Closed => "closed",
        };
        Status { name: status.name(), key }
    }
}

pub fn status(listing: &Listing) -> Status {
    Status::of(listing.service.status)
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
        ServiceCard {
            id: service.id.to_string(),
            name: service.name.to_string(),
            path: url::service(service.id.as_str()).to_string(),
            provider: Link::inside(&url::provider(provider.id.as_str()), provider.name.as_str()),
            summary: service.summary.to_string(),
            tier: tier_link(site, listing),
            break_type: break_type_link(site, listing),
            ages: service.ages.to_string(),
            place: place(site, listing),
            when: when(&service.when),
            next: None,
            cost: cost(&service.cost),
            route: service.route.kind.name(),
            status: status(listing),
            places: service.places.as_ref().and_then(places),
            checked: service.last_checked(provider).map(CheckedView::of),
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
        return Some(parts.join(", "));
    }
    if !venue.serves.is_empty() && venue.serves.len() == site.content.vocabulary.areas.len() {
        return Some("All areas".to_owned());
    }
    let serves: Vec<String> = venue.serves.iter().filter_map(|id| area(id.as_str())).collect();
    (!serves.is_empty()).then(|| serves.join(", "))
}

/// When a service runs, on one line: two of its times, and a note only where there is nothing else.
fn when(when: &[When]) -> Option<String> {
    let mut lines: Vec<String> = when.iter().map(times).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        lines.extend(when.iter().find_map(|when| when.note.as_ref()).map(ToString::to_string));
    }
    let more = if lines.len() > 2 { "; and more" } else { "" };
    lines.truncate(2);
    (!lines.is_empty()).then(|| format!("{}{more}", lines.join("; ")))
}

/// The first price, and whether there are others.
fn cost(prices: &[Price]) -> Option<String> {
    let first = prices.first()?;
    let per =
        first.per.filter(|_| first.amount.0 > 0).map(|per| format!(" {}", per.phrase())).unwrap_or_default();
    let lowest = prices.iter().skip(1).map(|price| price.amount).min();
    Some(match lowest {
        Some(lowest) if lowest < first.amount => {
            format!("{}{per}, reduced rate {}", first.amount, lowest.to_string().to_lowercase())
        }
        _ => format!("{}{per}", first.amount),
    })
}

fn places(places: &Places) -> Option<String> {
    match (places.left, places.waiting_list.0) {
        (Some(0), true) => Some("No places now, waiting list open".to_owned()),
        (Some(0), false) => Some("No places now".to_owned()),
        (Some(1), _) => Some("1 place left".to_owned()),
        (Some(left), _) => Some(format!("{left} places left")),
        (None, true) => Some("Waiting list".to_owned()),
        (None, false) => None,
    }
}
