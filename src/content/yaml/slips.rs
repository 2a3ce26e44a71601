//! Slips that a typed parse cannot see.

use std::collections::HashMap;

use super::node::{Entry, Kind, Node};
use super::rules;
use super::shape::Mistake;
use crate::diagnostic::Problem;

/// Words without quotes that may mean something else than their letters.
const ANSWERS: [&str; 10] = ["yes", "no", "true", "false", "on", "off", "y", "n", "null", "~"];

/// Whether a text has anything in it that only a marked parse can judge.
pub fn need_a_close_look(text: &str) -> bool {
    let mut open_key: Option<usize> = None;
    let mut says_something = false;
    for line in text.lines() {
        let body = line.trim_start();
        if body.is_empty() || body.starts_with("# ") {
            continue;
        }
        says_something |= !body.starts_with('#');
        let indent = line.len() - body.len();
        // A key with nothing after it, and nothing below it that is further in.
        if open_key.is_some_and(|at| indent < at || indent == at && !body.starts_with('-')) {
            return true;
        }
        let value = body.rsplit(": ").next().unwrap_or(body).trim_start_matches("- ").trim_end();
        if ANSWERS.iter().any(|answer| value.eq_ignore_ascii_case(answer))
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
    open_key.is_some() || !says_something
}

/// Keys that stand twice in one map. The later one is left out.
pub fn duplicate_keys(node: &mut Node, text: &str, found: &mut Vec<Mistake>) {
    let line_ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    duplicates_in(node, &line_ends, found);
}

fn duplicates_in(node: &mut Node, line_ends: &[usize], found: &mut Vec<Mistake>) {
    match &mut node.kind {
        Kind::Scalar(_) | Kind::Lost => {}
        Kind::List(items) => items.iter_mut().for_each(|item| duplicates_in(item, line_ends, found)),
        Kind::Map(entries) => {
            let mut first: HashMap<String, usize> = HashMap::new();
            entries.retain(|entry| {
                let Some(earlier) = first.get(&entry.key) else {
                    first.insert(entry.key.clone(), entry.key_span.start);
                    return true;
                };
                let line = line_ends.partition_point(|end| end < earlier) + 1;
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
            entries.iter_mut().for_each(|entry| duplicates_in(&mut entry.value, line_ends, found));
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
    let body = rest.trim_start_matches([' ', '\t', ':']);
    let hash =
        body.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace() && c != '#'));
    if !hash {
        return false;
    }
    let start = after + (rest.len() - body.len());
    let body = body.lines().next().unwrap_or_default();
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
