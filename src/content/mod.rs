//! What people write: one file a document type, its types and its parsing.
//!
//! The types are plain data. Where each thing was written is kept beside it ([`Written`]), and a place inside
//! it is a path in the data, turned into line and column only when a finding is shown ([`Sources`]).

pub mod accessibility;
pub mod break_types;
pub mod contact;
pub mod contracts;
pub mod decisions;
pub mod documents;
pub mod easy_read;
pub mod editions;
pub mod eligibility;
pub mod evidence;
pub mod files;
pub mod glossary;
pub mod id;
pub mod law;
pub mod listings;
mod load;
pub mod moment;
pub mod money;
pub mod number;
pub mod outcomes;
pub mod participation;
pub mod providers;
pub mod range;
pub mod scalar;
pub mod schema;
pub mod services;
pub mod site;
mod sources;
pub mod statement;
pub mod target;
mod texts;
pub mod tiers;
pub mod time;
pub mod vocabulary;
pub mod wcag;
pub mod words;
pub mod yaml;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

pub use id::{Id, Slug};
pub use load::{Changes, Loaded, Shelf, load};
pub use sources::{Location, SourceFile, Sources};
pub use texts::{Text, Texts};

use rayon::prelude::*;

use crate::diagnostic::{DataPath, Place, Rule};

/// Everything that people wrote.
#[derive(Debug)]
pub struct Content {
    /// The council and how the site is set up.
    pub site: Written<site::Site>,
    /// Which edition of the statement this is.
    pub statement: Written<statement::Statement>,
    /// The words that listings can use.
    pub vocabulary: Written<vocabulary::Vocabulary>,
    /// What the law asks for.
    pub law: law::LegalBasis,
    /// What families said, and what became of it.
    pub participation: Written<participation::Participation>,
    /// How accessible the website is, once somebody has written it.
    pub accessibility: Option<Written<accessibility::Accessibility>>,
    /// The guide to the levels of support, where there is one.
    pub eligibility: Option<Written<eligibility::Eligibility>>,
    /// Which gaps in the range are looked for, and what is planned for them.
    pub range: Written<range::RangePlan>,
    /// The statement's sections, in order.
    pub sections: Vec<Written<documents::Document>>,
    /// Other pages, in order.
    pub pages: Vec<Written<documents::Document>>,
    /// The levels of support, in order.
    pub tiers: Vec<Written<tiers::Tier>>,
    /// The types of break, in order.
    pub break_types: Vec<Written<break_types::BreakType>>,
    /// The organisations, with their services, in the order of their files.
    pub providers: Vec<Written<providers::Provider>>,
    /// Documents in Easy Read, in order.
    pub easy_read: Vec<Written<easy_read::EasyRead>>,
    /// The words that are explained.
    pub glossary: Vec<Written<glossary::GlossaryTerm>>,
    /// Tables of figures.
    pub evidence: Vec<Written<evidence::Evidence>>,
    /// What the council decided, in the order of their files.
    pub decisions: Vec<Written<decisions::Decision>>,
    /// What breaks are for and what families gain by them.
    pub outcomes: Written<outcomes::Outcomes>,
    /// What earlier versions said, in the order of their files.
    pub editions: Vec<Written<editions::Edition>>,
    /// Pictures and documents.
    pub assets: Vec<Asset>,
    /// The words that pages say of their own, in the language of this content.
    pub words: Arc<words::Words>,
    /// The languages that the site is in, that of its original first.
    pub languages: Arc<[words::Spoken]>,
    /// What could not be read.
    pub unread: Unread,
}

/// A thing and where it was written.
#[derive(Debug)]
pub struct Written<T> {
    /// The thing, shared with whoever keeps it for the next time.
    pub item: Arc<T>,
    /// The file.
    pub file: Arc<str>,
    /// Where in the file's data.
    pub path: DataPath,
}

impl Content {
    /// The language that this is a translation into; nothing for the original.
    pub fn translated_into(&self) -> Option<&words::Language> {
        let original = &self.languages.first()?.language;
        Some(self.words.language()).filter(|language| *language != original)
    }

    /// Whether it tells what is wrong in a file. A translation does so of its own files only: of the others, the original
    /// does.
    pub fn tells_of(&self, file: &str) -> bool {
        self.translated_into().is_none() || files::is_translation(file)
    }

    /// Whether texts of it, or words that its pages say, can be in another language than its own.
    pub fn has_foreign_texts(&self) -> bool {
        self.translated_into().is_some() || !self.words.language().is_english()
    }

    /// The language in which the content was written first.
    pub fn original_language(&self) -> &words::Language {
        self.languages.first().map_or(self.words.language(), |original| &original.language)
    }
}

impl<T> Written<T> {
    /// The place of one of its values, by a dotted name such as `cost.amount`.
    pub fn place(&self, names: &str) -> Place {
        Place::value(&self.file, self.path.dotted(names))
    }
}

impl<T> Clone for Written<T> {
    fn clone(&self) -> Self {
        Written { item: self.item.clone(), file: self.file.clone(), path: self.path.clone() }
    }
}

impl<T> std::ops::Deref for Written<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.item
    }
}

/// A picture or document of the council's.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Where it is.
    pub path: PathBuf,
    /// Its path inside `assets/`, with `/` between folders.
    pub name: String,
    /// A fingerprint of its bytes.
    pub hash: u64,
}

/// What could not be read, so that links to it are not called wrong as well.
#[derive(Debug, Default)]
pub struct Unread {
    /// Kinds of which a whole file is missing.
    pub kinds: HashSet<files::Kind>,
    /// The ids of single things.
    pub ids: HashSet<String>,
    /// Files of which some part was left out.
    pub files: HashSet<Arc<str>>,
}

impl Unread {
    /// Whether something of a kind and id may be there all the same.
    pub fn may_have(&self, kind: files::Kind, id: &str) -> bool {
        self.kinds.contains(&kind) || self.ids.contains(id)
    }
}

/// A service with the organisation that runs it.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a> {
    /// The organisation.
    pub provider: &'a Written<providers::Provider>,
    /// The service.
    pub service: &'a services::Service,
    /// Which of the organisation's services it is.
    pub number: usize,
}

impl Listing<'_> {
    /// The path of the service in the data of its file.
    pub fn path(&self) -> DataPath {
        self.provider.path.key("services").index(self.number)
    }

    /// The place of one of the service's values, by a dotted name.
    pub fn place(&self, names: &str) -> Place {
        Place::value(&self.provider.file, self.path().dotted(names))
    }
}

impl Content {
    /// Every service, in the order of the files.
    pub fn listings(&self) -> impl Iterator<Item = Listing<'_>> {
        self.providers.iter().flat_map(|provider| {
            let services = provider.services.iter().enumerate();
            services.map(move |(number, service)| Listing { provider, service, number })
        })
    }

    /// The outcome that each word means by which services name one: they use the same few words again and again.
    pub fn outcomes_by_word(&self) -> HashMap<&str, &outcomes::Outcome> {
        let words = self.listings().flat_map(|listing| &listing.service.outcomes);
        let words: HashSet<&str> = words.map(scalar::Text::as_str).collect();
        words.into_iter().filter_map(|word| Some((word, self.outcomes.meant_by(word)?))).collect()
    }

    /// The services that are not closed for good, by name: what a site shows, in its order.
    pub fn open_listings(&self) -> Vec<Listing<'_>> {
        let mut listings: Vec<Listing> =
            self.listings().filter(|listing| !listing.service.is_closed()).collect();
        listings.par_sort_by_cached_key(|listing| {
            (listing.service.name.as_str().to_lowercase(), listing.service.id.as_str().to_owned())
        });
        listings
    }

    /// The tier with an id.
    pub fn tier(&self, id: &tiers::TierId) -> Option<&Written<tiers::Tier>> {
        self.tiers.iter().find(|tier| tier.id == *id)
    }

    /// The type of break with an id.
    pub fn break_type(&self, id: &break_types::BreakTypeId) -> Option<&Written<break_types::BreakType>> {
        self.break_types.iter().find(|kind| kind.id == *id)
    }
}

/// Every rule about files and how they are written.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    files::RULES.into_iter().chain(yaml::rules::RULES).chain(editions::RULES).chain(words::RULES)
}
