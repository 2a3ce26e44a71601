//! Dots of colour, and the file that holds them.

use crate::content::scalar::Colour;

/// A picture of dots.
pub struct Canvas {
    width: u32,
    height: u32,
    /// Three bytes a dot, row by row.
    dots: Vec<u8>,
}

impl Canvas {
    /// A picture of one colour.
    pub fn new(width: u32, height: u32, ground: Colour) -> Canvas {
        let dot = [ground.red, ground.green, ground.blue];
        Canvas { width, height, dots: dot.repeat(width as usize * height as usize) }
    }

    /// Fills a rectangle; what lies outside of the picture is left out.
    pub fn fill(&mut self, left: u32, top: u32, width: u32, height: u32, colour: Colour) {
        for y in top..top.saturating_add(height).min(self.height) {
            for x in left..left.saturating_add(width).min(self.width) {
                self.blend(x as i32, y as i32, 1.0, colour);
            }
        }
    }

    /// Puts a colour over a dot, so much of it as is covered: from 0 for nothing to 1 for all.
    pub fn blend(&mut self, x: i32, y: i32, covered: f32, colour: Colour) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        if x >= self.width || y >= self.height {
            return;
        }
        // Whole numbers from here on: 256 steps are as many as a dot can show.
        let covered = (covered.clamp(0.0, 1.0) * 255.0 + 0.5) as u32;
        let start = (y as usize * self.width as usize + x as usize) * 3;
        let Some(dot) = self.dots.get_mut(start..start + 3) else { return };
        for (old, new) in dot.iter_mut().zip([colour.red, colour.green, colour.blue]) {
            let mixed = (u32::from(*old) * (255 - covered) + u32::from(new) * covered + 127) / 255;
            *old = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }

    /// The picture as a PNG file (ISO/IEC 15948).
    pub fn png(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Balanced);
        encoder.set_filter(png::Filter::NoFilter);
        // Writing to memory fails only for dots that do not fit their width and height, and these do.
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.dots));
        if written.is_err() {
            file.clear();
        }
        file
    }
}
