//! `evidence/*.yaml`: tables of figures, one a file. A figure is written here once; prose draws it.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use super::break_types::BreakTypeId;
use super::moment::Moment;
use super::number::{Number, Percent};
use super::scalar::{Scalar, Text, scalar};
use super::tiers::TierId;
use super::{Id, Slug};
use crate::diagnostic::Problem;

/// The id of a table of figures.
pub type EvidenceId = Id<Evidence>;

/// One table of figures.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Evidence {
    /// A short name, by which prose draws its figures.
    pub id: EvidenceId,
    /// What the table shows.
    pub title: Text,
    /// What is counted, such as `families`; `per cent` where the source gives only percentages.
    pub unit: Text,
    /// Where the figures come from.
    pub source: Text,
    /// The day or span of time that they are for.
    pub period: Text,
    /// The columns of figures, in order; one column called after the unit where left out.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The total that the source gives for a table with one column.
    pub total: Option<Number>,
    /// Which totals the table has: a total `down` each column, `across` each row, `both` or `none`. Where left out,
    /// columns are added up, but not percentages, and not rows that follow each other in time.
    pub totals: Option<Totals>,
    /// How the figures are drawn; as fits them best where left out.
    pub chart: Option<ChartKind>,
    /// Anything that a reader must know to read it right.
    pub note: Option<Text>,
}

/// A column of figures.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Column {
    /// A short name.
    pub id: Slug,
    /// As the table shows it.
    pub name: Text,
    /// The year, month or day that the column is for, where the columns follow each other in time.
    pub time: Option<Moment>,
    /// The level of support that is counted here, by its id in `tiers.yaml`: its page shows the figure.
    pub tier: Option<TierId>,
    /// The type of break that is counted here, by its id in `break-types.yaml`: its list of breaks shows the figure.
    #[serde(rename = "type")]
    pub break_type: Option<BreakTypeId>,
}

/// A row of figures.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Row {
    /// A short name, by which prose draws it.
    pub id: Slug,
    /// As the table shows it.
    pub name: Text,
    /// The figures, one for each column.
    pub values: Vec<Number>,
    /// The figure that these are a part of: another row, `total`, or a table and one of these, as in
    /// `children.total`. A part of the same table is not added up with the rest.
    pub of: Option<FigureRef>,
    /// The percentage that the source gives for it, of the figure that it is a part of or else of the whole table.
    pub percent: Option<Percent>,
    /// The year, month or day that the row is for, where the rows follow each other in time.
    pub time: Option<Moment>,
    /// The level of support that is counted here, by its id in `tiers.yaml`: its page shows the figure.
    pub tier: Option<TierId>,
    /// The type of break that is counted here, by its id in `break-types.yaml`: its list of breaks shows the figure.
    #[serde(rename = "type")]
    pub break_type: Option<BreakTypeId>,
}

/// Which figures of a table are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Totals {
    /// Each column.
    Down,
    /// Each row.
    Across,
    /// Each column and each row.
    Both,
    /// Nothing: the figures overlap, or are of different kinds.
    None,
}

/// A way to draw figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// A bar for each figure.
    Bars,
    /// A bar for each row or time, made of its parts.
    StackedBars,
    /// A line for each row or column, over time.
    Lines,
    /// The parts of one whole.
    Parts,
    /// No chart.
    None,
}

impl ChartKind {
    /// The word by which it is written.
    pub fn word(self) -> &'static str {
        match self {
            ChartKind::Bars => "bars",
            ChartKind::StackedBars => "stacked-bars",
            ChartKind::Lines => "lines",
            ChartKind::Parts => "parts",
            ChartKind::None => "none",
        }
    }
}

impl Evidence {
    /// Whether the figures are percentages, which nobody can add up or take a share of.
    pub fn is_per_cent(&self) -> bool {
        ["per cent", "percent", "%"].contains(&self.unit.as_str().to_lowercase().as_str())
    }

    /// Which figures are added up.
    pub fn totals(&self) -> Totals {
        let once_more = self.rows.iter().any(|row| row.time.is_some());
        self.totals.unwrap_or(if self.is_per_cent() || once_more { Totals::None } else { Totals::Down })
    }

    /// Whether each column has a total.
    pub fn adds_down(&self) -> bool {
        matches!(self.totals(), Totals::Down | Totals::Both)
    }

    /// Whether each row has a total.
    pub fn adds_across(&self) -> bool {
        matches!(self.totals(), Totals::Across | Totals::Both)
    }

    /// How many columns of figures there are: a table that names none has one.
    pub fn width(&self) -> usize {
        self.columns.len().max(1)
    }

    /// The rows that are not a part of another figure of the table.
    pub fn whole_rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !self.is_part(row))
    }

    /// The times of the columns, or else of the rows, and which of them have them; nothing where some have none.
    pub fn times(&self) -> Option<(Along, Vec<Moment>)> {
        let all = |times: Vec<Option<Moment>>| {
            let times: Option<Vec<Moment>> = times.into_iter().collect();
            times.filter(|times| times.len() > 1)
        };
        let columns = all(self.columns.iter().map(|column| column.time).collect());
        let rows = || all(self.rows.iter().map(|row| row.time).collect());
        columns.map(|times| (Along::Columns, times)).or_else(|| Some((Along::Rows, rows()?)))
    }

    /// Whether a row is a part of another figure of the same table.
    pub fn is_part(&self, row: &Row) -> bool {
        let table = row.of.as_ref().map(|of| of.table.as_ref());
        table.is_some_and(|table| table.is_none_or(|table| table.as_str() == self.id.as_str()))
    }

    /// The rows of a column added up, without those that are a part of another.
    pub fn sum(&self, column: usize) -> Number {
        self.whole_rows().filter_map(|row| row.values.get(column).copied()).sum()
    }
}

/// The side of a table on which time goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// Each column is a later time.
    Columns,
    /// Each row is a later time.
    Rows,
}

/// The name of a figure: a row, or `total` for the sum of them, in this table or another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRef {
    /// The table; the one that the name stands in where there is none.
    pub table: Option<Slug>,
    /// The row.
    pub row: Slug,
}

scalar!(
    FigureRef,
    "figure",
    "A row of this table or `total`, or a table, a full stop and one of these: `children.total`.",
    "children.total"
);

impl FromStr for FigureRef {
    type Err = Problem;
    fn from_str(text: &str) -> Result<FigureRef, Problem> {
        let (table, row) = match text.trim().split_once('.') {
            Some((table, row)) => (Some(table.trim().parse()?), row),
            None => (None, text),
        };
        Ok(FigureRef { table, row: row.trim().parse()? })
    }
}

impl fmt::Display for FigureRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.table {
            Some(table) => write!(f, "{table}.{}", self.row),
            None => write!(f, "{}", self.row),
        }
    }
}
