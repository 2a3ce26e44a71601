//! Listings out of the content: one record a service, as a table and as data.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::ser::PrettyFormatter;
use serde_json::{Map, Value};

use super::cells::harmless;
use super::columns::{Whose, written};
use super::tree;
use crate::content::providers::Provider;
use crate::content::services::Service;
use crate::content::{Content, Listing};

/// A service with its organisation; or an organisation alone, where it runs none.
pub struct Record {
    organisation: Arc<Map<String, Value>>,
    service: Option<Map<String, Value>>,
}

impl Record {
    /// The text of each cell.
    fn cells(&self) -> impl Iterator<Item = String> {
        written()
            .map(|column| {
                let data = match column.of {
                    Whose::Organisation => Some(&*self.organisation),
                    Whose::Service => self.service.as_ref(),
                };
                let mut keys = column.keys.split('.');
                let first = keys.next().and_then(|key| data?.get(key));
                let value = keys.try_fold(first?, |value, key| value.get(key))?;
                Some(harmless(&column.form.write(value)))
            })
            .zip(written())
            .map(|(text, column)| match (text, column.keys, &self.service) {
                // It goes without saying in the content, and people look for it in a table.
                (None, "status", Some(_)) => "open".to_owned(),
                (text, ..) => text.unwrap_or_default(),
            })
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Data<'r> {
            #[serde(flatten)]
            service: Option<&'r Map<String, Value>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            status: Option<&'static str>,
            organisation: &'r Map<String, Value>,
        }
        let service = self.service.as_ref();
        let is_silent = |service: &Map<String, Value>| !service.contains_key("status");
        let status = service.is_some_and(is_silent).then_some("open");
        Data { service, status, organisation: &self.organisation }.serialize(serializer)
    }
}

/// Whether the addresses are told that listings ask to keep hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hidden {
    /// They are left out, as on the site.
    LeftOut,
    /// They are there: for the council's own use.
    Told,
}

fn organisation(provider: &Provider) -> Arc<Map<String, Value>> {
    let mut organisation = tree(provider);
    organisation.shift_remove("services");
    organisation.into()
}

fn service(service: &Service, hidden: Hidden) -> Map<String, Value> {
    let mut data = tree(service);
    let is_hidden = service.venue.as_ref().is_some_and(|venue| venue.hidden.0);
    if let (true, Hidden::LeftOut, Some(Value::Object(venue))) = (is_hidden, hidden, data.get_mut("venue")) {
        for key in ["name", "address", "postcode"] {
            venue.shift_remove(key);
        }
    }
    data
}

/// Listings as the site shows them.
pub fn shown<'a>(listings: &'a [Listing<'a>]) -> impl Iterator<Item = Record> {
    // An organisation can run hundreds of services, and stands beside each of them.
    let mut organisations = HashMap::new();
    listings.iter().map(move |listing| {
        let provider = &*listing.provider.item;
        let known = organisations.entry(provider.id.as_str()).or_insert_with(|| organisation(provider));
        Record { organisation: known.clone(), service: Some(service(listing.service, Hidden::LeftOut)) }
    })
}

/// Everything in the content: closed services and organisations without services too, with the addresses that listings
/// ask to keep hidden.
pub fn all(content: &Content) -> impl Iterator<Item = Record> {
    content.providers.iter().flat_map(|provider| {
        let organisation = organisation(provider);
        let services: Vec<Option<&Service>> = match &provider.services[..] {
            [] => vec![None],
            services => services.iter().map(Some).collect(),
        };
        services.into_iter().map(move |one| Record {
            organisation: organisation.clone(),
            service: one.map(|one| service(one, Hidden::Told)),
        })
    })
}

/// A table as spreadsheets open it (RFC 4180, with the mark by which they know UTF-8).
pub fn csv(records: impl Iterator<Item = Record>) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    row(&mut out, written().map(|column| column.name()));
    for record in records {
        row(&mut out, record.cells());
    }
    out.into_bytes()
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        match cell.contains(['"', ',', ';', '\t', '\n', '\r']) || cell.trim() != cell {
            true => out.push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
            false => out.push_str(&cell),
        }
    }
    out.push_str("\r\n");
}

/// The same as data, in the shape of the files of `providers/` with the organisation inside each service.
pub fn json(records: impl Iterator<Item = Record>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut json = serde_json::Serializer::with_formatter(&mut out, PrettyFormatter::new());
    // Text, lists and keys: nothing that JSON cannot say.
    let _ = json.collect_seq(records);
    out.push(b'\n');
    out
}
