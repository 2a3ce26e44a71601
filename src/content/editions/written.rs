//! An edition as a file: JSON with a line a value, in an order that is always the same, under a checksum.

use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

use super::{Edition, FORMAT};

/// The file of an edition. The same edition always gives the same bytes.
pub fn written(edition: &Edition) -> String {
    let mut entries = Map::new();
    if let Ok(Value::Object(written)) = serde_json::to_value(edition).map(without_nothing) {
        entries.extend(written);
    }
    // What is content is text, lists and keys: nothing in it that JSON cannot say.
    let body = serde_json::to_string_pretty(&Value::Object(entries)).unwrap_or_default();
    let rest = format!("{}\n", body.strip_prefix("{\n").unwrap_or_default());
    format!("{{\n  \"format\": {FORMAT},\n  \"checksum\": \"{:016x}\",\n{rest}", checksum(&rest))
}

/// A fingerprint of what comes after the line of the checksum, whatever git or an editor does to the ends of lines.
pub(super) fn checksum(rest: &str) -> u64 {
    xxh3_64(rest.replace('\r', "").trim_end().as_bytes())
}

/// What has no value is not written. An empty list is: it can say that nothing is asked.
fn without_nothing(value: Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.into_iter().map(without_nothing).collect()),
        Value::Object(entries) => {
            let said = entries.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(said.map(|(key, value)| (key, without_nothing(value))).collect())
        }
        value => value,
    }
}
