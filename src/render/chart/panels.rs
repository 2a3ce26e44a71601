//! More lines than one drawing can hold: a small drawing for each, all on one scale, with its first and last figure.

use super::bars::unit;
use super::lines::Plot;
use super::scale::Scale;
use super::svg::Sheet;
use super::text::{LABEL, width};
use super::{NARROWEST, shown};
use crate::content::evidence::Evidence;
use crate::content::number::Number;
use crate::content::words::Words;
use crate::site::figures::Series;

const HEIGHT: f64 = 44.0;

pub fn draw(set: &Evidence, series: &[Series], words: &Words) -> Sheet {
    let mut sheet = Sheet::default();
    let values = || series.iter().flat_map(|line| line.points.iter().map(|point| point.value));
    let scale = Scale::of(values(), 4);
    let longest = values().map(|value| width(&shown(set, value), LABEL)).fold(0.0, f64::max);
    // Figures too long to stand beside the line stand above it.
    let is_beside = longest < NARROWEST / 3.0;
    let beside = if is_beside { longest + 14.0 } else { 8.0 };
    let y = |value: Number| HEIGHT * (1.0 - scale.share(value));
    unit(&mut sheet, set, words);
    for (n, line) in series.iter().enumerate() {
        sheet.y += 10.0;
        sheet.lines("chart-label", line.name, LABEL, 0.0, NARROWEST);
        if !is_beside {
            let ends = line.points.first().zip(line.points.last());
            let ends = ends.map(|(from, to)| {
                let (from, to) = (shown(set, from.value), shown(set, to.value));
                words.say_with("chart.from-to", &[("from", (&from).into()), ("to", (&to).into())])
            });
            sheet.lines("chart-value", &ends.unwrap_or_default(), LABEL, 0.0, NARROWEST);
        }
        sheet.y += 8.0;
        let mut plot = Plot::new(beside, beside, series);
        let foot = super::svg::px(y(Number::default()));
        let across = [("class", "chart-nought"), ("x1", "0"), ("x2", "100%"), ("y1", &foot), ("y2", &foot)];
        plot.under.empty("line", &across);
        plot.line(0, &line.points, y);
        let ends = [(line.points.first(), "0", "-12", "end"), (line.points.last(), "100%", "12", "start")];
        for (point, x, dx, anchor) in ends.into_iter().filter(|_| is_beside) {
            let Some(point) = point else { continue };
            let at = super::svg::px(y(point.value) + LABEL * 0.36);
            let looks = [("class", "chart-value"), ("x", x), ("dx", dx), ("y", &at), ("text-anchor", anchor)];
            plot.over.words("text", &looks, &shown(set, point.value));
        }
        match n + 1 == series.len() {
            true => plot.times(&mut sheet, HEIGHT, words),
            false => plot.put(&mut sheet, HEIGHT),
        }
        sheet.y += 4.0;
    }
    sheet
}
