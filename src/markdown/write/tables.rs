//! Tables, with their captions and the headers of their columns and rows.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag};

use super::Writer;
use crate::markdown::outline::CAPTION;

impl Writer<'_> {
    /// A wide table scrolls by itself. With a caption it is a region that has a name, which the keyboard can
    /// reach; without one there would be nothing to call it.
    pub(super) fn table(&mut self, at: usize, columns: &[Alignment]) {
        let end = match self.outline.captions.get(&at).copied() {
            Some(paragraph) => {
                self.caption(paragraph);
                "</table>\n</section>\n"
            }
            None => {
                self.push("<div class=\"table-scroll\">\n<table>\n");
                "</table>\n</div>\n"
            }
        };
        let mut in_body = false;
        let mut row = at + 1;
        while row < self.outline.ends[at] {
            let cells = row + 1..self.outline.ends[row];
            if matches!(self.events[row].0, Event::Start(Tag::TableHead)) {
                let quiet = mem::replace(&mut self.quiet, true);
                self.push("<thead>\n");
                self.row(cells, columns, Header::Column);
                self.push("</thead>\n");
                self.quiet = quiet;
            } else {
                if !mem::replace(&mut in_body, true) {
                    self.push("<tbody>\n");
                }
                self.row(cells, columns, Header::Row);
            }
            row = self.outline.ends[row] + 1;
        }
        if in_body {
            self.push("</tbody>\n");
        }
        self.push(end);
    }

    fn caption(&mut self, paragraph: usize) {
        let id = self.claim("table");
        self.push(&format!(
            "<section class=\"table-scroll\" tabindex=\"0\" aria-labelledby=\"{id}\">\n\
             <table>\n<caption id=\"{id}\">"
        ));
        let after = self.text_from(paragraph + 1, CAPTION.len());
        self.write(after..self.outline.ends[paragraph]);
        self.push("</caption>\n");
    }

    /// The first cell of a row names the row, unless it is the only one.
    fn row(&mut self, cells: Range<usize>, columns: &[Alignment], header: Header) {
        self.push("<tr>");
        let mut cell = cells.start;
        for (column, alignment) in columns.iter().enumerate() {
            if cell >= cells.end {
                break;
            }
            let class = match alignment {
                Alignment::Right => r#" class="right""#,
                Alignment::Center => r#" class="centre""#,
                Alignment::Left | Alignment::None => "",
            };
            let start = self.result.html.len();
            self.write(cell + 1..self.outline.ends[cell]);
            let is_empty = self.result.html[start..].trim().is_empty();
            let (tag, scope) = match header {
                _ if is_empty => ("td", ""),
                Header::Column => ("th", r#" scope="col""#),
                Header::Row if column == 0 && columns.len() > 1 => ("th", r#" scope="row""#),
                Header::Row => ("td", ""),
            };
            self.result.html.insert_str(start, &format!("<{tag}{scope}{class}>"));
            self.push(&format!("</{tag}>"));
            cell = self.outline.ends[cell] + 1;
        }
        self.push("</tr>\n");
    }
}

/// What the header cells of a row are headers of.
#[derive(Clone, Copy)]
enum Header {
    Column,
    Row,
}
