//! Words in another script than the language of the site, of which nothing says in which language they are.

use std::ops::Range;

use crate::content::Text;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::markdown::Passage;

/// Words whose language nobody can tell.
pub const NO_LANGUAGE_OF_PART: Rule = Rule {
    name: "words-without-language",
    severity: Severity::Legal,
    citation: Some("WCAG 2.2, success criterion 3.1.2, level AA"),
    why: "A screen reader reads a page in the voice of its language. Words in another script are silence or noise in \
          that voice, unless the page says which language they are in. In a text, write them with `lang`: \
          {{ lang(\"ur\", \"…\") }} stands for words in Urdu.",
};

/// A run of other letters that is this long is a word, and no sign or formula.
const FEWEST_LETTERS: usize = 2;

/// The words in a passage that are in another script than Latin, and that nothing says the language of.
pub fn find(text: &Text, passage: &Passage) -> Vec<Diagnostic> {
    let unsaid = runs(&passage.words).into_iter().filter(|run| passage.is_typed(run));
    unsaid
        .map(|run| {
            let words = &passage.words[run.clone()];
            let place = text.place(passage.written(run.clone()));
            let help =
                format!("write `{{{{ lang(\"ur\", \"{words}\") }}}}`, with the tag of the right language");
            Diagnostic::new(
                &NO_LANGUAGE_OF_PART,
                place,
                format!("nothing says in which language “{words}” is"),
            )
            .help(help)
        })
        .collect()
}

/// The stretches of words in other scripts than Latin.
fn runs(words: &str) -> Vec<Range<usize>> {
    if words.is_ascii() {
        return Vec::new();
    }
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, c) in words.char_indices().filter(|(_, c)| is_of_another_script(*c)) {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            // Spaces and signs between two such letters belong to the stretch.
            Some((run, letters)) if !words[run.end..at].contains(|c: char| c.is_ascii_alphanumeric()) => {
                run.end = end;
                *letters += 1;
            }
            _ => runs.push((at..end, 1)),
        }
    }
    runs.into_iter().filter(|(_, letters)| *letters >= FEWEST_LETTERS).map(|(run, _)| run).collect()
}

/// Whether this is a letter of a script that is neither Latin nor one of signs alone.
fn is_of_another_script(c: char) -> bool {
    let latin = matches!(c, '\u{0}'..='\u{36f}' | '\u{1d00}'..='\u{1eff}' | '\u{2000}'..='\u{2bff}' | '\u{a700}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}' | '\u{ff00}'..='\u{ff5e}');
    c.is_alphabetic() && !latin
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<&str> {
        runs(words).into_iter().map(|run| &words[run]).collect()
    }

    #[test]
    fn words_of_other_scripts_are_seen() {
        assert_eq!(found("Croeso, naïve œuvre, 5 µg, Ω, żółć, ﬁne"), [""; 0]);
        assert_eq!(
            found("In Urdu (اردو میں، پڑھیں) or Українською: да."),
            ["اردو میں، پڑھیں", "Українською: да"]
        );
    }
}
