//! The words that listings share: levels, types of break, needs, access features, areas. A spreadsheet may have their
//! ids or their names; the content has ids.

use crate::content::Content;
use crate::content::files::Kind;
use crate::content::id::slugify;
use crate::content::vocabulary::Named;
use crate::diagnostic::{Problem, suggestion};

/// Which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Levels of support.
    Tier,
    /// Types of break.
    BreakType,
    /// Needs.
    Need,
    /// Access features.
    Access,
    /// Areas.
    Area,
}

/// Every word that there is, each with its id and what pages call it.
pub struct Words {
    lists: [List; 5],
}

struct List {
    of: Of,
    what: &'static str,
    file: &'static str,
    words: Vec<(String, String)>,
    /// Whether the file of the words could not be read whole, so that any word may be right.
    unread: bool,
}

impl Words {
    /// The words of some content.
    pub fn of(content: &Content) -> Words {
        fn vocabulary(words: &[impl Named]) -> Vec<(String, String)> {
            words.iter().map(|word| (word.id().to_string(), word.name().to_owned())).collect()
        }
        let list = |of, what, file, kind, words| {
            let unread = content.unread.kinds.contains(&kind);
            List { of, what, file, words, unread }
        };
        let tiers = content.tiers.iter().map(|tier| (tier.id.to_string(), tier.name.to_string()));
        let types = content.break_types.iter().map(|kind| (kind.id.to_string(), kind.name.to_string()));
        let words = &content.vocabulary;
        let file = "vocabulary.yaml";
        Words {
            lists: [
                list(Of::Tier, "tier", "tiers.yaml", Kind::Tiers, tiers.collect()),
                list(Of::BreakType, "type of break", "break-types.yaml", Kind::BreakTypes, types.collect()),
                list(Of::Need, "need", file, Kind::Vocabulary, vocabulary(&words.needs)),
                list(Of::Access, "access feature", file, Kind::Vocabulary, vocabulary(&words.access)),
                list(Of::Area, "area", file, Kind::Vocabulary, vocabulary(&words.areas)),
            ],
        }
    }

    /// The id that a text means: the id itself or the name, whatever its capitals and hyphens.
    pub fn id(&self, of: Of, text: &str) -> Result<String, Problem> {
        let slug = slugify(text);
        let Some(list) = self.lists.iter().find(|list| list.of == of) else { return Ok(slug) };
        let is_it = |(id, name): &&(String, String)| *id == slug || slugify(name) == slug;
        match list.words.iter().find(is_it) {
            Some((id, _)) => Ok(id.clone()),
            None if list.unread && !slug.is_empty() => Ok(slug),
            None => {
                let ids: Vec<&str> = list.words.iter().map(|(id, _)| id.as_str()).collect();
                let names = list.words.iter().map(|(_, name)| name.as_str());
                let near =
                    crate::diagnostic::nearest(text, names).map(|name| format!("did you mean `{name}`?"));
                Err(Problem {
                    message: format!("there is no {} `{text}` in `{}`", list.what, list.file),
                    help: suggestion(&slug, ids.iter().copied())
                        .filter(|help| help.starts_with("did") || near.is_none())
                        .or(near),
                })
            }
        }
    }
}
