//! Writing the HTML of one text, event by event.
//!
//! Whatever has an end is either *open*, and waits in a list for its closing tag, or is written whole by a
//! function of its own that goes through what is inside. Only paragraphs, headings, links, tables and notes
//! are written whole; they cannot stand inside themselves, so no text makes these functions call each other
//! deeply.

mod blocks;
pub(super) mod media;
mod notes;
mod spans;
mod tables;
mod text;

use std::mem;
use std::ops::Range;

use pulldown_cmark::Event;

use crate::diagnostic::{Problem, Rule};

use self::notes::Note;
use super::escape;
use super::outline::{Outline, Placed};
use super::rules::NESTED_TOO_DEEP;
use super::source::Source;
use super::{Found, PageState, Rendered, Settings};

/// How many lists, quotations and emphases may stand inside each other.
const DEEPEST: usize = 24;

/// Writes one text.
pub struct Writer<'w> {
    source: &'w Source<'w>,
    events: &'w [Placed<'w>],
    settings: &'w Settings<'w>,
    page: &'w mut PageState,
    outline: Outline,
    result: Rendered,
    /// What a reader sees of the HTML so far.
    said: String,
    open: Vec<Open>,
    depth: usize,
    /// In a link, a heading or the head of a table, words are not made into links.
    quiet: bool,
    in_link: bool,
    in_notes: bool,
    notes: Vec<Note>,
}

/// Something that waits for its end.
struct Open {
    /// Its closing tag; nothing when it is left out of the HTML.
    close: Option<&'static str>,
    is_level: bool,
}

impl<'w> Writer<'w> {
    /// A writer at the start of a text.
    pub fn new(
        source: &'w Source<'w>,
        events: &'w [Placed<'w>],
        settings: &'w Settings<'w>,
        page: &'w mut PageState,
    ) -> Writer<'w> {
        let mut outline = Outline::of(source, events, settings, page);
        let found = mem::take(&mut outline.found);
        let mut writer = Writer {
            source,
            events,
            settings,
            page,
            outline,
            result: Rendered::default(),
            said: String::new(),
            open: Vec::new(),
            depth: 0,
            quiet: false,
            in_link: false,
            in_notes: false,
            notes: Vec::new(),
        };
        for (rule, range, problem) in found {
            writer.find(rule, &range, problem);
        }
        writer
    }

    /// The whole text, with its notes at the end.
    pub fn document(mut self) -> Rendered {
        self.write(0..self.events.len());
        self.write_notes();
        self.finish()
    }

    /// The content of the only paragraph of a text.
    pub fn line(mut self) -> Rendered {
        let inside = 1..self.outline.ends.first().copied().unwrap_or(1);
        self.write(inside);
        self.result.html = self.result.html.trim().to_owned();
        self.finish()
    }

    fn finish(mut self) -> Rendered {
        self.result.found.sort_by_key(|found| found.range.start);
        self.result
    }

    /// Writes some of the events; they start and end on the same level.
    fn write(&mut self, events: Range<usize>) {
        let mut at = events.start;
        while at < events.end {
            at = self.write_event(at);
        }
    }

    /// Writes the event at a place and says which comes next.
    fn write_event(&mut self, at: usize) -> usize {
        let (event, range) = &self.events[at];
        match event {
            Event::Start(tag) => return self.start(at, tag, range),
            Event::End(_) => self.close(),
            Event::Text(_) | Event::SoftBreak => return self.text(at),
            Event::Code(code) => self.code(code),
            Event::InlineHtml(html) | Event::Html(html) => self.raw_html(html, range),
            Event::FootnoteReference(label) => self.note_reference(label, range),
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::TaskListMarker(done) => self.task(*done),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.say(words),
        }
        at + 1
    }

    /// Writes an opening tag, unless what it opens lies too deep.
    fn open(&mut self, tag: &str, close: &'static str, range: &Range<usize>) {
        self.depth += 1;
        if self.depth == DEEPEST + 1 {
            let problem = Problem::new(
                format!("this stands inside {DEEPEST} other lists, quotations or emphases"),
                "write it as a paragraph or a list of its own",
            );
            self.find(&NESTED_TOO_DEEP, range, problem);
        }
        let is_shown = self.depth <= DEEPEST;
        self.push(if is_shown { tag } else { "\n" });
        self.open.push(Open { close: is_shown.then_some(close), is_level: true });
    }

    /// Writes the opening tag of a part, such as a list's item, where the whole has one.
    fn open_part(&mut self, tag: &str, close: &'static str) {
        let is_shown = self.open.last().is_none_or(|whole| whole.close.is_some());
        self.push(if is_shown { tag } else { "\n" });
        self.open.push(Open { close: is_shown.then_some(close), is_level: false });
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.depth -= usize::from(open.is_level);
            self.push(open.close.unwrap_or("\n"));
        }
    }

    fn push(&mut self, html: &str) {
        self.result.html.push_str(html);
    }

    /// Writes words that a reader sees.
    fn say(&mut self, words: &str) {
        escape::text(&mut self.result.html, words);
        self.said.push_str(words);
    }

    /// An id of this text that nothing on the page has yet, ready to stand in an attribute.
    fn claim(&mut self, wanted: &str) -> String {
        let claimed = self.page.claim(format!("{}{wanted}", self.settings.id_prefix));
        let mut id = String::with_capacity(claimed.len());
        escape::attribute(&mut id, &claimed);
        id
    }

    /// Notes what is wrong with a stretch of [`Source::text`].
    fn find(&mut self, rule: &'static Rule, range: &Range<usize>, problem: Problem) {
        self.find_written(rule, self.source.original(range.clone()), problem);
    }

    /// Notes what is wrong with a stretch of the original text.
    fn find_written(&mut self, rule: &'static Rule, range: Range<usize>, problem: Problem) {
        let message = self.source.restore(&problem.message);
        let help = problem.help.map(|help| self.source.restore(&help));
        self.result.found.push(Found { rule, range, message, help });
    }
}
