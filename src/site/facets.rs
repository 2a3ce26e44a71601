//! The ways to narrow the listings, worked out once: for each value of each facet, the listings that have it.

use std::sync::Arc;

use super::gaps::age_slug;
use super::members::Members;
use super::{prices, week};
use crate::content::scalar::Text;
use crate::content::services::Service;
use crate::content::site::FacetKind;
use crate::content::tiers::RouteKind;
use crate::content::time::Day;
use crate::content::words::{Words, key_of};
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
    /// The heading of the list of its listings: `Short breaks in Eastmoor`.
    pub title: String,
    /// As it follows the heading of another list: `in Eastmoor`.
    pub phrase: String,
    /// What it means.
    pub explanation: Option<String>,
    /// The listings that have it.
    pub services: Members,
}

/// Every facet that the site offers, without values that no listing has.
pub fn facets(content: &Content, listings: &[Listing]) -> Vec<Facet> {
    let wanted = content.site.listings.facets();
    let offers: Vec<Vec<Offer>> = wanted.iter().map(|kind| offers(*kind, content)).collect();
    let mut members = members(offers.iter().flatten(), listings).into_iter();
    let facets = wanted.iter().zip(offers).map(|(kind, offers)| {
        let values = offers.into_iter().zip(members.by_ref()).map(|(offer, services)| offer.value(services));
        Facet { kind: *kind, values: values.filter(|value| !value.services.is_empty()).collect() }
    });
    facets.filter(|facet| !facet.values.is_empty()).collect()
}

/// Every value of a facet in the order in which they are offered, those without a listing too; what the site offers
/// already is not worked out again.
pub(super) fn every_value(
    kind: FacetKind,
    content: &Content,
    listings: &[Listing],
    offered: &[Facet],
) -> Vec<FacetValue> {
    let offers = offers(kind, content);
    let members = match offered.iter().find(|facet| facet.kind == kind) {
        None => members(&offers, listings),
        Some(facet) => {
            let known = |offer: &Offer| facet.values.iter().find(|value| value.slug == offer.slug);
            let none = || Members::of(listings.len(), |_| false);
            offers
                .iter()
                .map(|offer| known(offer).map_or_else(none, |value| value.services.clone()))
                .collect()
        }
    };
    offers.into_iter().zip(members).map(|(offer, services)| offer.value(services)).collect()
}

/// The listings that have each value.
fn members<'o, 'a: 'o>(
    offers: impl IntoIterator<Item = &'o Offer<'a>>,
    listings: &[Listing],
) -> Vec<Members> {
    let has = |offer: &'o Offer<'a>| move |n: usize| (offer.has)(listings[n].service);
    Members::of_each(listings.len(), &offers.into_iter().map(has).collect::<Vec<_>>())
}

/// A value that may have no listings.
struct Offer<'a> {
    slug: String,
    name: String,
    title: String,
    phrase: String,
    explanation: Option<String>,
    has: Box<dyn Fn(&Service) -> bool + Send + Sync + 'a>,
}

impl<'a> Offer<'a> {
    /// A value that the content names.
    fn named(
        words: &Words,
        kind: FacetKind,
        slug: impl Into<String>,
        name: &str,
        has: impl Fn(&Service) -> bool + Send + Sync + 'a,
    ) -> Offer<'a> {
        let inside = match kind {
            FacetKind::Need | FacetKind::Outcome => within_a_sentence(name),
            _ => name.to_owned(),
        };
        let say = |key: &str| {
            words.say_with(&format!("facets.{}.{key}", kind.slug()), &[("value", (&inside).into())])
        };
        let (title, phrase) = (say("title"), say("phrase"));
        Offer {
            slug: slug.into(),
            name: name.to_owned(),
            title,
            phrase,
            explanation: None,
            has: Box::new(has),
        }
    }

    /// A value that every site has, with words of its own below a key.
    fn own(
        words: &Words,
        key: &str,
        slug: impl Into<String>,
        name: String,
        has: impl Fn(&Service) -> bool + Send + Sync + 'a,
    ) -> Offer<'a> {
        let say = |form: &str| words.say(&format!("{key}.{form}"));
        let (title, phrase) = (say("title"), say("phrase"));
        Offer { slug: slug.into(), name, title, phrase, explanation: None, has: Box::new(has) }
    }

    fn explained(self, explanation: Option<impl ToString>) -> Offer<'a> {
        Offer { explanation: explanation.map(|text| text.to_string()), ..self }
    }

    /// The value, with the listings that have it.
    fn value(self, services: Members) -> FacetValue {
        let Offer { slug, name, title, phrase, explanation, has: _ } = self;
        FacetValue { slug, name, title, phrase, explanation, services }
    }
}

/// Every value of a facet, in the order in which they are offered.
fn offers(kind: FacetKind, content: &Content) -> Vec<Offer<'_>> {
    let words = &*content.words;
    match kind {
        FacetKind::Tier => Vec::from_iter(content.tiers.iter().map(|tier| {
            Offer::named(words, kind, tier.id.as_str(), tier.name.as_str(), |service| service.tier == tier.id)
                .explained(Some(&tier.summary))
        })),
        FacetKind::Type => Vec::from_iter(content.break_types.iter().map(|of| {
            Offer::named(words, kind, of.id.as_str(), of.name.as_str(), |service| service.break_type == of.id)
                .explained(Some(&of.summary))
        })),
        FacetKind::Area => Vec::from_iter(content.vocabulary.areas.iter().map(|area| {
            Offer::named(words, kind, area.id.as_str(), area.name.as_str(), |service| {
                let venue = service.venue.as_ref();
                venue.is_some_and(|venue| venue.areas().any(|id| id.as_str() == area.id.as_str()))
            })
            .explained(area.explanation.as_ref())
        })),
        FacetKind::Need => Vec::from_iter(content.vocabulary.needs.iter().map(|need| {
            Offer::named(words, kind, need.id.as_str(), need.name.as_str(), |service| {
                service.needs.is_empty() || service.needs.iter().any(|id| id.as_str() == need.id.as_str())
            })
            .explained(need.explanation.as_ref())
        })),
        FacetKind::Age => Vec::from_iter(content.site.listings.age_bands.iter().map(|band| {
            let ages = words.ages(*band);
            let offer =
                Offer::named(words, kind, age_slug(band), &ages, |service| service.ages.overlaps(band));
            Offer { name: words.say_with("facets.age.value", &[("ages", (&ages).into())]), ..offer }
        })),
        FacetKind::Day => Vec::from_iter(Day::ALL.into_iter().map(|day| {
            let slug = key_of(&day);
            let key = format!("days.{slug}");
            Offer::own(words, &key, slug, words.say(&format!("{key}.name")), move |service| {
                service.when.iter().any(|when| when.runs_on(day))
            })
        })),
        FacetKind::Time => Vec::from_iter(week::Part::ALL.into_iter().map(|part| {
            let key = format!("parts.{}", part.slug());
            let name = words.say(&format!("{key}.name"));
            Offer::own(words, &key, part.slug(), name, move |service| part.has(service))
                .explained(Some(words.say(&format!("{key}.about"))))
        })),
        FacetKind::Price => {
            Vec::from_iter(prices::bands(&content.site.listings.price_bands).into_iter().map(|band| Offer {
                slug: band.slug(),
                name: band.say(words, "name"),
                title: band.say(words, "title"),
                phrase: band.say(words, "phrase"),
                explanation: band.is_explained().then(|| band.say(words, "about")),
                has: Box::new(move |service| band.has(&service.cost)),
            }))
        }
        FacetKind::Route => Vec::from_iter(ROUTES.into_iter().map(|kinds| {
            let slug = kinds[0].slug();
            let name = words.name_of("routes", &kinds[0]);
            let explanation = (kinds.len() > 1).then(|| words.say("route-lists.either-way"));
            let has = |service: &Service| kinds.contains(&service.route.kind);
            Offer::own(words, &format!("route-lists.{slug}"), slug, name, has).explained(explanation)
        })),
        FacetKind::Outcome => {
            let meant = Arc::new(content.outcomes_by_word());
            Vec::from_iter(content.outcomes.outcomes.iter().map(|outcome| {
                let meant = meant.clone();
                let is_meant =
                    move |word: &Text| meant.get(word.as_str()).is_some_and(|it| it.id == outcome.id);
                Offer::named(words, kind, outcome.id.as_str(), outcome.name.as_str(), move |service| {
                    service.outcomes.iter().any(&is_meant)
                })
                .explained(Some(crate::markdown::plain(outcome.text.as_str())))
            }))
        }
    }
}

/// The ways in: which kinds of route are one, the first giving its name and folder.
const ROUTES: [&[RouteKind]; 4] = [
    &[RouteKind::DropIn],
    &[RouteKind::SelfReferral, RouteKind::AnyReferral],
    &[RouteKind::ProfessionalReferral, RouteKind::AnyReferral],
    &[RouteKind::Assessment],
];

/// A name as it stands within a sentence: `autism`, but `ADHD`.
fn within_a_sentence(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}
