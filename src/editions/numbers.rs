//! The numbers of paragraphs in a draft: a paragraph keeps the number that it has in the last edition.
//!
//! The rule, which is also in `docs/editions.md`:
//!
//! 1. A section of the edition keeps its number, and a paragraph of it that is still there keeps its own, wherever it
//!    now stands in its section and even where some of its words changed.
//! 2. What is new takes the number of what it follows with a letter: 3.4a, 3.4b; before the first, 3.0a. A new section
//!    after section 4 is 4a, and its paragraphs are 4a.1, 4a.2.
//! 3. The number of what was taken out is not given again.
//!
//! The next edition numbers everything from the start.

use super::align;
use crate::content::Slug;
use crate::content::editions::{Edition, Paragraph};

/// A section of a draft, by what it is numbered from.
pub struct Draft<'a> {
    /// Its short name.
    pub id: &'a Slug,
    /// Its earlier short names.
    pub aliases: &'a [Slug],
    /// The words of its numbered paragraphs, in order.
    pub paragraphs: Vec<String>,
}

/// The numbers of a section of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Of the section.
    pub number: String,
    /// Of its paragraphs, in order.
    pub paragraphs: Vec<String>,
    /// Those that the edition has and the draft no longer.
    pub gone: Vec<Paragraph>,
}

/// The numbers of a draft after an edition, or of one before any edition.
pub fn numbers(edition: Option<&Edition>, draft: &[Draft]) -> Vec<Numbered> {
    let Some(edition) = edition else {
        let plain = |(n, section): (usize, &Draft)| fresh((n + 1).to_string(), section);
        return draft.iter().enumerate().map(plain).collect();
    };
    let mut after = "0".to_owned();
    let mut letters = 0;
    let mut taken = vec![false; edition.sections.len()];
    let mut numbered = Vec::with_capacity(draft.len());
    for section in draft {
        let known = |(n, old): &(usize, &crate::content::editions::Section)| {
            !taken[*n] && (old.id == *section.id || section.aliases.contains(&old.id))
        };
        match edition.sections.iter().enumerate().find(known) {
            Some((n, old)) => {
                taken[n] = true;
                (after, letters) = ((n + 1).to_string(), 0);
                numbered.push(kept(&after, &old.paragraphs, section));
            }
            None => {
                letters += 1;
                numbered.push(fresh(format!("{after}{}", letter(letters)), section));
            }
        }
    }
    numbered
}

fn fresh(number: String, section: &Draft) -> Numbered {
    let paragraphs = (1..=section.paragraphs.len()).map(|n| format!("{number}.{n}")).collect();
    Numbered { number, paragraphs, gone: Vec::new() }
}

fn kept(number: &str, old: &[Paragraph], section: &Draft) -> Numbered {
    let old: Vec<&Paragraph> = old.iter().filter(|paragraph| paragraph.number.is_some()).collect();
    let before: Vec<&str> = old.iter().map(|paragraph| paragraph.text.as_str()).collect();
    let now: Vec<&str> = section.paragraphs.iter().map(String::as_str).collect();
    let was = align::paragraphs(&before, &now);
    let (mut after, mut letters) = (format!("{number}.0"), 0);
    let mut paragraphs = Vec::with_capacity(now.len());
    for was in &was {
        match was.and_then(|n| old[n].number.clone()) {
            Some(kept) => {
                (after, letters) = (kept.clone(), 0);
                paragraphs.push(kept);
            }
            None => {
                letters += 1;
                paragraphs.push(format!("{after}{}", letter(letters)));
            }
        }
    }
    let gone = (0..old.len()).filter(|n| !was.contains(&Some(*n))).map(|n| old[n].clone()).collect();
    Numbered { number: number.to_owned(), paragraphs, gone }
}

/// `a` for 1, `z` for 26, `aa` for 27.
fn letter(mut n: usize) -> String {
    let mut letters = Vec::new();
    while n > 0 {
        n -= 1;
        letters.push(char::from(b'a' + u8::try_from(n % 26).unwrap_or(0)));
        n /= 26;
    }
    letters.iter().rev().collect()
}
