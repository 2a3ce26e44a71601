//! Paragraphs, headings, lists, quotations and code.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use crate::diagnostic::Problem;

use super::Writer;
use crate::markdown::rules::EMPTY_HEADING;
use crate::markdown::{Heading, Numbering, escape};

impl Writer<'_> {
    /// Writes the start of something, or all of it, and says which event comes next.
    pub(super) fn start(&mut self, at: usize, tag: &Tag, range: &Range<usize>) -> usize {
        let end = self.outline.ends[at];
        let inside = at + 1..end;
        match tag {
            Tag::Paragraph => self.paragraph(at, inside),
            Tag::Heading { .. } => self.heading(at, inside, range),
            Tag::CodeBlock(_) => self.code_block(inside),
            Tag::HtmlBlock => self.html_block(inside, range),
            Tag::Table(columns) => self.table(at, columns),
            Tag::Image { dest_url, .. } => self.image(inside, dest_url, range),
            Tag::Link { link_type, dest_url, title, .. } if !self.in_link => {
                self.link(inside, *link_type, dest_url, title, range);
            }
            Tag::FootnoteDefinition(_) => {}
            _ => {
                self.start_open(tag, range);
                return at + 1;
            }
        }
        end + 1
    }

    fn start_open(&mut self, tag: &Tag, range: &Range<usize>) {
        match tag {
            Tag::List(first) => self.list(*first, range),
            Tag::Item => self.open_part("<li>", "</li>\n"),
            Tag::BlockQuote(None) => self.open("<blockquote>\n", "</blockquote>\n", range),
            Tag::BlockQuote(Some(kind)) => self.alert(*kind, range),
            Tag::DefinitionList => self.open("<dl>\n", "</dl>\n", range),
            Tag::DefinitionListTitle => self.open_part("<dt>", "</dt>\n"),
            Tag::DefinitionListDefinition => self.open_part("<dd>", "</dd>\n"),
            Tag::Emphasis => self.open("<em>", "</em>", range),
            Tag::Strong => self.open("<strong>", "</strong>", range),
            Tag::Strikethrough => self.open("<del>", "</del>", range),
            // What is left shows nothing of its own, such as a link inside a link.
            _ => self.open_part("", ""),
        }
    }

    /// A paragraph that shows nothing is left out.
    fn paragraph(&mut self, at: usize, inside: Range<usize>) {
        if self.outline.caption_paragraphs.contains(&at) {
            return;
        }
        let start = self.result.html.len();
        self.write(inside);
        if self.result.html[start..].trim().is_empty() {
            self.result.html.truncate(start);
            return;
        }
        let range = self.events[at].1.clone();
        let opening = match self.next_number(&range) {
            Some((id, number)) => format!(r#"<p id="{id}" class="numbered">{number} "#),
            None => "<p>".to_owned(),
        };
        self.result.html.insert_str(start, &opening);
        self.push("</p>\n");
    }

    fn list(&mut self, first: Option<u64>, range: &Range<usize>) {
        let tag = match first {
            None => "<ul>\n".to_owned(),
            Some(1) => "<ol>\n".to_owned(),
            Some(first) => format!("<ol start=\"{first}\">\n"),
        };
        let Some((id, number)) = self.next_number(range) else {
            return self.open(&tag, if first.is_some() { "</ol>\n" } else { "</ul>\n" }, range);
        };
        let numbered = format!(r#"<div id="{id}" class="numbered">{number}{tag}"#);
        self.open(&numbered, if first.is_some() { "</ol></div>\n" } else { "</ul></div>\n" }, range);
    }

    /// The id of the next numbered paragraph and its number, which links to itself; nothing where paragraphs
    /// are not numbered.
    fn next_number(&mut self, range: &Range<usize>) -> Option<(String, String)> {
        if self.settings.numbering == Numbering::None || !self.open.is_empty() || self.in_notes {
            return None;
        }
        self.result.numbered.push(self.source.original(range.clone()));
        let number = self.result.numbered.len();
        let (id, number) = match self.settings.numbering {
            Numbering::Section(section) => (format!("p{section}-{number}"), format!("{section}.{number}")),
            Numbering::Given(numbers) => {
                let number = numbers.get(number - 1)?;
                (format!("p{}", number.replace('.', "-")), number.clone())
            }
            _ => (format!("p{number}"), number.to_string()),
        };
        let id = self.claim(&id);
        let link = format!(r##"<a class="number" href="#{id}">{number}</a>"##);
        Some((id, link))
    }

    fn heading(&mut self, at: usize, inside: Range<usize>, range: &Range<usize>) {
        let Some((level, id)) = self.outline.headings.get(&at).cloned() else { return };
        let (start, said) = (self.result.html.len(), self.said.len());
        let quiet = mem::replace(&mut self.quiet, true);
        self.write(inside);
        self.quiet = quiet;
        let text = self.said[said..].split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.result.html.truncate(start);
            let problem = Problem::new("this heading has no words", "write its words after the # marks");
            return self.find(&EMPTY_HEADING, range, problem);
        }
        let mut opening = format!("<h{level} id=\"");
        escape::attribute(&mut opening, &id);
        opening.push_str("\">");
        self.result.html.insert_str(start, &opening);
        self.push(&format!("</h{level}>\n"));
        self.result.headings.push(Heading { level, id, text, at: range.start });
    }

    /// An alert keeps its word, for those who do not see its colour.
    fn alert(&mut self, kind: BlockQuoteKind, range: &Range<usize>) {
        let (name, place) = match kind {
            BlockQuoteKind::Note => ("note", 0),
            BlockQuoteKind::Tip => ("tip", 1),
            BlockQuoteKind::Important => ("important", 2),
            BlockQuoteKind::Warning => ("warning", 3),
            BlockQuoteKind::Caution => ("caution", 4),
        };
        let mut opening = format!("<div class=\"alert alert-{name}\">\n<p class=\"alert-word\"><strong>");
        escape::text(&mut opening, self.settings.words.alerts[place]);
        opening.push_str("</strong></p>\n");
        self.open(&opening, "</div>\n", range);
    }

    /// A wide line of code scrolls, so the keyboard must reach it.
    fn code_block(&mut self, inside: Range<usize>) {
        self.push(r#"<pre tabindex="0"><code>"#);
        for (event, _) in &self.events[inside] {
            if let Event::Text(code) = event {
                self.say(&self.source.restore(code));
            }
        }
        self.push("</code></pre>\n");
    }

    /// Whether an item is done, in words: there is nothing here to tick.
    pub(super) fn task(&mut self, done: bool) {
        let words = self.settings.words;
        let (class, word) = if done { ("task-done", words.done) } else { ("task-to-do", words.to_do) };
        self.push(&format!(r#"<strong class="{class}">"#));
        self.say(word);
        self.push("</strong> ");
    }
}
