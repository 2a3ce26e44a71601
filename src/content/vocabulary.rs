//! `vocabulary.yaml`: the needs, access features and areas that listings can name.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::Text;
use super::words::Language;
use super::{Id, Slug, Written, yaml};

/// A need that a service caters for.
#[derive(Debug, Clone, Copy)]
pub struct Need;
/// Something about a building that makes it easier to use.
#[derive(Debug, Clone, Copy)]
pub struct Access;
/// The id of a need.
pub type NeedId = Id<Need>;
/// The id of an access feature.
pub type AccessId = Id<Access>;
/// The id of an area.
pub type AreaId = Id<Area>;

/// `vocabulary.yaml`. Needs and access features that are not listed come from a built-in list.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Vocabulary {
    /// The needs that services cater for; a sensible list where left out.
    pub needs: Vec<Word>,
    /// What makes a building easier to use; a sensible list where left out.
    pub access: Vec<Word>,
    /// The areas in which services are, in the order in which they are offered.
    pub areas: Vec<Area>,
}

/// One word that listings can use.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Word {
    /// A short name for listings and links.
    pub id: Slug,
    /// As pages show it.
    pub name: Text,
    /// What it means, in a sentence.
    pub explanation: Option<Text>,
}

/// A part of the council's area.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Area {
    /// A short name for listings and links.
    pub id: Slug,
    /// As pages show it.
    pub name: Text,
    /// What it takes in, in a sentence.
    pub explanation: Option<Text>,
    /// How far north its middle is, in degrees; with it, families find what is near.
    pub latitude: Option<f64>,
    /// How far east its middle is, in degrees; west of Greenwich is below nought.
    pub longitude: Option<f64>,
}

/// A thing of the vocabulary that listings name by its id.
pub trait Named {
    /// Its id.
    fn id(&self) -> &str;
    /// As pages show it.
    fn name(&self) -> &str;
}

impl Named for Word {
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn name(&self) -> &str {
        self.name.as_str()
    }
}

impl Named for Area {
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn name(&self) -> &str {
        self.name.as_str()
    }
}

/// The built-in needs and access features, by language. The first stands in for the languages that are not here.
const BUILT_IN: [(&str, &str); 5] = [
    ("en", include_str!("vocabulary/en.yaml")),
    ("cy", include_str!("vocabulary/cy.yaml")),
    ("pl", include_str!("vocabulary/pl.yaml")),
    ("ur", include_str!("vocabulary/ur.yaml")),
    ("ar", include_str!("vocabulary/ar.yaml")),
];

/// The built-in words for content in a language, or a translation into another; with the marks of the original where
/// the other has none.
fn built_in(original: &Language, translation: Option<&Language>) -> Vocabulary {
    let words = |language: &Language| BUILT_IN.iter().find(|(tag, _)| *tag == language.primary());
    let translated = words(translation.unwrap_or(original));
    let (_, text) = translated.or_else(|| words(original)).unwrap_or(&BUILT_IN[0]);
    yaml::built_in(text, translation.is_some() && translated.is_none()).unwrap_or_default()
}

impl Written<Vocabulary> {
    /// This vocabulary with the built-in needs and access features where it has none of its own, for content in a
    /// language or a translation into another.
    pub fn or_built_in(mut self, original: &Language, translation: Option<&Language>) -> Written<Vocabulary> {
        let built_in = built_in(original, translation);
        let own = std::sync::Arc::make_mut(&mut self.item);
        if own.needs.is_empty() {
            own.needs = built_in.needs;
        }
        if own.access.is_empty() {
            own.access = built_in.access;
        }
        self
    }
}

/// The word with an id.
pub fn word<'a, W: Named>(words: &'a [W], id: &str) -> Option<&'a W> {
    words.iter().find(|word| word.id() == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foreign;

    fn names(original: &str, translation: Option<&str>) -> Vec<String> {
        let translation = translation.map(|tag| tag.parse().unwrap());
        let words = built_in(&original.parse().unwrap(), translation.as_ref());
        words.needs.iter().chain(&words.access).map(|word| word.name.to_string()).collect()
    }

    #[test]
    fn each_language_has_all_built_in_words() {
        let ids = |text: &str| {
            let words: Vocabulary = serde_yaml::from_str(text).unwrap();
            let said = |word: &Word| (word.id.to_string(), word.explanation.is_some());
            words.needs.iter().map(said).chain(words.access.iter().map(said)).collect::<Vec<_>>()
        };
        let english = ids(BUILT_IN[0].1);
        assert_eq!(english.len(), 22);
        for (tag, text) in BUILT_IN {
            assert_eq!(ids(text), english, "{tag}");
        }
    }

    #[test]
    fn words_are_in_the_language_of_the_content_or_marked() {
        assert_eq!(names("en-GB", None)[0], "Autism");
        assert_eq!(names("en-GB", Some("pl"))[0], "Autyzm");
        assert_eq!(names("cy", None)[0], "Awtistiaeth");
        assert_eq!(names("cy", Some("fr"))[0], foreign::mark("Awtistiaeth"));
        assert_eq!(names("en-GB", Some("fr"))[0], foreign::mark("Autism"));
    }
}
