//! From content to planned pages: which addresses the site has and what stands at each.
//!
//! Planning renders nothing. A page knows its address, its kind and its title; everything else is looked up when
//! the page is made.

pub mod changes;
pub mod colour;
pub mod easy_read;
pub mod editions;
pub mod emblem;
pub mod facets;
pub mod figures;
pub mod gaps;
pub mod groups;
pub mod guide;
pub mod ids;
pub mod links;
pub mod lists;
pub mod media;
pub mod members;
pub mod near;
pub mod offline;
pub mod open_referral;
mod page;
mod planner;
pub mod prices;
pub mod prose;
pub mod range;
pub mod sessions;
pub mod taxonomies;
pub mod times;
pub mod url;
pub mod week;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::content::scalar::YesNo;
use crate::content::site::FacetKind;
use crate::content::{Asset, Content, Listing, Texts};
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::markdown::Terms;
use facets::Facet;
use groups::Groups;
use ids::Ids;
pub use lists::{List, ListingPage};
pub use page::{EditionPart, File, Page, PageKind};
use planner::Planner;
use taxonomies::{Taxonomy, TaxonomyKind, Term};
pub use url::Url;

/// Two pages with one address.
pub const TWO_PAGES: Rule = Rule::error(
    "two-pages-at-one-address",
    "Two files would be published at the same address, and one would hide the other. Give one of them another \
     id. Some addresses belong to the pages that every site has, such as /services/ and /contact/.",
);

/// A whole site, before anything of it is made.
pub struct Site<'a> {
    /// What people wrote.
    pub content: &'a Content,
    /// The same in the language in which it was written first.
    pub original: &'a Content,
    /// Every page and file that is made, by address, but for those of [`Site::open_referral_of_services`].
    pub pages: Vec<Page>,
    /// The listings of services that are not closed for good, by name; pages name them by their number here.
    pub listings: Vec<Listing<'a>>,
    /// The listings of services that closed for good on a day that they say: no page shows them, but whoever follows
    /// the listings hears that they have closed.
    pub closed: Vec<Listing<'a>>,
    /// Which of the listings have something in common.
    pub groups: Groups<'a>,
    /// The ways to narrow the listings.
    pub facets: Vec<Facet>,
    /// The lists of terms by which other directories sort the listings.
    pub taxonomies: Vec<Taxonomy>,
    /// Makes ids that other programs can hold on to.
    pub ids: Ids,
    /// Which of them can be chosen together.
    pub pairs: lists::Pairs,
    /// How far the areas are from each other.
    pub areas: near::Areas,
    /// The next day on which each listing runs, where that is known; in the order of the listings.
    pub next_sessions: Vec<Option<jiff::civil::Date>>,
    /// The guide to the levels of support, where there is one with a question.
    pub guide: Option<guide::Guide>,
    /// What the listings come to, where there are any.
    pub range: Option<range::Range>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether what could be advice is an error where it has gone too far.
    pub strict: bool,
    /// Whether links name the files that answer them.
    pub portable: bool,
    /// The day for which the site is made.
    pub today: jiff::civil::Date,
    /// The address at which the site will be published, ending in a slash.
    pub base_url: String,
    /// The folder that it stands in below the site in its original language: `ur/`, or nothing for the original.
    pub folder: String,
    /// The address of each picture and document, by its name in `assets/`.
    pub assets: BTreeMap<String, Url>,
    by_id: links::ById,
    open_referral_of_services: OnceLock<Vec<Page>>,
    terms: Terms,
    /// Every text that may have something wrong in it.
    pub texts: Texts<'a>,
}

/// Choices made on the command line.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether what could be advice is an error where it has gone too far.
    pub strict: bool,
    /// Whether the site has a page that says how the statement stands to the law.
    pub with_checks: bool,
    /// The day for which the site is made.
    pub today: jiff::civil::Date,
    /// The address at which the site will be published, in place of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Whether links name the files that answer them, for pages that no server gives out.
    pub portable: bool,
}

impl Choices {
    /// What everybody sees on a day, at the address in `site.yaml`.
    pub fn of(today: jiff::civil::Date) -> Choices {
        Choices { drafts: false, strict: false, with_checks: false, today, base_url: None, portable: false }
    }
}

/// Plans the site: every address, and what is wrong with the plan.
pub fn plan<'a>(content: &'a Content, choices: &Choices) -> (Site<'a>, Vec<Diagnostic>) {
    let listings = content.open_listings();
    let gone = |listing: &Listing| listing.service.is_closed() && listing.service.closed.is_some();
    let closed: Vec<Listing> = content.listings().filter(gone).collect();
    let mut base_url = choices.base_url.clone().unwrap_or_else(|| content.site.base_url.as_str().to_owned());
    if !base_url.ends_with('/') {
        base_url.push('/');
    }
    let folder = content.translated_into().map(url::language).unwrap_or_default();
    base_url.push_str(&folder);
    let (groups, facets) = rayon::join(|| Groups::of(&listings), || facets::facets(content, &listings));
    let ids = Ids::of(content);
    let taxonomies = taxonomies::taxonomies(content, &ids);
    let areas = near::Areas::of(&content.vocabulary.areas);
    let pairs = lists::Pairs::of(content, &facets);
    let guide = content.eligibility.as_ref().filter(|guide| !guide.questions.is_empty());
    let guide = guide.map(|written| guide::Guide::of(written));
    let range = range::Range::of(content, &listings, &facets);
    // Tens of thousands of addresses are made on one side, and what needs none of them on the other.
    let ((pages, found), (next_sessions, by_id, texts)) = rayon::join(
        || {
            let mut planner = Planner::default();
            planner.add_lists(content, &listings, &facets, &pairs);
            planner.add_near(content, &areas, listings.len());
            // Before the levels of support, whose addresses stand beside the guide's.
            planner.add_guide(content);
            planner.add_range(content, range.as_ref());
            planner.add_all(content, &listings, choices.drafts);
            if choices.with_checks {
                planner.always(url::checks(), PageKind::Checks, &content.words.say("titles.checks"));
            }
            if let YesNo(true) = content.site.open_data.open_referral {
                planner.pages.extend(open_referral::of_all(&taxonomies));
            }
            let Planner { mut pages, found, .. } = planner;
            pages.par_sort_unstable_by(|a, b| a.url.cmp(&b.url));
            (pages, found)
        },
        || {
            let terms = &content.site.school_terms;
            let next = |listing: &Listing| sessions::next(listing.service, terms, choices.today);
            let next_sessions = listings.iter().map(next).collect();
            let mut by_id = links::ById::of(content, &listings, &facets, choices.drafts);
            let title = |_| content.eligibility.as_ref().map(|written| guide::title(&content.words, written));
            let of_range = range.as_ref().map(|_| content.words.say("titles.range"));
            by_id.add_where_there(guide.as_ref().and_then(title), of_range);
            (next_sessions, by_id, content.texts())
        },
    );
    let asset = |asset: &Asset| {
        let url = url::asset(&asset.name, asset.hash);
        (asset.name.clone(), if folder.is_empty() { url } else { url.above() })
    };
    let assets = content.assets.iter().map(asset).collect();
    let terms = prose::terms(content);
    let Choices { drafts, strict, today, portable, .. } = *choices;
    let site = Site {
        content,
        original: content,
        pages,
        listings,
        closed,
        groups,
        facets,
        taxonomies,
        ids,
        pairs,
        areas,
        next_sessions,
        guide,
        range,
        drafts,
        strict,
        portable,
        today,
        base_url,
        folder,
        assets,
        by_id,
        open_referral_of_services: OnceLock::new(),
        terms,
        texts,
    };
    (site, found)
}

/// The one of some pages, which are in the order of their addresses, that is at an address.
fn at<'p>(pages: &'p [Page], address: &str) -> Option<&'p Page> {
    let place = pages.binary_search_by(|page| page.url.as_str().cmp(address)).ok()?;
    pages.get(place)
}

/// Plans the site in every language: first the original, which `content` is.
pub fn plan_all<'a>(
    content: &'a Content,
    translations: &'a [Content],
    choices: &Choices,
) -> (Vec<Site<'a>>, Vec<Diagnostic>) {
    let translate = |translation| Site { original: content, ..plan(translation, choices).0 };
    let translated = || translations.par_iter().map(translate).collect::<Vec<_>>();
    let ((original, mut found), translated) = rayon::join(|| plan(content, choices), translated);
    let mut sites = vec![original];
    sites.extend(translated);
    found.extend(sites[1..].iter().filter_map(|site| in_the_way(&sites[0], &site.folder)));
    (sites, found)
}

/// A page where the folder of a language has to be.
fn in_the_way(original: &Site, folder: &str) -> Option<Diagnostic> {
    let page = original.page_at(folder)?;
    let place = Place::file(original.written_in(page)?.clone());
    let message = format!("this page would be published at /{folder}, where the site in another language is");
    Some(Diagnostic::new(&TWO_PAGES, place, message).help("give the page another `id`"))
}

impl<'a> Site<'a> {
    /// The site in the language in which it was written first, where this is a translation of it.
    pub fn in_original(&self) -> Option<Site<'a>> {
        self.content.translated_into()?;
        let Site { drafts, strict, today, .. } = *self;
        Some(plan(self.original, &Choices { drafts, strict, ..Choices::of(today) }).0)
    }

    /// The address of what is there once for all languages, as it follows the root of this one.
    pub fn common(&self, url: &Url) -> Url {
        if self.folder.is_empty() { url.clone() } else { url.above() }
    }

    /// The path at which the site will be: `/some/path/` of `https://example.org/some/path/`.
    pub fn base_path(&self) -> String {
        let after_scheme = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, rest)| rest);
        after_scheme.find('/').map_or("/".to_owned(), |slash| after_scheme[slash..].to_owned())
    }

    /// Whether this site makes a page or file, and not only refers to that of the original.
    pub fn makes(&self, page: &Page) -> bool {
        self.folder.is_empty() || page.kind.is_in_every_language()
    }

    /// The pages and files that this site makes.
    pub fn made(&self) -> impl Iterator<Item = &Page> {
        // All languages share those of the original.
        let documents = if self.folder.is_empty() { self.open_referral_of_services() } else { &[] };
        self.pages.iter().filter(|page| self.makes(page)).chain(documents)
    }

    /// How many pages for people, and not files for programs, this site makes.
    pub fn pages_total(&self) -> usize {
        self.pages.iter().filter(|page| page.kind.is_page() && self.makes(page)).count()
    }

    /// The page or file at an address, which is given without a slash before it.
    pub fn page_at(&self, address: &str) -> Option<&Page> {
        let of_services = || self.open_referral_of_services();
        at(&self.pages, address).or_else(|| at(url::is_open_referral(address).then(of_services)?, address))
    }

    /// The documents of Open Referral UK of each service, by address; none where the site has no Open Referral. An
    /// address is a fingerprint that takes a while to make, and nothing needs any of them before one is asked for.
    pub fn open_referral_of_services(&self) -> &[Page] {
        self.open_referral_of_services.get_or_init(|| match self.content.site.open_data.open_referral {
            YesNo(true) => open_referral::of_services(&self.listings, &self.closed, &self.ids),
            YesNo(false) => Vec::new(),
        })
    }

    /// The picture or document at an address.
    pub fn asset_at(&self, address: &str) -> Option<&'a Asset> {
        let (name, _) = self.assets.iter().find(|(_, url)| url.as_str() == address)?;
        self.content.assets.iter().find(|asset| asset.name == *name)
    }

    /// The file in which what stands on a page was written.
    pub fn written_in(&self, page: &Page) -> Option<&'a std::sync::Arc<str>> {
        let content = self.content;
        match page.kind {
            PageKind::Home => Some(&content.site.file),
            PageKind::Statement => Some(&content.statement.file),
            PageKind::Section(n) => Some(&content.sections[n].file),
            PageKind::Eligibility => content.tiers.first().map(|tier| &tier.file),
            PageKind::Guide | PageKind::GuideStep(_) | PageKind::GuideAll => {
                content.eligibility.as_ref().map(|guide| &guide.file)
            }
            PageKind::Participation => Some(&content.participation.file),
            PageKind::Decision(n) => Some(&content.decisions[n].file),
            PageKind::Outcomes => Some(&content.outcomes.file),
            PageKind::Evidence => content.evidence.first().map(|set| &set.file),
            PageKind::EvidenceSet(n) => Some(&content.evidence[n].file),
            PageKind::EasyReads => content.easy_read.first().map(|document| &document.file),
            PageKind::EasyRead(n) => Some(&content.easy_read[n].file),
            PageKind::Glossary => content.glossary.first().map(|term| &term.file),
            PageKind::Accessibility => content.accessibility.as_ref().map(|statement| &statement.file),
            PageKind::Page(n) => Some(&content.pages[n].file),
            _ => None,
        }
    }

    /// The term of a taxonomy, by its short name.
    pub fn term(&self, kind: TaxonomyKind, slug: &str) -> Option<(&Taxonomy, &Term)> {
        let taxonomy = self.taxonomies.iter().find(|taxonomy| taxonomy.kind == kind)?;
        Some((taxonomy, taxonomy.terms.iter().find(|term| term.slug == slug)?))
    }

    /// The address on the web of the site in its original language.
    pub fn original_url(&self) -> &str {
        self.base_url.strip_suffix(self.folder.as_str()).unwrap_or(&self.base_url)
    }

    /// Where something will stand on the web.
    pub fn address(&self, url: &Url) -> String {
        format!("{}{url}", self.base_url)
    }

    /// The sections that are shown, with their numbers in the content.
    pub fn sections(
        &self,
    ) -> impl Iterator<Item = (usize, &'a crate::content::Written<crate::content::documents::Document>)> {
        let drafts = self.drafts;
        self.content.sections.iter().enumerate().filter(move |(_, section)| drafts || !section.front.draft.0)
    }

    /// The facet of a kind, where the site offers it.
    pub fn facet(&self, kind: FacetKind) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.kind == kind)
    }

    /// The address of the listings that share a value, where there are any.
    pub fn facet_url(&self, kind: FacetKind, value: &str) -> Option<Url> {
        let found = self.facet(kind)?.values.iter().any(|known| known.slug == value);
        found.then(|| url::facet(kind, value))
    }

    /// How many listings share a value.
    pub fn facet_total(&self, kind: FacetKind, value: &str) -> usize {
        let values = self.facet(kind).map(|facet| facet.values.as_slice()).unwrap_or_default();
        values.iter().find(|known| known.slug == value).map_or(0, |known| known.services.len())
    }
}
