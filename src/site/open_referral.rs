//! Which documents of Open Referral UK the site has. What is in them is made in `feeds::open_referral`.

use rayon::prelude::*;
use uuid::Uuid;

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
    // Each id is a fingerprint that takes a while to make, and there are two to a service.
    let of_services = listings.par_iter().enumerate().flat_map_iter(|(n, listing)| {
        let slug = listing.service.id.as_str();
        let there = listing.service.venue.is_some();
        let service = address("services", ids.service(slug), Document::Service(n));
        let there = there.then(|| {
            address("service_at_locations", ids.service_at_location(slug), Document::ServiceAtLocation(n))
        });
        std::iter::once(service).chain(there)
    });
    all.par_extend(of_services);
    let mut add = |list: &str, id: Uuid, document| all.push(address(list, id, document));
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

fn address(list: &str, id: Uuid, document: Document) -> (Url, Document) {
    let mut buffer = Uuid::encode_buffer();
    (url::open_referral(&[list, id.hyphenated().encode_lower(&mut buffer)]), document)
}
