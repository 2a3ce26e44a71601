//! The words of a text without any of its marks.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::outline::Placed;
use super::source::Source;
use crate::foreign;

/// The plain text of Markdown, for search, summaries and counting words: a line for each block. Functions of
/// prose, pictures and HTML leave nothing behind.
pub fn plain(text: &str) -> String {
    foreign::within(text, |text| {
        let source = Source::new(text);
        words(&source, &source.events())
    })
}

/// The same of some of a text's events.
pub(super) fn words(source: &Source, events: &[Placed]) -> String {
    let mut plain = String::new();
    let mut pictures = 0;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures -= 1,
            _ if pictures > 0 => {}
            Event::Text(words) => plain.push_str(&source.without_functions(words)),
            Event::Code(words) => plain.push_str(&source.restore(words)),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => plain.push(' '),
            Event::Start(tag) if is_block(tag.to_end()) => end_line(&mut plain),
            Event::End(tag) if is_block(*tag) => end_line(&mut plain),
            _ => {}
        }
    }
    end_line(&mut plain);
    plain.pop();
    plain
}

fn is_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::TableCell
    )
}

fn end_line(plain: &mut String) {
    plain.truncate(plain.trim_end().len());
    if !plain.is_empty() {
        plain.push('\n');
    }
}
