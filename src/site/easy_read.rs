//! Documents in Easy Read: which page each stands for, where its hard words are explained, and how long it is on paper.

use std::collections::HashSet;
use std::ops::Range;

use super::prose::SiteProse;
use super::{Site, Url, links, url};
use crate::content::Written;
use crate::content::easy_read::{EasyRead, HardWord, Leaflet};
use crate::diagnostic::Problem;
use crate::markdown::{Call, Image, Link, Passage, Prose, Terms, passages};

impl Site<'_> {
    /// The document that says in easy words what stands at an address.
    pub fn easy_read_of(&self, at: &Url) -> Option<&Written<EasyRead>> {
        self.content.easy_read.iter().find(|document| {
            let targets = document.leaflet.stands_for.iter().filter_map(links::inside);
            let mut places = targets.filter_map(|(kind, id, _)| self.destination(kind, id, None).ok());
            places.any(|place| place.url == *at)
        })
    }
}

/// Whether a document stands for the statement as a whole.
pub fn is_of_the_statement(site: &Site, document: &EasyRead) -> bool {
    let whole = [url::statement(), url::statement_all()];
    let targets = document.leaflet.stands_for.iter().filter_map(links::inside);
    let mut places = targets.filter_map(|(kind, id, _)| site.destination(kind, id, None).ok());
    places.any(|place| whole.contains(&place.url))
}

/// What the texts of a document may ask of the site. Its hard words take the place of the glossary, whose meanings are
/// harder than they are.
pub struct EasyProse<'a> {
    site: SiteProse<'a>,
    words: Terms,
}

impl<'a> EasyProse<'a> {
    /// The prose of a document on a page from which `root` leads back to the root of the site.
    pub fn new(site: &'a Site, root: &'a str, document: &Leaflet) -> EasyProse<'a> {
        EasyProse { site: SiteProse::new(site, root), words: hard_words(site, document) }
    }

    /// The prose of the meanings of its words, in which none is marked.
    pub fn of_meanings(site: &'a Site, root: &'a str) -> EasyProse<'a> {
        EasyProse { site: SiteProse::new(site, root), words: Terms::default() }
    }
}

impl Prose for EasyProse<'_> {
    fn link(&self, target: &str) -> Result<Link, Problem> {
        self.site.link(target)
    }
    fn image(&self, source: &str) -> Result<Image, Problem> {
        self.site.image(source)
    }
    fn call(&self, call: &Call) -> Result<String, Problem> {
        self.site.call(call)
    }
    fn terms(&self) -> &Terms {
        &self.words
    }
    fn term_href(&self, _: &str) -> Option<String> {
        None
    }
}

/// The hard words of a document in all their spellings, each by its number there.
fn hard_words(site: &Site, document: &Leaflet) -> Terms {
    Terms::new(document.hard_words.iter().enumerate().flat_map(|(n, hard)| {
        let spellings = std::iter::once(&hard.word).chain(&hard.also).chain(in_glossary(site, hard));
        spellings.map(move |spelling| (spelling.as_str(), n.to_string()))
    }))
}

/// How the glossary writes a hard word that names a term there.
fn in_glossary<'a>(
    site: &'a Site,
    hard: &'a HardWord,
) -> impl Iterator<Item = &'a crate::content::scalar::Text> {
    let term = site.content.glossary.iter().find(|term| hard.term.as_ref() == Some(&term.id));
    term.into_iter().flat_map(|term| std::iter::once(&term.term).chain(&term.also))
}

/// Where a document uses its hard words, and which words it uses besides.
pub struct Reading<'a> {
    prose: EasyProse<'a>,
}

/// A stretch of words that a document uses.
pub struct Used {
    /// The number of the hard word that it is; nothing for any other word.
    pub hard_word: Option<usize>,
    /// Where it stands in the words.
    pub at: Range<usize>,
}

impl<'a> Reading<'a> {
    /// A reading of a document.
    pub fn of(site: &'a Site, document: &Leaflet) -> Reading<'a> {
        Reading { prose: EasyProse::new(site, "./", document) }
    }

    /// The passages of a text of the document, with what functions of prose give.
    pub fn passages(&self, text: &str) -> Vec<Passage> {
        passages(text, &self.prose)
    }

    /// Each hard word in some words, and each other word by itself, in order.
    pub fn used(&self, words: &str) -> Vec<Used> {
        let mut used = Vec::new();
        let mut here = 0;
        while let Some(start) = words[here..].find(char::is_alphanumeric).map(|at| here + at) {
            let (hard_word, end) = match self.prose.words.find(words, start) {
                Some((number, end)) => (number.parse().ok(), end),
                None => {
                    let in_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
                    let rest = &words[start..];
                    (None, start + rest.find(|c| !in_word(c)).unwrap_or(rest.len()))
                }
            };
            used.push(Used { hard_word, at: start..end });
            here = end;
        }
        used
    }

    /// The term of the glossary that starts at a place of some words: its id, and where it ends.
    pub fn term(&self, words: &str, start: usize) -> Option<(&str, usize)> {
        self.prose.site.terms().find(words, start)
    }

    /// For each row of a document, in order, the hard words that stand there for the first time.
    pub fn first_uses(&self, document: &Leaflet) -> Vec<Vec<usize>> {
        let mut seen = HashSet::new();
        let new_in = |words: &str| {
            let used = self.passages(words).into_iter().flat_map(|passage| self.used(&passage.words));
            used.filter_map(|used| used.hard_word).filter(|number| seen.insert(*number)).collect()
        };
        let rows: Vec<&str> = document.steps().map(|(_, _, step)| step.words.as_str()).collect();
        rows.into_iter().map(new_in).collect()
    }
}

// How much of an A4 page things take in print, in millimetres, as the default theme sets them: in letters of 16 points,
// with pictures of 34 mm. A row of one or two short sentences is as high as its picture.
const ROW: usize = 43;
const HEADING: usize = 26;
const MEANING: usize = 18;
const IN_LIST: usize = 21;
/// The title, whom to ask for help, what it is the short form of, and where it was printed from.
const REST: usize = 195;
/// What is left between the margins, less what stays empty since no row is broken in two or parted from its heading.
const PAGE: usize = 259 - 30;

/// How many pages a document takes in print, by estimate: about five rows go on one.
pub fn printed_pages(document: &Leaflet) -> usize {
    let headings = document.parts.iter().filter(|part| part.heading.is_some()).count();
    let height = REST
        + document.steps().count() * ROW
        + headings * HEADING
        + document.hard_words.len() * (MEANING + IN_LIST);
    height.div_ceil(PAGE)
}
