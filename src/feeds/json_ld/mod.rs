//! What a page is about, in the words of schema.org, for search engines: a block of JSON-LD in the page itself.

mod service;

use serde_json::{Map, Value, json};

use crate::content::contact::Contact;
use crate::content::evidence::Evidence;
use crate::content::providers::Provider;
use crate::site::figures::finding::finding;
use crate::site::{Page, PageKind, Site, changes, url};

/// The block of a page, ready to stand in it, for the kinds of page that have one. `above` are the titles and addresses
/// of the pages above it.
pub fn of(site: &Site, page: &Page, above: &[(&str, String)]) -> Option<String> {
    let about = match &page.kind {
        PageKind::Home | PageKind::Statement | PageKind::StatementAll | PageKind::Section(_) => None,
        PageKind::Service(number) => Some(service::service(site, &site.listings[*number])),
        PageKind::Provider(number) => Some(provider(site, &site.content.providers[*number])),
        PageKind::EvidenceSet(number) => Some(dataset(site, page, &site.content.evidence[*number])),
        _ => return None,
    };
    let mut graph = vec![web_page(site, page, about.as_ref()), council(site)];
    graph.extend(breadcrumbs(site, page, above));
    graph.extend(about);
    Some(in_html(&json!({ "@context": "https://schema.org", "@graph": graph })))
}

/// JSON as it can stand inside a `script` element: no text in it can end the element or start a comment there.
fn in_html(json: &Value) -> String {
    let json = json.to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // Within JSON these signs stand in texts only, where they can be written by their number.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// An object without the keys that have no value.
fn object(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let known = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let entries = entries.into_iter().filter(|(_, value)| known(value));
    Value::Object(entries.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

fn web_page(site: &Site, page: &Page, about: Option<&Value>) -> Value {
    let address = site.address(&page.url);
    object([
        ("@type", json!("WebPage")),
        ("@id", json!(address)),
        ("url", json!(address)),
        ("name", json!(page.title)),
        ("inLanguage", json!(site.content.words.language().tag())),
        ("dateModified", json!(changes::of_page(site, page).map(|date| date.iso()))),
        ("isPartOf", website(site)),
        ("publisher", json!({ "@id": council_id(site) })),
        ("about", json!(about.and_then(|about| about.get("@id")).map(|id| json!({ "@id": id })))),
    ])
}

fn website(site: &Site) -> Value {
    let address = site.address(&url::home());
    json!({ "@type": "WebSite", "@id": format!("{address}#website"), "url": address,
            "name": site.content.site.title.as_str() })
}

fn council_id(site: &Site) -> String {
    format!("{}#council", site.address(&url::home()))
}

/// The council, which publishes the site.
fn council(site: &Site) -> Value {
    let written = &site.content.site;
    object([
        ("@type", json!("GovernmentOrganization")),
        ("@id", json!(council_id(site))),
        ("name", json!(written.council.name.as_str())),
        ("url", json!(written.council.website.as_str())),
        ("areaServed", json!({ "@type": "AdministrativeArea", "name": written.council.area.as_str() })),
        ("contactPoint", contact_point(&written.contact)),
    ])
}

fn contact_point(contact: &Contact) -> Value {
    if contact.phone.is_none() && contact.email.is_none() {
        return Value::Null;
    }
    object([
        ("@type", json!("ContactPoint")),
        ("name", json!(contact.name.as_ref().map(ToString::to_string))),
        ("telephone", json!(contact.phone.as_ref().map(|phone| phone.tel().replacen("tel:", "", 1)))),
        ("email", json!(contact.email.as_ref().map(|email| email.as_str()))),
    ])
}

/// The pages above this one and the page itself; nothing for the first page.
fn breadcrumbs(site: &Site, page: &Page, above: &[(&str, String)]) -> Option<Value> {
    let this = (page.title.as_str(), page.url.to_string());
    let item = |(n, (name, path)): (usize, (&str, String))| json!({ "@type": "ListItem", "position": n + 1, "name": name, "item": format!("{}{path}", site.base_url) });
    let items: Vec<Value> = above.iter().cloned().chain([this]).enumerate().map(item).collect();
    (!above.is_empty()).then(|| json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}

/// Who runs breaks.
fn provider(site: &Site, provider: &Provider) -> Value {
    object([
        ("@type", json!("Organization")),
        ("@id", json!(provider_id(site, provider))),
        ("name", json!(provider.name.as_str())),
        ("description", json!(provider.summary.as_ref().map(ToString::to_string))),
        ("url", json!(provider.contact.website.as_ref().map(|website| website.as_str()))),
        ("contactPoint", contact_point(&provider.contact)),
    ])
}

/// A table of figures.
fn dataset(site: &Site, page: &Page, set: &Evidence) -> Value {
    let licence = &site.content.site.open_data.licence;
    object([
        ("@type", json!("Dataset")),
        ("@id", json!(format!("{}#figures", site.address(&page.url)))),
        ("name", json!(set.title.as_str())),
        ("description", json!(format!("{} {}", finding(set, &site.content.words), set.period))),
        ("license", json!(licence.link.as_str())),
        ("creditText", json!(set.source.as_str())),
        ("variableMeasured", json!(set.unit.as_str())),
        ("publisher", json!({ "@id": council_id(site) })),
        ("isAccessibleForFree", json!(true)),
    ])
}

fn provider_id(site: &Site, provider: &Provider) -> String {
    format!("{}#organisation", site.address(&url::provider(provider.id.as_str())))
}
