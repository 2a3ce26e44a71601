//! How listings are grouped, narrowed and paged: the part of `site.yaml` about them.

use schemars::JsonSchema;
use serde::Deserialize;

use super::money::Pence;
use super::scalar::AgeRange;

/// How listings are grouped and paged.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Listings {
    /// How many listings stand on one page.
    pub page_size: u16,
    /// The ways to narrow the listings, in the order in which they are offered; all of them where left out.
    pub facets: Option<Vec<FacetKind>>,
    /// The ways of which any two can be chosen together; area, need and age where left out. Each one more adds many
    /// pages.
    pub pairs: Option<Vec<FacetKind>>,
    /// How many pages there are at most of two things chosen together. Two ways that would go beyond it are not
    /// offered together, so that a site with thousands of listings does not drown in lists.
    pub pair_pages: u32,
    /// The bands of age that listings are grouped in, youngest first and without a gap.
    pub age_bands: Vec<AgeRange>,
    /// Where one band of price ends and the next begins, in pounds for one time, lowest first. What is free has a
    /// band of its own.
    pub price_bands: Vec<Pence>,
    /// How many listings a list by distance from an area has at most.
    pub nearest: u16,
}

impl Default for Listings {
    fn default() -> Self {
        let band = |youngest, oldest| AgeRange { youngest, oldest: Some(oldest) };
        Listings {
            page_size: 12,
            facets: None,
            pairs: None,
            pair_pages: 2000,
            age_bands: vec![band(0, 4), band(5, 7), band(8, 11), band(12, 15), band(16, 18), band(19, 25)],
            price_bands: vec![Pence(5_00), Pence(10_00), Pence(20_00)],
            nearest: 200,
        }
    }
}

impl Listings {
    /// The ways to narrow the listings, in the order in which they are offered.
    pub fn facets(&self) -> &[FacetKind] {
        self.facets.as_deref().unwrap_or(&FacetKind::ALL)
    }

    /// The ways of which any two can be chosen together: what a family knows of itself before it looks, which is
    /// where it lives, what the child needs and how old the child is, unless the site says otherwise.
    pub fn pairs(&self) -> &[FacetKind] {
        self.pairs.as_deref().unwrap_or(&[FacetKind::Area, FacetKind::Need, FacetKind::Age])
    }
}

/// A way to narrow the listings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FacetKind {
    /// By eligibility tier.
    Tier,
    /// By type of break.
    Type,
    /// By area.
    Area,
    /// By need catered for.
    Need,
    /// By age.
    Age,
    /// By day of the week.
    Day,
    /// By time of the week and of the school year.
    Time,
    /// By price.
    Price,
    /// By how a family gets a place.
    Route,
    /// By what children and families gain.
    Outcome,
}

impl FacetKind {
    /// All of them, in the order in which they are offered unless the site says otherwise.
    pub const ALL: [FacetKind; 10] = [
        FacetKind::Tier,
        FacetKind::Type,
        FacetKind::Area,
        FacetKind::Need,
        FacetKind::Age,
        FacetKind::Day,
        FacetKind::Time,
        FacetKind::Price,
        FacetKind::Route,
        FacetKind::Outcome,
    ];

    /// Its folder under `/services/by/`, and its name in `site.yaml`.
    pub fn slug(self) -> &'static str {
        match self {
            FacetKind::Tier => "tier",
            FacetKind::Type => "type",
            FacetKind::Area => "area",
            FacetKind::Need => "need",
            FacetKind::Age => "age",
            FacetKind::Day => "day",
            FacetKind::Time => "time",
            FacetKind::Price => "price",
            FacetKind::Route => "route",
            FacetKind::Outcome => "outcome",
        }
    }

    /// What families call it.
    pub fn name(self) -> &'static str {
        match self {
            FacetKind::Tier => "Level of support",
            FacetKind::Type => "Type of break",
            FacetKind::Area => "Area",
            FacetKind::Need => "Need",
            FacetKind::Age => "Age",
            FacetKind::Day => "Day",
            FacetKind::Time => "Time",
            FacetKind::Price => "Price",
            FacetKind::Route => "How to get a place",
            FacetKind::Outcome => "What families gain",
        }
    }

    /// How values are told apart, where a family has to know it to choose well.
    pub fn explanation(self) -> Option<&'static str> {
        match self {
            FacetKind::Need => Some("A break that names no need is for every need."),
            FacetKind::Age => Some("A break is listed under every age that it takes."),
            FacetKind::Time => Some(
                "A break counts for a part of the day when it starts in it or spends an hour or more of it there. \
                 One without set times is in none of these.",
            ),
            FacetKind::Price => Some(
                "The price is the lowest that anybody pays for one time, such as a reduced rate. Look at the \
                 break for who pays it.",
            ),
            FacetKind::Area => Some("A break is listed where it is, and in each area that it comes to."),
            FacetKind::Tier | FacetKind::Type | FacetKind::Day | FacetKind::Route | FacetKind::Outcome => {
                None
            }
        }
    }
}
