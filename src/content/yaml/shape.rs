//! Holds a marked tree against the schema of its type: every mistake in it is found in one walk, with its
//! place, and what is wrong is left out of the tree so that the rest can still be read.
//!
//! The schema is the one that editors use, made from the same Rust types, so what an editor underlines is
//! what the build refuses.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::ScalarStyle;
use serde_json::{Map, Value};

use super::node::{Entry, Kind, Node, Scalar};
use super::rules;
use crate::content::scalar::{FormReader, forms};
use crate::diagnostic::{MOST_COUNTED, Problem, Rule, suggestion};

/// A mistake and the bytes where it is.
pub struct Mistake {
    pub rule: &'static Rule,
    pub bytes: Range<usize>,
    pub problem: Problem,
}

/// What a walk found.
#[derive(Default)]
pub struct Walked {
    /// Every mistake, in the order of the file.
    pub mistakes: Vec<Mistake>,
    /// The ids of what was left out, so that a link to them is not called wrong as well.
    pub left_out: Vec<String>,
}

/// Whether a node stays in the tree.
#[derive(PartialEq)]
enum Fate {
    Kept,
    LeftOut,
}

/// Walks `node` by `schema`; nothing is returned in the node's place where it cannot stay at all.
pub fn hold(node: Node, schema: &Value) -> (Option<Node>, Walked) {
    let mut walk = Walk {
        definitions: schema.get("$defs").and_then(Value::as_object),
        forms: forms().into_iter().collect(),
        out: Walked::default(),
    };
    let mut node = node;
    let title = schema.get("title").and_then(Value::as_str).map_or("file".to_owned(), words);
    let fate = walk.node(&mut node, schema, &title);
    ((fate == Fate::Kept).then_some(node), walk.out)
}

struct Walk<'s> {
    definitions: Option<&'s Map<String, Value>>,
    forms: HashMap<&'static str, FormReader>,
    out: Walked,
}

impl<'s> Walk<'s> {
    fn node(&mut self, node: &mut Node, schema: &'s Value, name: &str) -> Fate {
        let key = name;
        let (schema, name) = self.resolve(schema, name);
        let span = node.span.clone();
        if node.kind == Kind::Lost {
            return Fate::LeftOut;
        }
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            return match &mut node.kind {
                Kind::Map(entries) => self.map(entries, span, schema, properties, &name),
                _ => {
                    let keys: Vec<_> = properties.keys().take(4).map(|key| format!("`{key}`")).collect();
                    self.wrong(
                        span,
                        format!("this is where the keys of {} belong", article(&name)),
                        format!("write keys such as {} on lines of their own", keys.join(", ")),
                    )
                }
            };
        }
        if let Some(items) = schema.get("items") {
            return match &mut node.kind {
                Kind::List(list) => {
                    let walked: Vec<_> = list
                        .drain(..)
                        .filter_map(|mut item| {
                            (self.node(&mut item, items, &name) == Fate::Kept).then_some(item)
                        })
                        .collect();
                    *list = walked;
                    Fate::Kept
                }
                Kind::Scalar(scalar) => {
                    let one = scalar.text.clone();
                    self.wrong(
                        span,
                        "a list is needed here",
                        format!("put it in square brackets, `[{one}]`, or after a hyphen on its own line"),
                    )
                }
                Kind::Map(_) | Kind::Lost => {
                    self.wrong(span, "a list is needed here", "start each thing in the list with a hyphen")
                }
            };
        }
        match &node.kind {
            Kind::Scalar(scalar) => {
                let scalar = scalar.clone();
                self.scalar(&scalar, span, schema, key)
            }
            Kind::List(_) => self.wrong(
                span,
                "one value is needed here, not a list",
                "take away the hyphens or the square brackets",
            ),
            Kind::Map(_) | Kind::Lost => self.wrong(
                span,
                "one value is needed here, not keys of its own",
                "where the text has a colon and a space in it, put all of the text in quotes",
            ),
        }
    }

    fn map(
        &mut self,
        entries: &mut Vec<Entry>,
        span: Range<usize>,
        schema: &'s Value,
        properties: &'s Map<String, Value>,
        name: &str,
    ) -> Fate {
        let mut broken = false;
        let mut present: Vec<String> = Vec::new();
        let required = required(schema);
        let id = entries
            .iter()
            .find(|entry| entry.key == "id")
            .and_then(|entry| entry.value.text())
            .map(str::to_owned);
        let all = std::mem::take(entries);
        for mut entry in all {
            let Some(property) = properties.get(&entry.key) else {
                if entry.key == MERGE {
                    // What it would bring is not missing as well.
                    present.extend(required.iter().map(|key| (*key).to_owned()));
                    broken = true;
                    let problem = Problem::new(
                        "one thing cannot take over the keys of another",
                        "write them here again",
                    );
                    self.mistake(&rules::UNKNOWN_KEY, entry.key_span, problem);
                    continue;
                }
                let help = match entry.value.is_empty()
                    && entry.key.contains(|c: char| c == ' ' || c.is_uppercase())
                {
                    true => Some("a text with a comma in it needs quotes between { and }".to_owned()),
                    false => {
                        suggestion(&entry.key, properties.keys().map(String::as_str).collect::<Vec<_>>())
                    }
                };
                let message = format!("`{}` is not a key that {} can have", entry.key, article(name));
                let problem = Problem { message, help };
                // A misspelt key stands for the one it was meant to be: that one is not missing as well.
                if let Some(meant) =
                    crate::diagnostic::nearest(&entry.key, properties.keys().map(String::as_str))
                    && required.contains(&meant)
                {
                    broken = true;
                    present.push(meant.to_owned());
                }
                self.mistake(&rules::UNKNOWN_KEY, entry.key_span, problem);
                continue;
            };
            present.push(entry.key.clone());
            let fate = if entry.value.is_empty() {
                let problem = Problem::new(
                    format!("`{}` has nothing after it", entry.key),
                    format!("write {}, or take the line out", wanted(self.resolve(property, "").0)),
                );
                self.mistake(&rules::EMPTY_VALUE, entry.key_span.clone(), problem);
                Fate::LeftOut
            } else {
                self.node(&mut entry.value, property, &entry.key)
            };
            match fate {
                Fate::Kept => entries.push(entry),
                Fate::LeftOut => broken |= required.contains(&entry.key.as_str()),
            }
        }
        let first = entries.first().map_or(span.start..span.start + 1, |entry| entry.key_span.clone());
        for key in required {
            if !present.iter().any(|known| known == key) {
                broken = true;
                let property = properties.get(key).map(|property| self.resolve(property, "").0);
                let meaning = properties
                    .get(key)
                    .and_then(|property| property.get("description"))
                    .and_then(Value::as_str)
                    .and_then(|text| text.lines().next())
                    .unwrap_or_default();
                let problem = Problem::new(
                    match &id {
                        Some(id) => format!("{} `{id}` has no `{key}`", the(name)),
                        None => format!("{} has no `{key}`", the(name)),
                    },
                    format!(
                        "add `{key}: {}` ({})",
                        property.map_or("…".to_owned(), example),
                        lower_first(meaning)
                    ),
                );
                self.mistake(&rules::MISSING_KEY, first.clone(), problem);
            }
        }
        if broken {
            self.out.left_out.extend(id);
            return Fate::LeftOut;
        }
        Fate::Kept
    }

    fn scalar(&mut self, scalar: &Scalar, span: Range<usize>, schema: &'s Value, key: &str) -> Fate {
        let text = scalar.text.as_str();
        let choices = choices(schema);
        if !choices.is_empty() {
            if choices.contains(&text) {
                return Fate::Kept;
            }
            let problem = Problem {
                message: format!("`{text}` is not a value of `{key}`"),
                help: suggestion(text, choices),
            };
            return self.mistake(&rules::WRONG_VALUE, span, problem);
        }
        let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
        if matches!(format, "text" | "markdown")
            && scalar.style == ScalarStyle::Plain
            && AMBIGUOUS.contains(&text.to_ascii_lowercase().as_str())
        {
            let problem = Problem::new(
                format!("`{text}` is an answer where words are needed"),
                format!(
                    "say it in a few words, or put it in quotes if `{text}` is the very word: \"{text}\""
                ),
            );
            return self.mistake(&rules::AMBIGUOUS_WORD, span, problem);
        }
        let verdict = match self.forms.get(format) {
            Some(form) => form(text),
            None => number(text, schema),
        };
        match verdict {
            Ok(()) => Fate::Kept,
            Err(problem) => self.mistake(&rules::WRONG_VALUE, span, problem),
        }
    }

    fn wrong(&mut self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Fate {
        self.mistake(&rules::WRONG_VALUE, span, Problem::new(message, help))
    }

    fn mistake(&mut self, rule: &'static Rule, bytes: Range<usize>, problem: Problem) -> Fate {
        if self.out.mistakes.len() < MOST_COUNTED {
            self.out.mistakes.push(Mistake { rule, bytes, problem });
        }
        Fate::LeftOut
    }

    fn resolve(&self, schema: &'s Value, name: &str) -> (&'s Value, String) {
        resolve(self.definitions, schema, name)
    }
}

/// The schema itself, behind a reference or an "or nothing", and the name of what it describes.
pub(super) fn resolve<'s>(
    definitions: Option<&'s Map<String, Value>>,
    schema: &'s Value,
    name: &str,
) -> (&'s Value, String) {
    let (mut schema, mut name) = (schema, name.to_owned());
    loop {
        let behind = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
        if let Some(definition) = behind.and_then(|key| Some((key, definitions?.get(key)?))) {
            name = words(definition.0);
            schema = definition.1;
            continue;
        }
        let options = schema.get("anyOf").and_then(Value::as_array);
        match options.and_then(|all| all.iter().find(|one| one.get("type").is_none_or(|t| t != "null"))) {
            Some(some) => schema = some,
            None => return (schema, name),
        }
    }
}

/// The key by which some readers of YAML take over the keys of something else.
const MERGE: &str = "<<";

/// Words that one reader of YAML takes for an answer and another for text.
const AMBIGUOUS: [&str; 8] = ["yes", "no", "true", "false", "on", "off", "y", "n"];

/// Whether a value is words for people, and not an id, a number or a choice.
pub(super) fn is_text(schema: &Value) -> bool {
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
    matches!(format, "text" | "markdown" | "answer")
}

/// The keys that a schema asks for.
pub fn required(schema: &Value) -> Vec<&str> {
    let keys = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    keys.filter_map(Value::as_str).collect()
}

/// The words that a schema allows, where it allows only some.
pub fn choices(schema: &Value) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    let described = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let described = described.flat_map(|one| {
        one.get("const").into_iter().chain(one.get("enum").and_then(Value::as_array).into_iter().flatten())
    });
    listed.chain(described).filter_map(Value::as_str).collect()
}

/// Whether text is a number that the schema allows.
fn number(text: &str, schema: &Value) -> Result<(), Problem> {
    let wrong = |help: String| Err(Problem::new(format!("`{text}` is not a number that fits here"), help));
    let kind = schema.get("type");
    let is = |name: &str| match kind {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(many)) => many.iter().any(|one| one == name),
        _ => false,
    };
    let limit = |key: &str| schema.get(key).and_then(Value::as_f64);
    match (text.trim().parse::<f64>(), is("integer")) {
        (Ok(number), true) if number.fract() != 0.0 => wrong("write a whole number".to_owned()),
        (Ok(_), true) if text.contains(['e', 'E']) => wrong("write it in figures, such as `12`".to_owned()),
        (Ok(number), _) if limit("minimum").is_some_and(|least| number < least) => {
            wrong("it is too small".to_owned())
        }
        (Ok(number), _) if limit("maximum").or(largest(schema)).is_some_and(|most| number > most) => {
            wrong("it is too large".to_owned())
        }
        (Ok(_), _) => Ok(()),
        (Err(_), _) if is("integer") || is("number") => wrong("write it in figures, such as `12`".to_owned()),
        (Err(_), _) => Ok(()),
    }
}

/// The largest number of a type, where its schema names the type and no limit.
fn largest(schema: &Value) -> Option<f64> {
    match schema.get("format").and_then(Value::as_str)? {
        "uint8" => Some(f64::from(u8::MAX)),
        "uint16" => Some(f64::from(u16::MAX)),
        "uint32" => Some(f64::from(u32::MAX)),
        _ => None,
    }
}

/// What kind of value a schema wants, in words.
fn wanted(schema: &Value) -> String {
    if schema.get("properties").is_some() {
        "its keys below it".to_owned()
    } else if schema.get("items").is_some() {
        "a list".to_owned()
    } else if let [first, ..] = choices(schema)[..] {
        format!("a value such as `{first}`")
    } else {
        match example(schema).as_str() {
            "…" => "the words".to_owned(),
            example => format!("a value such as `{example}`"),
        }
    }
}

/// A value that would be right.
fn example(schema: &Value) -> String {
    if schema.get("items").is_some() {
        return "[…]".to_owned();
    }
    // What one text or id says is no help for another.
    if schema
        .get("format")
        .and_then(Value::as_str)
        .is_some_and(|form| matches!(form, "text" | "markdown" | "slug"))
    {
        return "…".to_owned();
    }
    let first = choices(schema).first().map(|choice| (*choice).to_owned());
    let given = schema.get("examples").and_then(|all| all.get(0)).and_then(Value::as_str).map(str::to_owned);
    first.or(given).unwrap_or_else(|| "…".to_owned())
}

/// `BreakType` and `break-types` as words: `break type`, `break types`.
pub fn words(name: &str) -> String {
    let mut out = String::new();
    for (n, c) in name.chars().enumerate() {
        if c.is_uppercase() && n > 0 {
            out.push(' ');
        }
        out.extend(if c == '-' || c == '_' { ' '.to_lowercase() } else { c.to_lowercase() });
    }
    out
}

fn article(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}

fn the(name: &str) -> String {
    format!("the {name}")
}

fn lower_first(text: &str) -> String {
    let mut chars = text.trim_end_matches('.').chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
