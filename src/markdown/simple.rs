//! Texts that are nothing but words, as most descriptions of a service are.

/// What a link, a picture, a note, HTML, a function or emphasis has in it, and what ends lines besides `\n`.
const SIGNS: [char; 7] = ['[', '<', '{', '*', '_', '~', '\r'];

/// Whether a text is paragraphs and lists of one level without any of these signs: no rule finds anything in it, which
/// is known here far sooner than by making it into HTML.
pub fn is_words_only(text: &str) -> bool {
    text.lines().all(|line| {
        let words = line.strip_prefix("- ").unwrap_or(line);
        line.is_empty() || words.starts_with(char::is_alphabetic) && !words.contains(SIGNS)
    })
}
