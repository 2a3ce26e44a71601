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

/// The reference in Markdown: every rule by how much it matters.
pub fn reference(rules: &[Entry]) -> String {
    let mut out = String::from(
        "# Rules\n\nEverything that `shortbreaks check` looks at. This page is made from the program itself by\n\
         `shortbreaks explain --reference`.\n",
    );
    for (severity, title, about) in [
        (
            Severity::Error,
            "Errors",
            "A page would be wrong or broken, so nothing is published until these are mended.",
        ),
        (
            Severity::Legal,
            "The law",
            "What the law says a statement must have. `build --strict` stops at these too.",
        ),
        (Severity::Advice, "Advice", "Guidance and good practice."),
    ] {
        out.push_str(&format!("\n## {title}\n\n{about}\n"));
        for rule in rules.iter().filter(|rule| rule.severity == severity) {
            out.push_str(&format!("\n### `{}`\n\n{}\n", rule.name, rule.why));
            if let Some(citation) = &rule.citation {
                out.push_str(&format!("\nSource: {citation}.\n"));
            }
        }
    }
    out
}

fn entry(rule: &'static Rule) -> Entry {
    Entry {
        name: rule.name.to_owned(),
        severity: rule.severity,
        citation: rule.citation.map(str::to_owned),
        why: rule.why.to_owned(),
    }
}
