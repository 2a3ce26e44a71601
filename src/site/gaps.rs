//! Where the range has nothing: each gap once and at its widest, with what is planned for it, in words.
//!
//! What is looked for is split into single spots, such as overnight care for one band of age in one area. An empty spot
//! within a wider one that is empty too says nothing new. What is left is put together again: spots that differ in one
//! thing only, and have the same plans, are one gap.

use std::collections::{BTreeMap, BTreeSet};

use super::members::Members;
use super::range::{Range, RowNumber, Side};
use crate::content::Content;
use crate::content::range::{Axis, PlannedGap, Rows};
use crate::content::scalar::AgeRange;
use crate::content::words::Words;

/// The gaps, the widest first.
#[derive(Debug, Default)]
pub struct Gaps {
    /// Those that are said, at most [`MOST_SAID`].
    pub said: Vec<Gap>,
    /// How many narrower ones there are besides.
    pub more: usize,
}

/// More gaps than these nobody reads; the tables show them all.
pub const MOST_SAID: usize = 60;
/// More names than these in one sentence nobody reads.
const MOST_NAMES: usize = 6;

/// A duty or type of break that no listing gives, at some values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The duty or type.
    pub row: RowNumber,
    /// Where there is none, by the numbers of the values, the axes in their order; everywhere in what is not named.
    pub at: Vec<(Axis, Vec<usize>)>,
    /// What is planned for all of it, by the numbers in `range.yaml`.
    pub planned: Vec<usize>,
    /// What is planned for a part of it.
    pub planned_in_part: Vec<usize>,
}

impl Gap {
    /// Whether something is planned for all of it.
    pub fn is_planned(&self) -> bool {
        !self.planned.is_empty()
    }

    /// Whether there is none at a value of one axis: the cell of a table.
    pub fn has_cell(&self, row: RowNumber, axis: Axis, value: usize) -> bool {
        self.row == row && self.at.iter().all(|(known, values)| *known == axis && values.contains(&value))
    }
}

/// One place in the range: a row, and a value of each of some axes in their order.
pub type Spot = (RowNumber, Vec<(Axis, usize)>);

/// Every gap that is looked for or that something is planned for.
pub(super) fn find(range: &Range, content: &Content) -> Gaps {
    let plans = &content.range.gaps;
    let mut empty = BTreeSet::new();
    for look in &content.range.look_for {
        let axes: BTreeSet<Axis> = look.by.iter().copied().collect();
        let sides: Vec<&Side> = axes.into_iter().filter_map(|axis| range.side(axis)).take(2).collect();
        for (row, _) in range.rows().filter(|(_, row)| row.kind == look.of) {
            empty_spots(range, row, &sides, &mut empty);
        }
    }
    for plan in plans {
        let fits = |(row, at): &Spot| fit(range, plan, *row, at).is_some();
        if !empty.iter().any(fits) {
            empty.extend(spots(range, plan).into_iter().filter(|spot| count(range, spot) == 0));
        }
    }
    let widest: Vec<Spot> = empty.iter().filter(|spot| !is_within_another(spot, &empty)).cloned().collect();
    let single = widest.into_iter().map(|(row, at)| {
        let fits = |whole: bool| {
            let fit = |n: &usize| fit(range, &plans[*n], row, &at) == Some(whole);
            (0..plans.len()).filter(fit).collect::<Vec<_>>()
        };
        Gap {
            row,
            planned: fits(true),
            planned_in_part: fits(false),
            at: at.iter().map(|(axis, value)| (*axis, vec![*value])).collect(),
        }
    });
    let mut gaps = together(single.collect());
    gaps.sort_by_key(|gap| (gap.at.len(), gap.row, std::cmp::Reverse(spread(gap)), gap.at.clone()));
    let more = gaps.len().saturating_sub(MOST_SAID);
    gaps.truncate(MOST_SAID);
    Gaps { said: gaps, more }
}

/// Over how many spots a gap goes.
fn spread(gap: &Gap) -> usize {
    gap.at.iter().map(|(_, values)| values.len()).product()
}

/// The empty spots of a row on its own, on each side, and where two sides that are not empty meet.
fn empty_spots(range: &Range, row: RowNumber, sides: &[&Side], empty: &mut BTreeSet<Spot>) {
    let services = &range.row(row).services;
    if services.is_empty() {
        empty.insert((row, Vec::new()));
        return;
    }
    let mut filled: Vec<Vec<(usize, Members)>> = Vec::new();
    for side in sides {
        let in_scope = (0..side.values.len()).filter(|n| side.in_scope[*n]);
        let here = in_scope.map(|n| (n, services.and(&side.values[n].services)));
        let (none, some): (Vec<_>, Vec<_>) = here.partition(|(_, here)| here.is_empty());
        empty.extend(none.into_iter().map(|(n, _)| (row, vec![(side.axis, n)])));
        filled.push(some);
    }
    if let ([one, other], [ones, others]) = (sides, &filled[..]) {
        for (n, here) in ones {
            let none = others.iter().filter(|(_, there)| here.shared(there) == 0);
            empty.extend(none.map(|(v, _)| (row, vec![(one.axis, *n), (other.axis, *v)])));
        }
    }
}

/// Whether a wider spot is empty too.
fn is_within_another((row, at): &Spot, empty: &BTreeSet<Spot>) -> bool {
    (0..(1_usize << at.len()) - 1).any(|chosen| {
        let some = at.iter().enumerate().filter(|(n, _)| chosen >> n & 1 == 1);
        empty.contains(&(*row, some.map(|(_, place)| *place).collect()))
    })
}

/// How many listings are at a spot.
pub fn count(range: &Range, (row, at): &Spot) -> usize {
    let mut here = range.row(*row).services.clone();
    for (axis, value) in at {
        let value = range.side(*axis).and_then(|side| side.values.get(*value));
        here = value.map_or_else(Default::default, |value| here.and(&value.services));
    }
    here.len()
}

/// The row and the values that a plan names, of those that there are.
fn named(range: &Range, plan: &PlannedGap) -> (Option<RowNumber>, BTreeMap<Axis, Vec<usize>>) {
    let (kind, id) = match (&plan.duty, &plan.break_type) {
        (Some(duty), _) => (Rows::Duty, duty.as_str()),
        (None, Some(kind)) => (Rows::Type, kind.as_str()),
        (None, None) => return (None, BTreeMap::new()),
    };
    let row = range.rows().find(|(_, row)| row.kind == kind && row.id == id).map(|(number, _)| number);
    let ids = [
        (Axis::Tier, plan.tiers.iter().map(ToString::to_string).collect::<Vec<_>>()),
        (Axis::Area, plan.areas.iter().map(ToString::to_string).collect()),
        (Axis::Age, plan.ages.iter().map(age_slug).collect()),
        (Axis::Time, plan.times.iter().map(ToString::to_string).collect()),
    ];
    let values = ids.into_iter().filter(|(_, ids)| !ids.is_empty()).map(|(axis, ids)| {
        let side = range.side(axis);
        let known: BTreeSet<usize> = ids.iter().filter_map(|id| side?.value(id)).collect();
        (axis, known.into_iter().collect())
    });
    (row, values.collect())
}

/// The folder of a band of age.
pub fn age_slug(band: &AgeRange) -> String {
    match band.oldest {
        Some(oldest) => format!("{}-{oldest}", band.youngest),
        None => format!("{}-and-over", band.youngest),
    }
}

/// The spots that a plan names.
pub fn spots(range: &Range, plan: &PlannedGap) -> Vec<Spot> {
    let (Some(row), values) = named(range, plan) else { return Vec::new() };
    let mut spots = vec![(row, Vec::new())];
    for (axis, values) in values {
        let with = |(row, at): &Spot| {
            let at = at.clone();
            let spots = values.iter().map(move |value| {
                let mut at = at.clone();
                at.push((axis, *value));
                (*row, at)
            });
            spots.collect::<Vec<_>>()
        };
        spots = spots.iter().flat_map(with).collect();
    }
    spots
}

/// Whether a plan is for all of a spot (`true`), for a part of it (`false`), or for something else.
fn fit(range: &Range, plan: &PlannedGap, row: RowNumber, at: &[(Axis, usize)]) -> Option<bool> {
    let (named_row, values) = named(range, plan);
    let value = |axis: &Axis| at.iter().find(|(known, _)| known == axis).map(|(_, value)| value);
    let agrees = |(axis, values): (&Axis, &Vec<usize>)| value(axis).is_none_or(|at| values.contains(at));
    (named_row == Some(row) && values.iter().all(agrees))
        .then(|| values.keys().all(|axis| value(axis).is_some()))
}

/// Puts gaps together that differ on one axis only: along the axes in the order that leaves fewer of them.
fn together(gaps: Vec<Gap>) -> Vec<Gap> {
    let along = |axes: &[Axis]| axes.iter().fold(gaps.clone(), |gaps, axis| along_axis(gaps, *axis));
    let forth = along(&[Axis::Tier, Axis::Area, Axis::Age, Axis::Time]);
    let back = along(&[Axis::Time, Axis::Age, Axis::Area, Axis::Tier]);
    if back.len() < forth.len() { back } else { forth }
}

fn along_axis(gaps: Vec<Gap>, axis: Axis) -> Vec<Gap> {
    let on_axis =
        |gap: &mut Gap| gap.at.iter_mut().find(|(known, _)| *known == axis).map(|(_, at)| std::mem::take(at));
    let mut split: Vec<(Gap, Vec<usize>)> = gaps
        .into_iter()
        .map(|mut gap| {
            let values = on_axis(&mut gap).unwrap_or_default();
            (gap, values)
        })
        .collect();
    split.sort_unstable();
    split.dedup_by(|(gap, values), (before, all)| {
        let same = gap == before;
        if same {
            all.append(values);
        }
        same
    });
    let whole = |(mut gap, mut values): (Gap, Vec<usize>)| {
        values.sort_unstable();
        values.dedup();
        if let Some((_, at)) = gap.at.iter_mut().find(|(known, _)| *known == axis) {
            *at = values;
        }
        gap
    };
    split.into_iter().map(whole).collect()
}

/// A gap in words: `No overnight break for children under 5 in Highmere or Lowick`.
pub fn in_words(range: &Range, content: &Content, gap: &Gap) -> String {
    let words = &*content.words;
    let lack = &range.row(gap.row).lack;
    if gap.at.is_empty() {
        return words.say_with("gap.at-all", &[("gap", lack.into())]);
    }
    let places = places_in_words(words, range, &gap.at);
    let there = |gap: String, place: &String| {
        words.say_with("gap.there", &[("gap", (&gap).into()), ("place", place.into())])
    };
    let said = places.iter().fold(lack.clone(), there);
    let kind = range.row(gap.row).kind;
    let looks = content.range.look_for.iter().filter(|look| look.of == kind);
    let looks = looks.filter(|look| gap.at.iter().all(|(axis, _)| look.by.contains(axis)));
    let open: BTreeSet<Axis> = looks.flat_map(|look| look.by.iter().copied()).collect();
    let is_open = |axis: &Axis| range.side(*axis).is_some() && !gap.at.iter().any(|(known, _)| known == axis);
    open.into_iter().filter(is_open).fold(said, |gap, axis| {
        let key = match axis {
            Axis::Tier => "gap.at-any-level",
            Axis::Area => "gap.in-any-area",
            Axis::Age => "gap.for-any-age",
            Axis::Time => "gap.at-any-time",
        };
        words.say_with(key, &[("gap", (&gap).into())])
    })
}

/// Where a plan for a part of a gap is for, beyond what the gap says: `for ages 5 to 7`.
pub fn part_in_words(range: &Range, content: &Content, gap: &Gap, plan: &PlannedGap) -> String {
    let words = &*content.words;
    let (_, values) = named(range, plan);
    let is_new = |(axis, _): &(Axis, Vec<usize>)| !gap.at.iter().any(|(known, _)| known == axis);
    let mut places = places_in_words(words, range, &values.into_iter().filter(is_new).collect::<Vec<_>>());
    let and = |place: String, then: String| {
        words.say_with("gap.places", &[("place", (&place).into()), ("then", (&then).into())])
    };
    places.drain(..).reduce(and).unwrap_or_default()
}

fn places_in_words(words: &Words, range: &Range, at: &[(Axis, Vec<usize>)]) -> Vec<String> {
    let order = [Axis::Time, Axis::Age, Axis::Area, Axis::Tier];
    let said = order.into_iter().filter_map(|axis| {
        let (_, values) = at.iter().find(|(known, _)| *known == axis)?;
        Some(values_in_words(words, range.side(axis)?, values))
    });
    said.collect()
}

/// `in Highmere or Lowick`, `for ages 5 to 11`, `in any area but Westford`
fn values_in_words(words: &Words, side: &Side, chosen: &[usize]) -> String {
    let scope = (0..side.values.len()).filter(|n| side.in_scope[*n]);
    let rest: Vec<usize> = scope.filter(|n| !chosen.contains(n)).collect();
    let names = |numbers: &[usize]| {
        listed(words, &numbers.iter().map(|n| side.values[*n].name.clone()).collect::<Vec<_>>())
    };
    let say = |key: &str, names: String| words.say_with(key, &[("names", (&names).into())]);
    match side.axis {
        Axis::Age => ages_in_words(words, chosen.iter().filter_map(|n| side.ages.get(*n).copied())),
        Axis::Time => {
            listed(words, &chosen.iter().map(|n| side.values[*n].phrase.clone()).collect::<Vec<_>>())
        }
        Axis::Tier => say("gap.level", names(chosen)),
        Axis::Area if rest.is_empty() && chosen.len() > 1 => words.say("gap.any-area"),
        Axis::Area if rest.len() <= 2 && chosen.len() > MOST_NAMES / 2 => {
            say("gap.any-area-but", names(&rest))
        }
        Axis::Area => say("gap.areas", names(chosen)),
    }
}

/// `Highmere, Lowick or Westford`, or the first of many and how many more.
fn listed(words: &Words, names: &[String]) -> String {
    if names.len() <= MOST_NAMES {
        return words.either(names);
    }
    let (first, more) = names.split_at(MOST_NAMES - 1);
    let first = words.commas(first);
    words.say_with("joined.and-more", &[("names", (&first).into()), ("n", more.len().into())])
}

/// `for children under 5`, `for ages 5 to 11 or 16 to 18`
fn ages_in_words(words: &Words, bands: impl Iterator<Item = AgeRange>) -> String {
    let mut spans: Vec<AgeRange> = Vec::new();
    for band in bands {
        match spans.last_mut() {
            Some(last) if last.oldest.and_then(|oldest| oldest.checked_add(1)) == Some(band.youngest) => {
                last.oldest = band.oldest;
            }
            _ => spans.push(band),
        }
    }
    if let [AgeRange { youngest: 0, oldest: Some(oldest) }] = spans[..] {
        let age = (u16::from(oldest) + 1).to_string();
        return words.say_with("gap.under", &[("age", (&age).into())]);
    }
    let spans: Vec<String> = spans.into_iter().map(|span| words.ages(span)).collect();
    words.say_with("gap.ages", &[("ages", (&listed(words, &spans)).into())])
}
