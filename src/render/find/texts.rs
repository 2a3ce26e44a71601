//! Every text of the site but the listings, in the pieces that a search leads to: a section of the statement by its
//! headings, a tier, an organisation, a word of the glossary, a list, a page.

use serde::Serialize;

use crate::content::decisions::Decision;
use crate::content::documents::Document;
use crate::content::easy_read::EasyPart;
use crate::content::providers::Provider;
use crate::content::tiers::Tier;
use crate::content::{Content, Written};
use crate::markdown::{Heading, passages, plain};
use crate::render::views::easy_read;
use crate::site::easy_read::Reading;
use crate::site::figures::finding::finding;
use crate::site::prose::{self, SiteProse};
use crate::site::{List, ListingPage, Page, PageKind, Site, Url, links, url};

/// What a search looks through besides the listings.
#[derive(Debug, Serialize)]
pub struct Texts {
    texts: Vec<Text>,
    /// What is told of each listing besides its card, in the order of the listings.
    about: Vec<Option<String>>,
}

/// A piece that a search leads to.
#[derive(Debug, Serialize)]
struct Text {
    kind: Kind,
    title: String,
    /// From the root of the site, with the anchor.
    path: String,
    /// The page, where the title is of a part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<String>,
    /// Other ways in which a word of the glossary is written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    words: String,
}

/// What a piece is. The page has a name for each.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Term,
    Section,
    Tier,
    Provider,
    Evidence,
    List,
    Page,
}

impl Text {
    fn new(kind: Kind, url: &Url, title: impl ToString, words: String) -> Text {
        Text { kind, title: title.to_string(), path: url.to_string(), within: None, also: Vec::new(), words }
    }

    fn at(self, anchor: &str) -> Text {
        Text { path: format!("{}#{anchor}", self.path), ..self }
    }
}

/// What scripts search.
pub fn data(site: &Site) -> Texts {
    let content = site.content;
    let mut texts = Vec::new();
    for term in &content.glossary {
        let text = Text::new(Kind::Term, &url::glossary(), &term.term, plain(term.meaning.as_str()));
        let also = term.also.iter().map(ToString::to_string).collect();
        texts.push(Text { also, ..text.at(term.id.as_str()) });
    }
    for (_, section) in site.sections() {
        texts.extend(by_heading(site, Kind::Section, &url::section(&section.id), section));
    }
    for tier in &content.tiers {
        texts.push(Text::new(Kind::Tier, &url::tier(tier.id.as_str()), &tier.name, words_of_tier(tier)));
    }
    // In whatever files they stand.
    let mut providers: Vec<&Written<Provider>> = content.providers.iter().collect();
    providers.sort_by_key(|provider| (provider.name.as_str().to_lowercase(), provider.id.as_str()));
    for provider in providers {
        let about = provider.about.as_ref().map(|about| plain(about.as_str()));
        let words = provider.summary.as_ref().map(ToString::to_string).into_iter().chain(about);
        let at = url::provider(provider.id.as_str());
        texts.push(Text::new(Kind::Provider, &at, &provider.name, join(words)));
    }
    for set in &content.evidence {
        let rows = set.rows.iter().map(|row| row.name.to_string());
        let words = [finding(set, &site.content.words)].into_iter().chain(rows);
        texts.push(Text::new(Kind::Evidence, &url::evidence_set(set.id.as_str()), &set.title, join(words)));
    }
    for page in &site.pages {
        match &page.kind {
            PageKind::Page(n) => {
                texts.extend(by_heading(site, Kind::Page, &page.url, &content.pages[*n]));
            }
            PageKind::Listing(ListingPage { of: List::Of(pick), number: Some(1) }) => {
                let (_, value) = site.picked(*pick);
                let words = value.explanation.clone().unwrap_or_default();
                texts.push(Text::new(Kind::List, &page.url, &page.title, words));
            }
            PageKind::Decision(n) => {
                let words = words_of_decision(&content.decisions[*n]);
                texts.push(Text::new(Kind::Page, &page.url, &page.title, words));
            }
            PageKind::EasyRead(n) => texts.extend(of_easy_read(site, page, *n)),
            PageKind::Outcomes => {
                texts.push(Text::new(Kind::Page, &page.url, &page.title, words_of_aims(content)));
                texts.extend(content.outcomes.outcomes.iter().map(|outcome| {
                    let words = plain(outcome.text.as_str());
                    let within = Some(page.title.clone());
                    let text = Text::new(Kind::Page, &page.url, &outcome.name, words);
                    Text { within, ..text.at(&links::outcome_anchor(outcome.id.as_str())) }
                }));
            }
            kind if is_way_in(kind) => {
                texts.push(Text::new(Kind::Page, &page.url, &page.title, String::new()));
            }
            _ => {}
        }
    }
    let about = |about: &crate::content::scalar::Prose| plain(about.as_str());
    let about = site.listings.iter().map(|listing| listing.service.about.as_ref().map(about)).collect();
    Texts { texts, about }
}

/// Pages that every site has, and that are found by their titles.
fn is_way_in(kind: &PageKind) -> bool {
    matches!(
        kind,
        PageKind::Statement
            | PageKind::Eligibility
            | PageKind::Guide
            | PageKind::Range
            | PageKind::NearAreas
            | PageKind::Providers
            | PageKind::Evidence
            | PageKind::Participation
            | PageKind::Decisions
            | PageKind::Editions
            | PageKind::Changes(None)
            | PageKind::EasyReads
            | PageKind::Glossary
            | PageKind::Contact
            | PageKind::Accessibility
            | PageKind::OpenData
            | PageKind::ShortList
    )
}

/// A text by its headings: what stands before the first, and each with what stands below it.
fn by_heading(site: &Site, kind: Kind, at: &Url, document: &Document) -> Vec<Text> {
    let headings = prose::headings(site, &document.body);
    let mut below = vec![Vec::new(); headings.len() + 1];
    for passage in passages(&document.body, &SiteProse::new(site, "")) {
        let place = passage.written(0..1).start;
        let number = headings.partition_point(|heading| heading.at <= place);
        let is_heading = number.checked_sub(1).is_some_and(|n| headings[n].text == passage.words);
        if !is_heading {
            below[number].push(passage.words);
        }
    }
    let mut below = below.into_iter().map(join);
    let page = document.front.title.as_str();
    let summary = document.front.summary.as_ref().map(ToString::to_string);
    let first = Text::new(kind, at, page, join(summary.into_iter().chain(below.next())));
    let part = |(heading, words): (Heading, String)| Text {
        within: Some(page.to_owned()),
        ..Text::new(kind, at, &heading.text, words).at(&heading.id)
    };
    std::iter::once(first).chain(headings.into_iter().zip(below).map(part)).collect()
}

/// A document in Easy Read by its headings.
fn of_easy_read(site: &Site, page: &Page, number: usize) -> Vec<Text> {
    let leaflet = &site.content.easy_read[number].leaflet;
    let reading = Reading::of(site, leaflet);
    let words = |part: &EasyPart| {
        let passages = part.steps.iter().flat_map(|step| reading.passages(step.words.as_str()));
        join(passages.map(|passage| passage.words))
    };
    let mut texts = vec![Text::new(Kind::Page, &page.url, &page.title, leaflet.summary.to_string())];
    for (n, part) in leaflet.parts.iter().enumerate() {
        let title = part.heading.as_ref().map_or(page.title.clone(), ToString::to_string);
        let within = part.heading.as_ref().map(|_| page.title.clone());
        let text = Text::new(Kind::Page, &page.url, title, words(part));
        texts.push(Text { within, ..text.at(&easy_read::part_id(n)) });
    }
    texts
}

fn words_of_tier(tier: &Tier) -> String {
    let prose = |prose: &crate::content::scalar::Prose| plain(prose.as_str());
    let criteria = tier.criteria().iter().map(|criterion| prose(&criterion.text));
    let words = [tier.summary.to_string(), prose(&tier.who_for)].into_iter();
    join(words.chain(tier.about.as_ref().map(prose)).chain(tier.examples.iter().map(prose)).chain(criteria))
}

fn words_of_decision(decision: &Decision) -> String {
    let prose = |prose: &crate::content::scalar::Prose| plain(prose.as_str());
    let first = decision.summary.as_ref().map(ToString::to_string).into_iter();
    let parts = decision.resolution.iter().map(prose);
    join(first.chain([prose(&decision.decision)]).chain(parts).chain(decision.reasons.as_ref().map(prose)))
}

fn words_of_aims(content: &Content) -> String {
    let aims = content.outcomes.aims.iter().map(|aim| plain(aim.text.as_str()));
    let standards = content.outcomes.standards.iter().map(|standard| plain(standard.text.as_str()));
    join(aims.chain(standards))
}

fn join(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
    words.join(" ")
}
