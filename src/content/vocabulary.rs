//! `vocabulary.yaml`: the needs, access features and areas that listings can name.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::Text;
use super::{Id, Slug, Written, yaml};

/// A need that a service caters for.
#[derive(Debug, Clone, Copy)]
pub struct Need;
/// Something about a building that makes it easier to use.
#[derive(Debug, Clone, Copy)]
pub struct Access;
/// The id of a need.
pub type NeedId = Id<Need>;
/// The id of an access feature.
pub type AccessId = Id<Access>;
/// The id of an area.
pub type AreaId = Id<Area>;

/// `vocabulary.yaml`. Needs and access features that are not listed come from a built-in list.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Vocabulary {
    /// The needs that services cater for; a sensible list where left out.
    pub needs: Vec<Word>,
    /// What makes a building easier to use; a sensible list where left out.
    pub access: Vec<Word>,
    /// The areas in which services are, in the order in which they are offered.
    pub areas: Vec<Area>,
}

/// One word that listings can use.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Word {
    /// A short name for listings and links.
    pub id: Slug,
    /// As pages show it.
    pub name: Text,
    /// What it means, in a sentence.
    pub explanation: Option<Text>,
}

/// A part of the council's area.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Area {
    /// A short name for listings and links.
    pub id: Slug,
    /// As pages show it.
    pub name: Text,
    /// What it takes in, in a sentence.
    pub explanation: Option<Text>,
    /// How far north its middle is, in degrees; with it, families find what is near.
    pub latitude: Option<f64>,
    /// How far east its middle is, in degrees; west of Greenwich is below nought.
    pub longitude: Option<f64>,
}

/// A thing of the vocabulary that listings name by its id.
pub trait Named {
    /// Its id.
    fn id(&self) -> &str;
    /// As pages show it.
    fn name(&self) -> &str;
}

impl Named for Word {
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn name(&self) -> &str {
        self.name.as_str()
    }
}

impl Named for Area {
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn name(&self) -> &str {
        self.name.as_str()
    }
}

const BUILT_IN: &str = include_str!("vocabulary.yaml");

impl Written<Vocabulary> {
    /// This vocabulary with the built-in needs and access features where it has none of its own, and with the marks of
    /// English where it is for another language.
    pub fn or_built_in(mut self, marked: bool) -> Written<Vocabulary> {
        let built_in: Vocabulary = yaml::built_in(BUILT_IN, marked).unwrap_or_default();
        let own = std::sync::Arc::make_mut(&mut self.item);
        if own.needs.is_empty() {
            own.needs = built_in.needs;
        }
        if own.access.is_empty() {
            own.access = built_in.access;
        }
        self
    }
}

/// The word with an id.
pub fn word<'a, W: Named>(words: &'a [W], id: &str) -> Option<&'a W> {
    words.iter().find(|word| word.id() == id)
}
