//! What each pattern or line stands for: a sample and its words, one after another and on as many lines as it takes.

use super::svg::{Sheet, Svg, px};
use super::text::{LABEL, width, wrap};
use super::{NARROWEST, marks};

/// The height of a line of a key.
const LINE: f64 = 22.0;
/// Between two entries on one line.
const GAP: f64 = 18.0;

/// Samples of areas with their words.
pub fn areas(sheet: &mut Sheet, entries: &[(usize, String)], prefix: &str) {
    flow(sheet, entries, 20.0, |series, x, y| {
        let mut out = Svg::default();
        let (x, y) = (px(x + 0.5), px(y - 12.5));
        let (class, fill) = (marks::area(series), marks::fill(series, prefix));
        let size = [("width", "14"), ("height", "14")];
        let looks = [("class", class.as_str()), ("fill", &fill), ("x", &x), ("y", &y)];
        out.empty("rect", &[looks.as_slice(), &size].concat());
        out
    });
}

/// Samples of lines with their words.
pub fn lines(sheet: &mut Sheet, entries: &[(usize, String)]) {
    flow(sheet, entries, 42.0, |series, x, y| {
        let mut out = Svg::default();
        let (from, to, y) = (px(x), px(x + 34.0), px(y - 5.0));
        let class = marks::line(series);
        out.empty("line", &[("class", &class), ("x1", &from), ("x2", &to), ("y1", &y), ("y2", &y)]);
        out.append(marks::point(series, &px(x + 17.0), &y));
        out
    });
}

fn flow(sheet: &mut Sheet, entries: &[(usize, String)], sample: f64, draw: impl Fn(usize, f64, f64) -> Svg) {
    let mut x = 0.0;
    for (n, (series, words)) in entries.iter().enumerate() {
        let lines = wrap(words, LABEL, NARROWEST - sample);
        let long = lines.iter().map(|line| width(line, LABEL)).fold(0.0, f64::max) + sample;
        if n == 0 || x + long > NARROWEST || lines.len() > 1 {
            (x, sheet.y) = (0.0, sheet.y + LINE);
        }
        sheet.over.append(draw(*series, x, sheet.y - 4.0));
        for (m, line) in lines.iter().enumerate() {
            sheet.y += if m > 0 { LABEL * 1.3 } else { 0.0 };
            let (at, y) = (px(x + sample), px(sheet.y - 4.0));
            sheet.over.words("text", &[("class", "chart-label"), ("x", &at), ("y", &y)], line);
        }
        x += if lines.len() > 1 { NARROWEST } else { long + GAP };
    }
}
