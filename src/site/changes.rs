//! When things last changed, by the word of the content: never by the clock or the time of a file.

use super::{Page, PageKind, Site};
use crate::content::services::Service;
use crate::content::time::Date;
use crate::content::{Content, Listing};

/// The last day on which a listing was checked, added, changed or closed, where it says any.
pub fn of_listing(listing: &Listing) -> Option<Date> {
    of_service(listing.service).max(listing.service.last_checked(listing.provider).map(|checked| checked.on))
}

/// The last day on which a service itself was added, changed or closed.
fn of_service(service: &Service) -> Option<Date> {
    let changes = service.changes.iter().map(|change| change.on);
    changes.chain(service.added).chain(service.closed).max()
}

/// The last day on which the statement was published or reviewed.
pub fn of_statement(content: &Content) -> Date {
    let statement = &content.statement;
    statement.last_reviewed.map_or(statement.published, |reviewed| reviewed.max(statement.published))
}

/// The last day on which what stands on a page changed, where the content says so.
pub fn of_page(site: &Site, page: &Page) -> Option<Date> {
    let content = site.content;
    match &page.kind {
        PageKind::Statement | PageKind::StatementAll | PageKind::LargePrint => Some(of_statement(content)),
        // A section that gives no date of its own was reviewed with the statement.
        PageKind::Section(n) => content.sections[*n].front.reviewed.or(Some(of_statement(content))),
        PageKind::Decision(n) => content.decisions[*n].published.or(content.decisions[*n].decided),
        PageKind::Page(n) => content.pages[*n].front.reviewed,
        PageKind::Editions | PageKind::Changes(None) => Some(content.statement.published),
        PageKind::Edition(n, _) | PageKind::Changes(Some(n)) => {
            Some(content.editions[*n].statement.published)
        }
        PageKind::Service(n) => of_listing(&site.listings[*n]),
        PageKind::Provider(n) => {
            let provider = &content.providers[*n];
            let services = provider.services.iter().filter_map(of_service);
            services.chain(provider.checked.as_ref().map(|checked| checked.on)).max()
        }
        _ => None,
    }
}
