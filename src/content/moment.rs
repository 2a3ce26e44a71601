//! A day, or a month of which the day is not fixed yet: how steps of a timetable are dated.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use super::scalar::{Scalar, scalar};
use super::time::Date;
use crate::diagnostic::Problem;

/// A day or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// One day.
    Day(Date),
    /// Some day of the month, of which this is the first.
    Month(Date),
}

scalar!(
    Moment,
    "day-or-month",
    "A day as `2026-03-01`, or a month as `2026-03` while the day is not fixed.",
    "2026-03"
);

impl FromStr for Moment {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Moment, Problem> {
        let text = text.trim();
        match format!("{text}-01").parse::<Date>() {
            Ok(first) if text.len() == 7 => Ok(Moment::Month(first)),
            _ => text.parse().map(Moment::Day).map_err(|problem: Problem| Problem {
                message: format!("`{text}` is neither a date nor a month"),
                help: problem.help.map(|help| format!("{help}; a month alone is `2026-03`")),
            }),
        }
    }
}

impl Moment {
    /// The first day on which it can be.
    pub fn first(self) -> Date {
        match self {
            Moment::Day(day) | Moment::Month(day) => day,
        }
    }

    /// The last day on which it can be.
    pub fn last(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::Month(first) => Date(first.0.last_of_month()),
        }
    }

    /// `2026-03-01` or `2026-03`, for machines.
    pub fn iso(self) -> String {
        match self {
            Moment::Day(day) => day.iso(),
            Moment::Month(first) => first.iso().chars().take(7).collect(),
        }
    }
}

impl fmt::Display for Moment {
    /// `1 March 2026` or `March 2026`, as a page shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(day) => day.fmt(f),
            Moment::Month(first) => {
                let shown = first.to_string();
                f.write_str(shown.split_once(' ').map_or(shown.as_str(), |(_, month)| month))
            }
        }
    }
}
