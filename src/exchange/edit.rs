//! Changes in the text of a YAML file that leave everything else in it as somebody wrote it: the comments, the order
//! of the keys, the quotes, the empty lines.
//!
//! A change is a stretch of text in place of another. Where each stretch is comes from the marked tree of the file.
//! Whoever changes a file this way reads the new text again and compares: no mistake made here gets any further.

use std::ops::Range;

use saphyr_parser::ScalarStyle;
use serde_json::{Map, Value};

use super::write;
use crate::content::yaml::node::{Entry, Kind, Node, parse};
use crate::diagnostic::DataPath;

/// What is to be different in a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The value at this path; its key is added where it is missing, after those that usually stand before it.
    Set {
        /// Where.
        path: DataPath,
        /// The key.
        key: String,
        /// The new value.
        value: Value,
        /// The keys that stand before it.
        before: Vec<String>,
    },
    /// There is no such key.
    Remove {
        /// Where.
        path: DataPath,
        /// The key.
        key: String,
    },
    /// The list at this path has one more item at its end.
    Append {
        /// Where.
        path: DataPath,
        /// The new item.
        value: Value,
    },
}

/// What has to change for `has` to say what `wanted` says. Both are below `path`.
pub fn changes(path: &DataPath, has: &Map<String, Value>, wanted: &Map<String, Value>) -> Vec<Change> {
    let mut out = Vec::new();
    for key in has.keys().filter(|key| !wanted.contains_key(*key)) {
        out.push(Change::Remove { path: path.clone(), key: key.clone() });
    }
    let mut before: Vec<String> = Vec::new();
    for (key, new) in wanted {
        let at = path.key(key);
        match (has.get(key), new) {
            (Some(old), new) if old == new => {}
            (Some(Value::Object(old)), Value::Object(new)) => out.extend(changes(&at, old, new)),
            (Some(Value::Array(old)), Value::Array(new)) if grows(old, new) => {
                for (n, (old, new)) in old.iter().zip(new).enumerate() {
                    if let (Value::Object(old), Value::Object(new)) = (old, new) {
                        out.extend(changes(&at.index(n), old, new));
                    }
                }
                let added = new.iter().skip(old.len());
                out.extend(added.map(|value| Change::Append { path: at.clone(), value: value.clone() }));
            }
            (_, new) => out.push(Change::Set {
                path: path.clone(),
                key: key.clone(),
                value: new.clone(),
                before: before.clone(),
            }),
        }
        before.push(key.clone());
    }
    out
}

/// Whether one list of things with keys follows from another by changing some and adding others.
fn grows(old: &[Value], new: &[Value]) -> bool {
    // What has lost its first key, which stands beside the hyphen, is another thing.
    let follows = |(old, new): (&Value, &Value)| match (old, new) {
        (Value::Object(old), Value::Object(new)) => old.keys().next().is_none_or(|key| new.contains_key(key)),
        _ => false,
    };
    !old.is_empty() && old.len() <= new.len() && old.iter().zip(new).all(follows)
}

/// The text with the changes made; nothing where the file is written in a way that this cannot follow.
pub fn apply(text: &str, changes: &[Change]) -> Option<String> {
    let windows = text.contains("\r\n");
    let tree = parse(text).ok().flatten()?;
    let editor = Editor { text };
    let mut patches: Vec<Patch> = Vec::new();
    for change in changes {
        patches.extend(editor.patch(&tree, change)?);
    }
    patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
    let mut out = String::new();
    let mut at = 0;
    for patch in patches {
        out.push_str(text.get(at..patch.range.start)?);
        out.push_str(&if windows { patch.text.replace('\n', "\r\n") } else { patch.text });
        at = patch.range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// Items of more lines than this stand apart.
const LONG_ITEM: usize = 4;

/// Text in place of a stretch of the file.
struct Patch {
    range: Range<usize>,
    text: String,
}

struct Editor<'t> {
    text: &'t str,
}

impl Editor<'_> {
    /// What a change does to the text; nothing where it cannot be made, and no patch where it is made already.
    fn patch(&self, tree: &Node, change: &Change) -> Option<Vec<Patch>> {
        match change {
            Change::Set { path, key, value, before } => {
                let map = whole(tree, path)?;
                let entries = entries(map)?;
                let patch = match entries.iter().find(|entry| entry.key == *key) {
                    Some(entry) => self.replace(map, entry, value),
                    None => self.insert(map, entries, key, value, before)?,
                };
                Some(vec![patch])
            }
            Change::Remove { path, key } => {
                let map = whole(tree, path)?;
                let entries = entries(map)?;
                match entries.iter().position(|entry| entry.key == *key) {
                    Some(number) => Some(vec![self.remove(map, entries, number)?]),
                    None => Some(Vec::new()),
                }
            }
            Change::Append { path, value } => Some(vec![self.append(whole(tree, path)?, value)?]),
        }
    }

    fn replace(&self, map: &Node, entry: &Entry, value: &Value) -> Patch {
        let start = entry.value.span.start;
        if self.is_flow(map) {
            return Patch { range: start..self.end(&entry.value, 0), text: write::line(value, true) };
        }
        let indent = self.column(entry.key_span.start);
        let end = self.end(&entry.value, indent);
        let new = write::entry(&entry.key, value, indent);
        let on_one_line = !self.text[entry.key_span.start..end].contains('\n');
        if on_one_line && !new.contains('\n') && !entry.value.is_empty() {
            return Patch { range: start..end, text: write::line(value, false) };
        }
        // A comment after the value would become part of a text of several lines.
        let line_end = self.line_end(end);
        let after = self.text[end..line_end].trim();
        let (end, after) = if new.contains('\n') { (line_end, Some(after)) } else { (end, None) };
        let mut comments = self.comments(&entry.value, indent);
        comments.extend(after.filter(|after| !after.is_empty()));
        let margin = " ".repeat(indent);
        let above: String = comments.iter().map(|comment| format!("{comment}\n{margin}")).collect();
        Patch { range: entry.key_span.start..end, text: above + &new }
    }

    fn insert(
        &self,
        map: &Node,
        entries: &[Entry],
        key: &str,
        value: &Value,
        before: &[String],
    ) -> Option<Patch> {
        let previous = before.iter().rev().find_map(|key| entries.iter().find(|entry| entry.key == *key));
        if self.is_flow(map) {
            let new = format!("{key}: {}", write::line(value, true));
            return Some(match (previous, entries.first()) {
                (Some(previous), _) => at(self.end(&previous.value, 0), format!(", {new}")),
                (None, Some(first)) => at(first.key_span.start, format!("{new}, ")),
                (None, None) => Patch { range: map.span.clone(), text: format!("{{ {new} }}") },
            });
        }
        let first = entries.first()?;
        let indent = self.column(first.key_span.start);
        let margin = " ".repeat(indent);
        let new = write::entry(key, value, indent);
        Some(match previous {
            Some(previous) => {
                at(self.line_end(self.end(&previous.value, indent)), format!("\n{margin}{new}"))
            }
            None => at(first.key_span.start, format!("{new}\n{margin}")),
        })
    }

    fn remove(&self, map: &Node, entries: &[Entry], number: usize) -> Option<Patch> {
        let entry = &entries[number];
        if self.is_flow(map) {
            let range = match (number.checked_sub(1).map(|before| &entries[before]), entries.get(number + 1))
            {
                (Some(before), _) => self.end(&before.value, 0)..self.end(&entry.value, 0),
                (None, Some(after)) => entry.key_span.start..after.key_span.start,
                (None, None) => map.span.start + 1..self.end(map, 0).checked_sub(1)?,
            };
            return Some(Patch { range, text: String::new() });
        }
        let indent = self.column(entry.key_span.start);
        let line = self.line_start(entry.key_span.start);
        // The first key of an item stands on the line of its hyphen, which the rest needs.
        if !self.text[line..entry.key_span.start].trim().is_empty() {
            return None;
        }
        let end = self.end(&entry.value, indent);
        let mut comments = self.comments(&entry.value, indent);
        let line_end = self.line_end(end);
        comments.extend(Some(self.text[end..line_end].trim()).filter(|after| !after.is_empty()));
        let margin = " ".repeat(indent);
        let kept: String = comments.iter().map(|comment| format!("{margin}{comment}\n")).collect();
        let next = self.text[line_end..].find('\n').map_or(self.text.len(), |newline| line_end + newline + 1);
        Some(Patch { range: line..next, text: kept })
    }

    fn append(&self, list: &Node, value: &Value) -> Option<Patch> {
        let Kind::List(items) = &list.kind else { return None };
        let last = items.last()?;
        if self.is_flow(list) {
            return Some(at(self.end(last, 0), format!(", {}", write::line(value, true))));
        }
        let start = self.line_start(last.span.start);
        let hyphen = self.text[start..last.span.start].rfind('-')?;
        let end = self.line_end(self.end(last, hyphen));
        let new = write::item(value, hyphen);
        // Long items are easier to tell apart with an empty line between them, unless somebody thought otherwise.
        let before = items.len().checked_sub(2).map(|n| self.end(&items[n], hyphen));
        let gap = before.is_none_or(|end| {
            let between = &self.text[self.line_end(end)..last.span.start];
            between.lines().skip(1).any(|line| line.trim().is_empty())
        });
        let gap = if gap && new.lines().count() > LONG_ITEM { "\n" } else { "" };
        Some(at(end, format!("\n{gap}{new}")))
    }

    /// Whether a list or map is written in brackets.
    fn is_flow(&self, node: &Node) -> bool {
        self.text[node.span.start..].starts_with(['[', '{'])
    }

    /// The byte after the last one of a value whose key or hyphen stands `indent` spaces in.
    fn end(&self, node: &Node, indent: usize) -> usize {
        let span_end = node.span.end.min(self.text.len());
        let trimmed = || node.span.start + self.text[node.span.start..span_end].trim_end().len();
        match &node.kind {
            Kind::Scalar(scalar) if is_block(scalar.style) => {
                let first = self.line_start(node.span.start);
                // The mark of the block may stand on the line above the place where the parser sees it start.
                let mut end = self.line_end(node.span.start);
                let mut at = end;
                let marks = self.text[node.span.start..].starts_with(['|', '>']);
                if !marks && self.indent(first) <= indent {
                    return trimmed();
                }
                while let Some(line) = self.text.get(at + 1..).filter(|rest| !rest.is_empty()) {
                    let start = at + 1;
                    at = self.line_end(start);
                    if line.lines().next().is_some_and(|line| line.trim().is_empty()) {
                        continue;
                    }
                    if self.indent(start) <= indent {
                        break;
                    }
                    end = at;
                }
                end
            }
            Kind::List(items) if !self.is_flow(node) => match items.last() {
                Some(last) => self.end(last, indent),
                None => trimmed(),
            },
            Kind::Map(entries) if !self.is_flow(node) => match entries.last() {
                Some(last) => self.end(&last.value, self.column(last.key_span.start)),
                None => trimmed(),
            },
            _ => trimmed(),
        }
    }

    /// The comments inside a value.
    fn comments(&self, node: &Node, indent: usize) -> Vec<&str> {
        let mut texts = Vec::new();
        self.texts(node, indent, &mut texts);
        let end = self.end(node, indent);
        let mut found = Vec::new();
        let mut at = node.span.start;
        while let Some(sign) = self.text[at..end].find('#').map(|found| at + found) {
            if let Some(text) = texts.iter().find(|text| text.contains(&sign)) {
                at = text.end.min(end);
                continue;
            }
            let line_end = self.line_end(sign).min(end);
            if self.text[..sign].ends_with(char::is_whitespace) {
                found.push(self.text[sign..line_end].trim_end());
            }
            at = line_end;
        }
        found
    }

    /// The stretches that are text and no comment.
    fn texts(&self, node: &Node, indent: usize, out: &mut Vec<Range<usize>>) {
        match &node.kind {
            Kind::Scalar(_) | Kind::Lost => out.push(node.span.start..self.end(node, indent)),
            Kind::List(items) => items.iter().for_each(|item| self.texts(item, indent, out)),
            Kind::Map(entries) => entries.iter().for_each(|entry| {
                self.texts(&entry.value, self.column(entry.key_span.start), out);
            }),
        }
    }

    fn line_start(&self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Where the line of a byte ends, before its line break.
    fn line_end(&self, byte: usize) -> usize {
        let rest = &self.text[byte..];
        let end = rest.find('\n').map_or(self.text.len(), |newline| byte + newline);
        if self.text[byte..end].ends_with('\r') { end - 1 } else { end }
    }

    /// How many spaces a line starts with.
    fn indent(&self, line: usize) -> usize {
        self.text[line..].len() - self.text[line..].trim_start_matches(' ').len()
    }

    fn column(&self, byte: usize) -> usize {
        self.text[self.line_start(byte)..byte].chars().count()
    }
}

fn is_block(style: ScalarStyle) -> bool {
    matches!(style, ScalarStyle::Literal | ScalarStyle::Folded)
}

fn at(byte: usize, text: String) -> Patch {
    Patch { range: byte..byte, text }
}

/// The node at a path, where the whole path leads somewhere.
fn whole<'n>(tree: &'n Node, path: &DataPath) -> Option<&'n Node> {
    use crate::diagnostic::Step;
    path.steps().iter().try_fold(tree, |node, step| match (step, &node.kind) {
        (Step::Key(key), Kind::Map(entries)) => {
            entries.iter().find(|entry| entry.key == *key).map(|entry| &entry.value)
        }
        (Step::Index(index), Kind::List(items)) => items.get(*index),
        _ => None,
    })
}

fn entries(node: &Node) -> Option<&[Entry]> {
    match &node.kind {
        Kind::Map(entries) => Some(entries),
        _ => None,
    }
}
