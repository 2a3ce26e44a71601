//! `evidence/*.yaml`: tables of figures, one a file. A figure is written here once; prose draws it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::number::Number;
use super::scalar::Text;
use super::{Id, Slug};

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
}
