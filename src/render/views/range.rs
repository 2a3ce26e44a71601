//! The range of breaks: what there is of each duty and type, by level, area, age and time, and where there is nothing.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{Status, place, status};
use crate::content::range::{Axis, Rows};
use crate::content::services::ServiceStatus;
use crate::content::site::FacetKind;
use crate::render::texts::Texts;
use crate::site::gaps::{self, Gap};
use crate::site::range::{Range, Row, RowNumber, Side, facet};
use crate::site::{Site, url};

/// More names than these stand under no heading: the lists of all listings have the rest.
const MOST_NAMES: usize = 100;
/// How many steps of shade a table has.
const STEPS: usize = 4;

#[derive(Debug, JsonSchema, Serialize)]
pub struct RangeView {
    about_html: Option<String>,
    counted: usize,
    full: usize,
    paused: usize,
    gaps: Vec<GapView>,
    more_gaps: usize,
    tables: Vec<TableView>,
}

/// A gap in words, and what is planned for it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GapView {
    words: String,
    plans: Vec<PlanView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct PlanView {
    /// Where the plan is for, where it is only for a part of the gap.
    part: Option<String>,
    html: String,
    by: Option<String>,
    iso: Option<String>,
}

/// Rows of one kind by one axis.
#[derive(Debug, JsonSchema, Serialize)]
struct TableView {
    id: String,
    /// What the rows are: `duty` or `type`.
    rows_are: &'static str,
    /// What the columns are: `tier`, `area`, `age` or `time`.
    by: &'static str,
    columns: Vec<Column>,
    rows: Vec<TableRow>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Column {
    name: String,
    letter: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct TableRow {
    name: String,
    path: String,
    total: usize,
    cells: Vec<Cell>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Cell {
    total: usize,
    /// How dark it is, from 1; nothing where it is empty.
    step: usize,
    /// The listings that it counts.
    path: Option<String>,
    /// Whether it is one of the gaps.
    gap: bool,
    /// The column in words, for who hears the link alone.
    column: String,
}

pub fn range(site: &Site, texts: &mut Texts) -> Option<RangeView> {
    let range = site.range.as_ref()?;
    let tables = [(Rows::Duty, Axis::Tier), (Rows::Duty, Axis::Area), (Rows::Duty, Axis::Age)];
    let tables = tables.into_iter().chain([Axis::Area, Axis::Age, Axis::Time].map(|axis| (Rows::Type, axis)));
    Some(RangeView {
        about_html: site.content.range.about.as_ref().map(|text| texts.block(text)),
        counted: range.running.len(),
        full: range.full,
        paused: range.paused.len(),
        gaps: range.gaps.said.iter().map(|gap| gap_view(site, range, gap, texts)).collect(),
        more_gaps: range.gaps.more,
        tables: tables.filter_map(|(kind, axis)| table(site, range, kind, axis)).collect(),
    })
}

fn gap_view(site: &Site, range: &Range, gap: &Gap, texts: &mut Texts) -> GapView {
    let plans = &site.content.range.gaps;
    let mut view = |number: &usize, part: bool| {
        let plan = &plans[*number];
        PlanView {
            part: part.then(|| gaps::part_in_words(range, site.content, gap, plan)),
            html: texts.block(&plan.plan),
            by: plan.by.map(|by| site.content.words.date(by)),
            iso: plan.by.map(|by| by.iso()),
        }
    };
    let whole: Vec<PlanView> = gap.planned.iter().map(|number| view(number, false)).collect();
    let part: Vec<PlanView> = gap.planned_in_part.iter().map(|number| view(number, true)).collect();
    GapView {
        words: gaps::in_words(range, site.content, gap),
        plans: whole.into_iter().chain(part).collect(),
    }
}

fn table(site: &Site, range: &Range, kind: Rows, axis: Axis) -> Option<TableView> {
    let side = range.side(axis)?;
    let of_kind: Vec<(RowNumber, &Row)> = range.rows().filter(|(_, row)| row.kind == kind).collect();
    let counts: Vec<Vec<usize>> = of_kind
        .iter()
        .map(|(number, _)| side.values.iter().map(|value| range.count(*number, value)).collect())
        .collect();
    let most = counts.iter().flatten().copied().max().unwrap_or(0);
    let row = |((number, row), counts): (&(RowNumber, &Row), Vec<usize>)| TableRow {
        name: row.name.clone(),
        path: row.url().to_string(),
        total: row.services.len(),
        cells: counts
            .into_iter()
            .enumerate()
            .map(|(value, total)| Cell {
                total,
                step: (total * STEPS).div_ceil(most.max(1)),
                path: (total > 0).then(|| format!("{}#{}", row.url(), anchor(side, value))),
                gap: total == 0 && range.gaps.said.iter().any(|gap| gap.has_cell(*number, axis, value)),
                column: side.values[value].name.clone(),
            })
            .collect(),
    };
    (!of_kind.is_empty()).then(|| TableView {
        id: format!("{}-by-{}", kind.slug(), facet(axis).slug()),
        rows_are: kind.slug(),
        by: facet(axis).slug(),
        columns: columns(site, side),
        rows: of_kind.iter().zip(counts).map(row).collect(),
    })
}

fn columns(site: &Site, side: &Side) -> Vec<Column> {
    let column = |(n, value): (usize, &crate::site::facets::FacetValue)| Column {
        name: value.name.clone(),
        letter: match side.axis {
            Axis::Tier => site.content.tiers[n].letter.as_ref().map(ToString::to_string),
            Axis::Area | Axis::Age | Axis::Time => None,
        },
    };
    side.values.iter().enumerate().map(column).collect()
}

/// Where the listings of a cell stand on the page of their row.
fn anchor(side: &Side, value: usize) -> String {
    format!("{}-{}", facet(side.axis).slug(), side.values[value].slug)
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct RangeRowView {
    kind: &'static str,
    total: usize,
    full: usize,
    paused: Vec<Entry>,
    gaps: Vec<GapView>,
    sides: Vec<SideView>,
    /// The list of all listings of a type, where there is one.
    list_path: Option<String>,
    range_path: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SideView {
    by: &'static str,
    values: Vec<ValueView>,
    /// The values that have no listing.
    none: Vec<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ValueView {
    id: String,
    name: String,
    total: usize,
    entries: Vec<Entry>,
    /// How many there are besides those that are named.
    more: usize,
}

/// A listing in short.
#[derive(Debug, JsonSchema, Serialize)]
struct Entry {
    name: String,
    path: String,
    provider: String,
    ages: String,
    place: Option<String>,
    status: Status,
}

pub fn row(site: &Site, number: RowNumber, texts: &mut Texts) -> Option<RangeRowView> {
    let range = site.range.as_ref()?;
    let row = range.row(number);
    let entry = |n: usize| {
        let listing = &site.listings[n];
        Entry {
            name: listing.service.name.to_string(),
            path: url::service(listing.service.id.as_str()).to_string(),
            provider: listing.provider.name.to_string(),
            ages: site.content.words.ages(listing.service.ages),
            place: place(site, listing),
            status: status(site, listing),
        }
    };
    let side = |side: &Side| {
        let values = side.values.iter().enumerate().map(|(n, value)| {
            let here = row.services.and(&value.services);
            ValueView {
                id: anchor(side, n),
                name: value.name.clone(),
                total: here.len(),
                entries: here.iter().take(MOST_NAMES).map(entry).collect(),
                more: here.len().saturating_sub(MOST_NAMES),
            }
        });
        let (some, none): (Vec<ValueView>, Vec<ValueView>) = values.partition(|value| value.total > 0);
        let none = none.into_iter().map(|value| value.name).collect();
        SideView { by: facet(side.axis).slug(), values: some, none }
    };
    let of_row = range.gaps.said.iter().filter(|gap| gap.row == number);
    let is_full = |n: &usize| site.listings[*n].service.status == ServiceStatus::Full;
    Some(RangeRowView {
        kind: row.kind.slug(),
        total: row.services.len(),
        full: row.services.iter().filter(is_full).count(),
        paused: row.paused.iter().take(MOST_NAMES).map(entry).collect(),
        gaps: of_row.map(|gap| gap_view(site, range, gap, texts)).collect(),
        sides: if row.services.is_empty() { Vec::new() } else { range.sides().iter().map(side).collect() },
        list_path: match row.kind {
            Rows::Type => site.facet_url(FacetKind::Type, &row.id).map(|url| url.to_string()),
            Rows::Duty => None,
        },
        range_path: url::range().to_string(),
    })
}
