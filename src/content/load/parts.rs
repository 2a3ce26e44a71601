//! What each file adds, and the content that all of them make.

use std::collections::HashSet;
use std::sync::Arc;

use crate::content::accessibility::Accessibility;
use crate::content::break_types::BreakType;
use crate::content::decisions::Decision;
use crate::content::documents::Document;
use crate::content::easy_read::EasyRead;
use crate::content::editions::Edition;
use crate::content::eligibility::Eligibility;
use crate::content::evidence::Evidence;
use crate::content::files::Kind;
use crate::content::glossary::GlossaryTerm;
use crate::content::law::LegalBasis;
use crate::content::outcomes::Outcomes;
use crate::content::participation::Participation;
use crate::content::providers::Provider;
use crate::content::range::RangePlan;
use crate::content::site::Site;
use crate::content::statement::Statement;
use crate::content::tiers::Tier;
use crate::content::vocabulary::Vocabulary;
use crate::content::words::{Language, Words};
use crate::content::{Asset, Content, Unread, Written};
use crate::diagnostic::DataPath;

/// What one file adds to the content.
#[derive(Clone)]
pub(super) enum Part {
    Site(Option<Written<Site>>),
    Statement(Option<Written<Statement>>),
    Vocabulary(Option<Written<Vocabulary>>),
    Law(Option<Written<LegalBasis>>),
    Participation(Option<Written<Participation>>),
    Accessibility(Option<Written<Accessibility>>),
    Eligibility(Option<Written<Eligibility>>),
    Range(Option<Written<RangePlan>>),
    Section(Option<Written<Document>>),
    Page(Option<Written<Document>>),
    Tiers(Option<Vec<Written<Tier>>>),
    BreakTypes(Option<Vec<Written<BreakType>>>),
    Providers(Option<Vec<Written<Provider>>>),
    Glossary(Option<Vec<Written<GlossaryTerm>>>),
    Evidence(Option<Vec<Written<Evidence>>>),
    Decisions(Option<Vec<Written<Decision>>>),
    Outcomes(Option<Written<Outcomes>>),
    EasyRead(Option<Written<EasyRead>>),
    Edition(Option<Written<Edition>>),
    Asset(Option<Asset>),
    /// A translation, which adds nothing by itself.
    Nothing,
}

/// The content while its files arrive.
#[derive(Default)]
pub(super) struct Parts {
    pub seen: HashSet<Kind>,
    site: Option<Written<Site>>,
    statement: Option<Written<Statement>>,
    vocabulary: Option<Written<Vocabulary>>,
    law: Option<Written<LegalBasis>>,
    participation: Option<Written<Participation>>,
    accessibility: Option<Written<Accessibility>>,
    eligibility: Option<Written<Eligibility>>,
    range: Option<Written<RangePlan>>,
    sections: Vec<Written<Document>>,
    pages: Vec<Written<Document>>,
    tiers: Vec<Written<Tier>>,
    break_types: Vec<Written<BreakType>>,
    providers: Vec<Written<Provider>>,
    glossary: Vec<Written<GlossaryTerm>>,
    evidence: Vec<Written<Evidence>>,
    decisions: Vec<Written<Decision>>,
    outcomes: Option<Written<Outcomes>>,
    easy_read: Vec<Written<EasyRead>>,
    editions: Vec<Written<Edition>>,
    assets: Vec<Asset>,
    pub unread: Unread,
    /// The language of a translation; texts that nobody has translated carry marks.
    pub translation: Option<Language>,
}

impl Part {
    /// Puts what a file says into its place.
    pub(super) fn add_to(self, parts: &mut Parts) {
        /// Puts what was read in its place, or notes that its kind is not whole.
        fn put<T>(parts: &mut Parts, kind: Kind, value: Option<T>, set: impl FnOnce(&mut Parts, T)) {
            parts.seen.insert(kind);
            match value {
                Some(value) => set(parts, value),
                None => {
                    parts.unread.kinds.insert(kind);
                }
            }
        }
        match self {
            Part::Site(site) => put(parts, Kind::Site, site, |parts, site| parts.site = Some(site)),
            Part::Statement(it) => put(parts, Kind::Statement, it, |parts, it| parts.statement = Some(it)),
            Part::Vocabulary(it) => put(parts, Kind::Vocabulary, it, |parts, it| parts.vocabulary = Some(it)),
            Part::Law(it) => put(parts, Kind::Law, it, |parts, it| parts.law = Some(it)),
            Part::Participation(it) => {
                put(parts, Kind::Participation, it, |parts, it| parts.participation = Some(it));
            }
            Part::Accessibility(it) => {
                put(parts, Kind::Accessibility, it, |parts, it| parts.accessibility = Some(it));
            }
            Part::Eligibility(it) => {
                put(parts, Kind::Eligibility, it, |parts, it| parts.eligibility = Some(it));
            }
            Part::Range(it) => put(parts, Kind::Range, it, |parts, it| parts.range = Some(it)),
            Part::Section(it) => put(parts, Kind::Section, it, |parts, it| parts.sections.push(it)),
            Part::Page(it) => put(parts, Kind::Page, it, |parts, it| parts.pages.push(it)),
            Part::Tiers(it) => put(parts, Kind::Tiers, it, |parts, it| parts.tiers = it),
            Part::BreakTypes(it) => put(parts, Kind::BreakTypes, it, |parts, it| parts.break_types = it),
            Part::Providers(it) => put(parts, Kind::Providers, it, |parts, it| parts.providers.extend(it)),
            Part::Glossary(it) => put(parts, Kind::Glossary, it, |parts, it| parts.glossary = it),
            Part::Evidence(it) => put(parts, Kind::Evidence, it, |parts, it| parts.evidence.extend(it)),
            Part::Decisions(it) => put(parts, Kind::Decisions, it, |parts, it| parts.decisions.extend(it)),
            Part::Outcomes(it) => put(parts, Kind::Outcomes, it, |parts, it| parts.outcomes = Some(it)),
            Part::EasyRead(it) => put(parts, Kind::EasyRead, it, |parts, it| parts.easy_read.push(it)),
            Part::Edition(it) => put(parts, Kind::Edition, it, |parts, it| parts.editions.push(it)),
            Part::Asset(it) => put(parts, Kind::Asset, it, |parts, it| parts.assets.push(it)),
            Part::Nothing => {}
        }
    }
}

impl Parts {
    /// The content, with something in the place of what is missing.
    pub(super) fn content(mut self) -> Content {
        // Files arrive in the order of their names; a written order goes before that.
        self.sections.sort_by_key(|section| section.front.order.unwrap_or(u32::MAX));
        self.pages.sort_by_key(|page| page.front.order.unwrap_or(u32::MAX));
        self.easy_read.sort_by_key(|document| document.leaflet.order.unwrap_or(u32::MAX));
        let site = self.site.unwrap_or_else(|| stand_in(Site::stand_in(), "content/site.yaml"));
        let marked = self.translation.is_some();
        Content {
            statement: self
                .statement
                .unwrap_or_else(|| stand_in(Statement::stand_in(), "content/statement.yaml")),
            vocabulary: self
                .vocabulary
                .unwrap_or_else(|| stand_in(Default::default(), "content/vocabulary.yaml"))
                .or_built_in(&site.language, self.translation.as_ref()),
            law: self.law.map_or_else(
                || LegalBasis::england_for(marked),
                |law| LegalBasis::clone(&law.item).or_built_in(marked),
            ),
            participation: self
                .participation
                .unwrap_or_else(|| stand_in(Default::default(), "content/participation.yaml")),
            accessibility: self.accessibility,
            eligibility: self.eligibility,
            range: self.range.unwrap_or_else(|| stand_in(Default::default(), "content/range.yaml")),
            sections: self.sections,
            pages: self.pages,
            tiers: self.tiers,
            break_types: self.break_types,
            providers: self.providers,
            glossary: self.glossary,
            evidence: self.evidence,
            decisions: self.decisions,
            outcomes: self.outcomes.unwrap_or_else(|| stand_in(Default::default(), "content/outcomes.yaml")),
            easy_read: self.easy_read,
            editions: self.editions,
            assets: self.assets,
            site,
            words: Words::english(),
            languages: Arc::new([]),
            unread: self.unread,
        }
    }
}

/// Takes the place of what could not be read, so that the rest is still checked.
fn stand_in<T>(item: T, file: &str) -> Written<T> {
    Written { item: Arc::new(item), file: file.into(), path: DataPath::root() }
}
