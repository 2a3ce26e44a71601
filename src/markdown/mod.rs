//! Markdown to safe, accessible HTML.
//!
//! The parser's own HTML passes scripts through, puts notes where they are defined, styles tables inline
//! and gives headings no ids. So this module reads the parser's events and writes the HTML itself, and
//! says what is wrong with the text by stretches of it, in bytes. What a link or a figure means is not
//! known here: the site answers that through [`Prose`].
//!
//! The way through, for one text:
//!
//! 1. `source` takes the prose functions (`{{ … }}`) out, so that Markdown cannot pull them apart;
//! 2. `outline` looks over the whole text once: headings and their ids, notes, captions of tables;
//! 3. `write` goes through the events in order and writes each.

mod autolink;
mod blocks;
mod drawn;
mod escape;
mod functions;
mod links;
mod outline;
mod passages;
mod plain;
mod read_out;
mod rules;
mod sheet;
mod simple;
mod source;
mod terms;
#[cfg(test)]
mod tests;
mod write;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::diagnostic::{Problem, Rule};
use crate::foreign;

pub use autolink::telephone;
pub use blocks::{Block, blocks};
pub use drawn::{drawn, drawn_line};
pub use functions::{Argument, Call};
pub use passages::{LinkWords, Passage, PassageKind, addresses, calls, passages};
pub use plain::plain;
pub use read_out::{read_line, read_out};
pub use rules::RULES;
pub use sheet::Sheet;
pub use simple::is_words_only;
pub use terms::Terms;
pub use write::media::plays;

/// What a page wants of a text.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// The level that the shallowest heading of the text gets on the page; the others keep their distance.
    pub top_heading: u8,
    /// Put before every id of this text, where a page joins texts: "" or "tiers-".
    pub id_prefix: &'a str,
    /// How the paragraphs and lists at the top of the text are numbered.
    pub numbering: Numbering<'a>,
    /// The words that this module adds, in the language of the page.
    pub words: Words<'a>,
    /// What links, images and functions of prose mean on this site.
    pub prose: &'a dyn Prose,
}

/// How paragraphs are numbered, so that people can name them in a meeting or a letter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbering<'a> {
    /// Not at all.
    #[default]
    None,
    /// 1, 2, 3
    Plain,
    /// 4.1, 4.2, 4.3 in section 4
    Section(usize),
    /// As these say, one after the other; a paragraph more than there are numbers has none.
    Given(&'a [String]),
}

/// The words that appear in the HTML without being in the text.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The heading above the footnotes.
    pub notes: &'a str,
    /// What a screen reader says of a reference to a footnote, before its number.
    pub note: &'a str,
    /// What a screen reader says of the link back from a footnote, before its number.
    pub back: &'a str,
    /// The words of `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` and `[!CAUTION]`.
    pub alerts: [&'a str; 5],
    /// Stands for `[x]` at the start of a list item.
    pub done: &'a str,
    /// Stands for `[ ]` at the start of a list item.
    pub to_do: &'a str,
    /// The words of the link to what is said in a film or a recording.
    pub transcript: &'a str,
}

impl Words<'_> {
    /// The words of an English page.
    pub const ENGLISH: Words<'static> = Words {
        notes: "Notes",
        note: "Note",
        back: "Back to reference",
        alerts: ["Note", "Tip", "Important", "Warning", "Caution"],
        done: "Done:",
        to_do: "To do:",
        transcript: "Read the transcript",
    };
}

/// What a page has used so far: the texts of one page share their ids, the terms already explained and the
/// numbers of their footnotes.
#[derive(Debug, Default, Clone)]
pub struct PageState {
    /// Each id in use, with the last number put after it to make another.
    ids: HashMap<String, u32>,
    explained: HashSet<String>,
    notes: u32,
}

impl PageState {
    /// Keeps an id of the page itself, such as `main`, from being given to a heading.
    pub fn reserve(&mut self, id: &str) {
        self.ids.entry(id.to_owned()).or_insert(1);
    }

    /// An id that nothing on the page has yet: the one wanted, or that with a number after it.
    fn claim(&mut self, wanted: String) -> String {
        let Some(last) = self.ids.get(&wanted).copied() else {
            self.ids.insert(wanted.clone(), 1);
            return wanted;
        };
        let mut number = last + 1;
        while self.ids.contains_key(&format!("{wanted}-{number}")) {
            number += 1;
        }
        let id = format!("{wanted}-{number}");
        self.ids.insert(id.clone(), 1);
        self.ids.insert(wanted, number);
        id
    }
}

/// What a text may ask of the site around it.
pub trait Prose {
    /// The page that a destination such as `tier:specialist`, `page:ask#how` or `../costs/` means. Web
    /// addresses, email, telephone and `#fragment` destinations are dealt with before.
    fn link(&self, target: &str) -> Result<Link, Problem>;

    /// The picture that a source means.
    fn image(&self, source: &str) -> Result<Image, Problem>;

    /// What stands beside a film or a recording for those who cannot hear or see it.
    fn beside(&self, source: &str) -> Beside {
        let _ = source;
        Beside::default()
    }

    /// The plain text that a function of prose other than `link` gives: figure, total, date.
    fn call(&self, call: &Call) -> Result<String, Problem>;

    /// The terms to mark at their first use on a page.
    fn terms(&self) -> &Terms;

    /// The address of the explanation of the term with this id; nothing where it is explained beside the text, so
    /// that it only stands out.
    fn term_href(&self, id: &str) -> Option<String>;

    /// The words that appear in the HTML without being in the text.
    fn words(&self) -> Words<'_> {
        Words::ENGLISH
    }

    /// The same for a text on a page in another language that nobody has translated: its functions answer in the
    /// language of the text. Nothing where pages are in one language.
    fn of_original(&self) -> Option<&dyn Prose> {
        None
    }
}

/// Where a link goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address to write.
    pub href: String,
    /// What the page there is called: the words of a link that has none of its own.
    pub title: String,
    /// The whole address, to be printed on paper, where the link is to another page of the site.
    pub printed: Option<String>,
}

/// A picture of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The address to write.
    pub href: String,
    /// Its width in pixels, where known.
    pub width: Option<u32>,
    /// Its height in pixels, where known.
    pub height: Option<u32>,
}

/// What stands beside a film or a recording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// The captions, those in the language of the site first.
    pub captions: Vec<Captions>,
    /// The address of the file that says in words what is to be heard and seen.
    pub transcript: Option<String>,
    /// The address of the picture that shows before a film starts.
    pub still: Option<String>,
}

/// Words that show while a film plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captions {
    /// The address of the file.
    pub href: String,
    /// Their language as a BCP 47 tag.
    pub language: String,
}

/// A text as HTML, and what was found on the way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rendered {
    /// The HTML, well formed whatever the text was.
    pub html: String,
    /// The headings in order, for a table of contents.
    pub headings: Vec<Heading>,
    /// Where each numbered paragraph or list stands in the Markdown, in bytes.
    pub numbered: Vec<Range<usize>>,
    /// What is wrong with the text, in its order.
    pub found: Vec<Found>,
}

impl Rendered {
    /// The same with the mark of a text in another language, where the text had one.
    fn marked(mut self, mark: Option<char>) -> Rendered {
        if let Some(mark) = mark {
            self.html = format!("{mark}{}{}", self.html, foreign::END);
            for heading in &mut self.headings {
                heading.text = format!("{mark}{}{}", heading.text, foreign::END);
            }
        }
        self
    }
}

/// A heading as it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id on the page.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Where it starts in the Markdown, in bytes.
    pub at: usize,
}

/// One thing that is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
}

impl<'a> Settings<'a> {
    /// The same for a text with a mark before it, if it has one.
    fn of_text(&self, mark: Option<char>) -> Settings<'a> {
        match self.prose.of_original().filter(|_| mark == Some(foreign::ORIGINAL)) {
            Some(prose) => Settings { prose, words: prose.words(), ..*self },
            None => *self,
        }
    }
}

/// A text of any length as HTML.
pub fn render(text: &str, settings: &Settings, page: &mut PageState) -> Rendered {
    let (mark, text) = foreign::whole(text);
    let settings = &settings.of_text(mark);
    let source = source::Source::new(text);
    let events = source.events();
    write::Writer::new(&source, &events, settings, page).document().marked(mark)
}

/// A short text as the content of one paragraph. Nothing in it starts a list, a heading or a quotation, so
/// "5. Mill Lane" stays what it is.
pub fn inline(text: &str, settings: &Settings, page: &mut PageState) -> Rendered {
    let (mark, text) = foreign::whole(text);
    let settings = &settings.of_text(mark);
    let source = source::Source::of_one_line(text);
    let events = source.events();
    write::Writer::new(&source, &events, settings, page).line().marked(mark)
}
