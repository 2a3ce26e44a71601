//! What every page says about itself.

use serde::Serialize;

use super::{Link, root};
use crate::feeds::json_ld;
use crate::site::editions::{self, EDITIONS, edition_title};
use crate::site::figures::finding::finding;
use crate::site::{EditionPart, List, ListingPage, Page, PageKind, Site, Url, guide, url};

/// What templates call `page`.
#[derive(Debug, Serialize)]
pub struct Head {
    kind: &'static str,
    title: String,
    head_title: String,
    description: Option<String>,
    root: String,
    path: String,
    url: String,
    /// The address of the page that a search engine is to show in its place.
    canonical: String,
    breadcrumbs: Vec<Link>,
    menu: Option<&'static str>,
    noindex: bool,
    feedback_subject: String,
    /// The feed of what is new, on pages whose readers may want to follow it.
    feed: Option<String>,
    /// What the page is about, for search engines: JSON that can stand in a `script` element as it is.
    json_ld: Option<String>,
}

impl Head {
    /// What a page says about itself.
    pub fn of(site: &Site, page: &Page) -> Head {
        let (kind, menu, parents) = around(site, page);
        let place = place_in_list(site, page);
        let title = page.title.clone();
        let head_title = head_title(site, &title, place.as_deref());
        let address = format!("{}{}", site.base_url, page.url);
        let follows = page.kind == PageKind::Home || menu == Some("services");
        let above: Vec<(&str, String)> = parents.iter().filter_map(Link::as_crumb).collect();
        Head {
            kind,
            head_title,
            feed: follows.then(|| url::changes().to_string()),
            json_ld: json_ld::of(site, page, &above),
            description: description(site, page),
            root: root(site, page),
            path: page.url.to_string(),
            feedback_subject: percent_encoded(&format!("Suggestion for “{title}” ({address})")),
            canonical: match page.kind {
                PageKind::LargePrint => site.address(&url::statement_all()),
                _ => address.clone(),
            },
            url: address,
            breadcrumbs: parents,
            menu,
            noindex: !page.kind.is_for_search_engines(),
            title,
        }
    }
}

/// Longer titles are cut short in tabs and in lists of results.
const LONGEST_TITLE: usize = 70;

/// What a tab shows: the page first, then where it is on a list, then as much of the site's name as there is room for.
fn head_title(site: &Site, title: &str, place: Option<&str>) -> String {
    let placed = |title: &str| match place {
        Some(place) => format!("{title} ({place})"),
        None => title.to_owned(),
    };
    let mut whole = placed(title);
    // Of a long list's title, what the list shares says more than that it is one of short breaks.
    if let Some(rest) = title.strip_prefix("Short breaks ").filter(|_| whole.chars().count() > LONGEST_TITLE)
    {
        let mut chars = rest.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        whole = placed(&first.chain(chars).collect::<String>());
    }
    for name in [site.content.site.title.as_str(), site.content.site.council.name.as_str()] {
        let longer = format!("{whole} – {name}");
        // An apostrophe takes more room in the page than on the screen.
        let room = longer.chars().count() + 4 * longer.matches(['\'', '&']).count();
        if name != title && room <= LONGEST_TITLE {
            whole = longer;
        }
    }
    whole
}

/// The kind's name, the part of the menu that it belongs to, and the pages above it.
fn around(site: &Site, page: &Page) -> (&'static str, Option<&'static str>, Vec<Link>) {
    let home = || Link::inside(&url::home(), "Home");
    let below = |url: &Url, text: &str| vec![home(), Link::inside(url, text)];
    let statement = site.content.statement.title.as_str();
    match &page.kind {
        PageKind::Home => ("home", None, Vec::new()),
        PageKind::Statement => ("statement", Some("statement"), vec![home()]),
        PageKind::Section(_) => ("section", Some("statement"), below(&url::statement(), statement)),
        PageKind::StatementAll => ("statement-all", Some("statement"), below(&url::statement(), statement)),
        PageKind::LargePrint => ("large-print", Some("statement"), below(&url::statement(), statement)),
        PageKind::Eligibility => ("eligibility", Some("eligibility"), vec![home()]),
        PageKind::Tier(_) => ("tier", Some("eligibility"), below(&url::eligibility(), ELIGIBILITY)),
        PageKind::Guide => ("guide", Some("eligibility"), below(&url::eligibility(), ELIGIBILITY)),
        PageKind::GuideStep(step) => {
            let is_question = site.guide.as_ref().is_some_and(|guide| guide.is_question(*step));
            let kind = if is_question { "guide-question" } else { "guide-end" };
            (kind, Some("eligibility"), below_guide(site, &home()))
        }
        PageKind::GuideAll => ("guide-all", Some("eligibility"), below_guide(site, &home())),
        PageKind::Range => ("range", Some("statement"), below(&url::statement(), statement)),
        PageKind::RangeRow(_) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::range(), "The range of short breaks"));
            ("range-row", Some("statement"), above)
        }
        PageKind::Listing(ListingPage { of: List::All, number: Some(_) }) => {
            ("listing", Some("services"), vec![home()])
        }
        PageKind::Listing(ListingPage { of: List::Near(_), .. }) => {
            let mut above = below(&url::services(), "Find a short break");
            above.push(Link::inside(&url::near(None), "Near you"));
            ("near", Some("services"), above)
        }
        PageKind::Listing(_) => ("listing", Some("services"), below(&url::services(), "Find a short break")),
        PageKind::Browse(_) => ("browse", Some("services"), below(&url::services(), "Find a short break")),
        PageKind::AToZ => ("a-to-z", Some("services"), below(&url::services(), "Find a short break")),
        PageKind::NearAreas => {
            ("near-areas", Some("services"), below(&url::services(), "Find a short break"))
        }
        PageKind::Service(_) => ("service", Some("services"), below(&url::services(), "Find a short break")),
        PageKind::Providers => ("providers", Some("providers"), vec![home()]),
        PageKind::Provider(_) => {
            ("provider", Some("providers"), below(&url::providers(), "Who runs short breaks"))
        }
        PageKind::Participation => ("participation", Some("statement"), below(&url::statement(), statement)),
        PageKind::Decisions => ("decisions", Some("statement"), below(&url::statement(), statement)),
        PageKind::Decision(_) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::decisions(), "Decisions and contracts"));
            ("decision", Some("statement"), above)
        }
        PageKind::Outcomes => ("outcomes", Some("statement"), below(&url::statement(), statement)),
        PageKind::Editions => ("editions", Some("statement"), below(&url::statement(), statement)),
        PageKind::Edition(n, part) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::editions(), EDITIONS));
            if *part != EditionPart::Statement {
                let edition = &site.content.editions[*n];
                above.push(Link::inside(&url::edition(&edition.key()), edition_title(edition)));
            }
            ("edition", Some("statement"), above)
        }
        PageKind::Changes(None) => ("changes", Some("statement"), below(&url::statement(), statement)),
        PageKind::Changes(Some(_)) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::editions(), EDITIONS));
            ("changes", Some("statement"), above)
        }
        PageKind::StatementDraft => {
            ("statement-draft", Some("statement"), below(&url::statement(), statement))
        }
        PageKind::Evidence => ("evidence", Some("statement"), below(&url::statement(), statement)),
        PageKind::EvidenceSet(_) => {
            let mut above = below(&url::statement(), statement);
            above.push(Link::inside(&url::evidence(), "The figures"));
            ("evidence-set", Some("statement"), above)
        }
        PageKind::Glossary => ("glossary", None, vec![home()]),
        PageKind::Contact => ("contact", Some("contact"), vec![home()]),
        PageKind::Accessibility => ("accessibility", None, vec![home()]),
        PageKind::Checks => ("checks", Some("statement"), below(&url::statement(), statement)),
        PageKind::Page(_) => ("page", None, vec![home()]),
        PageKind::Search => ("search", Some("search"), vec![home()]),
        PageKind::ShortList => {
            ("short-list", Some("short-list"), below(&url::services(), "Find a short break"))
        }
        PageKind::OpenData => ("open-data", None, vec![home()]),
        PageKind::NotFound => ("not-found", None, Vec::new()),
        PageKind::Redirect(_) => ("redirect", None, Vec::new()),
        PageKind::File(_) => ("file", None, Vec::new()),
    }
}

const ELIGIBILITY: &str = "Can we get a short break?";

/// The pages above a page of the guide.
fn below_guide(site: &Site, home: &Link) -> Vec<Link> {
    let guide = site.content.eligibility.as_ref().map_or("", |written| guide::title(written));
    vec![home.clone(), Link::inside(&url::eligibility(), ELIGIBILITY), Link::inside(&url::guide(), guide)]
}

/// `page 2 of 4`, on a list of several pages.
fn place_in_list(site: &Site, page: &Page) -> Option<String> {
    let (number, pages) = match &page.kind {
        PageKind::Listing(ListingPage { of, number: Some(number) }) => {
            (number, site.total(*of).div_ceil(site.page_size()))
        }
        PageKind::Edition(n, EditionPart::Services(number)) => {
            (number, editions::pages_of_services(&site.content.editions[*n]))
        }
        _ => return None,
    };
    (pages > 1).then(|| format!("page {number} of {pages}"))
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
        PageKind::Guide => Some(
            "A few questions lead you to the level of short breaks support that could fit your family."
                .to_owned(),
        ),
        PageKind::Range => Some(
            "How many short breaks there are, by level, area, age and time, and where there are none."
                .to_owned(),
        ),
        PageKind::Editions => Some("Every version of our statement that we have published.".to_owned()),
        PageKind::Changes(None) => {
            Some("What is stricter, what is easier and what else has changed in our statement.".to_owned())
        }
        PageKind::Evidence => Some("Every figure of the statement, with its source and period.".to_owned()),
        PageKind::EvidenceSet(n) => Some(finding(&content.evidence[*n])),
        PageKind::Accessibility => Some(
            "How accessible this website is, how we tested it and what to do about a problem.".to_owned(),
        ),
        _ => None,
    }
}

/// Text as a part of an address, by RFC 3986.
fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
