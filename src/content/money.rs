//! Money, in whole pence.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use super::number::grouped;
use super::scalar::{Scalar, Text, scalar, written};
use crate::diagnostic::Problem;

/// An amount of money in pence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pence(pub u64);

scalar!(Pence, "money", "An amount in pounds and pence without the pound sign: `4.50`; `0` is free.", "4.50");
written!(Pence, |pence| pence.written());

impl FromStr for Pence {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Pence, Problem> {
        let wrong = |help: &str| Problem::new(format!("`{text}` is not an amount of money"), help);
        if text.trim().eq_ignore_ascii_case("free") {
            return Err(wrong("write 0 for something that is free"));
        }
        let bare = text.trim().trim_start_matches('£').replace(',', "");
        let help = match bare.split_once('.') {
            Some((pounds, pence)) if pence.len() == 1 => format!("write `{pounds}.{pence}0`"),
            _ => "write pounds and pence such as `4.50`, and `0` for free".to_owned(),
        };
        let help = help.as_str();
        let (pounds, pence) = bare.split_once('.').unwrap_or((&bare, "00"));
        if pounds.len() > 12
            || pence.len() != 2
            || !(pounds.bytes().chain(pence.bytes())).all(|b| b.is_ascii_digit())
        {
            return Err(wrong(help));
        }
        let pounds: u64 = pounds.parse().map_err(|_| wrong(help))?;
        let pence: u64 = pence.parse().map_err(|_| wrong(help))?;
        Ok(Pence(pounds * 100 + pence))
    }
}

impl Pence {
    /// As it is written in the content: `4.50`, and `0` for free.
    pub fn written(self) -> String {
        match self.0 {
            0 => "0".to_owned(),
            pence => format!("{}.{:02}", pence / 100, pence % 100),
        }
    }
}

impl fmt::Display for Pence {
    /// As a page shows it: `£4.50`, `£120,000`, `Free`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (0, 0) => f.write_str("Free"),
            (pounds, 0) => write!(f, "£{}", grouped(pounds)),
            (pounds, pence) => write!(f, "£{}.{pence:02}", grouped(pounds)),
        }
    }
}

/// What a price is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PriceUnit {
    /// One hour.
    Hour,
    /// One session.
    Session,
    /// One day.
    Day,
    /// One night.
    Night,
    /// One week.
    Week,
    /// A term of school.
    Term,
    /// A year.
    Year,
    /// One visit.
    Visit,
    /// One child.
    Child,
    /// One loan of a thing.
    Loan,
    /// One month.
    Month,
    /// A family, however many come.
    Family,
    /// The whole of it.
    Course,
}

impl PriceUnit {
    /// As it stands after a price: `a session`.
    pub fn phrase(self) -> &'static str {
        match self {
            PriceUnit::Hour => "an hour",
            PriceUnit::Session => "a session",
            PriceUnit::Day => "a day",
            PriceUnit::Night => "a night",
            PriceUnit::Week => "a week",
            PriceUnit::Term => "a term",
            PriceUnit::Year => "a year",
            PriceUnit::Visit => "a visit",
            PriceUnit::Child => "a child",
            PriceUnit::Loan => "a loan",
            PriceUnit::Month => "a month",
            PriceUnit::Family => "a family",
            PriceUnit::Course => "for the whole course",
        }
    }
}

/// One price: the full one, or a reduced one with its name and who it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Price {
    /// What the price is called, such as `reduced` or `brothers and sisters`.
    pub name: Option<Text>,
    /// How much, in pounds and pence; 0 is free.
    pub amount: Pence,
    /// What that pays for.
    pub per: Option<PriceUnit>,
    /// Who pays this price.
    #[serde(rename = "for")]
    pub who: Option<Text>,
}
