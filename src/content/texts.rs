//! Every piece of Markdown in the content, with the place where it was written.

use std::ops::Range;

use super::accessibility::Accessibility;
use super::scalar::Prose;
use super::{Content, Written};
use crate::diagnostic::{At, DataPath, Place};

/// A piece of Markdown.
pub struct Text<'a> {
    /// The Markdown.
    pub markdown: &'a str,
    /// Where it was written.
    origin: Origin,
}

enum Origin {
    /// The body of a Markdown file, from a byte on.
    Body(std::sync::Arc<str>, usize),
    /// A value in YAML.
    Value(std::sync::Arc<str>, DataPath),
}

impl Text<'_> {
    /// The place of a stretch of the text, in bytes of the Markdown.
    pub fn place(&self, range: Range<usize>) -> Place {
        match &self.origin {
            Origin::Body(file, start) => Place::bytes(file, start + range.start..start + range.end),
            Origin::Value(file, path) => Place { file: file.clone(), at: At::Within(path.clone(), range) },
        }
    }
}

impl Content {
    /// Every piece of Markdown, in the order of the files within each kind.
    pub fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = Vec::new();
        for document in self.sections.iter().chain(&self.pages) {
            let origin = Origin::Body(document.file.clone(), document.body_start);
            texts.push(Text { markdown: &document.body, origin });
        }
        let site = &self.site;
        texts.extend(site.feedback.text.as_ref().map(|text| value(site, "feedback.text", text)));
        for tier in &self.tiers {
            texts.push(value(tier, "who-for", &tier.who_for));
            texts.extend(tier.about.as_ref().map(|text| value(tier, "about", text)));
            texts.extend(
                tier.examples
                    .iter()
                    .enumerate()
                    .map(|(n, text)| at(tier, tier.path.key("examples").index(n), text)),
            );
            for (n, criterion) in tier.criteria().iter().enumerate() {
                texts.push(at(tier, tier.path.key("criteria").index(n).key("text"), &criterion.text));
            }
            let amount = tier.amount.as_ref().and_then(|amount| amount.text.as_ref());
            texts.extend(amount.map(|text| value(tier, "amount.text", text)));
        }
        for kind in &self.break_types {
            texts.extend(kind.about.as_ref().map(|text| value(kind, "about", text)));
        }
        for term in &self.glossary {
            texts.push(value(term, "meaning", &term.meaning));
        }
        let participation = &self.participation;
        for (n, asked) in participation.consultations.iter().enumerate() {
            let path = participation.path.key("consultations").index(n);
            texts.push(at(participation, path.key("who"), &asked.who));
            texts.push(at(participation, path.key("said"), &asked.said));
            texts.push(at(participation, path.key("changed"), &asked.changed));
        }
        for (n, comment) in participation.comments.iter().enumerate() {
            let path = participation.path.key("comments").index(n);
            texts.push(at(participation, path.key("comment"), &comment.comment));
            texts.extend(comment.response.as_ref().map(|text| at(participation, path.key("response"), text)));
            texts.extend(comment.action.as_ref().map(|text| at(participation, path.key("action"), text)));
        }
        texts.extend(self.accessibility.iter().flat_map(accessibility));
        for provider in &self.providers {
            texts.extend(provider.about.as_ref().map(|text| value(provider, "about", text)));
        }
        for listing in self.listings() {
            let path = listing.path();
            let service = listing.service;
            texts.extend(service.about.as_ref().map(|text| at(listing.provider, path.key("about"), text)));
            for (n, criterion) in service.criteria.iter().enumerate() {
                texts.push(at(listing.provider, path.key("criteria").index(n).key("text"), &criterion.text));
            }
        }
        texts
    }
}

fn accessibility(written: &Written<Accessibility>) -> Vec<Text<'_>> {
    let Accessibility { not_covered, using, feedback, formats, tested, .. } = &written.item;
    let method = tested.as_ref().map(|test| &test.method);
    let mut texts: Vec<Text> = [
        ("not-covered", not_covered.as_ref()),
        ("using", using.as_ref()),
        ("tested.method", method),
        ("feedback", feedback.as_ref()),
        ("formats", formats.as_ref()),
    ]
    .into_iter()
    .filter_map(|(names, text)| Some(value(written, names, text?)))
    .collect();
    let item = |list: &str, n: usize, key: &str| written.path.key(list).index(n).key(key);
    for (n, content) in written.non_accessible.iter().enumerate() {
        texts.push(at(written, item("non-accessible", n, "what"), &content.what));
        let effect = content.effect.as_ref();
        texts.extend(effect.map(|text| at(written, item("non-accessible", n, "effect"), text)));
    }
    for (n, content) in written.disproportionate_burden.iter().enumerate() {
        texts.push(at(written, item("disproportionate-burden", n, "what"), &content.what));
        let assessment = content.assessment.as_ref();
        texts.extend(
            assessment.map(|text| at(written, item("disproportionate-burden", n, "assessment"), text)),
        );
    }
    for (n, content) in written.out_of_scope.iter().enumerate() {
        texts.push(at(written, item("out-of-scope", n, "what"), &content.what));
    }
    texts
}

fn value<'a, T>(written: &Written<T>, names: &str, text: &'a Prose) -> Text<'a> {
    at(written, written.path.dotted(names), text)
}

fn at<'a, T>(written: &Written<T>, path: DataPath, text: &'a Prose) -> Text<'a> {
    Text { markdown: text.as_str(), origin: Origin::Value(written.file.clone(), path) }
}
