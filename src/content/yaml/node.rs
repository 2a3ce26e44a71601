//! A marked parse: the YAML of a file as a tree whose every node knows its bytes. It is what turns a path in
//! the data into a place in the file, and what shows the slips that a typed parse cannot see.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::diagnostic::{DataPath, Step};

/// A value in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The bytes that it takes up.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A word, a line or a block of text.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// Keys and their values, in the order of the file.
    Map(Vec<Entry>),
    /// Something that was found to be wrong already, and of which nothing more is said.
    Lost,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// The text as YAML gives it.
    pub text: String,
    /// How it is written.
    pub style: ScalarStyle,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Node,
}

/// Why a file cannot be read as one tree.
#[derive(Debug)]
pub enum Unreadable {
    /// It is not YAML: where, and what the parser says.
    Syntax(usize, String),
    /// A second document starts here.
    SecondDocument(usize),
    /// It nests deeper than any content does.
    TooDeep(usize),
    /// References to other parts of the file make it larger than any content is.
    TooLarge(usize),
    /// A reference to something that it is itself a part of.
    WithinItself(usize),
}

/// No content of ours nests a quarter as deep.
const DEEPEST: usize = 32;
/// Nodes and bytes of text that may be kept for references, or added by them.
const MOST_REFERENCED: usize = 1_000_000;

impl Node {
    /// Whether it is left empty, or says `null` outside quotes.
    pub fn is_empty(&self) -> bool {
        matches!(&self.kind, Kind::Scalar(s) if s.style == ScalarStyle::Plain && matches!(s.text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The entry of a key, where this is a map that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// The text, where this is text.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// The node at a path, as far as the path leads, and the key that leads to it.
    pub fn follow(&self, path: &DataPath) -> (&Node, Option<&Entry>) {
        let (mut node, mut through) = (self, None);
        for step in path.steps() {
            match (step, &node.kind) {
                (Step::Key(key), Kind::Map(entries)) => {
                    let Some(entry) = entries.iter().find(|entry| entry.key == *key) else { break };
                    (node, through) = (&entry.value, Some(entry));
                }
                (Step::Index(index), Kind::List(items)) => {
                    let Some(item) = items.get(*index) else { break };
                    node = item;
                }
                _ => break,
            }
        }
        (node, through)
    }

    /// How many nodes and bytes of text it is made of.
    fn size(&self) -> usize {
        1 + match &self.kind {
            Kind::Scalar(scalar) => scalar.text.len(),
            Kind::Lost => 0,
            Kind::List(items) => items.iter().map(Node::size).sum(),
            Kind::Map(entries) => entries.iter().map(|entry| entry.key.len() + entry.value.size()).sum(),
        }
    }
}

/// A list or map that is still open while its parts arrive.
struct Open {
    start: usize,
    anchor: usize,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Map(Vec<Entry>, Option<(String, Range<usize>)>),
}

/// Reads the one document of `text` into a tree; nothing where the text has no value in it.
pub fn parse(text: &str) -> Result<Option<Node>, Unreadable> {
    let bytes = ByteOffsets::of(text);
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, Node> = HashMap::new();
    let mut referenced = 0;
    let mut root = None;
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| syntax(&bytes, &error))?;
        let start = bytes.at(span.start.index());
        let end = bytes.at(span.end.index());
        let (node, anchor) = match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(Unreadable::SecondDocument(start));
                }
                continue;
            }
            Event::SequenceStart(anchor, _) => {
                open.push(Open { start, anchor, kind: OpenKind::List(Vec::new()) });
                if open.len() > DEEPEST {
                    return Err(Unreadable::TooDeep(start));
                }
                continue;
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open { start, anchor, kind: OpenKind::Map(Vec::new(), None) });
                if open.len() > DEEPEST {
                    return Err(Unreadable::TooDeep(start));
                }
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(closed) = open.pop() else { continue };
                let (kind, last) = match closed.kind {
                    OpenKind::List(items) => {
                        let last = items.last().map(|item| item.span.end);
                        (Kind::List(items), last)
                    }
                    OpenKind::Map(entries, _) => {
                        let last = entries.last().map(|entry| entry.value.span.end);
                        (Kind::Map(entries), last)
                    }
                };
                // The end of a block is only seen at the next thing; its last part ends it sooner.
                let end = if end > start && start != closed.start { end } else { last.unwrap_or(end) };
                (Node { span: closed.start..end.max(closed.start), kind }, closed.anchor)
            }
            Event::Scalar(value, style, anchor, _) => {
                let span = start..end.max(start);
                (Node { span, kind: Kind::Scalar(Scalar { text: value.into_owned(), style }) }, anchor)
            }
            Event::Alias(id) => {
                // The parser knows every name, and a name without a value is of something that is still open.
                let known = anchors.get(&id).ok_or(Unreadable::WithinItself(start))?;
                referenced += known.size();
                if referenced > MOST_REFERENCED {
                    return Err(Unreadable::TooLarge(start));
                }
                (Node { span: start..end, kind: known.kind.clone() }, 0)
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
        };
        if anchor != 0 {
            referenced += node.size();
            if referenced > MOST_REFERENCED {
                return Err(Unreadable::TooLarge(node.span.start));
            }
            anchors.insert(anchor, node.clone());
        }
        match open.last_mut().map(|open| &mut open.kind) {
            None => root = Some(node),
            Some(OpenKind::List(items)) => items.push(node),
            Some(OpenKind::Map(entries, key)) => match key.take() {
                None => *key = Some((node.text().unwrap_or("").to_owned(), node.span)),
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: node }),
            },
        }
    }
    Ok(root.filter(|root| !root.is_empty()))
}

fn syntax(bytes: &ByteOffsets, error: &ScanError) -> Unreadable {
    let at = bytes.at(error.marker().index());
    match error.info().contains("recursion limit") {
        true => Unreadable::TooDeep(at),
        false => Unreadable::Syntax(at, error.info().to_owned()),
    }
}

/// From characters, in which the parser counts, to bytes.
struct ByteOffsets {
    /// The byte at which each character starts, where that is not its number.
    of: Option<Vec<usize>>,
    end: usize,
}

impl ByteOffsets {
    fn of(text: &str) -> ByteOffsets {
        let of = (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte).collect());
        ByteOffsets { of, end: text.len() }
    }

    fn at(&self, character: usize) -> usize {
        match &self.of {
            None => character.min(self.end),
            Some(of) => of.get(character).copied().unwrap_or(self.end),
        }
    }
}
