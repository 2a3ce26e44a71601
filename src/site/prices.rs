//! The bands of price that listings are grouped in: by the lowest price that anybody pays for one time.

use crate::content::money::{Pence, Price, PriceUnit};
use crate::content::words::Words;

/// What a family pays for one time, as far as it can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// Nothing, for some families at least.
    Free,
    /// So much for one time.
    Each(Pence),
    /// Only by the hour, the week, the loan or the like, which cannot be compared with the price of one time.
    Otherwise,
    /// The listing does not say.
    Unknown,
}

/// The lowest that anybody pays.
pub fn lowest(prices: &[Price]) -> Paid {
    if prices.iter().any(|price| price.amount.0 == 0) {
        return Paid::Free;
    }
    let each = prices.iter().filter(|price| price.per.is_some_and(is_one_time)).map(|price| price.amount);
    match (each.min(), prices) {
        (Some(lowest), _) => Paid::Each(lowest),
        (None, []) => Paid::Unknown,
        (None, _) => Paid::Otherwise,
    }
}

/// Whether a price is paid for each time that a child comes.
fn is_one_time(unit: PriceUnit) -> bool {
    match unit {
        PriceUnit::Session
        | PriceUnit::Day
        | PriceUnit::Night
        | PriceUnit::Visit
        | PriceUnit::Child
        | PriceUnit::Family => true,
        PriceUnit::Hour
        | PriceUnit::Week
        | PriceUnit::Month
        | PriceUnit::Term
        | PriceUnit::Year
        | PriceUnit::Loan
        | PriceUnit::Course => false,
    }
}

/// A band of prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Free.
    Free,
    /// Over one amount, or from nothing, and up to another, or without an end.
    Each {
        /// The band starts above this.
        over: Option<Pence>,
        /// The dearest price in the band.
        up_to: Option<Pence>,
    },
    /// Paid in another way.
    Otherwise,
    /// Not known.
    Unknown,
}

/// The bands between free and unknown, for the amounts at which they end.
pub fn bands(ends: &[Pence]) -> Vec<Band> {
    let starts = std::iter::once(None).chain(ends.iter().copied().map(Some));
    let ends = ends.iter().copied().map(Some).chain([None]);
    let each = starts.zip(ends).map(|(over, up_to)| Band::Each { over, up_to });
    std::iter::once(Band::Free).chain(each).chain([Band::Otherwise, Band::Unknown]).collect()
}

impl Band {
    /// Whether a service is in it.
    pub fn has(self, prices: &[Price]) -> bool {
        match (self, lowest(prices)) {
            (Band::Free, Paid::Free)
            | (Band::Otherwise, Paid::Otherwise)
            | (Band::Unknown, Paid::Unknown) => true,
            (Band::Each { over, up_to }, Paid::Each(price)) => {
                over.is_none_or(|over| price > over) && up_to.is_none_or(|most| price <= most)
            }
            _ => false,
        }
    }

    /// Its folder.
    pub fn slug(self) -> String {
        let plain = |pence: Pence| match (pence.0 / 100, pence.0 % 100) {
            (pounds, 0) => pounds.to_string(),
            (pounds, pence) => format!("{pounds}-{pence:02}"),
        };
        match self {
            Band::Free => "free".to_owned(),
            Band::Each { over: None, up_to: Some(most) } => format!("up-to-{}", plain(most)),
            Band::Each { over: Some(over), up_to: Some(most) } => {
                format!("over-{}-to-{}", plain(over), plain(most))
            }
            Band::Each { over: Some(over), up_to: None } => format!("over-{}", plain(over)),
            Band::Each { over: None, up_to: None } => "priced".to_owned(),
            Band::Otherwise => "other".to_owned(),
            Band::Unknown => "not-given".to_owned(),
        }
    }

    /// What is said of it below a key of its words: `name`, `title`, `phrase` or `about`.
    pub fn say(self, words: &Words, form: &str) -> String {
        let (band, over, most) = match self {
            Band::Free => ("free", None, None),
            Band::Each { over: None, up_to: Some(most) } => ("up-to", None, Some(most)),
            Band::Each { over: Some(over), up_to: Some(most) } => ("between", Some(over), Some(most)),
            Band::Each { over: Some(over), up_to: None } => ("over", Some(over), None),
            Band::Each { over: None, up_to: None } => ("priced", None, None),
            Band::Otherwise => ("otherwise", None, None),
            Band::Unknown => ("unknown", None, None),
        };
        let money = |amount: Option<Pence>| amount.map(|amount| words.money(amount)).unwrap_or_default();
        let (over, most) = (money(over), money(most));
        words.say_with(
            &format!("price-bands.{band}.{form}"),
            &[("over", (&over).into()), ("most", (&most).into())],
        )
    }

    /// Whether it needs to be said what counts for it.
    pub fn is_explained(self) -> bool {
        !matches!(self, Band::Each { .. })
    }
}
