//! `legal-basis.yaml`: what the law asks of a statement. The law of England is built in; a council under
//! another law, or under next year's, writes its own list.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Id;
use super::scalar::Text;

/// The id of a duty.
pub type DutyId = Id<Duty>;
/// The id of an element.
pub type ElementId = Id<Element>;

/// `legal-basis.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LegalBasis {
    /// The kinds of break that the range must have.
    pub duties: Vec<Duty>,
    /// What a statement must or should say.
    pub elements: Vec<Element>,
}

/// A kind of break that the law names.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Duty {
    /// A short name for break types.
    pub id: DutyId,
    /// As pages show it.
    pub name: Text,
    /// The regulation.
    pub citation: Text,
}

/// Something that a statement must or should say.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Element {
    /// A short name, which sections use in `covers`.
    pub id: ElementId,
    /// What it is.
    pub name: Text,
    /// Where it comes from.
    pub citation: Text,
    /// Whether the law asks for it.
    pub level: Level,
}

/// Whether the law asks for something, or good practice does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The law asks for it.
    Must,
    /// Guidance or good practice asks for it.
    Should,
}

const ENGLAND: &str = include_str!("law.yaml");

impl LegalBasis {
    /// The law of England, as it stood in November 2026.
    pub fn england() -> LegalBasis {
        serde_yaml::from_str(ENGLAND).unwrap_or_default()
    }
}
