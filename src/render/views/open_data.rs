//! What other programs can fetch, for the people who write them.

use serde::Serialize;

use super::Link;
use crate::site::open_referral::Document;
use crate::site::{self, Page, PageKind, Site, Url, url};

#[derive(Debug, Serialize)]
pub struct OpenDataView {
    licence: Link,
    groups: Vec<Group>,
}

/// Files of one kind.
#[derive(Debug, Serialize)]
struct Group {
    id: &'static str,
    name: &'static str,
    about: &'static str,
    files: Vec<File>,
}

#[derive(Debug, Serialize)]
struct File {
    path: String,
    name: &'static str,
    form: &'static str,
    about: &'static str,
}

/// A file that the page names: what it is called, where it is, in which form, and what is in it.
type Listed = (&'static str, fn() -> Url, &'static str, &'static str);

/// The files by their kind. A file that is not planned is not named.
const GROUPS: [(&str, &str, &str, &[Listed]); 2] = [
    (
        "listings",
        "Services",
        "For other directories. The ids stay the same, whatever a service is called.",
        &[
            ("Table", url::services_csv, "CSV", "Every service, one a row, for a spreadsheet."),
            ("Table as data", url::services_json, "JSON", "The same for a program."),
            (
                "About the interface",
                || url::open_referral(&[]),
                OPEN_REFERRAL,
                "Which version of the standard this is.",
            ),
            ("Services", || url::open_referral(&["services"]), OPEN_REFERRAL, "Every service in brief."),
            (
                "Services and places",
                || url::open_referral(&["service_at_locations"]),
                OPEN_REFERRAL,
                "Every service with where it is.",
            ),
            (
                "Taxonomies",
                || url::open_referral(&["taxonomies"]),
                OPEN_REFERRAL,
                "The lists of words by which services are sorted.",
            ),
            ("Terms", || url::open_referral(&["taxonomy_terms"]), OPEN_REFERRAL, "Each of those words."),
        ],
    ),
    (
        "changes",
        "What is new",
        "For feed readers and search engines.",
        &[
            (
                "Changes",
                url::changes,
                "Atom",
                "Services that were added, changed or closed, and the edition of the statement.",
            ),
            (
                "Sitemap",
                url::sitemap,
                "XML",
                "Every page, with the day on which it last changed where it is known.",
            ),
        ],
    ),
];

const OPEN_REFERRAL: &str = "JSON, Open Referral UK 3.0";

pub fn view(site: &Site) -> OpenDataView {
    let licence = &site.content.site.open_data.licence;
    let group = |(id, name, about, files): &(&'static str, &'static str, &'static str, &[Listed])| Group {
        id,
        name,
        about,
        files: files.iter().filter_map(|listed| file(site, listed)).collect(),
    };
    let mut groups: Vec<Group> = GROUPS.iter().map(group).collect();
    groups.push(documents(site));
    groups.retain(|group| !group.files.is_empty());
    OpenDataView { licence: Link::outside(licence.link.as_str(), licence.name.as_str()), groups }
}

fn file(site: &Site, (name, at, form, about): &Listed) -> Option<File> {
    let url = at();
    let planned = site.pages.binary_search_by(|page| page.url.cmp(&url)).is_ok();
    planned.then(|| File { path: site.common(&url).to_string(), name, form, about })
}

/// Examples of what there is one of for each service.
fn documents(site: &Site) -> Group {
    let first = |wanted: fn(&PageKind) -> bool| site.pages.iter().find(|page| wanted(&page.kind));
    let examples = [
        (
            "A service in full",
            first(|kind| matches!(kind, PageKind::File(site::File::OpenReferral(Document::Service(_))))),
            OPEN_REFERRAL,
            "The list of services has the id of each.",
        ),
        (
            "A calendar",
            first(|kind| matches!(kind, PageKind::File(site::File::Calendar(_)))),
            "iCalendar",
            "The sessions of a service. Each service whose dates are known has such a file.",
        ),
    ];
    let file = |(name, page, form, about): (_, Option<&Page>, _, _)| {
        Some(File { path: site.common(&page?.url).to_string(), name, form, about })
    };
    Group {
        id: "each",
        name: "One for each service",
        about: "These are examples. The others have addresses of the same form.",
        files: examples.into_iter().filter_map(file).collect(),
    }
}
