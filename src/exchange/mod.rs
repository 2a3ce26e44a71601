//! Listings out to spreadsheets and other programs, and back in.
//!
//! ```text
//! content ──tree──▶ data ──columns, cells──▶ services.csv, services.json, export
//! a sheet ──sheet, headings, rows──▶ Import ──merge──▶ content/providers/*.yaml and a Report
//! ```
//!
//! Between the two stands plain data in the shape of a file of `providers/`: what a reader of any other format has to
//! make to have its listings merged.

mod cells;
mod columns;
mod compare;
mod edit;
mod entries;
pub mod export;
mod headings;
mod hold;
pub mod map;
mod merge;
pub mod open_referral;
mod report;
pub mod rows;
pub mod sheet;
#[cfg(test)]
mod tests;
mod words;
mod write;

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::DataPath;
pub use merge::{Failure, Order, merge};
pub use report::{Changed, Field, Finding, Report};

/// The listings that a reader found in somebody's file: what [`merge()`] takes.
#[derive(Debug, Default)]
pub struct Import {
    /// The organisations, each once, with their services.
    pub organisations: Vec<Imported>,
    /// The ids of services that the file has but that could not be understood: they are not gone.
    pub seen: BTreeSet<String>,
    /// What could not be understood, and where.
    pub findings: Vec<Finding>,
}

/// One organisation as a reader found it.
#[derive(Debug, Default)]
pub struct Imported {
    /// What the reader knows, in the shape of a file of `providers/`: `id`, `name`, and so on, with `services` as a
    /// list of which each has an `id`. Scalars are text as people write it, or booleans and numbers. A key that is
    /// not there is left as it is in the content; one that is null is taken out of it.
    pub data: Map<String, Value>,
    /// Where each value stands in the file that was read, in words for its user: `B7`, or `services[3].name`. What
    /// has no place of its own has that of what holds it; the root's is the organisation's.
    pub places: HashMap<DataPath, String>,
}

impl Imported {
    /// Where a value stands, or else what holds it.
    pub fn place(&self, path: &DataPath) -> &str {
        let mut at = Some(path.clone());
        while let Some(path) = at {
            if let Some(place) = self.places.get(&path) {
                return place;
            }
            at = path.parent();
        }
        ""
    }
}

/// A thing of the content as plain data, without what goes without saying.
pub fn tree<T: Serialize>(thing: &T) -> Map<String, Value> {
    // What people can write is text, lists and keys: nothing in it that data cannot say.
    let mut value = serde_json::to_value(thing).unwrap_or_default();
    prune(&mut value);
    match value {
        Value::Object(entries) => entries,
        _ => Map::new(),
    }
}

/// Takes out what is empty in a value, and says whether anything is left.
fn prune(value: &mut Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => {
            items.retain_mut(prune);
            !items.is_empty()
        }
        Value::Object(entries) => {
            entries.retain(|_, value| prune(value));
            !entries.is_empty()
        }
        _ => true,
    }
}
