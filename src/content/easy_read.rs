//! `easy-read/*.yaml`: documents in Easy Read, one a file. Each row is a picture and a sentence or two beside it; hard
//! words are explained in the document itself.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use super::Slug;
use super::glossary::TermId;
use super::scalar::{Prose, Scalar, Text, YesNo, refuse_empty, scalar, written};
use super::target::Target;
use crate::diagnostic::Problem;

/// A document in Easy Read and the name by which it goes.
#[derive(Debug)]
pub struct EasyRead {
    /// By its own words, or by the name of its file.
    pub id: Slug,
    /// What it says.
    pub leaflet: Leaflet,
}

/// A document in Easy Read.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Leaflet {
    /// A short name for links; the name of the file where left out.
    pub id: Option<Slug>,
    /// What it is called, in easy words.
    pub title: Text,
    /// What it is about, in a short sentence.
    pub summary: Text,
    /// The picture beside its title in lists: a pictogram, or `asset:` and the name of a file of your own.
    pub picture: Option<Picture>,
    /// What it says in easy words: `site:statement`, a section, a level of support, a page. They link to it.
    #[serde(default)]
    pub stands_for: Vec<Target>,
    /// Where it stands among the others, from 1 on; in the order of the file names where left out.
    pub order: Option<u32>,
    /// Its parts, in order.
    pub parts: Vec<EasyPart>,
    /// Words that readers may not know. Each is explained where it first stands, and again at the end.
    #[serde(default)]
    pub hard_words: Vec<HardWord>,
}

/// A part of a document in Easy Read.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EasyPart {
    /// Its heading: a question, or a few easy words.
    pub heading: Option<Text>,
    /// Its rows, one idea each.
    pub steps: Vec<EasyStep>,
}

/// One idea: a picture and the words beside it.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EasyStep {
    /// A pictogram by its name, such as `phone`, or `asset:` and the name of a picture of your own.
    pub picture: Option<Picture>,
    /// What a picture of your own shows, for people who cannot see it. A pictogram needs no such words.
    pub shows: Option<Text>,
    /// Whether a picture of your own tells nothing that the words do not.
    #[serde(default)]
    pub decoration: YesNo,
    /// One or two sentences of 15 words at most.
    pub words: Prose,
}

/// A word that readers may not know.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HardWord {
    /// The word or words, as they stand in the document.
    pub word: Text,
    /// What it means, in easy words.
    pub means: Prose,
    /// The same word in `glossary.yaml`, by its id, where it is there too.
    pub term: Option<TermId>,
    /// Other ways in which it is written, such as `panels`.
    #[serde(default)]
    pub also: Vec<Text>,
}

/// The picture of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// One of the theme's pictograms, by its name.
    Pictogram(Slug),
    /// A file of `assets/`, by its path there.
    Own(String),
}

scalar!(
    Picture,
    "picture",
    "The name of a pictogram, or `asset:` and a file of `content/assets/`. docs/easy-read.md lists the pictograms.",
    "phone"
);

written!(Picture, |picture| picture);

/// What stands before the name of a file of the council's own.
const OWN: &str = "asset:";

impl FromStr for Picture {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Picture, Problem> {
        let text = refuse_empty(text)?;
        if let Some(file) = text.strip_prefix(OWN) {
            return refuse_empty(file).map(|file| Picture::Own(file.to_owned()));
        }
        match text.parse() {
            Ok(name) => Ok(Picture::Pictogram(name)),
            Err(_) if text.contains('.') => Err(Problem::new(
                format!("`{text}` is not the name of a pictogram"),
                format!("put the picture in `content/assets/` and write `{OWN}{text}`"),
            )),
            Err(problem) => Err(problem),
        }
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Picture::Pictogram(name) => write!(f, "{name}"),
            Picture::Own(file) => write!(f, "{OWN}{file}"),
        }
    }
}

impl Leaflet {
    /// Every row, with the number of its part and its own number there.
    pub fn steps(&self) -> impl Iterator<Item = (usize, usize, &EasyStep)> {
        let parts = self.parts.iter().enumerate();
        parts.flat_map(|(part, of)| of.steps.iter().enumerate().map(move |(n, step)| (part, n, step)))
    }
}
