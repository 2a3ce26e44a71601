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
    /// The times at which a break has to be to count, where the law names some.
    pub times: Option<Times>,
}

/// Times that the law names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Times {
    /// After six in the evening, on Saturday or Sunday, or in the school holidays.
    EveningsWeekendsHolidays,
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
    /// What the data has to have for it, beside a section that covers it.
    pub asks: Option<Asks>,
    /// The things that sections must cover for it, where that is more than the element itself.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Why a statement has it, in plain words.
    pub why: Text,
}

impl Element {
    /// What sections must cover for it.
    pub fn parts(&self) -> Vec<(&str, &Text)> {
        match &self.parts[..] {
            [] => vec![(self.id.as_str(), &self.name)],
            parts => parts.iter().map(|part| (part.id.as_str(), &part.name)).collect(),
        }
    }
}

/// A part of an element that a section covers by its own name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Part {
    /// A short name, which sections use in `covers`.
    pub id: ElementId,
    /// What it is.
    pub name: Text,
}

/// What the data has to have for an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// Services that run.
    Services,
    /// A service that runs for each duty, or a section that covers the duty.
    Duties,
    /// Criteria for each tier, or that none are needed.
    Criteria,
    /// When the statement was last reviewed, and when it will be again.
    ReviewDates,
    /// Consultations with their dates and what changed.
    Consultations,
    /// Comments with the council's answers.
    Comments,
    /// Who decides for each tier that asks anything.
    Decisions,
    /// The accessibility statement.
    AccessibilityStatement,
    /// How much support each tier that asks anything gives.
    Amounts,
    /// A price for each service, even if it is nothing.
    Costs,
    /// How long a decision takes, and where to go after a refusal, for each tier that asks anything.
    Redress,
    /// An example of each tier.
    Examples,
    /// When each listing was last checked.
    Checked,
    /// A team with a name, phone, email and a way for people who cannot use a phone.
    Team,
    /// A glossary.
    Glossary,
    /// Tables of figures.
    Figures,
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
