//! Data as YAML, the way people write it by hand: short things in brackets on one line, long text as a block.

use serde_json::{Map, Value};

/// A key with its value on one line may be this wide; a wider one has its own keys below it.
const WIDEST: usize = 110;

/// A whole file of an organisation, with an empty line between its services.
pub fn organisation(data: &Map<String, Value>) -> String {
    let mut out = String::new();
    for (key, value) in data {
        match value {
            Value::Array(services) if key == "services" && !services.is_empty() => {
                out.push_str("services:\n");
                let services: Vec<String> = services.iter().map(|one| item(one, 2)).collect();
                out.push_str(&services.join("\n\n"));
            }
            value => out.push_str(&entry(key, value, 0)),
        }
        out.push('\n');
    }
    out
}

/// A key and its value. What needs more lines than one stands `indent` and two more spaces in; the first line has
/// no spaces before it, and the last no line break after it.
pub fn entry(key: &str, value: &Value, indent: usize) -> String {
    let below = " ".repeat(indent + 2);
    match value {
        Value::String(text) if is_block(text) => {
            let line = |line: &str| if line.is_empty() { String::new() } else { format!("{below}{line}") };
            let lines: Vec<String> = text.lines().map(line).collect();
            format!("{key}: |\n{}", lines.join("\n"))
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let items: Vec<String> = items.iter().map(|one| item(one, indent + 2)).collect();
            format!("{key}:\n{}", items.join("\n"))
        }
        Value::Object(entries) if !fits(entries, indent + key.len() + 2) => {
            format!("{key}:\n{below}{}", block(entries, indent + 2))
        }
        value => format!("{key}: {}", line(value, false)),
    }
}

/// An item of a list, with its hyphen `indent` spaces in.
pub fn item(value: &Value, indent: usize) -> String {
    let hyphen = format!("{}- ", " ".repeat(indent));
    match value {
        Value::Object(entries) if !fits(entries, indent + 2) => {
            format!("{hyphen}{}", block(entries, indent + 2))
        }
        value => format!("{hyphen}{}", line(value, false)),
    }
}

/// A value on one line, as it can stand between brackets too where `inside` says so.
pub fn line(value: &Value, inside: bool) -> String {
    match value {
        Value::Null => "~".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if is_plain(text, inside) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| line(item, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Object(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, value)| format!("{key}: {}", line(value, true))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// Keys below each other.
fn block(entries: &Map<String, Value>, indent: usize) -> String {
    let lines: Vec<String> = entries.iter().map(|(key, value)| entry(key, value, indent)).collect();
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// Whether keys and their values go on one line.
fn fits(entries: &Map<String, Value>, before: usize) -> bool {
    let simple = |value: &Value| match value {
        Value::String(text) => !text.contains('\n'),
        Value::Array(items) => items.iter().all(|item| !item.is_object() && !item.is_array()),
        Value::Object(_) => false,
        _ => true,
    };
    let short = || {
        let width = line(&Value::Object(entries.clone()), false).chars().count();
        before + width <= WIDEST
    };
    entries.values().all(simple) && short()
}

/// Whether a text has several lines and can stand in a block as it is.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with([' ', '\n'])
        && text.chars().all(is_ordinary)
}

fn is_ordinary(c: char) -> bool {
    c == '\n' || !(c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}'))
}

/// Words that YAML or a reader of ours takes for something else than text.
const NOT_WORDS: [&str; 10] = ["yes", "no", "true", "false", "on", "off", "y", "n", "null", "~"];

fn is_plain(text: &str, inside: bool) -> bool {
    let starts_well = !text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`=".contains(c) || c.is_whitespace());
    let ends_well = !text.ends_with(|c: char| c == ':' || c.is_whitespace());
    let brackets = inside && text.contains([',', '[', ']', '{', '}']);
    let signs = text.contains(": ") || text.contains(" #") || text.contains('\n');
    !text.is_empty()
        && starts_well
        && ends_well
        && !brackets
        && !signs
        && !text.starts_with("...")
        && text.chars().all(is_ordinary)
        && !NOT_WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// Text between double quotes, as JSON and YAML both write it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_ordinary(c) => out.push(c),
            c => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    out.push('"');
    out
}
