//! The council's colours where the theme uses them, with how well each can be read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::content::scalar::Colour;
use crate::content::site::Colours;
use crate::site::colour::{DARK_TINT, ENHANCED, LIGHT_TINT, WHITE, contrast, readable, text_on};

/// A colour on a ground.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ColourPair {
    /// What stands out of classes for this pair: `brand` in `swatch-brand`.
    key: &'static str,
    /// What it is used for.
    name: &'static str,
    /// The colour and the ground, as style sheets write them.
    colour: String,
    ground: String,
    /// The contrast of the two, such as `9.4 : 1` (WCAG 2.2, "contrast ratio"), and what is asked of it.
    ratio: String,
    least: String,
}

/// What WCAG asks of words that are not large (1.4.3).
const WORDS: f64 = 4.5;
/// What WCAG asks of the edges of buttons and marks (1.4.11).
const EDGES: f64 = 3.0;

/// The pairs of the light scheme, then those of the dark one.
pub fn pairs(colours: &Colours) -> Vec<ColourPair> {
    let Colours { brand, link, accent } = *colours;
    let pair = |key, name, colour: Colour, ground: Colour, least: f64| ColourPair {
        key,
        name,
        colour: colour.to_string(),
        ground: ground.to_string(),
        ratio: format!("{:.1} : 1", contrast(colour, ground)),
        least: format!("{least} : 1"),
    };
    vec![
        pair("brand", "Words on the brand colour", text_on(brand), brand, WORDS),
        pair("edge", "Buttons and marks on the page", brand, WHITE, EDGES),
        pair("accent", "The accent on the brand colour", accent, brand, EDGES),
        pair("link", "Links on a box, by day", readable(link, LIGHT_TINT, ENHANCED), LIGHT_TINT, ENHANCED),
        pair("link", "Links on a box, by night", readable(link, DARK_TINT, ENHANCED), DARK_TINT, ENHANCED),
    ]
}
