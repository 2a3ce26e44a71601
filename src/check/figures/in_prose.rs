//! Numbers that a text gives by hand and the data has otherwise.
//!
//! A text can count many things that no table has. So a number is only spoken of where the words after it are those
//! of a table, and where a figure of that table is near enough to be the one that was meant.

use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::content::Text;
use crate::content::evidence::Evidence;
use crate::content::files::Kind;
use crate::content::number::Number;
use crate::diagnostic::{Diagnostic, Rule};
use crate::markdown::{Passage, PassageKind, passages};
use crate::site::Site;
use crate::site::prose::SiteProse;

/// A number that differs from the data.
pub const NUMBER_NOT_IN_DATA: Rule = Rule::advice(
    "number-not-in-data",
    "A figure that is typed into a text stays as it is when the data changes. This one is close to a figure of a table \
     that counts the same thing, and is not the same. A figure that the text draws from the table cannot differ.",
);

/// Units that measure and do not count. They stand after numbers of all sorts.
const MEASURES: [&str; 14] = [
    "hours", "days", "nights", "weeks", "months", "years", "minutes", "sessions", "pounds", "pence",
    "percent", "per cent", "%", "£",
];
/// Before a number, these say that it is not meant to the last digit.
const ABOUT: [&str; 19] = [
    "about",
    "around",
    "roughly",
    "approximately",
    "approx",
    "nearly",
    "almost",
    "over",
    "under",
    "above",
    "below",
    "than",
    "some",
    "circa",
    "least",
    "most",
    "to",
    "every",
    "another",
];
/// Between a number and what it counts, these say that it counts something else, or only some of it.
const BETWEEN: [&str; 44] = [
    "a",
    "an",
    "and",
    "another",
    "are",
    "at",
    "be",
    "by",
    "can",
    "different",
    "each",
    "extra",
    "for",
    "from",
    "further",
    "had",
    "has",
    "have",
    "hour",
    "in",
    "is",
    "month",
    "more",
    "new",
    "of",
    "on",
    "or",
    "other",
    "our",
    "per",
    "such",
    "than",
    "that",
    "the",
    "their",
    "these",
    "those",
    "to",
    "was",
    "were",
    "which",
    "who",
    "will",
    "with",
];

/// A number and what it is.
struct Known<'a> {
    number: Number,
    set: &'a Evidence,
    /// The row; the total where there is none.
    row: Option<&'a str>,
    column: Option<&'a str>,
    /// Whether the table only says so.
    is_declared: bool,
}

/// Words that stand after a number, and what they mean.
struct Phrase<'a> {
    words: Vec<String>,
    unit: String,
    /// The row that is called so; the unit itself where there is none.
    row: Option<(&'a str, &'a str)>,
}

/// Every number in the council's own texts that is close to a figure and not the same.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    if site.content.evidence.is_empty() || site.content.unread.kinds.contains(&Kind::Evidence) {
        return Vec::new();
    }
    let book = Book::of(site);
    let prose = SiteProse::new(site, "./");
    // Listings count places and staff of their own, and consultations the people who came.
    let own = |text: &&Text| matches!(text.kind, Kind::Section | Kind::Page | Kind::Tiers | Kind::BreakTypes);
    let texts = site.texts.markdown().par_iter().filter(own);
    let in_text = |text: &Text| -> Vec<Diagnostic> {
        if !text.markdown.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let passages = passages(text.markdown, &prose);
        let read = passages.iter().filter(|passage| passage.kind == PassageKind::Text);
        read.flat_map(|passage| book.read(passage, text)).collect()
    };
    texts.flat_map_iter(in_text).collect()
}

/// What the tables count, and how a text would call it.
struct Book<'a> {
    /// Every number that the tables of a unit give.
    counted: HashMap<String, Vec<Known<'a>>>,
    /// By their first word, the longest first.
    phrases: HashMap<String, Vec<Phrase<'a>>>,
}

impl<'a> Book<'a> {
    fn of(site: &'a Site) -> Book<'a> {
        let mut book = Book { counted: HashMap::new(), phrases: HashMap::new() };
        for set in &site.content.evidence {
            let unit = set.unit.as_str().to_lowercase();
            if !MEASURES.contains(&unit.as_str()) {
                book.add(set, unit);
            }
        }
        for phrases in book.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        book
    }

    fn add(&mut self, set: &'a Evidence, unit: String) {
        let mut phrases = vec![Phrase { words: split(&unit), unit: unit.clone(), row: None }];
        let counted = self.counted.entry(unit.clone()).or_default();
        let columns = set.columns.len();
        let name =
            |column: usize| set.columns.get(column).filter(|_| columns > 1).map(|column| column.id.as_str());
        for row in &set.rows {
            let row_id = Some(row.id.as_str());
            let figures = row.values.iter().enumerate().map(|(n, number)| Known {
                number: *number,
                set,
                row: row_id,
                column: name(n),
                is_declared: false,
            });
            counted.extend(figures);
            phrases.push(Phrase {
                words: split(&row.name.as_str().to_lowercase()),
                unit: unit.clone(),
                row: Some((set.id.as_str(), row.id.as_str())),
            });
        }
        let total = |number, column, is_declared| Known { number, set, row: None, column, is_declared };
        counted.extend((0..columns.max(1)).map(|column| total(set.sum(column), name(column), false)));
        counted.extend(set.total.map(|number| total(number, None, true)));
        for phrase in phrases {
            if let Some(first) = phrase.words.first().cloned() {
                self.phrases.entry(first).or_default().push(phrase);
            }
        }
    }

    fn read(&self, passage: &Passage, text: &Text) -> Vec<Diagnostic> {
        let words: Vec<Word> = Word::all(&passage.words).collect();
        let mut found = Vec::new();
        for at in 0..words.len() {
            let Some(number) = words[at].number().filter(|_| is_exact(&words, at)) else { continue };
            if !passage.is_plain(&words[at].range) {
                continue;
            }
            let Some((phrase, end)) = self.phrase(&words, at + 1) else { continue };
            let Some(near) = self.near(number, phrase) else { continue };
            let range = words[at].range.start..words[end].range.end;
            let said = passage.words[range.clone()].trim_matches(|c: char| !c.is_alphanumeric());
            let message =
                format!("this says {said}, and the nearest figure in the data is {}", near.described());
            let help = format!("if that is meant, write `{}` in place of the number", near.call());
            let place = text.place(passage.written(words[at].range.clone()));
            found.push(Diagnostic::new(&NUMBER_NOT_IN_DATA, place, message).help(help));
        }
        found
    }

    /// What the words from `start` on count, with at most two words before it, and its last word.
    fn phrase(&self, words: &[Word], start: usize) -> Option<(&Phrase<'a>, usize)> {
        for at in start..words.len().min(start + 3) {
            let phrases = self.phrases.get(&words[at].lower()).into_iter().flatten();
            for phrase in phrases {
                let end = at + phrase.words.len();
                let stands = words.get(at..end).is_some_and(|stretch| {
                    stretch.iter().zip(&phrase.words).all(|(word, wanted)| word.lower() == *wanted)
                });
                if stands {
                    return Some((phrase, end - 1));
                }
            }
            if !words[at].may_stand_between() {
                return None;
            }
        }
        None
    }

    /// The figure that was likely meant; nothing where the number is right, or where none is near.
    fn near(&self, number: Number, phrase: &Phrase) -> Option<&Known<'a>> {
        let known = self.counted.get(&phrase.unit)?;
        if known.iter().any(|known| known.number == number) {
            return None;
        }
        let fits = |known: &&Known| {
            let of_row =
                phrase.row.is_none_or(|(set, row)| known.set.id.as_str() == set && known.row == Some(row));
            !known.is_declared && of_row && is_near(number, known.number)
        };
        let distance = |known: &&Known| (known.number.hundredths() - number.hundredths()).abs();
        known.iter().filter(fits).min_by_key(distance)
    }
}

/// Within a quarter, or with the same digits in another order.
fn is_near(number: Number, known: Number) -> bool {
    let (a, b) = (number.hundredths(), known.hundredths());
    let digits = |number: Number| {
        let mut digits: Vec<char> = number.to_string().chars().filter(char::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    (a - b).abs().saturating_mul(4) <= b || digits(number) == digits(known)
}

impl Known<'_> {
    /// `52, the row overnight of packages`
    fn described(&self) -> String {
        let column = self.column.map(|column| format!(" for `{column}`")).unwrap_or_default();
        match self.row {
            Some(row) => format!("{}, `{row}` in the table `{}`{column}", self.number, self.set.id),
            None => format!("{}, the total of the table `{}`{column}", self.number, self.set.id),
        }
    }

    /// The function of prose that draws it.
    fn call(&self) -> String {
        let column = self.column.map(|column| format!(", column=\"{column}\"")).unwrap_or_default();
        match self.row {
            Some(row) => format!("{{{{ figure(\"{}\", row=\"{row}\"{column}) }}}}", self.set.id),
            None => format!("{{{{ total(\"{}\"{column}) }}}}", self.set.id),
        }
    }
}

/// A word of a passage and where it stands, with the signs around it.
struct Word<'p> {
    text: &'p str,
    range: Range<usize>,
}

impl<'p> Word<'p> {
    fn all(words: &'p str) -> impl Iterator<Item = Word<'p>> {
        words.split_whitespace().map(move |text| {
            let start = text.as_ptr() as usize - words.as_ptr() as usize;
            Word { text, range: start..start + text.len() }
        })
    }

    fn lower(&self) -> String {
        self.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    }

    /// The number that it is; nothing where it is a year, money or part of something else.
    fn number(&self) -> Option<Number> {
        let bare = self.text.trim_start_matches(['(', '[', '“', '"', '‘']);
        let digits = bare.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
        if !digits || !bare.starts_with(|c: char| c.is_ascii_digit()) || bare.ends_with(['.', ',']) {
            return None;
        }
        let is_year = bare.len() == 4 && (bare.starts_with("19") || bare.starts_with("20"));
        bare.parse::<Number>().ok().filter(|number| !is_year && number.hundredths() >= 1000)
    }

    /// Whether it can stand between a number and what it counts: an adjective, most likely.
    fn may_stand_between(&self) -> bool {
        let letters = self.text.chars().all(|c| c.is_alphabetic() || c == '-');
        let lower = self.text.to_lowercase();
        letters && !lower.ends_with('s') && !lower.starts_with("year") && !BETWEEN.contains(&lower.as_str())
    }
}

/// Whether the words before a number take it at its word: not "about 300", not "12 and 40".
fn is_exact(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return true };
    let is_number = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_digit());
    let joins = matches!(before.text, "and" | "or" | "to" | "–" | "-");
    let two_before = at.checked_sub(2).map(|before| &words[before]);
    let is_range = joins && two_before.is_some_and(is_number);
    !(ABOUT.contains(&before.lower().as_str()) || is_number(before) || is_range)
}

fn split(words: &str) -> Vec<String> {
    Word::all(words).map(|word| word.lower()).filter(|word| !word.is_empty()).collect()
}
