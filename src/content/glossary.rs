//! `glossary.yaml`: words that need explaining.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Id;
use super::scalar::{Prose, Text};

/// The id of a term.
pub type TermId = Id<GlossaryTerm>;

/// One word and what it means.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct GlossaryTerm {
    /// A short name for links.
    pub id: TermId,
    /// The word or phrase.
    pub term: Text,
    /// Other ways in which it is written, such as the full form of an acronym.
    #[serde(default)]
    pub also: Vec<Text>,
    /// What it means, in a sentence or two.
    pub meaning: Prose,
}
