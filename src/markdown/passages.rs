//! The words of a text in passages, each with its place in what was written: for whoever reads the language and
//! not the look. A passage is a paragraph, the words of a list item, a heading or a cell, so that no sentence goes
//! on from one into another.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::outline::CAPTION;
use super::source::{MARK, Source};
use super::{Call, Prose};

/// A stretch of words that belong together.
#[derive(Debug)]
pub struct Passage {
    /// What it is in the text.
    pub kind: PassageKind,
    /// Its words without marks, on one line but for line breaks that the writer asked for.
    pub words: String,
    /// The links in it.
    pub links: Vec<LinkWords>,
    pieces: Vec<Piece>,
}

/// What a passage is in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph, or the words of a list item.
    Text,
    /// A heading, or the caption of a table.
    Heading,
    /// A cell of a table.
    Cell,
}

/// The words of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkWords {
    /// The words that a reader follows.
    pub words: String,
    /// Where they lead, as it was written.
    pub address: String,
    /// Where the whole link stands in the text, in bytes.
    pub written: Range<usize>,
}

/// How a stretch of a passage came to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Written,
    Linked,
    Code,
    /// By a function of prose.
    Made,
}

#[derive(Debug)]
struct Piece {
    /// Where it starts in the words.
    at: usize,
    written: Range<usize>,
    origin: Origin,
    /// Whether it stands in the text letter for letter.
    verbatim: bool,
}

impl Passage {
    /// A line that is not Markdown.
    pub fn line(line: &str) -> Passage {
        let pieces = vec![Piece { at: 0, written: 0..line.len(), origin: Origin::Written, verbatim: true }];
        Passage { kind: PassageKind::Text, words: line.to_owned(), links: Vec::new(), pieces }
    }

    /// Where a stretch of the words stands in the text, in bytes.
    pub fn written(&self, words: Range<usize>) -> Range<usize> {
        let place = |at: usize, end: bool| {
            let last = self.pieces.partition_point(|piece| piece.at < at + usize::from(!end)).max(1) - 1;
            self.pieces.get(last).map_or(0, |piece| match (piece.verbatim, end) {
                (true, _) => (piece.written.start + at.saturating_sub(piece.at)).min(piece.written.end),
                (false, false) => piece.written.start,
                (false, true) => piece.written.end,
            })
        };
        let start = place(words.start, false);
        start..place(words.end, true).max(start)
    }

    /// Whether a writer typed these words, in a link or not: no function made them, and they are no code.
    pub fn is_typed(&self, words: &Range<usize>) -> bool {
        self.origins(words).all(|origin| matches!(origin, Origin::Written | Origin::Linked))
    }

    /// Whether these words are plain ones: no function made them, and they are neither code nor in a link.
    pub fn is_plain(&self, words: &Range<usize>) -> bool {
        self.origins(words).all(|origin| origin == Origin::Written)
    }

    fn origins(&self, words: &Range<usize>) -> impl Iterator<Item = Origin> {
        let first = self.pieces.partition_point(|piece| piece.at <= words.start).max(1) - 1;
        let end = words.end;
        self.pieces[first..].iter().take_while(move |piece| piece.at < end).map(|piece| piece.origin)
    }
}

/// The passages of a text, in order. Pictures, HTML and blocks of code have no words.
pub fn passages(text: &str, prose: &dyn Prose) -> Vec<Passage> {
    let source = Source::new(text);
    let mut reader =
        Reader { source: &source, prose, passages: Vec::new(), now: empty(), silent: 0, link: None };
    let events = source.events();
    for (event, range) in &events {
        reader.event(event, range);
    }
    reader.end();
    reader.passages
}

/// The calls of functions in a text, in order.
pub fn calls(text: &str) -> Vec<Call> {
    Source::new(text).calls().cloned().collect()
}

/// The addresses of the links and the sources of the pictures of a text, as they were written.
pub fn addresses(text: &str) -> Vec<String> {
    let source = Source::new(text);
    let events = source.events();
    let address = |(event, _): &(Event, Range<usize>)| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    };
    events.iter().filter_map(address).collect()
}

struct Reader<'s> {
    source: &'s Source<'s>,
    prose: &'s dyn Prose,
    passages: Vec<Passage>,
    now: Passage,
    /// How many pictures, blocks of code and the like are open.
    silent: usize,
    /// Where the words of the open link start, and its address.
    link: Option<(usize, String)>,
}

fn empty() -> Passage {
    Passage { kind: PassageKind::Text, words: String::new(), links: Vec::new(), pieces: Vec::new() }
}

impl Reader<'_> {
    fn event(&mut self, event: &Event, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.silent += 1,
            Event::End(TagEnd::Image) => self.silent -= 1,
            Event::Start(Tag::CodeBlock(_)) => {
                self.end();
                self.silent += 1;
            }
            Event::End(TagEnd::CodeBlock) => self.silent -= 1,
            _ if self.silent > 0 => {}
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some((self.now.words.len(), dest_url.to_string()));
            }
            Event::End(TagEnd::Link) => self.end_link(range),
            Event::Text(words) => self.text(words, range),
            Event::Code(words) => self.push(&self.source.restore(words), range.clone(), Origin::Code, false),
            Event::SoftBreak => self.push(" ", range.clone(), self.typed(), false),
            Event::HardBreak => self.push("\n", range.clone(), self.typed(), false),
            Event::Start(tag) => self.start(tag.to_end()),
            Event::End(tag) if is_block(*tag) => self.end(),
            _ => {}
        }
    }

    fn start(&mut self, tag: TagEnd) {
        if is_block(tag) {
            self.end();
            self.now.kind = match tag {
                TagEnd::Heading(_) => PassageKind::Heading,
                TagEnd::TableCell => PassageKind::Cell,
                _ => PassageKind::Text,
            };
        }
    }

    fn end(&mut self) {
        let mut passage = std::mem::replace(&mut self.now, empty());
        if passage.words.trim().is_empty() {
            return;
        }
        if passage.kind == PassageKind::Text && passage.words.starts_with(CAPTION) {
            passage.kind = PassageKind::Heading;
        }
        self.passages.push(passage);
    }

    fn end_link(&mut self, range: &Range<usize>) {
        let Some((start, address)) = self.link.take() else { return };
        let words = self.now.words.get(start..).unwrap_or_default().to_owned();
        let written = self.source.original(range.clone());
        self.now.links.push(LinkWords { words, address, written });
    }

    fn typed(&self) -> Origin {
        if self.link.is_some() { Origin::Linked } else { Origin::Written }
    }

    /// Words, with what stands for functions among them.
    fn text(&mut self, words: &str, range: &Range<usize>) {
        let verbatim = self.source.text.get(range.clone()) == Some(words);
        let mut at = 0;
        while let Some(found) = words[at..].find(MARK) {
            let place = |at: usize| if verbatim { range.start + at } else { range.start };
            if found > 0 {
                self.push(&words[at..at + found], place(at)..place(at + found), self.typed(), verbatim);
            }
            at += found;
            let Some((piece, length)) = self.source.piece(&words[at..]) else {
                at += MARK.len_utf8();
                continue;
            };
            let written = piece.written.clone();
            match &piece.function {
                Some(parsed) => {
                    let made = self.made(&parsed.call);
                    self.push_at(&made, written.clone(), Origin::Made, false);
                    if parsed.call.name == "link" && self.link.is_none() {
                        let address = parsed.call.unnamed(0).unwrap_or_default().to_owned();
                        self.now.links.push(LinkWords { words: made, address, written });
                    }
                }
                None => self.push_at(self.source.written(written.clone()), written, self.typed(), true),
            }
            at += length;
        }
        if at < words.len() {
            let place = if verbatim { range.start + at..range.end } else { range.clone() };
            self.push(&words[at..], place, self.typed(), verbatim);
        }
    }

    /// What a function gives.
    fn made(&self, call: &Call) -> String {
        if call.name != "link" {
            return self.prose.call(call).unwrap_or_default();
        }
        let title = || {
            let address = call.unnamed(0)?;
            self.prose.link(address).ok().map(|link| link.title)
        };
        call.named("text").map(str::to_owned).or_else(title).unwrap_or_default()
    }

    /// Adds words whose place is one in the text for the parser.
    fn push(&mut self, words: &str, place: Range<usize>, origin: Origin, verbatim: bool) {
        let start = self.source.original(place.clone()).start;
        let end = self.source.original(place.end..place.end).start.max(start);
        self.push_at(words, start..end, origin, verbatim);
    }

    fn push_at(&mut self, words: &str, written: Range<usize>, origin: Origin, verbatim: bool) {
        if !words.is_empty() {
            self.now.pieces.push(Piece { at: self.now.words.len(), written, origin, verbatim });
            self.now.words.push_str(words);
        }
    }
}

fn is_block(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
