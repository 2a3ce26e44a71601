//! When a service runs: `saturday 10:00-11:30 term-time (every other week)`, and days, times and dates alone.

use jiff::civil;
use serde_json::Value;

use super::{Entry, escaped, text, words};
use crate::content::id::slugify;
use crate::content::services::SchoolTime;
use crate::content::time::{Date, Day, TimeRange};
use crate::diagnostic::Problem;
use crate::exchange::cells::names;

/// `saturday 10:00-11:30 term-time (every other week)`
pub fn write_when(when: &Entry) -> String {
    let all = |key: &str| {
        let items = when.get(key).and_then(Value::as_array).into_iter().flatten();
        items.filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
    };
    let with = |word: &str, key: &str| match text(when, key) {
        "" => String::new(),
        value => format!("{word} {value}"),
    };
    let note = match text(when, "note") {
        "" => String::new(),
        note => format!("({})", escaped(note, &[])),
    };
    let parts = [
        all("days"),
        text(when, "time").to_owned(),
        text(when, "term").to_owned(),
        all("dates"),
        with("from", "from"),
        with("until", "to"),
        note,
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One time at which a service runs.
pub fn read_when(entry: &str) -> Result<Entry, Problem> {
    let (head, note) = match entry.split_once('(') {
        Some((head, note)) => match note.strip_suffix(')') {
            Some(note) => (head, Some(note)),
            None => {
                return Err(Problem::new(
                    format!("the brackets in `{entry}` are not closed"),
                    "put what is no day, time or date in brackets at the end: `saturday (every other week)`",
                ));
            }
        },
        None => (entry, None),
    };
    let mut when = When::default();
    when.read(head)?;
    let mut out = Entry::new();
    if !when.days.is_empty() {
        let days = when.days.iter().map(|day| Value::from(slugify(day.name())));
        out.insert("days".to_owned(), days.collect());
    }
    out.extend(when.time.map(|time| ("time".to_owned(), Value::from(time.written()))));
    out.extend(when.term.map(|term| ("term".to_owned(), Value::from(term))));
    if !when.dates.is_empty() {
        out.insert("dates".to_owned(), when.dates.iter().map(|date| Value::from(date.iso())).collect());
    }
    out.extend(when.from.map(|date| ("from".to_owned(), Value::from(date.iso()))));
    out.extend(when.to.map(|date| ("to".to_owned(), Value::from(date.iso()))));
    if let Some(note) = note {
        out.insert("note".to_owned(), words(note)?);
    }
    Ok(out)
}

/// The parts of a time while they are read.
#[derive(Default)]
struct When {
    days: Vec<Day>,
    time: Option<TimeRange>,
    term: Option<&'static str>,
    dates: Vec<Date>,
    from: Option<Date>,
    to: Option<Date>,
}

/// Words that say nothing about when.
const FILLING: [&str; 11] =
    ["on", "and", "&", "every", "each", "in", "the", "during", "at", "time", "school"];

impl When {
    fn read(&mut self, head: &str) -> Result<(), Problem> {
        let head = head.to_lowercase().replace(['–', '—'], "-").replace(" - ", " to ").replace(',', " ");
        let words: Vec<&str> = head.split_whitespace().collect();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let then = words.get(at + 1).copied().unwrap_or_default();
            let after = words.get(at + 2).copied().unwrap_or_default();
            if then == "to"
                && let (Some(from), Some(to)) = (Date::in_any_form(word), Date::in_any_form(after))
            {
                (self.from, self.to) = (Some(from), Some(to));
                at += 3;
                continue;
            }
            let range = (then == "to").then(|| format!("{word}-{after}"));
            if let Some(range) = &range
                && (self.add_days(range) || self.add_time(range))
            {
                at += 3;
                continue;
            }
            if matches!(*word, "from" | "until" | "till" | "to")
                && let Some(date) = Date::in_any_form(then)
            {
                let end = if *word == "from" { &mut self.from } else { &mut self.to };
                *end = Some(date);
                at += 2;
                continue;
            }
            if *word == "all" && then == "year" {
                self.term = Some("all-year");
                at += 2;
                continue;
            }
            let date = Date::in_any_form(word);
            self.dates.extend(date);
            let known = date.is_some() || self.add_term(word) || self.add_days(word) || self.add_time(word);
            if !known && *word != "from" && !FILLING.contains(word) {
                return Err(Problem::new(
                    format!("`{word}` says nothing about when"),
                    "write days, times and the part of the year, such as `saturday 10:00-11:30 term-time`, and put \
                     anything else in brackets at the end",
                ));
            }
            at += 1;
        }
        Ok(())
    }

    fn add_days(&mut self, word: &str) -> bool {
        if let Some(day) = day(word) {
            self.days.push(day);
            return true;
        }
        match word.split_once('-').and_then(|(first, last)| Some((day(first)?, day(last)?))) {
            Some((first, last)) if first < last => {
                self.days.extend(Day::ALL.into_iter().filter(|day| (first..=last).contains(day)));
                true
            }
            _ => false,
        }
    }

    fn add_time(&mut self, word: &str) -> bool {
        let time = TimeRange::in_any_form(word).filter(|_| self.time.is_none());
        self.time = self.time.or(time);
        time.is_some()
    }

    fn add_term(&mut self, word: &str) -> bool {
        let term = match word.trim_end_matches('s') {
            "term-time" | "term" | "termtime" => "term-time",
            "school-holiday" | "holiday" => "school-holidays",
            "all-year" | "year-round" => "all-year",
            _ => return false,
        };
        self.term = Some(term);
        true
    }
}

/// A day by its name, its first letters or its plural.
fn day(word: &str) -> Option<Day> {
    let word = word.trim_end_matches('.');
    let name = |day: &Day| day.name().to_lowercase();
    let short = word.len() >= 3;
    Day::ALL.into_iter().find(|day| {
        let name = name(day);
        let one = word.strip_suffix('s').unwrap_or(word);
        one == name || short && (name.starts_with(word) || one.len() >= 3 && name.starts_with(one))
    })
}

/// Days alone: `saturday, sunday`.
pub fn days(text: &str) -> Result<Value, Problem> {
    let mut when = When::default();
    when.read(&text.replace([';', '/'], " "))?;
    match when.days.is_empty() {
        true => {
            Err(Problem::new(format!("`{text}` is not a day"), "write `saturday`, or `monday to friday`"))
        }
        false => Ok(when.days.iter().map(|day| Value::from(slugify(day.name()))).collect()),
    }
}

/// A part of the school year alone.
pub fn term(text: &str) -> Result<Value, Problem> {
    let mut when = When::default();
    when.read(text)?;
    let wrong = || {
        let names = names::<SchoolTime>().join("`, `");
        Problem::new(format!("`{text}` is not a part of the school year"), format!("write one of `{names}`"))
    };
    when.term.map(Value::from).ok_or_else(wrong)
}

/// A time of day alone: `10:00`, or `10am`.
pub fn time_of_day(text: &str) -> Result<civil::Time, Problem> {
    // The end is any other time: only the start is looked at.
    let with = |end: &str| TimeRange::in_any_form(&format!("{text}-{end}"));
    let text_only = text.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(text);
    let found = with("00:00").or_else(|| with("00:01")).or_else(|| with("11.59pm"));
    let found = found.or_else(|| TimeRange::in_any_form(&format!("{text_only}-00:01")));
    found.map(|range| range.from).ok_or_else(|| {
        Problem::new(
            format!("`{text}` is not a time of day"),
            "write it by the 24-hour clock, such as `18:00`",
        )
    })
}
