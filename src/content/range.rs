//! `range.yaml`: which gaps in the range of breaks are looked for, and what the council plans for them. The range
//! itself is counted from the listings and written nowhere.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Slug;
use super::break_types::BreakTypeId;
use super::law::DutyId;
use super::scalar::{AgeRange, Prose};
use super::tiers::TierId;
use super::time::Date;
use super::vocabulary::AreaId;

/// `range.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct RangePlan {
    /// What to know before reading the range: how it was looked at, and with whom.
    pub about: Option<Prose>,
    /// Where gaps are looked for; for each duty of the law by area and age where left out.
    pub look_for: Vec<LookFor>,
    /// What is planned for the gaps that there are.
    pub gaps: Vec<PlannedGap>,
}

impl Default for RangePlan {
    fn default() -> Self {
        let everywhere = LookFor { of: Rows::Duty, by: vec![Axis::Area, Axis::Age] };
        RangePlan { about: None, look_for: vec![everywhere], gaps: Vec::new() }
    }
}

/// A combination in which a gap matters.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LookFor {
    /// What families should find: each duty of the law, or each type of break.
    pub of: Rows,
    /// Where they should find it: by none, one or two of level, area, age and time.
    #[serde(default)]
    pub by: Vec<Axis>,
}

/// What the range is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rows {
    /// The duties of the law.
    Duty,
    /// The types of break.
    Type,
}

impl Rows {
    /// As it is written.
    pub fn slug(self) -> &'static str {
        match self {
            Rows::Duty => "duty",
            Rows::Type => "type",
        }
    }
}

/// What the range is looked at by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// The level of support.
    Tier,
    /// The area.
    Area,
    /// The band of age.
    Age,
    /// The time of the week and of the school year.
    Time,
}

/// What is planned for a gap. It names a duty or a type of break, and where there is none of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlannedGap {
    /// The duty of the law of which there is too little, such as `overnight-care`.
    pub duty: Option<DutyId>,
    /// The type of break of which there is too little, in place of a duty.
    #[serde(rename = "type")]
    pub break_type: Option<BreakTypeId>,
    /// The levels of support at which there is none; every level where left out.
    #[serde(default)]
    pub tiers: Vec<TierId>,
    /// The areas in which there is none; every area where left out.
    #[serde(default)]
    pub areas: Vec<AreaId>,
    /// The bands of age for which there is none, as in `age-bands` of `site.yaml`; every age where left out.
    #[serde(default)]
    pub ages: Vec<AgeRange>,
    /// The times at which there is none: `weekday-daytime`, `after-school`, `weekday-evening`, `overnight`, `weekend`
    /// or `school-holidays`; any time where left out.
    #[serde(default)]
    pub times: Vec<Slug>,
    /// What the council does about it, or why it needs none.
    pub plan: Prose,
    /// The day by which there will be a break.
    pub by: Option<Date>,
}
