//! Open Referral UK (HSDS-UK 3.0): the listings for other directories, as files that a static server answers with.
//!
//! A list is one document; each service is a document of its own, made from its listing alone.

mod attributes;
mod documents;
mod location;
mod organization;
mod schedule;
mod service;

use serde::Serialize;

use crate::content::Listing;
use crate::site::Site;
use crate::site::open_referral::Document;
use documents::{About, Page, ServiceAtLocation};
use service::Depth;

/// What stands in place of an address that is to stay hidden.
pub const ADDRESS_KEPT: &str = "The address is shared when a place is agreed.";

/// Every service in full, as one page: for whoever wants all of it in one file.
pub fn whole(site: &Site) -> String {
    let all = site.listings.iter().chain(&site.closed);
    text(&Page::of(all.map(|listing| service::service(site, listing, Depth::Full)).collect()))
}

/// A document as it stands in its file.
pub fn json(site: &Site, document: Document) -> String {
    match document {
        Document::About => text(&ABOUT),
        Document::Services => {
            let open = site.listings.iter().map(|listing| service::service(site, listing, Depth::Brief));
            let closed = site.closed.iter().map(|listing| service::service(site, listing, Depth::Brief));
            text(&Page::of(open.chain(closed).collect()))
        }
        Document::Service(n) => text(&service::service(site, &site.listings[n], Depth::Full)),
        Document::ClosedService(n) => text(&service::service(site, &site.closed[n], Depth::Full)),
        Document::ServicesAtLocations => {
            text(&Page::of(site.listings.iter().filter_map(|listing| at_location(site, listing)).collect()))
        }
        Document::ServiceAtLocation(n) => text(&at_location(site, &site.listings[n])),
        Document::Taxonomies => {
            text(&Page::of(site.taxonomies.iter().map(|one| attributes::taxonomy(one, false)).collect()))
        }
        Document::Taxonomy(n) => text(&attributes::taxonomy(&site.taxonomies[n], true)),
        Document::Terms => {
            let terms = |taxonomy| attributes::terms(taxonomy);
            text(&Page::of(site.taxonomies.iter().flat_map(terms).collect()))
        }
        Document::Term(n, t) => {
            let taxonomy = &site.taxonomies[n];
            text(&attributes::term(taxonomy, &taxonomy.terms[t]))
        }
    }
}

/// A service in brief with where it is; the service's own document has the rest.
fn at_location(site: &Site, listing: &Listing) -> Option<ServiceAtLocation> {
    let at = location::at(site, listing)?;
    Some(ServiceAtLocation { service: Some(service::service(site, listing, Depth::Brief)), ..at })
}

const ABOUT: About = About {
    version: "HSDS-UK-3.0",
    profile: "https://docs.openreferraluk.org/",
    openapi_url: "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json",
};

/// On one line: these are many files, and no person reads them.
fn text(document: &impl Serialize) -> String {
    // Nothing in these documents can fail to be JSON: keys are names, numbers are finite.
    let mut json = serde_json::to_string(document).unwrap_or_default();
    json.push('\n');
    json
}
