//! A text in its blocks: what stands one below the other at its top, as plain words.

use super::plain::words;
use super::source::Source;
use super::write::Writer;
use super::{Numbering, PageState, Settings};

/// A paragraph, list, heading, table or other block at the top of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its words, without any marks.
    pub words: String,
    /// Whether it is a paragraph or list that carries a number where a text is numbered.
    pub is_numbered: bool,
}

/// The blocks of a text that says anything, in order. Functions of prose leave nothing behind: draw them first.
pub fn blocks(text: &str, settings: &Settings) -> Vec<Block> {
    let source = Source::new(text);
    let events = source.events();
    let settings = Settings { numbering: Numbering::Plain, ..*settings };
    let rendered = Writer::new(&source, &events, &settings, &mut PageState::default()).document();
    let mut blocks = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            pulldown_cmark::Event::Start(_) => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            pulldown_cmark::Event::End(_) => depth = depth.saturating_sub(1),
            _ if depth == 0 => start = at,
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        let words = words(&source, &events[start..=at]);
        let place = source.original(events[start].1.clone());
        let is_numbered = rendered.numbered.iter().any(|range| range.start == place.start);
        if !words.is_empty() || is_numbered {
            blocks.push(Block { words, is_numbered });
        }
    }
    blocks
}
