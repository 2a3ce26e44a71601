//! `break-types.yaml`: the menu of breaks, and which duties of the law each one meets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::law::DutyId;
use super::scalar::{Prose, Text};
use super::{Id, Slug};

/// The id of a type of break.
pub type BreakTypeId = Id<BreakType>;

/// One type of break.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BreakType {
    /// A short name for links and listings.
    pub id: BreakTypeId,
    /// What families call it.
    pub name: Text,
    /// What it is, in a sentence.
    pub summary: Text,
    /// More about it: a few paragraphs.
    pub about: Option<Prose>,
    /// The duties of the law that a break of this type meets.
    pub duties: Vec<DutyId>,
    /// Earlier ids, kept so that old links still lead here.
    #[serde(default)]
    pub aliases: Vec<Slug>,
}
