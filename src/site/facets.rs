//! The ways to narrow the listings, worked out once: for each value of each facet, the listings that have it.

use crate::content::site::FacetKind;
use crate::content::time::Day;
use crate::content::{Content, Listing};

/// One way to narrow the listings.
#[derive(Debug)]
pub struct Facet {
    /// Which one.
    pub kind: FacetKind,
    /// Its values that have listings, in the order in which they are offered.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug)]
pub struct FacetValue {
    /// Its folder.
    pub slug: String,
    /// What families call it.
    pub name: String,
    /// What it means.
    pub explanation: Option<String>,
    /// The listings that have it, by their number in the site.
    pub services: Vec<usize>,
}

/// Every facet that the site offers, without values that no listing has.
pub fn facets(content: &Content, listings: &[Listing]) -> Vec<Facet> {
    content
        .site
        .listings
        .facets
        .iter()
        .map(|kind| Facet { kind: *kind, values: values(*kind, content, listings) })
        .filter(|facet| !facet.values.is_empty())
        .collect()
}

fn values(kind: FacetKind, content: &Content, listings: &[Listing]) -> Vec<FacetValue> {
    let value = |slug: &str, name: String, explanation: Option<String>, has: &dyn Fn(&Listing) -> bool| {
        let services =
            listings.iter().enumerate().filter(|(_, listing)| has(listing)).map(|(n, _)| n).collect();
        FacetValue { slug: slug.to_owned(), name, explanation, services }
    };
    let mut values: Vec<FacetValue> = match kind {
        FacetKind::Tier => content
            .tiers
            .iter()
            .map(|tier| {
                let has = |listing: &Listing| listing.service.tier == tier.id;
                value(tier.id.as_str(), tier.name.to_string(), Some(tier.summary.to_string()), &has)
            })
            .collect(),
        FacetKind::Type => content
            .break_types
            .iter()
            .map(|kind| {
                let has = |listing: &Listing| listing.service.break_type == kind.id;
                value(kind.id.as_str(), kind.name.to_string(), Some(kind.summary.to_string()), &has)
            })
            .collect(),
        FacetKind::Area => content
            .vocabulary
            .areas
            .iter()
            .map(|area| {
                let id = area.id.as_str();
                let has = |listing: &Listing| {
                    listing
                        .service
                        .venue
                        .as_ref()
                        .is_some_and(|venue| venue.areas().any(|a| a.as_str() == id))
                };
                value(id, area.name.to_string(), area.explanation.as_ref().map(ToString::to_string), &has)
            })
            .collect(),
        FacetKind::Need => content
            .vocabulary
            .needs
            .iter()
            .map(|need| {
                let id = need.id.as_str();
                let has = |listing: &Listing| {
                    let needs = &listing.service.needs;
                    needs.is_empty() || needs.iter().any(|need| need.as_str() == id)
                };
                value(id, need.name.to_string(), need.explanation.as_ref().map(ToString::to_string), &has)
            })
            .collect(),
        FacetKind::Age => content
            .site
            .listings
            .age_bands
            .iter()
            .map(|band| {
                let slug = match band.oldest {
                    Some(oldest) => format!("{}-{oldest}", band.youngest),
                    None => format!("{}-and-over", band.youngest),
                };
                let has = |listing: &Listing| listing.service.ages.overlaps(band);
                value(&slug, format!("{band} years"), None, &has)
            })
            .collect(),
        FacetKind::Day => Day::ALL
            .into_iter()
            .map(|day| {
                let has =
                    |listing: &Listing| listing.service.when.iter().any(|when| when.days.contains(&day));
                value(&day.name().to_lowercase(), day.name().to_owned(), None, &has)
            })
            .collect(),
    };
    values.retain(|value| !value.services.is_empty());
    values
}
