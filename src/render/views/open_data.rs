//! What other programs can fetch, for the people who write them.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use crate::site::open_referral::Document;
use crate::site::{self, Page, PageKind, Site, Url, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct OpenDataView {
    licence: Link,
    groups: Vec<Group>,
}

/// Files of one kind.
#[derive(Debug, JsonSchema, Serialize)]
struct Group {
    id: &'static str,
    name: String,
    about: String,
    files: Vec<File>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct File {
    path: String,
    /// The path as it is shown, from the root of the site.
    shown: String,
    name: String,
    form: &'static str,
    about: String,
}

/// A file that the page names: its key among the words, where it is, and in which form.
type Listed = (&'static str, fn() -> Url, &'static str);

/// The files by their kind. A file that is not planned is not named.
const GROUPS: [(&str, &[Listed]); 2] = [
    (
        "listings",
        &[
            ("table", url::services_csv, "CSV"),
            ("table-as-data", url::services_json, "JSON"),
            ("interface", || url::open_referral(&[]), OPEN_REFERRAL),
            ("services", || url::open_referral(&["services"]), OPEN_REFERRAL),
            ("places", || url::open_referral(&["service_at_locations"]), OPEN_REFERRAL),
            ("taxonomies", || url::open_referral(&["taxonomies"]), OPEN_REFERRAL),
            ("terms", || url::open_referral(&["taxonomy_terms"]), OPEN_REFERRAL),
        ],
    ),
    ("changes", &[("feed", url::changes, "Atom"), ("sitemap", url::sitemap, "XML")]),
];

const OPEN_REFERRAL: &str = "JSON, Open Referral UK 3.0";

pub fn view(site: &Site) -> OpenDataView {
    let licence = &site.content.site.open_data.licence;
    let listed = |(id, files): &(&'static str, &[Listed])| {
        let planned = |(key, at, form): &Listed| Some(file(site, key, site.page_at(at().as_str())?, form));
        group(site, id, files.iter().filter_map(planned).collect())
    };
    let mut groups: Vec<Group> = GROUPS.iter().map(listed).collect();
    groups.push(group(site, "each", examples(site)));
    groups.retain(|group| !group.files.is_empty());
    OpenDataView { licence: Link::outside(licence.link.as_str(), licence.name.as_str()), groups }
}

fn group(site: &Site, id: &'static str, files: Vec<File>) -> Group {
    let (name, about) = in_words(site, id);
    Group { id, name, about, files }
}

fn file(site: &Site, key: &str, page: &Page, form: &'static str) -> File {
    let (name, about) = in_words(site, key);
    File { path: site.common(&page.url).to_string(), shown: page.url.to_string(), name, form, about }
}

/// What a file or a kind of them is called, and what is in it.
fn in_words(site: &Site, key: &str) -> (String, String) {
    let say = |form: &str| site.content.words.say(&format!("data-files.{key}.{form}"));
    (say("name"), say("about"))
}

/// Examples of what there is one of for each service.
fn examples(site: &Site) -> Vec<File> {
    let is_service =
        |page: &&Page| matches!(page.kind, PageKind::File(site::File::OpenReferral(Document::Service(_))));
    let is_calendar = |page: &&Page| matches!(page.kind, PageKind::File(site::File::Calendar(_)));
    let service = site.open_referral_of_services().iter().find(is_service);
    let calendar = site.pages.iter().find(is_calendar);
    let examples = [("service", service, OPEN_REFERRAL), ("calendar", calendar, "iCalendar")];
    examples.into_iter().filter_map(|(key, page, form)| Some(file(site, key, page?, form))).collect()
}
