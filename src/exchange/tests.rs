//! What goes into a cell comes out of it, and what is changed in a file is all that changes.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::cells::{Cell, as_it_was, harmless};
use super::columns::{COLUMNS, Column, Whose, written};
use super::edit::{apply, changes};
use super::words::Words;
use super::{sheet, tree};
use crate::content::providers::Provider;
use crate::content::yaml::{self, Source};
use crate::diagnostic::DataPath;

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    WORDS.get_or_init(|| Words::of(&crate::content::load(root).content))
}

fn column(keys: &str) -> &'static Column {
    COLUMNS.iter().find(|column| column.keys == keys && column.of == Whose::Service).unwrap()
}

/// The value that comes back from a cell of a CSV file.
fn there_and_back(keys: &str, value: &Value, words: &Words) -> Value {
    let cell = column(keys).form.write(value);
    let quoted = format!("first,second\n\"{}\",x\n", harmless(cell.clone()).replace('"', "\"\""));
    let sheet = sheet::Sheet::read(quoted.into_bytes(), None).unwrap();
    let read = column(keys).form.read(sheet.value(1, 0), words);
    read.unwrap_or_else(|problem| panic!("{cell}: {problem}")).unwrap_or_default()
}

/// Every key that people can write about an organisation, but for its services, or about a service.
fn keys(schema: &Value, of: &Value, before: &str, out: &mut Vec<String>) {
    let resolved = |value: &Value| -> Value {
        let behind = value.get("$ref").or_else(|| value["anyOf"].get(0)?.get("$ref")).and_then(Value::as_str);
        behind.map_or(value.clone(), |path| schema["$defs"][path.rsplit('/').next().unwrap()].clone())
    };
    for (key, value) in of["properties"].as_object().unwrap() {
        let value = resolved(value);
        let name = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
        match value.get("properties") {
            Some(_) => keys(schema, &value, &name, out),
            None => out.push(name),
        }
    }
}

#[test]
fn every_key_of_a_listing_and_of_its_organisation_has_a_column() {
    let schema = schemars::schema_for!(Provider).to_value();
    for (of, definition) in
        [(Whose::Organisation, schema.clone()), (Whose::Service, schema["$defs"]["Service"].clone())]
    {
        let mut wanted = Vec::new();
        keys(&schema, &definition, "", &mut wanted);
        wanted.retain(|key| key != "services");
        wanted.sort();
        let mut there: Vec<String> =
            written().filter(|column| column.of == of).map(|column| column.keys.to_owned()).collect();
        there.sort();
        assert!(wanted.len() > 15);
        assert_eq!(there, wanted, "a key needs a line in the table of columns");
    }
}

#[test]
fn no_two_columns_have_one_name() {
    let mut names: Vec<String> = COLUMNS.iter().map(Column::name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), COLUMNS.len());
}

#[test]
fn a_cell_that_could_be_a_formula_is_harmless_and_comes_back() {
    for text in
        ["=1+1", "+44 1632", "-5", "@SUM(A1)", "\t=1", "＝1", "'=1", "''=1", "'", "it's", "=", "a=1", "'a"]
    {
        let safe = harmless(text.to_owned());
        assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{safe}");
        assert_eq!(as_it_was(&safe), text);
    }
}

#[test]
fn times_prices_and_criteria_come_back_from_a_cell() {
    let words = words();
    for (keys, value) in [
        (
            "when",
            json!([{ "days": ["saturday"], "time": "10:00-11:30", "term": "term-time" }, { "note": "By; (agreement): \\ yes" }]),
        ),
        (
            "when",
            json!([{ "days": ["friday", "monday"], "dates": ["2026-12-01", "2026-12-08"], "from": "2026-12-01", "to": "2027-01-05" }]),
        ),
        (
            "when",
            json!([{ "time": "22:00-07:00", "from": "2026-12-01" }, { "to": "2026-12-01" }, { "term": "school-holidays", "note": "a\nb" }]),
        ),
        (
            "cost",
            json!([{ "amount": "4.50", "per": "session" }, { "name": "under 5s: each", "amount": "0", "for": "a; b: c/d per session for all" }]),
        ),
        (
            "cost",
            json!([{ "amount": "120000.00" }, { "name": "a", "amount": "1.05", "per": "course", "for": "x" }]),
        ),
        (
            "criteria",
            json!([{ "id": "a-b", "text": "Has: a | b; c\n\n- d", "evidence": "x | y" }, { "id": "c", "text": "[d](page:e) \\; f" }]),
        ),
        (
            "changes",
            json!([{ "on": "2026-09-14", "what": "It starts at 10:00; bring: a towel" }, { "on": "2026-10-01", "what": "New hall" }]),
        ),
        ("added", json!("2026-09-01")),
        ("outcomes", json!(["fun, and more", "a; b", "c \\ d", "-5"])),
        ("needs", json!(["autism", "deaf"])),
        ("aliases", json!(["old-name"])),
        ("ages", json!("5-11")),
        ("ages", json!("16+")),
        ("ages", json!("8")),
        ("support.ratio", json!("1:2")),
        ("route.link", json!("page:ask-for-a-break")),
        ("about", json!("=One\n\n- \"two\"\n- three, `four`")),
        ("venue.hidden", json!(true)),
        ("places.left", json!(0)),
        ("contact.phone", json!("+353 1 234 5678".replace(' ', ""))),
    ] {
        assert_eq!(there_and_back(keys, &value, words), value, "{}", column(keys).form.write(&value));
    }
}

#[test]
fn what_an_officer_types_is_understood() {
    let words = words();
    let read = |keys: &str, text: &str| {
        column(keys)
            .form
            .read(&Cell::Text(text.to_owned()), words)
            .unwrap_or_else(|it| panic!("{text}: {it}"))
            .unwrap()
    };
    for (text, value) in [
        (
            "Saturdays 10am to 11.30am, term time",
            json!([{ "days": ["saturday"], "time": "10:00-11:30", "term": "term-time" }]),
        ),
        (
            "Mon - Fri 09:00 - 15:00 school holidays",
            json!([{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "time": "09:00-15:00", "term": "school-holidays" }]),
        ),
        (
            "every Tues and Thurs 15:30–18:30 (not in August)",
            json!([{ "days": ["tuesday", "thursday"], "time": "15:30-18:30", "note": "not in August" }]),
        ),
        ("15/02/2027 - 19/02/2027", json!([{ "from": "2027-02-15", "to": "2027-02-19" }])),
        (
            "sat 10:00-11:30\nsun 10:00-11:30 all year",
            json!([{ "days": ["saturday"], "time": "10:00-11:30" }, { "days": ["sunday"], "time": "10:00-11:30", "term": "all-year" }]),
        ),
    ] {
        assert_eq!(read("when", text), value, "{text}");
    }
    assert_eq!(
        read("cost", "£4.5 a session; Free for carers"),
        json!([{ "amount": "4.50", "per": "session" }, { "amount": "0", "for": "carers" }])
    );
    assert_eq!(read("cost", "£3/hour"), json!([{ "amount": "3.00", "per": "hour" }]));
    assert_eq!(read("needs", "Autism, learning disability"), json!(["autism", "learning-disability"]));
    assert_eq!(read("contact.phone", "1632960115"), json!("01632 960 115"));
    assert_eq!(read("checked.on", "1 March 2026"), json!("2026-03-01"));
    assert_eq!(
        read("changes", "1 March 2026: It has moved.\n2/11/2026: It has a hoist: ask."),
        json!([{ "on": "2026-03-01", "what": "It has moved." }, { "on": "2026-11-02", "what": "It has a hoist: ask." }])
    );
    assert_eq!(read("direct-payment", "Y"), json!(true));
    assert_eq!(read("status", "Temporarily closed"), json!("temporarily-closed"));
}

#[test]
fn what_cannot_be_told_is_said() {
    let words = words();
    for (keys, text) in [
        ("when", "Saturday mornings"),
        ("when", "saturday (now and then"),
        ("when", "saturday 10:00-11:00 12:00-13:00"),
        ("cost", "about a fiver"),
        ("cost", "4.50 per go"),
        ("cost", "4.50 if you can"),
        ("criteria", "Your child needs help"),
        ("changes", "It has moved"),
        ("changes", "In spring: it has moved"),
        ("tier", "gold"),
        ("contact.phone", "ask at the desk"),
        ("ages", "teenagers"),
        ("places.total", "about 12"),
        ("checked.on", "last spring"),
    ] {
        let read = column(keys).form.read(&Cell::Text(text.to_owned()), words);
        assert!(read.is_err(), "{keys}: {text} was taken for {read:?}");
    }
    assert!(column("ages").form.read(&Cell::Fault("#REF!".to_owned()), words).is_err());
}

proptest! {
    #[test]
    fn any_text_comes_back_from_a_cell(text in "\\PC{1,40}") {
        let trimmed = text.trim().trim_matches('\u{feff}').trim();
        prop_assume!(!trimmed.is_empty() && trimmed != "~" && trimmed != "null");
        let words = words();
        for (keys, value) in [
            ("transport", json!(trimmed)),
            ("outcomes", json!([trimmed, "more"])),
            ("when", json!([{ "days": ["monday"], "note": trimmed }])),
            ("cost", json!([{ "name": trimmed, "amount": "1.00", "for": trimmed }])),
            ("criteria", json!([{ "id": "one", "text": trimmed, "evidence": trimmed }])),
            ("changes", json!([{ "on": "2026-09-14", "what": trimmed }])),
        ] {
            prop_assert_eq!(there_and_back(keys, &value, words), value);
        }
    }
}

fn organisations(text: &str) -> Vec<Map<String, Value>> {
    let file: Arc<str> = "x.yaml".into();
    let read = yaml::read_one_or_many::<Provider>(&Source { file: &file, text, yaml: 0..text.len() });
    assert!(read.found.is_empty(), "{:?}\n{text}", read.found);
    read.value.unwrap().iter().map(tree).collect()
}

/// A change to a service.
type Twist = Box<dyn Fn(&mut Map<String, Value>)>;

/// Ways to change a service, each of which leaves it right.
fn twists() -> Vec<(&'static str, Twist)> {
    fn set(keys: &'static str, value: Value) -> Twist {
        Box::new(move |service| match keys.split_once('.') {
            None => drop(service.insert(keys.to_owned(), value.clone())),
            Some((first, second)) => {
                let inner = service.entry(first).or_insert_with(|| json!({}));
                inner.as_object_mut().unwrap().insert(second.to_owned(), value.clone());
            }
        })
    }
    fn remove(key: &'static str) -> Twist {
        Box::new(move |service| drop(service.shift_remove(key)))
    }
    vec![
        ("a short text", set("summary", json!("Fun: for # all, \"really\" [yes]"))),
        ("a text that looks like a comment", set("summary", json!("# one"))),
        ("a long text", set("about", json!("One.\n\n  - two\n- three # four\n\nFive: six"))),
        ("a long text made short", set("about", json!("One line."))),
        ("no text", remove("about")),
        ("a new key or another value", set("transport", json!("By 'bus', or {car}"))),
        ("no transport", remove("transport")),
        ("another list", set("needs", json!(["autism"]))),
        ("no list", remove("outcomes")),
        ("texts in a list", set("outcomes", json!(["a, b", "c: d", "yes"]))),
        (
            "more times",
            set(
                "when",
                json!([{ "days": ["monday"] }, { "note": "a" }, { "note": "b, c" }, { "term": "all-year" }]),
            ),
        ),
        ("one time", set("when", json!([{ "days": ["sunday"], "time": "09:00-10:00" }]))),
        ("no times", remove("when")),
        ("a key inside", set("venue.note", json!("Ring, then wait"))),
        ("a figure inside", set("places.left", json!(7))),
        ("no price", remove("cost")),
        ("another price", set("cost", json!([{ "amount": "9.99", "per": "visit" }]))),
        ("a contact", set("contact.hours", json!("Any day\nand night"))),
        ("closed", set("status", json!("closed"))),
        ("open", remove("status")),
    ]
}

#[test]
fn every_change_to_every_file_of_the_example_is_made_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/providers");
    let mut made = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let many = yaml::is_list(&text);
        let has = organisations(&text);
        // As it is, and with the line breaks of Windows.
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            for n in 0..has.len() {
                let at = if many { DataPath::root().index(n) } else { DataPath::root() };
                let services = has[n].get("services").and_then(Value::as_array).map_or(0, Vec::len);
                for s in BTreeSet::from([0, services.saturating_sub(1)]).into_iter().filter(|s| *s < services)
                {
                    for (name, twist) in twists() {
                        let mut wanted = has.clone();
                        twist(wanted[n]["services"][s].as_object_mut().unwrap());
                        wanted = organisations(&as_list(&wanted));
                        let new = apply(&text, &changes(&at, &has[n], &wanted[n]));
                        let new = new.unwrap_or_else(|| panic!("{}: {name}", path.display()));
                        assert_eq!(organisations(&new), wanted, "{}: {name}\n{new}", path.display());
                        assert!(
                            !new.contains("\r\n") || new.matches('\n').count() == new.matches("\r\n").count()
                        );
                        made += 1;
                    }
                }
            }
        }
    }
    assert!(made > 1000, "{made}");
}

fn as_list(organisations: &[Map<String, Value>]) -> String {
    let items: Vec<String> =
        organisations.iter().map(|one| super::write::item(&Value::Object(one.clone()), 0)).collect();
    items.join("\n") + "\n"
}
