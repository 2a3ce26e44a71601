//! A line for each series, over time, from nought upwards. The last figure of each stands at its end.

use super::bars::unit;
use super::scale::Scale;
use super::svg::{Sheet, Svg, pc, px};
use super::text::{LABEL, SMALL, width};
use super::{NARROWEST, key, marks, shown};
use crate::content::evidence::Evidence;
use crate::content::number::Number;
use crate::content::words::Words;
use crate::site::figures::{Point, Series};

const HEIGHT: f64 = 200.0;
/// Between the lines of two figures.
const APART: f64 = 17.0;

pub fn draw(set: &Evidence, series: &[Series], words: &Words) -> Sheet {
    let mut sheet = Sheet::default();
    let values = || series.iter().flat_map(|line| line.points.iter().map(|point| point.value));
    let scale = Scale::of(values(), 6);
    if series.len() > 1 {
        let entries = series.iter().enumerate().map(|(n, line)| (n, line.name.to_owned()));
        key::lines(&mut sheet, &entries.collect::<Vec<_>>());
        sheet.y += 6.0;
    }
    unit(&mut sheet, set, words);
    sheet.y += 14.0;
    let ticks: Vec<(Number, String)> =
        scale.ticks().into_iter().map(|tick| (tick, shown(set, tick))).collect();
    let before = ticks.iter().map(|(_, tick)| width(tick, SMALL)).fold(0.0, f64::max) + 10.0;
    let longest = values().map(|value| width(&shown(set, value), LABEL)).fold(0.0, f64::max);
    // Figures too long to stand behind the lines stand above their ends.
    let is_behind = before + longest < NARROWEST / 2.0;
    let (after, dx, rise, anchor) =
        if is_behind { (longest + 12.0, "10", 0.0, "start") } else { (8.0, "0", 12.0, "end") };
    sheet.y += rise;
    let y = |value: Number| HEIGHT * (1.0 - scale.share(value));
    let mut plot = Plot::new(before, after, series);
    for (tick, words) in &ticks {
        let class = if tick.is_zero() { "chart-nought" } else { "chart-grid" };
        let at = px(y(*tick));
        let across = [("class", class), ("x1", "0"), ("x2", "100%"), ("y1", &at), ("y2", &at)];
        plot.under.empty("line", &across);
        let at = px(y(*tick) + SMALL * 0.36);
        let looks = [("class", "chart-tick"), ("text-anchor", "end"), ("x", "-8"), ("y", at.as_str())];
        plot.over.words("text", &looks, words);
    }
    for (n, line) in series.iter().enumerate() {
        plot.line(n, &line.points, y);
    }
    let ends: Vec<(usize, f64)> =
        series.iter().enumerate().filter_map(|(n, line)| Some((n, y(line.points.last()?.value)))).collect();
    for (n, at) in spread(ends) {
        let Some(last) = series[n].points.last() else { continue };
        let at = px(at + LABEL * 0.36 - rise);
        let looks =
            [("class", "chart-value"), ("x", "100%"), ("dx", dx), ("y", &at), ("text-anchor", anchor)];
        plot.over.words("text", &looks, &shown(set, last.value));
    }
    plot.times(&mut sheet, HEIGHT, words);
    sheet
}

/// Figures that would lie on each other are moved apart, in their order.
fn spread(mut ends: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    ends.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    for n in 1..ends.len() {
        ends[n].1 = ends[n].1.max(ends[n - 1].1 + APART);
    }
    let mut foot = HEIGHT + 4.0;
    for end in ends.iter_mut().rev() {
        end.1 = end.1.min(foot);
        foot = end.1 - APART;
    }
    ends
}

/// The ground of lines: as wide as there is room between the words before and after it.
pub struct Plot<'a> {
    pub under: Svg,
    pub over: Svg,
    before: f64,
    room: f64,
    times: Vec<Point<'a>>,
}

impl<'a> Plot<'a> {
    /// A ground with room for words, in pixels, and the times of the longest series.
    pub fn new(before: f64, after: f64, series: &[Series<'a>]) -> Plot<'a> {
        let room = ((NARROWEST - before - after) / NARROWEST).max(0.2);
        let times = series.iter().map(|line| &line.points).max_by_key(|points| points.len());
        let times = times.cloned().unwrap_or_default();
        Plot { under: Svg::default(), over: Svg::default(), before, room, times }
    }

    /// Where a time lies between the first and the last.
    fn x(&self, point: &Point) -> f64 {
        let months = |point: Option<&Point>| point.map_or(0.0, |point| point.time.months());
        let (first, last) = (months(self.times.first()), months(self.times.last()));
        if last > first { (point.time.months() - first) / (last - first) } else { 0.0 }
    }

    /// A line and its points.
    pub fn line(&mut self, series: usize, points: &[Point], y: impl Fn(Number) -> f64) {
        let class = marks::line(series);
        for pair in points.windows(2) {
            let (x1, x2) = (pc(self.x(&pair[0])), pc(self.x(&pair[1])));
            let (y1, y2) = (px(y(pair[0].value)), px(y(pair[1].value)));
            self.over.empty("line", &[("class", &class), ("x1", &x1), ("x2", &x2), ("y1", &y1), ("y2", &y2)]);
        }
        for point in points {
            self.over.append(marks::point(series, &pc(self.x(point)), &px(y(point.value))));
        }
    }

    /// Puts the ground on the sheet.
    pub fn put(self, sheet: &mut Sheet, height: f64) {
        let (x, y, long, tall) = (px(self.before), px(sheet.y), pc(self.room), px(height));
        let place =
            [("x", x.as_str()), ("y", &y), ("width", &long), ("height", &tall), ("overflow", "visible")];
        sheet.over.open("svg", &place);
        sheet.over.append(self.under);
        sheet.over.append(self.over);
        sheet.over.close("svg");
        sheet.y += height;
    }

    /// Puts the ground on the sheet with the times below it: the first, the last and as many between as have room.
    pub fn times(mut self, sheet: &mut Sheet, height: f64, words: &Words) {
        let below = px(height + SMALL * 1.7);
        let long = self.room * NARROWEST;
        let last = self.times.len().saturating_sub(1);
        let names: Vec<(String, f64)> =
            self.times.iter().map(|point| (words.short_moment(point.time), self.x(point))).collect();
        // Those at the ends stay within the line.
        let span = |n: usize, name: &str, x: f64| match (n, width(name, SMALL)) {
            (0, wide) => ("start", 0.0, wide),
            (n, wide) if n == last => ("end", long - wide, long),
            (_, wide) => ("middle", x * long - wide / 2.0, x * long + wide / 2.0),
        };
        let until = names.last().map_or(long, |(name, x)| span(last, name, *x).1 - 8.0);
        let mut free = 0.0;
        for (n, (name, x)) in names.iter().enumerate() {
            let (anchor, start, end) = span(n, name, *x);
            let is_between = n > 0 && n < last;
            if start < free || (is_between && end > until) {
                continue;
            }
            free = end + 8.0;
            let x = pc(*x);
            let looks = [("class", "chart-tick"), ("text-anchor", anchor), ("x", &x), ("y", &below)];
            self.over.words("text", &looks, name);
        }
        self.put(sheet, height);
        sheet.y += SMALL * 2.0;
    }
}
