//! The rules that a Markdown text is held to.

use crate::diagnostic::Rule;

/// HTML tags in Markdown.
pub const RAW_HTML: Rule = Rule::error(
    "raw-html",
    "Pages are written in Markdown only. HTML tags are left out of the page, because a tag that is not closed \
     can break everything after it, a script can run in a reader's browser, and tags that only set a look \
     are lost on people who listen to the page. Markdown has a way to write what most tags were meant to do.",
);

/// A link to something that a browser would run, or whose host is hidden.
pub const UNSAFE_LINK: Rule = Rule::error(
    "unsafe-link",
    "A link may go to a page of this site, to a web address that starts with https:// or http://, to an email \
     address or to a telephone number. Other kinds of address can run code in the reader's browser, open \
     files on their device, or lead somewhere other than where they seem to, so they are never made into links.",
);

/// A link or picture that leads to nothing.
pub const UNKNOWN_TARGET: Rule = Rule::error(
    "unknown-target",
    "Every link and picture must lead to something that is there. An address such as `tier:specialist` or \
     `page:contact` is looked up by its id, so that it stays right when a title changes; when nothing has that \
     id, a reader would get a page that says \"not found\".",
);

/// A link without words.
pub const EMPTY_LINK: Rule = Rule::error(
    "empty-link",
    "A link needs words that say where it goes. Somebody who uses a screen reader hears the words of a link \
     and nothing else; a link without any is announced as its raw address, or not at all.",
);

/// A picture whose meaning is not written down.
pub const IMAGE_WITHOUT_ALTERNATIVE: Rule = Rule::error(
    "image-without-alternative",
    "A picture needs words that stand for it, between the square brackets, for people who cannot see it and \
     for phones that do not load it. Say what the picture tells the reader. If it is only decoration, write \
     nothing at all between the brackets and it will be passed over in silence.",
);

/// A heading that is more than one level deeper than the one before.
pub const HEADING_GAP: Rule = Rule::advice(
    "heading-gap",
    "Headings are the way around a page for people who use a screen reader: they move from one to the next \
     and down a level at a time. When a level is left out, a part of the page seems to be missing. Choose the \
     level by where the part belongs, not by how large the words should look.",
);

/// A heading without words.
pub const EMPTY_HEADING: Rule = Rule::advice(
    "empty-heading",
    "A heading without words is announced as a heading and then silence. It is left out of the page. Write its \
     words after the # marks, or take the marks away.",
);

/// Two headings that were given the same id.
pub const REPEATED_HEADING_ID: Rule = Rule::error(
    "repeated-heading-id",
    "An id written after a heading, as in {#costs}, is there so that links can rely on it. When two headings of \
     a page have the same one, a link can only find the first. Give each heading an id of its own.",
);

/// A reference to a note that is not there.
pub const UNDEFINED_NOTE: Rule = Rule::error(
    "undefined-note",
    "A mark such as [^1] in the text refers to a note that starts with [^1]: on a line of its own in the same \
     text. Without that line the mark itself would be printed and the reader would look for a note in vain.",
);

/// A note that nothing refers to.
pub const UNUSED_NOTE: Rule = Rule::advice(
    "unused-note",
    "A note is printed only where a mark in the text refers to it, so a note without a mark is read by nobody. \
     Put its mark in the text, or take the note away.",
);

/// A function of prose that cannot be read or answered.
pub const PROSE_FUNCTION: Rule = Rule::error(
    "prose-function",
    "Words between {{ and }} ask the site for something it knows, such as a figure, a date or a link, so that \
     the same fact is not written down twice and cannot disagree with itself. They are written as a name, \
     then brackets, with every value between straight quotation marks: {{ link(\"tier:specialist\") }}.",
);

/// Quotations, lists or emphasis inside each other past all use.
pub const NESTED_TOO_DEEP: Rule = Rule::error(
    "nested-too-deep",
    "Lists and quotations can stand inside each other, but nobody can follow many levels of them, on paper or by \
     ear, and browsers stop drawing them. What lies deeper than the limit is printed without its indentation.",
);

const MEDIA_LAW: &str = "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, \
     regulation 6; Web Content Accessibility Guidelines 2.2, success criteria 1.2.1 and 1.2.2, level A";

/// A film or a recording that some people get nothing of.
pub const MEDIA_WITHOUT_WORDS: Rule = Rule::legal(
    "media-without-words",
    MEDIA_LAW,
    "Somebody who cannot hear a recording needs its words in writing, and a film with sound needs captions. Files beside \
     it with the same name do that: for film.mp4, captions in film.vtt (or film.cy.vtt for Welsh ones) and a \
     transcript in film.txt, which also tells what can only be seen.",
);

/// A film that has a transcript and no captions.
pub const VIDEO_WITHOUT_CAPTIONS: Rule = Rule::advice(
    "video-without-captions",
    "A transcript is enough for a film that has no sound. If anybody speaks in it, the law asks for captions too: for \
     film.mp4, in a file film.vtt beside it.",
);

/// Every rule of this module.
pub const RULES: [&Rule; 14] = [
    &RAW_HTML,
    &UNSAFE_LINK,
    &UNKNOWN_TARGET,
    &EMPTY_LINK,
    &IMAGE_WITHOUT_ALTERNATIVE,
    &MEDIA_WITHOUT_WORDS,
    &VIDEO_WITHOUT_CAPTIONS,
    &HEADING_GAP,
    &EMPTY_HEADING,
    &REPEATED_HEADING_ID,
    &UNDEFINED_NOTE,
    &UNUSED_NOTE,
    &PROSE_FUNCTION,
    &NESTED_TOO_DEEP,
];
