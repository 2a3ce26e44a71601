//! What somebody says held against what is there: put on top of it, and told where the two differ.

use serde_json::{Map, Value};

use crate::diagnostic::DataPath;

/// Puts what is said on top of what is there.
pub fn overlay(there: &mut Map<String, Value>, said: &Map<String, Value>) {
    for (key, value) in said {
        match (there.get_mut(key), value) {
            (_, Value::Null) => drop(there.shift_remove(key)),
            (inner, Value::Object(said)) => {
                let there_inside = inner.and_then(|value| value.as_object().cloned());
                let mut inner = there_inside.unwrap_or_default();
                overlay(&mut inner, said);
                // What has nothing left in it is not there.
                match inner.is_empty() {
                    true => drop(there.shift_remove(key)),
                    false => drop(there.insert(key.clone(), Value::Object(inner))),
                }
            }
            (_, value) => drop(there.insert(key.clone(), value.clone())),
        }
    }
}

/// Is told what differs: where, what it was and what it is.
pub type Tell<'t> = dyn FnMut(DataPath, Option<&Value>, Option<&Value>) + 't;

/// Calls `tell` with every value that differs.
pub fn differences(
    path: &DataPath,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    tell: &mut Tell,
) {
    let removed = before.keys().filter(|key| !after.contains_key(*key));
    for key in after.keys().chain(removed) {
        let at = path.key(key);
        match (before.get(key), after.get(key)) {
            (Some(Value::Object(from)), Some(Value::Object(to))) => differences(&at, from, to, tell),
            (from, to) if from != to => tell(at, from, to),
            _ => {}
        }
    }
}

/// The keys that stay as they are because the import says nothing about them.
pub fn unsaid(path: &DataPath, wanted: &Map<String, Value>, said: &Map<String, Value>) -> Vec<String> {
    let mut out = Vec::new();
    for (key, value) in wanted.iter().filter(|(key, _)| *key != "id" && *key != "services") {
        match (value, said.get(key)) {
            (Value::Object(value), Some(Value::Object(said))) => {
                out.extend(unsaid(&path.key(key), value, said))
            }
            (_, Some(_)) => {}
            (_, None) => out.push(path.key(key).to_string()),
        }
    }
    out
}
