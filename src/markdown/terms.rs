//! The terms of the glossary, and finding them in plain text.

use std::collections::HashMap;

/// The spellings of every term, ready to be looked up word by word.
#[derive(Debug, Default)]
pub struct Terms {
    /// By their first word in lower case.
    spellings: HashMap<String, Vec<Spelling>>,
}

#[derive(Debug)]
struct Spelling {
    letters: Vec<char>,
    /// "EHC plan" means only that; "short break" may start a sentence.
    exact: bool,
    id: String,
}

impl Terms {
    /// Terms from pairs of a spelling and the id of what it means; a term may have several spellings.
    pub fn new<S: AsRef<str>, I: Into<String>>(pairs: impl IntoIterator<Item = (S, I)>) -> Terms {
        let mut terms = Terms::default();
        for (spelling, id) in pairs {
            let words = spelling.as_ref().split_whitespace().collect::<Vec<_>>().join(" ");
            let first = first_word(&words).to_lowercase();
            let exact = words.chars().skip(1).any(char::is_uppercase);
            let letters = words.chars().map(|letter| fold(letter, exact)).collect();
            if !first.is_empty() {
                terms.spellings.entry(first).or_default().push(Spelling { letters, exact, id: id.into() });
            }
        }
        terms
    }

    /// The longest term that starts at `start`, where a word starts: its id and where it ends.
    pub fn find(&self, text: &str, start: usize) -> Option<(&str, usize)> {
        if self.spellings.is_empty() {
            return None;
        }
        let rest = &text[start..];
        let word = first_word(rest).to_lowercase();
        [Some(word.as_str()), word.strip_suffix('s')]
            .into_iter()
            .flatten()
            .filter_map(|word| self.spellings.get(word))
            .flatten()
            .filter_map(|spelling| Some((spelling.id.as_str(), start + spelling.length_in(rest)?)))
            .max_by_key(|(_, end)| *end)
    }
}

impl Spelling {
    /// How much of the start of `text` is this term, as whole words, in the singular or with an s.
    fn length_in(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        for letter in &self.letters {
            rest = match letter {
                ' ' => rest.strip_prefix(char::is_whitespace)?.trim_start(),
                _ => rest.strip_prefix(|c| fold(c, self.exact) == *letter)?,
            };
        }
        let plural = rest.strip_prefix(|c| c == 's' || c == 'S' && !self.exact);
        let end = [Some(rest), plural]
            .into_iter()
            .flatten()
            .find(|after| !after.starts_with(char::is_alphanumeric))?;
        Some(text.len() - end.len())
    }
}

/// The letters and digits that a text starts with.
pub(super) fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

fn fold(letter: char, exact: bool) -> char {
    match letter {
        '’' => '\'',
        _ if exact => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}
