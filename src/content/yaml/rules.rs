//! The rules that a file breaks before anybody asks what it says.

use crate::diagnostic::Rule;

/// Not YAML.
pub const SYNTAX: Rule = Rule::error(
    "yaml-syntax",
    "The file is not YAML: something in the way it is written, such as a missing quote or lines that do not \
     line up, keeps the program from reading it. What comes after the place named is not checked until it is \
     mended.",
);
/// A key that nothing reads.
pub const UNKNOWN_KEY: Rule = Rule::error(
    "unknown-key",
    "A key that nothing reads is nearly always a misspelt one, and what it says would silently be missing \
     from the site.",
);
/// The same key twice.
pub const DUPLICATE_KEY: Rule = Rule::error(
    "duplicate-key",
    "Where the same key stands twice in one place, only one of the two can count, and which one differs from \
     tool to tool.",
);
/// A key that has to be there.
pub const MISSING_KEY: Rule =
    Rule::error("missing-key", "A page cannot be made without this. The help line shows how it is written.");
/// A value of the wrong kind.
pub const WRONG_VALUE: Rule = Rule::error(
    "wrong-value",
    "The value is not of the kind that its key needs: a date that is no date, a price that is no number, a \
     word that is not in the list. Typed values are what lets the site group listings by age or day.",
);
/// A key with nothing after it.
pub const EMPTY_VALUE: Rule = Rule::error(
    "empty-value",
    "A key with nothing after it is half an answer. Write the value, or take the line out if there is none.",
);
/// Text after an unquoted hash sign.
pub const LOST_TEXT: Rule = Rule::error(
    "lost-text",
    "In YAML a hash sign after a space starts a comment, and the rest of the line is thrown away. An address \
     such as Flat #4 loses its end, and a colour loses all of itself, unless the text is in quotes. A comment \
     has a space after its hash sign.",
);
/// `no` where words are needed.
pub const AMBIGUOUS_WORD: Rule = Rule::error(
    "ambiguous-word",
    "Some YAML tools read no, yes, on and off as answers and others as words, so the same file can say two \
     things. Where text is needed, say it in words or put it in quotes.",
);
/// More than one document in a file.
pub const SECOND_DOCUMENT: Rule = Rule::error(
    "second-document",
    "A line of three hyphens starts a second document, and only the first would be read.",
);
/// Tabs where spaces are needed.
pub const TAB: Rule = Rule::error(
    "tab",
    "YAML lines up its lines with spaces only. A tab looks the same on the screen and means nothing to the \
     program. Most editors can be told to write spaces when the tab key is pressed.",
);
/// References that make a small file huge.
pub const TOO_LARGE: Rule = Rule::error(
    "yaml-too-large",
    "References in YAML (& and *) can make a few lines stand for millions. No content needs that many.",
);
/// Nesting without end.
pub const TOO_DEEP: Rule =
    Rule::error("yaml-too-deep", "The lines are indented far more often than any content is.");
/// Nothing in a file.
pub const EMPTY_FILE: Rule = Rule::error(
    "empty-file",
    "The file has nothing in it but comments. Write its content, or take the file out.",
);

/// All of them.
pub const RULES: [&Rule; 13] = [
    &SYNTAX,
    &UNKNOWN_KEY,
    &DUPLICATE_KEY,
    &MISSING_KEY,
    &WRONG_VALUE,
    &EMPTY_VALUE,
    &LOST_TEXT,
    &AMBIGUOUS_WORD,
    &SECOND_DOCUMENT,
    &TAB,
    &TOO_LARGE,
    &TOO_DEEP,
    &EMPTY_FILE,
];
