//! The first page, the statement and its sections, and other pages of text.

use schemars::JsonSchema;
use serde::Serialize;

use super::eligibility::TierCard;
use super::figures::{SourceView, sources};
use super::{ContactView, Count, Link, easy_read, guide, listings};
use crate::content::scalar::Version;
use crate::content::site::FacetKind;
use crate::content::statement::Statement;
use crate::feeds;
use crate::markdown::{Heading, Numbering};
use crate::render::texts::Texts;
use crate::site::{Site, Url, url};

/// A section in a list of sections.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SectionItem {
    number: usize,
    title: String,
    path: String,
    summary: Option<String>,
    current: bool,
}

impl SectionItem {
    /// Three sections that lead to one page, the second being read.
    pub(super) fn samples(to: &Url) -> Vec<SectionItem> {
        let titles =
            ["The first section", "The section being read", "A section whose title needs more than one line"];
        let item = |(place, title): (usize, &str)| SectionItem {
            number: place + 1,
            title: title.to_owned(),
            path: to.to_string(),
            summary: None,
            current: place == 1,
        };
        titles.into_iter().enumerate().map(item).collect()
    }
}

/// Every section that is shown, with the one of a number in the content marked.
fn sections(site: &Site, current: Option<usize>) -> Vec<SectionItem> {
    let item = |(place, (n, section)): (
        usize,
        (usize, &crate::content::Written<crate::content::documents::Document>),
    )| SectionItem {
        number: place + 1,
        title: section.front.title.to_string(),
        path: url::section(&section.id).to_string(),
        summary: section.front.summary.as_ref().map(ToString::to_string),
        current: current == Some(n),
    };
    site.sections().enumerate().map(item).collect()
}

/// What the statement says of itself.
#[derive(Debug, JsonSchema, Serialize)]
pub(super) struct Facts {
    title: String,
    summary: String,
    version: String,
    published: String,
    published_iso: String,
    last_reviewed: Option<String>,
    next_review: Option<String>,
    prepared_by: Vec<String>,
    signed_off: Option<SignOff>,
    forum: Option<Forum>,
    area: String,
    ages: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SignOff {
    by: String,
    on: String,
}

/// What the parent carer forum says of this edition.
#[derive(Debug, JsonSchema, Serialize)]
struct Forum {
    view: String,
    by: String,
    on: String,
}

fn forum(site: &Site, version: &Version) -> Option<Forum> {
    let views = site.content.participation.sign_off.iter().filter(|view| view.version == *version);
    let newest = views.max_by_key(|view| view.on)?;
    Some(Forum {
        view: site.content.words.say(newest.view.key()),
        by: newest.by.to_string(),
        on: site.content.words.date(newest.on),
    })
}

fn facts(site: &Site) -> Facts {
    facts_of(site, &site.content.statement)
}

/// What a statement says of itself, be it that of today or an edition.
pub(super) fn facts_of(site: &Site, statement: &Statement) -> Facts {
    let words = &*site.content.words;
    Facts {
        title: statement.title.to_string(),
        summary: statement.summary.to_string(),
        version: statement.version.to_string(),
        published: words.date(statement.published),
        published_iso: statement.published.iso(),
        last_reviewed: statement.last_reviewed.map(|date| words.date(date)),
        next_review: statement.next_review.map(|date| words.date(date)),
        prepared_by: statement.prepared_by.iter().map(ToString::to_string).collect(),
        signed_off: statement
            .signed_off
            .as_ref()
            .map(|signed| SignOff { by: signed.by.to_string(), on: words.date(signed.on) }),
        forum: forum(site, &statement.version),
        area: statement.area.to_string(),
        ages: words.ages(statement.ages),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct HomeView {
    intro_html: Option<String>,
    tiers: Vec<TierCard>,
    break_types: Vec<Count>,
    areas: Vec<Count>,
    /// The areas to be near to, where any have a place on the map.
    near_path: Option<String>,
    services_total: usize,
    providers_total: usize,
    sections: Vec<SectionItem>,
    guide: Option<Link>,
    /// The documents in Easy Read, where there are any.
    easy_read: Option<Link>,
}

pub fn home(site: &Site, texts: &mut Texts) -> HomeView {
    let shown = |page: &&crate::content::Written<crate::content::documents::Document>| {
        page.id.as_str() == "index" && (site.drafts || !page.front.draft.0)
    };
    HomeView {
        intro_html: site
            .content
            .pages
            .iter()
            .find(shown)
            .map(|page| texts.body(&page.body, Numbering::Plain).html),
        tiers: site.content.tiers.iter().map(|tier| TierCard::of(site, tier)).collect(),
        break_types: listings::counts(site, FacetKind::Type),
        areas: listings::counts(site, FacetKind::Area),
        near_path: listings::near_path(site),
        services_total: site.listings.len(),
        providers_total: site.content.providers.len(),
        sections: sections(site, None),
        guide: guide::link(site),
        easy_read: easy_read::list(site),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct StatementView {
    facts: Facts,
    sections: Vec<SectionItem>,
    all_path: String,
    ways: Ways,
    checks_path: Option<String>,
    draft_path: Option<String>,
    behind: Vec<Link>,
}

/// What the statement rests on and what became of it, each on pages of its own where there is something to show.
fn behind(site: &Site) -> Vec<Link> {
    let pages = [
        url::range(),
        url::evidence(),
        url::outcomes(),
        url::decisions(),
        url::participation(),
        url::what_changed(None),
        url::editions(),
    ];
    let shown = pages.iter().filter_map(|url| site.page_at(url.as_str()));
    shown.map(|page| Link::inside(&page.url, page.title.as_str())).collect()
}

pub fn index(site: &Site) -> StatementView {
    StatementView {
        facts: facts(site),
        sections: sections(site, None),
        all_path: url::statement_all().to_string(),
        ways: Ways::of(site),
        checks_path: site.page_at(url::checks().as_str()).map(|page| page.url.to_string()),
        draft_path: site.page_at(url::statement_draft().as_str()).map(|page| page.url.to_string()),
        behind: behind(site),
    }
}

/// The whole statement in other ways.
#[derive(Debug, JsonSchema, Serialize)]
struct Ways {
    text_path: String,
    text_size: String,
    large_print_path: String,
}

impl Ways {
    fn of(site: &Site) -> Ways {
        // No file of words is so small that it rounds to nothing.
        let kilobytes = feeds::size_of_statement_text(site).div_ceil(1000);
        Ways {
            text_path: site.common(&url::statement_text()).to_string(),
            text_size: format!("{kilobytes}\u{a0}KB"),
            large_print_path: url::large_print().to_string(),
        }
    }
}

/// A heading in the contents of a page.
#[derive(Debug, JsonSchema, Serialize)]
pub(super) struct HeadingView {
    level: u8,
    id: String,
    text: String,
}

impl HeadingView {
    pub(super) fn new(level: u8, id: &str, text: &str) -> HeadingView {
        HeadingView { level, id: id.to_owned(), text: text.to_owned() }
    }
}

fn headings(headings: Vec<Heading>) -> Vec<HeadingView> {
    headings.into_iter().map(|Heading { level, id, text, .. }| HeadingView { level, id, text }).collect()
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct SectionView {
    number: usize,
    summary: Option<String>,
    html: String,
    headings: Vec<HeadingView>,
    reviewed: Option<String>,
    figures: Vec<SourceView>,
    previous: Option<Link>,
    next: Option<Link>,
    sections: Vec<SectionItem>,
    all_path: String,
}

pub fn section(site: &Site, number: usize, texts: &mut Texts) -> SectionView {
    let section = &site.content.sections[number];
    let shown: Vec<_> = site.sections().collect();
    let place = shown.iter().position(|(n, _)| *n == number).unwrap_or_default();
    let link = |place: Option<usize>| {
        let (_, section) = shown.get(place?)?;
        Some(Link::inside(&url::section(&section.id), section.front.title.as_str()))
    };
    let body = texts.body(&section.body, Numbering::Section(place + 1));
    let reviewed = section.front.reviewed.or(site.content.statement.last_reviewed);
    SectionView {
        number: place + 1,
        summary: section.front.summary.as_ref().map(ToString::to_string),
        html: body.html,
        headings: headings(body.headings),
        reviewed: reviewed.map(|date| site.content.words.date(date)),
        figures: sources(site, [section.body.as_str()]),
        previous: link(place.checked_sub(1)),
        next: link(Some(place + 1)),
        sections: sections(site, Some(number)),
        all_path: url::statement_all().to_string(),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct WholeStatementView {
    facts: Facts,
    sections: Vec<WholeSection>,
    figures: Vec<SourceView>,
    contact: ContactView,
    ways: Ways,
}

#[derive(Debug, JsonSchema, Serialize)]
struct WholeSection {
    number: usize,
    id: String,
    title: String,
    html: String,
}

pub fn all(site: &Site, texts: &mut Texts) -> WholeStatementView {
    let sections = site.sections().enumerate().map(|(place, (_, section))| WholeSection {
        number: place + 1,
        id: section.id.to_string(),
        title: section.front.title.to_string(),
        html: texts.numbered(&section.body, section.id.as_str(), Numbering::Section(place + 1)).html,
    });
    let sections = sections.collect();
    let figures = sources(site, site.sections().map(|(_, section)| section.body.as_str()));
    WholeStatementView {
        facts: facts(site),
        sections,
        figures,
        contact: ContactView::of(&site.content.site.contact),
        ways: Ways::of(site),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct PageView {
    html: String,
    headings: Vec<HeadingView>,
    summary: Option<String>,
    reviewed: Option<String>,
    figures: Vec<SourceView>,
}

pub fn page(site: &Site, number: usize, texts: &mut Texts) -> PageView {
    let page = &site.content.pages[number];
    let body = texts.body(&page.body, Numbering::Plain);
    PageView {
        html: body.html,
        headings: headings(body.headings),
        summary: page.front.summary.as_ref().map(ToString::to_string),
        reviewed: page.front.reviewed.map(|date| site.content.words.date(date)),
        figures: sources(site, [page.body.as_str()]),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct RedirectView {
    to_path: String,
    to_title: String,
    to_url: String,
}

pub fn redirect(site: &Site, to: &Url) -> RedirectView {
    let title = site.page_at(to.as_str()).map_or(String::new(), |page| page.title.clone());
    RedirectView { to_path: to.to_string(), to_title: title, to_url: format!("{}{to}", site.base_url) }
}
