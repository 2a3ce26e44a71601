//! What a chart of a table would show and its figures do not say.

use super::value;
use crate::content::Written;
use crate::content::evidence::Evidence;
use crate::content::moment::Moment;
use crate::diagnostic::{DataPath, Diagnostic, Place, Rule};
use crate::site::figures::chart;

/// A chart that misleads.
pub const CHART_DOES_NOT_FIT: Rule = Rule::error(
    "chart-does-not-fit",
    "A chart says more than its figures: a stack says that they add up, a circle or strip of parts that nothing is \
     missing or counted twice, and a line that one time follows another. Where the figures do not say so too, the chart \
     would mislead.",
);
/// Times that do not follow each other.
pub const TIMES: Rule = Rule::error(
    "times-out-of-order",
    "Growth is worked out from the first time to the last, and a line is drawn from each time to the next. So either \
     all columns or all rows have a time, the oldest one first and each of them once.",
);
/// A count below zero.
pub const LESS_THAN_NOTHING: Rule = Rule::error(
    "less-than-nothing",
    "Nobody can count fewer than none. Only percentages can be less than nothing, where they say by how much something \
     fell.",
);

/// Everything about the times and the chart of a table that would mislead.
pub fn check(set: &Written<Evidence>, found: &mut Vec<Diagnostic>) {
    let before = found.len();
    times(set, found);
    negatives(set, found);
    // A chart that does not fit may fit once the figures are mended.
    if found.len() == before
        && let Some(problem) = set.chart.and_then(|kind| chart::unfit(set, kind))
    {
        let place = set.place("chart");
        found.push(Diagnostic::new(&CHART_DOES_NOT_FIT, place, problem.message).maybe_help(problem.help));
    }
}

fn times(set: &Written<Evidence>, found: &mut Vec<Diagnostic>) {
    let columns: Vec<Option<Moment>> = set.columns.iter().map(|column| column.time).collect();
    let rows: Vec<Option<Moment>> = set.rows.iter().map(|row| row.time).collect();
    let place = |list: &str, n: usize, key: &str| {
        Place::value(&set.file, DataPath::dotted(&set.path, list).index(n).key(key))
    };
    let mut wrong = |place: Place, message: String, help: &str| {
        found.push(Diagnostic::new(&TIMES, place, message).help(help));
    };
    if let Some(row) = rows.iter().position(|time| time.is_some())
        && columns.iter().any(|time| time.is_some())
    {
        let help = "keep the times of the columns or those of the rows, and take the others out";
        return wrong(value(set, row, "time"), "columns and rows both have times".to_owned(), help);
    }
    for (list, one, times) in [("columns", "column", &columns), ("rows", "row", &rows)] {
        let mut last: Option<Moment> = None;
        if times.iter().all(|time| time.is_none()) {
            continue;
        }
        for (n, time) in times.iter().enumerate() {
            match (last, time) {
                (_, None) => {
                    let message = format!("this {one} has no time, and another one has");
                    wrong(place(list, n, "id"), message, "add `time:` to each of them, or to none");
                }
                (Some(before), Some(time)) if time.months() <= before.months() => {
                    let message = format!("{time} does not come after {before}");
                    let help = "put the oldest first, and each time once";
                    wrong(place(list, n, "time"), message, help);
                }
                _ => {}
            }
            last = time.or(last);
        }
    }
}

fn negatives(set: &Written<Evidence>, found: &mut Vec<Diagnostic>) {
    if set.is_per_cent() {
        return;
    }
    for (n, row) in set.rows.iter().enumerate() {
        for (column, number) in row.values.iter().enumerate().filter(|(_, number)| number.is_negative()) {
            let message = format!("`{}` cannot be {number} {}", row.id, set.unit);
            let help = "mend the figure; or write `unit: per cent`, if it says by how much something fell";
            let place = super::figure(set, n, column);
            found.push(Diagnostic::new(&LESS_THAN_NOTHING, place, message).help(help));
        }
    }
}
