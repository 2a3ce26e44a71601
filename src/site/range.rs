//! The range of breaks, counted from the listings that run now: each duty of the law and each type of break, by level
//! of support, area, age and time. The gaps in it are found by [`super::gaps`].

use super::facets::{self, Facet, FacetValue};
use super::gaps::{self, Gaps};
use super::members::Members;
use super::week::Part;
use super::{Url, url};
use crate::content::law::Times;
use crate::content::range::{Axis, Rows};
use crate::content::scalar::AgeRange;
use crate::content::services::{Service, ServiceStatus};
use crate::content::site::FacetKind;
use crate::content::words::Words;
use crate::content::{Content, Listing};

/// A duty or type, by its number in the range: the duties in the order of the law, then the types in that of the menu.
pub type RowNumber = usize;

/// What the listings come to.
#[derive(Debug)]
pub struct Range {
    rows: Vec<Row>,
    sides: Vec<Side>,
    /// The listings that are counted, by their numbers in the site.
    pub running: Members,
    /// How many of these have no place free.
    pub full: usize,
    /// The listings that are closed for now, and so are not counted.
    pub paused: Members,
    /// Where there is nothing.
    pub gaps: Gaps,
}

/// A duty of the law or a type of break, with the listings that give it.
#[derive(Debug)]
pub struct Row {
    /// Which of the two.
    pub kind: Rows,
    /// Its id.
    pub id: String,
    /// As pages show it.
    pub name: String,
    /// How a gap of it is said: `No overnight break`, or `Holiday clubs: none`.
    pub lack: String,
    /// Those of its listings that are counted.
    pub services: Members,
    /// Those that are closed for now.
    pub paused: Members,
}

impl Row {
    /// The page with its listings.
    pub fn url(&self) -> Url {
        url::range_row(self.kind.slug(), &self.id)
    }
}

/// What the range is looked at by, with every value that it can have.
#[derive(Debug)]
pub struct Side {
    /// Which one.
    pub axis: Axis,
    /// Its values in their order, those without a listing too.
    pub values: Vec<FacetValue>,
    /// The bands of age, where it is that.
    pub ages: Vec<AgeRange>,
    /// Whether the statement is for a value: a band of age beyond its ages has no gaps.
    pub in_scope: Vec<bool>,
}

impl Range {
    /// The range of the listings, where there are any that run.
    pub(super) fn of(content: &Content, listings: &[Listing], offered: &[Facet]) -> Option<Range> {
        let with = |has: &dyn Fn(&Service) -> bool| Members::of(listings.len(), |n| has(listings[n].service));
        let running = with(&|service| service.status.runs());
        let full = with(&|service| service.status == ServiceStatus::Full).len();
        let paused = with(&|service| service.status == ServiceStatus::TemporarilyClosed);
        if running.is_empty() {
            return None;
        }
        let row = |kind, id: &str, name: &str, lack: String, all: Members| Row {
            kind,
            id: id.to_owned(),
            name: name.to_owned(),
            lack,
            services: all.and(&running),
            paused: all.and(&paused),
        };
        let words = &*content.words;
        let by_type = facets::every_value(FacetKind::Type, content, listings, offered);
        let sides = [Axis::Tier, Axis::Area, Axis::Age, Axis::Time];
        let mut sides: Vec<Side> =
            sides.into_iter().map(|axis| Side::of(axis, content, listings, offered)).collect();
        let by_time = || sides.iter().filter(|side| side.axis == Axis::Time).flat_map(|side| &side.values);
        let duties = content.law.duties.iter().map(|duty| {
            let name = duty.name.as_str();
            let lack = duty.gap.as_ref().map_or_else(|| lacking(words, name), ToString::to_string);
            let gives = |(n, _): &(usize, &FacetValue)| content.break_types[*n].duties.contains(&duty.id);
            let types = by_type.iter().enumerate().filter(gives).map(|(_, value)| &value.services);
            let at_any_time = Members::of_any(listings.len(), types);
            let all = match duty.times {
                None => at_any_time,
                Some(times) => {
                    let counts =
                        |value: &&FacetValue| parts(times).iter().any(|part| part.slug() == value.slug);
                    let at_times = by_time().filter(counts).map(|value| &value.services);
                    at_any_time.and(&Members::of_any(listings.len(), at_times))
                }
            };
            row(Rows::Duty, duty.id.as_str(), name, lack, all)
        });
        let types = content.break_types.iter().zip(&by_type).map(|(kind, value)| {
            let name = kind.name.as_str();
            row(Rows::Type, kind.id.as_str(), name, lacking(words, name), value.services.clone())
        });
        let rows = duties.chain(types).collect();
        // Where no listing says anything about it, nothing can be said of it.
        sides.retain(|side| side.values.iter().any(|value| value.services.shared(&running) > 0));
        let mut range = Range { rows, sides, running, full, paused, gaps: Gaps::default() };
        range.gaps = gaps::find(&range, content);
        Some(range)
    }

    /// What the listings give of a duty.
    pub fn duty(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.kind == Rows::Duty && row.id == id)
    }

    /// Every duty and type with its number.
    pub fn rows(&self) -> impl Iterator<Item = (RowNumber, &Row)> {
        self.rows.iter().enumerate()
    }

    /// A duty or type by its number.
    pub fn row(&self, number: RowNumber) -> &Row {
        &self.rows[number]
    }

    /// What the range is looked at by.
    pub fn sides(&self) -> &[Side] {
        &self.sides
    }

    /// The values of an axis, where any listing says something about it.
    pub fn side(&self, axis: Axis) -> Option<&Side> {
        self.sides.iter().find(|side| side.axis == axis)
    }

    /// How many listings of a row have a value.
    pub fn count(&self, row: RowNumber, value: &FacetValue) -> usize {
        self.rows[row].services.shared(&value.services)
    }
}

impl Side {
    fn of(axis: Axis, content: &Content, listings: &[Listing], offered: &[Facet]) -> Side {
        let values = facets::every_value(facet(axis), content, listings, offered);
        let ages = match axis {
            Axis::Age => content.site.listings.age_bands.clone(),
            Axis::Tier | Axis::Area | Axis::Time => Vec::new(),
        };
        let of_statement = |n: usize| ages.get(n).is_none_or(|band| band.overlaps(&content.statement.ages));
        let in_scope = (0..values.len()).map(of_statement).collect();
        Side { axis, values, ages, in_scope }
    }

    /// The number of the value with a short name.
    pub fn value(&self, slug: &str) -> Option<usize> {
        self.values.iter().position(|value| value.slug == slug)
    }
}

/// The way to narrow the listings that an axis is.
pub fn facet(axis: Axis) -> FacetKind {
    match axis {
        Axis::Tier => FacetKind::Tier,
        Axis::Area => FacetKind::Area,
        Axis::Age => FacetKind::Age,
        Axis::Time => FacetKind::Time,
    }
}

/// The parts of the week and the school year that are the times of a duty.
fn parts(times: Times) -> &'static [Part] {
    match times {
        Times::EveningsWeekendsHolidays => {
            &[Part::Evening, Part::Overnight, Part::Weekend, Part::SchoolHolidays]
        }
    }
}

/// `Groups for disabled children: none`
fn lacking(words: &Words, name: &str) -> String {
    words.say_with("gap.none-of", &[("name", name.into())])
}
