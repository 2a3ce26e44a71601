//! `eligibility.yaml`: the guide that leads a family from question to question to the level of support that could fit.
//! It points the way and never refuses: each of its ends says that the family can ask for an assessment.

use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use super::Id;
use super::scalar::{Prose, Scalar, Text, scalar};
use super::target::Target;
use super::tiers::TierId;
use crate::diagnostic::Problem;

/// A question or an end of the guide, as a kind of thing that has ids: answers lead to either.
#[derive(Debug, Clone, Copy)]
pub struct Step;

/// The id of a question or an end of the guide.
pub type StepId = Id<Step>;

/// `eligibility.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Eligibility {
    /// The heading of the guide's first page; `Which support could fit your family?` where left out.
    pub title: Option<Text>,
    /// What the guide is and what it is not, before the first question.
    pub introduction: Option<Prose>,
    /// What every end says, whatever the answers were: that the family can ask for an assessment.
    pub assessment: AskForAssessment,
    /// The questions. The guide starts with the first of them.
    pub questions: Vec<Question>,
    /// Where the answers lead in the end.
    pub ends: Vec<End>,
}

/// That a family can ask for an assessment, whatever it has answered.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AskForAssessment {
    /// The sentence, such as `You can ask us for an assessment, whatever your answers were.`
    pub text: Text,
    /// The section or page that explains it, such as `section:assessments`.
    pub link: Target,
}

/// One question, on a page of its own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Question {
    /// A short name, by which answers lead here, and the page's address.
    pub id: StepId,
    /// The question.
    pub question: Text,
    /// Why the council asks.
    pub why: Option<Prose>,
    /// What helps to answer it: what a word means, or what counts.
    pub help: Option<Prose>,
    /// The answers to choose from.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Answer {
    /// The answer, such as `Yes` or `I am not sure`.
    pub text: AnswerText,
    /// The id of the question or the end that it leads to.
    pub then: StepId,
}

/// An answer to choose from. Yes and No are words here, and no values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerText(Text);

scalar!(AnswerText, "answer", "An answer in a few words, such as `Yes` or `I am not sure`.", "Yes");

impl FromStr for AnswerText {
    type Err = Problem;
    fn from_str(text: &str) -> Result<AnswerText, Problem> {
        text.parse().map(AnswerText)
    }
}

impl std::ops::Deref for AnswerText {
    type Target = Text;
    fn deref(&self) -> &Text {
        &self.0
    }
}

/// Where answers lead in the end.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct End {
    /// A short name, by which answers lead here, and the page's address.
    pub id: StepId,
    /// What the answers come to, such as `Additional support could fit your family`.
    pub title: Text,
    /// The level of support that could fit, from `tiers.yaml`; none where another office helps, such as another
    /// council.
    pub tier: Option<TierId>,
    /// Why the answers lead here.
    pub because: Option<Prose>,
    /// What to do next, beside what the level of support itself says.
    pub next: Option<Prose>,
}

impl Eligibility {
    /// The ids of questions and ends, in their order.
    pub fn ids(&self) -> impl Iterator<Item = &StepId> {
        let questions = self.questions.iter().map(|question| &question.id);
        questions.chain(self.ends.iter().map(|end| &end.id))
    }
}
