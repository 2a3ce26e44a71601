//! Organisations, words and people to ask: the pages that list names.

use schemars::JsonSchema;
use serde::Serialize;

use super::decisions::{EndView, decision_link};
use super::letters::{Alphabet, Letter, LetterLink};
use super::service::RegistrationView;
use super::{CheckedView, ContactView, Link};
use crate::content::providers::Provider;
use crate::content::vocabulary;
use crate::render::cards::PageCards;
use crate::render::texts::Texts;
use crate::site::{Site, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct ProvidersView {
    letters: Vec<Letter<ProviderItem>>,
    all_letters: Vec<LetterLink>,
    total: usize,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ProviderItem {
    name: String,
    path: String,
    summary: Option<String>,
    kind: Option<String>,
    services_total: usize,
    areas: Vec<String>,
}

pub fn providers(site: &Site) -> ProvidersView {
    let item = |provider: &Provider| ProviderItem {
        name: provider.name.to_string(),
        path: url::provider(provider.id.as_str()).to_string(),
        summary: provider.summary.as_ref().map(ToString::to_string),
        kind: provider.kind.map(|kind| site.content.words.name_of("provider-kinds", &kind)),
        services_total: site.groups.of_provider(&provider.id).len(),
        areas: areas(site, provider),
    };
    let things =
        site.content.providers.iter().map(|provider| (provider.name.to_string(), item(provider))).collect();
    let alphabet = Alphabet::of(&site.content.words);
    let letters = alphabet.group(things);
    ProvidersView { all_letters: alphabet.jumps(&letters), letters, total: site.content.providers.len() }
}

/// The areas in which an organisation runs something, in the order of the vocabulary.
fn areas(site: &Site, provider: &Provider) -> Vec<String> {
    let its = site.groups.of_provider(&provider.id);
    let area = |n: &usize| site.listings[*n].service.area();
    let here =
        |word: &&vocabulary::Area| its.iter().filter_map(area).any(|id| id.as_str() == word.id.as_str());
    site.content.vocabulary.areas.iter().filter(here).map(|word| word.name.to_string()).collect()
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct ProviderView {
    name: String,
    kind: Option<String>,
    summary: Option<String>,
    about_html: Option<String>,
    contact: ContactView,
    registrations: Vec<RegistrationView>,
    contract: Option<ContractView>,
    checked: Option<CheckedView>,
    /// Its breaks, each as `card.html` makes it.
    cards_html: Vec<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ContractView {
    commissioned: bool,
    ends: Option<EndView>,
    extensions: Vec<String>,
    decision: Option<Link>,
}

pub fn provider(site: &Site, number: usize, texts: &mut Texts, cards: &mut PageCards) -> ProviderView {
    let provider = &site.content.providers[number];
    ProviderView {
        name: provider.name.to_string(),
        kind: provider.kind.map(|kind| site.content.words.name_of("provider-kinds", &kind)),
        summary: provider.summary.as_ref().map(ToString::to_string),
        about_html: provider.about.as_ref().map(|about| texts.block(about)),
        contact: ContactView::of(&provider.contact),
        registrations: provider.registrations.iter().map(RegistrationView::of).collect(),
        contract: site.content.agreement(provider).map(|agreement| ContractView {
            commissioned: agreement.commissioned,
            ends: agreement.ends.map(|ends| EndView::of(site, ends)),
            extensions: agreement.extensions.iter().map(|term| site.content.words.term(term)).collect(),
            decision: agreement.decision.map(|decision| decision_link(decision)),
        }),
        checked: provider.checked.as_ref().map(|checked| CheckedView::of(site, checked)),
        cards_html: cards.of(site.groups.of_provider(&provider.id).iter().copied(), 3),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct GlossaryView {
    letters: Vec<Letter<TermView>>,
    all_letters: Vec<LetterLink>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct TermView {
    id: String,
    term: String,
    also: Vec<String>,
    html: String,
}

pub fn glossary(site: &Site, texts: &mut Texts) -> GlossaryView {
    let view = |term: &crate::content::glossary::GlossaryTerm, html: String| TermView {
        id: term.id.to_string(),
        term: term.term.to_string(),
        also: term.also.iter().map(ToString::to_string).collect(),
        html,
    };
    let mut things = Vec::new();
    for term in &site.content.glossary {
        things.push((term.term.to_string(), view(term, texts.line(&term.meaning))));
    }
    let alphabet = Alphabet::of(&site.content.words);
    let letters = alphabet.group(things);
    GlossaryView { all_letters: alphabet.jumps(&letters), letters }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct ContactPageView {
    others: Vec<OtherView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct OtherView {
    id: String,
    name: String,
    summary: String,
    contact: ContactView,
}

pub fn contact(site: &Site) -> ContactPageView {
    let other = |other: &crate::content::site::OtherContact| OtherView {
        id: other.id.to_string(),
        name: other.name.to_string(),
        summary: other.summary.to_string(),
        contact: ContactView::of(&other.contact),
    };
    ContactPageView { others: site.content.site.contacts.iter().map(other).collect() }
}
