//! Figures, kept exact.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use super::scalar::{Scalar, scalar, written};
use crate::diagnostic::Problem;

/// A figure, kept as written with its value in hundredths so that sums are exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    hundredths: i64,
}

scalar!(Number, "number", "A figure such as 320, 4321 or 34.4.", "320");

written!(Number, |number| number.to_string().replace(',', ""));

impl FromStr for Number {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Number, Problem> {
        let wrong =
            || Problem::new(format!("`{text}` is not a figure"), "write a figure such as 320 or 34.4");
        let bare = text.trim().replace(',', "");
        let (negative, bare) = match bare.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, bare.as_str()),
        };
        let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || whole.len() > 15 || !digits(whole) || !digits(part) || part.len() > 2 {
            return Err(wrong());
        }
        let whole: i64 = whole.parse().map_err(|_| wrong())?;
        let part: i64 = format!("{part:0<2}").parse().map_err(|_| wrong())?;
        let hundredths = whole * 100 + part;
        Ok(Number { hundredths: if negative { -hundredths } else { hundredths } })
    }
}

impl Number {
    /// The figure in hundredths.
    pub fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// A figure from its hundredths, at most as large as there can be.
    pub fn from_hundredths(hundredths: i128) -> Number {
        let most = |limit: i64| if hundredths < 0 { -limit } else { limit };
        Number { hundredths: i64::try_from(hundredths).unwrap_or(most(i64::MAX)) }
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        self.hundredths < 0
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.hundredths == 0
    }

    /// How much more this is than another figure; less than nothing where it is less.
    pub fn less(self, other: Number) -> Number {
        Number { hundredths: self.hundredths.saturating_sub(other.hundredths) }
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Number {
        Number { hundredths: i64::from(whole) * 100 }
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Number>>(numbers: I) -> Number {
        Number { hundredths: numbers.fold(0, |sum, n| sum.saturating_add(n.hundredths)) }
    }
}

impl fmt::Display for Number {
    /// With commas between thousands: `14,807`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.hundredths < 0 { "-" } else { "" };
        let whole = grouped((self.hundredths / 100).unsigned_abs());
        match (self.hundredths % 100).unsigned_abs() {
            0 => write!(f, "{sign}{whole}"),
            part if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            part => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

/// A whole number with commas between thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A percentage with as many decimals as it was written with, which say how far it was rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent {
    number: Number,
    decimals: usize,
}

scalar!(Percent, "percent", "A percentage, rounded as its source rounds it: 18 or 18.5.", "18.5");

impl FromStr for Percent {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Percent, Problem> {
        let bare = text.trim().trim_end_matches('%').trim_end();
        let number = bare
            .parse()
            .map_err(|_| Problem::new(format!("`{text}` is not a percentage"), "write it as 18 or 18.5"))?;
        Ok(Percent { number, decimals: bare.split_once('.').map_or(0, |(_, decimals)| decimals.len()) })
    }
}

impl Percent {
    /// What a part is of a whole, rounded to a number of decimals from 0 to 2; nothing where there is no whole.
    pub fn of(part: Number, whole: Number, decimals: usize) -> Option<Percent> {
        Percent { number: part, decimals: decimals.min(2) }.right(part, whole)
    }

    /// What a part is of a whole, rounded as this is; nothing where there is no whole.
    pub fn right(self, part: Number, whole: Number) -> Option<Percent> {
        let (part, whole) = (i128::from(part.hundredths), i128::from(whole.hundredths));
        if whole <= 0 {
            return None;
        }
        let unit = 10_i128.pow(2 - self.decimals.min(2) as u32);
        let hundredths = (part * 100 * 100 * 2 + whole * unit).div_euclid(whole * unit * 2) * unit;
        let number = Number { hundredths: i64::try_from(hundredths).ok()? };
        Some(Percent { number, ..self })
    }
}

impl fmt::Display for Percent {
    /// `18.0%`, with its decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.number.hundredths / 100, (self.number.hundredths % 100).abs());
        match self.decimals {
            0 => write!(f, "{whole}%"),
            1 => write!(f, "{whole}.{}%", part / 10),
            _ => write!(f, "{whole}.{part:02}%"),
        }
    }
}
