//! `participation.yaml`: what families said, and what became of it. Nobody is named in it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Prose, Text, Version};
use super::target::Target;
use super::time::Date;
use super::{Id, Slug};

/// `participation.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Participation {
    /// What the parent carer forum says of an edition of the statement, the newest first.
    pub sign_off: Vec<ForumView>,
    /// When the council asked carers for their views, the newest first.
    pub consultations: Vec<Consultation>,
    /// What families said of their own accord, the newest first.
    pub comments: Vec<Comment>,
}

impl Participation {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.sign_off.is_empty() && self.consultations.is_empty() && self.comments.is_empty()
    }
}

/// What the forum says of an edition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ForumView {
    /// The forum or its committee, not a person.
    pub by: Text,
    /// The day on which it decided.
    pub on: Date,
    /// The version of the statement.
    pub version: Version,
    /// Whether it agrees.
    pub view: Verdict,
    /// What it wants to say with that.
    pub said: Option<Prose>,
}

/// Whether a forum agrees with an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It does.
    Agreed,
    /// It does on the whole, and says what it would change.
    AgreedWithComments,
    /// It does not.
    NotAgreed,
}

impl Verdict {
    /// The key of the words that pages have for it.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Agreed => "verdict.agreed",
            Verdict::AgreedWithComments => "verdict.agreed-with-comments",
            Verdict::NotAgreed => "verdict.not-agreed",
        }
    }
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
    /// How many took part, group by group.
    #[serde(default)]
    pub reached: Vec<Reached>,
    /// What they said.
    pub said: Prose,
    /// What changed because of it.
    pub changed: Prose,
}

/// How many of a group took part.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reached {
    /// The group, such as `parents and carers`.
    pub who: Text,
    /// How many took part.
    pub number: u32,
    /// How many were asked.
    pub of: Option<u32>,
}

/// A comment and what became of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Comment {
    /// A short name for links.
    pub id: Slug,
    /// When it was received.
    pub on: Date,
    /// Who said it: a role, never a name.
    pub from: Option<Role>,
    /// What it is about: a listing, a section or another part of the site.
    pub about: Option<Target>,
    /// What was said, in words that name nobody.
    pub comment: Prose,
    /// The council's answer.
    pub response: Option<Prose>,
    /// When the council answered.
    pub answered: Option<Date>,
    /// What the council did or will do, if it does something.
    pub action: Option<Prose>,
    /// How far it is; where left out, that follows from the answer and the action.
    pub status: Option<Progress>,
    /// The day by which the action is planned.
    pub by: Option<Date>,
    /// When the action was done.
    pub done: Option<Date>,
}

impl Comment {
    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.status.unwrap_or(match (&self.response, &self.action) {
            (_, Some(_)) => Progress::Done,
            (Some(_), None) => Progress::Answered,
            (None, None) => Progress::Received,
        })
    }
}

/// Who made a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A parent or another carer.
    ParentCarer,
    /// A disabled child or young person.
    YoungPerson,
    /// A brother or sister.
    BrotherOrSister,
    /// The parent carer forum or another group of families.
    Forum,
    /// An organisation that runs breaks.
    Provider,
    /// Somebody who works with families.
    Professional,
}

impl Role {
    /// The key of the words that pages have for it.
    pub fn key(self) -> &'static str {
        match self {
            Role::ParentCarer => "comment-from.parent-carer",
            Role::YoungPerson => "comment-from.young-person",
            Role::BrotherOrSister => "comment-from.brother-or-sister",
            Role::Forum => "comment-from.forum",
            Role::Provider => "comment-from.provider",
            Role::Professional => "comment-from.professional",
        }
    }
}

/// How far a comment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// It has come in.
    Received,
    /// The council is looking into it.
    LookingIntoIt,
    /// It has an answer, and nothing has to be done.
    Answered,
    /// Something will be done.
    Planned,
    /// Something is being done.
    UnderWay,
    /// Something was done.
    Done,
    /// What was asked for cannot be done, and the answer says why.
    NotPossible,
}

impl Progress {
    /// As it is written.
    pub fn slug(self) -> &'static str {
        match self {
            Progress::Received => "received",
            Progress::LookingIntoIt => "looking-into-it",
            Progress::Answered => "answered",
            Progress::Planned => "planned",
            Progress::UnderWay => "under-way",
            Progress::Done => "done",
            Progress::NotPossible => "not-possible",
        }
    }

    /// The key of the words that pages have for it.
    pub fn key(self) -> &'static str {
        match self {
            Progress::Received => "progress.received",
            Progress::LookingIntoIt => "progress.looking-into-it",
            Progress::Answered => "progress.answered",
            Progress::Planned => "progress.planned",
            Progress::UnderWay => "progress.under-way",
            Progress::Done => "progress.done",
            Progress::NotPossible => "progress.not-possible",
        }
    }

    /// Whether the council has said that it will do something, and has not done it yet.
    pub fn is_promise(self) -> bool {
        matches!(self, Progress::Planned | Progress::UnderWay)
    }
}
