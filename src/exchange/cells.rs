//! One value in one cell: how it is written so that a person can change it and no spreadsheet spoils it, and how it is
//! read back, also from what spreadsheets make of it on the way.

use std::str::FromStr;

use jiff::civil;
use serde::Serialize;
use serde_json::Value;

use super::entries::{self, when};
use super::words::{Of, Words};
use crate::content::Slug;
use crate::content::contact::Phone;
use crate::content::id::slugify;
use crate::content::scalar::{AgeRange, Prose, StaffRatio, Text, YesNo};
use crate::content::time::{Date, Term};
use crate::content::yaml::{self, Model};
use crate::diagnostic::{Problem, suggestion};

/// What is in a cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or spaces.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, a time of day, or both.
    Moment(civil::DateTime),
    /// True or false.
    Truth(bool),
    /// An error of the spreadsheet's own, such as `#REF!`.
    Fault(String),
}

/// Reads a value from its text.
type Reader = fn(&str) -> Result<Value, Problem>;

/// How a value stands in a cell.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// One value, as it is written in the content.
    One(Reader),
    /// Several lines of Markdown.
    Prose,
    /// An id.
    Slug,
    /// Several ids.
    Slugs,
    /// One of the words of a list, by id or name.
    Word(Of),
    /// Several of them.
    Words(Of),
    /// Several short texts.
    Texts,
    /// One of the words that the content allows here.
    Choice(fn() -> Vec<String>),
    /// A phone number.
    Phone,
    /// A date.
    Date,
    /// A range of ages.
    Ages,
    /// Helpers to children.
    Ratio,
    /// Yes or no.
    YesNo,
    /// A whole number.
    Whole,
    /// Several lengths of time.
    Terms,
    /// The times at which a service runs.
    When,
    /// Prices.
    Prices,
    /// What is asked of a child.
    Criteria,
    /// Registrations with regulators.
    Registrations,
    /// What has changed, and when.
    Changes,
    /// A part of one time at which a service runs.
    Part(Part),
}

/// A part of the time at which a service runs, where a sheet has a column for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The days of the week.
    Days,
    /// When it starts.
    Starts,
    /// When it ends.
    Ends,
    /// The part of the school year.
    Term,
}

impl Form {
    /// One value of a type of the content.
    pub const fn one<T: FromStr<Err = Problem> + Serialize>() -> Form {
        Form::One(read_as::<T>)
    }

    /// A value as it stands in a cell.
    pub fn write(self, value: &Value) -> String {
        match (self, value) {
            (Form::Ages, Value::String(text)) => {
                // A spreadsheet takes 5-11 for a day in November, and leaves `5 to 11` alone.
                text.parse::<AgeRange>().map_or(text.clone(), |ages| ages.to_string())
            }
            // A spreadsheet takes 1:2 for two minutes past one.
            (Form::Ratio, Value::String(text)) => text.replace(':', " to "),
            (Form::When, Value::Array(items)) => entries::write(items, when::write_when),
            (Form::Prices, Value::Array(items)) => entries::write(items, entries::write_price),
            (Form::Criteria, Value::Array(items)) => entries::write(items, entries::write_criterion),
            (Form::Registrations, Value::Array(items)) => entries::write(items, entries::write_registration),
            (Form::Changes, Value::Array(items)) => entries::write(items, entries::write_change),
            (_, Value::Array(items)) => {
                let texts = items.iter().filter_map(Value::as_str).map(|text| entries::escaped(text, &[]));
                texts.collect::<Vec<_>>().join("; ")
            }
            (_, Value::String(text)) => text.clone(),
            (_, Value::Bool(true)) => "yes".to_owned(),
            (_, Value::Bool(false)) => "no".to_owned(),
            (_, Value::Null) => String::new(),
            (_, value) => value.to_string(),
        }
    }

    /// The value that a cell holds; nothing where it is empty.
    pub fn read(self, cell: &Cell, words: &Words) -> Result<Option<Value>, Problem> {
        let text = match cell {
            Cell::Empty => return Ok(None),
            Cell::Fault(fault) => {
                let message = format!("the cell holds an error of the spreadsheet, `{fault}`");
                return Err(Problem::new(message, "mend the formula, or write the value itself"));
            }
            Cell::Moment(moment) => return self.moment(*moment).map(Some),
            Cell::Truth(truth) => if *truth { "yes" } else { "no" }.to_owned(),
            Cell::Number(number) => self.number(*number)?,
            Cell::Text(text) => text.clone(),
        };
        self.text(&text, words).map(Some)
    }

    fn text(self, text: &str, words: &Words) -> Result<Value, Problem> {
        // Spreadsheets and web pages put spaces that do not break where nobody sees them.
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self {
            Form::One(read) => read(text),
            Form::Prose => read_as::<Prose>(text),
            Form::Slug => read_as::<Slug>(&plain),
            Form::Slugs => list(text, read_as::<Slug>),
            Form::Word(of) => words.id(of, &plain).map(Value::from),
            Form::Words(of) => {
                let items = text.split([';', ',', '\n']).map(str::trim).filter(|item| !item.is_empty());
                items
                    .map(|item| words.id(of, item).map(Value::from))
                    .collect::<Result<_, _>>()
                    .map(Value::Array)
            }
            Form::Texts => list(text, read_as::<Text>),
            Form::Choice(names) => choice(&plain, &names()),
            Form::Phone => phone(&plain),
            Form::Date => date(&plain),
            Form::Ages => read_as::<AgeRange>(plain.trim_end_matches(" years").trim_start_matches("ages ")),
            Form::Ratio => read_as::<StaffRatio>(&plain.replace(" to ", ":")),
            Form::YesNo => match plain.to_ascii_lowercase().as_str() {
                "y" | "1" => Ok(Value::from(true)),
                "n" | "0" => Ok(Value::from(false)),
                _ => read_as::<YesNo>(&plain),
            },
            Form::Whole => plain.parse::<u32>().map(Value::from).map_err(|_| {
                Problem::new(format!("`{plain}` is not a whole number"), "write it in figures, such as `12`")
            }),
            Form::Terms => list(text, read_as::<Term>),
            Form::When => entries::read(text, when::read_when),
            Form::Prices => entries::read(text, entries::read_price),
            Form::Criteria => entries::read(text, entries::read_criterion),
            Form::Registrations => entries::read(text, entries::read_registration),
            Form::Changes => entries::read(text, entries::read_change),
            Form::Part(Part::Days) => when::days(&plain),
            Form::Part(Part::Term) => when::term(&plain),
            Form::Part(Part::Starts | Part::Ends) => when::time_of_day(&plain).map(clock),
        }
    }

    /// The text that a number in a cell stands for.
    fn number(self, number: f64) -> Result<String, Problem> {
        let plain = number.to_string();
        match self {
            Form::Date => match serial(number) {
                Some(day) => Ok(day.to_string()),
                None => Err(Problem::new(format!("`{plain}` is not a date"), "write it as `2026-03-01`")),
            },
            // A time of day is a part of a day.
            Form::Part(Part::Starts | Part::Ends) if (0.0..1.0).contains(&number) => {
                let minutes = (number * 24.0 * 60.0).round() as i64;
                Ok(format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60))
            }
            _ => Ok(plain),
        }
    }

    fn moment(self, moment: civil::DateTime) -> Result<Value, Problem> {
        let (date, time) = (moment.date(), moment.time());
        let turned = |help: &str| {
            let message = format!("the spreadsheet has made a date or time of this: {date}");
            Problem::new(message, help)
        };
        match self {
            Form::Date => Ok(Value::from(date.to_string())),
            Form::Part(Part::Starts | Part::Ends) => Ok(clock(time)),
            Form::Ratio if time != civil::Time::midnight() => {
                read_as::<StaffRatio>(&format!("{}:{}", time.hour(), time.minute()))
            }
            Form::Ages => Err(turned("make the cell one of text and write the ages as `5 to 11`")),
            Form::Ratio => Err(turned("make the cell one of text and write `1 to 2`")),
            Form::Part(Part::Days) => {
                Ok(Value::Array(vec![Value::from(slugify(&date.strftime("%A").to_string()))]))
            }
            // Whatever else it was, it is text.
            Form::One(_) | Form::Prose => Err(turned("make the cell one of text and write it again")),
            _ => Err(turned("make the cell one of text and write it again")),
        }
    }
}

/// A text as a value of a type of the content, in the form in which people write it.
fn read_as<T: FromStr<Err = Problem> + Serialize>(text: &str) -> Result<Value, Problem> {
    let value: T = text.parse()?;
    // A scalar is text or a truth: data can say that.
    Ok(serde_json::to_value(&value).unwrap_or_default())
}

fn list(text: &str, read: impl Fn(&str) -> Result<Value, Problem>) -> Result<Value, Problem> {
    let items = entries::split(text).into_iter().map(|item| read(&entries::unescaped(&item)));
    items.collect::<Result<_, _>>().map(Value::Array)
}

fn choice(text: &str, names: &[String]) -> Result<Value, Problem> {
    let slug = slugify(text);
    match names.iter().find(|name| **name == slug) {
        Some(name) => Ok(Value::from(name.as_str())),
        None => Err(Problem {
            message: format!("`{text}` is not known here"),
            help: suggestion(&slug, names.iter().map(String::as_str)),
        }),
    }
}

/// The words that a type of the content allows.
pub fn names<T: Model>() -> Vec<String> {
    yaml::choices(&yaml::schema_of::<T>()).into_iter().map(str::to_owned).collect()
}

/// A phone number, with the nought that a spreadsheet takes off the front of what it takes for a number.
fn phone(text: &str) -> Result<Value, Problem> {
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == ' ');
    let number = text.chars().filter(char::is_ascii_digit).count();
    let mended = match (text.chars().next(), number) {
        (Some('1'..='9'), 9 | 10) if digits => format!("0{text}"),
        (Some('4'), 12) if digits && text.starts_with("44") => format!("+{text}"),
        _ => text.to_owned(),
    };
    read_as::<Phone>(&mended).or_else(|_| read_as::<Phone>(text))
}

fn date(text: &str) -> Result<Value, Problem> {
    let day = text.strip_suffix(" 00:00:00").unwrap_or(text);
    match Date::in_any_form(day) {
        Some(date) => Ok(Value::from(date.iso())),
        None => read_as::<Date>(day),
    }
}

/// The day of a number, as spreadsheets count days from the end of 1899; nothing where no listing is so old.
fn serial(number: f64) -> Option<civil::Date> {
    const OLDEST: f64 = 32_874.0;
    const NEWEST: f64 = 73_051.0;
    if !(OLDEST..NEWEST).contains(&number) {
        return None;
    }
    let days = jiff::Span::new().try_days(number as i64).ok()?;
    civil::date(1899, 12, 30).checked_add(days).ok()
}

fn clock(time: civil::Time) -> Value {
    Value::from(format!("{:02}:{:02}", time.hour(), time.minute()))
}

/// Signs with which a spreadsheet starts a formula, or that lead to one.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A text that no spreadsheet takes for a formula: one that could be has an apostrophe before it.
pub fn harmless(text: String) -> String {
    match text.trim_start_matches('\'').starts_with(FORMULA) {
        true => format!("'{text}"),
        false => text,
    }
}

/// What [`harmless`] was given.
pub fn as_it_was(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => text,
    }
}
