//! A time, as finely as whoever wrote it knows it: a year, a month, a day. Figures are for one, and the steps of a
//! timetable are due at one.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use super::scalar::{Scalar, scalar};
use super::time::Date;
use crate::diagnostic::Problem;

/// A point on the line of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    first_day: jiff::civil::Date,
    fineness: Fineness,
}

/// How finely a time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fineness {
    /// A year.
    Year,
    /// A year that starts in April and so has two numbers.
    FinancialYear,
    /// A month.
    Month,
    /// A day.
    Day,
}

scalar!(
    Moment,
    "moment",
    "A year `2025`, a financial year `2025/26`, a month `2026-01` or a day `2026-01-31`.",
    "2025"
);

impl FromStr for Moment {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Moment, Problem> {
        let written = text.trim();
        read(written).ok_or_else(|| {
            let month = written.split_once('-').is_some_and(|(_, rest)| rest.len() == 2);
            let help = match written.split_once('-') {
                Some((year, next)) if month => format!("write a financial year as `{year}/{next}`"),
                _ => {
                    "write a year `2025`, a financial year `2025/26`, a month `2026-01` or a day `2026-01-31`"
                        .to_owned()
                }
            };
            Problem::new(format!("`{text}` is not a year, a month or a day"), help)
        })
    }
}

fn read(written: &str) -> Option<Moment> {
    let of = |text: &str, fineness| Some(Moment { first_day: text.parse::<Date>().ok()?.0, fineness });
    let is_year = |year: &str| year.len() == 4;
    if let Some((year, next)) = written.split_once('/') {
        let follows = year.parse::<u32>().ok().map(|year| (year + 1) % 100) == next.parse().ok();
        return (is_year(year) && next.len() == 2 && follows)
            .then(|| of(&format!("{year}-04-01"), Fineness::FinancialYear))?;
    }
    match written.matches('-').count() {
        0 if is_year(written) => of(&format!("{written}-01-01"), Fineness::Year),
        1 => of(&format!("{written}-01"), Fineness::Month),
        _ => of(written, Fineness::Day),
    }
}

impl From<Date> for Moment {
    fn from(day: Date) -> Moment {
        Moment { first_day: day.0, fineness: Fineness::Day }
    }
}

impl Moment {
    /// How many months lie between the start of the calendar and this, with days as a part of their month.
    pub fn months(self) -> f64 {
        let day = f64::from(self.first_day.day() - 1) / f64::from(self.first_day.days_in_month());
        f64::from(i32::from(self.first_day.year()) * 12 + i32::from(self.first_day.month()) - 1) + day
    }

    /// How finely it is known.
    pub fn fineness(self) -> Fineness {
        self.fineness
    }

    /// The first day on which it can be.
    pub fn first(self) -> Date {
        Date(self.first_day)
    }

    /// The last day on which it can be.
    pub fn last(self) -> Date {
        let end_of_year = |year: i16| jiff::civil::Date::new(year, 12, 31).unwrap_or(self.first_day);
        Date(match self.fineness {
            Fineness::Year => end_of_year(self.first_day.year()),
            // The day before the next one starts.
            Fineness::FinancialYear => jiff::civil::Date::new(self.first_day.year() + 1, 3, 31)
                .unwrap_or_else(|_| end_of_year(self.first_day.year())),
            Fineness::Month => self.first_day.last_of_month(),
            Fineness::Day => self.first_day,
        })
    }

    /// For machines: `2026`, `2026-03` or `2026-03-01`; a financial year by its first month, since HTML has no word
    /// for one.
    pub fn iso(self) -> String {
        let day = Date(self.first_day).iso();
        let signs = match self.fineness {
            Fineness::Year => 4,
            Fineness::FinancialYear | Fineness::Month => 7,
            Fineness::Day => 10,
        };
        day.chars().take(signs).collect()
    }

    /// `2025`, `2025/26`, `Jan 2026`, `31 Jan 2026`: as a chart needs it.
    pub fn short(self) -> String {
        match self.fineness {
            Fineness::Month => self.first_day.strftime("%b %Y").to_string(),
            Fineness::Day => self.first_day.strftime("%-d %b %Y").to_string(),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Moment {
    /// `2025`, `2025/26`, `January 2026`, `31 January 2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first_day;
        match self.fineness {
            Fineness::Year => write!(f, "{}", day.year()),
            Fineness::FinancialYear => write!(f, "{}/{:02}", day.year(), (day.year() + 1) % 100),
            Fineness::Month => write!(f, "{}", day.strftime("%B %Y")),
            Fineness::Day => Date(day).fmt(f),
        }
    }
}
