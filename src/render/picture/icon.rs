//! The site's icon: the area's first letters on the brand colour, above a line of the accent colour.

use super::Palette;
use super::canvas::Canvas;
use super::letters::Letters;

/// Where things are in an icon, in parts of its width.
struct Layout {
    /// The height of a line of letters.
    size: f32,
    /// Where the letters start, and the line on which they stand.
    at: (f32, f32),
    /// The left, top, width and height of the line below.
    line: [f32; 4],
}

/// What is left of an icon between its edges.
const ROOM: f32 = 0.76;

fn layout(letters: &Letters, initials: &str) -> Layout {
    let widest = letters.width(initials, 1.0).max(0.1);
    // One letter as high as there is room for, two as wide.
    let size = (0.62 / letters.capitals(1.0).max(0.1)).min(ROOM / widest);
    let left = (1.0 - letters.width(initials, size)) / 2.0;
    let baseline = 0.43 + letters.capitals(size) / 2.0;
    Layout { size, at: (left, baseline), line: [0.19, 0.81, 0.62, 0.075] }
}

/// The icon as an SVG file.
pub fn svg(letters: &Letters, initials: &str, palette: &Palette) -> String {
    let Palette { brand, on_brand, accent } = palette;
    let layout = layout(letters, initials);
    let size = 32.0;
    let path = match letters.has(initials) {
        true => letters.path(initials, layout.size * size, (layout.at.0 * size, layout.at.1 * size)),
        false => String::new(),
    };
    let [x, y, width, height] = layout.line.map(|part| part * size);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"6\" \
         fill=\"{brand}\"/><path d=\"{path}\" fill=\"{on_brand}\"/><rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" \
         height=\"{height:.2}\" fill=\"{accent}\"/></svg>\n"
    )
}

/// The icon as a PNG file, so many dots wide and high.
pub fn png(letters: &Letters, initials: &str, palette: &Palette, width: u32) -> Vec<u8> {
    let size = width as f32;
    let layout = layout(letters, initials);
    let mut canvas = Canvas::new(width, width, palette.brand);
    if letters.has(initials) {
        let at = (layout.at.0 * size, (layout.at.1 * size).round());
        letters.draw(&mut canvas, initials, layout.size * size, at, palette.on_brand);
    }
    let [x, y, line, height] = layout.line.map(|part| (part * size).round() as u32);
    canvas.fill(x, y, line, height, palette.accent);
    canvas.png()
}
