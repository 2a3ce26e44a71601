//! Taxonomies, their terms, and the terms that a service, place or organisation has.

use uuid::Uuid;

use super::documents;
use crate::site::Site;
use crate::site::taxonomies::{Fact, Taxonomy, TaxonomyKind, Term};

/// A taxonomy, with its terms or without.
pub fn taxonomy(taxonomy: &Taxonomy, with_terms: bool) -> documents::Taxonomy {
    documents::Taxonomy {
        id: taxonomy.id.to_string(),
        name: taxonomy.kind.name().to_owned(),
        description: taxonomy.kind.description().to_owned(),
        taxonomy_terms: if with_terms { terms(taxonomy).collect() } else { Vec::new() },
    }
}

/// The terms of a taxonomy.
pub fn terms(taxonomy: &Taxonomy) -> impl Iterator<Item = documents::TaxonomyTerm> {
    taxonomy.terms.iter().map(|one| term(taxonomy, one))
}

/// A term.
pub fn term(taxonomy: &Taxonomy, term: &Term) -> documents::TaxonomyTerm {
    documents::TaxonomyTerm {
        id: term.id.to_string(),
        code: term.slug.clone(),
        name: term.name.clone(),
        description: term.description.clone(),
        taxonomy: taxonomy.kind.name().to_owned(),
        taxonomy_id: taxonomy.id.to_string(),
        term: term.name.clone(),
    }
}

/// Collects the terms that one thing has.
pub struct Attributes<'s> {
    site: &'s Site<'s>,
    of: Uuid,
    all: Vec<documents::Attribute>,
}

impl<'s> Attributes<'s> {
    /// The terms of the thing with an id.
    pub fn of(site: &'s Site<'s>, of: Uuid) -> Attributes<'s> {
        Attributes { site, of, all: Vec::new() }
    }

    /// Adds a term of a taxonomy by its short name, where there is such a term.
    pub fn add(&mut self, kind: TaxonomyKind, slug: &str) {
        self.push(kind, slug, None);
    }

    /// Adds a term of a taxonomy with the words of its own that a thing has for it.
    pub fn add_in_words(&mut self, kind: TaxonomyKind, slug: &str, words: impl ToString) {
        self.push(kind, slug, Some(words.to_string()));
    }

    /// Adds a fact, where its value is known.
    pub fn fact(&mut self, fact: Fact, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.push(TaxonomyKind::Fact, fact.words().0, Some(value.to_string()));
        }
    }

    /// Adds a fact that is so or not, where that is known.
    pub fn yes_no(&mut self, fact: Fact, value: Option<bool>) {
        self.fact(fact, value.map(|yes| if yes { "yes" } else { "no" }));
    }

    fn push(&mut self, kind: TaxonomyKind, slug: &str, value: Option<String>) {
        let Some((taxonomy, known)) = self.site.term(kind, slug) else { return };
        // A thing can have several facts of one kind.
        let number = self.all.iter().filter(|one| one.taxonomy_term.code == slug).count().to_string();
        let of = self.of.to_string();
        self.all.push(documents::Attribute {
            id: self.site.ids.id(&["attribute", &of, kind.slug(), slug, &number]).to_string(),
            link_type: kind.slug(),
            value,
            taxonomy_term: term(taxonomy, known),
        });
    }

    /// All that were added.
    pub fn done(self) -> Vec<documents::Attribute> {
        self.all
    }
}
