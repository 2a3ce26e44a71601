//! A bar for each figure, below the name of its row, with the figure at its end.

use super::scale::Scale;
use super::svg::{Anchor, Sheet, pc, px};
use super::text::{LABEL, SMALL, width};
use super::{NARROWEST, key, marks, shown};
use crate::content::evidence::{Evidence, Row};
use crate::content::number::Number;
use crate::content::words::Words;

const BAR: f64 = 18.0;
const THIN: f64 = 12.0;
/// Between a bar and the figure at its end.
const BESIDE: f64 = 6.0;
/// By how much what is a part of another row is set in.
const INDENT: f64 = 14.0;

/// The room that bars have beside their figures, and the scale along it.
pub struct Ground {
    pub scale: Scale,
    /// The share of the width that the bars can take.
    pub room: f64,
}

impl Ground {
    /// Room for bars of these lengths, beside the longest of their figures.
    pub fn of(values: &[Number], shown: impl Fn(Number) -> String) -> Ground {
        let longest = values.iter().map(|value| width(&shown(*value), LABEL)).fold(0.0, f64::max);
        let room = (1.0 - (longest + BESIDE + 2.0) / NARROWEST).max(0.25);
        // The numbers along the axis are no longer than the figures, give or take a sign.
        let most = room * NARROWEST / (longest + 16.0);
        Ground { scale: Scale::of(values.iter().copied(), (most as usize + 1).clamp(2, 6)), room }
    }

    /// Where a figure lies in the width.
    pub fn x(&self, value: Number) -> f64 {
        self.scale.share(value) * self.room
    }

    /// Lines down from `top`, with round numbers below them.
    pub fn axis(&self, sheet: &mut Sheet, top: f64, shown: impl Fn(Number) -> String) {
        let foot = sheet.y + 4.0;
        sheet.y = foot + SMALL * 1.5;
        for tick in self.scale.ticks() {
            let x = self.x(tick);
            let class = if tick.is_zero() { "chart-nought" } else { "chart-grid" };
            let (at, y1, y2) = (pc(x), px(top), px(foot));
            sheet
                .under
                .empty("line", &[("class", class), ("x1", &at), ("x2", &at), ("y1", &y1), ("y2", &y2)]);
            let anchor = if x == 0.0 { Anchor::Start } else { Anchor::Middle };
            sheet.at("chart-tick", &shown(tick), x, 0.0, foot + SMALL * 1.2, anchor);
        }
    }
}

pub fn draw(set: &Evidence, prefix: &str, words: &Words) -> Sheet {
    let mut sheet = Sheet::default();
    let values: Vec<Number> = set.rows.iter().flat_map(|row| row.values.iter().copied()).collect();
    let ground = Ground::of(&values, |value| shown(set, value));
    if set.width() > 1 {
        sheet.over.append(marks::patterns(set.width(), prefix));
        let names = set.columns.iter().enumerate().map(|(n, column)| (n, column.name.to_string()));
        key::areas(&mut sheet, &names.collect::<Vec<_>>(), prefix);
        sheet.y += 6.0;
    }
    unit(&mut sheet, set, words);
    let top = sheet.y + 4.0;
    for row in &set.rows {
        bars(&mut sheet, set, row, &ground, prefix);
    }
    ground.axis(&mut sheet, top, |tick| shown(set, tick));
    sheet
}

/// What is counted; percentages say it themselves.
pub fn unit(sheet: &mut Sheet, set: &Evidence, words: &Words) {
    if !set.is_per_cent() {
        let unit = words.say_with("chart.unit", &[("unit", set.unit.as_str().into())]);
        sheet.lines("chart-unit", &unit, SMALL, 0.0, NARROWEST);
    }
}

fn bars(sheet: &mut Sheet, set: &Evidence, row: &Row, ground: &Ground, prefix: &str) {
    let is_part = set.is_part(row);
    sheet.y += 8.0;
    let indent = if is_part { INDENT } else { 0.0 };
    sheet.lines("chart-label", row.name.as_str(), LABEL, indent, NARROWEST);
    sheet.y += 4.0;
    let nought = ground.scale.nought() * ground.room;
    for (n, value) in row.values.iter().take(set.width()).enumerate() {
        let thick = if is_part || set.width() > 1 { THIN } else { BAR };
        let end = ground.x(*value);
        let (class, fill) = (marks::area(n), marks::fill(n, prefix));
        let (x, y) = (pc(end.min(nought)), px(sheet.y));
        let (long, tall) = (pc((end - nought).abs()), px(thick));
        let looks = [("class", class.as_str()), ("fill", &fill)];
        let size = [("x", x.as_str()), ("y", &y), ("width", &long), ("height", &tall)];
        sheet.over.empty("rect", &[looks.as_slice(), &size].concat());
        let figure = shown(set, *value);
        let middle = sheet.y + thick / 2.0 + LABEL * 0.36;
        sheet.at("chart-value", &figure, end.max(nought), BESIDE, middle, Anchor::Start);
        sheet.y += if set.width() > 1 { LABEL + 4.0 } else { thick };
    }
    sheet.y += 4.0;
}
