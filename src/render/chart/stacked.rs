//! A bar for each row or time, made of its parts, with the sum at its end and the figures of the parts below it.

use super::bars::{Ground, unit};
use super::svg::{Anchor, Sheet, Svg, pc, px};
use super::text::{LABEL, width};
use super::{NARROWEST, key, marks, shown};
use crate::content::evidence::{Evidence, Row};
use crate::content::number::Number;
use crate::content::words::Words;
use crate::site::figures::chart::{Stacks, stacks};

const BAR: f64 = 22.0;

/// A bar: its name and its parts.
struct Stack<'a> {
    name: &'a str,
    parts: Vec<Number>,
}

pub fn draw(set: &Evidence, prefix: &str, words: &Words) -> Sheet {
    let (names, stacks): (Vec<&str>, Vec<Stack>) = match stacks(set) {
        Stacks::OfRows => {
            let rows: Vec<&Row> = set.whole_rows().collect();
            let part = |row: &&Row, column: usize| row.values.get(column).copied().unwrap_or_default();
            let parts = |column| rows.iter().map(|row| part(row, column)).collect();
            let columns = set.columns.iter().enumerate();
            let stacks = columns.map(|(n, column)| Stack { name: column.name.as_str(), parts: parts(n) });
            (rows.iter().map(|row| row.name.as_str()).collect(), stacks.collect())
        }
        Stacks::OfColumns => {
            let names = set.columns.iter().map(|column| column.name.as_str());
            let rows = set.rows.iter();
            let stacks = rows.map(|row| Stack { name: row.name.as_str(), parts: row.values.clone() });
            (names.collect(), stacks.collect())
        }
    };
    let mut sheet = Sheet::default();
    let sums: Vec<Number> = stacks.iter().map(|stack| stack.parts.iter().copied().sum()).collect();
    let ground = Ground::of(&sums, |value| shown(set, value));
    sheet.over.append(marks::patterns(names.len(), prefix));
    let entries = names.iter().enumerate().map(|(n, name)| (n, (*name).to_owned()));
    key::areas(&mut sheet, &entries.collect::<Vec<_>>(), prefix);
    sheet.y += 6.0;
    unit(&mut sheet, set, words);
    let top = sheet.y + 4.0;
    for (stack, sum) in stacks.iter().zip(&sums) {
        bar(&mut sheet, set, stack, *sum, &ground, prefix);
    }
    ground.axis(&mut sheet, top, |tick| shown(set, tick));
    sheet
}

fn bar(sheet: &mut Sheet, set: &Evidence, stack: &Stack, sum: Number, ground: &Ground, prefix: &str) {
    sheet.y += 10.0;
    sheet.lines("chart-label", stack.name, LABEL, 0.0, NARROWEST);
    sheet.y += 4.0;
    let mut so_far = Number::default();
    for (n, part) in stack.parts.iter().enumerate() {
        let from = ground.x(so_far);
        so_far = [so_far, *part].into_iter().sum();
        let (class, fill) = (marks::area(n), marks::fill(n, prefix));
        let (x, y, long, tall) = (pc(from), px(sheet.y), pc(ground.x(so_far) - from), px(BAR));
        let looks = [("class", class.as_str()), ("fill", &fill)];
        let size = [("x", x.as_str()), ("y", &y), ("width", &long), ("height", &tall)];
        sheet.over.empty("rect", &[looks.as_slice(), &size].concat());
    }
    let middle = sheet.y + BAR / 2.0 + LABEL * 0.36;
    sheet.at("chart-value", &shown(set, sum), ground.x(sum), 6.0, middle, Anchor::Start);
    sheet.y += BAR;
    let entries: Vec<(usize, String)> =
        stack.parts.iter().enumerate().map(|(n, part)| (n, shown(set, *part))).collect();
    figures(sheet, &entries, prefix);
}

/// The figures of the parts, each with its pattern.
fn figures(sheet: &mut Sheet, entries: &[(usize, String)], prefix: &str) {
    let mut x = 0.0;
    sheet.y += 20.0;
    for (n, figure) in entries {
        let long = 16.0 + width(figure, LABEL);
        if x > 0.0 && x + long > NARROWEST {
            (x, sheet.y) = (0.0, sheet.y + 20.0);
        }
        let (class, fill) = (marks::area(*n), marks::fill(*n, prefix));
        let (left, y) = (px(x + 0.5), px(sheet.y - 10.5));
        let size = [("width", "10"), ("height", "10"), ("x", left.as_str()), ("y", &y)];
        let mut sample = Svg::default();
        sample.empty("rect", &[[("class", class.as_str()), ("fill", &fill)].as_slice(), &size].concat());
        sheet.over.append(sample);
        let (at, y) = (px(x + 16.0), px(sheet.y));
        sheet.over.words("text", &[("class", "chart-figure"), ("x", &at), ("y", &y)], figure);
        x += long + 14.0;
    }
    sheet.y += 4.0;
}
