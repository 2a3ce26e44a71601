//! Things by the first letter of their names.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use super::cards::{Status, place, status};
use crate::content::Listing;
use crate::site::{Site, url};

/// The things under one letter.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Letter<T> {
    letter: String,
    id: String,
    items: Vec<T>,
}

/// A letter of the alphabet, and whether anything is under it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LetterLink {
    letter: String,
    id: String,
    present: bool,
}

impl LetterLink {
    /// A few letters, some with something under them, all of which leads to the start of the page.
    pub fn samples() -> Vec<LetterLink> {
        let link = |letter: char| LetterLink {
            letter: letter.to_string(),
            id: String::new(),
            present: letter != 'B',
        };
        ('A'..='E').map(link).collect()
    }
}

/// What names that start with a digit stand under.
const DIGITS: &str = "0 to 9";
/// What names with neither letter nor digit stand under.
const OTHER: &str = "Other";

/// Things by the first letter of their names, in order, those under no letter last.
pub fn by_letter<T>(mut things: Vec<(String, T)>) -> Vec<Letter<T>> {
    // A quotation mark or bracket before a name moves it under no other letter.
    things.sort_by_cached_key(|(name, _)| {
        let letter = letter(name);
        (letter == OTHER, letter == DIGITS, letter, bare(name).to_lowercase())
    });
    let mut letters: Vec<Letter<T>> = Vec::new();
    for (name, thing) in things {
        let letter = letter(&name);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.items.push(thing),
            None => letters.push(Letter { id: letter_id(&letter), letter, items: vec![thing] }),
        }
    }
    letters
}

/// A name without the signs before it.
fn bare(name: &str) -> &str {
    name.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The letter that a name stands under.
fn letter(name: &str) -> String {
    match bare(name).chars().next() {
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        Some(_) => DIGITS.to_owned(),
        None => OTHER.to_owned(),
    }
}

fn letter_id(letter: &str) -> String {
    match letter {
        DIGITS => "letter-digits".to_owned(),
        OTHER => "letter-other".to_owned(),
        letter => format!("letter-{}", letter.to_lowercase()),
    }
}

/// The letters to jump to: the whole alphabet, and after it whatever else names start with.
pub fn alphabet<T>(letters: &[Letter<T>]) -> Vec<LetterLink> {
    let usual: Vec<String> = ('A'..='Z').map(|letter| letter.to_string()).collect();
    let others = letters.iter().map(|known| &known.letter).filter(|letter| !usual.contains(letter));
    usual
        .iter()
        .chain(others)
        .map(|letter| LetterLink {
            present: letters.iter().any(|known| known.letter == *letter),
            id: letter_id(letter),
            letter: letter.clone(),
        })
        .collect()
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct AToZView {
    letters: Vec<Letter<Entry>>,
    all_letters: Vec<LetterLink>,
    total: usize,
}

/// A listing in short.
#[derive(Debug, JsonSchema, Serialize)]
struct Entry {
    name: String,
    path: String,
    provider: Link,
    ages: String,
    place: Option<String>,
    status: Status,
}

/// The listings, A to Z.
pub fn a_to_z(site: &Site) -> AToZView {
    let entry = |listing: &Listing| Entry {
        name: listing.service.name.to_string(),
        path: url::service(listing.service.id.as_str()).to_string(),
        provider: Link::inside(&url::provider(listing.provider.id.as_str()), listing.provider.name.as_str()),
        ages: listing.service.ages.to_string(),
        place: place(site, listing),
        status: status(listing),
    };
    let things = site.listings.iter().map(|listing| (listing.service.name.to_string(), entry(listing)));
    let letters = by_letter(things.collect());
    AToZView { all_letters: alphabet(&letters), letters, total: site.listings.len() }
}
