//! A text as it would be read out: its words in short lines, links with their addresses, tables row by row. For files
//! without any marks, where [`plain`](super::plain) would lose what belongs together.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::links::{self, Target};
use super::outline::{CAPTION, Outline, Placed};
use super::sheet::Sheet;
use super::source::{MARK, Source};
use super::write::media::Media;
use super::{Call, Numbering, PageState, Settings};

/// Writes a text on a sheet. Its headings start at the level of the settings, its paragraphs carry their numbers, and
/// its notes stand at its end; notes are counted through all texts of one page.
pub fn read_out(text: &str, settings: &Settings, page: &mut PageState, sheet: &mut Sheet) {
    let source = Source::new(text);
    let events = source.events();
    let outline = Outline::of(&source, &events, settings, page);
    let first_note = page.notes;
    let mut reader = Reader {
        source: &source,
        events: &events,
        outline,
        settings,
        sheet,
        now: String::new(),
        lists: Vec::new(),
        depth: 0,
        numbered: 0,
        first_note,
        notes: Vec::new(),
        in_notes: false,
    };
    reader.blocks(0..events.len());
    reader.write_notes();
    page.notes += reader.notes.len() as u32;
}

/// A text of one paragraph as words on one line.
pub fn read_line(text: &str, settings: &Settings) -> String {
    let mut sheet = Sheet::default();
    read_out(text, settings, &mut PageState::default(), &mut sheet);
    sheet.into_text().split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Reader<'r> {
    source: &'r Source<'r>,
    events: &'r [Placed<'r>],
    outline: Outline,
    settings: &'r Settings<'r>,
    sheet: &'r mut Sheet,
    /// Words of an item that has no paragraphs.
    now: String,
    /// The number of the next item of each open list; nothing where it has none.
    lists: Vec<Option<u64>>,
    /// How many lists and quotations are open.
    depth: usize,
    numbered: usize,
    first_note: u32,
    /// The definitions of the notes that were referred to, in that order.
    notes: Vec<usize>,
    in_notes: bool,
}

impl Reader<'_> {
    fn blocks(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.block(at);
        }
        self.flush();
    }

    /// Writes what starts at an event, and says which comes next.
    fn block(&mut self, at: usize) -> usize {
        let end = self.outline.ends[at];
        let inside = at + 1..end;
        match &self.events[at].0 {
            Event::Start(Tag::Paragraph) => self.paragraph(at, inside),
            Event::Start(Tag::Heading { .. }) => self.heading(at, inside),
            Event::Start(Tag::CodeBlock(_)) => self.code_block(inside),
            Event::Start(Tag::Table(_)) => self.table(at),
            Event::Start(Tag::HtmlBlock | Tag::FootnoteDefinition(_)) => self.flush(),
            Event::Start(tag) if self.open(tag) => return at + 1,
            Event::End(tag) => {
                self.close(*tag);
                return at + 1;
            }
            Event::Rule => self.sheet.paragraph("* * *"),
            _ => {
                let words = self.inline(at..end + 1);
                self.now.push_str(&words);
            }
        }
        end + 1
    }

    /// Whether a tag opens a list, an item or a quotation, in which more blocks stand.
    fn open(&mut self, tag: &Tag) -> bool {
        match tag {
            Tag::List(first) => {
                self.flush();
                self.between();
                if let Some(number) = self.next_number() {
                    self.sheet.words(&number);
                }
                self.lists.push(*first);
                self.depth += 1;
            }
            Tag::Item => {
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.sheet.indent(&mark, &" ".repeat(mark.len()));
            }
            Tag::BlockQuote(kind) => {
                self.flush();
                self.sheet.gap();
                let word = kind.map(|kind| format!("{}: ", self.settings.words.alerts[place(kind)]));
                self.sheet.indent(word.as_deref().unwrap_or("  "), "  ");
                self.depth += 1;
            }
            Tag::DefinitionList => self.between(),
            Tag::DefinitionListTitle => {}
            Tag::DefinitionListDefinition => self.sheet.indent("  ", "  "),
            _ => return false,
        }
        true
    }

    fn close(&mut self, tag: TagEnd) {
        self.flush();
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
                self.depth -= 1;
                self.between();
            }
            TagEnd::BlockQuote(_) => {
                self.sheet.outdent();
                self.depth -= 1;
                self.sheet.gap();
            }
            TagEnd::Item | TagEnd::DefinitionListDefinition => self.sheet.outdent(),
            TagEnd::DefinitionList => self.between(),
            _ => {}
        }
    }

    /// An empty line, but not within a list.
    fn between(&mut self) {
        if self.depth == 0 {
            self.sheet.gap();
        }
    }

    fn flush(&mut self) {
        let words = mem::take(&mut self.now);
        self.sheet.words(&words);
    }

    fn paragraph(&mut self, at: usize, inside: Range<usize>) {
        if self.outline.caption_paragraphs.contains(&at) {
            return;
        }
        self.flush();
        let words = self.inline(inside);
        if words.trim().is_empty() {
            return;
        }
        match self.next_number() {
            Some(number) => self.sheet.paragraph(&format!("{number} {words}")),
            None => self.sheet.paragraph(&words),
        }
    }

    /// The number of the next paragraph or list at the top of the text, by the same rule as on the page.
    fn next_number(&mut self) -> Option<String> {
        if self.depth > 0 || self.in_notes {
            return None;
        }
        self.numbered += 1;
        match self.settings.numbering {
            Numbering::None => None,
            Numbering::Plain => Some(self.numbered.to_string()),
            Numbering::Section(section) => Some(format!("{section}.{}", self.numbered)),
            Numbering::Given(numbers) => numbers.get(self.numbered - 1).cloned(),
        }
    }

    fn heading(&mut self, at: usize, inside: Range<usize>) {
        let level = self.outline.headings.get(&at).map_or(self.settings.top_heading, |(level, _)| *level);
        let words = self.inline(inside);
        self.sheet.heading(level, &words);
    }

    fn code_block(&mut self, inside: Range<usize>) {
        let code = self.events[inside].iter().filter_map(|(event, _)| match event {
            Event::Text(code) => Some(self.source.restore(code)),
            _ => None,
        });
        let code: String = code.collect();
        self.sheet.gap();
        code.lines().for_each(|line| self.sheet.kept(&format!("    {line}")));
        self.sheet.gap();
    }

    /// Each row as its cells behind the names of their columns, the first of them at the margin.
    fn table(&mut self, at: usize) {
        self.flush();
        self.sheet.gap();
        if let Some(paragraph) = self.outline.captions.get(&at).copied() {
            let caption = self.inline(paragraph + 1..self.outline.ends[paragraph]);
            self.sheet.words(caption.strip_prefix(CAPTION).unwrap_or(&caption));
            self.sheet.gap();
        }
        let mut names: Vec<String> = Vec::new();
        let mut row = at + 1;
        while row < self.outline.ends[at] {
            let cells = self.cells(row);
            match self.events[row].0 {
                Event::Start(Tag::TableHead) => names = cells,
                _ => {
                    for (n, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                        let name = names.get(n).map_or("", String::as_str);
                        let margin = if n == 0 { "" } else { "  " };
                        self.sheet.indent(margin, margin);
                        self.sheet.field(name, cell);
                        self.sheet.outdent();
                    }
                }
            }
            row = self.outline.ends[row] + 1;
        }
        self.sheet.gap();
    }

    fn cells(&mut self, row: usize) -> Vec<String> {
        let mut cells = Vec::new();
        let mut cell = row + 1;
        while cell < self.outline.ends[row] {
            let words = self.inline(cell + 1..self.outline.ends[cell]);
            cells.push(words.trim().replace('\n', " "));
            cell = self.outline.ends[cell] + 1;
        }
        cells
    }

    /// The notes that were referred to. A note may refer to further notes.
    fn write_notes(&mut self) {
        self.in_notes = true;
        if !self.notes.is_empty() {
            self.sheet.heading(self.settings.top_heading, self.settings.words.notes);
        }
        let mut place = 0;
        while let Some(definition) = self.notes.get(place).copied() {
            let mark = format!("{} {}: ", self.settings.words.note, self.first_note as usize + place + 1);
            self.sheet.indent(&mark, "  ");
            self.blocks(definition + 1..self.outline.ends[definition]);
            self.sheet.outdent();
            place += 1;
        }
    }

    /// Words within a block.
    fn inline(&mut self, range: Range<usize>) -> String {
        let mut words = String::new();
        let mut at = range.start;
        while at < range.end {
            let end = self.outline.ends[at];
            match &self.events[at].0 {
                Event::Text(text) => words.push_str(&self.text(text)),
                Event::Code(code) => words.push_str(&self.source.restore(code)),
                Event::SoftBreak => words.push(' '),
                Event::HardBreak => words.push('\n'),
                Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => words.push_str("~~"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let start = words.len();
                    // A link stands in no other link, so this goes no deeper.
                    let inner = self.inline(at + 1..end);
                    words.push_str(&inner);
                    if let Some(address) = self.address(dest_url).filter(|to| !says(&words[start..], to)) {
                        words.push_str(&format!(" ({address})"));
                    }
                    at = end;
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let alternative = super::plain::words(self.source, &self.events[at + 1..end]);
                    if !alternative.is_empty() {
                        words.push_str(&format!("[{alternative}]"));
                    }
                    // What plays can be fetched; its transcript can be read.
                    let played = Media::of(dest_url).and_then(|_| self.settings.prose.image(dest_url).ok());
                    if let Some(file) = played {
                        let read = self.settings.prose.beside(dest_url).transcript;
                        words.push_str(&format!(" ({})", read.unwrap_or(file.href)));
                    }
                    at = end;
                }
                Event::FootnoteReference(label) => words.push_str(&self.reference(label)),
                Event::TaskListMarker(done) => {
                    let said = self.settings.words;
                    words.push_str(if *done { said.done } else { said.to_do });
                    words.push(' ');
                }
                _ => {}
            }
            at += 1;
        }
        words
    }

    /// Words with what functions give.
    fn text(&self, text: &str) -> String {
        let mut words = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(found) = rest.find(MARK) {
            words.push_str(&rest[..found]);
            rest = &rest[found..];
            let Some((piece, length)) = self.source.piece(rest) else { break };
            let written = self.source.written(piece.written.clone());
            let made = piece.function.as_ref().and_then(|parsed| self.made(&parsed.call));
            words.push_str(made.as_deref().unwrap_or(written));
            rest = &rest[length..];
        }
        words.push_str(rest);
        words
    }

    fn made(&self, call: &Call) -> Option<String> {
        if call.name != "link" {
            return self.settings.prose.call(call).ok();
        }
        let link = self.settings.prose.link(call.unnamed(0)?).ok()?;
        let words = call.named("text").unwrap_or(&link.title);
        Some(if words == link.href { link.href } else { format!("{words} ({})", link.href) })
    }

    /// Where a link leads, as a reader would type it; nothing for a place on the same page.
    fn address(&self, written: &str) -> Option<String> {
        match links::classify(written).ok()? {
            Target::Web => Some(written.to_owned()),
            Target::Contact(href) => {
                let (_, to) = href.split_once(':')?;
                Some(to.strip_prefix("+44").map_or(to.to_owned(), |national| format!("0{national}")))
            }
            Target::Fragment(_) => None,
            Target::Site => self.settings.prose.link(written).ok().map(|link| link.href),
        }
    }

    /// The number of a note in brackets.
    fn reference(&mut self, label: &str) -> String {
        let Some(definition) = self.outline.notes.get(&label.to_lowercase()).copied() else {
            return format!("[^{label}]");
        };
        let known = self.notes.iter().position(|known| *known == definition);
        let place = known.unwrap_or_else(|| {
            self.notes.push(definition);
            self.notes.len() - 1
        });
        format!(" [{}\u{a0}{}]", self.settings.words.note, self.first_note as usize + place + 1)
    }
}

/// Whether words say an address or a number themselves.
fn says(words: &str, address: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    bare(words).contains(address)
}

/// The place of an alert's word among those of the settings.
fn place(kind: BlockQuoteKind) -> usize {
    match kind {
        BlockQuoteKind::Note => 0,
        BlockQuoteKind::Tip => 1,
        BlockQuoteKind::Important => 2,
        BlockQuoteKind::Warning => 3,
        BlockQuoteKind::Caution => 4,
    }
}
