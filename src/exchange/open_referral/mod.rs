//! Listings from Open Referral UK: a saved page of services, one service, or a folder of them such as a site's own
//! `oruk/`. Fields that the standard does not have are found where `feeds::open_referral` puts them, among the
//! attributes; those of other directories are taken as far as their words are words of the content.

mod attributes;
mod contact;
mod service;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use walkdir::WalkDir;

use super::report::Finding;
use super::words::Words;
use super::{Import, Imported};
use crate::content::id::slugify;
use crate::content::{Content, Listing};
use crate::diagnostic::{DataPath, Problem};
use crate::site::taxonomies::Fact;

/// A service as a document has it, and where it was found.
struct Found {
    document: Value,
    place: String,
}

/// The listings of a file or folder. `content` tells which words and ids there are.
pub fn read(path: &Path, content: &Content) -> Result<Import, Problem> {
    let mut reader =
        Reader { content, words: Words::of(content), import: Import::default(), numbers: HashMap::new() };
    let found = services(path)?;
    if found.is_empty() {
        return Err(Problem::new(
            "no service of Open Referral UK is in it",
            "give a saved page of services, the document of one service, or a folder of them",
        ));
    }
    found.iter().for_each(|found| reader.service(found));
    reader.import.organisations.iter_mut().for_each(share_check);
    Ok(reader.import)
}

/// Every service of a file or folder, each once: what says most of it.
fn services(path: &Path) -> Result<Vec<Found>, Problem> {
    let mut best: BTreeMap<String, Found> = BTreeMap::new();
    let entries = WalkDir::new(path).sort_by_file_name().into_iter();
    for entry in entries {
        let wrong = |error: &dyn std::fmt::Display| Problem::new(error.to_string(), "check the path");
        let entry = entry.map_err(|error| wrong(&error))?;
        let is_json = entry.path().extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        if !entry.file_type().is_file() || !is_json {
            continue;
        }
        let bytes = fs::read(entry.path()).map_err(|error| wrong(&error))?;
        let document: Value = serde_json::from_slice(&bytes).map_err(|error| {
            let message = format!("`{}` is not JSON: {error}", entry.path().display());
            Problem::new(message, "save the answer of the interface again")
        })?;
        let name = entry.path().strip_prefix(path).ok().filter(|rest| *rest != Path::new(""));
        let name = name.unwrap_or(entry.path()).display().to_string();
        for (place, document) in listed(document, &name) {
            let id = text(&document, "id").unwrap_or(&place).to_owned();
            let says = |document: &Value| document.as_object().map_or(0, Map::len);
            match best.get(&id) {
                Some(there) if says(&there.document) >= says(&document) => {}
                _ => drop(best.insert(id, Found { document, place })),
            }
        }
    }
    let mut all: Vec<Found> = best.into_values().collect();
    all.sort_by(|a, b| text(&a.document, "name").cmp(&text(&b.document, "name")));
    Ok(all)
}

/// The services of one document: those of a page, or the one that it is.
fn listed(document: Value, file: &str) -> Vec<(String, Value)> {
    let is_service =
        |it: &Value| it.get("name").is_some() && it.get("status").is_some() && it.get("location").is_none();
    match document {
        Value::Object(mut page) if page.get("contents").is_some_and(Value::is_array) => {
            let contents = page.remove("contents").unwrap_or_default();
            let items = contents.as_array().cloned().unwrap_or_default().into_iter().enumerate();
            let items = items.map(|(n, item)| (format!("{file}: contents[{n}]"), item));
            items.filter(|(_, item)| is_service(item)).collect()
        }
        Value::Array(items) => {
            let items = items.into_iter().enumerate().map(|(n, item)| (format!("{file}: [{n}]"), item));
            items.filter(|(_, item)| is_service(item)).collect()
        }
        one if is_service(&one) => vec![(file.to_owned(), one)],
        _ => Vec::new(),
    }
}

struct Reader<'a> {
    content: &'a Content,
    words: Words,
    import: Import,
    /// The place of each organisation in the import, by its id.
    numbers: HashMap<String, usize>,
}

impl Reader<'_> {
    fn service(&mut self, found: &Found) {
        let Found { document, place } = found;
        let organisation = document.get("organization").unwrap_or(&Value::Null);
        let Some(owner) = self.organisation_id(organisation) else {
            self.import.findings.push(Finding {
                place: place.clone(),
                message: "the service names no organisation".to_owned(),
                help: Some(
                    "save the document of the service in full: it has its organisation in it".to_owned(),
                ),
            });
            return;
        };
        let Some(id) = self.service_id(document, &owner) else {
            self.import.findings.push(Finding {
                place: place.clone(),
                message: "no id can be made of the name of the service".to_owned(),
                help: None,
            });
            return;
        };
        self.import.seen.insert(id.clone());
        let all = &mut self.import.organisations;
        let number = *self.numbers.entry(owner.clone()).or_insert_with(|| {
            let data = contact::organisation(&owner, document, organisation, self.content);
            let places = HashMap::from([(DataPath::root(), place.clone())]);
            all.push(Imported { data, places });
            all.len() - 1
        });
        let imported = &mut all[number];
        let reached = imported.data.get("contact").cloned().unwrap_or_default();
        let checked = imported.data.get("checked").cloned();
        let mut data = service::service(&id, document, &reached, &self.words);
        if checked.is_some() && data.get("checked") == checked.as_ref() {
            data.remove("checked");
        }
        let services = imported.data.entry("services").or_insert_with(|| Value::Array(Vec::new()));
        let Value::Array(services) = services else { return };
        imported.places.insert(DataPath::root().key("services").index(services.len()), place.clone());
        services.push(Value::Object(data));
    }

    /// The id of an organisation: the one in the address of its page, or the one of its name.
    fn organisation_id(&self, organisation: &Value) -> Option<String> {
        let name = text(organisation, "name")?;
        if let Some(id) = slug_of_page(text(organisation, "uri"), "/providers/") {
            return Some(id);
        }
        let known = self.content.providers.iter().find(|it| it.name.as_str().eq_ignore_ascii_case(name));
        known.map(|known| known.id.to_string()).or_else(|| Some(slugify(name)).filter(|id| !id.is_empty()))
    }

    /// The id of a service: the one in the address of its page, or the one of its name.
    fn service_id(&self, document: &Value, owner: &str) -> Option<String> {
        let name = text(document, "name")?;
        if let Some(id) = slug_of_page(text(document, "url"), "/services/") {
            return Some(id);
        }
        if let Some(id) = attributes::fact(document, Fact::Id) {
            return Some(id.to_owned());
        }
        let same = |it: &Listing| {
            it.provider.id.as_str() == owner && it.service.name.as_str().eq_ignore_ascii_case(name)
        };
        let known = self.content.listings().find(same).map(|listing| listing.service.id.to_string());
        let id = known.or_else(|| Some(slugify(name)).filter(|id| !id.is_empty()))?;
        let elsewhere = self
            .content
            .listings()
            .any(|it| it.service.id.as_str() == id && it.provider.id.as_str() != owner);
        let taken = elsewhere || self.import.seen.contains(&id);
        Some(if taken { format!("{owner}-{id}") } else { id })
    }
}

/// The short name in an address of ours: `saturday-swim` of `https://example.org/services/saturday-swim/`.
fn slug_of_page(address: Option<&str>, folder: &str) -> Option<String> {
    let (_, slug) = address?.trim_end_matches('/').rsplit_once(folder)?;
    slug.parse::<crate::content::Slug>().ok().map(|slug| slug.to_string())
}

/// Where all services of an organisation were checked on one day, it is the organisation's.
fn share_check(imported: &mut Imported) {
    if imported.data.contains_key("checked") {
        return;
    }
    let Some(Value::Array(services)) = imported.data.get_mut("services") else { return };
    let first = services.first().and_then(|service| service.get("checked")).cloned();
    let Some(first) = first.filter(|first| services.iter().all(|it| it.get("checked") == Some(first))) else {
        return;
    };
    for service in services.iter_mut().filter_map(Value::as_object_mut) {
        service.remove("checked");
    }
    imported.data.insert("checked".to_owned(), first);
}

/// A text that says something.
fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// The items of a list; none where there is no list.
fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Adds a value, where it is known.
fn put(data: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value.map(Into::into) {
        data.insert(key.to_owned(), value);
    }
}

/// Adds a list or a group of keys, where anything is in it.
fn put_all(data: &mut Map<String, Value>, key: &str, value: impl Into<Value>) {
    let value = value.into();
    let empty = match &value {
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    };
    if !empty {
        data.insert(key.to_owned(), value);
    }
}
