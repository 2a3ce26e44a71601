//! The statement held against the law: for each element of `legal-basis.yaml`, where it is met and what is missing.
//!
//! The law is data. What is code is only how a thing is found in the content: a section that covers it and has
//! real text, and what the element asks of the data beside that.

mod data;

use crate::content::documents::Document;
use crate::content::law::{Asks, Duty, Element, Level};
use crate::content::{Listing, Written};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::site::Site;

/// How an element stands in the content.
pub struct Outcome<'a> {
    /// The element.
    pub element: &'a Element,
    /// Where it is met.
    pub met_at: Vec<Place>,
    /// What is missing of it. Some is found by rules of another family.
    pub gaps: Vec<Diagnostic>,
}

impl Outcome<'_> {
    /// Whether nothing is missing.
    pub fn is_met(&self) -> bool {
        self.gaps.is_empty()
    }
}

/// A section has said something about an element in this many words, and not in fewer.
const WORDS_PER_ELEMENT: usize = 40;
/// However much a section covers, this many words are enough.
const WORDS_AT_MOST: usize = 200;

/// How every element stands, in the order of the law. Nothing is said where files could not be read, since what is
/// missing may be in them.
pub fn outcomes<'a>(site: &Site<'a>) -> Vec<Outcome<'a>> {
    let unread = &site.content.unread;
    if !unread.kinds.is_empty() || !unread.ids.is_empty() {
        return Vec::new();
    }
    let elements = site.content.law.elements.iter();
    elements
        .map(|element| Hearing { site, element, met_at: Vec::new(), gaps: Vec::new() }.outcome())
        .collect()
}

/// Everything that the law asks for and the content has not, beside what other families find.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let own = |outcome: Outcome| {
        let id = outcome.element.id.to_string();
        outcome.gaps.into_iter().filter(move |gap| gap.rule == id)
    };
    outcomes(site).into_iter().flat_map(own).collect()
}

/// One element while it is looked into.
struct Hearing<'s, 'a> {
    site: &'s Site<'a>,
    element: &'a Element,
    met_at: Vec<Place>,
    gaps: Vec<Diagnostic>,
}

impl<'a> Hearing<'_, 'a> {
    fn outcome(mut self) -> Outcome<'a> {
        if !self.element.asks.is_some_and(Asks::needs_no_section) {
            for (id, name) in self.element.parts() {
                self.section(id, name.as_str(), self.element.citation.as_str());
            }
        }
        if let Some(asks) = self.element.asks {
            self.data(asks);
        }
        Outcome { element: self.element, met_at: self.met_at, gaps: self.gaps }
    }

    /// Looks for a section or page that covers a thing and has real text.
    fn section(&mut self, id: &str, name: &str, citation: &str) {
        match self.covered(id) {
            Ok(Some(place)) => self.met_at.push(place),
            Ok(None) => {
                let help = format!(
                    "write about it in a section of the statement, and add `covers: [{id}]` at the head of that section"
                );
                let place = self.folder("statement");
                self.gap(place, format!("no section covers this: {}", lower_first(name)), help, citation);
            }
            Err((place, words, needed)) => {
                let help = format!("say more about it, in {needed} words or more for the section as a whole");
                let message = format!("this section covers `{id}` and has only {words} words of text");
                self.gap(place, message, help, citation);
            }
        }
    }

    /// The place where a thing is covered; nothing where it is not; what there is where that is too little.
    fn covered(&self, id: &str) -> Result<Option<Place>, (Place, usize, usize)> {
        let drafts = self.site.drafts;
        let documents = self.site.content.sections.iter().chain(&self.site.content.pages);
        let mut too_short = None;
        for document in documents.filter(|document| drafts || !document.front.draft.0) {
            let Some(n) = document.front.covers.iter().position(|covered| covered.as_str() == id) else {
                continue;
            };
            let place = Place::value(&document.file, document.path.key("covers").index(n));
            let (words, needed) = (words(document), needed(document));
            if words >= needed {
                return Ok(Some(place));
            }
            too_short.get_or_insert((place, words, needed));
        }
        too_short.map_or(Ok(None), Err)
    }

    /// Looks for a service that gives what a duty names, or a section that says how it is met instead.
    fn duty(&mut self, duty: &Duty) {
        let types = &self.site.content.break_types;
        let given = self.site.range.as_ref().and_then(|range| range.duty(duty.id.as_str()));
        if let Some(first) = given.and_then(|row| row.services.iter().next()) {
            self.met_at.push(self.site.listings[first].place("type"));
            return;
        }
        if let Ok(Some(place)) = self.covered(duty.id.as_str()) {
            self.met_at.push(place);
            return;
        }
        let claimed = types.iter().find(|kind| kind.duties.contains(&duty.id));
        let place = claimed.map_or_else(|| self.folder("break-types.yaml"), |kind| kind.place("id"));
        let message = format!("no service that runs now gives this: {}", lower_first(duty.name.as_str()));
        let help = format!(
            "list one of a type with this duty, or say in a section with `covers: [{}]` how it is met",
            duty.id
        );
        self.gap(place, message, help, duty.citation.as_str());
    }

    /// Met at a place, or missing from another.
    fn some(&mut self, met: Option<Place>, nowhere: Place, message: &str, help: &str) {
        match met {
            Some(place) => self.met_at.push(place),
            None => self.gap(nowhere, message.to_owned(), help.to_owned(), self.element.citation.as_str()),
        }
    }

    fn gap(&mut self, place: Place, message: String, help: String, citation: &str) {
        let severity = match self.element.level {
            Level::Must => Severity::Legal,
            Level::Should => Severity::Advice,
        };
        self.gaps.push(Diagnostic {
            rule: self.element.id.to_string().into(),
            severity,
            citation: Some(citation.to_owned().into()),
            place: Some(place),
            message,
            help: Some(help),
        });
    }

    /// A file or folder of the content, as a writer names it.
    fn folder(&self, name: &str) -> Place {
        let site = &self.site.content.site.file;
        let content = site.rsplit_once('/').map_or("content", |(folder, _)| folder);
        Place::file(format!("{content}/{name}"))
    }
}

/// Services that families can use, or wait for.
fn running<'s, 'a>(site: &'s Site<'a>) -> impl Iterator<Item = &'s Listing<'a>> {
    site.listings.iter().filter(|listing| listing.service.status.runs())
}

fn words(document: &Written<Document>) -> usize {
    crate::markdown::plain(&document.body).split_whitespace().count()
}

/// How many words a section has to have for all that it covers.
fn needed(document: &Written<Document>) -> usize {
    (document.front.covers.len() * WORDS_PER_ELEMENT).min(WORDS_AT_MOST)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
