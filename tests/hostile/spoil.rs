//! Puts other words into the texts of the example.

use serde_json::Value;

use crate::support::{Run, Site, example_content, tree};

/// Changes every text of a site with the content of the example, by the schemas that say which values are texts of a
/// format: `text` or `markdown`. Gives back how many there are.
pub fn every_text(site: &Site, format: &'static str, with: impl FnMut(&str) -> String) -> usize {
    let run = Run::of(&mut site.command(&["schema", "--out", "schemas"]));
    assert_eq!(run.code, 0, "{}", run.err);
    let mut spoiler = Spoiler { format, with, spoilt: 0 };
    for path in tree(&example_content()).into_keys() {
        let kind = match path.rsplit_once('/') {
            Some((folder @ ("providers" | "evidence" | "decisions"), _)) => folder,
            Some(_) => continue,
            None => path.trim_end_matches(".yaml"),
        };
        let schema: Value = serde_json::from_str(&site.read(&format!("schemas/{kind}.json"))).unwrap();
        let path = format!("content/{path}");
        let mut data: Value = serde_yaml::from_str(&site.read(&path)).unwrap();
        // A file of one thing is held against the first of two schemas, a file of several against the second.
        let schema_of_data = match schema["oneOf"].as_array() {
            Some(both) => &both[usize::from(data.is_array())],
            None => &schema,
        };
        spoiler.spoil(&mut data, schema_of_data, &schema["$defs"], "");
        site.write(&path, serde_json::to_string_pretty(&data).unwrap());
    }
    spoiler.spoilt
}

struct Spoiler<W> {
    format: &'static str,
    with: W,
    spoilt: usize,
}

impl<W: FnMut(&str) -> String> Spoiler<W> {
    fn spoil(&mut self, data: &mut Value, schema: &Value, definitions: &Value, key: &str) {
        let schema = behind(schema, definitions);
        // The language is a code, the logo a file, and a service names outcomes by their words: what is wrong there is
        // a finding.
        if ["language", "logo"].contains(&key) || ["outcomes", "also"].contains(&key) && data.is_string() {
            return;
        }
        match data {
            Value::Object(entries) => {
                for (key, value) in entries {
                    self.spoil(value, &schema["properties"][key], definitions, key);
                }
            }
            Value::Array(items) => {
                items.iter_mut().for_each(|item| self.spoil(item, &schema["items"], definitions, key));
            }
            // JSON does not keep the last nought of 4.50.
            Value::Number(pounds) if schema["format"] == "money" => {
                *data = Value::String(format!("{:.2}", pounds.as_f64().unwrap()));
            }
            value if schema["format"] == self.format => {
                let words = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                *value = Value::String((self.with)(&words));
                self.spoilt += 1;
            }
            _ => {}
        }
    }
}

/// The schema behind a reference, or of a value that may be left out.
fn behind<'a>(schema: &'a Value, definitions: &'a Value) -> &'a Value {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return behind(&definitions[name], definitions);
    }
    match schema["anyOf"].as_array().and_then(|all| all.iter().find(|one| one["type"] != "null")) {
        Some(one) => behind(one, definitions),
        None => schema,
    }
}
