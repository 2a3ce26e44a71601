//! Where a service is. An address that is to stay hidden goes no further than this: not as a name, nor as coordinates,
//! nor as an id that could be guessed from it.

use super::ADDRESS_KEPT;
use super::attributes::Attributes;
use super::documents;
use crate::content::Listing;
use crate::content::services::Venue;
use crate::content::vocabulary;
use crate::site::Site;
use crate::site::taxonomies::TaxonomyKind;

/// A service at its place, where the listing has one.
pub fn at(site: &Site, listing: &Listing) -> Option<documents::ServiceAtLocation> {
    let venue = listing.service.venue.as_ref()?;
    let slug = listing.service.id.as_str();
    let location = location(site, slug, venue);
    Some(documents::ServiceAtLocation {
        id: site.ids.service_at_location(slug).to_string(),
        location,
        service: None,
    })
}

/// The areas that a service comes to.
pub fn areas(site: &Site, listing: &Listing) -> Vec<documents::ServiceArea> {
    let slug = listing.service.id.as_str();
    let serves = listing.service.venue.as_ref().map(|venue| venue.serves.as_slice()).unwrap_or_default();
    let area = |id: &str| {
        let area = vocabulary::word(&site.content.vocabulary.areas, id)?;
        Some(documents::ServiceArea {
            id: site.ids.id(&["service", slug, "area", id]).to_string(),
            name: area.name.to_string(),
            service_area: area.explanation.as_ref().unwrap_or(&area.name).to_string(),
        })
    };
    serves.iter().filter_map(|id| area(id.as_str())).collect()
}

fn location(site: &Site, slug: &str, venue: &Venue) -> documents::Location {
    let id = site.ids.id(&["service", slug, "location"]);
    let area = venue.area.as_ref().map(|id| id.as_str());
    let mut attributes = Attributes::of(site, id);
    if let Some(area) = area {
        attributes.add(TaxonomyKind::Area, area);
    }
    let addresses: Vec<_> = address(site, slug, venue).into_iter().collect();
    // An address without a postcode is none by the standard, and still helps.
    let loose = venue.shown_address().filter(|_| addresses.is_empty()).map(ToString::to_string);
    let hidden = venue.hidden.0.then(|| ADDRESS_KEPT.to_owned());
    let note = venue.note.as_ref().map(ToString::to_string);
    let said: Vec<String> = [loose, hidden, note].into_iter().flatten().collect();
    documents::Location {
        id: id.to_string(),
        location_type: "physical",
        name: venue.shown_name().map(ToString::to_string),
        description: (!said.is_empty()).then(|| said.join("\n")),
        addresses,
        accessibility: accessibility(site, slug, venue),
        attributes: attributes.done(),
    }
}

fn address(site: &Site, slug: &str, venue: &Venue) -> Option<documents::Address> {
    let (address, postcode) = (venue.shown_address()?, venue.shown_postcode()?);
    let (street, town) = match address.as_str().rsplit_once(',') {
        Some((street, town)) => (street.trim().to_owned(), town.trim().to_owned()),
        None => (address.to_string(), town(site, venue)),
    };
    Some(documents::Address {
        id: site.ids.id(&["service", slug, "address"]).to_string(),
        address_1: street,
        city: town,
        state_province: site.content.site.council.area.to_string(),
        postal_code: postcode.to_string(),
        country: "GB",
        address_type: "physical",
    })
}

/// The town of an address that names none: the area, as families call it.
fn town(site: &Site, venue: &Venue) -> String {
    let area = venue.area.as_ref().and_then(|id| {
        let area = vocabulary::word(&site.content.vocabulary.areas, id.as_str())?;
        Some(area.name.to_string())
    });
    area.unwrap_or_else(|| site.content.site.council.area.to_string())
}

fn accessibility(site: &Site, slug: &str, venue: &Venue) -> Vec<documents::Accessibility> {
    let feature = |id: &str| {
        let word = vocabulary::word(&site.content.vocabulary.access, id)?;
        let own = site.ids.id(&["service", slug, "access", id]);
        let mut attributes = Attributes::of(site, own);
        attributes.add(TaxonomyKind::Access, id);
        Some(documents::Accessibility {
            id: own.to_string(),
            description: word.name.to_string(),
            details: word.explanation.as_ref().map(ToString::to_string),
            accessibility: word.name.to_string(),
            attributes: attributes.done(),
        })
    };
    venue.access.iter().filter_map(|id| feature(id.as_str())).collect()
}
