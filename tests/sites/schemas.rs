//! What editors are told agrees with what the program reads.

use std::fs;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::{Run, Site, example_content, tree};

fn schemas() -> Site {
    let site = Site::empty();
    let run = Run::of(&mut site.command(&["schema", "--out", "schemas"]));
    assert_eq!(run.code, 0, "{}", run.err);
    site
}

fn schema(site: &Site, name: &str) -> Value {
    serde_json::from_str(&site.read(&format!("schemas/{name}.json"))).unwrap()
}

/// The schema for a file of `content/`, by its path there.
fn kind(path: &str) -> Option<&str> {
    match path.rsplit_once('/') {
        Some(("providers", _)) => Some("providers"),
        Some(("evidence", _)) => Some("evidence"),
        Some(("statement" | "pages", _)) => Some("front-matter"),
        Some(_) => None,
        None => path.strip_suffix(".yaml"),
    }
}

/// The YAML of a file, as another reader of YAML than the program's own types has it.
fn data(path: &str, bytes: &[u8]) -> Value {
    let text = std::str::from_utf8(bytes).unwrap();
    let yaml = match path.ends_with(".md") {
        true => text.split("---\n").nth(1).unwrap(),
        false => text,
    };
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn validator(site: &Site, name: &str) -> Validator {
    // With formats on, as editors have them.
    jsonschema::options().should_validate_formats(true).build(&schema(site, name)).unwrap()
}

#[test]
fn every_file_of_the_example_is_valid_by_its_schema() {
    let site = schemas();
    let mut checked = 0;
    for (path, bytes) in tree(&example_content()) {
        let Some(kind) = kind(&path) else { continue };
        let validator = validator(&site, kind);
        let data = data(&path, &bytes);
        let errors: Vec<String> =
            validator.iter_errors(&data).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, [""; 0], "{path}");
        checked += 1;
    }
    assert!(checked > 50, "{checked} files");
}

#[test]
fn every_file_of_a_new_site_is_valid_by_its_schema() {
    let site = schemas();
    let run = Run::of(&mut site.command(&["new", "new-site"]));
    assert_eq!(run.code, 0, "{}", run.err);
    for (path, bytes) in tree(&site.path("new-site/content")) {
        let Some(kind) = kind(&path) else { continue };
        let data = data(&path, &bytes);
        let errors: Vec<String> = validator(&site, kind)
            .iter_errors(&data)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, [""; 0], "{path}");
    }
}

#[test]
fn the_lists_in_the_program_are_valid_too_and_not_empty() {
    let site = schemas();
    let source = |name: &str| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/");
        data(name, &fs::read(format!("{path}{name}")).unwrap())
    };
    assert!(validator(&site, "legal-basis").is_valid(&source("law.yaml")));
    for language in ["en", "cy", "pl", "ur", "ar"] {
        assert!(validator(&site, "vocabulary").is_valid(&source(&format!("vocabulary/{language}.yaml"))));
    }

    // A list that its type cannot read would be an empty one.
    let content = shortbreaks::content::load(Site::small().root()).content;
    assert_eq!(content.law.duties.len(), 4);
    assert!(content.law.elements.len() >= 10);
    assert!(content.vocabulary.needs.len() >= 10 && content.vocabulary.access.len() >= 10);
}

#[test]
fn a_key_that_nothing_reads_is_underlined_in_every_kind_of_file() {
    let site = schemas();
    for (path, bytes) in tree(&example_content()) {
        let Some(kind) = kind(&path) else { continue };
        let mut data = data(&path, &bytes);
        let first = match &mut data {
            Value::Array(items) => &mut items[0],
            one => one,
        };
        first.as_object_mut().unwrap().insert("nmae".to_owned(), json!("x"));
        assert!(!validator(&site, kind).is_valid(&data), "{path}");
    }
}

#[test]
fn a_word_that_is_not_in_its_list_is_underlined() {
    let site = schemas();
    let good = json!({ "id": "a", "name": "A", "kind": "charity" });
    assert!(validator(&site, "providers").is_valid(&good));
    assert!(validator(&site, "providers").is_valid(&json!([good])));
    assert!(!validator(&site, "providers").is_valid(&json!({ "id": "a", "name": "A", "kind": "charty" })));
    assert!(!validator(&site, "providers").is_valid(&json!({ "id": "a" })), "the name is missing");
    assert!(
        !validator(&site, "glossary").is_valid(&json!({ "id": "a", "term": "a", "meaning": "b" })),
        "not a list"
    );
}

#[test]
fn the_reference_names_every_key_of_every_schema() {
    let site = schemas();
    let reference = Run::of(&mut site.command(&["schema", "--reference"])).out;
    let mut keys = Vec::new();
    for (_, bytes) in tree(&site.path("schemas")) {
        collect(&serde_json::from_slice(&bytes).unwrap(), &mut keys);
    }
    assert!(keys.len() > 100, "{} keys", keys.len());
    for key in keys {
        assert!(reference.contains(&format!("`{key}`")), "{key} is not in the reference");
    }
}

fn collect(schema: &Value, keys: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        keys.extend(properties.keys().cloned());
    }
    match schema {
        Value::Object(parts) => parts.values().for_each(|part| collect(part, keys)),
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, keys)),
        _ => {}
    }
}
