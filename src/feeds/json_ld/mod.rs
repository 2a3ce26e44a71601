//! What a page is about, in the words of schema.org, for search engines: a block of JSON-LD in the page itself.
//!
//! A type of schema.org is a type here, by its name there, and so are its properties. What has no value is left out.

mod service;

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::content::contact::{self, Contact, WebAddress};
use crate::content::evidence::Evidence;
use crate::content::providers::Provider;
use crate::content::scalar::Text;
use crate::site::figures::finding::finding;
use crate::site::{Page, PageKind, Site, changes, url};

/// The block of a page, ready to stand in it, for the kinds of page that have one. `above` are the titles and addresses
/// of the pages above it.
pub fn of(site: &Site, page: &Page, above: &[(&str, String)]) -> Option<String> {
    let about = match &page.kind {
        PageKind::Home | PageKind::Statement | PageKind::StatementAll | PageKind::Section(_) => None,
        PageKind::Service(number) => {
            Some(About::Service(Box::new(service::service(site, &site.listings[*number]))))
        }
        PageKind::Provider(number) => {
            Some(About::Organization(organization(site, &site.content.providers[*number])))
        }
        PageKind::EvidenceSet(number) => {
            Some(About::Dataset(dataset(site, page, &site.content.evidence[*number])))
        }
        _ => return None,
    };
    let page_itself = web_page(site, page, about.as_ref().map(About::id));
    let graph = Graph(page_itself, council(site), breadcrumbs(site, page, above), about);
    in_html(&Block { context: "https://schema.org", graph })
}

/// JSON as it can stand inside a `script` element: no text in it can end the element or start a comment there.
fn in_html(block: &Block) -> Option<String> {
    let mut json = Vec::with_capacity(2048);
    block.serialize(&mut Serializer::with_formatter(&mut json, InHtml)).ok()?;
    String::from_utf8(json).ok()
}

/// Writes the signs that mean something in HTML by their numbers.
struct InHtml;

impl Formatter for InHtml {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        let is_marked = |c: char| matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}');
        // Few texts have such a sign, and looking at bytes is the fastest way to see that one has none.
        if !text.bytes().any(|byte| matches!(byte, b'<' | b'>' | b'&' | 0xe2)) {
            return out.write_all(text.as_bytes());
        }
        let mut rest = text;
        while let Some((before, marked, after)) = split_at_sign(rest, is_marked) {
            write!(out, "{before}\\u{:04x}", u32::from(marked))?;
            rest = after;
        }
        out.write_all(rest.as_bytes())
    }
}

/// What stands before the first sign of a kind, the sign, and what stands after it.
fn split_at_sign(text: &str, is_it: impl Fn(char) -> bool) -> Option<(&str, char, &str)> {
    let (at, sign) = text.char_indices().find(|(_, c)| is_it(*c))?;
    Some((&text[..at], sign, &text[at + sign.len_utf8()..]))
}

#[derive(Serialize)]
struct Block<'s> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Graph<'s>,
}

/// The page, who publishes it, where it is in the site, and what it is about.
struct Graph<'s>(WebPage<'s>, GovernmentOrganization<'s>, Option<BreadcrumbList<'s>>, Option<About<'s>>);

impl Serialize for Graph<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq as _;
        let Graph(page, council, above, about) = self;
        let mut items = serializer.serialize_seq(None)?;
        items.serialize_element(page)?;
        items.serialize_element(council)?;
        above.iter().try_for_each(|above| items.serialize_element(above))?;
        about.iter().try_for_each(|about| items.serialize_element(about))?;
        items.end()
    }
}

/// What a page is about.
#[derive(Serialize)]
#[serde(untagged)]
enum About<'s> {
    Service(Box<service::Service<'s>>),
    Organization(Organization<'s>),
    Dataset(Dataset<'s>),
}

impl About<'_> {
    fn id(&self) -> &str {
        match self {
            About::Service(service) => &service.id,
            About::Organization(organization) => &organization.id,
            About::Dataset(dataset) => &dataset.id,
        }
    }
}

/// A thing that is told of elsewhere.
#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

impl From<String> for Reference {
    fn from(id: String) -> Self {
        Self { id }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct WebPage<'s> {
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: &'s str,
    in_language: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    is_part_of: WebSite<'s>,
    publisher: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Reference>,
}

fn web_page<'s>(site: &'s Site, page: &'s Page, about: Option<&str>) -> WebPage<'s> {
    let address = site.address(&page.url);
    WebPage {
        id: address.clone(),
        url: address,
        name: &page.title,
        in_language: site.content.words.language().tag(),
        date_modified: changes::of_page(site, page).map(|date| date.iso()),
        is_part_of: website(site),
        publisher: council_id(site).into(),
        about: about.map(|id| id.to_owned().into()),
    }
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct WebSite<'s> {
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: &'s Text,
}

fn website<'s>(site: &'s Site) -> WebSite<'s> {
    let address = site.address(&url::home());
    WebSite { id: format!("{address}#website"), url: address, name: &site.content.site.title }
}

fn council_id(site: &Site) -> String {
    format!("{}#council", site.address(&url::home()))
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct GovernmentOrganization<'s> {
    #[serde(rename = "@id")]
    id: String,
    name: &'s Text,
    url: &'s WebAddress,
    area_served: AdministrativeArea<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_point: Option<ContactPoint<'s>>,
}

/// The council, which publishes the site.
fn council<'s>(site: &'s Site) -> GovernmentOrganization<'s> {
    let written = &site.content.site;
    GovernmentOrganization {
        id: council_id(site),
        name: &written.council.name,
        url: &written.council.website,
        area_served: AdministrativeArea { name: &written.council.area },
        contact_point: contact_point(&written.contact),
    }
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct AdministrativeArea<'s> {
    name: &'s Text,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ContactPoint<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'s Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'s contact::Email>,
}

fn contact_point(contact: &Contact) -> Option<ContactPoint<'_>> {
    let telephone = contact.phone.as_ref().map(telephone);
    let email = contact.email.as_ref();
    (telephone.is_some() || email.is_some()).then_some(ContactPoint {
        name: contact.name.as_ref(),
        telephone,
        email,
    })
}

/// A number as programs ring it.
fn telephone(phone: &contact::Phone) -> String {
    phone.tel().replacen("tel:", "", 1)
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct BreadcrumbList<'s> {
    item_list_element: Vec<ListItem<'s>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ListItem<'s> {
    position: usize,
    name: &'s str,
    item: String,
}

/// The pages above this one and the page itself; nothing for the first page.
fn breadcrumbs<'s>(site: &Site, page: &'s Page, above: &[(&'s str, String)]) -> Option<BreadcrumbList<'s>> {
    let item = |n: usize, name: &'s str, path: &dyn std::fmt::Display| ListItem {
        position: n + 1,
        name,
        item: format!("{}{path}", site.base_url),
    };
    let mut items: Vec<ListItem> =
        above.iter().enumerate().map(|(n, (name, path))| item(n, name, path)).collect();
    items.push(item(above.len(), &page.title, &page.url));
    (!above.is_empty()).then_some(BreadcrumbList { item_list_element: items })
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Organization<'s> {
    #[serde(rename = "@id")]
    id: String,
    name: &'s Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'s WebAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_point: Option<ContactPoint<'s>>,
}

/// Who runs breaks.
fn organization<'s>(site: &Site, provider: &'s Provider) -> Organization<'s> {
    Organization {
        id: provider_id(site, provider),
        name: &provider.name,
        description: provider.summary.as_ref(),
        url: provider.contact.website.as_ref(),
        contact_point: contact_point(&provider.contact),
    }
}

fn provider_id(site: &Site, provider: &Provider) -> String {
    format!("{}#organisation", site.address(&url::provider(provider.id.as_str())))
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Dataset<'s> {
    #[serde(rename = "@id")]
    id: String,
    name: &'s Text,
    description: String,
    license: &'s WebAddress,
    credit_text: &'s Text,
    variable_measured: &'s Text,
    publisher: Reference,
    is_accessible_for_free: bool,
}

/// A table of figures.
fn dataset<'s>(site: &'s Site, page: &Page, set: &'s Evidence) -> Dataset<'s> {
    Dataset {
        id: format!("{}#figures", site.address(&page.url)),
        name: &set.title,
        description: format!("{} {}", finding(set, &site.content.words), set.period),
        license: &site.content.site.open_data.licence.link,
        credit_text: &set.source,
        variable_measured: &set.unit,
        publisher: council_id(site).into(),
        is_accessible_for_free: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let mut json = Vec::new();
        text.serialize(&mut Serializer::with_formatter(&mut json, InHtml)).expect("text is JSON");
        String::from_utf8(json).expect("JSON is text")
    }

    #[test]
    fn no_text_ends_the_element_that_it_stands_in() {
        assert_eq!(said("a</script><!--&\u{2028}"), r#""a\u003c/script\u003e\u003c!--\u0026\u2028""#);
        assert_eq!(said("Ann’s – “b”"), "\"Ann’s – “b”\"");
    }
}
