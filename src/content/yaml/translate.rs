//! A translation laid over what it translates: texts are replaced, everything else stays. A text that the translation
//! does not have stays as well, with the marks of a text in another language.
//!
//! Which values are texts is known from the schema of their type, so that a new key can be translated the day it is
//! there. A translation has the shape of the original, with only the keys that it translates; items of a list are
//! told by their `id`, or else by their place.

use serde_json::{Map, Value};

use super::node::{Entry, Kind, Node, Scalar};
use super::rules;
use super::shape::{Mistake, is_text, resolve};
use crate::diagnostic::{Problem, suggestion};
use crate::foreign;

/// Lays a translation over the tree of the original, and says what is wrong with the translation.
pub fn lay_over(node: &mut Node, translation: Option<Node>, schema: &Value) -> Vec<Mistake> {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let mut layer = Layer { definitions, mistakes: Vec::new() };
    layer.node(node, translation, schema);
    layer.mistakes
}

struct Layer<'s> {
    definitions: Option<&'s Map<String, Value>>,
    mistakes: Vec<Mistake>,
}

impl<'s> Layer<'s> {
    fn node(&mut self, node: &mut Node, over: Option<Node>, schema: &'s Value) {
        let (schema, _) = resolve(self.definitions, schema, "");
        if node.is_empty() {
            return;
        }
        match &mut node.kind {
            Kind::Map(entries) => self.map(entries, over, schema),
            Kind::List(items) => {
                if let Some(schema) = schema.get("items") {
                    self.list(items, over, schema);
                }
            }
            Kind::Scalar(scalar) => self.scalar(scalar, over, schema),
            Kind::Lost => {}
        }
    }

    fn map(&mut self, entries: &mut [Entry], over: Option<Node>, schema: &'s Value) {
        let mut over = match over.map(|over| (over.span, over.kind)) {
            Some((_, Kind::Map(over))) => over,
            Some((span, Kind::Scalar(_) | Kind::List(_))) => {
                self.mistake(span, "the original has keys of its own here", "write the same keys as there");
                Vec::new()
            }
            Some((_, Kind::Lost)) | None => Vec::new(),
        };
        for entry in &mut *entries {
            let place = over.iter().position(|over| over.key == entry.key);
            let above = place.map(|place| over.remove(place).value);
            if let Some(schema) = property(schema, &entry.key) {
                self.node(&mut entry.value, above, schema);
            }
        }
        for extra in over {
            let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
            let problem = Problem {
                message: format!("the original has no `{}` here", extra.key),
                help: suggestion(&extra.key, keys),
            };
            self.mistakes.push(Mistake { rule: &rules::UNKNOWN_KEY, bytes: extra.key_span, problem });
        }
    }

    fn list(&mut self, items: &mut [Node], over: Option<Node>, schema: &'s Value) {
        let over = match over {
            Some(Node { kind: Kind::List(over), .. }) => over,
            Some(one) => vec![one],
            None => Vec::new(),
        };
        let mut above: Vec<Option<Node>> = items.iter().map(|_| None).collect();
        for (n, item) in over.into_iter().enumerate() {
            let place = match id(&item) {
                Some(wanted) => items.iter().position(|item| id(item) == Some(wanted)),
                None => (n < items.len()).then_some(n),
            };
            match place {
                Some(place) => above[place] = Some(item),
                None => {
                    let ids: Vec<&str> = items.iter().filter_map(id).collect();
                    let problem = match id(&item) {
                        Some(wanted) => Problem {
                            message: format!("the original has nothing with the id `{wanted}` here"),
                            help: suggestion(wanted, ids),
                        },
                        None => Problem::new(
                            format!("the original has only {} of these", items.len()),
                            "take away what is too much",
                        ),
                    };
                    self.mistakes.push(Mistake { rule: &rules::WRONG_VALUE, bytes: item.span, problem });
                }
            }
        }
        for (item, above) in items.iter_mut().zip(above) {
            self.node(item, above, schema);
        }
    }

    fn scalar(&mut self, scalar: &mut Scalar, over: Option<Node>, schema: &'s Value) {
        match over.map(|over| (over.span, over.kind)) {
            Some((_, Kind::Scalar(over))) if is_text(schema) => *scalar = over,
            Some((_, Kind::Scalar(over))) if over.text == scalar.text => {}
            Some((span, Kind::Scalar(_))) => {
                self.mistake(span, "this is the same in every language", "take the line out");
            }
            Some((span, Kind::Map(_) | Kind::List(_))) => {
                self.mistake(span, "the original has one text here", "write its translation as one text");
            }
            Some((_, Kind::Lost)) | None => {
                if is_text(schema) && !scalar.text.trim().is_empty() {
                    scalar.text = foreign::mark(&scalar.text);
                }
            }
        }
    }

    fn mistake(&mut self, span: std::ops::Range<usize>, message: &str, help: &str) {
        let problem = Problem::new(message, help);
        self.mistakes.push(Mistake { rule: &rules::WRONG_VALUE, bytes: span, problem });
    }
}

/// The schema of a key.
fn property<'s>(schema: &'s Value, key: &str) -> Option<&'s Value> {
    let known = schema.get("properties").and_then(|properties| properties.get(key));
    known.or_else(|| schema.get("additionalProperties").filter(|schema| schema.is_object()))
}

/// By what a thing in a list is told from the others.
fn id(node: &Node) -> Option<&str> {
    node.entry("id").and_then(|entry| entry.value.text())
}
