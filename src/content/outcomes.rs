//! `outcomes.yaml`: what short breaks are for, what children and families gain by them, and what every organisation
//! has to do. Services name the outcomes that they work towards.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Prose, Text};
use super::{Id, Slug};
use crate::foreign;

/// The id of an outcome.
pub type OutcomeId = Id<Outcome>;

/// `outcomes.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Outcomes {
    /// What these aims and outcomes are, and where they come from: a few sentences.
    pub about: Option<Prose>,
    /// What the whole offer is for.
    pub aims: Vec<Aim>,
    /// What children and families gain. Where there are some, services name these and no others.
    pub outcomes: Vec<Outcome>,
    /// What every organisation that is paid for a break has to do.
    pub standards: Vec<Standard>,
}

/// What the whole offer is for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Aim {
    /// A short name for links.
    pub id: Slug,
    /// The aim, in a sentence or two.
    pub text: Prose,
}

/// Something that children or families gain.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Outcome {
    /// A short name for services and links.
    pub id: OutcomeId,
    /// What it is called, in a few words.
    pub name: Text,
    /// What changes for whom, in a sentence or two.
    pub text: Prose,
    /// Who gains by it.
    #[serde(rename = "for", default)]
    pub who: Vec<Gainer>,
    /// Other words by which services name it, such as `making friends`.
    #[serde(default)]
    pub also: Vec<Text>,
}

/// Who gains by an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gainer {
    /// Disabled children and young people.
    Children,
    /// Parents and carers.
    Carers,
    /// Brothers and sisters.
    BrothersAndSisters,
    /// The family as a whole.
    Families,
    /// The people around them.
    Community,
}

impl Gainer {
    /// The key of the words that pages have for it.
    pub fn key(self) -> &'static str {
        match self {
            Gainer::Children => "gainer.children",
            Gainer::Carers => "gainer.carers",
            Gainer::BrothersAndSisters => "gainer.brothers-and-sisters",
            Gainer::Families => "gainer.families",
            Gainer::Community => "gainer.community",
        }
    }
}

/// What every organisation has to do.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Standard {
    /// A short name for links.
    pub id: Slug,
    /// What it has to do, in a sentence or two.
    pub text: Prose,
}

impl Outcomes {
    /// Has each outcome answer to the names of the original as well, by which services call it.
    pub(super) fn answer_to(&mut self, original: &Outcomes) {
        for outcome in &mut self.outcomes {
            if let Some(original) = original.outcomes.iter().find(|original| original.id == outcome.id) {
                outcome.also.push(original.name.clone());
                outcome.also.extend(original.also.iter().cloned());
            }
        }
    }

    /// The outcome that a service means: by its id, its name, or another of its words.
    pub fn meant_by(&self, word: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.is_called(word))
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.aims.is_empty() && self.outcomes.is_empty() && self.standards.is_empty()
    }
}

impl Outcome {
    /// Whether a word is its id, its name, or another of its words, in capitals or not.
    pub fn is_called(&self, word: &str) -> bool {
        let names = std::iter::once(self.name.as_str()).chain(self.also.iter().map(Text::as_str));
        let (_, word) = foreign::whole(word);
        std::iter::once(self.id.as_str()).chain(names).any(|name| same(foreign::whole(name).1, word))
    }
}

/// Whether two words differ in capitals at most. Most are of English letters, and of another length.
fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii())
            && one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}
