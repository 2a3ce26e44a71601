//! Listings out of the content: one record a service, as a table and as data.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::cells::harmless;
use super::columns::{Column, Whose, written};
use super::tree;
use crate::content::providers::Provider;
use crate::content::services::Service;
use crate::content::{Content, Listing};

/// A service with its organisation; or an organisation alone, where it runs none.
pub struct Record<'c> {
    // An organisation can run hundreds of services, and stands beside each of them.
    organisation: Arc<Organisation>,
    service: Option<(&'c Service, Hidden)>,
}

/// An organisation, made ready for all of its services.
struct Organisation {
    data: Map<String, Value>,
    /// Its cells in a table, in the order of its columns.
    cells: Vec<String>,
}

/// Whether the addresses are told that listings ask to keep hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hidden {
    /// They are left out, as on the site.
    LeftOut,
    /// They are there: for the council's own use.
    Told,
}

impl Record<'_> {
    /// The service, in the shape of its entry in a file of `providers/`.
    fn service(&self) -> Option<Map<String, Value>> {
        let (service, hidden) = self.service?;
        let mut data = tree(service);
        let is_hidden = service.venue.as_ref().is_some_and(|venue| venue.hidden.0);
        if let (true, Hidden::LeftOut, Some(Value::Object(venue))) =
            (is_hidden, hidden, data.get_mut("venue"))
        {
            for key in ["name", "address", "postcode"] {
                venue.shift_remove(key);
            }
        }
        Some(data)
    }

    /// Its row in a table.
    fn row(&self) -> String {
        let service = self.service();
        let mut of_organisation = self.organisation.cells.iter();
        row(written().map(|column| match column.of {
            Whose::Organisation => {
                of_organisation.next().map_or(Cow::Borrowed(""), |cell| cell.as_str().into())
            }
            Whose::Service => cell(column, service.as_ref()).into(),
        }))
    }
}

/// The text of a cell, given the service or organisation that it is of.
fn cell(column: &Column, data: Option<&Map<String, Value>>) -> String {
    let mut keys = column.keys.split('.');
    let first = keys.next().and_then(|key| data?.get(key));
    let value = first.and_then(|first| keys.try_fold(first, |value, key| value.get(key)));
    match (value, column.keys, data) {
        // It goes without saying in the content, and people look for it in a table.
        (None, "status", Some(_)) => "open".to_owned(),
        (value, ..) => value.map(|value| harmless(column.form.write(value))).unwrap_or_default(),
    }
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Data<'r> {
            #[serde(flatten)]
            service: Option<Map<String, Value>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            status: Option<&'static str>,
            organisation: &'r Map<String, Value>,
        }
        let service = self.service();
        let is_silent = |service: &Map<String, Value>| !service.contains_key("status");
        let status = service.as_ref().is_some_and(is_silent).then_some("open");
        Data { service, status, organisation: &self.organisation.data }.serialize(serializer)
    }
}

fn organisation(provider: &Provider) -> Arc<Organisation> {
    let data = tree(&provider.alone());
    let columns = written().filter(|column| column.of == Whose::Organisation);
    let cells = columns.map(|column| cell(column, Some(&data))).collect();
    Organisation { data, cells }.into()
}

/// Listings as the site shows them.
pub fn shown<'c>(listings: &[Listing<'c>]) -> Vec<Record<'c>> {
    let mut organisations = HashMap::new();
    let record = |listing: &Listing<'c>| {
        let provider = &*listing.provider.item;
        let known = organisations.entry(provider.id.as_str()).or_insert_with(|| organisation(provider));
        Record { organisation: known.clone(), service: Some((listing.service, Hidden::LeftOut)) }
    };
    listings.iter().map(record).collect()
}

/// Everything in the content: closed services and organisations without services too, with the addresses that listings
/// ask to keep hidden.
pub fn all<'c>(content: &'c Content) -> Vec<Record<'c>> {
    let of_provider = |provider: &'c Provider| {
        let organisation = organisation(provider);
        let services: Vec<Option<&Service>> = match &provider.services[..] {
            [] => vec![None],
            services => services.iter().map(Some).collect(),
        };
        services.into_iter().map(move |service| Record {
            organisation: organisation.clone(),
            service: service.map(|service| (service, Hidden::Told)),
        })
    };
    content.providers.iter().map(|provider| &*provider.item).flat_map(of_provider).collect()
}

/// Writes the text that is made of each record, in their order and with `between` them. A thousand are made at a time, by
/// all cores, so that few are held.
fn write(out: &mut String, records: &[Record], between: &str, make: impl Fn(&Record) -> String + Sync) {
    for (n, some) in records.chunks(1000).enumerate() {
        let texts: Vec<String> = some.par_iter().map(&make).collect();
        if n == 0 {
            // The others are most often about as long. What has room from the start is not moved as it grows; where
            // there is no such room, it may still do.
            let length = texts.iter().map(String::len).sum::<usize>() * records.len() / some.len();
            let _ = out.try_reserve(length + length / 8);
        }
        for (m, text) in texts.iter().enumerate() {
            out.extend([if n + m == 0 { "" } else { between }, text]);
        }
    }
}

/// A table as spreadsheets open it (RFC 4180, with the mark by which they know UTF-8).
pub fn csv(records: &[Record]) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    out.push_str(&row(written().map(|column| column.name().into())));
    write(&mut out, records, "", |record: &Record| record.row());
    out.into_bytes()
}

fn row<'c>(cells: impl Iterator<Item = Cow<'c, str>>) -> String {
    let mut out = String::new();
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        match cell.contains(['"', ',', ';', '\t', '\n', '\r']) || cell.trim().len() != cell.len() {
            true => out.extend(["\"", &cell.replace('"', "\"\""), "\""]),
            false => out.push_str(&cell),
        }
    }
    out.push_str("\r\n");
    out
}

/// The same as data, in the shape of the files of `providers/` with the organisation inside each service.
pub fn json(records: &[Record]) -> Vec<u8> {
    // A list of one, without its brackets: so each stands in the list of all as it would stand there by itself.
    let of_record = |record: &Record| {
        // Text, lists and keys: nothing that JSON cannot say.
        let list = serde_json::to_string_pretty(&[record]).unwrap_or_default();
        let inside = list.strip_prefix("[\n").and_then(|list| list.strip_suffix("\n]"));
        inside.unwrap_or_default().to_owned()
    };
    let mut out = String::from(if records.is_empty() { "[" } else { "[\n" });
    write(&mut out, records, ",\n", of_record);
    out.push_str(if records.is_empty() { "]\n" } else { "\n]\n" });
    out.into_bytes()
}
