//! Dates, times of day, days of the week and lengths of time.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use super::scalar::{Scalar, scalar, written};
use crate::diagnostic::Problem;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub jiff::civil::Date);

scalar!(Date, "date", "A date as year, month and day: `2026-03-01`.", "2026-03-01");
written!(Date, |date| date.iso());

impl FromStr for Date {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Date, Problem> {
        let bytes = text.trim().as_bytes();
        let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let help = || match (reordered(text), month_of(text)) {
            (Some(date), _) => format!("write the date as `{}`", date.iso()),
            (None, Some(month)) => {
                format!(
                    "{} {} has {} days",
                    MONTHS[month.month() as usize - 1],
                    month.year(),
                    month.days_in_month()
                )
            }
            (None, None) => "write dates as year-month-day: `2026-03-01`".to_owned(),
        };
        shaped
            .then(|| text.trim().parse().ok().map(Date))
            .flatten()
            .ok_or_else(|| Problem::new(format!("`{text}` is not a date"), help()))
    }
}

/// A date that was written the British way, in figures or in words, where it can be told.
fn reordered(text: &str) -> Option<Date> {
    ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y"]
        .iter()
        .find_map(|form| jiff::civil::Date::strptime(form, text.trim()).ok())
        .map(Date)
}

/// The month of a date whose day it does not have.
fn month_of(text: &str) -> Option<jiff::civil::Date> {
    let (month, day) = text.trim().rsplit_once('-')?;
    let first = format!("{month}-01").parse::<jiff::civil::Date>().ok()?;
    day.parse::<u8>().ok().map(|_| first)
}

impl Date {
    /// The date that a text means, whether it is written by year first, the British way in figures, or in words.
    pub fn in_any_form(text: &str) -> Option<Date> {
        reordered(text)
    }

    /// `2026-03-01`, for machines.
    pub fn iso(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Display for Date {
    /// `1 March 2026`, as a page shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.0.day(), MONTHS[self.0.month() as usize - 1], self.0.year())
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day that comes every year, such as the first day of a year of support.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayOfYear {
    month: i8,
    day: i8,
}

scalar!(DayOfYear, "day-of-year", "A day that comes every year, as month and day: `04-01`.", "04-01");

written!(DayOfYear, |day| format_args!("{:02}-{:02}", day.month, day.day));

impl FromStr for DayOfYear {
    type Err = Problem;
    fn from_str(text: &str) -> Result<DayOfYear, Problem> {
        text.split_once('-')
            .filter(|(month, day)| month.len() == 2 && day.len() == 2)
            // A leap year, so that 29 February can be said.
            .and_then(|(month, day)| {
                jiff::civil::Date::new(2024, month.parse().ok()?, day.parse().ok()?).ok()
            })
            .map(|date| DayOfYear { month: date.month(), day: date.day() })
            .ok_or_else(|| {
                Problem::new(
                    format!("`{text}` is not a day of the year"),
                    "write month and day: `04-01` is 1 April",
                )
            })
    }
}

impl DayOfYear {
    /// The day in a year that has every day.
    pub fn date(self) -> jiff::civil::Date {
        jiff::civil::Date::new(2024, self.month, self.day).unwrap_or_default()
    }
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, MONTHS[self.month as usize - 1])
    }
}

/// From one time of day to another; one that ends before it starts goes past midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// When it starts.
    pub from: jiff::civil::Time,
    /// When it ends.
    pub to: jiff::civil::Time,
}

scalar!(TimeRange, "times", "When it starts and ends, by the 24-hour clock: `18:00-20:30`.", "18:00-20:30");
written!(TimeRange, |range| range.written());

impl FromStr for TimeRange {
    type Err = Problem;
    fn from_str(text: &str) -> Result<TimeRange, Problem> {
        let time = |part: &str| {
            let (hour, minute) =
                part.trim().split_once(':').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2)?;
            jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
        };
        let range = text.replace(['–', '—'], "-").replace(" to ", "-");
        let (from, to) =
            range.split_once('-').and_then(|(from, to)| Some((time(from)?, time(to)?))).ok_or_else(|| {
                let help = match range
                    .split_once('-')
                    .and_then(|(from, to)| Some((by_half(from)?, by_half(to)?)))
                {
                    Some((from, to)) => format!("write `{from}-{to}`"),
                    None => "write both by the 24-hour clock with a hyphen between: `18:00-20:30`".to_owned(),
                };
                Problem::new(format!("`{text}` is not a start and an end"), help)
            })?;
        if from == to {
            return Err(Problem::new(
                format!("it starts and ends at the same time, `{text}`"),
                "write when it ends after the hyphen",
            ));
        }
        Ok(TimeRange { from, to })
    }
}

impl TimeRange {
    /// The range that a text means, by the 24-hour clock or with am and pm.
    pub fn in_any_form(text: &str) -> Option<TimeRange> {
        let range = text.replace(['–', '—'], "-").replace(" to ", "-");
        let (from, to) = range.split_once('-')?;
        range.parse().ok().or_else(|| format!("{}-{}", by_half(from)?, by_half(to)?).parse().ok())
    }

    /// As it is written in the content: `10:00-11:30`.
    pub fn written(self) -> String {
        let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
        format!("{}-{}", clock(self.from), clock(self.to))
    }
}

impl fmt::Display for TimeRange {
    /// `10am to 11:30am`, as a page shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", clock(self.from), clock(self.to))
    }
}

/// `12.30pm` by the 24-hour clock: `12:30`.
fn by_half(part: &str) -> Option<String> {
    let part = part.trim().to_ascii_lowercase();
    let (digits, afternoon) = match (part.strip_suffix("am"), part.strip_suffix("pm")) {
        (Some(digits), _) => (digits, 0),
        (None, Some(digits)) => (digits, 12),
        (None, None) => return None,
    };
    let (hour, minute) = digits.trim().split_once([':', '.']).unwrap_or((digits.trim(), "00"));
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    ((1..=12).contains(&hour) && (0..60).contains(&minute))
        .then(|| format!("{:02}:{minute:02}", hour % 12 + afternoon))
}

/// `10am`, `11:30am`, `midday`, `midnight`.
fn clock(time: jiff::civil::Time) -> String {
    let half = if time.hour() < 12 { "am" } else { "pm" };
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => format!("{hour}{half}"),
        (_, minute) => format!("{hour}:{minute:02}{half}"),
    }
}

/// A length of time in years, months, weeks or days: `2 years`, or by ISO 8601 `P2Y`.
#[derive(Debug, Clone, Copy)]
pub struct Term(pub jiff::Span);

scalar!(
    Term,
    "length-of-time",
    "A length of time: `2 years` or `6 months`, or by ISO 8601 `P2Y` or `P6M`.",
    "1 year"
);
written!(Term, |term| term.0);

impl FromStr for Term {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Term, Problem> {
        in_words(text)
            .or_else(|| text.trim().parse::<jiff::Span>().ok().filter(|_| text.trim().starts_with('P')))
            .filter(|span| !text.contains('T') && !span.is_zero())
            .map(Term)
            .ok_or_else(|| {
                Problem::new(
                    format!("`{text}` is not a length of time"),
                    "write it as `1 year`, `6 months` or `2 weeks`",
                )
            })
    }
}

/// `2 years`, `6 months`
fn in_words(text: &str) -> Option<jiff::Span> {
    let (number, unit) = text.trim().split_once(' ')?;
    let number: i64 = number.parse().ok().filter(|number| (1..=100).contains(number))?;
    let span = jiff::Span::new();
    match unit.trim().trim_end_matches('s') {
        "year" => Some(span.years(number)),
        "month" => Some(span.months(number)),
        "week" => Some(span.weeks(number)),
        "day" => Some(span.days(number)),
        _ => None,
    }
}

impl fmt::Display for Term {
    /// `2 years`, as a page shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (i64::from(self.0.get_years()), "year"),
            (i64::from(self.0.get_months()), "month"),
            (i64::from(self.0.get_weeks()), "week"),
            (i64::from(self.0.get_days()), "day"),
        ];
        let said: Vec<_> = parts
            .iter()
            .filter(|(n, _)| *n != 0)
            .map(|(n, unit)| format!("{n} {unit}{}", if *n == 1 { "" } else { "s" }))
            .collect();
        f.write_str(&said.join(" and "))
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Day {
    /// All of the week, from Monday.
    pub const ALL: [Day; 7] =
        [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];

    /// The day of the week of a date.
    pub fn of(date: jiff::civil::Date) -> Day {
        Day::ALL[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    /// `MO`, by RFC 5545.
    pub fn code(self) -> &'static str {
        match self {
            Day::Monday => "MO",
            Day::Tuesday => "TU",
            Day::Wednesday => "WE",
            Day::Thursday => "TH",
            Day::Friday => "FR",
            Day::Saturday => "SA",
            Day::Sunday => "SU",
        }
    }

    /// `Monday`.
    pub fn name(self) -> &'static str {
        match self {
            Day::Monday => "Monday",
            Day::Tuesday => "Tuesday",
            Day::Wednesday => "Wednesday",
            Day::Thursday => "Thursday",
            Day::Friday => "Friday",
            Day::Saturday => "Saturday",
            Day::Sunday => "Sunday",
        }
    }
}
