//! Every part of a theme in every state on one page, in the council's colours: for those who choose how the site looks.
//!
//! It is there with drafts only. What it shows is made up, in `samples.yaml`, and goes through the same views as what
//! councils write, so that it looks as it will. Its links lead to the page itself.

mod colours;
mod sample_text;

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cards::{ServiceCard, Status};
use super::decisions::Timeline;
use super::eligibility::TierCard;
use super::letters::LetterLink;
use super::listings::{Pagination, pagination};
use super::statement::{HeadingView, SectionItem};
use super::{ContactView, Count, Link};
use crate::content::contact::Contact;
use crate::content::decisions::Decision;
use crate::content::evidence::Evidence;
use crate::content::providers::Provider;
use crate::content::services::ServiceStatus;
use crate::content::tiers::Tier;
use crate::content::words::Words;
use crate::content::yaml;
use crate::content::{Listing, Written};
use crate::diagnostic::DataPath;
use crate::foreign::mark_english;
use crate::render::chart;
use crate::site::{Site, url};
use colours::{ColourPair, pairs};

/// What the template of the components gets.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ComponentsView {
    /// The words around the samples, by the part of the page.
    words: BTreeMap<String, BTreeMap<String, String>>,
    /// A text with everything that Markdown can have.
    text_html: String,
    /// The headings of that text.
    headings: Vec<HeadingView>,
    /// The council's colours, each on the ground that it stands on.
    colours: Vec<ColourPair>,
    /// Service cards: open with every fact, full, closed for now, and with the least that is known.
    services: Vec<ServiceCard>,
    /// Every word for whether a service takes children.
    statuses: Vec<Status>,
    /// A level with a letter, and one without.
    tiers: Vec<TierCard>,
    /// Somebody who can be reached in every way.
    contact: Option<ContactView>,
    /// Somebody with a phone and nothing else.
    contact_least: Option<ContactView>,
    /// Links with numbers: of several, of one, and the one that is chosen.
    counts: Vec<Count>,
    /// The sections of a statement, the second being read.
    sections: Vec<SectionItem>,
    /// Letters with something under them and letters without.
    letters: Vec<LetterLink>,
    /// The pages of a list, seen from the first, from the middle and from the last.
    paginations: Vec<Pagination>,
    /// A link within the site.
    link: Link,
    /// A link to elsewhere.
    external: Link,
    /// A chart of each kind.
    charts: Vec<ChartSample>,
    timeline: Option<Timeline>,
}

/// A chart and what it is called.
#[derive(Debug, JsonSchema, Serialize)]
struct ChartSample {
    title: String,
    svg: String,
}

/// What is made up for the page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Samples {
    words: BTreeMap<String, BTreeMap<String, String>>,
    text: String,
    contact: Contact,
    contact_least: Contact,
    tiers: Vec<Tier>,
    provider: Provider,
    evidence: Vec<Evidence>,
    decision: Decision,
}

/// The samples, with the marks of English where the page is in another language.
fn samples(marked: bool) -> Option<Samples> {
    yaml::built_in(include_str!("samples.yaml"), marked)
}

/// The words of a part of the page, marked as English on a page of another language.
fn spoken(words: &Words, said: BTreeMap<String, String>) -> BTreeMap<String, String> {
    match words.language().is_english() {
        true => said,
        false => said.into_iter().map(|(key, text)| (key, mark_english(&text))).collect(),
    }
}

/// The page of the components; nothing where the samples cannot be read, which a test rules out.
pub fn view(site: &Site) -> Option<ComponentsView> {
    let words = &*site.content.words;
    let marked = !words.language().is_english();
    let samples = samples(marked)?;
    let here = url::components();
    let text = if marked { mark_english(&samples.text) } else { samples.text };
    let (text_html, headings) = sample_text::rendered(&text);
    let tiers = || samples.tiers.iter().map(|tier| TierCard::of(site, tier).at(&here));
    let provider =
        Written { item: Arc::new(samples.provider), file: "samples.yaml".into(), path: DataPath::default() };
    let service = |number: usize| {
        let listing = Listing { provider: &provider, service: &provider.services[number], number };
        let level = &samples.tiers[number % samples.tiers.len()];
        ServiceCard::sample(site, &listing, level, &here)
    };
    let count = |text: &str, total, current| Count {
        slug: String::new(),
        text: text.to_owned(),
        path: here.to_string(),
        total,
        current,
        explanation: None,
    };
    let chart = |(n, set): (usize, &Evidence)| {
        let svg = chart::draw(set, &format!("sample-{n}"), words)?;
        Some(ChartSample { title: set.title.to_string(), svg })
    };
    Some(ComponentsView {
        words: samples.words.into_iter().map(|(part, said)| (part, spoken(words, said))).collect(),
        text_html,
        headings,
        colours: pairs(&site.content.site.colours),
        services: (0..provider.services.len()).map(service).collect(),
        statuses: ServiceStatus::ALL.into_iter().map(|status| Status::of(words, status)).collect(),
        tiers: tiers().collect(),
        contact: Some(ContactView::of(&samples.contact)),
        contact_least: Some(ContactView::of(&samples.contact_least)),
        counts: vec![
            count("One thing to choose", 12, false),
            count("The one that is chosen", 1, true),
            count("Something with a name that needs more than one line", 128, false),
        ],
        sections: SectionItem::samples(&here),
        letters: LetterLink::samples(),
        paginations: [1, 5, 9]
            .into_iter()
            .filter_map(|number| Some(pagination(&here, number, 9)?.at(&here)))
            .collect(),
        link: Link::inside(&here, "A link within the site"),
        external: Link::outside("https://www.example.org/", "A link to elsewhere"),
        charts: samples.evidence.iter().enumerate().filter_map(chart).collect(),
        timeline: super::decisions::timeline(&samples.decision, site.today, words),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_samples_can_be_read() {
        for marked in [false, true] {
            assert_eq!(super::samples(marked).map(|samples| samples.evidence.len()), Some(4));
        }
    }
}
