//! Texts in another language than the page that they are on: the original where nobody has translated it yet.
//!
//! Such a text carries marks of its own from where it is read to where its page is finished; there they become
//! elements with `lang`, so that no template can forget to say it and a screen reader never reads English in the
//! voice of another language. The marks are the isolates of Unicode's bidirectional algorithm, which say the same
//! of direction: wherever one is left, in a file or a title, it does no harm.

use std::borrow::Cow;

/// Before a text in the language in which the content was written first.
pub const ORIGINAL: char = '\u{2066}';
/// Before a text in English, which is what the program has words in.
pub const ENGLISH: char = '\u{2068}';
/// After either.
pub const END: char = '\u{2069}';

/// A text of the content with its marks.
pub fn mark(text: &str) -> String {
    marked(ORIGINAL, text)
}

/// A text of the program with its marks.
pub fn mark_english(text: &str) -> String {
    marked(ENGLISH, text)
}

fn marked(start: char, text: &str) -> String {
    match whole(text) {
        (Some(_), _) => text.to_owned(),
        (None, _) => format!("{start}{text}{END}"),
    }
}

/// The mark before a text that is marked as a whole, and the text between the marks.
pub fn whole(text: &str) -> (Option<char>, &str) {
    let inner = |start| text.strip_prefix(start)?.trim_end().strip_suffix(END);
    match (inner(ORIGINAL), inner(ENGLISH)) {
        (Some(inner), _) => (Some(ORIGINAL), inner),
        (_, Some(inner)) => (Some(ENGLISH), inner),
        _ => (None, text),
    }
}

/// The same text after something was made of what is between its marks.
pub fn within(text: &str, make: impl FnOnce(&str) -> String) -> String {
    let (mark, inner) = whole(text);
    let made = make(inner);
    match mark {
        Some(mark) => marked(mark, &made),
        None => made,
    }
}

/// Where the first mark of a text is.
pub fn first_mark(text: &str) -> Option<usize> {
    // By its bytes, since every page is looked through, and few characters start with the first of them.
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xe2, bytes).find(|at| matches!(bytes[at + 1..], [0x81, 0xa6 | 0xa8 | 0xa9, ..]))
}

/// A text without marks, for whatever looks at its letters.
pub fn bare(text: &str) -> Cow<'_, str> {
    match first_mark(text).is_some() {
        true => text.replace([ORIGINAL, ENGLISH, END], "").into(),
        false => text.into(),
    }
}
