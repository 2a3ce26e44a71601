//! `decisions/*.yaml`: what the council decided about short breaks, why, what it costs, and the contracts that follow.

use schemars::JsonSchema;
use serde::Deserialize;

use super::contracts::ContractTerms;
use super::moment::Moment;
use super::money::Pence;
use super::scalar::{Prose, Text, YesNo};
use super::target::Target;
use super::time::Date;
use super::{Id, Slug};

/// The id of a decision.
pub type DecisionId = Id<Decision>;

/// One decision.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Decision {
    /// A short name for links, and for the contracts that rest on it.
    pub id: DecisionId,
    /// What it is about.
    pub title: Text,
    /// What it means for families, in a sentence.
    pub summary: Option<Text>,
    /// Its number in the council's own register.
    pub reference: Option<Text>,
    /// Who decides: a role or a committee, not a person's name.
    pub maker: Text,
    /// How far it has come.
    pub status: DecisionStatus,
    /// How the council itself puts that, such as `Recommendations approved`.
    pub status_text: Option<Text>,
    /// The day of the decision.
    pub decided: Option<Date>,
    /// The day on which it was published.
    pub published: Option<Date>,
    /// Whether it is a key decision.
    pub key_decision: Option<YesNo>,
    /// Whether councillors can call it in, to look at it again before it takes effect.
    pub call_in: Option<YesNo>,
    /// What was put before those who decide: what it is about, and what they were told.
    pub background: Option<Prose>,
    /// What was decided.
    pub decision: Prose,
    /// The parts of the resolution in order, each of which goes by a letter: the first by (a).
    #[serde(default)]
    pub resolution: Vec<Prose>,
    /// Why it was decided so.
    pub reasons: Option<Prose>,
    /// What else was considered; `[]` says that nothing else was.
    pub options: Option<Vec<DecisionOption>>,
    /// The money.
    pub budget: Option<Budget>,
    /// How long the contract runs that follows from it.
    pub contract: Option<ContractTerms>,
    /// What it takes the place of.
    #[serde(default)]
    pub replaces: Vec<Replaced>,
    /// The steps that lead to it and follow from it, in any order.
    #[serde(default)]
    pub timetable: Vec<Step>,
    /// What others may settle from now on.
    #[serde(default)]
    pub delegations: Vec<Delegation>,
    /// The points made before it was decided, one entry a point.
    #[serde(default)]
    pub discussion: Vec<Prose>,
    /// The papers behind it.
    #[serde(default)]
    pub documents: Vec<Paper>,
    /// Earlier ids, kept so that old links still lead here.
    #[serde(default)]
    pub aliases: Vec<Slug>,
}

/// How far a decision has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionStatus {
    /// It is planned, and nobody has decided yet.
    Proposed,
    /// It was agreed.
    Approved,
    /// It was agreed, and councillors look at it again.
    CalledIn,
    /// It was put off.
    Deferred,
    /// It was refused.
    Refused,
    /// It was taken back.
    Withdrawn,
    /// A later decision has taken its place.
    Replaced,
}

impl DecisionStatus {
    /// The key of the words that pages have for it.
    pub fn key(self) -> &'static str {
        match self {
            DecisionStatus::Proposed => "decision-status.proposed",
            DecisionStatus::Approved => "decision-status.approved",
            DecisionStatus::CalledIn => "decision-status.called-in",
            DecisionStatus::Deferred => "decision-status.deferred",
            DecisionStatus::Refused => "decision-status.refused",
            DecisionStatus::Withdrawn => "decision-status.withdrawn",
            DecisionStatus::Replaced => "decision-status.replaced",
        }
    }
}

/// Another way that was considered and not taken.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DecisionOption {
    /// What could have been done.
    pub option: Text,
    /// Why it was not.
    pub rejected: Option<Prose>,
}

/// The money that a decision sets aside.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Budget {
    /// How much a year, in pounds.
    pub a_year: Option<Pence>,
    /// Whether that is the most that may be spent, and not a fixed sum.
    #[serde(default)]
    pub up_to: YesNo,
    /// The years that it is for, such as `2026/27`; those of the contract where left out.
    #[serde(default)]
    pub years: Vec<Text>,
    /// How much in all, in pounds. It has to be what the years come to.
    pub total: Option<Pence>,
    /// Where the money comes from.
    pub source: Option<Text>,
}

/// A contract or service that comes to an end.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Replaced {
    /// What it was.
    pub what: Text,
    /// Its last day.
    pub ends: Option<Date>,
    /// The decision that it rested on.
    pub decision: Option<DecisionId>,
    /// Anything else about its end, such as `There are no more options to extend them.`
    pub note: Option<Text>,
}

/// A step of a timetable.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// The day, or the month while the day is not fixed.
    pub on: Moment,
    /// What happens then.
    pub step: Text,
}

/// What somebody may settle without asking again.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Delegation {
    /// What may be settled.
    pub what: Text,
    /// Who may settle it: a role.
    pub to: Text,
    /// The roles to ask first.
    #[serde(default)]
    pub after_consulting: Vec<Text>,
    /// What has to be so first.
    pub subject_to: Option<Text>,
}

/// A paper behind a decision.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Paper {
    /// What it is called.
    pub title: Text,
    /// Where it is on the web or on this site.
    pub link: Option<Target>,
    /// The file in `assets/`.
    pub file: Option<Text>,
}

/// What something costs over a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// How many months it is for.
    pub months: u64,
    /// How much in all.
    pub total: Pence,
}

impl Decision {
    /// What it costs when so many extensions of the contract are used, by the sum for a year; nothing where that
    /// cannot be told.
    pub fn value(&self, extensions: usize) -> Option<Value> {
        let budget = self.budget.as_ref()?;
        let a_year = budget.a_year?;
        let months = match &self.contract {
            Some(contract) if budget.years.is_empty() => contract.months(extensions)?,
            _ if budget.years.is_empty() => return None,
            _ => budget.years.len() as u64 * 12,
        };
        // Half a penny of a part of a year is rounded up.
        let total = a_year.0.checked_mul(months)?.checked_add(6)? / 12;
        Some(Value { months, total: Pence(total) })
    }
}
