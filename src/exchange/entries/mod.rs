//! Lists of things with several parts in one cell: when a service runs, what it costs, what it asks for, what has
//! changed, and where its organisation is registered. One entry after another, with `; ` or a line break between them:
//!
//! ```text
//! saturday 10:00-11:30 term-time; sunday (by agreement)
//! 4.50 per session; reduced: 2.00 per session for families on free school meals
//! needs-help: Your child needs help to join in. | a letter from school
//! 2026-09-14: Saturdays start at ten now.
//! Ofsted: SC000102; Care Quality Commission
//! ```
//!
//! A sign that would end a text too soon has a `\` before it.

pub mod when;

use serde_json::{Map, Value};

use crate::content::Slug;
use crate::content::money::{Pence, PriceUnit};
use crate::content::scalar::Text;
use crate::content::time::Date;
use crate::diagnostic::Problem;
use crate::exchange::cells::names;

/// The parts of an entry.
type Entry = Map<String, Value>;

/// All entries in one cell.
pub fn write(items: &[Value], one: fn(&Entry) -> String) -> String {
    let items: Vec<String> = items.iter().filter_map(Value::as_object).map(one).collect();
    items.join("; ")
}

/// The entries of a cell.
pub fn read(text: &str, one: fn(&str) -> Result<Entry, Problem>) -> Result<Value, Problem> {
    split(text).iter().map(|entry| one(entry).map(Value::Object)).collect::<Result<_, _>>().map(Value::Array)
}

/// A text that can stand in an entry before any of the signs in `also`.
pub fn escaped(text: &str, also: &[char]) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            c if c == '\\' || c == ';' || also.contains(&c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// What [`escaped`] was given.
pub fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some(c @ ('\\' | ';' | ':' | '|')) => out.push(c),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}

/// The entries of a cell, as they are written.
pub fn split(text: &str) -> Vec<String> {
    let mut entries = vec![String::new()];
    let mut escape = false;
    for c in text.chars() {
        let ends = matches!(c, ';' | '\n' | '\r') && !escape;
        escape = c == '\\' && !escape;
        match entries.last_mut() {
            Some(entry) if !ends => entry.push(c),
            _ => entries.push(String::new()),
        }
    }
    let entries = entries.iter().map(|entry| entry.trim().to_owned());
    entries.filter(|entry| !entry.is_empty()).collect()
}

/// The two sides of the first `sign` that is not part of a text.
fn parted(entry: &str, sign: char) -> Option<(&str, &str)> {
    let mut escape = false;
    let found = entry.char_indices().find(|(_, c)| {
        let it = *c == sign && !escape;
        escape = *c == '\\' && !escape;
        it
    });
    found.map(|(at, _)| (&entry[..at], &entry[at + sign.len_utf8()..]))
}

fn text<'e>(entry: &'e Entry, key: &str) -> &'e str {
    entry.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A text that was written in an entry.
fn words(written: &str) -> Result<Value, Problem> {
    unescaped(written.trim()).parse::<Text>().map(|text| Value::from(text.as_str()))
}

/// `reduced: 2.00 per session for families on free school meals`
pub fn write_price(price: &Entry) -> String {
    let mut out = match text(price, "name") {
        "" => String::new(),
        name => format!("{}: ", escaped(name, &[':'])),
    };
    out.push_str(text(price, "amount"));
    for (word, key) in [("per", "per"), ("for", "for")] {
        match text(price, key) {
            "" => {}
            value => out.push_str(&format!(" {word} {}", escaped(value, &[':']))),
        }
    }
    out
}

/// One price.
pub fn read_price(entry: &str) -> Result<Entry, Problem> {
    let mut out = Entry::new();
    let rest = match parted(entry, ':') {
        Some((name, rest)) => {
            out.insert("name".to_owned(), words(name)?);
            rest
        }
        None => entry,
    };
    let (amount, rest) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
    // `£4.50/session`
    let (amount, slash) =
        amount.split_once('/').map_or((amount, None), |(amount, unit)| (amount, Some(unit)));
    out.insert("amount".to_owned(), Value::from(amount_of(amount)?.written()));
    let rest = slash.map_or(rest.trim().to_owned(), |unit| format!("per {unit} {rest}"));
    let mut rest = rest.trim();
    for word in ["per ", "a ", "an ", "each "] {
        let Some(after) = rest.strip_prefix(word) else { continue };
        let (unit, after) = after.trim().split_once(char::is_whitespace).unwrap_or((after.trim(), ""));
        let units = names::<PriceUnit>();
        let Some(unit) = units.iter().find(|known| **known == unit.to_lowercase()) else {
            let help = crate::diagnostic::suggestion(unit, units.iter().map(String::as_str));
            return Err(Problem { message: format!("`{unit}` is not what a price is paid for"), help });
        };
        out.insert("per".to_owned(), Value::from(unit.as_str()));
        rest = after.trim();
        break;
    }
    match (rest.strip_prefix("for "), rest) {
        (Some(who), _) => out.insert("for".to_owned(), words(who)?),
        (None, "") => None,
        (None, rest) => {
            return Err(Problem::new(
                format!("`{rest}` is not understood after a price"),
                "write `4.50 per session`, and who pays it after `for`",
            ));
        }
    };
    Ok(out)
}

/// An amount of money, with a pound sign or none, as a spreadsheet writes it.
fn amount_of(text: &str) -> Result<Pence, Problem> {
    if text.eq_ignore_ascii_case("free") {
        return Ok(Pence(0));
    }
    match text.split_once('.') {
        // A spreadsheet shows 4.50 as 4.5.
        Some((_, pence)) if pence.len() == 1 => format!("{text}0").parse(),
        _ => text.parse(),
    }
}

/// `needs-help: Your child needs help to join in. | a letter from school`
pub fn write_criterion(criterion: &Entry) -> String {
    let evidence = match text(criterion, "evidence") {
        "" => String::new(),
        evidence => format!(" | {}", escaped(evidence, &['|'])),
    };
    format!("{}: {}{evidence}", text(criterion, "id"), escaped(text(criterion, "text"), &['|']))
}

/// One thing that is asked of a child.
pub fn read_criterion(entry: &str) -> Result<Entry, Problem> {
    let (head, evidence) = match parted(entry, '|') {
        Some((head, evidence)) => (head, Some(evidence)),
        None => (entry, None),
    };
    let Some((id, what)) =
        head.split_once(':').and_then(|(id, what)| Some((id.trim().parse::<Slug>().ok()?, what)))
    else {
        return Err(Problem::new(
            format!("`{entry}` does not start with a short name"),
            "write a name in small letters, a colon and what must be so: `needs-help: Your child needs help.`",
        ));
    };
    let mut out = Entry::new();
    out.insert("id".to_owned(), Value::from(id.as_str()));
    out.insert("text".to_owned(), words(what)?);
    if let Some(evidence) = evidence {
        out.insert("evidence".to_owned(), words(evidence)?);
    }
    Ok(out)
}

/// `Ofsted: SC000102`
pub fn write_registration(registration: &Entry) -> String {
    let with = escaped(text(registration, "with"), &[':']);
    match text(registration, "number") {
        "" => with,
        number => format!("{with}: {}", escaped(number, &[])),
    }
}

/// One registration.
pub fn read_registration(entry: &str) -> Result<Entry, Problem> {
    let mut out = Entry::new();
    match parted(entry, ':') {
        Some((with, number)) => {
            out.insert("with".to_owned(), words(with)?);
            out.insert("number".to_owned(), words(number)?);
        }
        None => drop(out.insert("with".to_owned(), words(entry)?)),
    }
    Ok(out)
}

/// `2026-09-14: Saturdays start at ten now.`
pub fn write_change(change: &Entry) -> String {
    format!("{}: {}", text(change, "on"), escaped(text(change, "what"), &[]))
}

/// One change.
pub fn read_change(entry: &str) -> Result<Entry, Problem> {
    let parts = entry.split_once(':');
    let Some((on, what)) = parts.and_then(|(on, what)| Some((Date::in_any_form(on.trim())?, what))) else {
        return Err(Problem::new(
            format!("`{entry}` does not start with a date"),
            "write the day, a colon and what has changed: `2026-09-14: Saturdays start at ten now.`",
        ));
    };
    let mut out = Entry::new();
    out.insert("on".to_owned(), Value::from(on.iso()));
    out.insert("what".to_owned(), words(what)?);
    Ok(out)
}
