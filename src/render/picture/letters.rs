//! Words as shapes, from the font inside the program: Atkinson Hyperlegible Next, under the SIL Open Font License.

use ab_glyph::{Font, FontRef, Glyph, OutlineCurve, Point, PxScale, ScaleFont, point};

use super::canvas::Canvas;
use crate::content::scalar::Colour;

static FONT: &[u8] = include_bytes!("atkinson-hyperlegible-next-bold.ttf");

/// A font.
pub struct Letters {
    font: FontRef<'static>,
}

/// Words in lines of one size.
pub struct Fitted {
    /// The height of a line of letters, in dots.
    pub size: f32,
    /// The lines.
    pub lines: Vec<String>,
}

impl Letters {
    /// Reads the font.
    pub fn load() -> Option<Letters> {
        FontRef::try_from_slice(FONT).ok().map(|font| Letters { font })
    }

    /// Whether the font has every letter of a text. It has those of the Latin scripts of Europe.
    pub fn has(&self, text: &str) -> bool {
        text.chars().all(|c| c.is_whitespace() || self.font.glyph_id(c).0 != 0)
    }

    /// How wide a line is, in dots.
    pub fn width(&self, line: &str, size: f32) -> f32 {
        self.glyphs(line, size).1
    }

    /// How high capitals are, in dots.
    pub fn capitals(&self, size: f32) -> f32 {
        let scale = self.font.as_scaled(PxScale::from(size)).scale_factor();
        let outline = self.font.outline(self.font.glyph_id('H'));
        // The font measures upwards, so that what it calls the least of an outline is where a letter stands.
        outline.map_or(size * 0.6, |outline| outline.bounds.min.y.max(outline.bounds.max.y) * scale.vertical)
    }

    /// A text in as many lines as there may be: in the first of the sizes in which it fits, or else cut off in the
    /// last of them.
    pub fn fit(&self, text: &str, sizes: &[f32], room: f32, most_lines: usize) -> Fitted {
        let mut fitted = Fitted { size: 0.0, lines: Vec::new() };
        for size in sizes {
            let lines = self.wrap(text, *size, room);
            let fits = lines.len() <= most_lines;
            fitted = Fitted { size: *size, lines };
            if fits {
                return fitted;
            }
        }
        fitted.lines.truncate(most_lines);
        if let Some(last) = fitted.lines.last_mut() {
            while !last.is_empty() && self.width(&format!("{last}…"), fitted.size) > room {
                last.pop();
            }
            last.truncate(last.trim_end_matches([' ', ',', '.', ';', ':']).len());
            last.push('…');
        }
        fitted
    }

    /// A text in lines that are no wider than there is room; a word that is wider goes on below.
    fn wrap(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer.filter(|line| self.width(line, size) <= room) {
                Some(line) => {
                    lines.pop();
                    lines.push(line);
                }
                None => lines.push(word.to_owned()),
            }
            while let Some(rest) = lines.last_mut().and_then(|line| self.overhang(line, size, room)) {
                lines.push(rest);
            }
        }
        lines
    }

    /// Cuts a line where there is no more room, and gives what is left over.
    fn overhang(&self, line: &mut String, size: f32, room: f32) -> Option<String> {
        if self.width(line, size) <= room {
            return None;
        }
        let ends = line.char_indices().skip(1).map(|(at, _)| at);
        let end = ends.take_while(|end| self.width(&line[..*end], size) <= room).last()?;
        Some(line.split_off(end))
    }

    /// Draws a line that starts at `left` and stands on `baseline`.
    pub fn draw(&self, canvas: &mut Canvas, line: &str, size: f32, at: (f32, f32), colour: Colour) {
        let (left, baseline) = at;
        for mut glyph in self.glyphs(line, size).0 {
            glyph.position = point(glyph.position.x + left, baseline);
            let Some(outlined) = self.font.outline_glyph(glyph) else { continue };
            let bounds = outlined.px_bounds();
            let (x, y) = (bounds.min.x as i32, bounds.min.y as i32);
            outlined.draw(|dx, dy, covered| {
                canvas.blend(x + dx as i32, y + dy as i32, covered, colour);
            });
        }
    }

    /// A line as the path of an SVG element, as [`Letters::draw`] would draw it.
    pub fn path(&self, line: &str, size: f32, at: (f32, f32)) -> String {
        let (left, baseline) = at;
        let scale = self.font.as_scaled(PxScale::from(size)).scale_factor();
        let mut path = String::new();
        for glyph in self.glyphs(line, size).0 {
            let Some(outline) = self.font.outline(glyph.id) else { continue };
            let place = |p: Point| {
                format!(
                    "{:.2} {:.2}",
                    left + glyph.position.x + p.x * scale.horizontal,
                    baseline - p.y * scale.vertical
                )
            };
            let mut end = None;
            for curve in &outline.curves {
                let (start, step, next) = match curve {
                    OutlineCurve::Line(a, b) => (*a, format!("L{}", place(*b)), *b),
                    OutlineCurve::Quad(a, b, c) => (*a, format!("Q{} {}", place(*b), place(*c)), *c),
                    OutlineCurve::Cubic(a, b, c, d) => {
                        (*a, format!("C{} {} {}", place(*b), place(*c), place(*d)), *d)
                    }
                };
                if end != Some(start) {
                    path.push_str(&format!("M{}", place(start)));
                }
                path.push_str(&step);
                end = Some(next);
            }
        }
        path
    }

    /// The letters of a line that starts at 0, and how wide it is.
    fn glyphs(&self, line: &str, size: f32) -> (Vec<Glyph>, f32) {
        let scaled = self.font.as_scaled(PxScale::from(size));
        let mut glyphs: Vec<Glyph> = Vec::new();
        let mut x = 0.0;
        for c in line.chars() {
            let id = self.font.glyph_id(c);
            if let Some(before) = glyphs.last() {
                x += scaled.kern(before.id, id);
            }
            glyphs.push(id.with_scale_and_position(size, point(x, 0.0)));
            x += scaled.h_advance(id);
        }
        (glyphs, x)
    }
}
