//! Which documents of Open Referral UK the site has. What is in them is made in `feeds::open_referral`.

use uuid::Uuid;

use super::ids::Ids;
use super::taxonomies::{Taxonomy, Term};
use super::{File, Page, url};
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

/// The documents of the whole: what the standard asks for, and the taxonomies with their terms.
pub(super) fn of_all(taxonomies: &[Taxonomy]) -> Vec<Page> {
    let mut all = vec![
        page(&[], Document::About),
        page(&["services"], Document::Services),
        page(&["service_at_locations"], Document::ServicesAtLocations),
        page(&["taxonomies"], Document::Taxonomies),
        page(&["taxonomy_terms"], Document::Terms),
    ];
    for (n, taxonomy) in taxonomies.iter().enumerate() {
        all.push(of_one("taxonomies", taxonomy.id, Document::Taxonomy(n)));
        let term = |(t, term): (usize, &Term)| of_one("taxonomy_terms", term.id, Document::Term(n, t));
        all.extend(taxonomy.terms.iter().enumerate().map(term));
    }
    all
}

/// The documents of each service, by address.
pub(super) fn of_services(listings: &[Listing], closed: &[Listing], ids: &Ids) -> Vec<Page> {
    let mut all = Vec::with_capacity(2 * listings.len() + closed.len());
    for (n, listing) in listings.iter().enumerate() {
        let slug = listing.service.id.as_str();
        all.push(of_one("services", ids.service(slug), Document::Service(n)));
        if listing.service.venue.is_some() {
            let id = ids.service_at_location(slug);
            all.push(of_one("service_at_locations", id, Document::ServiceAtLocation(n)));
        }
    }
    for (n, listing) in closed.iter().enumerate() {
        all.push(of_one("services", ids.service(listing.service.id.as_str()), Document::ClosedService(n)));
    }
    all.sort_unstable_by(|a, b| a.url.cmp(&b.url));
    all
}

fn of_one(list: &str, id: Uuid, document: Document) -> Page {
    let mut buffer = Uuid::encode_buffer();
    page(&[list, id.hyphenated().encode_lower(&mut buffer)], document)
}

fn page(parts: &[&str], document: Document) -> Page {
    Page::file(url::open_referral(parts), File::OpenReferral(document))
}
