//! The tables of figures: all of them, and each with its chart.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use super::figures::drawn_by;
use crate::content::evidence::{Along, Evidence, Row};
use crate::content::number::Number;
use crate::content::target::TargetKind;
use crate::content::words::Words;
use crate::render::chart;
use crate::site::figures::finding::finding;
use crate::site::figures::growth::Growth;
use crate::site::figures::{self, Point, shown};
use crate::site::{Site, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct EvidenceView {
    sets: Vec<SetItem>,
}

/// A table in the list of tables.
#[derive(Debug, JsonSchema, Serialize)]
struct SetItem {
    title: String,
    path: String,
    finding: String,
    period: String,
    source: String,
}

pub fn index(site: &Site) -> EvidenceView {
    let item = |set: &Evidence| SetItem {
        title: set.title.to_string(),
        path: url::evidence_set(set.id.as_str()).to_string(),
        finding: finding(set, &site.content.words),
        period: set.period.to_string(),
        source: set.source.to_string(),
    };
    EvidenceView { sets: site.content.evidence.iter().map(|set| item(set)).collect() }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct SetView {
    finding: String,
    chart: Option<String>,
    /// Whether the table is too wide to stand beside the chart.
    is_wide: bool,
    table: TableView,
    unit: String,
    period: String,
    source: String,
    note: Option<String>,
    /// The sections and pages that draw its figures.
    drawn_in: Vec<Link>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct TableView {
    caption: String,
    columns: Vec<String>,
    /// The headings of what is worked out.
    total: bool,
    share: bool,
    change: Option<String>,
    rows: Vec<RowView>,
    sum: Option<SumView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct RowView {
    anchor: String,
    name: Link,
    is_part: bool,
    cells: Vec<String>,
    total: Option<String>,
    share: Option<String>,
    share_of: Option<Link>,
    change: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SumView {
    anchor: Option<String>,
    cells: Vec<String>,
    total: Option<String>,
    change: Option<String>,
}

pub fn one(site: &Site, number: usize) -> SetView {
    let set: &Evidence = &site.content.evidence[number];
    let table = table(site, set);
    SetView {
        finding: finding(set, &site.content.words),
        chart: chart::draw(set, "chart", &site.content.words),
        is_wide: table.columns.len() + usize::from(table.total) + usize::from(table.change.is_some()) > 2,
        table,
        unit: if set.is_per_cent() {
            site.content.words.say("figures.percentages")
        } else {
            set.unit.to_string()
        },
        period: set.period.to_string(),
        source: set.source.to_string(),
        note: set.note.as_ref().map(ToString::to_string),
        drawn_in: drawn_in(site, set),
    }
}

fn table(site: &Site, set: &Evidence) -> TableView {
    let (times, words) = (set.times(), &site.content.words);
    let change = match &times {
        Some((Along::Columns, times)) => {
            let ends = times.first().zip(times.last());
            ends.map(|(first, last)| {
                let (first, last) = (words.moment(*first), words.moment(*last));
                words.say_with("figures.change", &[("first", (&first).into()), ("last", (&last).into())])
            })
        }
        Some((Along::Rows, _)) if set.width() == 1 => Some(words.say("figures.change-from-before")),
        _ => None,
    };
    let has_whole = set.adds_down() && set.whole_rows().count() > 1;
    let share = set.width() == 1 && !set.is_per_cent() && times.is_none();
    let share = share && (has_whole || set.rows.iter().any(|row| row.of.is_some()));
    let names = set.columns.iter().map(|column| column.name.to_string());
    TableView {
        caption: set.title.to_string(),
        columns: if set.columns.is_empty() { vec![capital(set.unit.as_str())] } else { names.collect() },
        total: set.adds_across() && set.width() > 1,
        share,
        rows: set.rows.iter().enumerate().map(|(n, row)| row_view(site, set, n, row, share)).collect(),
        sum: has_whole.then(|| sum(set, words)),
        change,
    }
}

fn row_view(site: &Site, set: &Evidence, n: usize, row: &Row, share: bool) -> RowView {
    let change = match set.times() {
        Some((Along::Columns, _)) => figures::points(set, Some(row.id.as_str()), None).ok(),
        Some((Along::Rows, _)) if set.width() == 1 && n > 0 => {
            let points = figures::points(set, None, None).ok();
            points.and_then(|points| points.get(n - 1..=n).map(<[Point]>::to_vec))
        }
        _ => None,
    };
    let whole = row.of.as_ref().filter(|_| share).and_then(|of| site.whole(set, of).ok().flatten());
    let share = share.then(|| match row.percent {
        Some(given) => Some(given.to_string()),
        None => site.share(set, row, 0, None).ok().flatten(),
    });
    RowView {
        anchor: url::evidence_row(row.id.as_str()),
        name: subject(site, row),
        is_part: set.is_part(row),
        cells: row.values.iter().map(|value| shown(set, *value)).collect(),
        total: set.adds_across().then(|| shown(set, row.values.iter().copied().sum())),
        share: share.flatten(),
        share_of: whole.map(|whole| match whole.row {
            Some(row) if whole.table.id == set.id => Link { text: row.name.to_string(), ..Link::default() },
            None if whole.table.id == set.id => {
                Link { text: site.content.words.say("figures.all"), ..Link::default() }
            }
            _ => Link::inside(&url::evidence_set(whole.table.id.as_str()), whole.table.title.as_str()),
        }),
        change: change.and_then(|points| change_of(set, &points, &site.content.words)),
    }
}

/// The name of a row, which leads to the level or type that it counts.
fn subject(site: &Site, row: &Row) -> Link {
    let tier = row.tier.as_ref().map(|id| (TargetKind::Tier, id.as_str()));
    let kind = row.break_type.as_ref().map(|id| (TargetKind::BreakType, id.as_str()));
    let found = tier.or(kind).and_then(|(kind, id)| site.destination(kind, id, None).ok());
    match found {
        Some(found) => Link::inside(&found.url, row.name.as_str()),
        None => Link { text: row.name.to_string(), ..Link::default() },
    }
}

fn change_of(set: &Evidence, points: &[Point], words: &Words) -> Option<String> {
    let (first, last) = (points.first()?, points.last()?);
    Some(Growth::between(first, last, set.is_per_cent()).in_per_cent(words))
}

fn sum(set: &Evidence, words: &Words) -> SumView {
    let sums: Vec<Number> = (0..set.width()).map(|column| set.sum(column)).collect();
    let is_named = set.rows.iter().any(|row| row.id.as_str() == figures::TOTAL);
    let points = match set.times() {
        Some((Along::Columns, _)) if !is_named => figures::points(set, Some(figures::TOTAL), None).ok(),
        _ => None,
    };
    SumView {
        anchor: (!is_named).then(|| url::evidence_row(figures::TOTAL)),
        cells: sums.iter().map(|sum| shown(set, *sum)).collect(),
        total: set.adds_across().then(|| shown(set, sums.iter().copied().sum())),
        change: points.and_then(|points| change_of(set, &points, words)),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn drawn_in(site: &Site, set: &Evidence) -> Vec<Link> {
    let draws = |text: &str| drawn_by(text).iter().any(|id| id == set.id.as_str());
    let sections = site.sections().map(|(_, section)| (section, url::section(&section.id)));
    let pages = site.content.pages.iter().map(|page| (page, url::page(&page.id)));
    let shown = sections.chain(pages).filter(|(_, url)| site.page_at(url.as_str()).is_some());
    let drawing = shown.filter(|(document, _)| draws(&document.body));
    drawing.map(|(document, url)| Link::inside(&url, document.front.title.as_str())).collect()
}
