//! The ways to narrow the listings, worked out once: for each value of each facet, the listings that have it.

use rayon::prelude::*;

use super::gaps::age_slug;
use super::members::Members;
use super::{prices, week};
use crate::content::services::Service;
use crate::content::site::FacetKind;
use crate::content::tiers::RouteKind;
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
    /// As it follows "short breaks" in a sentence: `in Eastmoor`.
    pub phrase: String,
    /// What it means.
    pub explanation: Option<String>,
    /// The listings that have it.
    pub services: Members,
}

/// Every facet that the site offers, without values that no listing has.
pub fn facets(content: &Content, listings: &[Listing]) -> Vec<Facet> {
    let wanted = content.site.listings.facets();
    wanted
        .par_iter()
        .map(|kind| Facet { kind: *kind, values: values(*kind, content, listings) })
        .filter(|facet| !facet.values.is_empty())
        .collect()
}

/// Every value of a facet in the order in which they are offered, those without a listing too; what the site offers
/// already is not worked out again.
pub(super) fn every_value(
    kind: FacetKind,
    content: &Content,
    listings: &[Listing],
    offered: &[Facet],
) -> Vec<FacetValue> {
    let known = offered.iter().find(|facet| facet.kind == kind);
    let services = |offer: &Offer| match known {
        None => Members::of(listings.len(), |n| (offer.has)(listings[n].service)),
        Some(facet) => {
            let known = facet.values.iter().find(|value| value.slug == offer.slug);
            known.map_or_else(|| Members::of(listings.len(), |_| false), |value| value.services.clone())
        }
    };
    let value = |offer: Offer| FacetValue {
        services: services(&offer),
        slug: offer.slug,
        name: offer.name,
        phrase: offer.phrase,
        explanation: offer.explanation,
    };
    offers(kind, content).into_iter().map(value).collect()
}

/// A value that may have no listings.
struct Offer<'a> {
    slug: String,
    name: String,
    phrase: String,
    explanation: Option<String>,
    has: Box<dyn Fn(&Service) -> bool + Send + Sync + 'a>,
}

impl<'a> Offer<'a> {
    fn new(
        slug: impl Into<String>,
        name: impl Into<String>,
        phrase: impl Into<String>,
        has: impl Fn(&Service) -> bool + Send + Sync + 'a,
    ) -> Offer<'a> {
        let (slug, name, phrase) = (slug.into(), name.into(), phrase.into());
        Offer { slug, name, phrase, explanation: None, has: Box::new(has) }
    }

    fn explained(self, explanation: Option<impl ToString>) -> Offer<'a> {
        Offer { explanation: explanation.map(|text| text.to_string()), ..self }
    }
}

fn values(kind: FacetKind, content: &Content, listings: &[Listing]) -> Vec<FacetValue> {
    let value = |offer: Offer| FacetValue {
        services: Members::of(listings.len(), |n| (offer.has)(listings[n].service)),
        slug: offer.slug,
        name: offer.name,
        phrase: offer.phrase,
        explanation: offer.explanation,
    };
    offers(kind, content).into_par_iter().map(value).filter(|value| !value.services.is_empty()).collect()
}

/// Every value of a facet, in the order in which they are offered.
fn offers(kind: FacetKind, content: &Content) -> Vec<Offer<'_>> {
    match kind {
        FacetKind::Tier => Vec::from_iter(content.tiers.iter().map(|tier| {
            let phrase = format!("at the level {}", tier.name);
            Offer::new(tier.id.as_str(), tier.name.as_str(), phrase, |service| service.tier == tier.id)
                .explained(Some(&tier.summary))
        })),
        FacetKind::Type => Vec::from_iter(content.break_types.iter().map(|kind| {
            let phrase = format!("of the type {}", kind.name);
            Offer::new(kind.id.as_str(), kind.name.as_str(), phrase, |service| service.break_type == kind.id)
                .explained(Some(&kind.summary))
        })),
        FacetKind::Area => Vec::from_iter(content.vocabulary.areas.iter().map(|area| {
            let phrase = format!("in {}", area.name);
            Offer::new(area.id.as_str(), area.name.as_str(), phrase, |service| {
                let venue = service.venue.as_ref();
                venue.is_some_and(|venue| venue.areas().any(|id| id.as_str() == area.id.as_str()))
            })
            .explained(area.explanation.as_ref())
        })),
        FacetKind::Need => Vec::from_iter(content.vocabulary.needs.iter().map(|need| {
            let phrase = format!("for {}", within_a_sentence(need.name.as_str()));
            Offer::new(need.id.as_str(), need.name.as_str(), phrase, |service| {
                service.needs.is_empty() || service.needs.iter().any(|id| id.as_str() == need.id.as_str())
            })
            .explained(need.explanation.as_ref())
        })),
        FacetKind::Age => Vec::from_iter(content.site.listings.age_bands.iter().map(|band| {
            Offer::new(age_slug(band), format!("{band} years"), format!("for ages {band}"), |service| {
                service.ages.overlaps(band)
            })
        })),
        FacetKind::Day => Vec::from_iter(Day::ALL.into_iter().map(|day| {
            let name = day.name();
            Offer::new(name.to_lowercase(), name, format!("on {name}s"), move |service| {
                service.when.iter().any(|when| when.runs_on(day))
            })
        })),
        FacetKind::Time => Vec::from_iter(week::Part::ALL.into_iter().map(|part| {
            Offer::new(part.slug(), part.name(), part.phrase(), move |service| part.has(service))
                .explained(Some(part.meaning()))
        })),
        FacetKind::Price => {
            Vec::from_iter(prices::bands(&content.site.listings.price_bands).into_iter().map(|band| {
                Offer::new(band.slug(), band.name(), band.phrase(), move |service| band.has(&service.cost))
                    .explained(band.meaning())
            }))
        }
        FacetKind::Route => Vec::from_iter(ROUTES.into_iter().map(|(slug, phrase, kinds)| {
            let explanation = (kinds.len() > 1).then_some("Some of these take either way in.");
            Offer::new(slug, kinds[0].name(), phrase, |service| kinds.contains(&service.route.kind))
                .explained(explanation)
        })),
        FacetKind::Outcome => Vec::from_iter(content.outcomes.outcomes.iter().map(|outcome| {
            let phrase = format!("that work towards {}", within_a_sentence(outcome.name.as_str()));
            Offer::new(outcome.id.as_str(), outcome.name.as_str(), phrase, |service| {
                service.outcomes.iter().any(|word| outcome.is_called(word.as_str()))
            })
            .explained(Some(crate::markdown::plain(outcome.text.as_str())))
        })),
    }
}

/// The ways in: folder, as it follows "short breaks", and which kinds of route are one, the first giving the name.
const ROUTES: [(&str, &str, &[RouteKind]); 4] = [
    ("drop-in", "without a referral", &[RouteKind::DropIn]),
    ("self-referral", "that you can ask for yourself", &[RouteKind::SelfReferral, RouteKind::AnyReferral]),
    (
        "professional-referral",
        "that someone who works with your family can ask for",
        &[RouteKind::ProfessionalReferral, RouteKind::AnyReferral],
    ),
    ("assessment", "after an assessment", &[RouteKind::Assessment]),
];

/// A name as it stands within a sentence: `autism`, but `ADHD`.
fn within_a_sentence(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}
