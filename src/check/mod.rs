//! The rules that content is held against, one file a family. A rule is one function; adding one touches one file.

mod accessibility;
mod contrast;
mod data;
mod figures;
mod freshness;
pub mod ignored;
mod language;
pub mod markup;
mod phones;
mod prose;
mod references;
pub mod statute;
mod unused;

use crate::diagnostic::{Diagnostic, Rule};
use crate::site::Site;

/// Everything that is wrong with the content of a planned site.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let families: [fn(&Site) -> Vec<Diagnostic>; 12] = [
        references::check,
        data::check,
        prose::check,
        accessibility::check,
        statute::check,
        figures::check,
        freshness::check,
        language::check,
        phones::check,
        unused::check,
        ignored::check,
        contrast::check,
    ];
    families.iter().flat_map(|family| family(site)).collect()
}

/// Every rule of these families.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    references::RULES
        .into_iter()
        .chain(data::RULES)
        .chain(accessibility::RULES)
        .chain(figures::RULES)
        .chain(freshness::RULES)
        .chain(language::RULES)
        .chain(phones::RULES)
        .chain(unused::RULES)
        .chain(ignored::RULES)
        .chain(contrast::RULES)
        .chain(markup::RULES)
}
