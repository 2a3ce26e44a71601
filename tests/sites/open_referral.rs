//! Open Referral UK: valid by the standard's own schemas, and the same ids in every build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use super::example::EXAMPLE;
use crate::support::{Site, provider, service};

fn schema(name: &str) -> Validator {
    jsonschema::options().should_validate_formats(true).build(&read_schema(name)).unwrap()
}

/// A schema, with those that it names by their file in their places.
fn read_schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/open-referral-uk").join(name);
    let mut schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    if let Some(item) = schema.pointer_mut("/properties/taxonomy_terms/items") {
        assert_eq!(item["$ref"], "taxonomy_term.json");
        *item = read_schema("schema-taxonomy_term.json");
    }
    schema
}

/// Every document of Open Referral UK, by its address below `oruk/`.
fn documents(site: &Site) -> BTreeMap<String, Value> {
    let files = site.files();
    let ours = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("oruk/")?, bytes)));
    ours.map(|(path, bytes)| {
        let path = path.strip_suffix("index.json").unwrap().trim_end_matches('/');
        (path.to_owned(), serde_json::from_slice(bytes).unwrap())
    })
    .collect()
}

/// The document of a service, by the service's name.
pub fn document(site: &Site, name: &str) -> Value {
    let all = documents(site);
    let mut found = all.iter().filter(|(path, it)| path.starts_with("services/") && it["name"] == name);
    let document = found.next().unwrap_or_else(|| panic!("no service is called {name}")).1.clone();
    assert!(found.next().is_none(), "two services are called {name}");
    document
}

pub fn with_service(more: &str) -> Site {
    let site = Site::small();
    site.write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", more)));
    site
}

#[test]
fn every_document_of_the_example_is_valid_by_its_schema() {
    let full = schema("schema-compiled-service.json");
    let brief = schema("schema-compiled-service_list.json");
    let at_location = schema("schema-compiled-service_at_location.json");
    let taxonomy = schema("schema-taxonomy.json");
    let term = schema("schema-taxonomy_term.json");
    let (mut one, mut listed) = (0, 0);
    for (path, document) in documents(&EXAMPLE) {
        let valid = |schema: &Validator, document: &Value| {
            let errors: Vec<String> = schema
                .iter_errors(document)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, [""; 0], "oruk/{path}");
        };
        let (list, id) = path.split_once('/').map_or((path.as_str(), None), |(list, id)| (list, Some(id)));
        let schemas = match list {
            "" => {
                assert_eq!(document["version"], "HSDS-UK-3.0");
                assert!(document["profile"].is_string() && document["openapi_url"].is_string());
                continue;
            }
            "services" => (&full, &brief),
            "service_at_locations" => (&at_location, &at_location),
            "taxonomies" => (&taxonomy, &taxonomy),
            "taxonomy_terms" => (&term, &term),
            other => panic!("{other} is no list of the standard"),
        };
        match id {
            Some(id) => {
                valid(schemas.0, &document);
                assert_eq!(document["id"], id, "oruk/{path} has another id inside");
                one += 1;
            }
            None => {
                let contents = document["contents"].as_array().unwrap();
                contents.iter().for_each(|item| valid(schemas.1, item));
                assert_eq!(document["total_items"], contents.len(), "oruk/{path}");
                assert_eq!(document["size"], contents.len(), "oruk/{path}");
                assert_eq!((&document["total_pages"], &document["page_number"]), (&1.into(), &1.into()));
                assert_eq!((&document["first_page"], &document["last_page"]), (&true.into(), &true.into()));
                assert_eq!(document["empty"], contents.is_empty());
                listed += contents.len();
            }
        }
    }
    assert!(one > 200, "{one} documents");
    assert_eq!(one, listed, "a list names something that has no document, or leaves one out");
}

#[test]
fn a_council_can_leave_it_to_its_other_directory() {
    let site = with_service("");
    site.built(&[]);
    assert!(!documents(&site).is_empty());
    assert!(site.html("open-data/").contains("Open Referral"));
    site.edit("content/site.yaml", "title:", "open-data: { open-referral: no }\ntitle:");
    site.built(&[]);
    assert_eq!(documents(&site), BTreeMap::new());
    assert!(!site.html("open-data/").contains("Open Referral"), "the page names what is not there");
    assert!(site.has("public/services.csv"));
}

#[test]
fn the_documents_and_the_content_have_the_same_services() {
    let content = shortbreaks::content::load(EXAMPLE.root()).content;
    let mut named: Vec<String> = content.listings().map(|listing| listing.service.name.to_string()).collect();
    let documents = documents(&EXAMPLE);
    let mut listed: Vec<String> = documents["services"]["contents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|service| service["name"].as_str().unwrap().to_owned())
        .collect();
    named.sort();
    listed.sort();
    assert_eq!(listed, named);
}

#[test]
fn nothing_is_null_or_empty_and_no_id_stands_for_two_things() {
    fn walk(value: &Value, path: &str, ids: &mut BTreeMap<String, Value>) {
        match value {
            Value::Null => panic!("{path} is null"),
            Value::String(text) => assert!(!text.trim().is_empty(), "{path} is empty"),
            Value::Array(items) => {
                assert!(!items.is_empty(), "{path} is an empty list");
                items.iter().for_each(|item| walk(item, path, ids));
            }
            Value::Object(entries) => {
                entries.iter().for_each(|(key, value)| walk(value, &format!("{path}.{key}"), ids));
                if let Some(id) = entries.get("id").and_then(Value::as_str) {
                    let before = ids.entry(id.to_owned()).or_insert_with(|| value.clone());
                    assert_eq!(before, value, "{path}: one id, two things");
                }
            }
            _ => {}
        }
    }
    for (path, document) in documents(&EXAMPLE).iter().filter(|(path, _)| path.starts_with("services/")) {
        walk(document, path, &mut BTreeMap::new());
    }
    let mut ids = BTreeMap::new();
    for (path, document) in documents(&EXAMPLE).iter().filter(|(path, _)| path.starts_with("services/")) {
        let mut own = document.clone();
        // An organisation and a term are the same in each service.
        own["organization"] = "".into();
        for part in
            ["schedules", "cost_options", "service_at_locations", "service_areas", "languages", "funding"]
        {
            for item in own.get(part).and_then(Value::as_array).into_iter().flatten() {
                let id = item["id"].as_str().unwrap().to_owned();
                assert!(ids.insert(id, path.clone()).is_none(), "{path}: {part}");
            }
        }
    }
    assert!(ids.len() > 300, "{} ids", ids.len());
}

#[test]
fn what_is_known_of_a_service_is_in_its_document() {
    let swim = document(&EXAMPLE, "Saturday swim");
    assert_eq!(swim["status"], "active");
    assert_eq!((&swim["minimum_age"], &swim["maximum_age"]), (&5.into(), &11.into()));
    assert_eq!(swim["assured_date"], "2026-09-14");
    assert_eq!(swim["last_modified"], "2026-09-14T00:00:00Z");
    assert_eq!(swim["organization"]["name"], "Splash Northmoor");
    assert_eq!(swim["organization"]["organization_identifiers"][0]["identifier"], "EY000101");
    assert_eq!(swim["contacts"][0]["phones"][0]["number"], "01632 960 115");
    assert_eq!(swim["contacts"][0]["phones"][0]["description"], "Tuesday to Friday, 10am to 3pm");
    assert_eq!(swim["funding"][0]["source"], "Northmoor Council");

    let schedule = &swim["schedules"][0];
    assert_eq!((&schedule["freq"], &schedule["byday"]), (&"WEEKLY".into(), &"SA".into()));
    assert_eq!((&schedule["opens_at"], &schedule["closes_at"]), (&"10:00".into(), &"11:30".into()));
    assert_eq!(schedule["description"], "Runs in term time");

    let amounts: Vec<f64> =
        swim["cost_options"].as_array().unwrap().iter().map(|it| it["amount"].as_f64().unwrap()).collect();
    assert_eq!(amounts, [4.5, 2.25, 1.5]);
    assert!(swim["cost_options"].as_array().unwrap().iter().all(|it| it["currency"] == "GBP"));

    let location = &swim["service_at_locations"][0]["location"];
    let address = &location["addresses"][0];
    assert_eq!((&address["address_1"], &address["city"]), (&"4 Bath Lane".into(), &"Eastmoor".into()));
    assert_eq!((&address["postal_code"], &address["country"]), (&"ZZ3 4AB".into(), &"GB".into()));
    assert_eq!(location["accessibility"].as_array().unwrap().len(), 6);

    let attributes = swim["attributes"].as_array().unwrap();
    let said: BTreeSet<(&str, &str)> = attributes
        .iter()
        .map(|it| (it["link_type"].as_str().unwrap(), it["taxonomy_term"]["code"].as_str().unwrap()))
        .collect();
    for wanted in [
        ("tier", "additional"),
        ("break-type", "group-specialist"),
        ("need", "autism"),
        ("route", "self-referral"),
        ("area", "eastmoor"),
        ("fact", "staff-ratio"),
        ("fact", "places-left"),
    ] {
        assert!(said.contains(&wanted), "{wanted:?} is not in {said:?}");
    }

    let nights = document(&EXAMPLE, "Shared care nights");
    let languages: Vec<&str> =
        nights["languages"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(languages, ["Polish", "Urdu"]);
}

#[test]
fn each_status_has_its_word_in_the_standard() {
    for (written, word) in [
        ("open", "active"),
        ("full", "active"),
        ("temporarily-closed", "temporarily closed"),
        ("closed\nclosed: 2026-09-30", "defunct"),
    ] {
        let site = with_service(&format!("status: {written}"));
        site.built(&[]);
        let document = document(&site, "The saturday-swim");
        assert_eq!(document["status"], word, "{written}");
        assert_eq!(document.get("url").is_none(), word == "defunct", "a service that has closed has no page");
    }
}

#[test]
fn ids_stay_the_same_whatever_a_service_is_called_and_wherever_the_site_is() {
    let ids = |site: &Site| -> BTreeSet<String> {
        documents(site).into_values().filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect()
    };
    let site =
        with_service("venue: { name: The pool, address: \"4 Bath Lane, Hillside\", postcode: ZZ3 4AB }");
    site.built(&[]);
    let before = ids(&site);
    assert!(before.len() > 10);
    site.edit("content/providers/splash.yaml", "name: The saturday-swim", "name: The splash-about")
        .edit("content/providers/splash.yaml", "4 Bath Lane", "6 Bath Lane")
        .built(&["--base-url", "https://elsewhere.example.org/breaks/"]);
    assert_eq!(ids(&site), before);

    // Another council that has a listing of the same short name does not share its id.
    site.edit("content/site.yaml", "www.westmere.example.org", "www.eastmere.example.org").built(&[]);
    assert!(ids(&site).is_disjoint(&before));
}
