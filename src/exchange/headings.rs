//! Which row of a sheet has the headings, and which column is which.

use std::collections::BTreeSet;

use super::cells::Cell;
use super::columns::{self, Column};
use super::map::ColumnMap;
use super::report::Finding;
use super::sheet::{Sheet, place};
use crate::diagnostic::Problem;

/// The headings of a sheet.
pub struct Headings {
    /// The row in which they are, or the lower one of two.
    pub row: u32,
    /// The columns that are known; one of the sheet may stand for several of ours.
    pub columns: Vec<(u32, &'static Column)>,
    /// The columns that are not.
    pub findings: Vec<Finding>,
}

/// Titles and notes above the headings take up fewer rows than this.
const FURTHEST: u32 = 40;

impl Headings {
    /// Finds the row in which most cells are headings.
    pub fn find(sheet: &Sheet, map: &ColumnMap) -> Result<Headings, Problem> {
        let rows = sheet.rows().take_while(|row| *row < FURTHEST);
        let found = rows.map(|row| (row, known(sheet, map, row)));
        let best = found.max_by_key(|(row, known)| (known.len(), std::cmp::Reverse(*row)));
        let Some((row, columns)) = best.filter(|(_, known)| known.len() >= 2) else {
            return Err(Problem::new(
                "no row of this sheet has headings that are known",
                "call the columns as `shortbreaks export` calls them, or say with --map which is which",
            ));
        };
        let findings = unknown(sheet, map, row, &columns);
        Ok(Headings { row, columns, findings })
    }
}

fn known(sheet: &Sheet, map: &ColumnMap, row: u32) -> Vec<(u32, &'static Column)> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let columns = used(sheet, row).into_iter().flat_map(|column| {
        texts(sheet, row, column)
            .iter()
            .map(|heading| meanings(map, heading))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
            .into_iter()
            .map(move |found| (column, found))
    });
    // Of two columns with one heading the first counts; the other is found wanting later.
    columns.filter(|(_, column)| taken.insert(column.name())).collect()
}

/// The columns that have a heading in a row, or in one above that is merged with it.
fn used(sheet: &Sheet, row: u32) -> BTreeSet<u32> {
    let last = sheet.rows().take_while(|at| *at <= row + FURTHEST).flat_map(|at| sheet.columns(at)).max();
    (0..=last.unwrap_or(0)).filter(|column| *sheet.heading(row, *column) != Cell::Empty).collect()
}

/// What a column may be called: by the group that it stands under and its own heading, or by that alone.
fn texts(sheet: &Sheet, row: u32, column: u32) -> Vec<String> {
    let text = |row: u32| match sheet.heading(row, column) {
        Cell::Text(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => None,
    };
    let Some(own) = text(row) else { return Vec::new() };
    let group = row.checked_sub(1).and_then(text).filter(|group| *group != own);
    group.map(|group| format!("{group} {own}")).into_iter().chain([own]).collect()
}

fn meanings(map: &ColumnMap, heading: &str) -> Vec<&'static Column> {
    match map.columns(heading) {
        columns if columns.is_empty() && !map.ignores(heading) => {
            columns::named(heading).into_iter().collect()
        }
        columns => columns,
    }
}

/// What is wrong with the headings.
fn unknown(sheet: &Sheet, map: &ColumnMap, row: u32, known: &[(u32, &'static Column)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for column in used(sheet, row) {
        let texts = texts(sheet, row, column);
        let (Some(own), false) = (texts.last(), known.iter().any(|(at, _)| *at == column)) else { continue };
        if texts.iter().any(|text| map.ignores(text)) {
            continue;
        }
        let twice = texts.iter().find(|text| !meanings(map, text).is_empty());
        let (message, help) = match twice {
            Some(text) => (
                format!("`{text}` is the heading of an earlier column too"),
                Some("keep one of the two".to_owned()),
            ),
            None => {
                let near = texts.iter().find_map(|text| columns::meant(text));
                let near = near.map(|name| format!("did you mean `{name}`?"));
                let map = || "name it in the file for --map, under `columns:` or under `ignore:`".to_owned();
                (format!("`{own}` is not a column that is known"), near.or_else(|| Some(map())))
            }
        };
        findings.push(Finding { place: place(row, column), message, help });
    }
    for (ours, theirs) in map.theirs() {
        let there = |(_, column): &&(u32, &'static Column)| {
            columns::named(ours).is_some_and(|known| known.name() == column.name())
        };
        if !known.iter().any(|known| there(&known)) {
            findings.push(Finding {
                place: place(row, 0),
                message: format!("there is no heading `{theirs}` for `{ours}`"),
                help: Some("write it in the file for --map as the sheet has it".to_owned()),
            });
        }
    }
    findings
}
