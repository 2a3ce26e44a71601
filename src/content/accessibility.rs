//! `accessibility.yaml`: how accessible the website is. The page made of it has the form that the law sets; the words
//! of that form are not written here but come from [`super::law`].
//!
//! Nearly every key may be missing, so that a site can be built before its first test. What is missing then is said by
//! the rules of [`crate::check`].

use schemars::JsonSchema;
use serde::Deserialize;

use super::contact::Contact;
use super::law::{ExemptionId, Region};
use super::scalar::{Prose, Text};
use super::target::Target;
use super::time::Date;
use super::wcag::Criterion;

/// `accessibility.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Accessibility {
    /// What the statement applies to, as the end of a sentence: `the whole of short-breaks.example.gov.uk`.
    pub scope: Option<Text>,
    /// What it does not apply to, such as the council's main website, in a sentence or two.
    pub not_covered: Option<Prose>,
    /// What people can do on the website, in a few paragraphs. Say only what was tested.
    pub using: Option<Prose>,
    /// How far the website meets the standard; leave it out until the first test.
    pub status: Option<Status>,
    /// What does not meet the standard and will be mended.
    pub non_accessible: Vec<NonAccessible>,
    /// What does not meet the standard and would cost too much to mend.
    pub disproportionate_burden: Vec<Burden>,
    /// What the regulations do not apply to.
    pub out_of_scope: Vec<OutOfScope>,
    /// When the statement was first written.
    pub prepared: Option<Date>,
    /// When somebody last made sure that it is right; once a year at least.
    pub last_reviewed: Option<Date>,
    /// How the website was tested.
    pub tested: Option<Test>,
    /// What happens when somebody tells of a problem, in a sentence or two.
    pub feedback: Option<Prose>,
    /// Whom to tell of a problem; the contact in `site.yaml` where left out.
    pub contact: Option<Contact>,
    /// A page with a form that tells of a problem.
    pub form: Option<Target>,
    /// How long an answer takes at most, such as `10 working days`.
    pub answered_within: Option<Text>,
    /// The other formats that people can ask for, in a sentence or two.
    pub formats: Option<Prose>,
    /// Where the council is, which decides who enforces the regulations.
    pub region: Option<Region>,
}

/// How far a website meets the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// All of it does.
    Full,
    /// Most of it does.
    Partial,
    /// Most of it does not.
    None,
}

/// Something that does not meet the standard and will be mended.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NonAccessible {
    /// What it is, and on which pages.
    pub what: Prose,
    /// What that means for the people whom it keeps out.
    pub effect: Option<Prose>,
    /// The success criteria that it fails.
    #[serde(default)]
    pub fails: Vec<Criterion>,
    /// The day by which it will be mended.
    pub fix_by: Option<Date>,
}

/// Something that does not meet the standard and would cost too much to mend.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Burden {
    /// What it is, and on which pages.
    pub what: Prose,
    /// The success criteria that it fails.
    #[serde(default)]
    pub fails: Vec<Criterion>,
    /// The council's assessment of cost and benefit: a link to it, or what it found and when.
    pub assessment: Option<Prose>,
}

/// Something that the regulations do not apply to.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OutOfScope {
    /// What it is.
    pub what: Prose,
    /// Why the regulations do not apply, such as `maps`; the kinds stand in `legal-basis.yaml`.
    pub exemption: ExemptionId,
}

/// A test of the website.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Test {
    /// The day on which it ended.
    pub on: Date,
    /// Who did it: a team or a company, not a person's name.
    pub by: Text,
    /// Which pages were tested, how they were chosen and what was done with them.
    pub method: Prose,
}
