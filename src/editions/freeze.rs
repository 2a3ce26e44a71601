//! From the content of today to an edition: what the site shows, with every figure drawn and nothing that stays hidden.

use std::collections::BTreeMap;

use crate::content::editions::{Edition, Paragraph, Provider, Section, Service, Venue, Words};
use crate::content::scalar::Prose;
use crate::content::tiers::Criterion;
use crate::content::vocabulary::Word;
use crate::content::{Listing, services};
use crate::markdown::{blocks, drawn, drawn_line};
use crate::site::Site;
use crate::site::prose::SiteProse;

/// What the site shows, as an edition.
pub fn freeze(site: &Site) -> Edition {
    let content = site.content;
    let draw = Draw { prose: SiteProse::new(site, "") };
    let mut tiers: Vec<_> = content.tiers.iter().map(|tier| (*tier.item).clone()).collect();
    for tier in &mut tiers {
        tier.who_for = draw.block(&tier.who_for);
        tier.about = tier.about.as_ref().map(|about| draw.block(about));
        tier.examples = tier.examples.iter().map(|example| draw.block(example)).collect();
        tier.criteria = tier.criteria.as_deref().map(|criteria| draw.criteria(criteria));
        if let Some(amount) = &mut tier.amount {
            amount.text = amount.text.as_ref().map(|text| draw.block(text));
        }
    }
    let mut break_types: Vec<_> = content.break_types.iter().map(|kind| (*kind.item).clone()).collect();
    for kind in &mut break_types {
        kind.about = kind.about.as_ref().map(|about| draw.block(about));
    }
    let mut services: Vec<Service> = site.listings.iter().map(|listing| draw.service(listing)).collect();
    services.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    let mut providers: Vec<Provider> = content
        .providers
        .iter()
        .map(|provider| Provider {
            id: provider.id.clone(),
            aliases: provider.aliases.clone(),
            name: provider.name.clone(),
            kind: provider.kind,
            summary: provider.summary.clone(),
        })
        .collect();
    providers.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    Edition {
        statement: (*content.statement.item).clone(),
        sections: site.sections().enumerate().map(|(n, (_, section))| draw.section(n + 1, section)).collect(),
        tiers,
        break_types,
        providers,
        services,
        words: words(site),
    }
}

/// Draws figures into texts.
struct Draw<'a> {
    prose: SiteProse<'a>,
}

impl Draw<'_> {
    fn block(&self, text: &Prose) -> Prose {
        drawn(text.as_str(), &self.prose).trim().parse().unwrap_or_else(|_| text.clone())
    }

    fn line(&self, text: &Prose) -> Prose {
        drawn_line(text.as_str(), &self.prose).trim().parse().unwrap_or_else(|_| text.clone())
    }

    fn criteria(&self, criteria: &[Criterion]) -> Vec<Criterion> {
        criteria.iter().map(|asked| Criterion { text: self.line(&asked.text), ..asked.clone() }).collect()
    }

    fn section(&self, number: usize, section: &crate::content::documents::Document) -> Section {
        let markdown = drawn(&section.body, &self.prose).trim_matches(['\n', '\r']).trim_end().to_owned();
        let mut last = 0;
        let paragraphs = blocks(&markdown, &self.prose.settings())
            .into_iter()
            .map(|block| {
                last += usize::from(block.is_numbered);
                let number = block.is_numbered.then(|| format!("{number}.{last}"));
                Paragraph { number, text: block.words }
            })
            .collect();
        Section {
            id: section.id.clone(),
            aliases: section.front.aliases.clone(),
            title: section.front.title.clone(),
            summary: section.front.summary.clone(),
            reviewed: section.front.reviewed,
            markdown,
            paragraphs,
        }
    }

    fn service(&self, listing: &Listing) -> Service {
        let (service, provider) = (listing.service, listing.provider);
        Service {
            id: service.id.clone(),
            aliases: service.aliases.clone(),
            name: service.name.clone(),
            provider: provider.id.clone(),
            break_type: service.break_type.clone(),
            tier: service.tier.clone(),
            ages: service.ages,
            needs: service.needs.clone(),
            not_for: service.not_for.clone(),
            summary: service.summary.clone(),
            about: service.about.as_ref().map(|about| self.block(about)),
            criteria: self.criteria(&service.criteria),
            when: service.when.clone(),
            venue: service.venue.as_ref().map(venue),
            support: service.support.clone(),
            cost: service.cost.clone(),
            cost_note: service.cost_note.clone(),
            direct_payment: service.direct_payment.map(|yes| yes.0),
            transport: service.transport.clone(),
            route: service.route.clone(),
            places: service.places.clone(),
            outcomes: service.outcomes.clone(),
            languages: service.languages.clone(),
            contact: service.reached_by(provider),
            checked: service.last_checked(provider).cloned(),
            status: service.status,
            status_note: service.status_note.clone(),
        }
    }
}

/// Where a service is. An address that is to stay hidden goes no further than this.
fn venue(venue: &services::Venue) -> Venue {
    Venue {
        name: venue.shown_name().cloned(),
        address: venue.shown_address().cloned(),
        postcode: venue.shown_postcode().cloned(),
        area: venue.area.clone(),
        serves: venue.serves.clone(),
        access: venue.access.clone(),
        note: venue.note.clone(),
    }
}

fn words(site: &Site) -> Words {
    let names = |words: &[Word]| -> BTreeMap<String, String> {
        words.iter().map(|word| (word.id.to_string(), word.name.to_string())).collect()
    };
    let vocabulary = &site.content.vocabulary;
    let duties = site.content.law.duties.iter();
    Words {
        needs: names(&vocabulary.needs),
        access: names(&vocabulary.access),
        areas: vocabulary.areas.iter().map(|area| (area.id.to_string(), area.name.to_string())).collect(),
        duties: duties.map(|duty| (duty.id.to_string(), duty.name.to_string())).collect(),
    }
}
