//! The picture beside a link that somebody shares: the council on a band of its colour, the site's title, and what the
//! site is.

use super::Palette;
use super::canvas::Canvas;
use super::letters::{Fitted, Letters};
use crate::content::scalar::Colour;
use crate::site::Site;
use crate::site::colour::{INK, WHITE};

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// The height of the band.
const BAND: u32 = 150;
/// The height of the line below it.
const LINE: u32 = 14;
/// How far lines are apart, in parts of their height.
const SPACING: f32 = 0.96;
/// What is kept free on each side.
const EDGE: f32 = 72.0;

/// What is less dark than a title.
const SOFT: Colour = Colour { red: 0x3d, green: 0x46, blue: 0x50 };

/// The picture as a PNG file. A text in letters that the font has not is left out.
pub fn png(letters: &Letters, site: &Site, palette: &Palette) -> Vec<u8> {
    let written = &site.original.site;
    let room = WIDTH as f32 - 2.0 * EDGE;
    let mut canvas = Canvas::new(WIDTH, HEIGHT, WHITE);
    canvas.fill(0, 0, WIDTH, BAND, palette.brand);
    canvas.fill(0, BAND, WIDTH, LINE, palette.accent);

    let council = letters.fit(written.council.name.as_str(), &[62.0, 50.0, 40.0], room, 1);
    let middle = (BAND as f32 + letters.capitals(council.size)) / 2.0;
    draw(letters, &mut canvas, &council, middle, palette.on_brand);

    let title = letters.fit(written.title.as_str(), &[118.0, 100.0, 84.0, 70.0, 58.0], room, 3);
    let summary = letters.fit(first_sentence(written.summary.as_str()), &[46.0, 40.0, 34.0], room, 3);
    // Between the band and the lower edge there is as much room above both texts as below them.
    let gap = 34.0;
    let height = lines(&title) + gap + lines(&summary);
    let top = (BAND + LINE) as f32;
    let start = top + ((HEIGHT as f32 - top - height) / 2.0).max(20.0);
    draw(letters, &mut canvas, &title, start + title.size * 0.8, INK);
    draw(letters, &mut canvas, &summary, start + lines(&title) + gap + summary.size * 0.8, SOFT);
    canvas.png()
}

/// How high the lines of a text are together.
fn lines(text: &Fitted) -> f32 {
    text.lines.len() as f32 * text.size * SPACING
}

fn draw(letters: &Letters, canvas: &mut Canvas, text: &Fitted, baseline: f32, colour: Colour) {
    for (n, line) in text.lines.iter().enumerate().filter(|(_, line)| letters.has(line)) {
        let at = (EDGE, (baseline + n as f32 * text.size * SPACING).round());
        letters.draw(canvas, line, text.size, at, colour);
    }
}

/// The first sentence of some.
fn first_sentence(text: &str) -> &str {
    text.split_inclusive(". ").next().unwrap_or(text).trim_end()
}
