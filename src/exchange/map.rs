//! `--map FILE`: how the columns of somebody's own spreadsheet stand to ours.
//!
//! ```yaml
//! columns:
//!   name: Activity           # our column: theirs
//!   organisation-name: Run by
//! constants:
//!   tier: additional         # for every row that says nothing else
//! values:
//!   type: { After school: group-inclusive }
//! ignore: [Office use only]
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::columns::{self, Column};
use crate::diagnostic::Problem;

/// How the columns of a spreadsheet stand to ours.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct ColumnMap {
    /// The heading of the sheet for each of our columns.
    columns: BTreeMap<String, String>,
    /// What a column of ours says in every row that says nothing.
    constants: BTreeMap<String, String>,
    /// What words of the sheet mean, by our column.
    values: BTreeMap<String, BTreeMap<String, String>>,
    /// Headings of the sheet that are none of ours.
    ignore: Vec<String>,
}

impl ColumnMap {
    /// The map in a file.
    pub fn read(path: &Path) -> Result<ColumnMap, Problem> {
        let failed =
            |problem: String, help: &str| Problem::new(format!("`{}`: {problem}", path.display()), help);
        let text = fs::read_to_string(path)
            .map_err(|error| failed(error.to_string(), "see that the file is there and is text"))?;
        let map: ColumnMap = serde_yaml::from_str(&text).map_err(|error| {
            failed(error.to_string(), "write `columns:`, `constants:`, `values:` and `ignore:`, with lines such as `name: Activity` below the first two")
        })?;
        let ours = map.columns.keys().chain(map.constants.keys()).chain(map.values.keys());
        for name in ours {
            if columns::named(name).is_none() {
                return Err(Problem {
                    message: format!("`{}`: there is no column `{name}`", path.display()),
                    help: columns::meant(name).map(|name| format!("did you mean `{name}`?")).or_else(|| {
                        Some(
                            "`shortbreaks export` writes a file with every column in its first line"
                                .to_owned(),
                        )
                    }),
                });
            }
        }
        Ok(map)
    }

    /// Our columns for a heading, where the map says so.
    pub fn columns(&self, heading: &str) -> Vec<&'static Column> {
        let heading = columns::bare(heading);
        let ours = self.columns.iter().filter(|(_, theirs)| columns::bare(theirs) == heading);
        ours.filter_map(|(ours, _)| columns::named(ours)).collect()
    }

    /// Whether a heading is to be passed over.
    pub fn ignores(&self, heading: &str) -> bool {
        let heading = columns::bare(heading);
        self.ignore.iter().any(|name| columns::bare(name) == heading)
    }

    /// The headings of the sheet that the map speaks of.
    pub fn theirs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns.iter().map(|(ours, theirs)| (ours.as_str(), theirs.as_str()))
    }

    /// What a column says where the sheet says nothing.
    pub fn constants(&self) -> impl Iterator<Item = (&'static Column, &str)> {
        self.constants.iter().filter_map(|(name, value)| Some((columns::named(name)?, value.as_str())))
    }

    /// What a text of the sheet means in a column.
    pub fn meaning(&self, column: &Column, text: &str) -> Option<&str> {
        let is_this = |name: &String| columns::named(name).is_some_and(|known| known.name() == column.name());
        let values = self.values.iter().filter(|(name, _)| is_this(name)).flat_map(|(_, values)| values);
        let text = columns::bare(text);
        values.into_iter().find(|(theirs, _)| columns::bare(theirs) == text).map(|(_, ours)| ours.as_str())
    }
}
