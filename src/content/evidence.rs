//! `evidence/*.yaml`: tables of figures, one a file. A figure is written here once; prose draws it.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use super::number::{Number, Percent};
use super::scalar::{Scalar, Text, scalar};
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
    /// What is counted, such as `families`.
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
}

impl Evidence {
    /// Whether a row is a part of another figure of the same table.
    pub fn is_part(&self, row: &Row) -> bool {
        let table = row.of.as_ref().map(|of| of.table.as_ref());
        table.is_some_and(|table| table.is_none_or(|table| table.as_str() == self.id.as_str()))
    }

    /// The rows of a column added up, without those that are a part of another.
    pub fn sum(&self, column: usize) -> Number {
        let whole = self.rows.iter().filter(|row| !self.is_part(row));
        whole.filter_map(|row| row.values.get(column).copied()).sum()
    }
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
