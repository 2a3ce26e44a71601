//! The figures that tables have of a level of support or of a type of break, for the pages of those.

use super::growth::Growth;
use super::{Point, total};
use crate::content::Written;
use crate::content::evidence::{Along, Column, Evidence, Row};
use crate::content::number::Number;
use crate::site::Site;

/// What a table says of one thing.
#[derive(Debug)]
pub struct Mention<'a> {
    /// The table.
    pub set: &'a Written<Evidence>,
    /// The row that says it; nothing where a column does.
    pub row: Option<&'a Row>,
    /// The figures, each with what it is of where there are several.
    pub figures: Vec<(Option<&'a str>, Number)>,
    /// When: the name of the last time, or the period of the table.
    pub when: &'a str,
    /// How the figure changed from the first time to the last.
    pub growth: Option<Growth>,
}

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub enum About<'i> {
    /// A level of support, by its id.
    Tier(&'i str),
    /// A type of break, by its id.
    BreakType(&'i str),
}

impl About<'_> {
    fn is_row(self, row: &Row) -> bool {
        match self {
            About::Tier(id) => row.tier.as_ref().is_some_and(|tier| tier.as_str() == id),
            About::BreakType(id) => row.break_type.as_ref().is_some_and(|kind| kind.as_str() == id),
        }
    }

    fn is_column(self, column: &Column) -> bool {
        match self {
            About::Tier(id) => column.tier.as_ref().is_some_and(|tier| tier.as_str() == id),
            About::BreakType(id) => column.break_type.as_ref().is_some_and(|kind| kind.as_str() == id),
        }
    }
}

/// What the tables say of a level or type, in the order of the tables.
pub fn mentions<'a>(site: &Site<'a>, about: About) -> Vec<Mention<'a>> {
    let mut found = Vec::new();
    for set in &site.content.evidence {
        found.extend(set.rows.iter().filter(|row| about.is_row(row)).filter_map(|row| of_row(set, row)));
        let columns = set.columns.iter().enumerate().filter(|(_, column)| about.is_column(column));
        found.extend(columns.filter_map(|(n, _)| of_column(set, n)));
    }
    found
}

fn of_row<'a>(set: &'a Written<Evidence>, row: &'a Row) -> Option<Mention<'a>> {
    if let Some((Along::Columns, times)) = set.times() {
        return over_time(set, Some(row), super::along_columns(set, &times, &row.values));
    }
    let names = set.columns.iter().filter(|_| set.width() > 1).map(|column| Some(column.name.as_str()));
    let names = names.chain(std::iter::repeat(None));
    let figures: Vec<_> = names.zip(row.values.iter().copied()).collect();
    let when = match row.time {
        Some(_) => row.name.as_str(),
        None => set.period.as_str(),
    };
    (!figures.is_empty()).then_some(Mention { set, row: Some(row), figures, when, growth: None })
}

fn of_column<'a>(set: &'a Written<Evidence>, column: usize) -> Option<Mention<'a>> {
    if let Some((Along::Rows, times)) = set.times() {
        return over_time(set, None, super::along_rows(set, &times, column));
    }
    let figures = vec![(None, total(set, column).ok()?)];
    Some(Mention { set, row: None, figures, when: set.period.as_str(), growth: None })
}

fn over_time<'a>(
    set: &'a Written<Evidence>,
    row: Option<&'a Row>,
    points: Vec<Point<'a>>,
) -> Option<Mention<'a>> {
    let (first, last) = (points.first()?, points.last()?);
    let growth = (points.len() > 1).then(|| Growth::between(first, last, set.is_per_cent()));
    Some(Mention { set, row, figures: vec![(None, last.value)], when: last.name, growth })
}
