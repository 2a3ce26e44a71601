//! Texts in another language than the page that they are on: English where nobody has translated it yet.
//!
//! Such a text carries marks of its own from where it is read to where its page is finished; there they become
//! elements with `lang`, so that no template can forget to say it and a screen reader never reads English in the
//! voice of another language. The marks are the isolates of Unicode's bidirectional algorithm, which say the same
//! of direction: wherever one is left, in a file or a title, it does no harm.

/// Before a text in English.
pub const START: char = '\u{2066}';
/// After it.
pub const END: char = '\u{2069}';

/// A text with its marks.
pub fn mark(text: &str) -> String {
    match text.starts_with(START) {
        true => text.to_owned(),
        false => format!("{START}{text}{END}"),
    }
}

/// Whether all of a text is marked.
pub fn is_marked(text: &str) -> bool {
    text.starts_with(START)
}

/// A text without marks, for whatever looks at its letters.
pub fn bare(text: &str) -> std::borrow::Cow<'_, str> {
    match text.contains([START, END]) {
        true => text.replace([START, END], "").into(),
        false => text.into(),
    }
}
