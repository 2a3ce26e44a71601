//! Findings that a council has decided to live with. The decision and its reason stand in `site.yaml`.

use crate::content::site::Ignore;
use crate::content::{Content, Written};
use crate::diagnostic::{Diagnostic, Place, Rule, Severity, suggestion};
use crate::rules;
use crate::site::Site;

/// A rule that cannot be ignored, or that is not there.
pub const WRONG_IGNORE: Rule = Rule::error(
    "wrong-ignore",
    "Under `ignore:` in site.yaml stand rules of law and advice that the council has decided not to follow, each \
     with its reason. Errors cannot be ignored, since a page would be wrong or broken.",
);

/// All of them.
pub const RULES: [&Rule; 1] = [&WRONG_IGNORE];

/// Entries of `ignore:` that name no rule, or one that cannot be ignored.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let rules = rules::all(&site.content.law);
    let written = &site.content.site;
    let place = |n: usize| Place::value(&written.file, written.path.key("ignore").index(n).key("rule"));
    let wrong = |(n, ignore): (usize, &Ignore)| {
        let name = ignore.rule.as_str();
        match rules.iter().find(|rule| rule.name == name) {
            None => {
                let help = suggestion(name, rules.iter().map(|rule| rule.name.as_str()));
                let message = format!("there is no rule called `{name}`");
                Some(Diagnostic::new(&WRONG_IGNORE, place(n), message).maybe_help(help))
            }
            Some(rule) if rule.severity == Severity::Error => {
                let message = format!("`{name}` is an error and cannot be ignored");
                Some(Diagnostic::new(&WRONG_IGNORE, place(n), message).help("mend what it finds"))
            }
            Some(_) => None,
        }
    };
    written.ignore.iter().enumerate().filter_map(wrong).collect()
}

/// Parts findings into those that count and those that the council ignores, with the reason of each.
pub fn set_aside(found: Vec<Diagnostic>, content: &Content) -> (Vec<Diagnostic>, Vec<(Diagnostic, String)>) {
    let site: &Written<_> = &content.site;
    let mut kept = Vec::new();
    let mut ignored = Vec::new();
    for found in found {
        let reason = site.ignore.iter().find(|ignore| ignore.rule.as_str() == found.rule);
        match reason.filter(|_| found.severity != Severity::Error) {
            Some(ignore) => ignored.push((found, ignore.reason.to_string())),
            None => kept.push(found),
        }
    }
    (kept, ignored)
}
