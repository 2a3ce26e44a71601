//! Things by the first letter of their names.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use super::cards::{Status, place, status};
use crate::content::Listing;
use crate::content::words::Words;
use crate::foreign::bare;
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

/// The alphabet of a language, in its order, and what names without a letter stand under.
pub struct Alphabet {
    letters: Vec<String>,
    digits: String,
    neither: String,
}

/// What a name stands under, in the order in which pages have them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Heading {
    /// A letter of the alphabet, by its number there. It can be of two signs, such as the `Ll` of Welsh.
    Letter(usize),
    /// A letter that the language does not have.
    Foreign(String),
    Digits,
    Neither,
}

impl Alphabet {
    /// The alphabet of the words of a site.
    pub fn of(words: &Words) -> Alphabet {
        let say = |key: &str| bare(&words.say(key)).into_owned();
        Alphabet {
            letters: say("letters.alphabet").split_whitespace().map(ToOwned::to_owned).collect(),
            digits: words.say("letters.digits"),
            neither: words.say("letters.neither"),
        }
    }

    /// Things by the first letter of their names, in order, those under no letter last.
    pub fn group<T>(&self, things: Vec<(String, T)>) -> Vec<Letter<T>> {
        // A quotation mark or bracket before a name moves it under no other letter.
        let mut things: Vec<((Heading, String), T)> = things
            .into_iter()
            .map(|(name, thing)| {
                let name = name_itself(&name).to_lowercase();
                ((self.heading(&name), name), thing)
            })
            .collect();
        things.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut letters: Vec<(Heading, Vec<T>)> = Vec::new();
        for ((heading, _), thing) in things {
            match letters.last_mut().filter(|(last, _)| *last == heading) {
                Some((_, items)) => items.push(thing),
                None => letters.push((heading, vec![thing])),
            }
        }
        let letter = |(heading, items)| {
            let (letter, id) = self.shown(&heading);
            Letter { letter, id, items }
        };
        letters.into_iter().map(letter).collect()
    }

    /// The letters to jump to: the whole alphabet, and after it whatever else names start with.
    pub fn jumps<T>(&self, letters: &[Letter<T>]) -> Vec<LetterLink> {
        let usual = (0..self.letters.len()).map(|n| self.shown(&Heading::Letter(n)));
        let others = letters.iter().filter(|known| !self.letters.contains(&known.letter));
        let others = others.map(|known| (known.letter.clone(), known.id.clone()));
        let is_there = |id: &str| letters.iter().any(|known| known.id == id);
        let link = |(letter, id): (String, String)| LetterLink { present: is_there(&id), letter, id };
        usual.chain(others).map(link).collect()
    }

    /// What a name in small letters stands under.
    fn heading(&self, name: &str) -> Heading {
        let starts =
            self.letters.iter().enumerate().filter(|(_, letter)| name.starts_with(&letter.to_lowercase()));
        match (starts.max_by_key(|(_, letter)| letter.len()), name.chars().next()) {
            (Some((n, _)), _) => Heading::Letter(n),
            (None, Some(c)) if c.is_alphabetic() => Heading::Foreign(c.to_uppercase().collect()),
            (None, Some(_)) => Heading::Digits,
            (None, None) => Heading::Neither,
        }
    }

    /// A heading as the page shows it, and its id there.
    fn shown(&self, heading: &Heading) -> (String, String) {
        let id = |letter: &str| format!("letter-{}", letter.to_lowercase());
        match heading {
            Heading::Letter(n) => (self.letters[*n].clone(), id(&self.letters[*n])),
            Heading::Foreign(letter) => (letter.clone(), id(letter)),
            Heading::Digits => (self.digits.clone(), id("digits")),
            Heading::Neither => (self.neither.clone(), id("other")),
        }
    }
}

/// A name without the signs before it and the marks in it.
fn name_itself(name: &str) -> String {
    bare(name).trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
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
        ages: site.content.words.ages(listing.service.ages),
        place: place(site, listing),
        status: status(site, listing),
    };
    let things = site.listings.iter().map(|listing| (listing.service.name.to_string(), entry(listing)));
    let alphabet = Alphabet::of(&site.content.words);
    let letters = alphabet.group(things.collect());
    AToZView { all_letters: alphabet.jumps(&letters), letters, total: site.listings.len() }
}
