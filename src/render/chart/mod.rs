//! Charts of tables of figures, as SVG that stands in the page: pure functions from figures to markup.
//!
//! A chart is as wide as the place that it stands in, while its words keep their size. So whatever lies along the
//! width is in per cent, and whatever lies along the height is in pixels. Words are broken and places are found for the
//! narrowest screen, [`NARROWEST`], and there is more room on every other.
//!
//! Nothing is told by colour alone: marks have labels, patterns, dashes and shapes. Colours come from the style sheet
//! by classes, so that they follow the theme, dark mode, forced colours and print.

mod bars;
mod key;
mod lines;
mod marks;
mod panels;
mod parts;
mod scale;
mod stacked;
mod svg;
mod text;

use crate::content::evidence::{ChartKind, Evidence};
use crate::content::words::Words;
use crate::site::figures::finding::finding;
use crate::site::figures::{self, chart, shown};
use svg::{Sheet, Svg};

/// The width of a chart in pixels on a screen of 320, less the margins of the page.
const NARROWEST: f64 = 288.0;

/// As many lines can be followed in one drawing; more get a drawing each.
const MOST_LINES: usize = 4;

/// The chart of a table as an `svg` element, where it has one. Its ids start with `prefix`, so that several can stand on
/// one page.
pub fn draw(set: &Evidence, prefix: &str, words: &Words) -> Option<String> {
    let kind = chart::kind(set);
    let (name, sheet) = match kind {
        ChartKind::None => return None,
        ChartKind::Bars => ("chart.bars", bars::draw(set, prefix, words)),
        ChartKind::StackedBars => ("chart.stacked-bars", stacked::draw(set, prefix, words)),
        ChartKind::Parts => ("chart.parts", parts::draw(set, words)),
        ChartKind::Lines => {
            let series = figures::series(set);
            let sheet = match series.len() {
                0..=MOST_LINES => lines::draw(set, &series, words),
                _ => panels::draw(set, &series, words),
            };
            ("chart.lines", sheet)
        }
    };
    let name = words.say_with(name, &[("title", set.title.as_str().into())]);
    Some(whole(&name, &finding(set, words), sheet, prefix))
}

/// The `svg` element around a drawing, with what it is and says for those who cannot see it.
fn whole(title: &str, finding: &str, sheet: Sheet, prefix: &str) -> String {
    let (title_id, finding_id) = (format!("{prefix}-title"), format!("{prefix}-finding"));
    let mut body = Svg::default();
    body.words("title", &[("id", &title_id)], title);
    body.words("desc", &[("id", &finding_id)], finding);
    let (height, drawn) = sheet.finish();
    body.append(drawn);
    let mut out = Svg::default();
    let height = svg::px(height);
    let named = format!("{title_id} {finding_id}");
    out.open(
        "svg",
        &[
            ("class", "chart"),
            ("role", "img"),
            ("aria-labelledby", &named),
            ("width", "100%"),
            ("height", &height),
            ("font-size", "15"),
        ],
    );
    out.append(body);
    out.close("svg");
    out.into_string()
}
