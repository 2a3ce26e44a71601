//! `statement.yaml`: which edition of the statement this is, and who stands behind it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{AgeRange, Text, Version};
use super::time::Date;

/// `statement.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Statement {
    /// The title of the statement.
    pub title: Text,
    /// One or two sentences that say what it is.
    pub summary: Text,
    /// The edition.
    pub version: Version,
    /// When this edition was published.
    pub published: Date,
    /// When it was last reviewed with families.
    pub last_reviewed: Option<Date>,
    /// When the next review is due.
    pub next_review: Option<Date>,
    /// Who wrote it: teams and groups, not people.
    #[serde(default)]
    pub prepared_by: Vec<Text>,
    /// Who signed it off.
    pub signed_off: Option<SignOff>,
    /// The area it is for.
    pub area: Text,
    /// The ages it is for.
    pub ages: AgeRange,
}

/// Who signed the statement off.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignOff {
    /// The committee or role.
    pub by: Text,
    /// The day.
    pub on: Date,
}

impl Statement {
    /// Takes the place of a `statement.yaml` that cannot be read. A build that uses it has failed already.
    pub(crate) fn stand_in() -> Statement {
        Statement {
            title: Text::literal("Short breaks services statement"),
            summary: Text::literal("What short breaks there are."),
            version: Version::literal("0"),
            published: Date(jiff::civil::date(2000, 1, 1)),
            last_reviewed: None,
            next_review: None,
            prepared_by: Vec::new(),
            signed_off: None,
            area: Text::literal("the area"),
            ages: AgeRange { youngest: 0, oldest: Some(18) },
        }
    }
}
