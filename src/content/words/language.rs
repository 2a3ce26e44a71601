//! The languages that content and pages can be in.

use std::fmt;
use std::str::FromStr;

use icu_locale_core::LanguageIdentifier;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use crate::content::scalar::{Scalar, scalar, written};
use crate::diagnostic::Problem;

/// A language by its tag of BCP 47, such as `ur` or `en-GB`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

scalar!(Language, "language", "A language as its tag: `cy` for Welsh, `pl` for Polish, `ur` for Urdu.", "ur");
written!(Language, |language| language.0);

impl FromStr for Language {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Language, Problem> {
        match text.trim().parse::<LanguageIdentifier>() {
            Ok(tag) if tag.language.as_str() != "und" => Ok(Language(tag.to_string())),
            _ => Err(Problem::new(
                format!("`{text}` is not the tag of a language"),
                "write two or three letters, such as `cy` for Welsh or `ur` for Urdu",
            )),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Languages that are written from right to left in the script that they are mostly written in.
const RIGHT_TO_LEFT: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

/// Languages from left to right that are mostly not written in Latin letters.
const LEFT_TO_RIGHT_IN_OTHER_LETTERS: [&str; 24] = [
    "am", "be", "bg", "bn", "el", "gu", "hi", "hy", "ja", "ka", "km", "ko", "mk", "ml", "mr", "ne", "pa",
    "ru", "si", "ta", "te", "ti", "uk", "zh",
];

impl Language {
    /// British English, in which the program has all of its words.
    pub fn english() -> Language {
        Language("en-GB".to_owned())
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The tag without country and script: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.split_once('-').map_or(&self.0, |(primary, _)| primary)
    }

    /// Whether it is English of any country.
    pub fn is_english(&self) -> bool {
        self.primary() == "en"
    }

    /// Whether it is written in Latin letters.
    pub fn is_in_latin_letters(&self) -> bool {
        let other = RIGHT_TO_LEFT.iter().chain(&LEFT_TO_RIGHT_IN_OTHER_LETTERS);
        !other.into_iter().any(|language| *language == self.primary())
    }

    /// `rtl` or `ltr`, as HTML has it.
    pub fn direction(&self) -> &'static str {
        match RIGHT_TO_LEFT.contains(&self.primary()) || self.0.contains("-Arab") {
            true => "rtl",
            false => "ltr",
        }
    }
}
