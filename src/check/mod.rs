//! The rules that content is held against, one file a family. A rule is one function; adding one touches one file.

mod data;
mod prose;
mod references;

use crate::diagnostic::{Diagnostic, Rule};
use crate::site::Site;

/// Everything that is wrong with the content of a planned site.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let families: [fn(&Site) -> Vec<Diagnostic>; 3] = [references::check, data::check, prose::check];
    families.iter().flat_map(|family| family(site)).collect()
}

/// Every rule of these families.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    references::RULES.into_iter().chain(data::RULES)
}
