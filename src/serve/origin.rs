//! In which file and on which line each part of a page was written, and when that file was last saved.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::edition::Desk;
use crate::content::Written;
use crate::content::documents::Document;
use crate::diagnostic::{At, Place};
use crate::site::prose::headings;
use crate::site::{Page, PageKind, Site};

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// What it is about.
    title: String,
    /// Its id on the page, where it has one.
    anchor: Option<String>,
    file: String,
    line: Option<usize>,
    /// When the file was last saved.
    saved: Option<String>,
}

/// Longer lists help nobody.
const MOST: usize = 200;

/// The parts of the page at an address.
pub fn parts(desk: &Desk, address: &str) -> Vec<Part> {
    let Some(page) = desk.site.page_at(address) else { return Vec::new() };
    let part = |(title, anchor, place): (String, Option<String>, Place)| Part {
        title,
        anchor,
        line: desk.sources.locate(&place).map(|at| at.line),
        saved: saved(&place.file),
        file: place.file.to_string(),
    };
    written(desk.site, page).into_iter().take(MOST).map(part).collect()
}

type Origin = (String, Option<String>, Place);

fn written(site: &Site, page: &Page) -> Vec<Origin> {
    let content = site.content;
    let listing = |n: usize| {
        let listing = &site.listings[n];
        let place = Place::value(&listing.provider.file, listing.path());
        (listing.service.name.to_string(), None, place)
    };
    match &page.kind {
        PageKind::Section(n) => document(site, &content.sections[*n]),
        PageKind::Page(n) => document(site, &content.pages[*n]),
        PageKind::StatementAll | PageKind::LargePrint => site
            .sections()
            .map(|(_, section)| {
                (section.front.title.to_string(), Some(section.id.to_string()), start(section))
            })
            .collect(),
        PageKind::Home => {
            let index = content.pages.iter().filter(|page| page.id.as_str() == "index");
            let mut parts = vec![whole("The site", &content.site)];
            parts.extend(index.flat_map(|page| document(site, page)));
            parts
        }
        PageKind::Statement => {
            let sections =
                site.sections().map(|(_, section)| (section.front.title.to_string(), None, start(section)));
            std::iter::once(whole("The edition", &content.statement)).chain(sections).collect()
        }
        PageKind::Tier(n) => vec![whole(content.tiers[*n].name.as_str(), &content.tiers[*n])],
        PageKind::Eligibility => content.tiers.iter().map(|tier| whole(tier.name.as_str(), tier)).collect(),
        PageKind::Service(n) => {
            vec![listing(*n), whole(site.listings[*n].provider.name.as_str(), site.listings[*n].provider)]
        }
        PageKind::Provider(n) => {
            let provider = &content.providers[*n];
            let of = |n: &usize| std::ptr::eq(site.listings[*n].provider, provider);
            let services = (0..site.listings.len()).filter(of).map(listing);
            std::iter::once(whole(provider.name.as_str(), provider)).chain(services).collect()
        }
        PageKind::Providers => {
            content.providers.iter().map(|provider| whole(provider.name.as_str(), provider)).collect()
        }
        PageKind::Listing(page) => {
            site.entries(page.of, 0..site.total(page.of)).into_iter().map(|(_, n)| listing(n)).collect()
        }
        PageKind::AToZ => (0..site.listings.len()).map(listing).collect(),
        PageKind::Glossary => content
            .glossary
            .iter()
            .map(|term| (term.term.to_string(), Some(term.id.to_string()), term.place("term")))
            .collect(),
        PageKind::Contact => vec![whole("Contacts", &content.site)],
        PageKind::Guide | PageKind::GuideStep(_) | PageKind::GuideAll => {
            content.eligibility.iter().map(|guide| whole("The guide", guide)).collect()
        }
        PageKind::Range => {
            let plans = Some(&content.range).filter(|range| !range.gaps.is_empty() || range.about.is_some());
            let plans = plans.map(|range| whole("Plans for gaps", range));
            plans
                .into_iter()
                .chain(content.break_types.iter().map(|kind| whole(kind.name.as_str(), kind)))
                .collect()
        }
        PageKind::RangeRow(row) => {
            let services = site.range.iter().flat_map(|range| range.row(*row).services.iter());
            services.map(listing).collect()
        }
        PageKind::Participation => vec![whole("You said, we did", &content.participation)],
        PageKind::Accessibility => {
            content.accessibility.iter().map(|it| whole("Accessibility statement", it)).collect()
        }
        _ => Vec::new(),
    }
}

/// The head of a section or page, and each of its headings.
fn document(site: &Site, document: &Written<Document>) -> Vec<Origin> {
    let headings = headings(site, &document.body).into_iter().map(|heading| {
        let at = document.body_start + heading.at;
        (heading.text, Some(heading.id), Place::bytes(&document.file, at..at))
    });
    std::iter::once((document.front.title.to_string(), None, start(document))).chain(headings).collect()
}

fn start(document: &Written<Document>) -> Place {
    Place::bytes(&document.file, 0..0)
}

fn whole<T>(title: &str, written: &Written<T>) -> Origin {
    let at = match written.path.steps().is_empty() {
        true => At::Bytes(0..0),
        false => At::Value(written.path.clone()),
    };
    (title.to_owned(), None, Place { file: written.file.clone(), at })
}

/// When a file was last saved, in the time of this place.
fn saved(name: &str) -> Option<String> {
    // Files are named from the folder in which the program was started.
    let modified = std::fs::metadata(name).ok()?.modified().ok()?;
    let time = Timestamp::try_from(modified).ok()?.to_zoned(TimeZone::system());
    Some(time.strftime("%-d %B %Y, %H:%M:%S").to_string())
}
