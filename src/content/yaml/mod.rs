//! From the YAML of a file to a value of its type, with every mistake in it at its place.
//!
//! Most files are right, and those go straight through serde. A file that is not, or that has anything in it
//! that serde would not see, is parsed a second time into a tree with marks, and read from that.

mod de;
pub mod node;
pub mod rules;
mod shape;
mod slips;
mod syntax;
mod translate;

use std::any::TypeId;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::diagnostic::{At, Diagnostic, Place, Problem};
use node::{Kind, Node};
use shape::Mistake;
pub(crate) use shape::choices;
pub(super) use shape::{required, words};

/// A type that YAML is read as.
pub trait Model: DeserializeOwned + JsonSchema + 'static {}

impl<T: DeserializeOwned + JsonSchema + 'static> Model for T {}

/// A stretch of YAML in a file.
pub struct Source<'a> {
    /// The file's name.
    pub file: &'a Arc<str>,
    /// The whole text of the file.
    pub text: &'a str,
    /// Where the YAML is in it.
    pub yaml: Range<usize>,
}

/// What was read from a file.
pub struct Read<T> {
    /// The value, without the parts that are wrong; nothing where too much is.
    pub value: Option<T>,
    /// The tree that paths in the value lead through, where that is not the whole file.
    pub tree: Option<Node>,
    /// The ids of what was left out.
    pub left_out: Vec<String>,
    /// Every mistake.
    pub found: Vec<Diagnostic>,
}

impl<T> Read<T> {
    /// The same with another value.
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Read<U> {
        Read { value: self.value.map(with), tree: self.tree, left_out: self.left_out, found: self.found }
    }
}

/// Reads a value.
pub fn read<T: Model>(source: &Source) -> Read<T> {
    let text = &source.text[source.yaml.clone()];
    if !slips::need_a_close_look(text)
        && let Ok(value) = serde_yaml::from_str(text)
    {
        return Read { value: Some(value), tree: None, left_out: Vec::new(), found: Vec::new() };
    }
    read_closely(source, text)
}

/// Reads a list of values, or one value on its own as a list of one.
pub fn read_one_or_many<T: Model>(source: &Source) -> Read<Vec<T>> {
    match is_list(&source.text[source.yaml.clone()]) {
        true => read::<Vec<T>>(source),
        false => read::<T>(source).map(|one| vec![one]),
    }
}

/// Whether the text is a list, by its first line that says anything.
pub fn is_list(text: &str) -> bool {
    let says = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#') && *line != "---";
    text.lines().find(says).is_some_and(|line| line.trim_start().starts_with(['-', '[']))
}

fn read_closely<T: Model>(source: &Source, text: &str) -> Read<T> {
    let nothing = |mistakes: Vec<Mistake>| Read {
        value: None,
        tree: None,
        left_out: Vec::new(),
        found: placed(mistakes, source),
    };
    let mut node = match node::parse(text) {
        Ok(Some(node)) => node,
        Ok(None) => {
            let problem =
                Problem::new("there is nothing in this file", "write its content, or take the file out");
            return nothing(vec![Mistake { rule: &rules::EMPTY_FILE, bytes: 0..0, problem }]);
        }
        Err(unreadable) => return nothing(vec![syntax::explain(unreadable, text)]),
    };
    let schema = schema_of::<T>();
    let mut mistakes = Vec::new();
    slips::duplicate_keys(&mut node, text, &mut mistakes);
    slips::lost_text(&mut node, text, &mut mistakes);
    let (kept, walked) = shape::hold(node, &schema);
    mistakes.extend(walked.mistakes);
    let value = kept.as_ref().map(T::deserialize);
    if let (Some(Err(mismatch)), true) = (&value, mistakes.is_empty()) {
        let problem = Problem { message: mismatch.0.clone(), help: None };
        mistakes.push(Mistake { rule: &rules::WRONG_VALUE, bytes: 0..0, problem });
    }
    mistakes.sort_by_key(|mistake| mistake.bytes.start);
    Read {
        value: value.and_then(Result::ok),
        tree: kept.map(|node| moved(node, source.yaml.start)),
        left_out: walked.left_out,
        found: placed(mistakes, source),
    }
}

/// The schema of a type, made once.
pub(crate) fn schema_of<T: Model>() -> Arc<Value> {
    static MADE: LazyLock<RwLock<HashMap<TypeId, Arc<Value>>>> = LazyLock::new(RwLock::default);
    let of = TypeId::of::<T>();
    if let Some(schema) = MADE.read().unwrap_or_else(PoisonError::into_inner).get(&of) {
        return schema.clone();
    }
    let schema = Arc::new(schemars::schema_for!(T).to_value());
    MADE.write().unwrap_or_else(PoisonError::into_inner).entry(of).or_insert(schema).clone()
}

/// Reads a value with the texts of a translation in place of its own. What is wrong with the original is not said
/// again; what is wrong is wrong in the translation.
pub fn read_translated<T: Model>(source: &Source, translation: Option<&Source>) -> Read<T> {
    let schema = schema_of::<T>();
    let mut mistakes = Vec::new();
    let over = translation.and_then(|translation| {
        let text = &translation.text[translation.yaml.clone()];
        match node::parse(text) {
            Ok(mut over) => {
                if let Some(over) = &mut over {
                    slips::duplicate_keys(over, text, &mut mistakes);
                    slips::lost_text(over, text, &mut mistakes);
                }
                over
            }
            Err(unreadable) => {
                mistakes.push(syntax::explain(unreadable, text));
                None
            }
        }
    });
    let original = node::parse(&source.text[source.yaml.clone()]).ok().flatten();
    let value = original.and_then(|mut original| {
        mistakes.extend(translate::lay_over(&mut original, over, &schema));
        T::deserialize(&original).ok()
    });
    mistakes.sort_by_key(|mistake| mistake.bytes.start);
    let found = translation.map(|translation| placed(mistakes, translation)).unwrap_or_default();
    Read { value, tree: None, left_out: Vec::new(), found }
}

/// Reads YAML inside the program, with marks where it is for another language than its own.
pub fn built_in<T: Model>(text: &str, marked: bool) -> Option<T> {
    let file = Arc::from("");
    match marked {
        true => read_translated(&Source { file: &file, text, yaml: 0..text.len() }, None).value,
        false => serde_yaml::from_str(text).ok(),
    }
}

fn placed(mistakes: Vec<Mistake>, source: &Source) -> Vec<Diagnostic> {
    let at = |bytes: Range<usize>| match bytes.is_empty() && bytes.start == 0 {
        true => At::File,
        false => At::Bytes(source.yaml.start + bytes.start..source.yaml.start + bytes.end),
    };
    mistakes
        .into_iter()
        .map(|mistake| {
            let place = Place { file: source.file.clone(), at: at(mistake.bytes) };
            Diagnostic::new(mistake.rule, place, mistake.problem.message).maybe_help(mistake.problem.help)
        })
        .collect()
}

/// The tree of a stretch of YAML in a file, with its bytes counted from the start of the file.
pub fn tree(text: &str, yaml: Range<usize>) -> Option<Node> {
    let node = node::parse(text.get(yaml.clone())?).ok().flatten()?;
    Some(moved(node, yaml.start))
}

fn moved(mut node: Node, by: usize) -> Node {
    fn shift(span: &mut Range<usize>, by: usize) {
        span.start += by;
        span.end += by;
    }
    shift(&mut node.span, by);
    match &mut node.kind {
        Kind::Scalar(_) | Kind::Lost => {}
        Kind::List(items) => {
            items.iter_mut().for_each(|item| *item = moved(std::mem::replace(item, hollow()), by))
        }
        Kind::Map(entries) => entries.iter_mut().for_each(|entry| {
            shift(&mut entry.key_span, by);
            entry.value = moved(std::mem::replace(&mut entry.value, hollow()), by);
        }),
    }
    node
}

/// Stands in for a node while it is moved.
fn hollow() -> Node {
    Node { span: 0..0, kind: Kind::Lost }
}
