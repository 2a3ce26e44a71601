//! Slips that a typed parse cannot see, or says in words that only its authors know.

use std::collections::HashMap;
use std::ops::Range;

use super::node::{Entry, Kind, Node, Unreadable};
use super::rules;
use super::shape::Mistake;
use crate::diagnostic::Problem;

/// Whether a text has anything in it that only a marked parse can judge.
pub fn need_a_close_look(text: &str) -> bool {
    let mut open_key: Option<usize> = None;
    for line in text.lines() {
        let body = line.trim_start();
        if body.is_empty() || body.starts_with("# ") {
            continue;
        }
        let indent = line.len() - body.len();
        // A key with nothing after it, and nothing below it that is further in.
        if open_key.is_some_and(|at| indent < at || indent == at && !body.starts_with('-')) {
            return true;
        }
        let value = body.rsplit(": ").next().unwrap_or(body).trim_start_matches("- ").trim_end();
        let answer = matches!(
            value.to_ascii_lowercase().as_str(),
            "yes" | "no" | "true" | "false" | "on" | "off" | "y" | "n" | "null" | "~"
        );
        if answer
            || body.contains('\t')
            || body.contains(" #")
            || line.starts_with("---")
            || line.starts_with("...")
        {
            return true;
        }
        if body.contains([',', '{', '['])
            && (body.contains(": ,") || body.contains(": }") || body.contains(", ]"))
        {
            return true;
        }
        if value.starts_with(['&', '*'])
            || body.contains(": &")
            || body.contains(": *")
            || body.contains("- *")
        {
            return true;
        }
        open_key = body.ends_with(':').then_some(indent);
    }
    open_key.is_some()
}

/// Keys that stand twice in one map. The later one is left out.
pub fn duplicate_keys(node: &mut Node, text: &str, found: &mut Vec<Mistake>) {
    match &mut node.kind {
        Kind::Scalar(_) | Kind::Lost => {}
        Kind::List(items) => items.iter_mut().for_each(|item| duplicate_keys(item, text, found)),
        Kind::Map(entries) => {
            let mut first: HashMap<String, usize> = HashMap::new();
            entries.retain(|entry| {
                let Some(earlier) = first.get(&entry.key) else {
                    first.insert(entry.key.clone(), entry.key_span.start);
                    return true;
                };
                let line = text[..*earlier].matches('\n').count() + 1;
                found.push(Mistake {
                    rule: &rules::DUPLICATE_KEY,
                    bytes: entry.key_span.clone(),
                    problem: Problem::new(
                        format!("`{}` stands here a second time; the first is on line {line}", entry.key),
                        "keep one of the two",
                    ),
                });
                false
            });
            entries.iter_mut().for_each(|entry| duplicate_keys(&mut entry.value, text, found));
        }
    }
}

/// Text that an unquoted hash sign has swallowed. What is left of the value is lost with it.
pub fn lost_text(node: &mut Node, text: &str, found: &mut Vec<Mistake>) {
    match &mut node.kind {
        Kind::Scalar(_) | Kind::Lost => {}
        Kind::List(items) => {
            for item in items {
                lost_text(item, text, found);
                if swallowed(item, item.span.end, text, found) {
                    item.kind = Kind::Lost;
                }
            }
        }
        Kind::Map(entries) => {
            for Entry { key_span, value, .. } in entries {
                lost_text(value, text, found);
                if swallowed(value, value.span.end.max(key_span.end + 1), text, found) {
                    value.kind = Kind::Lost;
                }
            }
        }
    }
}

fn swallowed(value: &Node, after: usize, text: &str, found: &mut Vec<Mistake>) -> bool {
    let plain = matches!(&value.kind, Kind::Scalar(s) if s.style == saphyr_parser::ScalarStyle::Plain);
    let Some(rest) = text.get(after.min(text.len())..).filter(|_| plain) else { return false };
    let rest = rest.lines().next().unwrap_or_default();
    let body = rest.trim_start_matches([' ', '\t', ':']);
    let hash =
        body.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace() && c != '#'));
    if !hash {
        return false;
    }
    let start = after + (rest.len() - body.len());
    let whole = match value.text() {
        Some(kept) if !value.is_empty() => format!("{kept} {body}"),
        _ => body.to_owned(),
    };
    found.push(Mistake {
        rule: &rules::LOST_TEXT,
        bytes: start..start + body.trim_end().len(),
        problem: Problem::new(
            format!("everything from `{}` on is lost: a # after a space starts a comment", first_word(body)),
            format!(
                "put the text in quotes: \"{}\"; if it is a comment, put a space after the #",
                whole.trim_end()
            ),
        ),
    });
    true
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or(text)
}

/// What keeps a file from being read, in the words of someone who mends it.
pub fn explain(unreadable: Unreadable, text: &str) -> Mistake {
    let (rule, bytes, problem) = match unreadable {
        Unreadable::SecondDocument(at) => (
            &rules::SECOND_DOCUMENT,
            line_at(text, at),
            Problem::new("a second document starts here", "take out the line of three hyphens"),
        ),
        Unreadable::TooDeep(at) => (
            &rules::TOO_DEEP,
            at..at + 1,
            Problem::new(
                "this is nested too deep to be content",
                "take out the brackets or lines that are too many",
            ),
        ),
        Unreadable::TooLarge(at) => (
            &rules::TOO_LARGE,
            line_at(text, at),
            Problem::new(
                "the references in this file make it far too large",
                "write the values out, without & and *",
            ),
        ),
        Unreadable::Syntax(at, says) => return syntax(text, at, &says),
    };
    Mistake { rule, bytes, problem }
}

/// The line that byte `at` is on, without the spaces around it.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = &text[start..end];
    let indent = line.len() - line.trim_start().len();
    start + indent..start + line.trim_end().len().max(indent)
}

fn syntax(text: &str, at: usize, says: &str) -> Mistake {
    if let Some(tab) = tab_in_indent(text, at) {
        return Mistake {
            rule: &rules::TAB,
            bytes: tab..tab + 1,
            problem: Problem::new("there is a tab here", "line up with spaces, two for each step in"),
        };
    }
    let line = line_at(text, at);
    let (bytes, message, help) = if let Some(open) = open_quote(text, at, says) {
        (
            line_at(text, open),
            "a quote is opened here and never closed".to_owned(),
            "put the same quote at the end of the text".to_owned(),
        )
    } else if let Some(value) = colon_in_value(&text[line.clone()]) {
        let start = line.start + value.start;
        let value = &text[line.start + value.start..line.start + value.end];
        (
            start..start + value.len(),
            "this text has a colon and a space in it, which starts a key".to_owned(),
            format!("put the text in quotes: \"{value}\""),
        )
    } else if says.contains("did not find expected ',' or") || says.contains("flow") {
        (
            line,
            "a bracket is opened near here and not closed, or a comma is missing".to_owned(),
            "see that every [ has its ] and every { its }, with commas between".to_owned(),
        )
    } else if !text[line.clone()].is_empty() && !text[line.clone()].contains(':') {
        (
            line.clone(),
            "this line is neither a key with a value nor a part of the one above".to_owned(),
            format!("write `key: value`, with a space after the colon (the parser says: {says})"),
        )
    } else {
        (
            line,
            "this line does not line up with the ones above it".to_owned(),
            format!(
                "start it under the first letter of the keys that it belongs with (the parser says: {says})"
            ),
        )
    };
    Mistake { rule: &rules::SYNTAX, bytes, problem: Problem::new(message, help) }
}

/// A tab that stands where a line is lined up, on the line of `at` or the one before.
fn tab_in_indent(text: &str, at: usize) -> Option<usize> {
    let line = line_start(text, at);
    [line, line_start(text, line.saturating_sub(1))].into_iter().find_map(|start| {
        let blank = text[start..].find(|c| c != ' ' && c != '\t').unwrap_or(0);
        text[start..start + blank].find('\t').map(|tab| start + tab)
    })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The quote that is never closed, where that is what the parser stumbled over.
fn open_quote(text: &str, at: usize, says: &str) -> Option<usize> {
    if !(says.contains("quote")
        || says.contains("unexpected end of stream")
        || says.contains("while scanning"))
    {
        // A quote that is closed by the next one leaves its text to be read as YAML.
        let line = line_at(text, at);
        let odd = |quote: char| text[line.clone()].matches(quote).count() % 2 == 1;
        return (odd('"')).then_some(at);
    }
    let before = text.get(..at.min(text.len()))?;
    let mut offset = 0;
    let mut last = None;
    for line in before.split_inclusive('\n') {
        let value =
            line.split_once(": ").map_or(line.trim_start().trim_start_matches("- "), |(_, value)| value);
        let value = value.trim();
        if value.starts_with(['"', '\'']) && (value.len() == 1 || !value.ends_with(&value[..1])) {
            last = Some(offset);
        }
        offset += line.len();
    }
    last
}

/// Where the value of a line starts and ends, when it is plain text with a colon and a space in it.
fn colon_in_value(line: &str) -> Option<Range<usize>> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let plain =
        !value.starts_with(['"', '\'', '{', '[', '|', '>']) && !key.trim_start().starts_with(['{', '[']);
    let start = key.len() + 2;
    (plain && (value.contains(": ") || value.ends_with(':'))).then_some(start..start + value.len())
}
