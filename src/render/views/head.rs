//! What every page says about itself.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Link, easy_read, root};
use crate::content::words::capitalised;
use crate::feeds::json_ld;
use crate::foreign::bare;
use crate::site::editions::{self, edition_title, editions_title};
use crate::site::figures::finding::finding;
use crate::site::{EditionPart, List, ListingPage, Page, PageKind, Site, Url, guide, url};

/// What templates call `page`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Head {
    /// The kind of page, which is also in the class of `body`: `home`, `service` and so on.
    kind: &'static str,
    /// The heading.
    title: String,
    /// The title for the tab, with as much of the name of the site as there is room for.
    head_title: String,
    /// The sentence that a search engine shows.
    description: Option<String>,
    /// What leads back to the root of the site: `../../`. Templates put it before every path.
    root: String,
    /// The path of the page itself.
    path: String,
    /// The whole address.
    url: String,
    /// The address of the page that a search engine is to show in its place.
    canonical: String,
    /// The pages above this one.
    breadcrumbs: Vec<Link>,
    /// The part of the menu that it belongs to: the `key` of a link there.
    menu: Option<&'static str>,
    /// What says the same in Easy Read.
    easy_read: Option<Link>,
    /// Whether search engines are to leave it out.
    noindex: bool,
    /// The subject of an email about this page, as it stands in an address.
    feedback_subject: String,
    /// The feed of what is new, on pages whose readers may want to follow it.
    feed: Option<String>,
    /// What the page is about, for search engines: JSON that can stand in a `script` element as it is.
    json_ld: Option<String>,
}

impl Head {
    /// What a page says about itself, and about what its template gets.
    pub fn of(site: &Site, page: &Page) -> Head {
        let (kind, menu, parents) = around(site, page);
        let place = place_in_list(site, page);
        let title = page.title.clone();
        let head_title = head_title(site, &title, place);
        let address = format!("{}{}", site.base_url, page.url);
        let follows = page.kind == PageKind::Home || menu == Some("services");
        let above: Vec<(&str, String)> = parents.iter().filter_map(Link::as_crumb).collect();
        Head {
            kind,
            head_title,
            feed: follows.then(|| site.common(&url::changes()).to_string()),
            json_ld: json_ld::of(site, page, &above),
            description: description(site, page),
            root: root(site, page),
            path: page.url.to_string(),
            feedback_subject: feedback_subject(site, &title, &address),
            canonical: match page.kind {
                PageKind::LargePrint => site.address(&url::statement_all()),
                _ => address.clone(),
            },
            url: address,
            breadcrumbs: parents,
            menu,
            easy_read: easy_read::of_page(site, page),
            noindex: !page.kind.is_for_search_engines(),
            title,
        }
    }
}

/// Longer titles are cut short in tabs and in lists of results.
const LONGEST_TITLE: usize = 70;

/// What a tab shows: the page first, then where it is on a list, then as much of the site's name as there is room for.
fn head_title(site: &Site, title: &str, place: Option<(usize, usize)>) -> String {
    let words = &*site.content.words;
    let placed = |title: &str| match place {
        Some((number, pages)) => {
            let place = [("title", title.into()), ("number", number.into()), ("pages", pages.into())];
            words.say_with("head.placed", &place)
        }
        None => title.to_owned(),
    };
    let mut whole = placed(title);
    // Of a long list's title, what the list shares says more than that it is one of short breaks.
    if whole.chars().count() > LONGEST_TITLE {
        let start = words.say("head.long-start");
        let rest = title.strip_prefix(start.as_str()).filter(|rest| !start.is_empty() && !rest.is_empty());
        whole = rest.map_or(whole, |rest| placed(&capitalised(rest)));
    }
    for name in [site.content.site.title.as_str(), site.content.site.council.name.as_str()] {
        let longer = words.say_with("head.named", &[("title", (&whole).into()), ("site", name.into())]);
        // An apostrophe takes more room in the page than on the screen.
        let room = longer.chars().count() + 4 * longer.matches(['\'', '&']).count();
        if name != title && room <= LONGEST_TITLE {
            whole = longer;
        }
    }
    whole
}

/// What a message about a page has in its subject line.
fn feedback_subject(site: &Site, title: &str, address: &str) -> String {
    let values = [("title", title.into()), ("address", address.into())];
    percent_encoded(&bare(&site.content.words.say_with("head.feedback-subject", &values)))
}

/// The kind's name, the part of the menu that it belongs to, and the pages above it.
fn around(site: &Site, page: &Page) -> (&'static str, Option<&'static str>, Vec<Link>) {
    let words = &*site.content.words;
    let title = |key: &str| words.say(&format!("titles.{key}"));
    let home = || Link::inside(&url::home(), title("home"));
    let below = |url: &Url, text: &str| vec![home(), Link::inside(url, text)];
    let below_services = || below(&url::services(), &title("services"));
    let below_eligibility = || below(&url::eligibility(), &title("eligibility"));
    let statement = site.content.statement.title.as_str();
    match &page.kind {
        PageKind::Home => ("home", None, Vec::new()),
        PageKind::Statement => ("statement", Some("statement"), vec![home()]),
        PageKind::Section(_) => ("section", Some("statement"), below(&url::statement(), statement)),
        PageKind::StatementAll => ("statement-all", Some("statement"), below(&url::statement(), statement)),
        PageKind::LargePrint => ("large-print", Some("statement"), below(&url::statement(), statement)),
        PageKind::Eligibility => ("eligibility", Some("eligibility"), vec![home()]),
        PageKind::Tier(_) => ("tier", Some("eligibility"), below_eligibility()),
        PageKind::Guide => ("guide", Some("eligibility"), below_eligibility()),
        PageKind::GuideStep(step) => {
            let is_question = site.guide.as_ref().is_some_and(|guide| guide.is_question(*step));
            let kind = if is_question { "guide-question" } else { "guide-end" };
            (kind, Some("eligibility"), below_guide(site, below_eligibility()))
        }
        PageKind::GuideAll => ("guide-all", Some("eligibility"), below_guide(site, below_eligibility())),
        PageKind::Range => ("range", Some("statement"), below(&url::statement(), statement)),
        PageKind::RangeRow(_) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::range(), title("range")));
            ("range-row", Some("statement"), above)
        }
        PageKind::Listing(ListingPage { of: List::All, number: Some(_) }) => {
            ("listing", Some("services"), vec![home()])
        }
        PageKind::Listing(ListingPage { of: List::Near(_), .. }) => {
            let mut above = below_services();
            above.push(Link::inside(&url::near(None), title("near")));
            ("near", Some("services"), above)
        }
        PageKind::Listing(_) => ("listing", Some("services"), below_services()),
        PageKind::Browse(_) => ("browse", Some("services"), below_services()),
        PageKind::AToZ => ("a-to-z", Some("services"), below_services()),
        PageKind::NearAreas => ("near-areas", Some("services"), below_services()),
        PageKind::Service(_) => ("service", Some("services"), below_services()),
        PageKind::Providers => ("providers", Some("providers"), vec![home()]),
        PageKind::Provider(_) => {
            ("provider", Some("providers"), below(&url::providers(), &title("providers")))
        }
        PageKind::Participation => ("participation", Some("statement"), below(&url::statement(), statement)),
        PageKind::Decisions => ("decisions", Some("statement"), below(&url::statement(), statement)),
        PageKind::Decision(_) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::decisions(), title("decisions")));
            ("decision", Some("statement"), above)
        }
        PageKind::Outcomes => ("outcomes", Some("statement"), below(&url::statement(), statement)),
        PageKind::Editions => ("editions", Some("statement"), below(&url::statement(), statement)),
        PageKind::Edition(n, part) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::editions(), editions_title(&site.content.words)));
            if *part != EditionPart::Statement {
                let edition = &site.content.editions[*n];
                above.push(Link::inside(
                    &url::edition(&edition.key()),
                    edition_title(edition, &site.content.words),
                ));
            }
            ("edition", Some("statement"), above)
        }
        PageKind::Changes(None) => ("changes", Some("statement"), below(&url::statement(), statement)),
        PageKind::Changes(Some(_)) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::editions(), editions_title(&site.content.words)));
            ("changes", Some("statement"), above)
        }
        PageKind::StatementDraft => {
            ("statement-draft", Some("statement"), below(&url::statement(), statement))
        }
        PageKind::Evidence => ("evidence", Some("statement"), below(&url::statement(), statement)),
        PageKind::EvidenceSet(_) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::evidence(), title("evidence-short")));
            ("evidence-set", Some("statement"), above)
        }
        PageKind::EasyReads => ("easy-reads", None, vec![home()]),
        PageKind::EasyRead(_) => {
            ("easy-read", None, below(&url::easy_reads(), &site.content.words.say("easy-read.title")))
        }
        PageKind::Glossary => ("glossary", None, vec![home()]),
        PageKind::Contact => ("contact", Some("contact"), vec![home()]),
        PageKind::Accessibility => ("accessibility", None, vec![home()]),
        PageKind::Checks => ("checks", Some("statement"), below(&url::statement(), statement)),
        PageKind::Components => ("components", None, vec![home()]),
        PageKind::Page(_) => ("page", None, vec![home()]),
        PageKind::Search => ("search", Some("search"), vec![home()]),
        PageKind::ShortList => ("short-list", Some("short-list"), below_services()),
        PageKind::OpenData => ("open-data", None, vec![home()]),
        PageKind::NotFound => ("not-found", None, Vec::new()),
        PageKind::Redirect(_) => ("redirect", None, Vec::new()),
        PageKind::File(_) => ("file", None, Vec::new()),
    }
}

/// The pages above a page of the guide.
fn below_guide(site: &Site, mut above: Vec<Link>) -> Vec<Link> {
    let guide = site.content.eligibility.as_ref().map(|written| guide::title(&site.content.words, written));
    above.extend(guide.map(|title| Link::inside(&url::guide(), title)));
    above
}

/// Which page of how many this is, on a list of several pages.
fn place_in_list(site: &Site, page: &Page) -> Option<(usize, usize)> {
    let (number, pages) = match &page.kind {
        PageKind::Listing(ListingPage { of, number: Some(number) }) => {
            (number, site.total(*of).div_ceil(site.page_size()))
        }
        PageKind::Edition(n, EditionPart::Services(number)) => {
            (number, editions::pages_of_services(&site.content.editions[*n]))
        }
        _ => return None,
    };
    (pages > 1).then_some((*number, pages))
}

/// The sentence that a search engine shows.
fn description(site: &Site, page: &Page) -> Option<String> {
    let content = site.content;
    match &page.kind {
        PageKind::Home => Some(content.site.summary.to_string()),
        PageKind::Statement | PageKind::StatementAll | PageKind::LargePrint => {
            Some(content.statement.summary.to_string())
        }
        PageKind::Section(n) => content.sections[*n].front.summary.as_ref().map(ToString::to_string),
        PageKind::Page(n) => content.pages[*n].front.summary.as_ref().map(ToString::to_string),
        PageKind::Tier(n) => Some(content.tiers[*n].summary.to_string()),
        PageKind::Service(n) => Some(site.listings[*n].service.summary.to_string()),
        PageKind::Provider(n) => content.providers[*n].summary.as_ref().map(ToString::to_string),
        PageKind::Decision(n) => content.decisions[*n].summary.as_ref().map(ToString::to_string),
        PageKind::Guide => Some(content.words.say("head.about-guide")),
        PageKind::Range => Some(content.words.say("head.about-range")),
        PageKind::Editions => Some(content.words.say("head.about-editions")),
        PageKind::Changes(None) => Some(content.words.say("head.about-changes")),
        PageKind::Evidence => Some(content.words.say("head.about-evidence")),
        PageKind::EvidenceSet(n) => Some(finding(&content.evidence[*n], &content.words)),
        PageKind::EasyReads => Some(content.words.say("easy-read.about")),
        PageKind::EasyRead(n) => Some(content.easy_read[*n].leaflet.summary.to_string()),
        PageKind::Accessibility => Some(content.words.say("head.about-accessibility")),
        _ => None,
    }
}

/// Text as a part of an address, by RFC 3986.
fn percent_encoded(text: &str) -> String {
    let digit = |value: u8| char::from(b"0123456789ABCDEF"[usize::from(value)]);
    let mut out = String::with_capacity(2 * text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte => out.extend(['%', digit(byte >> 4), digit(byte & 0xf)]),
        }
    }
    out
}
