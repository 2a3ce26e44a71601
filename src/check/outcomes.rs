//! Outcomes: every one that a service names is known, and some service works towards each.

use std::collections::{HashMap, HashSet};

use super::references::UNKNOWN_ID;
use crate::content::files::Kind;
use crate::diagnostic::{DataPath, Diagnostic, Place, Rule, suggestion};
use crate::site::Site;

/// An outcome that nothing works towards.
pub const OUTCOME_WITHOUT_SERVICE: Rule = Rule::advice(
    "outcome-without-service",
    "The statement promises that families gain something, and no break on the site works towards it. Add it to \
     `outcomes` of the services that do, plan one that does, or do not promise it.",
);
/// One word for two outcomes.
pub const WORD_OF_TWO_OUTCOMES: Rule = Rule::error(
    "word-of-two-outcomes",
    "A word by which services name an outcome stands for one outcome, since nobody could tell which of two is meant.",
);

/// All of them.
pub const RULES: [&Rule; 2] = [&OUTCOME_WITHOUT_SERVICE, &WORD_OF_TWO_OUTCOMES];

/// Outcomes that are named and not known, or known and not worked towards.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let outcomes = &site.content.outcomes;
    let mut found = words(site);
    // Where the file lists none, services say what families gain in words of their own.
    if outcomes.outcomes.is_empty() {
        return found;
    }
    let meant = site.content.outcomes_by_word();
    let mut worked_towards = HashSet::new();
    for listing in site.content.listings() {
        for (n, word) in listing.service.outcomes.iter().enumerate() {
            if let Some(outcome) = meant.get(word.as_str()) {
                if !listing.service.is_closed() {
                    worked_towards.insert(outcome.id.as_str());
                }
                continue;
            }
            if site.content.unread.may_have(Kind::Outcomes, word.as_str()) {
                continue;
            }
            let place = Place::value(&listing.provider.file, listing.path().key("outcomes").index(n));
            let message = format!("there is no outcome `{word}` in `outcomes.yaml`");
            let ids = outcomes.outcomes.iter().map(|outcome| outcome.id.as_str());
            let also = outcomes.outcomes.iter().flat_map(|outcome| &outcome.also).map(|word| word.as_str());
            let near = crate::diagnostic::nearest(word.as_str(), ids.clone().chain(also));
            let help = match near {
                Some(near) => Some(format!("did you mean `{near}`?")),
                None => suggestion(word.as_str(), ids)
                    .map(|help| format!("{help}, or add these words to `also` of one of them")),
            };
            found.push(Diagnostic::new(&UNKNOWN_ID, place, message).maybe_help(help));
        }
    }
    let unread = &site.content.unread;
    // What works towards it may be in what could not be read.
    if unread.kinds.is_empty() && unread.ids.is_empty() {
        for (n, outcome) in outcomes.outcomes.iter().enumerate() {
            if !worked_towards.contains(outcome.id.as_str()) {
                let message = format!("no service works towards `{}`", outcome.id);
                let help = "add it to `outcomes` of the services that do, or take it out";
                found.push(
                    Diagnostic::new(&OUTCOME_WITHOUT_SERVICE, place(site, n).of("id"), message).help(help),
                );
            }
        }
    }
    found
}

/// The place of an outcome in its file.
struct At<'a>(&'a std::sync::Arc<str>, DataPath);

impl At<'_> {
    fn of(&self, key: &str) -> Place {
        Place::value(self.0, self.1.key(key))
    }
}

fn place<'a>(site: &'a Site, number: usize) -> At<'a> {
    let outcomes = &site.content.outcomes;
    At(&outcomes.file, outcomes.path.key("outcomes").index(number))
}

/// Words that two outcomes have.
fn words(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (n, outcome) in site.content.outcomes.outcomes.iter().enumerate() {
        let at = place(site, n);
        let also = outcome.also.iter().enumerate();
        let also = also.map(|(m, word)| (word.as_str(), Place::value(at.0, at.1.key("also").index(m))));
        let own = [(outcome.id.as_str(), at.of("id")), (outcome.name.as_str(), at.of("name"))];
        for (word, place) in own.into_iter().chain(also) {
            let before = *taken.entry(word.to_lowercase()).or_insert(n);
            let other = &site.content.outcomes.outcomes[before];
            // Two with one id are a finding of their own.
            if before != n && other.id != outcome.id {
                let message = format!("`{word}` stands for the outcome `{}` already", other.id);
                let help = "take it out of one of the two";
                found.push(Diagnostic::new(&WORD_OF_TWO_OUTCOMES, place, message).help(help));
            }
        }
    }
    found
}
