//! `statement/*.md` and `pages/*.md`: policy text in Markdown with a few lines of YAML at its head.

use schemars::JsonSchema;
use serde::Deserialize;

use super::law::ElementId;
use super::scalar::{Text, YesNo};
use super::time::Date;
use super::{Id, Slug};

/// A section of the statement, as a kind of thing that has ids.
#[derive(Debug, Clone, Copy)]
pub struct SectionKind;
/// A page, as a kind of thing that has ids.
#[derive(Debug, Clone, Copy)]
pub struct PageKind;

/// The id of a section.
pub type SectionId = Id<SectionKind>;
/// The id of a page.
pub type PageId = Id<PageKind>;

/// What stands at the head of a section or page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FrontMatter {
    /// The title, which is the page's heading.
    pub title: Text,
    /// A short name for links; made of the file's name where left out.
    pub id: Option<Slug>,
    /// Where it stands among the others; by the file's name where left out.
    pub order: Option<u32>,
    /// What it says, in a sentence.
    pub summary: Option<Text>,
    /// The elements of the law that a section covers.
    #[serde(default)]
    pub covers: Vec<ElementId>,
    /// When it was last reviewed, where that differs from the statement.
    pub reviewed: Option<Date>,
    /// Whether it is left out of the site for now.
    #[serde(default)]
    pub draft: YesNo,
    /// Earlier ids, kept so that old links still lead here.
    #[serde(default)]
    pub aliases: Vec<Slug>,
}

/// A section or page.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its short name.
    pub id: Slug,
    /// What stands at its head.
    pub front: FrontMatter,
    /// The Markdown below it.
    pub body: String,
    /// Where the Markdown starts in the file, in bytes.
    pub body_start: usize,
}
