//! Every text in the content that families read, with the place where it was written: the Markdown, and the lines
//! that say something in a sentence.

use std::ops::Range;
use std::sync::Arc;

use super::accessibility::Accessibility;
use super::contact::Contact;
use super::eligibility::Eligibility;
use super::files::Kind;
use super::scalar::{self, Prose};
use super::tiers::Criterion;
use super::{Content, Written};
use crate::diagnostic::{At, DataPath, Place};

/// A piece of Markdown, or a line.
pub struct Text<'a> {
    /// The Markdown, or the line as it is.
    pub markdown: &'a str,
    /// The kind of file that it is in.
    pub kind: Kind,
    /// Whether it is a line, in which no mark means anything.
    pub is_line: bool,
    /// Where it was written.
    origin: Origin,
}

enum Origin {
    /// The body of a Markdown file, from a byte on.
    Body(Arc<str>, usize),
    /// A value in YAML.
    Value(Arc<str>, DataPath),
}

impl Text<'_> {
    /// The file that it is in.
    pub fn file(&self) -> &Arc<str> {
        match &self.origin {
            Origin::Body(file, _) | Origin::Value(file, _) => file,
        }
    }

    /// Whether it is the whole body of a section or page.
    pub fn is_body(&self) -> bool {
        matches!(self.origin, Origin::Body(..))
    }

    /// The place of a stretch of the text, in bytes of the Markdown.
    pub fn place(&self, range: Range<usize>) -> Place {
        match &self.origin {
            Origin::Body(file, start) => Place::bytes(file, start + range.start..start + range.end),
            Origin::Value(file, path) => Place { file: file.clone(), at: At::Within(path.clone(), range) },
        }
    }
}

/// The texts of a content, in the files of which it tells.
pub struct Texts<'a> {
    all: Vec<Text<'a>>,
    /// How many of them are Markdown. They come before the lines.
    of_markdown: usize,
}

impl<'a> Texts<'a> {
    /// Every piece of Markdown, in the order of the files within each kind.
    pub fn markdown(&self) -> &[Text<'a>] {
        &self.all[..self.of_markdown]
    }

    /// Every line that says something in a sentence or two and is not Markdown. Names and titles are not among them.
    pub fn lines(&self) -> &[Text<'a>] {
        &self.all[self.of_markdown..]
    }

    /// The Markdown, and then the lines.
    pub fn all(&self) -> &[Text<'a>] {
        &self.all
    }
}

impl Content {
    /// Every text that this tells of.
    pub fn texts(&self) -> Texts<'_> {
        let mut texts = Vec::new();
        for (kind, documents) in [(Kind::Section, &self.sections), (Kind::Page, &self.pages)] {
            for document in documents {
                let origin = Origin::Body(document.file.clone(), document.body_start);
                texts.push(Text { markdown: &document.body, kind, is_line: false, origin });
            }
        }
        self.collect(&mut texts, Form::Markdown);
        texts.retain(|text| self.tells_of(text.file()));
        let of_markdown = texts.len();
        self.collect(&mut texts, Form::Lines);
        texts.retain(|text| self.tells_of(text.file()));
        Texts { all: texts, of_markdown }
    }

    fn collect<'a>(&'a self, texts: &mut Vec<Text<'a>>, form: Form) {
        for (kind, documents) in [(Kind::Section, &self.sections), (Kind::Page, &self.pages)] {
            for document in documents {
                let mut group = Group::of(texts, form, kind, document);
                group.line("summary", document.front.summary.as_ref());
            }
        }
        self.collect_front(texts, form);
        for tier in &self.tiers {
            let mut group = Group::of(texts, form, Kind::Tiers, tier);
            group.line("summary", Some(&tier.summary));
            group.prose("who-for", Some(&tier.who_for));
            group.prose("about", tier.about.as_ref());
            for (n, example) in tier.examples.iter().enumerate() {
                group.at("examples", n).prose("", Some(example));
            }
            group.criteria(tier.criteria());
            group.line("route.text", Some(&tier.route.text));
            group.line("decides", tier.decides.as_ref());
            group.line("takes", tier.takes.as_ref());
            group.prose("amount.text", tier.amount.as_ref().and_then(|amount| amount.text.as_ref()));
            group.line("cost", tier.cost.as_ref());
        }
        if let Some(guide) = &self.eligibility {
            Group::of(texts, form, Kind::Eligibility, guide).guide(guide);
        }
        let mut group = Group::of(texts, form, Kind::Range, &self.range);
        group.prose("about", self.range.about.as_ref());
        for (n, gap) in self.range.gaps.iter().enumerate() {
            group.at("gaps", n).prose("plan", Some(&gap.plan));
        }
        for break_type in &self.break_types {
            let mut group = Group::of(texts, form, Kind::BreakTypes, break_type);
            group.line("summary", Some(&break_type.summary));
            group.prose("about", break_type.about.as_ref());
        }
        for term in &self.glossary {
            Group::of(texts, form, Kind::Glossary, term).prose("meaning", Some(&term.meaning));
        }
        for set in &self.evidence {
            let mut group = Group::of(texts, form, Kind::Evidence, set);
            group.line("title", Some(&set.title));
            group.line("note", set.note.as_ref());
        }
        self.collect_decisions(texts, form);
        self.collect_easy_read(texts, form);
        if let Some(statement) = &self.accessibility {
            Group::of(texts, form, Kind::Accessibility, statement).accessibility(statement);
        }
        // There can be tens of thousands: those of other files are not gathered first.
        for provider in self.providers.iter().filter(|provider| self.tells_of(&provider.file)) {
            let mut group = Group::of(texts, form, Kind::Providers, provider);
            group.line("summary", provider.summary.as_ref());
            group.prose("about", provider.about.as_ref());
            group.contact(&provider.contact);
        }
        self.collect_services(texts, form);
    }

    /// What the site and the statement as a whole say.
    fn collect_front<'a>(&'a self, texts: &mut Vec<Text<'a>>, form: Form) {
        let mut group = Group::of(texts, form, Kind::Site, &self.site);
        group.line("summary", Some(&self.site.summary));
        group.line("phase.text", self.site.phase.as_ref().map(|phase| &phase.text));
        group.line("notice", self.site.notice.as_ref());
        group.under("contact").contact_lines(&self.site.contact);
        group.prose("feedback.text", self.site.feedback.text.as_ref());
        for (n, other) in self.site.contacts.iter().enumerate() {
            let mut group = group.at("contacts", n);
            group.line("summary", Some(&other.summary));
            group.contact(&other.contact);
        }
        Group::of(texts, form, Kind::Statement, &self.statement)
            .line("summary", Some(&self.statement.summary));
        let mut group = Group::of(texts, form, Kind::Participation, &self.participation);
        for (n, view) in self.participation.sign_off.iter().enumerate() {
            group.at("sign-off", n).prose("said", view.said.as_ref());
        }
        for (n, asked) in self.participation.consultations.iter().enumerate() {
            let mut group = group.at("consultations", n);
            group.prose("who", Some(&asked.who));
            group.prose("said", Some(&asked.said));
            group.prose("changed", Some(&asked.changed));
        }
        for (n, comment) in self.participation.comments.iter().enumerate() {
            let mut group = group.at("comments", n);
            group.prose("comment", Some(&comment.comment));
            group.prose("response", comment.response.as_ref());
            group.prose("action", comment.action.as_ref());
        }
    }

    fn collect_decisions<'a>(&'a self, texts: &mut Vec<Text<'a>>, form: Form) {
        let mut group = Group::of(texts, form, Kind::Outcomes, &self.outcomes);
        group.prose("about", self.outcomes.about.as_ref());
        for (n, aim) in self.outcomes.aims.iter().enumerate() {
            group.at("aims", n).prose("text", Some(&aim.text));
        }
        for (n, outcome) in self.outcomes.outcomes.iter().enumerate() {
            group.at("outcomes", n).prose("text", Some(&outcome.text));
        }
        for (n, standard) in self.outcomes.standards.iter().enumerate() {
            group.at("standards", n).prose("text", Some(&standard.text));
        }
        for decision in &self.decisions {
            let mut group = Group::of(texts, form, Kind::Decisions, decision);
            group.line("summary", decision.summary.as_ref());
            group.prose("background", decision.background.as_ref());
            group.prose("decision", Some(&decision.decision));
            group.prose("reasons", decision.reasons.as_ref());
            for (n, part) in decision.resolution.iter().enumerate() {
                group.at("resolution", n).prose("", Some(part));
            }
            for (n, point) in decision.discussion.iter().enumerate() {
                group.at("discussion", n).prose("", Some(point));
            }
            for (n, other) in decision.options.iter().flatten().enumerate() {
                group.at("options", n).line("option", Some(&other.option));
                group.at("options", n).prose("rejected", other.rejected.as_ref());
            }
            for (n, replaced) in decision.replaces.iter().enumerate() {
                group.at("replaces", n).line("what", Some(&replaced.what));
                group.at("replaces", n).line("note", replaced.note.as_ref());
            }
            for (n, step) in decision.timetable.iter().enumerate() {
                group.at("timetable", n).line("step", Some(&step.step));
            }
            for (n, delegation) in decision.delegations.iter().enumerate() {
                group.at("delegations", n).line("what", Some(&delegation.what));
                group.at("delegations", n).line("subject-to", delegation.subject_to.as_ref());
            }
        }
    }

    fn collect_easy_read<'a>(&'a self, texts: &mut Vec<Text<'a>>, form: Form) {
        for document in &self.easy_read {
            let leaflet = &document.leaflet;
            let mut group = Group::of(texts, form, Kind::EasyRead, document);
            group.line("summary", Some(&leaflet.summary));
            for (part, steps) in leaflet.parts.iter().enumerate() {
                let mut group = group.at("parts", part);
                for (n, step) in steps.steps.iter().enumerate() {
                    group.at("steps", n).prose("words", Some(&step.words));
                }
            }
            for (n, word) in leaflet.hard_words.iter().enumerate() {
                group.at("hard-words", n).prose("means", Some(&word.means));
            }
        }
    }

    fn collect_services<'a>(&'a self, texts: &mut Vec<Text<'a>>, form: Form) {
        for listing in self.listings().filter(|listing| self.tells_of(&listing.provider.file)) {
            let service = listing.service;
            let mut group = Group {
                texts: &mut *texts,
                form,
                kind: Kind::Providers,
                file: &listing.provider.file,
                path: listing.path(),
            };
            group.line("summary", Some(&service.summary));
            group.line("not-for", service.not_for.as_ref());
            group.prose("about", service.about.as_ref());
            group.criteria(&service.criteria);
            for (n, when) in service.when.iter().enumerate().filter(|(_, when)| when.note.is_some()) {
                group.at("when", n).line("note", when.note.as_ref());
            }
            group.line("venue.note", service.venue.as_ref().and_then(|venue| venue.note.as_ref()));
            if let Some(support) = &service.support {
                group.line("support.medication", support.medication.as_ref());
                group.line("support.training", support.training.as_ref());
            }
            group.line("cost-note", service.cost_note.as_ref());
            group.line("transport", service.transport.as_ref());
            group.line("route.text", Some(&service.route.text));
            group.line("status-note", service.status_note.as_ref());
            for (n, change) in service.changes.iter().enumerate() {
                group.at("changes", n).line("what", Some(&change.what));
            }
            if let Some(contact) = &service.contact {
                group.contact(contact);
            }
        }
    }
}

/// Which of the texts are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Markdown,
    Lines,
}

/// The texts of one thing.
struct Group<'t, 'a> {
    texts: &'t mut Vec<Text<'a>>,
    form: Form,
    kind: Kind,
    file: &'a Arc<str>,
    path: DataPath,
}

impl<'t, 'a> Group<'t, 'a> {
    fn of<T>(texts: &'t mut Vec<Text<'a>>, form: Form, kind: Kind, written: &'a Written<T>) -> Group<'t, 'a> {
        Group { texts, form, kind, file: &written.file, path: written.path.clone() }
    }

    /// The texts below a key.
    fn under(&mut self, key: &str) -> Group<'_, 'a> {
        let path = self.path.key(key);
        Group { texts: self.texts, form: self.form, kind: self.kind, file: self.file, path }
    }

    /// The texts of an item of a list.
    fn at(&mut self, list: &str, number: usize) -> Group<'_, 'a> {
        let path = self.path.key(list).index(number);
        Group { texts: self.texts, form: self.form, kind: self.kind, file: self.file, path }
    }

    fn prose(&mut self, names: &str, text: Option<&'a Prose>) {
        self.add(Form::Markdown, names, text.map(Prose::as_str));
    }

    fn line(&mut self, names: &str, text: Option<&'a scalar::Text>) {
        self.add(Form::Lines, names, text.map(scalar::Text::as_str));
    }

    fn add(&mut self, form: Form, names: &str, text: Option<&'a str>) {
        let Some(markdown) = text.filter(|_| self.form == form) else { return };
        let path = if names.is_empty() { self.path.clone() } else { self.path.dotted(names) };
        let origin = Origin::Value(self.file.clone(), path);
        self.texts.push(Text { markdown, kind: self.kind, is_line: form == Form::Lines, origin });
    }

    fn criteria(&mut self, criteria: &'a [Criterion]) {
        for (n, criterion) in criteria.iter().enumerate() {
            let mut group = self.at("criteria", n);
            group.prose("text", Some(&criterion.text));
            group.line("evidence", criterion.evidence.as_ref());
        }
    }

    fn accessibility(&mut self, statement: &'a Accessibility) {
        self.prose("not-covered", statement.not_covered.as_ref());
        self.prose("using", statement.using.as_ref());
        self.prose("tested.method", statement.tested.as_ref().map(|test| &test.method));
        self.prose("feedback", statement.feedback.as_ref());
        self.prose("formats", statement.formats.as_ref());
        for (n, content) in statement.non_accessible.iter().enumerate() {
            let mut group = self.at("non-accessible", n);
            group.prose("what", Some(&content.what));
            group.prose("effect", content.effect.as_ref());
        }
        for (n, content) in statement.disproportionate_burden.iter().enumerate() {
            let mut group = self.at("disproportionate-burden", n);
            group.prose("what", Some(&content.what));
            group.prose("assessment", content.assessment.as_ref());
        }
        for (n, content) in statement.out_of_scope.iter().enumerate() {
            self.at("out-of-scope", n).prose("what", Some(&content.what));
        }
    }

    fn guide(&mut self, guide: &'a Eligibility) {
        self.prose("introduction", guide.introduction.as_ref());
        self.line("assessment.text", Some(&guide.assessment.text));
        for (n, question) in guide.questions.iter().enumerate() {
            let mut group = self.at("questions", n);
            group.line("question", Some(&question.question));
            group.prose("help", question.help.as_ref());
            group.prose("why", question.why.as_ref());
            for (n, answer) in question.answers.iter().enumerate() {
                group.at("answers", n).line("text", Some(&answer.text));
            }
        }
        for (n, end) in guide.ends.iter().enumerate() {
            let mut group = self.at("ends", n);
            group.line("title", Some(&end.title));
            group.prose("because", end.because.as_ref());
            group.prose("next", end.next.as_ref());
        }
    }

    fn contact(&mut self, contact: &'a Contact) {
        if self.form == Form::Lines && (contact.hours.is_some() || contact.sign_language.is_some()) {
            self.under("contact").contact_lines(contact);
        }
    }

    fn contact_lines(&mut self, contact: &'a Contact) {
        self.line("hours", contact.hours.as_ref());
        self.line("sign-language", contact.sign_language.as_ref());
    }
}
