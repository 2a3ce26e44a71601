//! The parts of one whole: the whole as a strip, and below it each part at its place in the strip, with its name, its
//! figure and its share. So no part needs a colour to be found.

use super::NARROWEST;
use super::svg::{Anchor, Sheet, pc, px};
use super::text::{LABEL, width, wrap};
use crate::content::evidence::{Evidence, Row};
use crate::content::number::Number;
use crate::content::words::Words;
use crate::site::figures::finding::in_unit;
use crate::site::figures::{share_in_words, shown};

const STRIP: f64 = 26.0;
const BAR: f64 = 12.0;

/// A row with the place at which it starts in the strip.
struct Part<'a> {
    row: &'a Row,
    value: Number,
    from: Number,
    depth: usize,
}

pub fn draw(set: &Evidence, words: &Words) -> Sheet {
    let sum = set.sum(0);
    let share = |value: Number| value.hundredths() as f64 / sum.hundredths() as f64;
    let mut sheet = Sheet::default();
    // Rounded percentages may add up to a little more or less.
    let all = if set.is_per_cent() { "100%".to_owned() } else { in_unit(set, sum, words) };
    let all = words.say_with("chart.whole", &[("amount", (&all).into())]);
    sheet.lines("chart-label", &all, LABEL, 0.0, NARROWEST);
    sheet.y += 5.0;
    let parts = places(set);
    for part in parts.iter().filter(|part| part.depth == 0) {
        strip(&mut sheet, "piece", share(part.from), share(part.value), STRIP);
    }
    sheet.y += STRIP + 2.0;
    for part in &parts {
        // The share of a part of a part would be one of another whole.
        let percent =
            share_in_words(part.value, sum, words).filter(|_| part.depth == 0 && !set.is_per_cent());
        let figure = shown(set, part.value);
        let figure = match percent {
            Some(share) => {
                words.say_with("quantity.share", &[("figure", (&figure).into()), ("share", (&share).into())])
            }
            None => figure,
        };
        let indent = part.depth as f64 * 14.0;
        let room = NARROWEST - indent - width(&figure, LABEL) - 12.0;
        sheet.y += 10.0;
        // A name that leaves no room for its figure has it on a line of its own.
        let beside = room >= 90.0;
        let lines = wrap(part.row.name.as_str(), LABEL, if beside { room } else { NARROWEST - indent });
        let first = sheet.y + LABEL;
        for line in lines {
            sheet.y += LABEL * 1.3;
            let (x, y) = (px(indent), px(sheet.y - LABEL * 0.3));
            sheet.over.words("text", &[("class", "chart-label"), ("x", &x), ("y", &y)], &line);
        }
        if !beside {
            sheet.y += LABEL * 1.3;
        }
        let y = if beside { first } else { sheet.y - LABEL * 0.3 };
        sheet.at("chart-value", &figure, 1.0, 0.0, y, Anchor::End);
        sheet.y += 4.0;
        let (y, tall) = (px(sheet.y), px(BAR));
        sheet.under.empty("rect", &[("class", "track"), ("width", "100%"), ("y", &y), ("height", &tall)]);
        strip(&mut sheet, "part", share(part.from), share(part.value), BAR);
        sheet.y += BAR;
    }
    sheet
}

fn strip(sheet: &mut Sheet, class: &str, from: f64, long: f64, tall: f64) {
    let (x, long, y, tall) = (pc(from), pc(long), px(sheet.y), px(tall));
    let size = [("x", x.as_str()), ("y", &y), ("width", &long), ("height", &tall)];
    let looks = [("class", class), ("fill", "currentColor")];
    sheet.over.empty("rect", &[looks.as_slice(), &size].concat());
}

/// Each row at the end of the one before; a part of a row, and of the whole, at its start.
fn places(set: &Evidence) -> Vec<Part<'_>> {
    let mut so_far = Number::default();
    let mut parts: Vec<Part> = Vec::new();
    for row in &set.rows {
        let value = row.values.first().copied().unwrap_or_default();
        let of = row.of.as_ref().filter(|_| set.is_part(row)).map(|of| &of.row);
        let parent = of.and_then(|of| parts.iter().find(|part| part.row.id == *of));
        let (from, depth) = match (of, parent) {
            (None, _) => (so_far, 0),
            (Some(_), Some(parent)) => (parent.from, parent.depth + 1),
            (Some(_), None) => (Number::default(), 1),
        };
        if of.is_none() {
            so_far = [so_far, value].into_iter().sum();
        }
        parts.push(Part { row, value, from, depth: depth.min(4) });
    }
    parts
}
