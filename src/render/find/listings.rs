//! Every listing in columns. What many listings share, such as an organisation or a price, is written once, and each
//! listing has its number: a site of ten thousand services stays a download that a phone can bear.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use crate::content::money::Pence;
use crate::render::views::cards::ServiceCard;
use crate::site::facets::Facet;
use crate::site::prices::{self, Paid};
use crate::site::{Site, url};

/// Every listing, by the numbers that they have in the site: in the order of their names.
#[derive(Debug, Serialize)]
pub struct Listings {
    /// The address of a listing, with a star for its id.
    service: String,
    names: Vec<String>,
    /// Each id; nothing where it is made of the name in the plainest way.
    ids: Vec<Option<String>>,
    summaries: Vec<String>,
    /// The other parts of the cards, by their names in the template.
    parts: serde_json::Map<String, Value>,
    /// The youngest and the oldest age of each.
    ages: Column,
    /// The lowest price for one time, in pence.
    price: Column,
    facets: Vec<FacetColumn>,
    /// The numbers of the columns: many columns part the listings in the same way.
    numbers: Vec<Vec<i64>>,
}

/// Values that listings share, and which of the numbers say what each has, where -1 is nothing.
#[derive(Debug, Serialize, Default)]
struct Column {
    values: Vec<Value>,
    of: usize,
    #[serde(skip)]
    numbers: Vec<i64>,
    #[serde(skip)]
    known: HashMap<String, i64>,
}

impl Column {
    fn of(values: impl IntoIterator<Item = Value>) -> Column {
        let mut column = Column::default();
        values.into_iter().for_each(|value| column.push(value));
        column
    }

    /// Gives the numbers away to those of all columns.
    fn share(&mut self, all: &mut Vec<Vec<i64>>) {
        let mine = std::mem::take(&mut self.numbers);
        self.of = all.iter().position(|numbers| *numbers == mine).unwrap_or_else(|| {
            all.push(mine);
            all.len() - 1
        });
    }

    fn push(&mut self, value: Value) {
        if value.is_null() {
            return self.numbers.push(-1);
        }
        let next = self.values.len() as i64;
        let number = *self.known.entry(value.to_string()).or_insert(next);
        if number == next {
            self.values.push(value);
        }
        self.numbers.push(number);
    }
}

/// The values of a facet, and which of them each listing has.
#[derive(Debug, Serialize)]
struct FacetColumn {
    slug: &'static str,
    values: Vec<String>,
    /// Lists of numbers of values.
    has: Column,
}

/// What scripts filter and show.
pub fn data(site: &Site) -> Listings {
    let mut listings = Listings {
        service: url::service("*").to_string(),
        names: Vec::new(),
        ids: Vec::new(),
        summaries: Vec::new(),
        parts: serde_json::Map::new(),
        ages: Column::of(site.listings.iter().map(|listing| {
            let ages = listing.service.ages;
            serde_json::json!([ages.youngest, ages.oldest])
        })),
        price: Column::of(site.listings.iter().map(|listing| match prices::lowest(&listing.service.cost) {
            Paid::Free => Value::from(0),
            Paid::Each(Pence(pence)) => Value::from(pence),
            Paid::Otherwise | Paid::Unknown => Value::Null,
        })),
        facets: site.facets.iter().map(|facet| facet_column(facet, site.listings.len())).collect(),
        numbers: Vec::new(),
    };
    let mut parts: Vec<(String, Column)> = Vec::new();
    for (n, listing) in site.listings.iter().enumerate() {
        let service = listing.service;
        let id = service.id.as_str();
        listings.names.push(service.name.to_string());
        listings.ids.push((id != plain_id(service.name.as_str())).then(|| id.to_owned()));
        listings.summaries.push(service.summary.to_string());
        let card = serde_json::to_value(ServiceCard::of(site, n)).unwrap_or_default();
        let Value::Object(card) = card else { continue };
        let shared =
            card.into_iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "name" | "path" | "summary"));
        for (at, (key, value)) in shared.enumerate() {
            if parts.len() == at {
                parts.push((key, Column::default()));
            }
            parts[at].1.push(without_nothing(value));
        }
    }
    let columns = parts.iter_mut().map(|(_, column)| column).chain([&mut listings.ages, &mut listings.price]);
    for column in columns.chain(listings.facets.iter_mut().map(|facet| &mut facet.has)) {
        column.share(&mut listings.numbers);
    }
    listings.parts = parts
        .into_iter()
        .map(|(key, column)| (key, serde_json::to_value(column).unwrap_or_default()))
        .collect();
    listings
}

fn facet_column(facet: &Facet, total: usize) -> FacetColumn {
    let mut has = vec![Vec::new(); total];
    for (n, value) in facet.values.iter().enumerate() {
        value.services.iter().for_each(|listing| has[listing].push(n));
    }
    FacetColumn {
        slug: facet.kind.slug(),
        values: facet.values.iter().map(|value| value.slug.clone()).collect(),
        has: Column::of(has.into_iter().map(Value::from)),
    }
}

/// The id that the plainest way makes of a name, which a script makes too: `Saturday swim` is `saturday-swim`. A name
/// with other letters than those of English has none.
fn plain_id(name: &str) -> String {
    if !name.is_ascii() {
        return String::new();
    }
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

/// A value without those of its fields that are empty.
fn without_nothing(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, field| !field.is_null());
    }
    value
}
