//! How a figure changed from one time to another, in words and in per cent.

use super::Point;
use crate::content::number::{Number, grouped};
use crate::content::words::{Value, Words};

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

/// Fractions that people say in words, in thousandths, with the names of their words.
const FRACTIONS: [(i128, &str); 5] =
    [(250, "quarter"), (333, "third"), (500, "half"), (667, "two-thirds"), (750, "three-quarters")];

/// How a growth stands to the others of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing grew more.
    GrewMost,
    /// Everything grew, and nothing less than this.
    GrewLeast,
    /// Everything fell, and nothing more than this.
    FellMost,
    /// Everything fell, and nothing less than this.
    FellLeast,
    /// Only some fell, and nothing more than this.
    Fell,
}

impl Standing {
    fn key(self) -> &'static str {
        match self {
            Standing::GrewMost => "grew-most",
            Standing::GrewLeast => "grew-least",
            Standing::FellMost => "fell-most",
            Standing::FellLeast => "fell-least",
            Standing::Fell => "fell",
        }
    }
}

impl Growth {
    /// From one point of a series to another.
    pub fn between(from: &Point, to: &Point, of_per_cent: bool) -> Growth {
        let months = (to.time.months() - from.time.months()).abs().round() as u64;
        Growth { from: from.value, to: to.value, months, of_per_cent }
    }

    /// `rose by 9% in two years`, `more than doubled in ten months`, `fell by a third in one year`
    pub fn in_words(&self, words: &Words) -> String {
        self.said(words, "phrase", "")
    }

    /// `The total rose by 9% in two years, from 371 to 404.`
    pub fn of(&self, what: &str, words: &Words) -> String {
        self.said(words, "sentence", what)
    }

    /// `Each rose by 9% in two years.`
    pub fn of_each(&self, words: &Words) -> String {
        self.said(words, "each", "")
    }

    /// `“Overnight stays” grew most: it rose by 9%, from 371 to 404.`
    pub fn compared(&self, what: &str, standing: Standing, words: &Words) -> String {
        self.said(words, standing.key(), what)
    }

    /// The message of a kind that fits what became of the figure.
    fn said(&self, words: &Words, kind: &str, what: &str) -> String {
        let course = self.course();
        let time = span(self.months, if course == "stayed" { "for" } else { "in" }, words);
        let (from, to, by) = (self.shown(self.from), self.shown(self.to), self.by(words));
        let values = [("what", what), ("time", &time), ("from", &from), ("to", &to), ("by", &by)];
        words.say_with(&format!("growth.{kind}.{course}"), &values.map(|(name, text)| (name, text.into())))
    }

    /// What became of the figure, as the words have it.
    fn course(&self) -> &'static str {
        let rises = self.to > self.from;
        if self.from == self.to {
            return "stayed";
        }
        if self.thousandths().is_none() && !self.of_per_cent {
            return if rises { "rose-from" } else { "fell-from" };
        }
        let (first, last) = (i128::from(self.from.hundredths()), i128::from(self.to.hundredths()));
        match last {
            _ if self.of_per_cent => {}
            0 => return "to-nothing",
            _ if last == 2 * first => return "doubled",
            _ if last == 3 * first => return "trebled",
            _ if 2 * last == first => return "halved",
            _ if 2 * first < last && last < 3 * first => return "more-than-doubled",
            _ if 3 * first < last && last < 4 * first => return "more-than-trebled",
            _ if 2 * last < first => return "more-than-halved",
            _ => {}
        }
        if rises { "rose" } else { "fell" }
    }

    /// `9%`, `a third`, `12.5 percentage points`: the size of a growth that has one.
    fn by(&self, words: &Words) -> String {
        let Some(thousandths) = self.thousandths() else {
            return self.points("growth.by.points", words);
        };
        let size = thousandths.abs();
        match FRACTIONS.iter().find(|(exact, _)| (size - exact).abs() <= 1) {
            Some((_, name)) => words.say(&format!("growth.by.{name}")),
            None => per_cent(size),
        }
    }

    /// By how many points percentages differ. Only whole numbers have plurals of their own.
    fn points(&self, key: &str, words: &Words) -> String {
        let points = absolute(self.to.less(self.from));
        let shown = points.to_string();
        let whole = (points.hundredths() % 100 == 0).then(|| ("n", Value::Number(points.hundredths() / 100)));
        let values: Vec<_> = whole.into_iter().chain([("points", Value::Text(&shown))]).collect();
        words.say_with(key, &values)
    }

    /// `+9%`, or `−12%` with the sign that is as wide as a plus; percentages differ by points: `+4 points`.
    pub fn in_per_cent(&self, words: &Words) -> String {
        let sign = match self.to.cmp(&self.from) {
            std::cmp::Ordering::Less => "−",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => "+",
        };
        // Among letters that run to the left, a sign without this would end up behind its number.
        let sign = match words.language().direction() {
            "rtl" if !sign.is_empty() => format!("\u{200e}{sign}"),
            _ => sign.to_owned(),
        };
        match self.thousandths() {
            Some(thousandths) => format!("{sign}{}", per_cent(thousandths.abs())),
            None if self.of_per_cent => format!("{sign}{}", self.points("growth.points", words)),
            None => {
                let (from, to) = (self.from.to_string(), self.to.to_string());
                words.say_with("growth.from-to", &[("from", (&from).into()), ("to", (&to).into())])
            }
        }
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

/// The names of the numbers that are said in words, from two.
const SMALL: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// `in ten months`, `for two years`
fn span(months: u64, way: &str, words: &Words) -> String {
    let counted = |number: u64, unit: &str| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        let name = number.checked_sub(2).and_then(|place| SMALL.get(place));
        let said =
            name.map_or_else(|| number.to_string(), |name| words.say(&format!("growth.number.{name}")));
        let values = [("n", number.into()), ("number", (&said).into())];
        words.say_with(&format!("growth.{way}.{unit}"), &values)
    };
    match months {
        0 => words.say(&format!("growth.{way}.days")),
        months if months.is_multiple_of(12) => counted(months / 12, "years"),
        months => counted(months, "months"),
    }
}
