//! Data held against the types of the content: what is wrong with it, at which path.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use super::words::{Of, Words};
use super::{tree, write};
use crate::content::yaml::{self, Model, Source, node::Kind, node::Node};
use crate::diagnostic::{At, DataPath, Problem};

/// What is wrong with a value, and its path.
pub type Mistakes = Vec<(DataPath, Problem)>;

/// The data as a thing of type `T` would be written, or what keeps it from being one.
pub fn hold<T: Model + Serialize>(data: &Map<String, Value>) -> Result<Map<String, Value>, Mistakes> {
    // The reader of files knows best what is wrong with a value, and says it in a user's words.
    let text = write::organisation(data);
    let file: Arc<str> = "".into();
    let read = yaml::read::<T>(&Source { file: &file, text: &text, yaml: 0..text.len() });
    match read.value {
        Some(thing) if read.found.is_empty() => Ok(tree(&thing)),
        _ => {
            let marked = yaml::tree(&text, 0..text.len());
            let path = |at: &At| match (at, &marked) {
                (At::Bytes(bytes), Some(tree)) => path(tree, bytes.start),
                _ => DataPath::root(),
            };
            let mistakes = read.found.into_iter().map(|found| {
                let at = found.place.map_or(DataPath::root(), |place| path(&place.at));
                // What is missing has no place but that of what it is missing from.
                let at = if found.rule == "missing-key" { at.parent().unwrap_or_default() } else { at };
                (at, Problem { message: found.message, help: found.help })
            });
            Err(mistakes.collect())
        }
    }
}

/// The path to the value or key that a byte of the text belongs to.
fn path(node: &Node, byte: usize) -> DataPath {
    let (mut node, mut path) = (node, DataPath::root());
    loop {
        let next = match &node.kind {
            Kind::Map(entries) => entries
                .iter()
                .find(|entry| entry.key_span.contains(&byte) || entry.value.span.contains(&byte))
                .map(|entry| (&entry.value, path.key(&entry.key))),
            Kind::List(items) => {
                let number = items.iter().position(|item| item.span.contains(&byte));
                number.map(|number| (&items[number], path.index(number)))
            }
            _ => None,
        };
        match next {
            Some((inner, at)) => (node, path) = (inner, at),
            None => return path,
        }
    }
}

/// The words of a service that the content does not have.
pub fn unknown_words(service: &Map<String, Value>, words: &Words) -> Mistakes {
    let mut mistakes = Vec::new();
    for (name, of) in [
        ("type", Of::BreakType),
        ("tier", Of::Tier),
        ("needs", Of::Need),
        ("venue.area", Of::Area),
        ("venue.serves", Of::Area),
        ("venue.access", Of::Access),
    ] {
        let path = DataPath::root().dotted(name);
        match name.split('.').try_fold(&Value::Object(service.clone()), |value, key| value.get(key)) {
            Some(Value::String(text)) => mistakes.extend(words.id(of, text).err().map(|it| (path, it))),
            Some(Value::Array(items)) => {
                let texts = items.iter().enumerate().filter_map(|(n, item)| Some((n, item.as_str()?)));
                mistakes
                    .extend(texts.filter_map(|(n, text)| Some((path.index(n), words.id(of, text).err()?))));
            }
            _ => {}
        }
    }
    mistakes
}
