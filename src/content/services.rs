//! The listings: what an organisation runs, for whom, when, where, at what price, and how to get in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::break_types::BreakTypeId;
use super::contact::{Contact, Postcode};
use super::money::Price;
use super::providers::{Checked, Provider};
use super::scalar::{AgeRange, Prose, StaffRatio, Text, YesNo};
use super::tiers::{Criterion, Route, TierId};
use super::time::{Date, Day, TimeRange};
use super::vocabulary::{AccessId, AreaId, NeedId};
use super::{Id, Slug};

/// The id of a listing.
pub type ServiceId = Id<Service>;

/// One listing.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Service {
    /// A short name for links; no two listings share one.
    pub id: ServiceId,
    /// What it is called.
    pub name: Text,
    /// The type of break, from `break-types.yaml`.
    #[serde(rename = "type")]
    pub break_type: BreakTypeId,
    /// The level of support, from `tiers.yaml`.
    pub tier: TierId,
    /// Who it is for, by age.
    pub ages: AgeRange,
    /// The needs that it caters for, from `vocabulary.yaml`; every need where left out.
    #[serde(default)]
    pub needs: Vec<NeedId>,
    /// What it cannot cater for, in a sentence.
    pub not_for: Option<Text>,
    /// What it is, in a sentence.
    pub summary: Text,
    /// More about it: a few paragraphs.
    pub about: Option<Prose>,
    /// What the service asks of a child beyond the criteria of its tier.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// When it runs.
    #[serde(default)]
    pub when: Vec<When>,
    /// Where it is.
    pub venue: Option<Venue>,
    /// The help that children have there.
    pub support: Option<Support>,
    /// What it costs, one entry a price; an amount of 0 is free.
    #[serde(default)]
    pub cost: Vec<Price>,
    /// What the price covers, or who can have help with it.
    pub cost_note: Option<Text>,
    /// Whether it can be paid for with a direct payment.
    pub direct_payment: Option<YesNo>,
    /// How to get there.
    pub transport: Option<Text>,
    /// How to get a place.
    pub route: Route,
    /// The places that there are.
    pub places: Option<Places>,
    /// What children and families gain: outcomes of `outcomes.yaml` by their ids or in their words. Without such a file,
    /// any few words each.
    #[serde(default)]
    pub outcomes: Vec<Text>,
    /// The languages spoken there besides English.
    #[serde(default)]
    pub languages: Vec<Text>,
    /// How to reach the service, where it differs from the organisation.
    pub contact: Option<Contact>,
    /// When the listing was last checked, where it differs from the organisation.
    pub checked: Option<Checked>,
    /// Whether it takes children now.
    #[serde(default, skip_serializing_if = "ServiceStatus::is_open")]
    pub status: ServiceStatus,
    /// Why it is closed or full, or when it opens again.
    pub status_note: Option<Text>,
    /// When it was first listed, so that families hear that it is new.
    pub added: Option<Date>,
    /// What has changed since, one entry a change, so that families hear of it.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// The day on which it closed for good, so that families hear of it. Its `status` is then `closed`.
    pub closed: Option<Date>,
    /// Earlier ids, kept so that old links still lead here.
    #[serde(default)]
    pub aliases: Vec<Slug>,
}

impl Service {
    /// When the listing was last checked, by its own word or its organisation's.
    pub fn last_checked<'a>(&'a self, provider: &'a Provider) -> Option<&'a Checked> {
        self.checked.as_ref().or(provider.checked.as_ref())
    }

    /// How to reach it, by its own word and for the rest by its organisation's.
    pub fn reached_by(&self, provider: &Provider) -> Contact {
        self.contact.as_ref().map_or_else(|| provider.contact.clone(), |own| own.or(&provider.contact))
    }

    /// The area that it is in.
    pub fn area(&self) -> Option<&AreaId> {
        self.venue.as_ref()?.area.as_ref()
    }

    /// Whether it is closed for good.
    pub fn is_closed(&self) -> bool {
        self.status == ServiceStatus::Closed
    }

    /// The days of the week on which it runs, from Monday, each once.
    pub fn days(&self) -> Vec<Day> {
        Day::ALL.into_iter().filter(|day| self.when.iter().any(|when| when.runs_on(*day))).collect()
    }
}

/// A change of a service that families should hear of.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Change {
    /// The day from which it is so.
    pub on: Date,
    /// What has changed, in a sentence.
    pub what: Text,
}

/// When a service runs.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct When {
    /// The days of the week.
    #[serde(default)]
    pub days: Vec<Day>,
    /// From when to when.
    pub time: Option<TimeRange>,
    /// The part of the school year.
    pub term: Option<SchoolTime>,
    /// The very dates, for what does not come every week.
    #[serde(default)]
    pub dates: Vec<Date>,
    /// The first and last day of a run of dates, such as a holiday week.
    pub from: Option<Date>,
    /// The last day of a run of dates.
    pub to: Option<Date>,
    /// Anything else about it, such as `every other week` or `by agreement`.
    pub note: Option<Text>,
}

impl When {
    /// Whether it runs on a day of the week, by its days or by its dates.
    pub fn runs_on(&self, day: Day) -> bool {
        self.days.contains(&day) || self.dates.iter().any(|date| Day::of(date.0) == day)
    }
}

/// A part of the school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SchoolTime {
    /// When schools are open.
    TermTime,
    /// When schools are closed.
    SchoolHolidays,
    /// The whole year.
    AllYear,
}

impl SchoolTime {
    /// As a page shows it.
    pub fn name(self) -> &'static str {
        match self {
            SchoolTime::TermTime => "in term time",
            SchoolTime::SchoolHolidays => "in the school holidays",
            SchoolTime::AllYear => "all year",
        }
    }
}

/// Where a service is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Venue {
    /// What the place is called.
    pub name: Option<Text>,
    /// The street address on one line.
    pub address: Option<Text>,
    /// The postcode.
    pub postcode: Option<Postcode>,
    /// The area it is in, from `vocabulary.yaml`.
    pub area: Option<AreaId>,
    /// The areas it serves, where it comes to families.
    pub serves: Vec<AreaId>,
    /// Whether the address stays out of the site, as for carers who work from home.
    #[serde(skip_serializing_if = "YesNo::is_no")]
    pub hidden: YesNo,
    /// What makes the place easier to use, from `vocabulary.yaml`.
    pub access: Vec<AccessId>,
    /// Anything else about the building.
    pub note: Option<Text>,
}

impl Venue {
    /// Its name, unless the address stays out of the site.
    pub fn shown_name(&self) -> Option<&Text> {
        self.name.as_ref().filter(|_| !self.hidden.0)
    }

    /// Its street address, unless it stays out of the site.
    pub fn shown_address(&self) -> Option<&Text> {
        self.address.as_ref().filter(|_| !self.hidden.0)
    }

    /// Its postcode, unless the address stays out of the site.
    pub fn shown_postcode(&self) -> Option<&Postcode> {
        self.postcode.as_ref().filter(|_| !self.hidden.0)
    }

    /// The areas in which families can use it.
    pub fn areas(&self) -> impl Iterator<Item = &AreaId> {
        self.area.iter().chain(&self.serves)
    }
}

/// The help that children have.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Support {
    /// Helpers to children.
    pub ratio: Option<StaffRatio>,
    /// Whether helpers give personal care, such as help in the toilet.
    pub personal_care: Option<YesNo>,
    /// Whether and how helpers give medicine.
    pub medication: Option<Text>,
    /// What helpers are trained in.
    pub training: Option<Text>,
}

/// The places that a service has.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Places {
    /// How many children it takes.
    pub total: Option<u32>,
    /// How many places are free.
    pub left: Option<u32>,
    /// Whether it keeps a waiting list.
    #[serde(default, skip_serializing_if = "YesNo::is_no")]
    pub waiting_list: YesNo,
    /// How long families wait, such as `about 3 months`.
    pub wait: Option<Text>,
}

/// Whether a service takes children.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceStatus {
    /// It does.
    #[default]
    Open,
    /// It runs, but has no place free.
    Full,
    /// It is closed for now and will open again.
    TemporarilyClosed,
    /// It is closed for good.
    Closed,
}

impl ServiceStatus {
    /// Every status, from taking children to closed for good.
    pub const ALL: [ServiceStatus; 4] =
        [ServiceStatus::Open, ServiceStatus::Full, ServiceStatus::TemporarilyClosed, ServiceStatus::Closed];

    /// Whether families can use it, or wait for it.
    pub fn runs(&self) -> bool {
        matches!(self, ServiceStatus::Open | ServiceStatus::Full)
    }

    /// Whether it takes children, which goes without saying.
    pub fn is_open(&self) -> bool {
        *self == ServiceStatus::Open
    }

    /// As a page shows it.
    pub fn name(self) -> &'static str {
        match self {
            ServiceStatus::Open => "Open",
            ServiceStatus::Full => "Full",
            ServiceStatus::TemporarilyClosed => "Closed for now",
            ServiceStatus::Closed => "Closed",
        }
    }
}
