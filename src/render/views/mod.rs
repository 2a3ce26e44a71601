//! What templates get: one view a page kind, which names exactly what its template may use.
//!
//! Addresses in views are paths from the root of the site; a template puts `page.root` before them. Values are
//! ready to be shown: dates in words, prices with their sign.

mod accessibility;
pub(super) mod cards;
mod changes;
mod checks;
mod components;
mod decisions;
mod draft;
pub(super) mod easy_read;
mod editions;
mod eligibility;
mod evidence;
mod figures;
mod guide;
mod head;
mod letters;
mod listings;
mod near;
mod open_data;
mod outcomes;
mod participation;
mod people;
mod range;
pub mod reference;
mod search;
mod service;
mod site;
mod statement;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::PageCards;
use super::texts::Texts;
use crate::content::contact::{Contact, Phone};
use crate::content::providers::Checked;
use crate::content::target::Target;
use crate::content::time::Date;
use crate::site::{EditionPart, List, Page, PageKind, Site, Url, offline};

pub use cards::CardView;
pub use head::Head;
pub use site::SiteView;

/// The template of a page and what it gets.
pub struct View {
    /// The file name of the template.
    pub template: &'static str,
    /// What the template calls `view`.
    pub value: tera::Value,
}

impl View {
    fn new(template: &'static str, value: &impl Serialize) -> View {
        View { template, value: tera::Value::from_serializable(value) }
    }
}

/// The view of a page with its cards, and with the paragraphs of its text `numbered` or not; nothing for files that no
/// template makes.
pub fn view(site: &Site, page: &Page, numbered: bool, cards: &mut PageCards) -> Option<View> {
    let root = cards.root;
    let texts = &mut Texts::new(site, root, numbered);
    Some(match &page.kind {
        PageKind::Home => View::new("home.html", &statement::home(site, texts)),
        PageKind::Statement => View::new("statement.html", &statement::index(site)),
        PageKind::Section(number) => View::new("section.html", &statement::section(site, *number, texts)),
        PageKind::StatementAll | PageKind::LargePrint => {
            View::new("statement-all.html", &statement::all(site, texts))
        }
        PageKind::Eligibility => View::new("eligibility.html", &eligibility::compared(site, texts)),
        PageKind::Tier(number) => View::new("tier.html", &eligibility::one(site, *number, texts, cards)),
        PageKind::Listing(page) => match page.of {
            List::Near(area) => View::new("near.html", &near::near(site, page, area, cards)),
            _ => View::new("listing.html", &listings::listing(site, page, cards)),
        },
        PageKind::AToZ => View::new("a-to-z.html", &letters::a_to_z(site)),
        PageKind::NearAreas => View::new("near-areas.html", &near::areas(site)),
        PageKind::Browse(facet) => View::new("browse.html", &listings::browse(site, *facet)),
        PageKind::Service(number) => View::new("service.html", &service::service(site, *number, texts)),
        PageKind::Providers => View::new("providers.html", &people::providers(site)),
        PageKind::Provider(number) => {
            View::new("provider.html", &people::provider(site, *number, texts, cards))
        }
        PageKind::Guide => View::new("guide.html", &guide::start(site, texts)?),
        PageKind::GuideStep(number) => match guide::step(site, *number, texts)? {
            guide::StepView::Question(question) => View::new("guide-question.html", &question),
            guide::StepView::End(end) => View::new("guide-end.html", &end),
        },
        PageKind::GuideAll => View::new("guide-all.html", &guide::whole(site, texts)?),
        PageKind::Range => View::new("range.html", &range::range(site, texts)?),
        PageKind::RangeRow(number) => View::new("range-row.html", &range::row(site, *number, texts)?),
        PageKind::Participation => View::new("participation.html", &participation::view(site, texts)),
        PageKind::Decisions => View::new("decisions.html", &decisions::all(site)),
        PageKind::Decision(number) => View::new("decision.html", &decisions::one(site, *number, texts)),
        PageKind::Outcomes => View::new("outcomes.html", &outcomes::view(site, texts)),
        PageKind::Editions => View::new("editions.html", &editions::all(site)),
        PageKind::Edition(number, part) => {
            let edition = &site.content.editions[*number];
            match part {
                EditionPart::Statement => {
                    View::new("edition.html", &editions::statement(site, edition, root))
                }
                EditionPart::Eligibility => {
                    View::new("edition-eligibility.html", &editions::eligibility(site, edition, root))
                }
                EditionPart::Services(page) => {
                    View::new("edition-services.html", &editions::services(site, edition, *page))
                }
            }
        }
        PageKind::Changes(number) => View::new("changes.html", &changes::view(site, *number)?),
        PageKind::StatementDraft => View::new("draft.html", &draft::view(site, texts)),
        PageKind::Evidence => View::new("evidence.html", &evidence::index(site)),
        PageKind::EvidenceSet(number) => View::new("evidence-set.html", &evidence::one(site, *number)),
        PageKind::EasyReads => View::new("easy-reads.html", &easy_read::all(site)),
        PageKind::EasyRead(number) => View::new("easy-read.html", &easy_read::one(site, *number, root)),
        PageKind::Glossary => View::new("glossary.html", &people::glossary(site, texts)),
        PageKind::Contact => View::new("contact.html", &people::contact(site)),
        PageKind::Accessibility => View::new("accessibility.html", &accessibility::view(site, texts)?),
        PageKind::Checks => View::new("checks.html", &checks::view(site)),
        PageKind::Components => View::new("components-page.html", &components::view(site)?),
        PageKind::Page(number) => View::new("page.html", &statement::page(site, *number, texts)),
        PageKind::NotFound => View::new("not-found.html", &()),
        PageKind::Redirect(to) => View::new("redirect.html", &statement::redirect(site, to)),
        PageKind::Search => View::new("search.html", &search::search(site)),
        PageKind::ShortList => View::new("short-list.html", &search::short_list(site)),
        PageKind::OpenData => View::new("open-data.html", &open_data::view(site)),
        PageKind::File(_) => return None,
    })
}

/// What leads from a page back to the root of the site.
pub fn root(site: &Site, page: &Page) -> String {
    match page.kind {
        // A server shows this page at any address, so that only a full path leads anywhere.
        PageKind::NotFound => site.base_path(),
        _ => page.url.root(),
    }
}

/// A link: inside the site by its path, or outside by its address.
#[derive(Debug, Clone, JsonSchema, Serialize, Default)]
pub struct Link {
    /// Its words.
    text: String,
    /// Where it leads within the site.
    path: Option<String>,
    /// Where it leads outside; one of the two.
    href: Option<String>,
    /// The part of the menu that it opens.
    key: Option<&'static str>,
}

impl Link {
    fn inside(url: &Url, text: impl Into<String>) -> Link {
        Link { text: text.into(), path: Some(url.to_string()), ..Link::default() }
    }

    /// Its words and its path, where it leads into the site.
    fn as_crumb(&self) -> Option<(&str, String)> {
        Some((self.text.as_str(), self.path.clone()?))
    }

    fn outside(href: impl Into<String>, text: impl Into<String>) -> Link {
        Link { text: text.into(), href: Some(href.into()), ..Link::default() }
    }

    /// The link to a target, with its own title where no words are given; nothing where it leads nowhere.
    fn to(site: &Site, target: &Target, text: Option<&str>) -> Option<Link> {
        match target {
            Target::Web(address) => Some(Link::outside(address.as_str(), text.unwrap_or(address.shown()))),
            Target::Inside { kind, id, anchor } => {
                let found = site.destination(*kind, id.as_str(), anchor.as_deref()).ok()?;
                let anchor = found.anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                let path = Some(format!("{}{anchor}", found.url));
                Some(Link { text: text.unwrap_or(&found.title).to_owned(), path, ..Link::default() })
            }
        }
    }
}

/// A link with how many listings it leads to.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Count {
    /// A short name for scripts and addresses.
    slug: String,
    text: String,
    path: String,
    /// How many listings there are.
    total: usize,
    /// Whether it is the one that is shown.
    current: bool,
    /// What it means, where that is not evident.
    explanation: Option<String>,
}

/// Ways to reach somebody, ready to be shown.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ContactView {
    name: Option<String>,
    phone: Option<String>,
    phone_href: Option<String>,
    text: Option<String>,
    text_href: Option<String>,
    email: Option<String>,
    website: Option<Website>,
    address: Option<String>,
    hours: Option<String>,
    sign_language: Option<String>,
    /// Whether there is no number and no address, so that only those online can get in touch.
    online_only: bool,
}

/// A website: its address, and the address as it is shown.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Website {
    href: String,
    shown: String,
}

impl ContactView {
    fn of(contact: &Contact) -> ContactView {
        let text = |text: &Option<crate::content::scalar::Text>| text.as_ref().map(ToString::to_string);
        let sms = |phone: &Phone| phone.tel().replacen("tel:", "sms:", 1);
        ContactView {
            name: text(&contact.name),
            phone: contact.phone.as_ref().map(shown_number),
            phone_href: contact.phone.as_ref().map(Phone::tel),
            text: contact.text.as_ref().map(shown_number),
            text_href: contact.text.as_ref().map(sms),
            email: contact.email.as_ref().map(|email| email.as_str().to_owned()),
            website: contact
                .website
                .as_ref()
                .map(|site| Website { href: site.as_str().to_owned(), shown: site.shown().to_owned() }),
            address: text(&contact.address),
            hours: text(&contact.hours),
            sign_language: text(&contact.sign_language),
            online_only: offline::contact_is_online_only(contact),
        }
    }
}

/// A number in its groups, which no line breaks apart.
fn shown_number(phone: &Phone) -> String {
    phone.to_string().replace(' ', "\u{a0}")
}

/// A day for people and for machines.
#[derive(Debug, JsonSchema, Serialize)]
struct DayView {
    on: String,
    iso: String,
}

impl DayView {
    /// A day in the words of the page.
    fn said(site: &Site, day: Date) -> DayView {
        DayView { on: site.content.words.date(day), iso: day.iso() }
    }
}

/// When somebody last made sure that a listing is right.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CheckedView {
    on: String,
    iso: String,
    by: Option<String>,
}

impl CheckedView {
    fn of(site: &Site, checked: &Checked) -> CheckedView {
        CheckedView {
            on: site.content.words.date(checked.on),
            iso: checked.on.iso(),
            by: checked.by.as_ref().map(ToString::to_string),
        }
    }
}
