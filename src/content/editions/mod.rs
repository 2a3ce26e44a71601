//! `editions/*.json`: the statement, its levels and the listings as they stood when a version was published.
//!
//! A program writes these files (`shortbreaks publish-version`), and nobody changes them. They stand under `content/`
//! so that whoever has the content, in git or on a network drive, has every edition with it. The form is one of its
//! own, with a number ([`FORMAT`]): what is frozen is raw values (`5-11`, `self-referral`) and not how pages show
//! them, so that a later program compares an old edition with a new one by what it says. A later form has a higher
//! number, and its program still reads this one.

mod read;
mod written;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::break_types::{BreakType, BreakTypeId};
use super::contact::{Contact, Postcode};
use super::money::Price;
use super::providers::{Checked, ProviderId, ProviderKind};
use super::scalar::{AgeRange, Prose, Text};
use super::services::{Places, ServiceId, ServiceStatus, Support, When};
use super::statement::Statement;
use super::tiers::{Criterion, Route, Tier, TierId};
use super::time::Date;
use super::vocabulary::{AccessId, AreaId, NeedId};
use super::{Content, Slug, Written};
use crate::foreign;

pub use read::{BROKEN, EDITED, NEWER, RULES, read};
pub use written::written;

/// The number of the form that this program writes. It reads this one and every one before it.
pub const FORMAT: u32 = 1;

/// What was published.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Edition {
    /// What the statement says of itself.
    pub statement: Statement,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// The levels of support, in order, with their figures drawn.
    pub tiers: Vec<Tier>,
    /// The types of break, in order, with their figures drawn.
    pub break_types: Vec<BreakType>,
    /// The organisations, by id.
    pub providers: Vec<Provider>,
    /// The listings that were not closed for good, by id.
    pub services: Vec<Service>,
    /// What the words were called that listings use by their ids.
    pub words: Words,
}

/// A section of the statement.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Section {
    /// Its short name.
    pub id: Slug,
    /// Earlier short names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Slug>,
    /// Its title.
    pub title: Text,
    /// What it says, in a sentence.
    pub summary: Option<Text>,
    /// When it was last reviewed, where that differs from the statement.
    pub reviewed: Option<Date>,
    /// Its Markdown, with every figure drawn.
    pub markdown: String,
    /// The same as plain words: each paragraph, list, heading and table.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph or another block of a section, as plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Paragraph {
    /// `3.4`; nothing for what carries no number, such as a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its words.
    pub text: String,
}

/// An organisation.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Provider {
    /// Its short name.
    pub id: ProviderId,
    /// Earlier short names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Slug>,
    /// Its name.
    pub name: Text,
    /// What kind of organisation it was.
    pub kind: Option<ProviderKind>,
    /// What it did, in a sentence.
    pub summary: Option<Text>,
}

/// A listing. What an address that stays hidden would tell is not in it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Service {
    /// Its short name.
    pub id: ServiceId,
    /// Earlier short names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Slug>,
    /// What it is called.
    pub name: Text,
    /// Who runs it.
    pub provider: ProviderId,
    /// The type of break.
    #[serde(rename = "type")]
    pub break_type: BreakTypeId,
    /// The level of support.
    pub tier: TierId,
    /// Who it is for, by age.
    pub ages: AgeRange,
    /// The needs that it caters for; every need where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<NeedId>,
    /// What it cannot cater for.
    pub not_for: Option<Text>,
    /// What it is, in a sentence.
    pub summary: Text,
    /// More about it, with its figures drawn.
    pub about: Option<Prose>,
    /// What it asks of a child beyond its level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// When it runs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<When>,
    /// Where it is.
    pub venue: Option<Venue>,
    /// The help that children have there.
    pub support: Option<Support>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cost: Vec<Price>,
    /// What the price covers.
    pub cost_note: Option<Text>,
    /// Whether it can be paid for with a direct payment.
    pub direct_payment: Option<bool>,
    /// How to get there.
    pub transport: Option<Text>,
    /// How to get a place.
    pub route: Route,
    /// The places that there were.
    pub places: Option<Places>,
    /// What children and families gain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Text>,
    /// The languages spoken there besides English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Text>,
    /// How to reach it.
    pub contact: Contact,
    /// When the listing was last checked.
    pub checked: Option<Checked>,
    /// Whether it took children.
    #[serde(default, skip_serializing_if = "ServiceStatus::is_open")]
    pub status: ServiceStatus,
    /// Why it was closed or full.
    pub status_note: Option<Text>,
}

/// Where a service is, as far as the site tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Venue {
    /// What the place is called.
    pub name: Option<Text>,
    /// The street address.
    pub address: Option<Text>,
    /// The postcode.
    pub postcode: Option<Postcode>,
    /// The area it is in.
    pub area: Option<AreaId>,
    /// The areas it serves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub serves: Vec<AreaId>,
    /// What makes the place easier to use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub access: Vec<AccessId>,
    /// Anything else about the building.
    pub note: Option<Text>,
}

/// Names by their ids, in the order of the ids.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Words {
    /// Of needs.
    pub needs: BTreeMap<String, String>,
    /// Of what makes a place easier to use.
    pub access: BTreeMap<String, String>,
    /// Of areas.
    pub areas: BTreeMap<String, String>,
    /// Of the duties of the law that types of break meet.
    pub duties: BTreeMap<String, String>,
}

impl Edition {
    /// The same for pages in another language: what is neither a line of text nor Markdown by its type carries no
    /// mark yet.
    pub(super) fn marked(mut self) -> Edition {
        for section in &mut self.sections {
            section.markdown = foreign::mark(&section.markdown);
            for paragraph in &mut section.paragraphs {
                paragraph.text = foreign::mark(&paragraph.text);
            }
        }
        let Words { needs, access, areas, duties } = &mut self.words;
        for names in [needs, access, areas, duties] {
            names.values_mut().for_each(|name| *name = foreign::mark(name));
        }
        self
    }

    /// What stands for its version in addresses and in the name of its file.
    pub fn key(&self) -> String {
        key(&self.statement.version.to_string())
    }

    /// The tier with an id.
    pub fn tier(&self, id: &TierId) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == *id)
    }

    /// The type of break with an id.
    pub fn break_type(&self, id: &BreakTypeId) -> Option<&BreakType> {
        self.break_types.iter().find(|kind| kind.id == *id)
    }

    /// The organisation with an id.
    pub fn provider(&self, id: &ProviderId) -> Option<&Provider> {
        let place = self.providers.binary_search_by(|known| known.id.as_str().cmp(id.as_str()));
        place.ok().and_then(|place| self.providers.get(place))
    }
}

/// What stands for a version in addresses: `3.1` stays `3.1`, and `Autumn 2026` becomes `autumn-2026`.
pub fn key(version: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' };
    let key: String = version.to_ascii_lowercase().chars().map(plain).collect();
    // A name that starts or ends with a dot is hidden by some disks and cut short by others.
    let key = key.trim_matches(['.', '-']);
    if key.is_empty() { "edition".to_owned() } else { key.to_owned() }
}

impl Content {
    /// The editions, the oldest first.
    pub fn editions_in_order(&self) -> Vec<&Written<Edition>> {
        let mut editions: Vec<&Written<Edition>> = self.editions.iter().collect();
        editions.sort_by_cached_key(|edition| (edition.statement.published, edition.key()));
        editions
    }

    /// The newest edition of a version other than the one that the statement has now.
    pub fn edition_before(&self) -> Option<&Written<Edition>> {
        let now = key(&self.statement.version.to_string());
        let older = |edition: &&Written<Edition>| {
            edition.key() != now && edition.statement.published <= self.statement.published
        };
        self.editions_in_order().into_iter().rev().find(older)
    }
}
