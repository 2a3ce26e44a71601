//! One difference between two editions, and all of them in the order in which people want to read them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::content::time::Date;
use crate::foreign;

/// What a difference means for families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Fewer can have it, or they have less, pay more or wait longer.
    Tighter,
    /// Some lose by it and some gain, or it cannot be told which.
    Mixed,
    /// More can have it, or they have more, pay less or wait less.
    Looser,
    /// Neither.
    Neutral,
}

/// What kind of thing has changed, in the order in which an account goes through them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Thing {
    /// A level of support.
    Tier,
    /// A type of break.
    BreakType,
    /// A short break.
    Service,
    /// An organisation.
    Provider,
    /// A section of the statement.
    Section,
    /// The statement as a whole.
    Statement,
}

/// What has changed of a thing: that it is there at all, or one of the facts about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is what its name says, and `Kind::label` says it in words")]
pub enum Kind {
    New,
    Gone,
    Moved,
    Name,
    Letter,
    Summary,
    WhoFor,
    Details,
    Examples,
    Criterion,
    Evidence,
    Assessment,
    Route,
    Decides,
    Takes,
    AmountByAge,
    Amount,
    YearStarts,
    ProRata,
    CostInWords,
    IfRefused,
    Duties,
    Provider,
    Type,
    Tier,
    Ages,
    Needs,
    NotFor,
    When,
    Venue,
    Areas,
    Access,
    Ratio,
    PersonalCare,
    Medication,
    Training,
    Price,
    DirectPayment,
    Transport,
    Places,
    Wait,
    Outcomes,
    Languages,
    Contact,
    Status,
    ProviderKind,
    Text,
    LastReviewed,
    NextReview,
    PreparedBy,
    SignedOff,
    Area,
}

/// The thing that a difference is about.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
pub struct About {
    /// What kind of thing it is.
    pub what: Thing,
    /// Its short name now, or the last that it had.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Change {
    /// What it means for families.
    pub severity: Severity,
    /// What has changed.
    pub kind: Kind,
    /// Of what.
    pub about: About,
    /// Which of several: the ages of an amount, the name of a price, the rule that evidence is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// What it said before; nothing where it said nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it says now; nothing where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Of a text of many paragraphs: those that are not as they were.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

/// A paragraph that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Passage {
    /// What has become of it.
    pub kind: PassageKind,
    /// The number that it has, or had before it was taken out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it said before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it says now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// What has become of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// It is new.
    Added,
    /// It is no longer there.
    Removed,
    /// It has other words.
    Reworded,
    /// It stands in another place.
    Moved,
}

/// Which edition one side of an account is.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Which {
    /// Its version.
    pub version: String,
    /// The day on which it was published.
    pub published: Date,
}

/// Everything that is different between two editions.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Account {
    /// The earlier edition.
    pub from: Which,
    /// The later one.
    pub to: Which,
    /// Every difference, in the order in which people want to read them.
    pub changes: Vec<Change>,
}

impl Account {
    /// The same for a page in another language than the one in which it is told.
    pub fn marked(mut self) -> Account {
        let mark = |text: &mut Option<String>| *text = text.as_deref().map(foreign::mark);
        for change in &mut self.changes {
            change.about.name = foreign::mark(&change.about.name);
            mark(&mut change.part);
            mark(&mut change.before);
            mark(&mut change.after);
            for passage in &mut change.passages {
                mark(&mut passage.before);
                mark(&mut passage.after);
            }
        }
        self
    }
}

/// A part of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What is stricter or less, for all or for some.
    Stricter,
    /// What is easier or more.
    Easier,
    /// Other differences of levels of support and types of break.
    Levels,
    /// Other differences of short breaks.
    Services,
    /// Of organisations.
    Providers,
    /// Of the text of the statement.
    Text,
    /// Of what the statement says of itself.
    Facts,
}

impl Change {
    /// The part of the account that it belongs to.
    pub fn group(&self) -> Group {
        match (self.severity, self.about.what) {
            (Severity::Tighter | Severity::Mixed, _) => Group::Stricter,
            (Severity::Looser, _) => Group::Easier,
            (Severity::Neutral, Thing::Tier | Thing::BreakType) => Group::Levels,
            (Severity::Neutral, Thing::Service) => Group::Services,
            (Severity::Neutral, Thing::Provider) => Group::Providers,
            (Severity::Neutral, Thing::Section) => Group::Text,
            (Severity::Neutral, Thing::Statement) => Group::Facts,
        }
    }
}

impl Account {
    /// How many differences are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.changes.iter().filter(|change| change.severity == severity).count()
    }

    /// The parts that have anything in them, each with its differences.
    pub fn groups(&self) -> Vec<(Group, Vec<&Change>)> {
        let mut groups: Vec<(Group, Vec<&Change>)> = Vec::new();
        for change in &self.changes {
            match groups.last_mut() {
                Some((group, changes)) if *group == change.group() => changes.push(change),
                _ => groups.push((change.group(), vec![change])),
            }
        }
        groups
    }
}
