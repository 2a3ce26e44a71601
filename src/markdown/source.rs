//! A text made ready for the Markdown parser, and the way back from it to what was written.
//!
//! The values of a prose function hold quotation marks, underscores and bars that Markdown would take for
//! its own, so each function is replaced by a mark before parsing: a private-use character, a number and
//! another private-use character, which Markdown treats as a word. Where a mark comes up in code, the
//! function is put back as it was written. Two more stretches are set aside in the same way, to be printed
//! as they are: private-use characters of the text itself, so that no mark can be forged, and surplus marks
//! of lists and quotations, which would make parsing slow.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::functions::{self, Parsed};

/// The first character of a mark.
pub const MARK: char = '\u{E000}';
const MARK_END: char = '\u{E001}';

/// How many lists and quotations may open on one line; more are printed as they were typed.
const MOST_MARKERS: usize = 32;

/// How many starts and ends of cells the parser adds to rows that are shorter than the head of their table.
const MOST_FILLED: usize = 20_000;

/// A text with its functions set aside.
pub struct Source<'t> {
    original: &'t str,
    /// What the parser reads.
    pub text: String,
    pieces: Vec<Piece>,
}

/// A stretch that was set aside.
pub struct Piece {
    /// Where its mark stands in the text for the parser.
    at: Range<usize>,
    /// Where it stands in the original text.
    pub written: Range<usize>,
    /// The function, or nothing for a stretch to print as it is.
    pub function: Option<Parsed>,
}

impl<'t> Source<'t> {
    /// A text of any number of blocks.
    pub fn new(original: &'t str) -> Source<'t> {
        let mut source = Source { original, text: String::with_capacity(original.len()), pieces: Vec::new() };
        source.set_aside(str::to_owned);
        source
    }

    /// A text that is one paragraph whatever it looks like: its first line starts with an empty piece, which
    /// Markdown takes for a word, and there is no second line.
    pub fn of_one_line(original: &'t str) -> Source<'t> {
        let mut source = Source { original, text: String::new(), pieces: Vec::new() };
        source.push_piece(0..0, None);
        source.text.push(' ');
        source.pieces[0].at.end += 1;
        source.set_aside(|text| text.replace(['\n', '\r'], " "));
        source
    }

    fn set_aside(&mut self, copy: impl Fn(&str) -> String) {
        let mut copied = 0;
        let mut next = (!self.original.is_empty()).then_some(0);
        while let Some(here) = next {
            let after = match self.piece_at(here) {
                None => here + 1,
                Some((written, function)) => {
                    self.text.push_str(&copy(&self.original[copied..written.start]));
                    copied = written.end;
                    self.push_piece(written, function);
                    copied
                }
            };
            next = self.may_start_piece(after);
        }
        self.text.push_str(&copy(&self.original[copied..]));
    }

    /// The next byte, from one on, at which there may be something to set aside.
    fn may_start_piece(&self, from: usize) -> Option<usize> {
        let bytes = self.original.as_bytes();
        let after_line = |end: usize| Some(end + 1).filter(|start| *start < bytes.len());
        if bytes[from - 1] == b'\n' {
            return after_line(from - 1);
        }
        let at = from + memchr::memchr3(b'{', 0xEE, b'\n', &bytes[from..])?;
        if bytes[at] == b'\n' { after_line(at) } else { Some(at) }
    }

    /// What to set aside from the byte at `here` on.
    fn piece_at(&self, here: usize) -> Option<(Range<usize>, Option<Parsed>)> {
        let bytes = self.original.as_bytes();
        let starts_line = here == 0 || bytes[here - 1] == b'\n';
        if starts_line && let Some(surplus) = surplus_markers(&self.original[here..]) {
            return Some((here + surplus.start..here + surplus.end, None));
        }
        match bytes[here] {
            b'{' if bytes[here..].starts_with(b"{{") && !is_escaped(self.original, here) => {
                let parsed = functions::parse(self.original, here).ok()?;
                Some((here..parsed.end, Some(parsed)))
            }
            0xEE if self.original[here..].starts_with(MARK) => Some((here..here + MARK.len_utf8(), None)),
            _ => None,
        }
    }

    fn push_piece(&mut self, written: Range<usize>, function: Option<Parsed>) {
        let start = self.text.len();
        self.text.push_str(&format!("{MARK}{}{MARK_END}", self.pieces.len()));
        self.pieces.push(Piece { at: start..self.text.len(), written, function });
    }

    /// The parser's events, with their places in [`Source::text`].
    pub fn events(&self) -> Vec<(Event<'_>, Range<usize>)> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM
            | Options::ENABLE_DEFINITION_LIST;
        let mut filled = 0;
        let events = Parser::new_ext(&self.text, options).into_offset_iter();
        let is_cell =
            |event: &Event| matches!(event, Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell));
        let kept = events.filter(|(event, range)| {
            let is_filled = range.is_empty() && is_cell(event);
            filled += usize::from(is_filled);
            !is_filled || filled <= MOST_FILLED
        });
        kept.collect()
    }

    /// The piece whose mark stands at the start of `text`, and the length of the mark.
    pub fn piece(&self, text: &str) -> Option<(&Piece, usize)> {
        let (number, _) = text.strip_prefix(MARK)?.split_once(MARK_END)?;
        let length = MARK.len_utf8() + number.len() + MARK_END.len_utf8();
        Some((self.pieces.get(number.parse::<usize>().ok()?)?, length))
    }

    /// The calls of functions, in order.
    pub fn calls(&self) -> impl Iterator<Item = &functions::Call> {
        self.pieces.iter().filter_map(|piece| piece.function.as_ref()).map(|parsed| &parsed.call)
    }

    /// A stretch of the original text.
    pub fn written(&self, range: Range<usize>) -> &'t str {
        self.original.get(range).unwrap_or("")
    }

    /// A text of the parser with every piece as it was written.
    pub fn restore(&self, text: &str) -> String {
        self.replace(text, |piece| self.written(piece.written.clone()))
    }

    /// A text of the parser with nothing where functions stood.
    pub fn without_functions(&self, text: &str) -> String {
        self.replace(text, |piece| match piece.function {
            Some(_) => "",
            None => self.written(piece.written.clone()),
        })
    }

    fn replace<'s>(&'s self, text: &str, by: impl Fn(&'s Piece) -> &'s str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(found) = rest.find(MARK) {
            replaced.push_str(&rest[..found]);
            rest = &rest[found..];
            let (words, length) = match self.piece(rest) {
                Some((piece, length)) => (by(piece), length),
                None => ("", MARK.len_utf8()),
            };
            replaced.push_str(words);
            rest = &rest[length..];
        }
        replaced.push_str(rest);
        replaced
    }

    /// Where a stretch of the text for the parser stands in the original, without space at its end.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.offset(range.start, |piece| piece.written.start);
        let end = self.offset(range.end, |piece| piece.written.end).max(start);
        start..start + self.written(start..end).trim_end().len()
    }

    /// `inside` says which end of a piece stands for a place in the middle of its mark.
    fn offset(&self, place: usize, inside: impl Fn(&Piece) -> usize) -> usize {
        let before = self.pieces.partition_point(|piece| piece.at.start < place);
        match before.checked_sub(1).map(|last| &self.pieces[last]) {
            None => place,
            Some(piece) if place < piece.at.end => inside(piece),
            Some(piece) => piece.written.end + (place - piece.at.end),
        }
    }
}

/// Whether an odd number of backslashes stands before a place.
pub fn is_escaped(text: &str, place: usize) -> bool {
    text.as_bytes()[..place].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// The marks of lists and quotations at the start of a line that are more than anyone needs.
fn surplus_markers(text: &str) -> Option<Range<usize>> {
    let line = text.lines().next()?;
    let mut rest = line.trim_start_matches([' ', '\t']);
    let mut surplus = None;
    for markers in 1.. {
        let Some(length) = marker(rest) else { break };
        if markers == MOST_MARKERS + 1 {
            surplus = Some(line.len() - rest.len());
        }
        rest = rest[length..].trim_start_matches([' ', '\t']);
    }
    let is_rule = ['-', '*'].iter().any(|dash| line.trim_matches([' ', '\t', *dash]).is_empty());
    surplus.filter(|_| !is_rule).map(|start| start..line[..line.len() - rest.len()].trim_end().len())
}

/// The length of a list's or quotation's mark.
fn marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match text.as_bytes().get(digits)? {
        b'>' if digits == 0 => return Some(1),
        b'-' | b'+' | b'*' | b':' if digits == 0 => 1,
        b'.' | b')' if (1..10).contains(&digits) => digits + 1,
        _ => return None,
    };
    text[length..].chars().next().is_none_or(char::is_whitespace).then_some(length)
}
