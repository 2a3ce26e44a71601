//! Every rule of the program in one list: what `explain` prints, and what reports and documentation are made from.

use crate::content::law::{LegalBasis, Level};
use crate::diagnostic::{Rule, Severity};
use crate::{check, content, markdown, render, site};

/// A rule, wherever it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its stable name.
    pub name: String,
    /// How much a breach matters.
    pub severity: Severity,
    /// Where it comes from, if it comes from a law or a standard.
    pub citation: Option<String>,
    /// Why it is there.
    pub why: String,
}

/// Every rule, in the order in which the parts of the program look at a site; the elements of the law come last.
pub fn all(law: &LegalBasis) -> Vec<Entry> {
    let own = content::rules()
        .chain([&site::TWO_PAGES])
        .chain(check::rules())
        .chain(markdown::RULES)
        .chain(render::RULES)
        .map(entry);
    let elements = law.elements.iter().map(|element| Entry {
        name: element.id.to_string(),
        severity: match element.level {
            Level::Must => Severity::Legal,
            Level::Should => Severity::Advice,
        },
        citation: Some(element.citation.to_string()),
        why: element.why.to_string(),
    });
    own.chain(elements).collect()
}

fn entry(rule: &'static Rule) -> Entry {
    Entry {
        name: rule.name.to_owned(),
        severity: rule.severity,
        citation: rule.citation.map(str::to_owned),
        why: rule.why.to_owned(),
    }
}
