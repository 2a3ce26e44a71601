//! Every rule of the program in one list: what `explain` prints, and what the documentation is made from.

use crate::diagnostic::Rule;
use crate::{check, content, markdown, render, site};

/// Every rule, in the order in which the parts of the program look at a site.
pub fn all() -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = content::rules().collect();
    rules.push(&site::TWO_PAGES);
    rules.extend(check::rules());
    rules.extend(markdown::RULES);
    rules.extend(render::RULES);
    rules
}
