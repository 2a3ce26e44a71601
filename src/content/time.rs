//! Dates, times of day, days of the week and lengths of time.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use super::scalar::{Scalar, scalar};
use crate::diagnostic::Problem;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub jiff::civil::Date);

scalar!(Date, "date", "A date as year, month and day: `2026-03-01`.", "2026-03-01");

impl FromStr for Date {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Date, Problem> {
        let bytes = text.trim().as_bytes();
        let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let help = || match reordered(text) {
            Some(date) => format!("write the date as `{}`", date.iso()),
            None => "write dates as year-month-day: `2026-03-01`".to_owned(),
        };
        shaped
            .then(|| text.trim().parse().ok().map(Date))
            .flatten()
            .ok_or_else(|| Problem::new(format!("`{text}` is not a date"), help()))
    }
}

/// A date that was written the British way, in figures or in words, where it can be told.
fn reordered(text: &str) -> Option<Date> {
    ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"]
        .iter()
        .find_map(|form| jiff::civil::Date::strptime(form, text.trim()).ok())
        .map(Date)
}

impl Date {
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

impl FromStr for TimeRange {
    type Err = Problem;
    fn from_str(text: &str) -> Result<TimeRange, Problem> {
        let time = |part: &str| {
            let (hour, minute) = part.trim().split_once(':').filter(|(_, minute)| minute.len() == 2)?;
            jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
        };
        let range = text.replace(['–', '—'], "-");
        let (from, to) =
            range.split_once('-').and_then(|(from, to)| Some((time(from)?, time(to)?))).ok_or_else(|| {
                Problem::new(
                    format!("`{text}` is not a start and an end"),
                    "write both by the 24-hour clock with a hyphen between: `18:00-20:30`",
                )
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

impl fmt::Display for TimeRange {
    /// `10am to 11:30am`, as a page shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", clock(self.from), clock(self.to))
    }
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

/// A length of time in years, months, weeks or days, by ISO 8601: `P2Y`, `P6M`.
#[derive(Debug, Clone, Copy)]
pub struct Term(pub jiff::Span);

scalar!(Term, "length-of-time", "A length of time: `P2Y` is two years, `P6M` six months.", "P1Y");

impl FromStr for Term {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Term, Problem> {
        text.trim()
            .parse::<jiff::Span>()
            .ok()
            .filter(|span| text.trim().starts_with('P') && !text.contains('T') && !span.is_zero())
            .map(Term)
            .ok_or_else(|| {
                Problem::new(
                    format!("`{text}` is not a length of time"),
                    "write P, a number and Y for years, M for months or W for weeks: `P1Y`",
                )
            })
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
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
