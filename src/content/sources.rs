//! The files that were read, and the way from a finding to file, line and column.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use saphyr_parser::ScalarStyle;

use super::yaml::{self, node::Kind, node::Node};
use crate::diagnostic::{At, DataPath, Place};

/// A file that was read.
#[derive(Debug)]
pub struct SourceFile {
    /// All of its text.
    pub text: String,
    /// Where its YAML is.
    pub yaml: Range<usize>,
    /// The marked tree of its YAML, made when a place in it is first asked for.
    tree: OnceLock<Option<Node>>,
    /// The bytes at which lines start after the first, found when a place is first asked for.
    lines: OnceLock<Vec<usize>>,
}

impl SourceFile {
    /// A file whose YAML is `yaml`; `tree` is given where it differs from what the file says.
    pub fn new(text: String, yaml: Range<usize>, tree: Option<Node>) -> SourceFile {
        let kept = OnceLock::new();
        if let Some(tree) = tree {
            // A new cell is empty, so that this cannot fail.
            let _ = kept.set(Some(tree));
        }
        SourceFile { text, yaml, tree: kept, lines: OnceLock::new() }
    }

    fn tree(&self) -> Option<&Node> {
        self.tree.get_or_init(|| yaml::tree(&self.text, self.yaml.clone())).as_ref()
    }

    /// The bytes of a place in this file; nothing where the place is the file as a whole.
    pub fn bytes(&self, at: &At) -> Option<Range<usize>> {
        match at {
            At::File => None,
            At::Bytes(range) => Some(range.clone()),
            At::Value(path) => self.tree().map(|tree| {
                let (node, through) = tree.follow(path);
                // A list or map is pointed at by its key, or else by its first line.
                match (&node.kind, through) {
                    (Kind::Scalar(_), _) => node.span.clone(),
                    (_, Some(entry)) => entry.key_span.clone(),
                    (_, None) => self.first_line(&node.span),
                }
            }),
            At::Key(path) => self.tree().map(|tree| match tree.follow(path) {
                (_, Some(entry)) => entry.key_span.clone(),
                (node, None) => self.first_line(&node.span),
            }),
            At::Within(path, range) => self.within(path, range),
        }
    }

    /// The line that a byte is on, counted from nought, and the byte at which it starts.
    fn line(&self, byte: usize) -> (usize, usize) {
        let starts = self.lines.get_or_init(|| self.text.match_indices('\n').map(|(at, _)| at + 1).collect());
        let line = starts.partition_point(|start| *start <= byte);
        (line, line.checked_sub(1).map_or(0, |before| starts[before]))
    }

    fn first_line(&self, span: &Range<usize>) -> Range<usize> {
        let text = self.text.get(span.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().trim_end();
        span.start..span.start + line.len()
    }

    /// A stretch of a text block, found again in the file line by line: a block is indented, and nothing else.
    fn within(&self, path: &DataPath, range: &Range<usize>) -> Option<Range<usize>> {
        let (node, _) = self.tree()?.follow(path);
        let Kind::Scalar(scalar) = &node.kind else { return Some(node.span.clone()) };
        if scalar.style != ScalarStyle::Literal {
            let wanted = scalar.text.get(range.clone())?;
            let raw = self.text.get(node.span.clone())?;
            let start = raw.find(wanted).filter(|_| !wanted.is_empty());
            return Some(
                start.map_or(node.span.clone(), |at| {
                    node.span.start + at..node.span.start + at + wanted.len()
                }),
            );
        }
        let before = scalar.text.get(..range.start)?;
        let line = before.matches('\n').count();
        let column = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
        let block = self.text.get(node.span.start..)?;
        // The block's text starts on the line after its `|`.
        let skip = if block.starts_with(['|', '>']) { block.find('\n')? + 1 } else { 0 };
        let first = self.text[..node.span.start + skip].rfind('\n').map_or(0, |newline| newline + 1);
        let mut start = first;
        for _ in 0..line {
            start += self.text[start..].find('\n')? + 1;
        }
        let this = self.text[start..].lines().next().unwrap_or_default();
        let indent = self.text[first..]
            .lines()
            .find(|line| !line.trim().is_empty())
            .map_or(0, |line| line.len() - line.trim_start().len());
        let start = start + indent.min(this.len()) + column;
        let length =
            range.len().min(self.text[start.min(self.text.len())..].lines().next().map_or(0, str::len));
        Some(start..start + length)
    }
}

/// Where a finding is, for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The line, counted from one.
    pub line: usize,
    /// The column, in characters, counted from one.
    pub column: usize,
    /// The bytes in the file.
    pub bytes: Range<usize>,
}

/// Every file that was read, by name.
#[derive(Debug, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, Arc<SourceFile>>,
}

impl Sources {
    /// Adds a file.
    pub fn add(&mut self, name: Arc<str>, file: Arc<SourceFile>) {
        self.files.insert(name, file);
    }

    /// The text of a file.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.text.as_str())
    }

    /// The byte at which a place starts; nothing where it is a file as a whole.
    pub fn start(&self, place: &Place) -> Option<usize> {
        Some(self.files.get(&place.file)?.bytes(&place.at)?.start)
    }

    /// Line and column of a place; nothing where it is a file as a whole.
    pub fn locate(&self, place: &Place) -> Option<Location> {
        let file = self.files.get(&place.file)?;
        let bytes = file.bytes(&place.at)?;
        let start = floor(&file.text, bytes.start);
        let end = floor(&file.text, bytes.end).max(start);
        let (line, line_start) = file.line(start);
        Some(Location {
            line: line + 1,
            column: file.text[line_start..start].chars().count() + 1,
            bytes: start..end,
        })
    }
}

/// The nearest byte at or before `at` at which a character starts.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
