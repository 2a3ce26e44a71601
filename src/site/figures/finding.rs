//! What a table shows, in a sentence or two: what its chart says to those who cannot see it.

use super::growth::{Growth, Standing};
use super::{Series, series, share_in_words, shown};
use crate::content::evidence::{Along, Evidence, Row};
use crate::content::number::Number;
use crate::content::words::Words;

/// So many columns or lines are told of one by one.
const MOST_TOLD: usize = 4;

/// The main finding of a table, worked out from its figures.
pub fn finding(set: &Evidence, words: &Words) -> String {
    let lines = series(set);
    if !lines.is_empty() {
        return over_time(set, &lines, words);
    }
    if set.width() == 1 {
        return of_column(set, words);
    }
    let told = set.columns.iter().enumerate().take(MOST_TOLD).map(|(n, column)| {
        let largest = Column::of(set, n, words).largest();
        words.say_with(
            "figures.of-column",
            &[("name", column.name.as_str().into()), ("finding", (&largest).into())],
        )
    });
    told.collect::<Vec<_>>().join(" ")
}

/// The largest of the only column and the smallest.
fn of_column(set: &Evidence, words: &Words) -> String {
    let column = Column::of(set, 0, words);
    match column.ends() {
        Some((least, most)) if least != most => {
            let smallest = column.who("smallest", least, &column.with_share(least));
            format!("{} {smallest}", column.largest())
        }
        _ => column.largest(),
    }
}

/// The figures of a column that are not parts of others.
struct Column<'a> {
    set: &'a Evidence,
    rows: Vec<&'a Row>,
    column: usize,
    words: &'a Words,
    /// Their sum, where that means anything.
    sum: Option<Number>,
}

impl<'a> Column<'a> {
    fn of(set: &'a Evidence, column: usize, words: &'a Words) -> Column<'a> {
        let sum = Some(set.sum(column)).filter(|_| set.adds_down() && !set.is_per_cent());
        Column { set, rows: set.whole_rows().collect(), column, words, sum }
    }

    fn value(&self, row: &Row) -> Number {
        row.values.get(self.column).copied().unwrap_or_default()
    }

    /// The smallest and the largest.
    fn ends(&self) -> Option<(Number, Number)> {
        let values = || self.rows.iter().map(|row| self.value(row));
        values().min().zip(values().max())
    }

    /// The sentence of the largest.
    fn largest(&self) -> String {
        let Some((least, most)) = self.ends() else { return String::new() };
        match self.rows.as_slice() {
            [only] => {
                let amount = in_unit(self.set, most, self.words);
                self.words.say_with(
                    "figures.only",
                    &[("name", only.name.as_str().into()), ("amount", (&amount).into())],
                )
            }
            rows if least == most => {
                let amount = in_unit(self.set, most, self.words);
                self.words.say_with("figures.same", &[("n", rows.len().into()), ("amount", (&amount).into())])
            }
            _ => self.who("largest", most, &self.of_sum(most)),
        }
    }

    /// `404 of 800 children (51%)`
    fn of_sum(&self, value: Number) -> String {
        let Some(sum) = self.sum else { return in_unit(self.set, value, self.words) };
        let (figure, share) = (shown(self.set, value), share_in_words(value, sum, self.words));
        let key = if share.is_some() { "quantity.of-sum-share" } else { "quantity.of-sum" };
        let (sum, share) = (sum.to_string(), share.unwrap_or_default());
        let places = [("sum", &sum), ("share", &share), ("figure", &figure)];
        let unit = [("unit", self.set.unit.as_str().into())];
        let values: Vec<_> = places.map(|(name, text)| (name, text.into())).into_iter().chain(unit).collect();
        self.words.say_with(key, &values)
    }

    /// `404 (51%)`
    fn with_share(&self, value: Number) -> String {
        let figure = shown(self.set, value);
        match self.sum.and_then(|sum| share_in_words(value, sum, self.words)) {
            Some(share) => self
                .words
                .say_with("quantity.share", &[("figure", (&figure).into()), ("share", (&share).into())]),
            None => figure,
        }
    }

    /// `“Overnight stays” and 2 others are the smallest, with 12.`: those with a value
    fn who(&self, end: &str, value: Number, amount: &str) -> String {
        let having = self.rows.iter().filter(|row| self.value(row) == value);
        let names: Vec<&str> = having.map(|row| row.name.as_str()).collect();
        let (form, name, second, others) = match names.as_slice() {
            [] => return String::new(),
            [one] => ("alone", *one, "", 0),
            [one, second] => ("both", *one, *second, 1),
            [one, others @ ..] => ("several", *one, "", others.len()),
        };
        let values = [
            ("name", name.into()),
            ("second", second.into()),
            ("n", others.into()),
            ("amount", amount.into()),
        ];
        self.words.say_with(&format!("figures.{end}.{form}"), &values)
    }
}

/// `404 children`; percentages have their sign.
pub fn in_unit(set: &Evidence, value: Number, words: &Words) -> String {
    let figure = shown(set, value);
    match set.is_per_cent() {
        true => figure,
        false => words
            .say_with("quantity.unit", &[("figure", (&figure).into()), ("unit", set.unit.as_str().into())]),
    }
}

fn over_time(set: &Evidence, lines: &[Series], words: &Words) -> String {
    let growths: Vec<(&str, Growth)> = lines.iter().filter_map(|line| growth(set, line)).collect();
    let named = |name: &str| words.say_with("figures.named", &[("name", name.into())]);
    if let [(name, growth)] = growths.as_slice() {
        let is_unit = set.columns.is_empty() && matches!(set.times(), Some((Along::Rows, _)));
        let what = match is_unit && !set.is_per_cent() {
            true => words.say_with("figures.number-of", &[("unit", set.unit.as_str().into())]),
            false => named(name),
        };
        return growth.of(&what, words);
    }
    let mut told = Vec::new();
    let is_added = set.adds_down() && matches!(set.times(), Some((Along::Columns, _)));
    let total = is_added.then(|| super::points(set, Some(super::TOTAL), None).ok()).flatten();
    if let Some([first, .., last]) = total.as_deref() {
        told.push(Growth::between(first, last, false).of(&words.say("figures.total"), words));
    }
    let sizes = growths.iter().filter_map(|(name, growth)| Some((growth.size()?, *name, growth)));
    let mut sizes: Vec<(i128, &str, &Growth)> = sizes.collect();
    sizes.sort_by_key(|(size, ..)| *size);
    match sizes.as_slice() {
        // What grew from nothing cannot be compared with the rest.
        _ if growths.len() > sizes.len() => {
            let few = growths.iter().take(MOST_TOLD);
            told.extend(few.map(|(name, growth)| growth.of(&named(name), words)));
        }
        [(low, _, growth), .., (high, ..)] if low == high => told.push(growth.of_each(words)),
        [(_, low, least), .., (_, high, most)] => {
            let standing = if most.is_fall() { Standing::FellLeast } else { Standing::GrewMost };
            told.push(most.compared(&named(high), standing, words));
            let standing = match (least.is_fall(), most.is_fall()) {
                (true, false) => Standing::Fell,
                (true, true) => Standing::FellMost,
                (false, _) => Standing::GrewLeast,
            };
            told.push(least.compared(&named(low), standing, words));
        }
        _ => {}
    }
    told.join(" ")
}

fn growth<'s>(set: &Evidence, line: &Series<'s>) -> Option<(&'s str, Growth)> {
    let (first, last) = (line.points.first()?, line.points.last()?);
    (line.points.len() > 1).then(|| (line.name, Growth::between(first, last, set.is_per_cent())))
}
