//! Colours and how well they can be told apart, by the formula of WCAG 2.2.

use crate::content::scalar::Colour;

/// Black.
pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
/// White.
pub const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };
/// The darkest text.
pub const INK: Colour = Colour { red: 0x16, green: 0x1b, blue: 0x22 };
/// The darkest ground that the theme puts text on in the light scheme.
pub const LIGHT_TINT: Colour = Colour { red: 0xf1, green: 0xf5, blue: 0xf4 };
/// The lightest ground that the theme puts text on in the dark scheme.
pub const DARK_TINT: Colour = Colour { red: 0x1f, green: 0x28, blue: 0x2f };

/// What WCAG asks of text that is not large at level AAA (1.4.6), which the theme keeps for links.
pub const ENHANCED: f64 = 7.0;

/// Relative luminance, from 0 for black to 1 for white (WCAG 2.2, "relative luminance").
pub fn luminance(colour: Colour) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue)
}

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// White or ink, whichever reads better on a ground.
pub fn text_on(ground: Colour) -> Colour {
    if contrast(WHITE, ground) >= contrast(INK, ground) { WHITE } else { INK }
}

/// The nearest shade of a colour that has a contrast of at least `ratio` with a ground: mixed, a hundredth at a
/// time, with the end of the scale that the ground is far from.
pub fn readable(colour: Colour, ground: Colour, ratio: f64) -> Colour {
    let towards = if luminance(ground) < 0.18 { WHITE } else { BLACK };
    (0..=100)
        .map(|part| mix(colour, towards, part))
        .find(|shade| contrast(*shade, ground) >= ratio)
        .unwrap_or(towards)
}

/// `percent` parts of a hundred of the second colour, the rest of the first.
pub fn mix(from: Colour, to: Colour, percent: u32) -> Colour {
    let part = |from: u8, to: u8| {
        let mixed = (u32::from(from) * (100 - percent) + u32::from(to) * percent + 50) / 100;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    Colour { red: part(from.red, to.red), green: part(from.green, to.green), blue: part(from.blue, to.blue) }
}
