//! Stable names: what a thing is called in links and in other files, apart from its title.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use super::scalar::{Scalar, scalar, written};
use crate::diagnostic::Problem;

/// A name in small letters, digits and hyphens, safe as a folder and in an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

scalar!(Slug, "slug", "A short name in small letters, digits and hyphens.", "saturday-swim");
written!(Slug, |slug| slug.0);

/// Folder names that some system cannot make.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
const LONGEST: usize = 80;

impl FromStr for Slug {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Slug, Problem> {
        let fits = !text.is_empty()
            && text.len() <= LONGEST
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !is_reserved(text);
        if fits {
            return Ok(Slug(text.to_owned()));
        }
        if is_reserved(text) {
            let help = format!("write another, such as `{text}-1`");
            return Err(Problem::new(format!("`{text}` is a name that Windows keeps for itself"), help));
        }
        let slug = slugify(text);
        let help = match slug.as_str() {
            "" => "use small letters, digits and hyphens".to_owned(),
            slug => format!("use small letters, digits and hyphens: `{slug}`"),
        };
        Err(Problem::new(format!("`{text}` cannot be an id"), help))
    }
}

/// Whether a name in small letters is one that some system cannot make.
pub(crate) fn is_reserved(text: &str) -> bool {
    let is_port = text.len() == 4 && (text.starts_with("com") || text.starts_with("lpt"));
    RESERVED.contains(&text) || is_port && text.ends_with(|c: char| c.is_ascii_digit())
}

impl Slug {
    /// A name that the program itself supplies.
    pub(crate) fn literal(name: &'static str) -> Slug {
        Slug(name.to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A slug made from any text: `Who can get a break?` becomes `who-can-get-a-break`.
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\'' | '’' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() == LONGEST {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The id of one kind of thing, so that a tier is never looked up among the needs.
pub struct Id<Of> {
    slug: Slug,
    of: PhantomData<fn() -> Of>,
}

impl<Of> Id<Of> {
    /// The name.
    pub fn as_str(&self) -> &str {
        self.slug.as_str()
    }
}

impl<Of> From<Slug> for Id<Of> {
    fn from(slug: Slug) -> Self {
        Id { slug, of: PhantomData }
    }
}

impl<Of> Clone for Id<Of> {
    fn clone(&self) -> Self {
        self.slug.clone().into()
    }
}

impl<Of> PartialEq for Id<Of> {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}

impl<Of> Eq for Id<Of> {}

impl<Of> std::hash::Hash for Id<Of> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.slug.hash(state);
    }
}

impl<Of> PartialOrd for Id<Of> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<Of> Ord for Id<Of> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.slug.cmp(&other.slug)
    }
}

impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl<Of> fmt::Display for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<Of> serde::Serialize for Id<Of> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.slug.serialize(to)
    }
}

impl<'de, Of> Deserialize<'de> for Id<Of> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Slug::deserialize(from).map(Id::from).map_err(D::Error::custom)
    }
}

impl<Of> JsonSchema for Id<Of> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Slug".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Slug::json_schema(generator)
    }
}
