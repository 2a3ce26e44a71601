//! Footnotes: their references in the text, and the notes at its end.

use std::ops::Range;

use crate::diagnostic::Problem;

use super::Writer;
use crate::markdown::escape;
use crate::markdown::rules::{UNDEFINED_NOTE, UNUSED_NOTE};

/// A note that the text refers to.
pub(super) struct Note {
    /// The event where its definition starts.
    definition: usize,
    number: u32,
    id: String,
    /// The ids of the references to it.
    references: Vec<String>,
}

impl Writer<'_> {
    /// Writes the number of a note as a link to it. The parser makes no link of words that hold a reference,
    /// so this never stands inside another link.
    pub(super) fn note_reference(&mut self, label: &str, range: &Range<usize>) {
        let Some(definition) = self.outline.notes.get(&label.to_lowercase()).copied() else {
            self.undefined_note(label, range);
            return self.say(&format!("[^{label}]"));
        };
        let place = match self.outline.numbered_notes.get(&definition) {
            Some(place) => *place,
            None => self.number_note(definition),
        };
        let number = self.notes[place].number;
        let reference = self.claim(&format!("fnref-{number}"));
        let mut html = format!(
            r##"<sup class="footnote-ref"><a id="{reference}" href="#{}" aria-label=""##,
            self.notes[place].id
        );
        escape::attribute(&mut html, self.settings.words.note);
        html.push_str(&format!(r#" {number}">{number}</a></sup>"#));
        self.notes[place].references.push(reference);
        self.push(&html);
    }

    pub(super) fn undefined_note(&mut self, label: &str, range: &Range<usize>) {
        let problem = Problem::new(
            format!("there is no note [^{label}] in this text"),
            format!("write the note on a line of its own that starts with `[^{label}]: `"),
        );
        self.find(&UNDEFINED_NOTE, range, problem);
    }

    fn number_note(&mut self, definition: usize) -> usize {
        self.page.notes += 1;
        let number = self.page.notes;
        let id = self.claim(&format!("fn-{number}"));
        self.notes.push(Note { definition, number, id, references: Vec::new() });
        self.outline.numbered_notes.insert(definition, self.notes.len() - 1);
        self.notes.len() - 1
    }

    /// Writes the notes that were referred to. A note may refer to further notes, so all are written before
    /// their links back.
    pub(super) fn write_notes(&mut self) {
        self.in_notes = true;
        let start = self.result.html.len();
        let mut bodies = Vec::new();
        while let Some(note) = self.notes.get(bodies.len()) {
            let definition = note.definition;
            self.write(definition + 1..self.outline.ends[definition]);
            bodies.push(self.result.html.split_off(start));
        }
        self.find_unused_notes();
        let Some(first) = self.notes.first().map(|note| note.number) else { return };

        let id = self.claim("notes");
        let level = self.settings.top_heading.clamp(1, 6);
        self.push(&format!("<section class=\"footnotes\">\n<h{level} id=\"{id}\">"));
        self.say(self.settings.words.notes);
        let from = if first == 1 { String::new() } else { format!(" start=\"{first}\"") };
        self.push(&format!("</h{level}>\n<ol{from}>\n"));
        for (place, body) in bodies.iter().enumerate() {
            self.push(&format!(r#"<li id="{}">"#, self.notes[place].id));
            let back = self.links_back(&self.notes[place]);
            match body.strip_suffix("</p>\n") {
                Some(paragraph) => self.push(&format!("{paragraph}{back}</p></li>\n")),
                None => self.push(&format!("{body}<p>{}</p></li>\n", back.trim_start())),
            }
        }
        self.push("</ol>\n</section>\n");
    }

    fn links_back(&self, note: &Note) -> String {
        let mut html = String::new();
        for (before, reference) in note.references.iter().enumerate() {
            html.push_str(&format!(r##" <a class="footnote-back" href="#{reference}">"##));
            html.push_str("<span class=\"visually-hidden\">");
            escape::text(&mut html, self.settings.words.back);
            let sign = "<span aria-hidden=\"true\">↩\u{FE0E}";
            html.push_str(&match before {
                0 => format!(" {}</span>{sign}</span></a>", note.number),
                _ => format!(
                    " {} ({place})</span>{sign}<sup>{place}</sup></span></a>",
                    note.number,
                    place = before + 1
                ),
            });
        }
        html
    }

    fn find_unused_notes(&mut self) {
        let unused: Vec<usize> = self
            .outline
            .notes
            .values()
            .copied()
            .filter(|definition| !self.outline.numbered_notes.contains_key(definition))
            .collect();
        for definition in unused {
            let problem = Problem::new(
                "nothing in this text refers to this note",
                "put its mark, as in `[^1]`, where it belongs, or take the note away",
            );
            self.find(&UNUSED_NOTE, &self.events[definition].1, problem);
        }
    }
}
