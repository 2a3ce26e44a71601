//! Every listing in columns. What many listings share, such as an organisation or a price, is written once, and each
//! listing has its number; what follows from another column, such as the day from the times, has its numbers. A site
//! of ten thousand services stays a download that a phone can bear.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use crate::content::money::Pence;
use crate::render::cards::Cards;
use crate::site::facets::Facet;
use crate::site::prices::{self, Paid};
use crate::site::url;

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
    /// The numbers of the columns.
    numbers: Vec<Numbers>,
}

/// Values that listings share, and which of the numbers say what each has, where 0 is nothing and 1 the first value.
#[derive(Debug, Serialize, Default)]
struct Column {
    values: Vec<Value>,
    of: usize,
    #[serde(skip)]
    numbers: Vec<usize>,
    #[serde(skip)]
    known: HashMap<String, usize>,
}

/// A number for each listing, written with the same count of digits each.
#[derive(Debug, Serialize)]
struct Numbers {
    width: usize,
    digits: String,
}

/// How many digits there are: the printed signs of ASCII from `#` on, without the backslash that JSON doubles.
const BASE: usize = 91;

impl Numbers {
    fn of(numbers: &[usize]) -> Numbers {
        let most = numbers.iter().copied().max().unwrap_or_default();
        let width = most.max(1).ilog(BASE) as usize + 1;
        let mut digits = String::with_capacity(numbers.len() * width);
        for number in numbers {
            for place in (0..width as u32).rev() {
                // Less than the base, so that it is a sign of ASCII.
                let digit = (number / BASE.pow(place) % BASE) as u8;
                let sign = b'#' + digit;
                digits.push(char::from(if sign < b'\\' { sign } else { sign + 1 }));
            }
        }
        Numbers { width, digits }
    }
}

impl Column {
    fn of(values: impl IntoIterator<Item = Value>) -> Column {
        let mut column = Column::default();
        values.into_iter().for_each(|value| column.push(value));
        column
    }

    fn push(&mut self, value: Value) {
        if value.is_null() {
            return self.numbers.push(0);
        }
        let next = self.values.len() + 1;
        let number = *self.known.entry(value.to_string()).or_insert(next);
        if number == next {
            self.values.push(value);
        }
        self.numbers.push(number);
    }

    /// The values by the numbers of another column, where they follow from it.
    fn by_numbers_of(&self, other: &[usize], others: usize) -> Option<Vec<Value>> {
        let mut by_number = vec![None; others + 1];
        by_number[0] = Some(0);
        for (mine, theirs) in self.numbers.iter().zip(other) {
            if *by_number[*theirs].get_or_insert(*mine) != *mine {
                return None;
            }
        }
        let value = |number: &Option<usize>| number.and_then(|n| self.values.get(n.checked_sub(1)?));
        Some(by_number[1..].iter().map(|number| value(number).cloned().unwrap_or_default()).collect())
    }
}

/// Gives each column the numbers of another one from which it follows, where that is the shorter way to say it.
fn share(mut columns: Vec<&mut Column>) -> Vec<Numbers> {
    // A column can only follow from one with at least as many values.
    columns.sort_by_key(|column| std::cmp::Reverse(column.values.len()));
    let mut kept: Vec<(Vec<usize>, usize)> = Vec::new();
    for column in columns {
        let mut shorter =
            kept.iter().enumerate().filter(|(_, (_, values))| values * 4 <= column.numbers.len());
        let found =
            shorter.find_map(|(n, (numbers, values))| Some((n, column.by_numbers_of(numbers, *values)?)));
        (column.of, column.values) = found.unwrap_or_else(|| {
            kept.push((std::mem::take(&mut column.numbers), column.values.len()));
            (kept.len() - 1, std::mem::take(&mut column.values))
        });
    }
    kept.iter().map(|(numbers, _)| Numbers::of(numbers)).collect()
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
pub fn data(cards: &Cards) -> Listings {
    let site = cards.site;
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
        let card = serde_json::to_value(cards.facts(n)).unwrap_or_default();
        let Value::Object(card) = card else { continue };
        let shared =
            card.into_iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "name" | "path" | "summary"));
        for (at, (key, value)) in shared.enumerate() {
            if parts.len() == at {
                parts.push((key, Column::default()));
            }
            parts[at].1.push(short(value));
        }
    }
    let columns = parts.iter_mut().map(|(_, column)| column).chain([&mut listings.ages, &mut listings.price]);
    listings.numbers = share(columns.chain(listings.facets.iter_mut().map(|facet| &mut facet.has)).collect());
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

/// A value without those of its fields that are empty, and with a star for an id that its text makes.
fn short(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, field| !field.is_null());
        let id = fields.get("text").and_then(Value::as_str).map(plain_id).unwrap_or_default();
        if let (false, Some(Value::String(path))) = (id.is_empty(), fields.get_mut("path")) {
            *path = path.replace(&format!("/{id}/"), "/*/");
        }
    }
    value
}
