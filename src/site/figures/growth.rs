//! How a figure changed from one time to another, in words and in per cent.

use super::Point;
use crate::content::number::{Number, grouped};

/// Two figures of one thing, the earlier one first.
#[derive(Debug, Clone, Copy)]
pub struct Growth {
    from: Number,
    to: Number,
    /// How many months lie between the two.
    months: u64,
    /// Whether the figures are percentages, of which no percentage is taken.
    of_per_cent: bool,
}

/// Fractions that people say in words, in thousandths.
const FRACTIONS: [(i128, &str); 5] =
    [(250, "a quarter"), (333, "a third"), (500, "half"), (667, "two thirds"), (750, "three quarters")];

impl Growth {
    /// From one point of a series to another.
    pub fn between(from: &Point, to: &Point, of_per_cent: bool) -> Growth {
        let months = (to.time.months() - from.time.months()).abs().round() as u64;
        Growth { from: from.value, to: to.value, months, of_per_cent }
    }

    /// `rose by 9% in two years`, `more than doubled in ten months`, `fell by a third in one year`
    pub fn in_words(&self) -> String {
        let for_or_in = if self.from == self.to { "for" } else { "in" };
        format!("{} {for_or_in} {}", self.change(), span(self.months))
    }

    /// `rose by 9%`, `more than doubled`, `fell by a third`
    pub fn change(&self) -> String {
        let (from, to) = (self.from, self.to);
        if from == to {
            return format!("stayed at {}", self.shown(from));
        }
        let way = if to > from { "rose" } else { "fell" };
        let Some(thousandths) = self.thousandths() else {
            let by = match self.of_per_cent {
                true => {
                    let points = absolute(to.less(from));
                    format!(
                        "by {points} percentage point{}",
                        if points.to_string() == "1" { "" } else { "s" }
                    )
                }
                false => format!("from {from} to {to}"),
            };
            return format!("{way} {by}");
        };
        let (first, last) = (i128::from(from.hundredths()), i128::from(to.hundredths()));
        match last {
            0 => return "fell to 0".to_owned(),
            _ if last == 2 * first => return "doubled".to_owned(),
            _ if last == 3 * first => return "trebled".to_owned(),
            _ if 2 * last == first => return "halved".to_owned(),
            _ if 2 * first < last && last < 3 * first => return "more than doubled".to_owned(),
            _ if 3 * first < last && last < 4 * first => return "more than trebled".to_owned(),
            _ if 2 * last < first => return "more than halved".to_owned(),
            _ => {}
        }
        let size = thousandths.abs();
        let fraction = FRACTIONS.iter().find(|(exact, _)| (size - exact).abs() <= 1);
        match fraction {
            Some((_, words)) => format!("{way} by {words}"),
            None => format!("{way} by {}", per_cent(size)),
        }
    }

    /// `+9%`, or `−12%` with the sign that is as wide as a plus; percentages differ by points: `+4 points`.
    pub fn in_per_cent(&self) -> String {
        let sign = match self.to.cmp(&self.from) {
            std::cmp::Ordering::Less => "−",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => "+",
        };
        match self.thousandths() {
            Some(thousandths) => format!("{sign}{}", per_cent(thousandths.abs())),
            None if self.of_per_cent => format!("{sign}{} points", absolute(self.to.less(self.from))),
            None => format!("from {} to {}", self.from, self.to),
        }
    }

    /// `, from 371 to 404`, unless the words say so already
    pub fn ends(&self) -> String {
        match self.thousandths() {
            None if !self.of_per_cent => String::new(),
            _ if self.from == self.to => String::new(),
            _ => format!(", from {} to {}", self.shown(self.from), self.shown(self.to)),
        }
    }

    /// `rose by 9%, from 371 to 404`
    pub fn with_ends(&self) -> String {
        format!("{}{}", self.change(), self.ends())
    }

    /// Whether the last figure is the smaller one.
    pub fn is_fall(&self) -> bool {
        self.to < self.from
    }

    /// What growths of one table are compared by: thousandths, or points of percentages; nothing where there is no
    /// such share.
    pub fn size(&self) -> Option<i128> {
        match self.of_per_cent {
            true => Some(i128::from(self.to.less(self.from).hundredths())),
            false => self.thousandths(),
        }
    }

    /// By how many thousandths of the first figure the last one differs; nothing where there is no such share.
    pub fn thousandths(&self) -> Option<i128> {
        let (from, to) = (i128::from(self.from.hundredths()), i128::from(self.to.hundredths()));
        let is_share = !self.of_per_cent && from > 0 && to >= 0;
        is_share.then(|| ((to - from) * 2000 + from).div_euclid(2 * from))
    }

    fn shown(&self, number: Number) -> String {
        if self.of_per_cent { format!("{number}%") } else { number.to_string() }
    }
}

/// Whole per cents, with a decimal below one.
fn per_cent(thousandths: i128) -> String {
    match thousandths {
        1..10 => format!("0.{thousandths}%"),
        _ => format!("{}%", grouped(u64::try_from((thousandths + 5) / 10).unwrap_or(u64::MAX))),
    }
}

fn absolute(number: Number) -> Number {
    if number.is_negative() { number.less(number).less(number) } else { number }
}

const SMALL: [&str; 11] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// `ten months`, `two years`
fn span(months: u64) -> String {
    let counted = |number: u64, unit: &str| {
        let number_in_words = usize::try_from(number).ok().and_then(|n| SMALL.get(n).copied());
        let number_in_words = number_in_words.map_or_else(|| number.to_string(), str::to_owned);
        format!("{number_in_words} {unit}{}", if number == 1 { "" } else { "s" })
    };
    match months {
        0 => "less than a month".to_owned(),
        months if months.is_multiple_of(12) => counted(months / 12, "year"),
        months => counted(months, "month"),
    }
}
