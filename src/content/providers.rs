//! `providers/*.yaml`: the organisations that run breaks, one a file or a list of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::decisions::DecisionId;
use super::scalar::{Prose, Text, YesNo};
use super::services::Service;
use super::time::{Date, Term};
use super::{Id, Slug};

/// The id of an organisation.
pub type ProviderId = Id<Provider>;

/// An organisation and the services that it runs.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Provider {
    /// A short name for links.
    pub id: ProviderId,
    /// The organisation's name.
    pub name: Text,
    /// What kind of organisation it is.
    pub kind: Option<ProviderKind>,
    /// What it does, in a sentence.
    pub summary: Option<Text>,
    /// More about it: a few paragraphs.
    pub about: Option<Prose>,
    /// How to reach it.
    #[serde(default)]
    pub contact: Contact,
    /// With whom it is registered.
    #[serde(default)]
    pub registrations: Vec<Registration>,
    /// What the council has agreed with it.
    pub contract: Option<Contract>,
    /// When the listing was last checked, and by whom.
    pub checked: Option<Checked>,
    /// What it runs.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Earlier ids, kept so that old links still lead here.
    #[serde(default)]
    pub aliases: Vec<Slug>,
}

impl Provider {
    /// The organisation without its services.
    pub fn alone(&self) -> Provider {
        Provider {
            id: self.id.clone(),
            name: self.name.clone(),
            kind: self.kind,
            summary: self.summary.clone(),
            about: self.about.clone(),
            contact: self.contact.clone(),
            registrations: self.registrations.clone(),
            contract: self.contract.clone(),
            checked: self.checked.clone(),
            services: Vec::new(),
            aliases: self.aliases.clone(),
        }
    }
}

/// A kind of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProviderKind {
    /// A charity.
    Charity,
    /// A community group run by volunteers.
    CommunityGroup,
    /// A community interest company or other social enterprise.
    SocialEnterprise,
    /// A company.
    Company,
    /// The council itself.
    Council,
    /// The health service.
    Health,
    /// A school or college.
    School,
}

impl ProviderKind {
    /// All of them.
    pub const ALL: [ProviderKind; 7] = [
        ProviderKind::Charity,
        ProviderKind::CommunityGroup,
        ProviderKind::SocialEnterprise,
        ProviderKind::Company,
        ProviderKind::Council,
        ProviderKind::Health,
        ProviderKind::School,
    ];

    /// As it is written.
    pub fn slug(self) -> &'static str {
        match self {
            ProviderKind::Charity => "charity",
            ProviderKind::CommunityGroup => "community-group",
            ProviderKind::SocialEnterprise => "social-enterprise",
            ProviderKind::Company => "company",
            ProviderKind::Council => "council",
            ProviderKind::Health => "health",
            ProviderKind::School => "school",
        }
    }

    /// As a page shows it.
    pub fn name(self) -> &'static str {
        match self {
            ProviderKind::Charity => "Charity",
            ProviderKind::CommunityGroup => "Community group",
            ProviderKind::SocialEnterprise => "Social enterprise",
            ProviderKind::Company => "Company",
            ProviderKind::Council => "Council service",
            ProviderKind::Health => "Health service",
            ProviderKind::School => "School or college",
        }
    }
}

/// A registration with a regulator.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Registration {
    /// The regulator, such as `Ofsted` or `Care Quality Commission`.
    pub with: Text,
    /// The number there.
    pub number: Option<Text>,
}

/// What the council has agreed with an organisation.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Contract {
    /// Whether the council pays for the service.
    #[serde(default, skip_serializing_if = "YesNo::is_no")]
    pub commissioned: YesNo,
    /// The decision that it rests on, from `decisions/`. Where that says when the contract runs, the last day and the
    /// extensions follow from it.
    pub decision: Option<DecisionId>,
    /// The last day of the contract.
    pub ends: Option<Date>,
    /// By how much it can be made longer, one entry a time.
    #[serde(default)]
    pub extensions: Vec<Term>,
}

/// When somebody last made sure that a listing is right.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Checked {
    /// The day.
    pub on: Date,
    /// The team or organisation that checked it.
    pub by: Option<Text>,
}
