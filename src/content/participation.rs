//! `participation.yaml`: what families said, and what became of it. Nobody is named in it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Prose, Text};
use super::time::Date;
use super::{Id, Slug};

/// `participation.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Participation {
    /// When the council asked carers for their views, the newest first.
    pub consultations: Vec<Consultation>,
    /// What families said of their own accord, the newest first.
    pub comments: Vec<Comment>,
}

/// A consultation, as a kind of thing that has ids.
pub type ConsultationId = Id<Consultation>;

/// One time at which carers were asked.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Consultation {
    /// A short name for links.
    pub id: ConsultationId,
    /// What it was, such as `Survey of parents and carers`.
    pub name: Text,
    /// When it ended.
    pub on: Date,
    /// Whose views were heard: groups and numbers, not names.
    pub who: Prose,
    /// What they said.
    pub said: Prose,
    /// What changed because of it.
    pub changed: Prose,
}

/// A comment and what became of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Comment {
    /// A short name for links.
    pub id: Slug,
    /// When it was received.
    pub on: Date,
    /// What was said, in words that name nobody.
    pub comment: Prose,
    /// The council's answer.
    pub response: Option<Prose>,
    /// What the council did, if it did something.
    pub action: Option<Prose>,
}
