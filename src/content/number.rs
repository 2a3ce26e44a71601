//! Figures, kept exact.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use super::scalar::{Scalar, scalar};
use crate::diagnostic::Problem;

/// A figure, kept as written with its value in hundredths so that sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    hundredths: i64,
}

scalar!(Number, "number", "A figure such as 320, 4321 or 34.4.", "320");

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

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Number>>(numbers: I) -> Number {
        Number { hundredths: numbers.map(|n| n.hundredths).sum() }
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
