//! What a site can have at an address: the kinds of its pages, and its files for programs.

use super::{ListingPage, Url, guide, open_referral, range};
use crate::content::site::FacetKind;

/// A page or a file for machines.
#[derive(Debug)]
pub struct Page {
    /// Its address.
    pub url: Url,
    /// What it is.
    pub kind: PageKind,
    /// Its heading.
    pub title: String,
}

impl Page {
    /// A file for programs, which needs no title.
    pub(super) fn file(url: Url, file: File) -> Page {
        Page { url, kind: PageKind::File(file), title: String::new() }
    }
}

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The first page.
    Home,
    /// The statement's contents.
    Statement,
    /// A section, by its number in the content.
    Section(usize),
    /// The whole statement on one page.
    StatementAll,
    /// The same in large print.
    LargePrint,
    /// The tiers compared.
    Eligibility,
    /// A tier, by its number in the content.
    Tier(usize),
    /// A page of listings.
    Listing(ListingPage),
    /// The ways to narrow the listings, or the values of one of them.
    Browse(Option<FacetKind>),
    /// The listings by their first letters.
    AToZ,
    /// The areas to be near to.
    NearAreas,
    /// A service, by its number in the site.
    Service(usize),
    /// The organisations, A to Z.
    Providers,
    /// An organisation, by its number in the content.
    Provider(usize),
    /// The start of the guide to the levels of support.
    Guide,
    /// A question or an end of the guide, by its number there.
    GuideStep(guide::Step),
    /// The whole guide on one page, as a form to print.
    GuideAll,
    /// The range of breaks, counted, with its gaps.
    Range,
    /// One duty or one type of break of the range, by its number there.
    RangeRow(range::RowNumber),
    /// What families said, and what became of it.
    Participation,
    /// What the council decided.
    Decisions,
    /// A decision, by its number in the content.
    Decision(usize),
    /// What breaks are for, and what families gain by them.
    Outcomes,
    /// The editions that were kept.
    Editions,
    /// An edition, by its number in the content.
    Edition(usize, EditionPart),
    /// What has changed since the last edition, or what an edition changed, by its number in the content.
    Changes(Option<usize>),
    /// The whole statement to write on, with numbered paragraphs.
    StatementDraft,
    /// The tables of figures.
    Evidence,
    /// A table of figures, by its number in the content.
    EvidenceSet(usize),
    /// The documents in Easy Read.
    EasyReads,
    /// A document in Easy Read, by its number in the content.
    EasyRead(usize),
    /// The words explained.
    Glossary,
    /// Whom to ask.
    Contact,
    /// How accessible the website is.
    Accessibility,
    /// How the statement stands to the law.
    Checks,
    /// Every part of the theme in every state, for those who choose how the site looks.
    Components,
    /// A page of `pages/`, by its number in the content.
    Page(usize),
    /// Words to look for, in all of the site.
    Search,
    /// The listings that a family keeps in its browser.
    ShortList,
    /// What other programs can fetch.
    OpenData,
    /// What a server shows for an address that does not exist.
    NotFound,
    /// An old address that leads to a new one.
    Redirect(Url),
    /// A file that no template makes.
    File(File),
}

/// A page of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionPart {
    /// The text of its statement.
    Statement,
    /// Its levels of support.
    Eligibility,
    /// A page of its listings, counted from one.
    Services(usize),
}

/// A file for programs, at an address of its own like a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// `sitemap.xml`
    Sitemap,
    /// `robots.txt`
    Robots,
    /// `services.csv`
    ServicesCsv,
    /// `services.json`
    ServicesJson,
    /// `statement.txt`
    StatementText,
    /// `changes.atom`
    Changes,
    /// The sessions of a service for a calendar, by the service's number in the site.
    Calendar(usize),
    /// A document of Open Referral UK.
    OpenReferral(open_referral::Document),
    /// The listings, for the scripts of the site's own pages.
    FindListings,
    /// Every other text, for the same.
    FindTexts,
}

impl PageKind {
    /// Whether people read it, and not programs.
    pub fn is_page(&self) -> bool {
        !matches!(self, PageKind::File(_))
    }

    /// Whether it tells of all listings, or may: what takes longest to make.
    pub fn is_long(&self) -> bool {
        match self {
            PageKind::File(file) => !matches!(file, File::Calendar(_) | File::OpenReferral(_)),
            PageKind::Listing(ListingPage { number, .. }) => number.is_none(),
            PageKind::AToZ | PageKind::RangeRow(_) => true,
            _ => false,
        }
    }

    /// Whether every language has one of its own.
    pub fn is_in_every_language(&self) -> bool {
        match self {
            PageKind::File(file) => matches!(file, File::FindListings | File::FindTexts),
            PageKind::Redirect(_) => false,
            _ => true,
        }
    }

    /// Whether a search engine may lead to it. A step of the guide means something only to who came the way there, and
    /// what was so once would lead families astray.
    pub fn is_for_search_engines(&self) -> bool {
        self.is_page()
            && !matches!(
                self,
                PageKind::NotFound
                    | PageKind::Redirect(_)
                    | PageKind::GuideStep(_)
                    | PageKind::Edition(..)
                    | PageKind::Changes(Some(_))
                    | PageKind::StatementDraft
                    | PageKind::Components
                    | PageKind::LargePrint
            )
    }
}
