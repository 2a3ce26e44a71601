//! What tells one series from another: a pattern for areas, a dash and a shape for lines.

use super::svg::Svg;

/// What is drawn over the ground of each pattern, on a tile of 8 by 8; the first has a full ground and nothing over it.
const OVER: [&str; 6] =
    ["", "M-2 2 2-2M0 8 8 0M6 10 10 6", "M1 2h2M5 6h2", "M0 0 8 8M0 8 8 0", "", "M0 2h8M0 6h8"];

/// The patterns of the first series, for areas to be filled with.
pub fn patterns(series: usize, prefix: &str) -> Svg {
    let mut out = Svg::default();
    out.open("defs", &[]);
    for (n, over) in OVER.iter().enumerate().take(series).skip(1) {
        let (id, class) = (format!("{prefix}-{}", n + 1), format!("pattern pattern-{}", n + 1));
        let tile = [("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse")];
        let named = [("id", id.as_str()), ("class", class.as_str())];
        out.open("pattern", &[named.as_slice(), &tile].concat());
        out.empty("rect", &[("class", "ground"), ("width", "8"), ("height", "8")]);
        if !over.is_empty() {
            out.empty("path", &[("d", over)]);
        }
        out.close("pattern");
    }
    out.close("defs");
    out
}

/// The `fill` of an area of a series; the class `area-1` and so on gives it its edge, and the first its colour.
pub fn fill(series: usize, prefix: &str) -> String {
    match series {
        0 => "currentColor".to_owned(),
        _ => format!("url(#{prefix}-{})", series + 1),
    }
}

/// The classes of an area.
pub fn area(series: usize) -> String {
    format!("area area-{}", series + 1)
}

/// The classes of a line: its colour and its dash.
pub fn line(series: usize) -> String {
    format!("line line-{}", series + 1)
}

/// The shape of the points of a series, around 0 0.
const SHAPES: [&str; 4] = [
    "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "M-4-4h8v8h-8z",
    "M0-5.5 5.5 4.5h-11z",
    "M0-6 6 0 0 6-6 0z",
];

/// A point of a line, at a place that may be in per cent.
pub fn point(series: usize, x: &str, y: &str) -> Svg {
    let mut out = Svg::default();
    let class = format!("point line-{}", series + 1);
    out.open("svg", &[("x", x), ("y", y), ("overflow", "visible")]);
    out.empty("path", &[("class", &class), ("d", SHAPES[series % SHAPES.len()])]);
    out.close("svg");
    out
}
