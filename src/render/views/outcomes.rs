//! What breaks are for, what families gain by them, and which services work towards that.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Count, Link};
use crate::content::Listing;
use crate::content::outcomes::Outcome;
use crate::content::site::FacetKind;
use crate::render::texts::Texts;
use crate::site::{Site, links, url};

/// How many services are named under one outcome: a page of it holds them all.
const A_PAGEFUL: usize = 20;

#[derive(Debug, JsonSchema, Serialize)]
pub struct OutcomesView {
    about_html: Option<String>,
    aims: Vec<Entry>,
    outcomes: Vec<OutcomeView>,
    standards: Vec<Entry>,
}

/// An aim or a standard.
#[derive(Debug, JsonSchema, Serialize)]
struct Entry {
    id: String,
    html: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct OutcomeView {
    id: String,
    name: String,
    html: String,
    who: Vec<String>,
    /// The first of the services that work towards it.
    services: Vec<ServiceItem>,
    /// How many do.
    total: usize,
    /// How many of each type of break do.
    types: Vec<Count>,
    /// All of them as a list.
    all_path: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ServiceItem {
    service: Link,
    provider: Link,
}

/// The page of aims and outcomes.
pub fn view(site: &Site, texts: &mut Texts) -> OutcomesView {
    let outcomes = &site.content.outcomes;
    OutcomesView {
        about_html: outcomes.about.as_ref().map(|about| texts.block(about)),
        aims: (outcomes.aims.iter())
            .map(|aim| Entry { id: format!("aim-{}", aim.id), html: texts.block(&aim.text) })
            .collect(),
        outcomes: outcomes.outcomes.iter().map(|outcome| outcome_view(site, outcome, texts)).collect(),
        standards: (outcomes.standards.iter())
            .map(|standard| Entry {
                id: format!("standard-{}", standard.id),
                html: texts.block(&standard.text),
            })
            .collect(),
    }
}

fn outcome_view(site: &Site, outcome: &Outcome, texts: &mut Texts) -> OutcomeView {
    let works =
        |listing: &&Listing| listing.service.outcomes.iter().any(|word| outcome.is_called(word.as_str()));
    let services: Vec<&Listing> = site.listings.iter().filter(works).collect();
    let type_count = |kind: &crate::content::Written<crate::content::break_types::BreakType>| Count {
        slug: kind.id.to_string(),
        text: kind.name.to_string(),
        path: site.facet_url(FacetKind::Type, kind.id.as_str()).unwrap_or_else(url::services).to_string(),
        total: services.iter().filter(|listing| listing.service.break_type == kind.id).count(),
        current: false,
        explanation: None,
    };
    let item = |listing: &&Listing| ServiceItem {
        service: Link::inside(&url::service(listing.service.id.as_str()), listing.service.name.as_str()),
        provider: Link::inside(&url::provider(listing.provider.id.as_str()), listing.provider.name.as_str()),
    };
    OutcomeView {
        id: links::outcome_anchor(outcome.id.as_str()),
        name: outcome.name.to_string(),
        html: texts.block(&outcome.text),
        who: outcome.who.iter().map(|who| site.content.words.say(who.key())).collect(),
        services: services.iter().take(A_PAGEFUL).map(item).collect(),
        total: services.len(),
        types: site.content.break_types.iter().map(type_count).filter(|count| count.total > 0).collect(),
        all_path: site.facet_url(FacetKind::Outcome, outcome.id.as_str()).map(|url| url.to_string()),
    }
}

/// The outcomes that a service works towards, in its own words where it has some: each leads to what is said of it.
pub fn of_service(site: &Site, listing: &Listing) -> Vec<Link> {
    let link = |word: &crate::content::scalar::Text| match site.content.outcomes.meant_by(word.as_str()) {
        Some(outcome) => {
            let own = word.as_str() != outcome.id.as_str();
            let path = format!("{}#{}", url::outcomes(), links::outcome_anchor(outcome.id.as_str()));
            let text = if own { word.to_string() } else { outcome.name.to_string() };
            Link { text, path: Some(path), ..Link::default() }
        }
        None => Link { text: word.to_string(), ..Link::default() },
    };
    listing.service.outcomes.iter().map(link).collect()
}
