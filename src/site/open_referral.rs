//! Which documents of Open Referral UK the site has. What is in them is made in `feeds::open_referral`.

use super::ids::Ids;
use super::taxonomies::Taxonomy;
use super::{Url, url};
use crate::content::Listing;

/// A document of Open Referral UK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// Which standard the others follow.
    About,
    /// All services, in brief.
    Services,
    /// A service, by its number in the site.
    Service(usize),
    /// A service that has closed for good, by its number among those.
    ClosedService(usize),
    /// All services with where they are.
    ServicesAtLocations,
    /// A service with where it is, by its number in the site.
    ServiceAtLocation(usize),
    /// All taxonomies.
    Taxonomies,
    /// A taxonomy, by its number in the site.
    Taxonomy(usize),
    /// The terms of all taxonomies.
    Terms,
    /// A term, by the number of its taxonomy and its own number there.
    Term(usize, usize),
}

/// Every document with its address.
pub(super) fn documents(
    listings: &[Listing],
    closed: &[Listing],
    taxonomies: &[Taxonomy],
    ids: &Ids,
) -> Vec<(Url, Document)> {
    let mut all = vec![
        (url::open_referral(&[]), Document::About),
        (url::open_referral(&["services"]), Document::Services),
        (url::open_referral(&["service_at_locations"]), Document::ServicesAtLocations),
        (url::open_referral(&["taxonomies"]), Document::Taxonomies),
        (url::open_referral(&["taxonomy_terms"]), Document::Terms),
    ];
    let mut add = |list: &str, id: uuid::Uuid, document: Document| {
        let id = id.hyphenated().to_string();
        all.push((url::open_referral(&[list, &id]), document));
    };
    for (n, listing) in listings.iter().enumerate() {
        let slug = listing.service.id.as_str();
        add("services", ids.service(slug), Document::Service(n));
        if listing.service.venue.is_some() {
            add("service_at_locations", ids.service_at_location(slug), Document::ServiceAtLocation(n));
        }
    }
    for (n, listing) in closed.iter().enumerate() {
        add("services", ids.service(listing.service.id.as_str()), Document::ClosedService(n));
    }
    for (n, taxonomy) in taxonomies.iter().enumerate() {
        add("taxonomies", taxonomy.id, Document::Taxonomy(n));
        for (t, term) in taxonomy.terms.iter().enumerate() {
            add("taxonomy_terms", term.id, Document::Term(n, t));
        }
    }
    all
}
