//! A service in the words of schema.org. A hidden address is not among them.

use serde::Serialize;

use super::{AdministrativeArea, ContactPoint, Organization, provider_id, telephone};
use crate::content::contact::Postcode;
use crate::content::money::{Pence, Price};
use crate::content::scalar::Text;
use crate::content::services::Venue;
use crate::content::vocabulary::{self, Word};
use crate::content::{Content, Listing};
use crate::site::{Site, url};

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Service<'s> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    name: &'s Text,
    description: &'s Text,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_type: Option<&'s Text>,
    provider: Organization<'s>,
    area_served: AreasServed<'s>,
    audience: PeopleAudience,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    offers: Vec<Offer<'s>>,
    available_channel: ServiceChannel<'s>,
}

pub(super) fn service<'s>(site: &'s Site, listing: &'s Listing) -> Service<'s> {
    let (service, provider) = (listing.service, listing.provider);
    let content = site.content;
    let address = site.address(&url::service(service.id.as_str()));
    Service {
        id: format!("{address}#service"),
        name: &service.name,
        description: &service.summary,
        service_type: content.break_type(&service.break_type).map(|kind| &kind.name),
        // Its own page tells the rest.
        provider: Organization {
            id: provider_id(site, provider),
            name: &provider.name,
            description: None,
            url: None,
            contact_point: None,
        },
        area_served: areas_served(content, service.venue.as_ref()),
        audience: PeopleAudience {
            suggested_min_age: service.ages.youngest,
            suggested_max_age: service.ages.oldest,
        },
        offers: service.cost.iter().map(offer).collect(),
        available_channel: channel(site, listing, &address),
        url: address,
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum AreasServed<'s> {
    Council(AdministrativeArea<'s>),
    Named(Vec<AdministrativeArea<'s>>),
}

/// The areas in which families can use it; the council's area where the listing names none.
fn areas_served<'s>(content: &'s Content, venue: Option<&Venue>) -> AreasServed<'s> {
    let known = &content.vocabulary.areas;
    let named = venue.iter().flat_map(|venue| venue.areas());
    let named: Vec<AdministrativeArea> = named
        .filter_map(|id| vocabulary::word(known, id.as_str()))
        .map(|word| AdministrativeArea { name: &word.name })
        .collect();
    match named.is_empty() {
        true => AreasServed::Council(AdministrativeArea { name: &content.site.council.area }),
        false => AreasServed::Named(named),
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PeopleAudience {
    suggested_min_age: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggested_max_age: Option<u8>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Offer<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'s Text>,
    price: String,
    price_currency: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

fn offer(price: &Price) -> Offer<'_> {
    let Pence(pence) = price.amount;
    let said =
        [price.per.map(|per| per.phrase().to_owned()), price.who.as_ref().map(|who| format!("for {who}"))];
    let said: Vec<String> = said.into_iter().flatten().collect();
    Offer {
        name: price.name.as_ref(),
        price: format!("{}.{:02}", pence / 100, pence % 100),
        price_currency: "GBP",
        description: (!said.is_empty()).then(|| said.join(", ")),
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct ServiceChannel<'s> {
    service_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_phone: Option<ContactPoint<'s>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    available_language: &'s [Text],
    #[serde(skip_serializing_if = "Option::is_none")]
    service_location: Option<Place<'s>>,
}

/// Where it is and how to reach it.
fn channel<'s>(site: &'s Site, listing: &'s Listing, address: &str) -> ServiceChannel<'s> {
    let service = listing.service;
    let contact = service.reached_by(listing.provider);
    let phone = contact.phone.as_ref().map(telephone);
    ServiceChannel {
        service_url: address.to_owned(),
        service_phone: phone.map(|phone| ContactPoint { name: None, telephone: Some(phone), email: None }),
        available_language: &service.languages,
        service_location: service.venue.as_ref().and_then(|venue| place(site.content, venue)),
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Place<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'s Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<PostalAddress<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amenity_feature: Vec<LocationFeatureSpecification<'s>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PostalAddress<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    street_address: Option<&'s Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'s Postcode>,
    address_country: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct LocationFeatureSpecification<'s> {
    name: &'s Text,
    value: bool,
}

/// The place, where any of it may be known.
fn place<'s>(content: &'s Content, venue: &'s Venue) -> Option<Place<'s>> {
    let name = venue.shown_name();
    let (street_address, postal_code) = (venue.shown_address(), venue.shown_postcode());
    let address = (street_address.is_some() || postal_code.is_some()).then_some(PostalAddress {
        street_address,
        postal_code,
        address_country: "GB",
    });
    let feature = |word: &'s Word| LocationFeatureSpecification { name: &word.name, value: true };
    let known = &content.vocabulary.access;
    let amenity_feature: Vec<_> =
        venue.access.iter().filter_map(|id| vocabulary::word(known, id.as_str())).map(feature).collect();
    let is_known = name.is_some() || address.is_some() || !amenity_feature.is_empty();
    is_known.then_some(Place { name, address, amenity_feature })
}
