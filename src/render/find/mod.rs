//! What the scripts of a theme find breaks and words in: two files of data, fetched once, when somebody first asks.
//!
//! A listing is there as its card is, part by part, so that a script shows the same card as the server. Addresses
//! that listings keep hidden are on no card, and so in neither file.

mod listings;
mod texts;

use serde::Serialize;

use super::cards::Cards;
use crate::site::File;

/// A file of data for scripts; nothing for anything else.
pub fn file(cards: &Cards, file: &File) -> Option<Vec<u8>> {
    match file {
        File::FindListings => Some(json(&listings::data(cards))),
        File::FindTexts => Some(json(&texts::data(cards.site))),
        _ => None,
    }
}

/// Data as JSON. Nothing in it can fail to be written: its keys are all text.
fn json(data: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(data).unwrap_or_default()
}
