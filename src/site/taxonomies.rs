//! The words by which listings are sorted, as other directories want them: lists of terms, each with a name, a meaning
//! and a stable short name.

use uuid::Uuid;

use super::ids::Ids;
use crate::content::Content;
use crate::content::outcomes::Outcome;
use crate::content::providers::ProviderKind;
use crate::content::tiers::RouteKind;
use crate::content::vocabulary::{Area, Word};

/// A list of terms.
#[derive(Debug)]
pub struct Taxonomy {
    /// What its terms say of a listing.
    pub kind: TaxonomyKind,
    /// Its id.
    pub id: Uuid,
    /// Its terms, in the order in which the site offers them.
    pub terms: Vec<Term>,
}

/// A term of a taxonomy.
#[derive(Debug)]
pub struct Term {
    /// Its short name in the content.
    pub slug: String,
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What it means.
    pub description: String,
}

/// What the terms of a taxonomy say of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxonomyKind {
    /// The level of support that a service belongs to.
    Tier,
    /// The type of break that it is.
    BreakType,
    /// The needs that it caters for.
    Need,
    /// How a family gets a place.
    Route,
    /// Where it is.
    Area,
    /// What makes a building easier to use.
    Access,
    /// What families gain.
    Outcome,
    /// What kind of organisation runs it.
    Organisation,
    /// Other facts, whose words stand beside the term.
    Fact,
}

impl TaxonomyKind {
    /// All of them.
    pub const ALL: [TaxonomyKind; 9] = [
        TaxonomyKind::Tier,
        TaxonomyKind::BreakType,
        TaxonomyKind::Need,
        TaxonomyKind::Route,
        TaxonomyKind::Area,
        TaxonomyKind::Access,
        TaxonomyKind::Outcome,
        TaxonomyKind::Organisation,
        TaxonomyKind::Fact,
    ];

    /// Its short name.
    pub fn slug(self) -> &'static str {
        match self {
            TaxonomyKind::Tier => "tier",
            TaxonomyKind::BreakType => "break-type",
            TaxonomyKind::Need => "need",
            TaxonomyKind::Route => "route",
            TaxonomyKind::Area => "area",
            TaxonomyKind::Access => "access",
            TaxonomyKind::Outcome => "outcome",
            TaxonomyKind::Organisation => "organisation-kind",
            TaxonomyKind::Fact => "fact",
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            TaxonomyKind::Tier => "Short breaks: level of support",
            TaxonomyKind::BreakType => "Short breaks: type of break",
            TaxonomyKind::Need => "Short breaks: need catered for",
            TaxonomyKind::Route => "Short breaks: how to get a place",
            TaxonomyKind::Area => "Short breaks: area",
            TaxonomyKind::Access => "Short breaks: access",
            TaxonomyKind::Outcome => "Short breaks: what families gain",
            TaxonomyKind::Organisation => "Short breaks: kind of organisation",
            TaxonomyKind::Fact => "Short breaks: fact",
        }
    }

    /// What it is for, in a sentence.
    pub fn description(self) -> &'static str {
        match self {
            TaxonomyKind::Tier => "The levels of support of the short breaks services statement, in order.",
            TaxonomyKind::BreakType => "The types of break that the statement names.",
            TaxonomyKind::Need => {
                "The needs that a break caters for. A break that names none caters for every need."
            }
            TaxonomyKind::Route => "Who can ask for a place, and whether somebody assesses the child first.",
            TaxonomyKind::Area => "The parts of the council's area.",
            TaxonomyKind::Access => "What makes a building easier to use.",
            TaxonomyKind::Outcome => "What children and families gain by a break.",
            TaxonomyKind::Organisation => "The kinds of organisation that run breaks.",
            TaxonomyKind::Fact => {
                "Other facts that families choose by. The value of the attribute says what is so."
            }
        }
    }
}

/// A fact about a service or an organisation that the standard has no field for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// What the service cannot cater for.
    NotFor,
    /// What it asks of a child.
    Criterion,
    /// Helpers to children.
    StaffRatio,
    /// Whether helpers give personal care.
    PersonalCare,
    /// Whether and how they give medicine.
    Medication,
    /// What they are trained in.
    Training,
    /// Whether a direct payment can pay for it.
    DirectPayment,
    /// How to get there.
    Transport,
    /// How many children it takes.
    Places,
    /// How many places are free.
    PlacesLeft,
    /// Whether it keeps a waiting list.
    WaitingList,
    /// How long families wait.
    Wait,
    /// What children and families gain.
    Outcome,
    /// That it runs and has no place free.
    Full,
    /// When it was first listed.
    Added,
    /// What has changed.
    Changed,
    /// The organisation's postal address.
    PostalAddress,
    /// When somebody answers.
    Hours,
    /// The service's own website.
    Website,
    /// The day on which it closed for good.
    Closed,
    /// The short name of a service that has no page any more.
    Id,
    /// The decision that the council's contract rests on.
    ContractDecision,
    /// The last day of the council's contract.
    ContractEnds,
    /// When the organisation as a whole was last checked.
    Checked,
}

impl Fact {
    /// All of them.
    pub const ALL: [Fact; 24] = [
        Fact::NotFor,
        Fact::Criterion,
        Fact::StaffRatio,
        Fact::PersonalCare,
        Fact::Medication,
        Fact::Training,
        Fact::DirectPayment,
        Fact::Transport,
        Fact::Places,
        Fact::PlacesLeft,
        Fact::WaitingList,
        Fact::Wait,
        Fact::Outcome,
        Fact::Full,
        Fact::Added,
        Fact::Changed,
        Fact::PostalAddress,
        Fact::Hours,
        Fact::Website,
        Fact::Closed,
        Fact::Id,
        Fact::ContractDecision,
        Fact::ContractEnds,
        Fact::Checked,
    ];

    /// Its short name, what it is called, and what its value says.
    pub fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Fact::NotFor => ("not-for", "What it cannot do", "What the service cannot cater for."),
            Fact::Criterion => ("criterion", "Criterion", "What the service asks of a child or family."),
            Fact::StaffRatio => ("staff-ratio", "Helpers to children", "Helpers, a colon and children: 1:2."),
            Fact::PersonalCare => ("personal-care", "Personal care", "Whether helpers give it: yes or no."),
            Fact::Medication => ("medication", "Medicine", "Whether and how helpers give medicine."),
            Fact::Training => ("training", "Training", "What helpers are trained in."),
            Fact::DirectPayment => ("direct-payment", "Direct payment", "Whether it can pay: yes or no."),
            Fact::Transport => ("transport", "Getting there", "How to get there."),
            Fact::Places => ("places", "Places", "How many children it takes."),
            Fact::PlacesLeft => ("places-left", "Places left", "How many places are free."),
            Fact::WaitingList => ("waiting-list", "Waiting list", "Whether there is one: yes."),
            Fact::Wait => ("wait", "Wait", "How long families wait."),
            Fact::Outcome => ("outcome", "What children gain", "What children and families gain."),
            Fact::Full => ("full", "Full", "That it runs and has no place free: yes."),
            Fact::Added => ("added", "First listed", "The day on which it was first listed."),
            Fact::Changed => ("changed", "Changed", "A day, and what changed on it."),
            Fact::PostalAddress => ("postal-address", "Postal address", "Where to write to, on one line."),
            Fact::Hours => ("hours", "Hours", "When somebody answers."),
            Fact::Website => ("website", "Website", "The service's own website."),
            Fact::Closed => ("closed", "Closed", "The day on which it closed for good."),
            Fact::Checked => {
                ("checked", "Last checked", "The day on which the organisation was last checked.")
            }
            Fact::Id => ("id", "Short name", "The short name of a service that has no page any more."),
            Fact::ContractDecision => (
                "contract-decision",
                "Decision on the contract",
                "The short name of the decision that the council's contract rests on.",
            ),
            Fact::ContractEnds => {
                ("contract-ends", "Contract ends", "The last day of the council's contract.")
            }
        }
    }
}

/// Every taxonomy that has terms.
pub(super) fn taxonomies(content: &Content, ids: &Ids) -> Vec<Taxonomy> {
    let taxonomy = |kind: TaxonomyKind| {
        let terms = terms(content, kind).into_iter().map(|(slug, name, description)| {
            let id = ids.id(&["taxonomy", kind.slug(), &slug]);
            Term { slug, id, name, description }
        });
        Taxonomy { kind, id: ids.id(&["taxonomy", kind.slug()]), terms: terms.collect() }
    };
    TaxonomyKind::ALL.into_iter().map(taxonomy).filter(|taxonomy| !taxonomy.terms.is_empty()).collect()
}

/// The short name, name and meaning of each term.
fn terms(content: &Content, kind: TaxonomyKind) -> Vec<(String, String, String)> {
    let words = |words: &[Word]| {
        let meaning = |word: &Word| word.explanation.as_ref().unwrap_or(&word.name).to_string();
        words.iter().map(|word| (word.id.to_string(), word.name.to_string(), meaning(word))).collect()
    };
    match kind {
        TaxonomyKind::Tier => content
            .tiers
            .iter()
            .map(|tier| (tier.id.to_string(), tier.name.to_string(), tier.summary.to_string()))
            .collect(),
        TaxonomyKind::BreakType => content
            .break_types
            .iter()
            .map(|kind| (kind.id.to_string(), kind.name.to_string(), kind.summary.to_string()))
            .collect(),
        TaxonomyKind::Need => words(&content.vocabulary.needs),
        TaxonomyKind::Area => {
            let areas = content.vocabulary.areas.iter();
            let meaning = |area: &Area| area.explanation.as_ref().unwrap_or(&area.name).to_string();
            areas.map(|area| (area.id.to_string(), area.name.to_string(), meaning(area))).collect()
        }
        TaxonomyKind::Access => words(&content.vocabulary.access),
        TaxonomyKind::Outcome => {
            let outcomes = content.outcomes.outcomes.iter();
            let meaning = |outcome: &Outcome| crate::markdown::plain(outcome.text.as_str());
            outcomes
                .map(|outcome| (outcome.id.to_string(), outcome.name.to_string(), meaning(outcome)))
                .collect()
        }
        TaxonomyKind::Route => RouteKind::ALL
            .into_iter()
            .map(|route| (route.slug().to_owned(), route.name().to_owned(), route.name().to_owned()))
            .collect(),
        TaxonomyKind::Organisation => ProviderKind::ALL
            .into_iter()
            .map(|kind| (kind.slug().to_owned(), kind.name().to_owned(), kind.name().to_owned()))
            .collect(),
        TaxonomyKind::Fact => Fact::ALL
            .into_iter()
            .map(Fact::words)
            .map(|(slug, name, meaning)| (slug.to_owned(), name.to_owned(), meaning.to_owned()))
            .collect(),
    }
}
