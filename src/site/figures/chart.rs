//! Which chart fits the figures of a table, and why another one would mislead.

use super::series;
use crate::content::evidence::{Along, ChartKind, Evidence};
use crate::content::number::Number;
use crate::diagnostic::Problem;

/// As many things can be told apart in one chart without colour.
pub const MOST_SERIES: usize = 6;

/// The chart that is drawn: the one that the table asks for, or else the one that fits best.
pub fn kind(set: &Evidence) -> ChartKind {
    match set.chart {
        Some(kind) if unfit(set, kind).is_some() => ChartKind::None,
        Some(kind) => kind,
        None => fitting(set),
    }
}

/// The chart for a table that asks for none.
fn fitting(set: &Evidence) -> ChartKind {
    let figures: usize = set.rows.iter().map(|row| row.values.len()).sum();
    if figures < 2 {
        return ChartKind::None;
    }
    let fits = |kind: &ChartKind| unfit(set, *kind).is_none();
    let stacked = Some(ChartKind::StackedBars).filter(|_| set.adds_across());
    let wanted = [Some(ChartKind::Lines), stacked, Some(ChartKind::Bars)];
    wanted.into_iter().flatten().find(fits).unwrap_or(ChartKind::None)
}

/// What a bar of a stacked chart is, and what lies on each other in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stacks {
    /// A bar for each column, made of the rows.
    OfRows,
    /// A bar for each row, made of the columns.
    OfColumns,
}

/// How the figures of a table are stacked: as time goes on, bars follow each other.
pub fn stacks(set: &Evidence) -> Stacks {
    match set.times() {
        Some((Along::Columns, _)) => Stacks::OfRows,
        _ => Stacks::OfColumns,
    }
}

/// Why a chart would show what the figures do not say.
pub fn unfit(set: &Evidence, kind: ChartKind) -> Option<Problem> {
    let wrong = |message: &str, help: &str| Some(Problem::new(message, help));
    let below_nothing = set.rows.iter().flat_map(|row| &row.values).any(|value| value.is_negative());
    match kind {
        ChartKind::None => None,
        ChartKind::Bars if set.width() > MOST_SERIES => wrong(
            &format!("nobody can tell {} bars of a row apart", set.width()),
            "write `chart: none`, or make several tables",
        ),
        ChartKind::Bars => None,
        ChartKind::Lines if series(set).is_empty() => wrong(
            "lines show what goes on in time, and the table does not say for which times its figures are",
            "add `time: 2025` to each of the columns or rows, or write `chart: bars`",
        ),
        ChartKind::Lines => None,
        ChartKind::StackedBars => {
            let (adds_up, stacked, add) = match stacks(set) {
                Stacks::OfRows => (set.adds_down(), set.whole_rows().count(), "totals: down"),
                Stacks::OfColumns => (set.adds_across(), set.width(), "totals: across"),
            };
            if stacked < 2 {
                return wrong("there is nothing to stack: a bar would have one part", "write `chart: bars`");
            }
            if stacked > MOST_SERIES {
                return wrong(
                    &format!("nobody can tell {stacked} parts of a bar apart"),
                    "write `chart: bars`, or put the smallest together",
                );
            }
            if !adds_up {
                let help = format!("write `{add}` if they are, or else `chart: bars`");
                return wrong(
                    "a bar would be as long as a sum that the table does not have: its parts are not said to be parts of one whole",
                    &help,
                );
            }
            if below_nothing {
                return wrong("a part of a bar cannot be less than nothing", "write `chart: bars`");
            }
            None
        }
        ChartKind::Parts => parts(set, below_nothing),
    }
}

fn parts(set: &Evidence, below_nothing: bool) -> Option<Problem> {
    let wrong = |message: &str, help: &str| Some(Problem::new(message, help));
    if set.width() > 1 {
        return wrong(
            &format!("the parts of one whole stand in one column, and the table has {}", set.width()),
            "write `chart: stacked-bars` or `chart: bars`",
        );
    }
    if !set.adds_down() {
        return wrong(
            "the rows are not said to be parts of one whole",
            "write `totals: down` if they are, or else `chart: bars`",
        );
    }
    if below_nothing {
        return wrong("a part of a whole cannot be less than nothing", "write `chart: bars`");
    }
    let sum = set.sum(0);
    if sum.is_zero() {
        return wrong("there is no whole: all rows are 0", "write `chart: none`");
    }
    let hundred = Number::from(100);
    if set.is_per_cent() && sum.less(hundred).hundredths().abs() > 100 {
        return wrong(
            &format!("the percentages add up to {sum}, and the parts of one whole make 100"),
            "mend the percentage that is wrong, or write `chart: bars` and `totals: none`",
        );
    }
    None
}
