//! Listings out of the content: one record a service, as a table and as data.

use serde_json::{Map, Value};

use super::cells::harmless;
use super::columns::{Whose, written};
use super::tree;
use crate::content::providers::Provider;
use crate::content::services::Service;
use crate::content::{Content, Listing};

/// A service with its organisation; or an organisation alone, where it runs none.
pub struct Record {
    organisation: Map<String, Value>,
    service: Option<Map<String, Value>>,
}

/// Whether the addresses are told that listings ask to keep hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// They are left out, as on the site.
    LeftOut,
    /// They are there: for the council's own use.
    Told,
}

impl Record {
    /// A listing as the site shows it.
    pub fn shown(listing: &Listing) -> Record {
        Record::of(listing.provider, Some(listing.service), Hidden::LeftOut)
    }

    fn of(provider: &Provider, service: Option<&Service>, hidden: Hidden) -> Record {
        let mut organisation = tree(provider);
        organisation.shift_remove("services");
        let service = service.map(|service| {
            let mut data = tree(service);
            let is_hidden = service.venue.as_ref().is_some_and(|venue| venue.hidden.0);
            if let (true, Hidden::LeftOut, Some(Value::Object(venue))) =
                (is_hidden, hidden, data.get_mut("venue"))
            {
                for key in ["name", "address", "postcode"] {
                    venue.shift_remove(key);
                }
            }
            data
        });
        Record { organisation, service }
    }

    /// The text of each cell.
    fn cells(&self) -> impl Iterator<Item = String> {
        written()
            .map(|column| {
                let data = match column.of {
                    Whose::Organisation => Some(&self.organisation),
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

    fn data(&self) -> Value {
        let mut data = self.service.clone().unwrap_or_default();
        if self.service.is_some() && !data.contains_key("status") {
            data.insert("status".to_owned(), Value::from("open"));
        }
        data.insert("organisation".to_owned(), Value::Object(self.organisation.clone()));
        Value::Object(data)
    }
}

/// The listings that the site shows, in its order: by name, and without those that are closed for good.
pub fn shown(content: &Content) -> Vec<Record> {
    content.open_listings().iter().map(Record::shown).collect()
}

/// Everything in the content: closed services and organisations without services too.
pub fn all(content: &Content, hidden: Hidden) -> Vec<Record> {
    let of = |provider: &Provider| -> Vec<Record> {
        let services = provider.services.iter().map(|service| Record::of(provider, Some(service), hidden));
        let services: Vec<Record> = services.collect();
        if services.is_empty() { vec![Record::of(provider, None, hidden)] } else { services }
    };
    content.providers.iter().flat_map(|provider| of(&provider.item)).collect()
}

/// A table as spreadsheets open it (RFC 4180, with the mark by which they know UTF-8).
pub fn csv(records: &[Record]) -> Vec<u8> {
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
pub fn json(records: &[Record]) -> Vec<u8> {
    let records: Vec<Value> = records.iter().map(Record::data).collect();
    // Text, lists and keys: nothing that JSON cannot say.
    let mut text = serde_json::to_string_pretty(&records).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}
