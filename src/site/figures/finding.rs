//! What a table shows, in a sentence or two: what its chart says to those who cannot see it.

use super::growth::Growth;
use super::{Series, series, share_in_words, shown};
use crate::content::evidence::{Along, Evidence, Row};
use crate::content::number::Number;

/// So many columns or lines are told of one by one.
const MOST_TOLD: usize = 4;

/// The main finding of a table, worked out from its figures.
pub fn finding(set: &Evidence) -> String {
    let lines = series(set);
    if !lines.is_empty() {
        return over_time(set, &lines);
    }
    if set.width() == 1 {
        return of_column(set, 0);
    }
    let columns = set.columns.iter().enumerate().take(MOST_TOLD);
    let told = columns.map(|(n, column)| format!("{}: {}", column.name, largest(set, n)));
    told.collect::<Vec<_>>().join(" ")
}

/// The largest of a column and the smallest.
fn of_column(set: &Evidence, column: usize) -> String {
    let figures = Column::of(set, column);
    match figures.ends() {
        Some((least, most)) if least != most => {
            format!(
                "{} {} the smallest, with {}.",
                largest(set, column),
                figures.who(least),
                figures.with_share(least)
            )
        }
        _ => largest(set, column),
    }
}

/// The largest of a column.
fn largest(set: &Evidence, column: usize) -> String {
    let figures = Column::of(set, column);
    let Some((least, most)) = figures.ends() else { return String::new() };
    let unit = if set.is_per_cent() { String::new() } else { format!(" {}", set.unit) };
    match figures.rows.as_slice() {
        [only] => format!("{}: {}{unit}.", only.name, shown(set, most)),
        rows if least == most => format!("All {} are the same: {}{unit}.", rows.len(), shown(set, most)),
        _ => {
            let of = figures.sum.map(|sum| format!(" of {sum}")).unwrap_or_default();
            let share = figures.share(most);
            format!("{} the largest, with {}{of}{unit}{share}.", figures.who(most), shown(set, most))
        }
    }
}

/// The figures of a column that are not parts of others.
struct Column<'a> {
    set: &'a Evidence,
    rows: Vec<&'a Row>,
    column: usize,
    /// Their sum, where that means anything.
    sum: Option<Number>,
}

impl<'a> Column<'a> {
    fn of(set: &'a Evidence, column: usize) -> Column<'a> {
        let sum = Some(set.sum(column)).filter(|_| set.adds_down() && !set.is_per_cent());
        Column { set, rows: set.whole_rows().collect(), column, sum }
    }

    fn value(&self, row: &Row) -> Number {
        row.values.get(self.column).copied().unwrap_or_default()
    }

    /// The smallest and the largest.
    fn ends(&self) -> Option<(Number, Number)> {
        let values = || self.rows.iter().map(|row| self.value(row));
        values().min().zip(values().max())
    }

    /// ` (21%)`
    fn share(&self, value: Number) -> String {
        let share = self.sum.and_then(|sum| share_in_words(value, sum));
        share.map(|share| format!(" ({share})")).unwrap_or_default()
    }

    fn with_share(&self, value: Number) -> String {
        format!("{}{}", shown(self.set, value), self.share(value))
    }

    /// `“Overnight stays” is`, or `“Overnight stays” and 2 others are`: those with a value
    fn who(&self, value: Number) -> String {
        let having = self.rows.iter().filter(|row| self.value(row) == value);
        let names: Vec<&str> = having.map(|row| row.name.as_str()).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => format!("“{one}” is"),
            [one, other] => format!("“{one}” and “{other}” are"),
            [one, others @ ..] => format!("“{one}” and {} others are", others.len()),
        }
    }
}

fn over_time(set: &Evidence, lines: &[Series]) -> String {
    let growths: Vec<(&str, Growth)> = lines.iter().filter_map(|line| growth(set, line)).collect();
    if let [(name, growth)] = growths.as_slice() {
        let is_unit = set.columns.is_empty() && matches!(set.times(), Some((Along::Rows, _)));
        return match is_unit && !set.is_per_cent() {
            true => sentence(&format!("The number of {}", set.unit), growth),
            false => sentence(&format!("“{name}”"), growth),
        };
    }
    let mut told = Vec::new();
    let is_added = set.adds_down() && matches!(set.times(), Some((Along::Columns, _)));
    let total = is_added.then(|| super::points(set, Some(super::TOTAL), None).ok()).flatten();
    if let Some([first, .., last]) = total.as_deref() {
        told.push(sentence("The total", &Growth::between(first, last, false)));
    }
    let sizes = growths.iter().filter_map(|(name, growth)| Some((growth.size()?, *name, growth)));
    let mut sizes: Vec<(i128, &str, &Growth)> = sizes.collect();
    sizes.sort_by_key(|(size, ..)| *size);
    match sizes.as_slice() {
        // What grew from nothing cannot be compared with the rest.
        _ if growths.len() > sizes.len() => {
            let few = growths.iter().take(MOST_TOLD);
            told.extend(few.map(|(name, growth)| sentence(&format!("“{name}”"), growth)));
        }
        [(low, _, growth), .., (high, ..)] if low == high => {
            told.push(format!("Each {}.", growth.in_words()));
        }
        [(_, low, least), .., (_, high, most)] => {
            let verb = if most.is_fall() { "fell least" } else { "grew most" };
            told.push(format!("“{high}” {verb}: it {}.", most.with_ends()));
            told.push(match (least.is_fall(), most.is_fall()) {
                (true, false) => format!("“{low}” {}.", least.with_ends()),
                (true, true) => format!("“{low}” fell most: it {}.", least.with_ends()),
                (false, _) => format!("“{low}” grew least: it {}.", least.with_ends()),
            });
        }
        _ => {}
    }
    told.join(" ")
}

fn growth<'s>(set: &Evidence, line: &Series<'s>) -> Option<(&'s str, Growth)> {
    let (first, last) = (line.points.first()?, line.points.last()?);
    (line.points.len() > 1).then(|| (line.name, Growth::between(first, last, set.is_per_cent())))
}

fn sentence(subject: &str, growth: &Growth) -> String {
    format!("{subject} {}{}.", growth.in_words(), growth.ends())
}
