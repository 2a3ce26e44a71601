//! The statement held against the law: for each element of `legal-basis.yaml`, where it is met and what is missing.
//!
//! The law is data. What is code is only how a thing is found in the content: a section that covers it and has
//! real text, and what the element asks of the data beside that.

use super::accessibility;
use crate::content::documents::Document;
use crate::content::law::{Asks, Duty, Element, Level, Times};
use crate::content::services::{SchoolTime, ServiceStatus, When};
use crate::content::tiers::Tier;
use crate::content::time::Day;
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

    fn data(&mut self, asks: Asks) {
        let content = self.site.content;
        match asks {
            Asks::Services => {
                let place = self.folder("providers");
                self.some(
                    running(self.site).next().map(|listing| listing.place("id")),
                    place,
                    "no service runs now",
                    "list the services that families can use",
                );
            }
            Asks::Duties => content.law.duties.iter().for_each(|duty| self.duty(duty)),
            Asks::Criteria => self.each_tier(
                |tier| tier.criteria.is_some(),
                "does not say what it asks of a child or family",
                "add `criteria:` with a list, or `criteria: []` where nothing is asked",
            ),
            Asks::Decisions => self.each_tier(
                |tier| tier.is_open_to_all() || tier.decides.is_some(),
                "does not say who decides",
                "add `decides:` with the team or panel",
            ),
            Asks::Amounts => self.each_tier(
                |tier| tier.is_open_to_all() || tier.amount.is_some(),
                "does not say how much support it gives",
                "add `amount:` with a `text:` or amounts `by-age:`",
            ),
            Asks::Redress => {
                self.each_tier(
                    |tier| tier.is_open_to_all() || tier.takes.is_some(),
                    "does not say how long a decision takes",
                    "add `takes:`, such as `10 working days`",
                );
                self.each_tier(
                    |tier| tier.is_open_to_all() || tier.if_refused.is_some(),
                    "does not say what to do after a refusal",
                    "add `if-refused:` with the page that tells",
                );
            }
            Asks::Examples => self.each_tier(
                |tier| !tier.examples.is_empty(),
                "has no example",
                "add `examples:` with a short story of a child, without a name",
            ),
            Asks::Costs => self.each_service(
                |listing| !listing.service.cost.is_empty(),
                "does not say what it costs",
                "add `cost:`; an amount of 0 is free",
            ),
            Asks::Checked => self.each_service(
                |listing| listing.service.last_checked(listing.provider).is_some(),
                "does not say when its listing was last checked",
                "add `checked:` to it or to its organisation, with the day",
            ),
            Asks::ReviewDates => self.review_dates(),
            Asks::Consultations => {
                let first = content.participation.consultations.first();
                let place = first.map(|_| {
                    Place::value(
                        &content.participation.file,
                        content.participation.path.key("consultations").index(0),
                    )
                });
                let nowhere = self.folder("participation.yaml");
                self.some(
                    place,
                    nowhere,
                    "no consultation of carers is recorded",
                    "add one to `consultations:` in `participation.yaml`, with its day and what changed",
                );
            }
            Asks::Comments => self.comments(),
            Asks::AccessibilityStatement => self.accessibility(),
            Asks::Team => self.team(),
            Asks::Glossary => {
                let place = content.glossary.first().map(|term| term.place("term"));
                let nowhere = self.folder("glossary.yaml");
                self.some(
                    place,
                    nowhere,
                    "no word is explained",
                    "write `glossary.yaml` with the words that families may not know",
                );
            }
            Asks::Figures => {
                let place = content.evidence.first().map(|set| set.place("source"));
                let nowhere = self.folder("evidence");
                self.some(
                    place,
                    nowhere,
                    "there is no table of figures",
                    "add one to `evidence/`, with its source and period",
                );
            }
        }
    }

    /// Looks for a service that gives what a duty names, or a section that says how it is met instead.
    fn duty(&mut self, duty: &Duty) {
        let types = &self.site.content.break_types;
        let gives = |listing: &&Listing| {
            let kind = self.site.content.break_type(&listing.service.break_type);
            kind.is_some_and(|kind| kind.duties.contains(&duty.id))
                && duty.times.is_none_or(|times| listing.service.when.iter().any(|when| is_at(when, times)))
        };
        if let Some(listing) = running(self.site).find(gives) {
            self.met_at.push(listing.place("type"));
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

    fn review_dates(&mut self) {
        let statement = &self.site.content.statement;
        for (key, date) in
            [("last-reviewed", statement.last_reviewed), ("next-review", statement.next_review)]
        {
            let place = date.map(|_| statement.place(key));
            let help = format!("add `{key}: 2026-03-01` to `statement.yaml`, with the right day");
            self.some(
                place,
                Place::file(statement.file.clone()),
                &format!("the statement does not say `{key}`"),
                &help,
            );
        }
    }

    fn comments(&mut self) {
        let participation = &self.site.content.participation;
        let place = |n| Place::value(&participation.file, participation.path.key("comments").index(n));
        let nowhere = self.folder("participation.yaml");
        let first = participation.comments.first().map(|_| place(0));
        self.some(
            first,
            nowhere,
            "no comment of a family is published",
            "add what families said to `comments:` in `participation.yaml`, naming nobody",
        );
        for (n, _) in
            participation.comments.iter().enumerate().filter(|(_, comment)| comment.response.is_none())
        {
            self.gap(
                place(n),
                "this comment has no answer".to_owned(),
                "add `response:` with what the council says to it".to_owned(),
                self.element.citation.as_str(),
            );
        }
    }

    /// A page of text may say anything, so only the data counts.
    fn accessibility(&mut self) {
        let content = self.site.content;
        if let Some(written) = &content.accessibility {
            self.met_at.push(Place::file(written.file.clone()));
            let found = accessibility::check(self.site).into_iter();
            self.gaps.extend(found.filter(|found| found.severity == Severity::Legal));
            return;
        }
        let page = content.pages.iter().find(|page| page.id.as_str() == "accessibility");
        let (place, message) = match page {
            Some(page) => (
                Place::file(page.file.clone()),
                "this page is not in the form that the law sets, because it is a text of your own",
            ),
            None => (self.folder("accessibility.yaml"), "there is no accessibility statement"),
        };
        let help = "write the facts in `accessibility.yaml`; the page is made of them in the right form";
        self.gap(place, message.to_owned(), help.to_owned(), self.element.citation.as_str());
    }

    fn team(&mut self) {
        let site = &self.site.content.site;
        let contact = &site.contact;
        let wanted = [
            (contact.name.is_some(), "name", "the team has no name", "add `name:` under `contact:`"),
            (
                contact.phone.is_some(),
                "phone",
                "the team has no phone number",
                "add `phone:` under `contact:`",
            ),
            (
                contact.email.is_some(),
                "email",
                "the team has no email address",
                "add `email:` under `contact:`",
            ),
            (
                contact.text.is_some() || contact.sign_language.is_some(),
                "text",
                "there is no way to ask for people who cannot use a phone",
                "add `text:` with a number for text messages, or `sign-language:`, under `contact:`",
            ),
        ];
        for (there, key, message, help) in wanted {
            let place = there.then(|| site.place(&format!("contact.{key}")));
            self.some(place, site.place("contact"), message, help);
        }
    }

    fn each_tier(&mut self, has: impl Fn(&Tier) -> bool, lacks: &str, help: &str) {
        for tier in &self.site.content.tiers {
            let place = has(tier).then(|| tier.place("id"));
            self.some(place, tier.place("id"), &format!("the tier `{}` {lacks}", tier.id), help);
        }
    }

    fn each_service(&mut self, has: impl Fn(&Listing) -> bool, lacks: &str, help: &str) {
        let (fine, lacking): (Vec<Listing>, Vec<Listing>) =
            self.site.listings.iter().partition(|listing| has(listing));
        self.met_at.extend(fine.first().filter(|_| lacking.is_empty()).map(|listing| listing.place("id")));
        for listing in lacking {
            let message = format!("the service `{}` {lacks}", listing.service.id);
            self.gap(listing.place("id"), message, help.to_owned(), self.element.citation.as_str());
        }
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
    let runs =
        |listing: &&Listing| matches!(listing.service.status, ServiceStatus::Open | ServiceStatus::Full);
    site.listings.iter().filter(runs)
}

fn words(document: &Written<Document>) -> usize {
    crate::markdown::plain(&document.body).split_whitespace().count()
}

/// How many words a section has to have for all that it covers.
fn needed(document: &Written<Document>) -> usize {
    (document.front.covers.len() * WORDS_PER_ELEMENT).min(WORDS_AT_MOST)
}

/// Whether a service runs at times that the law names.
fn is_at(when: &When, times: Times) -> bool {
    let Times::EveningsWeekendsHolidays = times;
    let evening = when.time.is_some_and(|time| time.to.hour() >= 18 || time.to < time.from);
    let weekend = when.days.iter().any(|day| matches!(day, Day::Saturday | Day::Sunday));
    let holidays = matches!(when.term, Some(SchoolTime::SchoolHolidays | SchoolTime::AllYear));
    evening || weekend || holidays
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
