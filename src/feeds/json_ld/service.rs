//! A service in the words of schema.org. A hidden address is not among them.

use serde_json::{Value, json};

use super::{object, provider_id};
use crate::content::money::{Pence, Price};
use crate::content::services::Venue;
use crate::content::vocabulary::{self, Word};
use crate::content::{Content, Listing};
use crate::site::{Site, url};

pub(super) fn service(site: &Site, listing: &Listing) -> Value {
    let (service, provider) = (listing.service, listing.provider);
    let content = site.content;
    let address = site.address(&url::service(service.id.as_str()));
    let mut audience = json!({ "@type": "PeopleAudience", "suggestedMinAge": service.ages.youngest });
    if let Some(oldest) = service.ages.oldest {
        audience["suggestedMaxAge"] = json!(oldest);
    }
    let kind = content.break_type(&service.break_type).map(|kind| kind.name.to_string());
    object([
        ("@type", json!("Service")),
        ("@id", json!(format!("{address}#service"))),
        ("name", json!(service.name.as_str())),
        ("description", json!(service.summary.as_str())),
        ("url", json!(address)),
        ("serviceType", json!(kind)),
        (
            "provider",
            json!({ "@type": "Organization", "@id": provider_id(site, provider), "name": provider.name.as_str() }),
        ),
        ("areaServed", areas_served(content, service.venue.as_ref())),
        ("audience", audience),
        ("offers", service.cost.iter().map(offer).collect()),
        ("availableChannel", channel(site, listing, &address)),
    ])
}

/// The areas in which families can use it; the council's area where the listing names none.
fn areas_served(content: &Content, venue: Option<&Venue>) -> Value {
    let area = |name: &str| json!({ "@type": "AdministrativeArea", "name": name });
    let known = &content.vocabulary.areas;
    let named = venue.iter().flat_map(|venue| venue.areas());
    let named: Vec<Value> = named
        .filter_map(|id| vocabulary::word(known, id.as_str()))
        .map(|word| area(word.name.as_str()))
        .collect();
    match named.is_empty() {
        true => area(content.site.council.area.as_str()),
        false => Value::Array(named),
    }
}

fn offer(price: &Price) -> Value {
    let Pence(pence) = price.amount;
    let said =
        [price.per.map(|per| per.phrase().to_owned()), price.who.as_ref().map(|who| format!("for {who}"))];
    let said: Vec<String> = said.into_iter().flatten().collect();
    object([
        ("@type", json!("Offer")),
        ("name", json!(price.name.as_ref().map(ToString::to_string))),
        ("price", json!(format!("{}.{:02}", pence / 100, pence % 100))),
        ("priceCurrency", json!("GBP")),
        ("description", json!((!said.is_empty()).then(|| said.join(", ")))),
    ])
}

/// Where it is and how to reach it.
fn channel(site: &Site, listing: &Listing, address: &str) -> Value {
    let service = listing.service;
    let contact = service.reached_by(listing.provider);
    let phone = contact
        .phone
        .as_ref()
        .map(|phone| json!({ "@type": "ContactPoint", "telephone": phone.tel().replacen("tel:", "", 1) }));
    let languages: Vec<&str> = service.languages.iter().map(|language| language.as_str()).collect();
    object([
        ("@type", json!("ServiceChannel")),
        ("serviceUrl", json!(address)),
        ("servicePhone", json!(phone)),
        ("availableLanguage", json!(languages)),
        ("serviceLocation", json!(service.venue.as_ref().and_then(|venue| place(site.content, venue)))),
    ])
}

/// The place, where any of it may be known.
fn place(content: &Content, venue: &Venue) -> Option<Value> {
    let name = venue.shown_name().map(ToString::to_string);
    let street = venue.shown_address().map(ToString::to_string);
    let postcode = venue.shown_postcode().map(ToString::to_string);
    let address = (street.is_some() || postcode.is_some()).then(|| {
        object([
            ("@type", json!("PostalAddress")),
            ("streetAddress", json!(street)),
            ("postalCode", json!(postcode)),
            ("addressCountry", json!("GB")),
        ])
    });
    let feature = |word: &Word| json!({ "@type": "LocationFeatureSpecification", "name": word.name.as_str(), "value": true });
    let known = &content.vocabulary.access;
    let features: Vec<Value> =
        venue.access.iter().filter_map(|id| vocabulary::word(known, id.as_str())).map(feature).collect();
    if name.is_none() && address.is_none() && features.is_empty() {
        return None;
    }
    Some(object([
        ("@type", json!("Place")),
        ("name", json!(name)),
        ("address", json!(address)),
        ("amenityFeature", json!(features)),
    ]))
}
