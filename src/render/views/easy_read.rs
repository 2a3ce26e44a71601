//! Documents in Easy Read: all of them, and each with its rows of a picture and the words beside it.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use crate::content::Written;
use crate::content::easy_read::{EasyRead, EasyStep, Picture};
use crate::render::texts::Texts;
use crate::site::easy_read::{EasyProse, Reading, printed_pages};
use crate::site::{Page, PageKind, Site, url};

/// The picture of a card or row: a pictogram by its name, or a file.
#[derive(Debug, JsonSchema, Serialize)]
struct PictureView {
    pictogram: Option<String>,
    path: Option<String>,
    /// What the file shows; nothing to say of what the words say already.
    alternative: String,
}

impl PictureView {
    fn of(site: &Site, picture: &Picture, shows: Option<String>) -> Option<PictureView> {
        let alternative = shows.unwrap_or_default();
        match picture {
            Picture::Pictogram(name) => {
                Some(PictureView { pictogram: Some(name.to_string()), path: None, alternative })
            }
            Picture::Own(file) => {
                let path = site.asset(file).ok()?.to_string();
                Some(PictureView { pictogram: None, path: Some(path), alternative })
            }
        }
    }

    fn of_step(site: &Site, step: &EasyStep) -> Option<PictureView> {
        let shows = step.shows.as_ref().filter(|_| !step.decoration.0).map(ToString::to_string);
        PictureView::of(site, step.picture.as_ref()?, shows)
    }
}

/// The documents in Easy Read.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EasyReadsView {
    documents: Vec<DocumentCard>,
}

/// A document, to choose from.
#[derive(Debug, JsonSchema, Serialize)]
struct DocumentCard {
    title: String,
    summary: String,
    path: String,
    picture: Option<PictureView>,
}

/// All documents, each as a card.
pub fn all(site: &Site) -> EasyReadsView {
    let card = |document: &Written<EasyRead>| DocumentCard {
        title: document.leaflet.title.to_string(),
        summary: document.leaflet.summary.to_string(),
        path: url::easy_read(&document.id).to_string(),
        picture: document.leaflet.picture.as_ref().and_then(|it| PictureView::of(site, it, None)),
    };
    EasyReadsView { documents: site.content.easy_read.iter().map(card).collect() }
}

/// A document in Easy Read.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EasyReadView {
    summary: String,
    parts: Vec<PartView>,
    hard_words: Vec<MeaningView>,
    /// What it says in easy words.
    stands_for: Vec<Link>,
    /// About how many pages it takes in print.
    pages: usize,
    all_path: String,
    /// Whether there are other documents.
    others: bool,
}

/// A part of a document, with its rows.
#[derive(Debug, JsonSchema, Serialize)]
struct PartView {
    id: String,
    heading: Option<String>,
    steps: Vec<StepView>,
}

/// A row: a picture and the words beside it.
#[derive(Debug, JsonSchema, Serialize)]
struct StepView {
    picture: Option<PictureView>,
    html: String,
    /// The hard words that stand here first.
    explained: Vec<MeaningView>,
}

/// A hard word and what it means.
#[derive(Debug, Clone, JsonSchema, Serialize)]
struct MeaningView {
    word: String,
    html: String,
}

/// The id of a part on the page of its document, by its number.
pub fn part_id(number: usize) -> String {
    format!("part-{}", number + 1)
}

/// One document.
pub fn one(site: &Site, number: usize, root: &str) -> EasyReadView {
    let leaflet = &site.content.easy_read[number].leaflet;
    let mut meanings = Texts::by(EasyProse::of_meanings(site, root));
    let mut hard_words: Vec<MeaningView> = (leaflet.hard_words.iter())
        .map(|hard| MeaningView { word: hard.word.to_string(), html: meanings.block(&hard.means) })
        .collect();
    let mut texts = Texts::by(EasyProse::new(site, root, leaflet));
    let mut first_uses = Reading::of(site, leaflet).first_uses(leaflet).into_iter();
    let mut step_view = |step: &EasyStep| StepView {
        picture: PictureView::of_step(site, step),
        html: texts.block(&step.words),
        explained: first_uses.next().into_iter().flatten().map(|n| hard_words[n].clone()).collect(),
    };
    let parts = leaflet.parts.iter().enumerate().map(|(n, part)| PartView {
        id: part_id(n),
        heading: part.heading.as_ref().map(ToString::to_string),
        steps: part.steps.iter().map(&mut step_view).collect(),
    });
    let parts = parts.collect();
    hard_words.sort_by_key(|hard| hard.word.to_lowercase());
    EasyReadView {
        summary: leaflet.summary.to_string(),
        parts,
        hard_words,
        stands_for: leaflet.stands_for.iter().filter_map(|target| Link::to(site, target, None)).collect(),
        pages: printed_pages(leaflet),
        all_path: url::easy_reads().to_string(),
        others: site.content.easy_read.len() > 1,
    }
}

/// The way from a page to what says the same in easy words: its own document, or from the statement to all of them.
pub fn of_page(site: &Site, page: &Page) -> Option<Link> {
    if site.content.easy_read.is_empty() {
        return None;
    }
    if let Some(document) = site.easy_read_of(&page.url) {
        return Some(Link::inside(&url::easy_read(&document.id), document.leaflet.title.as_str()));
    }
    matches!(page.kind, PageKind::Statement | PageKind::StatementAll).then(|| list(site)).flatten()
}

/// The list of documents, where there are any.
pub fn list(site: &Site) -> Option<Link> {
    let page = site.page_at(url::easy_reads().as_str())?;
    Some(Link::inside(&page.url, page.title.as_str()))
}
