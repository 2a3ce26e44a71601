//! Figures of the tables and what follows from them: totals, shares, growth.

pub mod chart;
pub mod finding;
pub mod growth;
pub mod mentions;
#[cfg(test)]
mod tests;

use super::Site;
use crate::content::evidence::{Along, Evidence, FigureRef, Row};
use crate::content::files::Kind;
use crate::content::moment::Moment;
use crate::content::number::{Number, Percent};
use crate::content::words::Words;
use crate::diagnostic::{Problem, suggestion};

/// The functions of prose that draw from a table, which is the first value that they are given.
pub const DRAWING: [&str; 4] = ["figure", "total", "share", "growth"];

/// The name of the sum of the rows, where no row is called so.
pub const TOTAL: &str = "total";

/// A figure that others are a part of: its table, its row unless it is the total, and its values in each column.
pub struct Whole<'a> {
    /// The table.
    pub table: &'a Evidence,
    /// The row; the total where there is none.
    pub row: Option<&'a Row>,
    values: Vec<Number>,
}

impl Whole<'_> {
    /// The value that stands beside a column of a table.
    pub fn beside(&self, set: &Evidence, column: usize) -> Option<Number> {
        let place = match (set.columns.get(column), self.table.columns.len()) {
            _ if set.id == self.table.id => Some(column),
            (_, 0 | 1) if set.columns.len() <= 1 => Some(0),
            (Some(own), _) => self.table.columns.iter().position(|other| other.id == own.id),
            (None, _) => None,
        };
        self.values.get(place?).copied()
    }
}

impl<'a> Site<'a> {
    /// The table of figures with an id.
    pub fn evidence(&self, id: &str) -> Result<&'a Evidence, Problem> {
        let sets = &self.content.evidence;
        sets.iter().map(|set| &*set.item).find(|set| set.id.as_str() == id).ok_or_else(|| {
            let mut ids: Vec<&str> = sets.iter().map(|set| set.id.as_str()).collect();
            ids.sort_unstable();
            Problem { message: format!("there is no table of figures `{id}`"), help: suggestion(id, ids) }
        })
    }

    /// The figure that a name means in a table; nothing where it may be in a file that could not be read.
    pub fn whole(&self, set: &'a Evidence, of: &FigureRef) -> Result<Option<Whole<'a>>, Problem> {
        let table: &'a Evidence = match &of.table {
            None => set,
            Some(id) => match self.evidence(id.as_str()) {
                Ok(table) => table,
                Err(_) if self.content.unread.may_have(Kind::Evidence, id.as_str()) => return Ok(None),
                Err(problem) => return Err(problem),
            },
        };
        if let Some(row) = table.rows.iter().find(|row| row.id == of.row) {
            return Ok(Some(Whole { table, row: Some(row), values: row.values.clone() }));
        }
        if of.row.as_str() != TOTAL {
            let ids = table.rows.iter().map(|row| row.id.as_str()).chain([TOTAL]);
            let message = format!("there is no row `{}` in the table `{}`", of.row, table.id);
            return Err(Problem { message, help: suggestion(of.row.as_str(), ids) });
        }
        let totals: Result<Vec<Number>, Problem> = (0..table.width()).map(|n| total(table, n)).collect();
        Ok(Some(Whole { table, row: None, values: totals? }))
    }

    /// What a row of a table is a part of: the figure that it names, or else the total.
    pub fn whole_of(&self, set: &'a Evidence, row: &Row) -> Result<Option<Whole<'a>>, Problem> {
        match &row.of {
            Some(of) => self.whole(set, of),
            None => {
                let totals: Result<Vec<Number>, Problem> = (0..set.width()).map(|n| total(set, n)).collect();
                Ok(Some(Whole { table: set, row: None, values: totals? }))
            }
        }
    }

    /// What share a row has of what it is a part of, in one column: in whole per cents, or with so many decimals.
    pub fn share(
        &self,
        set: &'a Evidence,
        row: &Row,
        column: usize,
        decimals: Option<usize>,
    ) -> Result<Option<String>, Problem> {
        let whole = self.whole_of(set, row)?.and_then(|whole| whole.beside(set, column));
        let (Some(part), Some(whole)) = (row.values.get(column).copied(), whole) else { return Ok(None) };
        Ok(match decimals {
            None => share_in_words(part, whole, &self.content.words),
            Some(decimals) => Percent::of(part, whole, decimals).map(|share| share.to_string()),
        })
    }
}

/// The sum of a column.
pub fn total(set: &Evidence, column: usize) -> Result<Number, Problem> {
    if set.adds_down() {
        return Ok(set.sum(column));
    }
    Err(Problem::new(
        format!("the figures of `{}` are not added up, so that there is no total", set.id),
        "name a row; or write `totals: down` into the table, if its rows do add up",
    ))
}

/// A row by its id; the only one where there is just one and none is named.
pub fn row<'s>(set: &'s Evidence, id: Option<&str>) -> Result<&'s Row, Problem> {
    let rows = || set.rows.iter().map(|row| row.id.as_str());
    match (id, set.rows.as_slice()) {
        (None, [only]) => Ok(only),
        (None, _) => Err(Problem {
            message: format!("`{}` has several rows, and none is named", set.id),
            help: suggestion("", rows()).map(|rows| format!("add `row=`: {rows}")),
        }),
        (Some(id), all) => all.iter().find(|row| row.id.as_str() == id).ok_or_else(|| Problem {
            message: format!("there is no row `{id}` in `{}`", set.id),
            help: suggestion(id, rows()),
        }),
    }
}

/// The number of a column by its id; the only one where there is just one.
pub fn column(set: &Evidence, id: Option<&str>) -> Result<usize, Problem> {
    let ids = || set.columns.iter().map(|column| column.id.as_str());
    match id {
        None if set.columns.len() <= 1 => Ok(0),
        None => Err(Problem {
            message: format!("`{}` has several columns, and none is named", set.id),
            help: suggestion("", ids()).map(|ids| format!("add `column=`: {ids}")),
        }),
        Some(id) => ids().position(|known| known == id).ok_or_else(|| Problem {
            message: format!("there is no column `{id}` in `{}`", set.id),
            help: suggestion(id, ids()),
        }),
    }
}

/// The figure of a row in a column.
pub fn figure(set: &Evidence, row: &Row, column: usize) -> Result<Number, Problem> {
    row.values.get(column).copied().ok_or_else(|| {
        Problem::new(
            format!("row `{}` of `{}` has no figure in that column", row.id, set.id),
            "add the figure to the table",
        )
    })
}

/// A figure as the table and the chart write it: percentages with their sign.
pub fn shown(set: &Evidence, value: Number) -> String {
    // The sign that is as wide as a plus; counts are never less than nothing.
    if set.is_per_cent() { format!("{value}%").replace('-', "−") } else { value.to_string() }
}

/// A share in whole per cents that calls no part nothing and no part everything; nothing where there is no whole.
pub fn share_in_words(part: Number, whole: Number, words: &Words) -> Option<String> {
    let share = Percent::of(part, whole, 0)?.to_string();
    Some(match share.as_str() {
        "0%" if !part.is_zero() => words.say("quantity.under-one"),
        "100%" if part < whole => words.say("quantity.nearly-all"),
        _ => share,
    })
}

/// Figures that follow each other in time.
#[derive(Debug)]
pub struct Series<'a> {
    /// What they are figures of: a row or a column.
    pub name: &'a str,
    /// The times with their names and figures, in their order.
    pub points: Vec<Point<'a>>,
}

/// One figure of a series.
#[derive(Debug, Clone, Copy)]
pub struct Point<'a> {
    /// When.
    pub time: Moment,
    /// The row or column of that time, as prose names it and as the table shows it.
    pub id: &'a str,
    /// As the table shows it.
    pub name: &'a str,
    /// How many.
    pub value: Number,
}

/// What goes on in time in a table: each row along its columns, or each column along its rows. Nothing where the
/// table has no times.
pub fn series(set: &Evidence) -> Vec<Series<'_>> {
    let Some((along, times)) = set.times() else { return Vec::new() };
    match along {
        Along::Columns => {
            let of_row = |row: &'_ Row| along_columns(set, &times, &row.values);
            set.rows.iter().map(|row| Series { name: row.name.as_str(), points: of_row(row) }).collect()
        }
        Along::Rows => {
            let names = set.columns.iter().map(|column| column.name.as_str());
            let names: Vec<&str> =
                if set.columns.is_empty() { vec![set.unit.as_str()] } else { names.collect() };
            let of_column = |(column, name)| Series { name, points: along_rows(set, &times, column) };
            names.into_iter().enumerate().map(of_column).collect()
        }
    }
}

/// The values of a row, or of the totals, with the times of the columns.
fn along_columns<'s>(set: &'s Evidence, times: &[Moment], values: &[Number]) -> Vec<Point<'s>> {
    let points = set.columns.iter().zip(times).zip(values);
    let points = points.map(|((column, time), value)| Point {
        time: *time,
        id: column.id.as_str(),
        name: column.name.as_str(),
        value: *value,
    });
    points.collect()
}

fn along_rows<'s>(set: &'s Evidence, times: &[Moment], column: usize) -> Vec<Point<'s>> {
    let rows = set.rows.iter().zip(times);
    let point = |(row, time): (&'s Row, &Moment)| {
        let value = row.values.get(column).copied()?;
        Some(Point { time: *time, id: row.id.as_str(), name: row.name.as_str(), value })
    };
    rows.filter_map(point).collect()
}

/// The points of one series, by the names that prose gives it: a row or `total` where the columns are times, a column
/// where the rows are.
pub fn points<'s>(
    set: &'s Evidence,
    row_id: Option<&str>,
    column_id: Option<&str>,
) -> Result<Vec<Point<'s>>, Problem> {
    let Some((along, times)) = set.times() else {
        return Err(Problem::new(
            format!("`{}` does not say for which times its figures are", set.id),
            "add `time: 2025` to each column, or to each row",
        ));
    };
    if along == Along::Rows {
        return Ok(along_rows(set, &times, column(set, column_id)?));
    }
    if row_id == Some(TOTAL) && set.rows.iter().all(|row| row.id.as_str() != TOTAL) {
        let totals: Result<Vec<Number>, Problem> = (0..set.width()).map(|n| total(set, n)).collect();
        return Ok(along_columns(set, &times, &totals?));
    }
    Ok(along_columns(set, &times, &row(set, row_id)?.values))
}
