//! One look over a whole text before any of it is written: what later parts need to know of earlier ones
//! and the other way round.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::{Problem, Rule};

use super::escape::slug;
use super::rules::{HEADING_GAP, REPEATED_HEADING_ID, UNUSED_NOTE};
use super::source::{MARK, Source};
use super::{PageState, Settings};

/// An event of the parser and where it stands in [`Source::text`].
pub type Placed<'e> = (Event<'e>, Range<usize>);

/// How a table's caption starts.
pub const CAPTION: &str = "Table: ";

/// What there is in a text, by the number of the event where it starts.
#[derive(Default)]
pub struct Outline {
    /// For each event that starts something, the event that ends it.
    pub ends: Vec<usize>,
    /// Level and id of each heading.
    pub headings: HashMap<usize, (u8, String)>,
    /// The ids on the page of what the text calls `#fragment`.
    pub fragments: HashMap<String, String>,
    /// The definition of each note, by its label in lower case.
    pub notes: HashMap<String, usize>,
    /// The place in the list of notes of each definition that has been referred to.
    pub numbered_notes: HashMap<usize, usize>,
    /// The paragraph that is the caption of each table.
    pub captions: HashMap<usize, usize>,
    /// The paragraphs that are captions.
    pub caption_paragraphs: HashSet<usize>,
    /// What is wrong, with its place in [`Source::text`].
    pub found: Vec<(&'static Rule, Range<usize>, Problem)>,
}

impl Outline {
    /// Looks over a text and gives its headings their ids.
    pub fn of(source: &Source, events: &[Placed], settings: &Settings, page: &mut PageState) -> Outline {
        let mut outline = Outline { ends: ends(events), ..Outline::default() };
        outline.find_headings(source, events, settings, page);
        outline.find_notes(events);
        outline.find_captions(events);
        outline
    }

    fn find_headings(
        &mut self,
        source: &Source,
        events: &[Placed],
        settings: &Settings,
        page: &mut PageState,
    ) {
        let levels = events.iter().filter_map(|(event, _)| heading_level(event));
        let Some(shallowest) = levels.min() else { return };
        let mut before = shallowest - 1;
        for (at, (event, range)) in events.iter().enumerate() {
            let Event::Start(Tag::Heading { level, id, .. }) = event else { continue };
            let level = *level as u8;
            if level > before + 1 {
                let problem = Problem::new(
                    format!("this heading has {level} # marks where at most {} can follow", before + 1),
                    format!(
                        "write it with `{}`, or put a heading of that level above it",
                        "#".repeat(usize::from(before) + 1)
                    ),
                );
                self.found.push((&HEADING_GAP, range.clone(), problem));
            }
            before = level;

            let local = match id {
                Some(id) if !id.contains(MARK) => id.to_string(),
                _ => slug(&words(source, &events[at..self.ends[at]])),
            };
            // An id that starts with a digit is legal, and trips style sheets and scripts.
            let local = match local.chars().next() {
                None => "section".to_owned(),
                Some(first) if first.is_numeric() => format!("section-{local}"),
                Some(_) => local,
            };
            let claimed = page.claim(format!("{}{local}", settings.id_prefix));
            if let (Some(id), true) = (id, self.fragments.contains_key(&local)) {
                let problem = Problem::new(
                    format!("another heading of this text has the id `{id}`"),
                    "give this heading an id of its own",
                );
                self.found.push((&REPEATED_HEADING_ID, range.clone(), problem));
            }
            if let Some(own) = claimed.strip_prefix(settings.id_prefix) {
                self.fragments.entry(own.to_owned()).or_insert_with(|| claimed.clone());
            }
            self.fragments.entry(local).or_insert_with(|| claimed.clone());
            let on_page = settings.top_heading.max(1).saturating_add(level - shallowest).min(6);
            self.headings.insert(at, (on_page, claimed));
        }
    }

    fn find_notes(&mut self, events: &[Placed]) {
        for (at, (event, range)) in events.iter().enumerate() {
            let Event::Start(Tag::FootnoteDefinition(label)) = event else { continue };
            let first = *self.notes.entry(label.to_lowercase()).or_insert(at);
            if first != at {
                let message = format!("there is already a note [^{label}]");
                let problem = Problem::new(message, "give each note a label of its own");
                self.found.push((&UNUSED_NOTE, range.clone(), problem));
            }
        }
    }

    /// A caption between two tables belongs to the second.
    fn find_captions(&mut self, events: &[Placed]) {
        let mut tables = Vec::new();
        let mut last_paragraph = 0;
        for (at, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::Paragraph) => last_paragraph = at,
                Event::Start(Tag::Table(_)) => {
                    tables.push(at);
                    let follows = at > 0 && matches!(events[at - 1].0, Event::End(TagEnd::Paragraph));
                    if follows && is_caption(events, last_paragraph) {
                        self.captions.insert(at, last_paragraph);
                        self.caption_paragraphs.insert(last_paragraph);
                    }
                }
                _ => {}
            }
        }
        for table in tables {
            let next = self.ends[table] + 1;
            if !self.captions.contains_key(&table)
                && is_caption(events, next)
                && self.caption_paragraphs.insert(next)
            {
                self.captions.insert(table, next);
            }
        }
    }
}

fn ends(events: &[Placed]) -> Vec<usize> {
    let mut ends = vec![0; events.len()];
    let mut open = Vec::new();
    for (at, (event, _)) in events.iter().enumerate() {
        ends[at] = at;
        match event {
            Event::Start(_) => open.push(at),
            Event::End(_) => ends[open.pop().unwrap_or(at)] = at,
            _ => {}
        }
    }
    ends
}

fn heading_level(event: &Event) -> Option<u8> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
        _ => None,
    }
}

/// The words of a heading for its id: what functions give is left out, for it can change with any figure.
fn words(source: &Source, events: &[Placed]) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&source.without_functions(text)),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

fn is_caption(events: &[Placed], paragraph: usize) -> bool {
    let starts =
        events.get(paragraph).is_some_and(|(event, _)| matches!(event, Event::Start(Tag::Paragraph)));
    let words = events.get(paragraph + 1).map(|(event, _)| event);
    starts && matches!(words, Some(Event::Text(text)) if text.starts_with(CAPTION))
}
