//! Acronyms in a text, and which of them a reader can be expected to know.

use std::collections::HashSet;
use std::ops::Range;

use crate::content::Content;
use crate::markdown::Passage;

/// Acronyms that everybody in the country knows, and two grades of an accessibility standard that its model
/// statement uses.
const EVERYDAY: [&str; 38] = [
    "UK", "GB", "US", "USA", "EU", "UN", "BBC", "ITV", "NHS", "GP", "A&E", "TV", "DVD", "CD", "PC", "IT",
    "PDF", "USB", "SMS", "GPS", "OK", "ID", "PIN", "IQ", "CV", "MP", "VAT", "RSVP", "PS", "AM", "PM", "BC",
    "AD", "Q&A", "T&C", "COVID", "AA", "AAA",
];
/// Words that people write in capitals to be heard.
const SHOUTED: [&str; 30] = [
    "AND", "ANY", "ALL", "ARE", "ASK", "BE", "BUT", "CAN", "CANNOT", "DO", "DON", "FOR", "FREE", "FULL",
    "HAVE", "IF", "IN", "IS", "MUST", "NEVER", "NEW", "NO", "NOT", "NOW", "ONLY", "OPEN", "OR", "THE", "YES",
    "YOU",
];
/// Longer than other acronyms, and as little known.
const LONG: [&str; 2] = ["SENDIAS", "SENDIASS"];
const LONGEST: usize = 6;

/// What a site explains or takes as known.
pub struct Known<'a>(HashSet<&'a str>);

impl<'a> Known<'a> {
    /// The acronyms in the spellings of the glossary, the names that are nothing but one, and the everyday ones.
    pub fn of(content: &'a Content) -> Known<'a> {
        let glossary = content.glossary.iter().flat_map(|term| std::iter::once(&term.term).chain(&term.also));
        let in_glossary = glossary.flat_map(|spelling| words(spelling.as_str()));
        let names = content.providers.iter().flat_map(|provider| {
            std::iter::once(&provider.name).chain(provider.services.iter().map(|service| &service.name))
        });
        let in_names = names.map(|name| name.as_str()).filter(|name| is_acronym(name));
        Known(EVERYDAY.into_iter().chain(in_glossary.map(|(word, _)| word)).chain(in_names).collect())
    }
}

/// The acronyms of a text that nothing explains, each once with its first place in the passages.
pub fn unexplained<'p>(passages: &'p [Passage], known: &Known) -> Vec<(&'p str, usize, Range<usize>)> {
    let mut found: Vec<(&str, usize, Range<usize>)> = Vec::new();
    for (number, passage) in passages.iter().enumerate().filter(|(_, passage)| may_have_one(&passage.words)) {
        let typed = words(&passage.words).filter(|(_, range)| passage.is_typed(range));
        for (word, range) in typed {
            if !known.0.contains(word) && !found.iter().any(|(other, ..)| *other == word) {
                found.push((word, number, range));
            }
        }
    }
    found.retain(|(word, ..)| !passages.iter().any(|passage| is_explained(word, &passage.words)));
    found
}

/// Whether a capital stands before what an acronym can go on with, as in few lines.
fn may_have_one(line: &str) -> bool {
    let goes_on = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'&';
    line.as_bytes().windows(2).any(|pair| pair[0].is_ascii_uppercase() && goes_on(pair[1]))
}

/// Each acronym in a line of words, without the s of its plural.
fn words(line: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let is_shouted = is_shouted(line);
    let in_word = |c: char| c.is_alphanumeric() || c == '&';
    let spaced = line.split_whitespace().filter(|word| !is_address(word));
    let parts = spaced.flat_map(move |spaced| spaced.split(move |c: char| !in_word(c)));
    parts.filter_map(move |part| {
        let bare = part.trim_matches('&');
        let word = bare.strip_suffix('s').unwrap_or(bare);
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        (!is_shouted && is_acronym(word) && !is_postcode(&line[start..]) && !is_sent(line, start, word))
            .then_some((word, start..start + word.len()))
    })
}

/// Two to six capitals, perhaps with digits and `&` among them, that are no number and no shouted word.
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let fits = word.len() <= LONGEST || LONG.contains(&word);
    let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '&';
    capitals >= 2
        && fits
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(allowed)
        && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && !SHOUTED.contains(&word)
}

/// Whether a line is in capitals as a whole.
fn is_shouted(line: &str) -> bool {
    let capitals = line.chars().filter(|c| c.is_uppercase()).count();
    !line.contains(char::is_lowercase) && capitals > 2 && line.split_whitespace().nth(2).is_some()
}

/// Email and web addresses, in which capitals mean nothing.
fn is_address(word: &str) -> bool {
    word.contains('@') || word.contains("://") || word.starts_with("www.")
}

/// Whether a text starts with a postcode, or with the first half of one. "KS2" is a stage of school.
fn is_postcode(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let shape: String = first.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
    let halves = ["AA9", "AA99", "AA9A"];
    let is_half = |shape: &str| halves.contains(&shape) && !first.starts_with("KS");
    is_half(&shape) || shape.strip_suffix("9AA").is_some_and(is_half)
}

/// Whether it is a word to send to a number: "text FORM to 01632 960 109".
fn is_sent(line: &str, start: usize, word: &str) -> bool {
    let before = line[..start].split_whitespace().next_back().unwrap_or_default();
    let after = line[start + word.len()..].split_whitespace().next().unwrap_or_default();
    before.eq_ignore_ascii_case("text") && after == "to"
}

/// Whether words say what an acronym stands for: "Full Name (FN)", "FN (Full Name)" or "FN stands for".
fn is_explained(acronym: &str, words: &str) -> bool {
    let mut from = 0;
    while let Some(found) = words[from..].find(acronym) {
        let (start, end) = (from + found, from + found + acronym.len());
        from = end;
        let before = words[..start].trim_end_matches(['“', '"', '‘', '\'']);
        let after = words[end..].strip_prefix('s').unwrap_or(&words[end..]);
        let after = after.trim_start_matches(['”', '"', '’', '\'']);
        if let Some(name) = before.strip_suffix('(')
            && after.starts_with([')', ',', ';', ' '])
            && spells(&last_words(name, acronym.len() * 2 + 2), acronym)
        {
            return true;
        }
        let after = after.trim_start();
        if let Some(inside) = after.strip_prefix('(')
            && let Some((name, _)) = inside.split_once(')')
            && spells(&name.split_whitespace().collect::<Vec<_>>(), acronym)
        {
            return true;
        }
        if ["stands for ", "stand for ", "is short for ", "means ", "short for "]
            .iter()
            .any(|says| after.starts_with(says))
        {
            return true;
        }
    }
    false
}

fn last_words(text: &str, number: usize) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().rev().take(number).collect();
    words.reverse();
    words
}

/// Whether the letters of an acronym come one after the other in some words, the first of them at the start of one.
fn spells(words: &[&str], acronym: &str) -> bool {
    let letters: Vec<char> =
        acronym.chars().filter(|c| c.is_ascii_alphabetic()).map(|c| c.to_ascii_lowercase()).collect();
    let starts = |word: &str| word.chars().find(|c| c.is_alphabetic()).and_then(|c| c.to_lowercase().next());
    (0..words.len()).any(|first| {
        if starts(words[first]) != letters.first().copied() {
            return false;
        }
        let mut wanted = letters.iter();
        let mut next = wanted.next();
        for c in words[first..].iter().flat_map(|word| word.chars()).flat_map(char::to_lowercase) {
            if next == Some(&c) {
                next = wanted.next();
            }
        }
        next.is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::{is_explained, words};

    fn found(line: &str) -> Vec<&str> {
        words(line).map(|(word, _)| word).collect()
    }

    #[test]
    fn acronyms_are_capitals_in_a_row() {
        assert_eq!(
            found("Ask CAMHS, the OT or your EHCPs. PAs' pay; SBP's minutes."),
            ["CAMHS", "OT", "EHCP", "PA", "SBP"]
        );
        assert_eq!(found("the S&LT and KS2 (CDC/DCD)"), ["S&LT", "KS2", "CDC", "DCD"]);
        assert_eq!(found("SENDIASS can help"), ["SENDIASS"]);
    }

    #[test]
    fn other_capitals_are_not() {
        for line in [
            "Write to 2 Beacon Square, ZZ7 1AA, ZZ71AA or ZZ12.",
            "Schedule II and Part XIV, section 17ZD",
            "You must NOT pay. I am A, and B.",
            "PLEASE NOTE THIS DATE",
            "Email us or text FORM to 01632 960 109.",
            "See https://example.org/SBP or SBP@example.org",
            "Paragraph 6(1)(c) and iPads, McDonald, ACKNOWLEDGED",
        ] {
            assert_eq!(found(line), [""; 0], "{line}");
        }
    }

    #[test]
    fn explanations_spell_the_acronym() {
        for words in [
            "The Short Breaks Panel (SBP) meets.",
            "The short breaks panels (SBPs) meet.",
            "The SBP (short breaks panel) meets.",
            "SBP stands for short breaks panel.",
            "The short breaks panel (“SBP”) meets.",
        ] {
            assert!(is_explained("SBP", words), "{words}");
        }
        for words in ["The SBP meets.", "Ask them (SBP).", "The SBP (on Mondays) meets."] {
            assert!(!is_explained("SBP", words), "{words}");
        }
        assert!(is_explained("ADHD", "attention deficit hyperactivity disorder (ADHD)"));
        assert!(is_explained("EHRC", "The Equality and Human Rights Commission (EHRC) enforces"));
    }
}
