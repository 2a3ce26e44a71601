//! `tiers.yaml`: the levels of support, in order from the one that most families can use.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Pence;
use super::number::Number;
use super::scalar::{AgeRange, Letter, Prose, Text, YesNo};
use super::target::Target;
use super::time::DayOfYear;
use super::{Id, Slug};

/// The id of a tier.
pub type TierId = Id<Tier>;

/// One level of support.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Tier {
    /// A short name for links and listings.
    pub id: TierId,
    /// What families call it.
    pub name: Text,
    /// The letter or number that it goes by, if it has one.
    pub letter: Option<Letter>,
    /// What it is, in a sentence.
    pub summary: Text,
    /// Who it is for, in a sentence or two.
    pub who_for: Prose,
    /// More about it: a few paragraphs.
    pub about: Option<Prose>,
    /// What it can look like for a child, without naming one.
    #[serde(default)]
    pub examples: Vec<Prose>,
    /// What a child and family must meet; `[]` says that nothing is asked.
    pub criteria: Option<Vec<Criterion>>,
    /// How to get it.
    pub route: Route,
    /// Whether somebody must assess the child first.
    pub assessment: Assessment,
    /// Who decides, such as `The short breaks panel`.
    pub decides: Option<Text>,
    /// How long it takes to hear, such as `10 working days`.
    pub takes: Option<Text>,
    /// How much a family can have.
    pub amount: Option<Amount>,
    /// What it costs the family.
    pub cost: Option<Text>,
    /// Where to go when the answer is no.
    pub if_refused: Option<Target>,
    /// Earlier ids, kept so that old links still lead here.
    #[serde(default)]
    pub aliases: Vec<Slug>,
}

impl Tier {
    /// What a child and family must meet.
    pub fn criteria(&self) -> &[Criterion] {
        self.criteria.as_deref().unwrap_or_default()
    }

    /// Whether the tier says that nothing is asked.
    pub fn is_open_to_all(&self) -> bool {
        self.criteria.as_ref().is_some_and(Vec::is_empty)
    }
}

/// One thing that is asked of a child or family.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Criterion {
    /// A short name for links.
    pub id: Slug,
    /// What must be so.
    pub text: Prose,
    /// What shows it, such as `a letter from school`.
    pub evidence: Option<Text>,
}

/// How a family gets in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Route {
    /// Who can ask.
    pub kind: RouteKind,
    /// What to do, in a sentence.
    pub text: Text,
    /// A page that tells more, or the form.
    pub link: Option<Target>,
}

/// Who can ask for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RouteKind {
    /// Nobody has to: come along.
    DropIn,
    /// The family asks.
    SelfReferral,
    /// Somebody who works with the family asks, or the family does.
    AnyReferral,
    /// Somebody who works with the family asks.
    ProfessionalReferral,
    /// The place follows from an assessment.
    Assessment,
}

impl RouteKind {
    /// All of them, from the one that asks least of a family.
    pub const ALL: [RouteKind; 5] = [
        RouteKind::DropIn,
        RouteKind::SelfReferral,
        RouteKind::AnyReferral,
        RouteKind::ProfessionalReferral,
        RouteKind::Assessment,
    ];

    /// As it is written.
    pub fn slug(self) -> &'static str {
        match self {
            RouteKind::DropIn => "drop-in",
            RouteKind::SelfReferral => "self-referral",
            RouteKind::AnyReferral => "any-referral",
            RouteKind::ProfessionalReferral => "professional-referral",
            RouteKind::Assessment => "assessment",
        }
    }

    /// As a page shows it.
    pub fn name(self) -> &'static str {
        match self {
            RouteKind::DropIn => "Come along, no referral",
            RouteKind::SelfReferral => "Ask yourself",
            RouteKind::AnyReferral => "Ask yourself, or someone who works with you can ask",
            RouteKind::ProfessionalReferral => "Someone who works with your family asks",
            RouteKind::Assessment => "After an assessment",
        }
    }
}

/// Whether a child must be assessed first, from what asks least of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Assessment {
    /// No.
    NotNeeded,
    /// A short talk about what the family needs.
    ShortConversation,
    /// An early help assessment.
    EarlyHelp,
    /// A social worker's assessment under section 17 of the Children Act 1989.
    SocialCare,
}

impl Assessment {
    /// As a page shows it.
    pub fn name(self) -> &'static str {
        match self {
            Assessment::NotNeeded => "Not needed",
            Assessment::ShortConversation => "A short conversation about what you need",
            Assessment::EarlyHelp => "An early help assessment",
            Assessment::SocialCare => "A social care assessment",
        }
    }
}

/// How much support a family can have.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Amount {
    /// How it is worked out, in a few sentences.
    pub text: Option<Prose>,
    /// The day on which a year of support starts.
    pub year_starts: Option<DayOfYear>,
    /// Set amounts by age.
    #[serde(default)]
    pub by_age: Vec<Entitlement>,
    /// Whether a family that joins during the year gets a part of it.
    #[serde(default)]
    pub pro_rata: YesNo,
}

/// A set amount for some ages.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Entitlement {
    /// Who has it.
    pub ages: AgeRange,
    /// Hours of support.
    pub hours: Option<Number>,
    /// Nights away.
    pub nights: Option<Number>,
    /// Money to spend on support.
    pub money: Option<Pence>,
    /// How often it comes.
    pub per: AmountPeriod,
}

impl Entitlement {
    /// `60 hours a year`
    pub fn in_words(&self) -> String {
        let counted = |number: Number, one: &str, many: &str| {
            let shown = number.to_string();
            let unit = if shown == "1" { one } else { many };
            format!("{shown} {unit}")
        };
        let parts = [
            self.hours.map(|hours| counted(hours, "hour", "hours")),
            self.nights.map(|nights| counted(nights, "night", "nights")),
            self.money.map(|money| money.to_string()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{} {}", parts.join(" and "), self.per.phrase())
    }
}

/// How often an amount comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AmountPeriod {
    /// Every week.
    Week,
    /// Every month.
    Month,
    /// Every year.
    Year,
}

impl AmountPeriod {
    /// How often it comes in a year.
    pub fn times_a_year(self) -> i64 {
        match self {
            AmountPeriod::Week => 52,
            AmountPeriod::Month => 12,
            AmountPeriod::Year => 1,
        }
    }

    /// As it stands after an amount.
    pub fn phrase(self) -> &'static str {
        match self {
            AmountPeriod::Week => "a week",
            AmountPeriod::Month => "a month",
            AmountPeriod::Year => "a year",
        }
    }
}
