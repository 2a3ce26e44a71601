//! Where a link leads: another part of the site by its id, or the web.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use super::Slug;
use super::contact::WebAddress;
use super::scalar::{Scalar, scalar, written};
use crate::diagnostic::{Problem, suggestion};

/// The kinds of thing that a link can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetKind {
    /// A page of `pages/`.
    Page,
    /// A section of the statement.
    Section,
    /// An eligibility tier.
    Tier,
    /// A listing.
    Service,
    /// An organisation.
    Provider,
    /// A type of break.
    BreakType,
    /// A word of the glossary.
    Term,
    /// A decision of the council's.
    Decision,
    /// Something that families gain.
    Outcome,
    /// A table of figures.
    Evidence,
    /// A document in Easy Read.
    EasyRead,
    /// A page that every site has, such as `site:contact`.
    Site,
}

impl TargetKind {
    /// Every kind with the word that names it in a link.
    pub const ALL: [(TargetKind, &'static str); 12] = [
        (TargetKind::Page, "page"),
        (TargetKind::Section, "section"),
        (TargetKind::Tier, "tier"),
        (TargetKind::Service, "service"),
        (TargetKind::Provider, "provider"),
        (TargetKind::BreakType, "type"),
        (TargetKind::Term, "term"),
        (TargetKind::Decision, "decision"),
        (TargetKind::Outcome, "outcome"),
        (TargetKind::Evidence, "evidence"),
        (TargetKind::EasyRead, "easy-read"),
        (TargetKind::Site, "site"),
    ];

    /// The word that names it in a link.
    pub fn word(self) -> &'static str {
        TargetKind::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// What a link names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A thing of this site, and perhaps a heading on its page.
    Inside {
        /// What kind of thing.
        kind: TargetKind,
        /// Its id.
        id: Slug,
        /// The id of a heading there.
        anchor: Option<String>,
    },
    /// Another website.
    Web(WebAddress),
}

scalar!(
    Target,
    "target",
    "Where a link leads: `page:`, `section:`, `tier:`, `service:`, `provider:`, `type:`, `term:`, `decision:`, `outcome:`, `evidence:`, `easy-read:` or `site:` and an id, or a web address.",
    "page:ask-for-a-break"
);
written!(Target, |target| target);

impl FromStr for Target {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Target, Problem> {
        let text = text.trim();
        if text.contains("://") {
            return text.parse().map(Target::Web);
        }
        let words = TargetKind::ALL.iter().map(|(_, word)| *word);
        let Some((word, rest)) = text.split_once(':') else {
            return Err(Problem::new(
                format!("`{text}` does not say what kind of thing it links to"),
                "write the kind, a colon and the id, such as `page:ask-for-a-break` or `tier:specialist`",
            ));
        };
        let Some((kind, _)) = TargetKind::ALL.iter().find(|(_, known)| *known == word) else {
            return Err(Problem {
                message: format!("`{word}:` is not a kind of thing to link to"),
                help: suggestion(word, words),
            });
        };
        let (id, anchor) = match rest.split_once('#') {
            Some((id, anchor)) => (id, Some(anchor.to_owned())),
            None => (rest, None),
        };
        Ok(Target::Inside { kind: *kind, id: id.trim().parse()?, anchor })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Inside { kind, id, anchor: None } => write!(f, "{}:{id}", kind.word()),
            Target::Inside { kind, id, anchor: Some(anchor) } => write!(f, "{}:{id}#{anchor}", kind.word()),
            Target::Web(address) => f.write_str(address.as_str()),
        }
    }
}
