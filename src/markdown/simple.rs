//! Texts that are nothing but words, as most descriptions of a service are.

/// What a link, a picture, a note, HTML, a function or emphasis has in it, and what ends lines besides `\n`.
const SIGNS: [u8; 7] = *b"[<{*_~\r";

/// Whether a text is paragraphs and lists of one level without any of these signs: no rule finds anything in it, which
/// is known here far sooner than by making it into HTML.
pub fn is_words_only(text: &str) -> bool {
    text.lines().all(|line| {
        let words = line.strip_prefix("- ").unwrap_or(line);
        line.is_empty() || words.starts_with(char::is_alphabetic) && !has_sign(words)
    })
}

/// Looks for each sign at each byte, also after the first that is found: so the processor can look at many together.
fn has_sign(words: &str) -> bool {
    words.bytes().fold(false, |has, byte| SIGNS.iter().fold(has, |has, sign| has | (byte == *sign)))
}
