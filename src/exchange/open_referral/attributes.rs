//! The words and facts among the attributes of a thing.

use serde_json::Value;

use super::{list, text};
use crate::exchange::words::{Of, Words};
use crate::site::taxonomies::{Fact, TaxonomyKind};

/// The values of a fact.
pub fn facts(thing: &Value, fact: Fact) -> Vec<&str> {
    let (code, ..) = fact.words();
    let ours = |one: &&Value| text(one, "link_type") == Some(TaxonomyKind::Fact.slug());
    let is_it = |one: &&Value| one.get("taxonomy_term").and_then(|term| text(term, "code")) == Some(code);
    list(thing, "attributes").iter().filter(ours).filter(is_it).filter_map(|one| text(one, "value")).collect()
}

/// The value of a fact that a thing has once.
pub fn fact(thing: &Value, wanted: Fact) -> Option<&str> {
    facts(thing, wanted).into_iter().next()
}

/// Whether a fact is so, where that is known.
pub fn yes_no(thing: &Value, wanted: Fact) -> Option<bool> {
    fact(thing, wanted).map(|value| value == "yes")
}

/// The short names of a thing's terms of one taxonomy of ours.
pub fn codes(thing: &Value, kind: TaxonomyKind) -> Vec<String> {
    let ours = |one: &&Value| text(one, "link_type") == Some(kind.slug());
    let code = |one: &Value| text(one.get("taxonomy_term")?, "code").map(str::to_owned);
    list(thing, "attributes").iter().filter(ours).filter_map(code).collect()
}

/// The thing's own words for its terms of one taxonomy of ours, or the short names of those for which it has none.
pub fn in_words(thing: &Value, kind: TaxonomyKind) -> Vec<String> {
    let ours = |one: &&Value| text(one, "link_type") == Some(kind.slug());
    let word =
        |one: &Value| text(one, "value").or(text(one.get("taxonomy_term")?, "code")).map(str::to_owned);
    list(thing, "attributes").iter().filter(ours).filter_map(word).collect()
}

/// The short names, and for other directories those of their terms that are words of the content.
pub fn words(thing: &Value, kind: TaxonomyKind, of: Of, known: &Words) -> Vec<String> {
    let ours = codes(thing, kind);
    if !ours.is_empty() {
        return ours;
    }
    let is_foreign = |one: &&Value| {
        let link = text(one, "link_type").unwrap_or_default();
        TaxonomyKind::ALL.iter().all(|kind| kind.slug() != link)
    };
    let word = |one: &Value| known.id(of, text(one.get("taxonomy_term")?, "name")?).ok();
    let mut found: Vec<String> =
        list(thing, "attributes").iter().filter(is_foreign).filter_map(word).collect();
    found.dedup();
    found
}
