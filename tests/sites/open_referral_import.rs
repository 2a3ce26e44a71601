//! Listings out by Open Referral UK and in again: what comes back, and what the standard cannot carry.

use std::collections::BTreeMap;

use serde_json::Value;
use shortbreaks::content::{self, Content};
use shortbreaks::exchange::tree;

use crate::support::{Run, Site};

/// What a round trip loses, by the path of its key: the standard has no place for it, or we publish it nowhere.
const CANNOT: [&str; 13] = [
    // Who checked is a team without an address, and the standard has room for an email address only.
    "checked.by",
    "services.checked.by",
    // What only our own pages use.
    "aliases",
    "services.aliases",
    "services.route.link",
    "services.criteria.id",
    "contract.extensions",
    // Markdown becomes plain text.
    "about",
    "services.about",
    "services.criteria.text",
    // A hidden address goes nowhere.
    "services.venue.name",
    "services.venue.address",
    "services.venue.postcode",
];

/// The organisations that have services, by id, without what cannot come back.
fn organisations(content: &Content) -> BTreeMap<String, Value> {
    let told = content.providers.iter().filter(|provider| {
        provider.services.iter().any(|service| !service.is_closed() || service.closed.is_some())
    });
    told.map(|provider| (provider.id.to_string(), bare(Value::Object(tree(&*provider.item)), ""))).collect()
}

/// A value without what cannot come back, and lists of services by their id.
fn bare(value: Value, path: &str) -> Value {
    match value {
        Value::Object(entries) => {
            let hidden = entries.get("hidden") == Some(&Value::Bool(true));
            let keep = |key: &str, path: &str| match path {
                "services.venue.name" | "services.venue.address" | "services.venue.postcode" => !hidden,
                _ => !CANNOT.contains(&path) && !key.is_empty(),
            };
            let entries = entries.into_iter().filter_map(|(key, value)| {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                keep(&key, &path).then(|| {
                    let value = bare(value, &path);
                    (key, value)
                })
            });
            let mut sorted: Vec<(String, Value)> = entries.collect();
            sorted.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(sorted.into_iter().collect())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(|item| bare(item, path)).collect();
            if path.ends_with(".days") {
                // The days of a week are in the order of the week.
                items.sort_by_key(ToString::to_string);
            }
            if path == "services" {
                items.sort_by_key(|item| item["id"].as_str().unwrap_or_default().to_owned());
            }
            Value::Array(items)
        }
        value => value,
    }
}

/// Where two values differ.
fn differences(wanted: &Value, found: &Value, path: &str, out: &mut Vec<String>) {
    match (wanted, found) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                differences(&wanted[key], &found[key], &format!("{path}.{key}"), out);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter()
                .zip(b)
                .enumerate()
                .for_each(|(n, (a, b))| differences(a, b, &format!("{path}[{n}]"), out));
        }
        (a, b) if a != b => out.push(format!("{path}: {a} came back as {b}")),
        _ => {}
    }
}

/// The example without its organisations.
fn emptied() -> Site {
    let site = Site::example();
    std::fs::remove_dir_all(site.path("content/providers")).unwrap();
    std::fs::create_dir_all(site.path("content/providers")).unwrap();
    site
}

fn comes_back(made: &Site, from: &std::path::Path) {
    let site = emptied();
    let run = Run::of(site.command(&["import"]).arg(from));
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let (before, after) = (content::load(made.root()), content::load(site.root()));
    assert!(after.found.is_empty(), "{:?}", after.found);
    let (before, after) = (organisations(&before.content), organisations(&after.content));
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    let mut lost = Vec::new();
    before.iter().for_each(|(id, wanted)| differences(wanted, &after[id], id, &mut lost));
    assert!(lost.is_empty(), "{} differences\n{}", lost.len(), lost.join("\n"));
    site.built(&[]);
}

#[test]
fn the_folder_of_a_site_comes_back_but_for_what_it_cannot_carry() {
    let made = Site::example();
    made.built(&[]);
    comes_back(&made, &made.path("public/oruk"));
}

#[test]
fn an_export_comes_back_but_for_what_it_cannot_carry() {
    let made = Site::example();
    let run = Run::of(&mut made.command(&["export", "--format", "open-referral", "--out", "all.json"]));
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out.trim(), "Wrote 88 services to all.json");
    comes_back(&made, &made.path("all.json"));
}

#[test]
fn an_import_of_what_is_there_changes_nothing_that_people_wrote() {
    let made = Site::example();
    made.built(&[]);
    let before = crate::support::tree(&made.path("content"));
    let run = Run::of(&mut made.command(&["import", "public/oruk"]));
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    made.built(&[]);
    let changed: Vec<String> = crate::support::tree(&made.path("content"))
        .into_iter()
        .filter(|(path, bytes)| before.get(path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    // The words of `about` lose their marks; that is all.
    for path in &changed {
        assert!(path.starts_with("providers/"), "{path}");
    }
}

#[test]
fn a_service_of_another_directory_is_taken_as_far_as_its_words_are_known() {
    let site = Site::small();
    site.write(
        "saved.json",
        r#"{ "total_items": 1, "contents": [{
            "id": "ac148810-d857-441c-9679-408f346de14b", "name": "Evening games", "status": "active",
            "description": "Board games for all.", "minimum_age": 8, "maximum_age": 12, "url": null,
            "application_process": "Phone us.", "organization": { "id": "x", "name": "The games club", "description": "We play." },
            "contacts": [{ "id": "c", "name": "Reception", "phones": [{ "id": "p", "number": "01632 960 777" }] }],
            "schedules": [{ "id": "s", "freq": "WEEKLY", "byday": "TH,FR", "opens_at": "18:00:00", "closes_at": "20:00:00" }],
            "cost_options": [{ "id": "o", "amount": 3.5, "amount_description": "per session" }],
            "attributes": [{ "id": "a", "link_type": "service", "taxonomy_term": { "id": "t", "name": "Groups" } }]
        }] }"#,
    );
    let run = Run::of(&mut site.command(&["import", "saved.json"]));
    // What a listing of ours needs and this one does not say is reported, with its place.
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains("saved.json: contents[0]"), "{}", run.out);
    assert!(run.out.contains("tier"), "{}", run.out);

    let unread = Run::of(&mut site.command(&["import", "content"]));
    assert_ne!(unread.code, 0);
    assert!(unread.err.contains("no service of Open Referral UK is in it"), "{}", unread.err);
}
