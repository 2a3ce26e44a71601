//! The rules that content is held against, one file a family. A rule is one function; adding one touches one file.

mod accessibility;
mod areas;
mod contracts;
mod contrast;
mod data;
mod easy_read;
pub mod editions;
mod figures;
mod freshness;
mod guide;
pub mod ignored;
mod language;
mod listings;
pub mod markup;
mod offline;
mod outcomes;
mod participation;
mod phones;
mod prose;
mod range;
mod references;
pub mod statute;
mod unused;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Rule};
use crate::site::Site;

type Family = fn(&Site) -> Vec<Diagnostic>;

/// The families that find mistakes, which stop a build, besides what they find of other weight.
const OF_MISTAKES: [Family; 16] = [
    references::check,
    data::check,
    editions::check,
    listings::check,
    areas::check,
    guide::check,
    range::mistakes,
    prose::check,
    figures::check,
    participation::check,
    freshness::check,
    contracts::check,
    outcomes::check,
    easy_read::check,
    ignored::check,
    contrast::check,
];

/// The families that find gaps in law and advice only.
const OF_LAW_AND_ADVICE: [Family; 7] = [
    accessibility::check,
    statute::check,
    range::check,
    language::check,
    phones::check,
    offline::check,
    unused::check,
];

/// Everything that is wrong with the content of a planned site.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    [mistakes(site), law_and_advice(site)].concat()
}

/// Everything that is wrong with a site in all of its languages, the original first. Of a translation, only what its
/// own files say is looked at: the rest was looked at in the original.
pub fn in_every_language(sites: &[Site]) -> Vec<Diagnostic> {
    let mut found = mistakes_in_every_language(sites);
    found.extend(sites.first().map(law_and_advice).unwrap_or_default());
    found
}

/// The same by the families that find mistakes.
pub fn mistakes_in_every_language(sites: &[Site]) -> Vec<Diagnostic> {
    let Some((original, translations)) = sites.split_first() else { return Vec::new() };
    let of_its_own = |site: &Site| {
        let is_told =
            |found: &Diagnostic| found.place.as_ref().is_some_and(|place| site.content.tells_of(&place.file));
        mistakes(site).into_iter().filter(is_told).collect::<Vec<_>>()
    };
    let of_translations = || translations.par_iter().flat_map_iter(of_its_own).collect::<Vec<_>>();
    let (mut found, others) = rayon::join(|| mistakes(original), of_translations);
    found.extend(others);
    found
}

/// What is wrong by the families that find mistakes: an editor waits for these before anything else.
pub fn mistakes(site: &Site) -> Vec<Diagnostic> {
    OF_MISTAKES.par_iter().flat_map_iter(|family| family(site)).collect()
}

/// What the other families find.
pub fn law_and_advice(site: &Site) -> Vec<Diagnostic> {
    OF_LAW_AND_ADVICE.par_iter().flat_map_iter(|family| family(site)).collect()
}

/// Every rule of these families.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    references::RULES
        .into_iter()
        .chain(data::RULES)
        .chain(editions::RULES)
        .chain(listings::RULES)
        .chain(areas::RULES)
        .chain(guide::RULES)
        .chain(range::RULES)
        .chain(accessibility::RULES)
        .chain(figures::RULES)
        .chain(participation::RULES)
        .chain(freshness::RULES)
        .chain(contracts::RULES)
        .chain(outcomes::RULES)
        .chain(easy_read::RULES)
        .chain(language::RULES)
        .chain(phones::RULES)
        .chain(offline::RULES)
        .chain(unused::RULES)
        .chain(ignored::RULES)
        .chain(contrast::RULES)
        .chain(markup::RULES)
}
