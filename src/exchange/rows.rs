//! From the rows of a sheet to organisations with their services.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::cells::{Cell, Form, Part};
use super::columns::{Column, Whose};
use super::headings::Headings;
use super::map::ColumnMap;
use super::report::Finding;
use super::sheet::{Sheet, place};
use super::words::Words;
use super::{Import, Imported};
use crate::content::Content;
use crate::content::id::slugify;
use crate::diagnostic::{DataPath, Problem};

/// How a sheet is read.
#[derive(Debug, Default)]
pub struct Reading {
    /// How its columns stand to ours.
    pub map: ColumnMap,
    /// Whether an empty cell takes out what the content says, rather than saying nothing.
    pub clear_empty: bool,
}

/// The organisations of a sheet. `content` tells which words and ids there are.
pub fn read(sheet: &Sheet, reading: &Reading, content: &Content) -> Result<Import, Problem> {
    let Headings { row: headings, columns, findings } = Headings::find(sheet, &reading.map)?;
    let mut rows = Rows {
        words: Words::of(content),
        ids: Ids::of(content),
        import: Import { findings, ..Import::default() },
        numbers: HashMap::new(),
    };
    for row in sheet.rows().filter(|row| *row > headings) {
        let cells: Vec<(u32, &Column, &Cell)> =
            columns.iter().map(|(at, column)| (*at, *column, sheet.value(row, *at))).collect();
        if cells.iter().any(|(at, ..)| *sheet.heading(row, *at) != Cell::Empty) {
            rows.row(row, &cells, reading);
        }
    }
    Ok(rows.import)
}

struct Rows {
    words: Words,
    ids: Ids,
    import: Import,
    /// The place of each organisation in the import, by its id.
    numbers: HashMap<String, usize>,
}

/// One side of a row, the service's or the organisation's.
#[derive(Default)]
struct Side {
    data: Map<String, Value>,
    places: Vec<(DataPath, String)>,
    /// Keys whose cells are empty.
    empty: Vec<&'static str>,
}

impl Side {
    fn text(&self, key: &str) -> Option<&str> {
        self.data.get(key).and_then(Value::as_str)
    }
}

impl Rows {
    fn row(&mut self, row: u32, cells: &[(u32, &'static Column, &Cell)], reading: &Reading) {
        let (mut service, mut organisation) = (Side::default(), Side::default());
        let mut mistakes: Vec<Finding> = Vec::new();
        let mut parts: Vec<(Part, Value, u32)> = Vec::new();
        let said: BTreeSet<String> = cells
            .iter()
            .filter(|(.., cell)| **cell != Cell::Empty)
            .map(|(_, column, _)| column.name())
            .collect();
        let speaks_of_a_service = cells.iter().any(|(_, column, cell)| {
            column.of == Whose::Service && column.keys != "status" && **cell != Cell::Empty
        });
        let constant = |(column, text): (&'static Column, &str)| (0, column, Cell::Text(text.to_owned()));
        let constants =
            reading.map.constants().map(constant).filter(|(_, column, _)| !said.contains(&column.name()));
        let cells = cells.iter().map(|(at, column, cell)| (*at, *column, (*cell).clone()));
        for (at, column, cell) in cells.chain(constants) {
            let side = match column.of {
                Whose::Service => &mut service,
                Whose::Organisation => &mut organisation,
            };
            let cell = match &cell {
                Cell::Text(text) => match reading.map.meaning(column, text) {
                    Some(ours) => Cell::Text(ours.to_owned()),
                    None => cell,
                },
                _ => cell,
            };
            match (column.form.read(&cell, &self.words), column.form) {
                (Ok(Some(value)), Form::Part(part)) => parts.push((part, value, at)),
                (Ok(Some(value)), _) => {
                    put(&mut side.data, column.keys, value);
                    side.places.push((column.path(), place(row, at)));
                }
                (Ok(None), Form::Part(_)) => {}
                (Ok(None), _) => side.empty.push(column.keys),
                (Err(problem), _) => mistakes.push(Finding {
                    place: place(row, at),
                    message: format!("{}: {}", column.name(), problem.message),
                    help: problem.help,
                }),
            }
        }
        put_together(&mut service, parts, row, &mut mistakes);
        let is_service = speaks_of_a_service || !mistakes.is_empty();
        if reading.clear_empty {
            clear(&mut organisation);
            if is_service {
                clear(&mut service);
            }
        }
        if let Err(problem) = self.ids.settle(&mut organisation, &mut service, is_service) {
            mistakes.push(Finding { place: whole(row), message: problem.message, help: problem.help });
        }
        self.import.seen.extend(service.text("id").map(str::to_owned));
        if mistakes.is_empty() {
            self.take(row, organisation, is_service.then_some(service));
        } else {
            self.import.findings.extend(mistakes);
        }
    }

    /// Adds a row that was understood.
    fn take(&mut self, row: u32, organisation: Side, service: Option<Side>) {
        let id = organisation.text("id").unwrap_or_default().to_owned();
        let all = &mut self.import.organisations;
        let number = *self.numbers.entry(id).or_insert_with(|| {
            all.push(Imported::default());
            all.len() - 1
        });
        let imported = &mut all[number];
        imported.places.entry(DataPath::root()).or_insert_with(|| whole(row));
        for (path, place) in organisation.places {
            let new = at(&organisation.data, &path);
            match at(&imported.data, &path) {
                Some(there) if Some(there) != new => self.import.findings.push(Finding {
                    message: format!(
                        "the organisation has another {path} here than in {}, which was taken",
                        imported.places.get(&path).map_or("an earlier row", String::as_str)
                    ),
                    help: Some("write the same in each row of an organisation".to_owned()),
                    place,
                }),
                Some(_) => {}
                None => drop(imported.places.insert(path, place)),
            }
        }
        fill(&mut imported.data, organisation.data);
        let Some(service) = service else { return };
        let services = imported.data.entry("services").or_insert_with(|| Value::Array(Vec::new()));
        let Value::Array(services) = services else { return };
        let path = DataPath::root().key("services").index(services.len());
        imported.places.insert(path.clone(), whole(row));
        imported.places.extend(service.places.into_iter().map(|(at, place)| (path.join(&at), place)));
        services.push(Value::Object(service.data));
    }
}

/// What a finding about a whole row names.
fn whole(row: u32) -> String {
    format!("row {}", row + 1)
}

/// Sets the value that keys with points between them lead to.
fn put(data: &mut Map<String, Value>, keys: &str, value: Value) {
    match keys.split_once('.') {
        None => drop(data.insert(keys.to_owned(), value)),
        Some((first, rest)) => {
            let inner = data.entry(first).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

fn at<'d>(data: &'d Map<String, Value>, path: &DataPath) -> Option<&'d Value> {
    let keys = path.to_string();
    let (first, rest) = keys.split_once('.').unwrap_or((&keys, ""));
    rest.split('.').filter(|key| !key.is_empty()).try_fold(data.get(first)?, |value, key| value.get(key))
}

/// Adds what is not there yet.
fn fill(there: &mut Map<String, Value>, more: Map<String, Value>) {
    for (key, value) in more {
        match (there.get_mut(&key), value) {
            (Some(Value::Object(there)), Value::Object(more)) => fill(there, more),
            (Some(_), _) => {}
            (None, value) => drop(there.insert(key, value)),
        }
    }
}

/// Takes out what the sheet leaves empty, but for the address of a place that is to stay hidden: `services.csv` does
/// not tell it.
fn clear(side: &mut Side) {
    let hidden = at(&side.data, &DataPath::root().dotted("venue.hidden")) == Some(&Value::Bool(true));
    for keys in std::mem::take(&mut side.empty) {
        let secret = hidden && matches!(keys, "venue.name" | "venue.address" | "venue.postcode");
        if keys != "id" && !secret {
            put(&mut side.data, keys, Value::Null);
        }
    }
}

/// Makes one time of the columns that each have a part of it.
fn put_together(service: &mut Side, parts: Vec<(Part, Value, u32)>, row: u32, mistakes: &mut Vec<Finding>) {
    let Some(first) = parts.iter().map(|(.., at)| *at).min() else { return };
    let part =
        |wanted: Part| parts.iter().find(|(part, ..)| *part == wanted).map(|(_, value, _)| value.clone());
    let mut when = Map::new();
    when.extend(part(Part::Days).map(|days| ("days".to_owned(), days)));
    match (part(Part::Starts), part(Part::Ends)) {
        (Some(Value::String(starts)), Some(Value::String(ends))) => {
            when.insert("time".to_owned(), Value::from(format!("{starts}-{ends}")));
        }
        (None, None) => {}
        _ => mistakes.push(Finding {
            place: place(row, first),
            message: "there is a time at which it starts or ends, and not the other".to_owned(),
            help: Some("fill in both".to_owned()),
        }),
    }
    when.extend(part(Part::Term).map(|term| ("term".to_owned(), term)));
    if service.data.contains_key("when") {
        return mistakes.push(Finding {
            place: place(row, first),
            message: "the row says when twice: in the column `when` and in columns of its parts".to_owned(),
            help: Some("leave one of the two empty".to_owned()),
        });
    }
    put(&mut service.data, "when", Value::Array(vec![Value::Object(when)]));
    service.places.push((DataPath::root().key("when"), place(row, first)));
}

/// The ids that there are, so that a row without one gets the same each time.
struct Ids {
    /// The id of each organisation, by its name in small letters.
    organisations: HashMap<String, String>,
    /// The id of each service, by its organisation and its name in small letters.
    services: HashMap<(String, String), String>,
    /// The organisation of each service, by its id.
    owners: BTreeMap<String, String>,
}

impl Ids {
    fn of(content: &Content) -> Ids {
        let mut ids =
            Ids { organisations: HashMap::new(), services: HashMap::new(), owners: BTreeMap::new() };
        for provider in &content.providers {
            ids.organisations.insert(provider.name.as_str().to_lowercase(), provider.id.to_string());
        }
        for listing in content.listings() {
            let (owner, service) = (listing.provider.id.to_string(), listing.service);
            let key = (owner.clone(), service.name.as_str().to_lowercase());
            ids.services.insert(key, service.id.to_string());
            ids.owners.insert(service.id.to_string(), owner);
        }
        ids
    }

    /// Gives a row the ids that it does not have.
    fn settle(
        &mut self,
        organisation: &mut Side,
        service: &mut Side,
        is_service: bool,
    ) -> Result<(), Problem> {
        let of = |name: &str, what: &str| match slugify(name) {
            id if id.is_empty() => Err(Problem::new(
                format!("no id can be made of the name `{name}`"),
                format!("give the {what} an id in small letters, digits and hyphens"),
            )),
            id => Ok(id),
        };
        let owner = match (organisation.text("id"), organisation.text("name")) {
            (Some(id), _) => id.to_owned(),
            (None, Some(name)) => match self.organisations.get(&name.to_lowercase()) {
                Some(id) => id.clone(),
                None => of(name, "organisation")?,
            },
            (None, None) => {
                return Err(Problem::new(
                    "the row names no organisation",
                    "fill in `organisation-name`, or `organisation-id`",
                ));
            }
        };
        organisation.data.insert("id".to_owned(), Value::from(owner.as_str()));
        if let Some(name) = organisation.text("name") {
            self.organisations.insert(name.to_lowercase(), owner.clone());
        }
        if !is_service {
            return Ok(());
        }
        let id = match (service.text("id"), service.text("name")) {
            (Some(id), _) => id.to_owned(),
            (None, Some(name)) => match self.services.get(&(owner.clone(), name.to_lowercase())) {
                Some(id) => id.clone(),
                None => {
                    let id = of(name, "service")?;
                    let taken = self.owners.get(&id).is_some_and(|other| *other != owner);
                    if taken { format!("{owner}-{id}") } else { id }
                }
            },
            (None, None) => {
                return Err(Problem::new("the row names no service", "fill in `name`"));
            }
        };
        self.owners.entry(id.clone()).or_insert(owner);
        service.data.insert("id".to_owned(), Value::from(id));
        Ok(())
    }
}
