//! `legal-basis.yaml`: what the law asks of a statement. The law of England is built in; a council under
//! another law, or under next year's, writes its own list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::contact::WebAddress;
use super::scalar::Text;
use super::{Id, yaml};

/// The id of a duty.
pub type DutyId = Id<Duty>;
/// The id of an element.
pub type ElementId = Id<Element>;
/// The id of an exemption.
pub type ExemptionId = Id<Exemption>;

/// `legal-basis.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LegalBasis {
    /// The kinds of break that the range must have.
    pub duties: Vec<Duty>,
    /// What a statement must or should say.
    pub elements: Vec<Element>,
    /// The form of an accessibility statement; that of the United Kingdom where left out.
    pub accessibility_statement: Option<StatementForm>,
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
    /// How it is said that there is none of it, such as `No overnight break`; the name and `: none` where left out.
    pub gap: Option<Text>,
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
    /// What the data has to have for it.
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

/// What the data has to have for an element, beside a section that covers it.
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
    /// The accessibility statement. No section has to cover it.
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
    /// A document in Easy Read that stands for the statement. A section that covers it will do too.
    EasyRead,
}

impl Asks {
    /// Whether the data is all that is needed, without a section.
    pub fn needs_no_section(self) -> bool {
        matches!(self, Asks::AccessibilityStatement | Asks::EasyRead)
    }
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

/// The words that the law sets for an accessibility statement. What stands in braces is filled in.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StatementForm {
    /// The name of the regulations, `{regulations}` in the sentences.
    pub regulations: Text,
    /// The name of the standard, `{standard}` in the sentences.
    pub standard: Text,
    /// The title, with `{site}`.
    pub title: Text,
    /// The promise at its head, with `{name}`.
    pub commitment: Text,
    /// What it applies to, with `{scope}`.
    pub scope: Text,
    /// How far the website meets the standard.
    pub statuses: Statuses,
    /// The sentence before everything that is not accessible.
    pub listed: Text,
    /// The sentence with the day on which it was written, with `{date}`.
    pub prepared: Text,
    /// The sentence with the day of its last review, with `{date}`.
    pub reviewed: Text,
    /// Its headings.
    pub headings: Headings,
    /// What the regulations do not apply to.
    pub exemptions: Vec<Exemption>,
    /// Who enforces the regulations, a region each.
    pub enforcers: Vec<Enforcer>,
}

/// The sentences that say how far a website meets the standard, and what stands for `{reasons}` in them.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Statuses {
    /// All of it does.
    pub full: Text,
    /// Most of it does.
    pub partial: Text,
    /// Most of it does not.
    pub none: Text,
    /// The reason is content that will be mended.
    pub non_compliances: Text,
    /// The reason is content that is a disproportionate burden or out of scope.
    pub exemptions: Text,
    /// Both are reasons.
    pub both: Text,
}

/// The headings of an accessibility statement.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
pub struct Headings {
    /// Above the status.
    pub status: Text,
    /// Above everything that is not accessible.
    pub non_accessible: Text,
    /// Above what will be mended.
    pub non_compliance: Text,
    /// Above what would cost too much to mend.
    pub burden: Text,
    /// Above what the regulations do not apply to.
    pub out_of_scope: Text,
    /// Above dates and tests.
    pub preparation: Text,
    /// Above whom to tell.
    pub feedback: Text,
    /// Above who enforces the regulations.
    pub enforcement: Text,
}

/// A kind of content that the regulations do not apply to.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Exemption {
    /// A short name for `accessibility.yaml`.
    pub id: ExemptionId,
    /// The kind, as the end of “The regulations do not apply to”.
    pub name: Text,
}

/// Who enforces the regulations in a region, and whom people turn to.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Enforcer {
    /// The region.
    pub region: Region,
    /// The countries in it, as a page shows them.
    pub area: Text,
    /// Who enforces the regulations, with the short name in brackets.
    pub body: Text,
    /// Whom to turn to, with the short name in brackets.
    pub adviser: Text,
    /// The adviser's website.
    pub website: WebAddress,
}

/// A part of the United Kingdom with its own enforcement of the regulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// England, Scotland and Wales.
    GreatBritain,
    /// Northern Ireland.
    NorthernIreland,
}

const ENGLAND: &str = include_str!("law.yaml");

impl LegalBasis {
    /// The law of England, as it stood in November 2026.
    pub fn england() -> LegalBasis {
        serde_yaml::from_str(ENGLAND).unwrap_or_default()
    }

    /// The same with the marks of English where it is for another language.
    pub fn england_for(marked: bool) -> LegalBasis {
        yaml::built_in(ENGLAND, marked).unwrap_or_default()
    }

    /// This law with the accessibility statement of the United Kingdom where it has none of its own.
    pub fn or_built_in(mut self, marked: bool) -> LegalBasis {
        self.accessibility_statement =
            self.accessibility_statement.or_else(|| LegalBasis::england_for(marked).accessibility_statement);
        self
    }
}
