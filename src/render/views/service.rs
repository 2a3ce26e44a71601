//! One service in full.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{Status, TierLink, break_type_link, status, tier_link};
use super::decisions::{EndView, decision_link};
use super::eligibility::{CriterionView, RouteView, criteria};
use super::{CheckedView, ContactView, DayView, Link, outcomes};
use crate::content::Listing;
use crate::content::services::{Change, Service, ServiceStatus, Venue};
use crate::content::site::FacetKind;
use crate::content::vocabulary::{self, Word};
use crate::render::texts::Texts;
use crate::site::{Site, sessions, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct ServiceView {
    id: String,
    name: String,
    summary: String,
    about_html: Option<String>,
    not_for: Option<String>,
    provider: Link,
    status: Status,
    status_note: Option<String>,
    ages: String,
    tier: TierLink,
    break_type: Option<Link>,
    duties: Vec<String>,
    needs: Vec<WordView>,
    when: Vec<String>,
    dates: Vec<String>,
    venue: Option<VenueView>,
    support: Option<SupportView>,
    cost: Vec<PriceView>,
    cost_note: Option<String>,
    direct_payment: Option<bool>,
    transport: Option<String>,
    route: RouteView,
    tier_criteria_path: String,
    tier_criteria: Vec<CriterionView>,
    criteria: Vec<CriterionView>,
    places: Option<PlacesView>,
    outcomes: Vec<Link>,
    languages: Vec<String>,
    contact: ContactView,
    checked: Option<CheckedView>,
    registrations: Vec<RegistrationView>,
    commissioned: bool,
    contract_ends: Option<EndView>,
    contract_decision: Option<Link>,
    added: Option<DayView>,
    changes: Vec<ChangeView>,
    calendar_path: Option<String>,
    related: Vec<Related>,
}

/// Something that has changed.
#[derive(Debug, JsonSchema, Serialize)]
struct ChangeView {
    day: DayView,
    what: String,
}

/// A word of the vocabulary, with the listings that share it.
#[derive(Debug, JsonSchema, Serialize)]
struct WordView {
    name: String,
    path: Option<String>,
    explanation: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct VenueView {
    name: Option<String>,
    address: Option<String>,
    postcode: Option<String>,
    hidden: bool,
    area: Option<Link>,
    serves: Vec<Link>,
    access: Vec<WordView>,
    note: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SupportView {
    ratio: Option<String>,
    personal_care: Option<bool>,
    medication: Option<String>,
    training: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct PriceView {
    name: Option<String>,
    /// What is paid, and for what: `£4.50 a session`.
    amount: String,
    who: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct PlacesView {
    total: Option<u32>,
    left: Option<u32>,
    waiting_list: bool,
    wait: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct RegistrationView {
    with: String,
    number: Option<String>,
}

impl RegistrationView {
    pub fn of(registration: &crate::content::providers::Registration) -> RegistrationView {
        RegistrationView {
            with: registration.with.to_string(),
            number: registration.number.as_ref().map(ToString::to_string),
        }
    }
}

/// Another service that a family may look at next.
#[derive(Debug, JsonSchema, Serialize)]
struct Related {
    text: String,
    path: String,
    summary: String,
}

pub fn service(site: &Site, number: usize, texts: &mut Texts) -> ServiceView {
    let listing = &site.listings[number];
    let (service, provider) = (listing.service, listing.provider);
    let tier = site.content.tier(&service.tier);
    let agreement = site.content.agreement(provider);
    let text = |text: &Option<crate::content::scalar::Text>| text.as_ref().map(ToString::to_string);
    let said = &*site.content.words;
    let contact = service.reached_by(provider);
    ServiceView {
        id: service.id.to_string(),
        name: service.name.to_string(),
        summary: service.summary.to_string(),
        about_html: service.about.as_ref().map(|about| texts.block(about)),
        not_for: text(&service.not_for),
        provider: Link::inside(&url::provider(provider.id.as_str()), provider.name.as_str()),
        status: status(site, listing),
        status_note: text(&service.status_note),
        ages: said.ages(service.ages),
        tier: tier_link(site, listing),
        break_type: break_type_link(site, listing),
        duties: duties(site, listing),
        needs: words(
            site,
            &site.content.vocabulary.needs,
            service.needs.iter().map(|id| id.as_str()),
            Some(FacetKind::Need),
        ),
        when: service.when.iter().map(|when| said.when_line(when)).filter(|line| !line.is_empty()).collect(),
        dates: service
            .when
            .iter()
            .filter(|when| when.dates.len() > 1)
            .flat_map(|when| &when.dates)
            .map(|date| said.date(*date))
            .collect(),
        venue: service.venue.as_ref().map(|venue| venue_view(site, venue)),
        support: service.support.as_ref().map(|support| SupportView {
            ratio: support.ratio.map(|ratio| said.ratio(ratio)),
            personal_care: support.personal_care.map(|care| care.0),
            medication: text(&support.medication),
            training: text(&support.training),
        }),
        cost: service
            .cost
            .iter()
            .map(|price| PriceView {
                name: text(&price.name),
                amount: said.price(price),
                who: text(&price.who),
            })
            .collect(),
        cost_note: text(&service.cost_note),
        direct_payment: service.direct_payment.map(|yes| yes.0),
        transport: text(&service.transport),
        route: RouteView::of(site, &service.route, Some(&contact)),
        tier_criteria_path: url::tier(service.tier.as_str()).to_string(),
        tier_criteria: tier.map(|tier| criteria(tier.criteria(), texts)).unwrap_or_default(),
        criteria: criteria(&service.criteria, texts),
        places: service.places.as_ref().map(|places| PlacesView {
            total: places.total,
            left: places.left,
            waiting_list: places.waiting_list.0,
            wait: text(&places.wait),
        }),
        outcomes: outcomes::of_service(site, listing),
        languages: service.languages.iter().map(ToString::to_string).collect(),
        contact: ContactView::of(&contact),
        checked: service.last_checked(provider).map(|checked| CheckedView::of(site, checked)),
        registrations: provider.registrations.iter().map(RegistrationView::of).collect(),
        commissioned: agreement.as_ref().is_some_and(|agreement| agreement.commissioned),
        contract_ends: agreement
            .as_ref()
            .and_then(|agreement| agreement.ends)
            .map(|ends| EndView::of(site, ends)),
        contract_decision: agreement
            .as_ref()
            .and_then(|agreement| agreement.decision)
            .map(|decision| decision_link(decision)),
        added: service.added.map(|day| DayView::said(site, day)),
        changes: changes(site, service),
        calendar_path: sessions::has(service, &site.content.site.school_terms)
            .then(|| site.common(&url::calendar(service.id.as_str())).to_string()),
        related: related(site, number),
    }
}

/// What has changed, the newest first.
fn changes(site: &Site, service: &Service) -> Vec<ChangeView> {
    let mut changes: Vec<&Change> = service.changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.on));
    let view =
        |change: &Change| ChangeView { day: DayView::said(site, change.on), what: change.what.to_string() };
    changes.into_iter().map(view).collect()
}

/// The duties of the law that a break of this type meets, in words.
fn duties(site: &Site, listing: &Listing) -> Vec<String> {
    let ids = site
        .content
        .break_type(&listing.service.break_type)
        .map(|kind| kind.duties.as_slice())
        .unwrap_or_default();
    let duty = |id: &crate::content::law::DutyId| {
        site.content.law.duties.iter().find(|duty| duty.id == *id).map(|duty| duty.name.to_string())
    };
    ids.iter().filter_map(duty).collect()
}

fn words<'i>(
    site: &Site,
    known: &[Word],
    ids: impl Iterator<Item = &'i str>,
    facet: Option<FacetKind>,
) -> Vec<WordView> {
    ids.filter_map(|id| {
        let word = vocabulary::word(known, id)?;
        let path = facet.and_then(|facet| site.facet_url(facet, id)).map(|url| url.to_string());
        Some(WordView {
            name: word.name.to_string(),
            path,
            explanation: word.explanation.as_ref().map(ToString::to_string),
        })
    })
    .collect()
}

/// Where a service is. An address that is to stay hidden goes no further than this.
fn venue_view(site: &Site, venue: &Venue) -> VenueView {
    let shown = |text: Option<String>| text.filter(|_| !venue.hidden.0);
    let area = |id: &str| {
        let area = vocabulary::word(&site.content.vocabulary.areas, id)?;
        Some(match site.facet_url(FacetKind::Area, id) {
            Some(url) => Link::inside(&url, area.name.as_str()),
            None => Link { text: area.name.to_string(), ..Link::default() },
        })
    };
    VenueView {
        name: shown(venue.name.as_ref().map(ToString::to_string)),
        address: shown(venue.address.as_ref().map(ToString::to_string)),
        postcode: shown(venue.postcode.as_ref().map(ToString::to_string)),
        hidden: venue.hidden.0,
        area: venue.area.as_ref().and_then(|id| area(id.as_str())),
        serves: venue.serves.iter().filter_map(|id| area(id.as_str())).collect(),
        access: words(site, &site.content.vocabulary.access, venue.access.iter().map(|id| id.as_str()), None),
        note: venue.note.as_ref().map(ToString::to_string),
    }
}

/// How many other services a page names.
const A_FEW: usize = 4;

/// Open services of the same type whose ages meet, those in the same area first.
fn related(site: &Site, number: usize) -> Vec<Related> {
    let this = site.listings[number].service;
    let home = this.area();
    let near = home.map_or(&[][..], |home| site.groups.of_type_in(&this.break_type, home));
    let near = near.iter().map(|n| (*n, site.listings[*n].service));
    let all = site.groups.of_type(&this.break_type).iter().map(|n| (*n, site.listings[*n].service));
    let far = all.filter(|(_, other)| home.is_none() || other.area() != home);
    let fits = |(n, other): &(usize, &Service)| {
        *n != number && other.status == ServiceStatus::Open && other.ages.overlaps(&this.ages)
    };
    near.chain(far)
        .filter(fits)
        .take(A_FEW)
        .map(|(_, other)| Related {
            text: other.name.to_string(),
            path: url::service(other.id.as_str()).to_string(),
            summary: other.summary.to_string(),
        })
        .collect()
}
