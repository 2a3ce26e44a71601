//! Two editions in, every difference out.
//!
//! What changes by itself is passed over, since it is no change of the statement: how many places are left, when a
//! listing was last checked, and the dates of sessions, which are others every year. So are the version and its date,
//! which name the two sides.

mod listings;
mod measure;
mod tiers;
mod whole;

use std::collections::{HashMap, HashSet};

use super::align;
use super::change::{About, Account, Change, Kind, Severity, Thing, Which};
use crate::content::Slug;
use crate::content::editions::Edition;
use crate::content::time::Date;
use crate::content::words::Words;
use crate::markdown::plain;

/// Everything that is different in `after`. What each side says is told by the words.
pub fn compare(before: &Edition, after: &Edition, words: &Words) -> Account {
    let mut changes = Changes { found: Vec::new(), words };
    tiers::compare(before, after, &mut changes);
    whole::break_types(before, after, &mut changes);
    listings::compare(before, after, &mut changes);
    whole::providers(before, after, &mut changes);
    whole::sections(before, after, &mut changes);
    whole::statement(before, after, &mut changes);
    let mut changes = changes.found;
    changes.sort_by_key(|change: &Change| (change.group(), change.about.what));
    let which = |edition: &Edition| Which {
        version: edition.statement.version.to_string(),
        published: edition.statement.published,
    };
    Account { from: which(before), to: which(after), changes }
}

/// What has been found, and what it is told by.
struct Changes<'w> {
    found: Vec<Change>,
    words: &'w Words,
}

/// Notes what is different about one thing.
struct Noter<'a> {
    about: About,
    changes: &'a mut Vec<Change>,
    words: &'a Words,
}

impl<'a> Noter<'a> {
    fn new(what: Thing, id: &str, name: &str, changes: &'a mut Changes<'_>) -> Noter<'a> {
        let about = About { what, id: id.to_owned(), name: name.to_owned() };
        Noter { about, changes: &mut changes.found, words: changes.words }
    }

    fn put(&mut self, severity: Severity, kind: Kind, before: Option<String>, after: Option<String>) {
        self.put_part(severity, kind, None, before, after);
    }

    fn put_part(
        &mut self,
        severity: Severity,
        kind: Kind,
        part: Option<String>,
        before: Option<String>,
        after: Option<String>,
    ) {
        let about = self.about.clone();
        self.changes.push(Change { severity, kind, about, part, before, after, passages: Vec::new() });
    }

    /// A fact that is neither stricter nor easier, whatever it says.
    fn fact(&mut self, kind: Kind, before: Option<String>, after: Option<String>) {
        if before != after {
            self.put(Severity::Neutral, kind, before, after);
        }
    }

    /// The same of something that always says something.
    fn said(&mut self, kind: Kind, before: impl ToString, after: impl ToString) {
        self.fact(kind, Some(before.to_string()), Some(after.to_string()));
    }

    /// The same of what may say nothing.
    fn maybe<T: ToString>(&mut self, kind: Kind, before: Option<&T>, after: Option<&T>) {
        self.fact(kind, before.map(T::to_string), after.map(T::to_string));
    }

    /// The same of a day.
    fn day(&mut self, kind: Kind, before: Option<Date>, after: Option<Date>) {
        let words = self.words;
        self.fact(kind, before.map(|day| words.day(day.0)), after.map(|day| words.day(day.0)));
    }

    /// The same of Markdown, by its words.
    fn prose(&mut self, kind: Kind, before: Option<&str>, after: Option<&str>) {
        if before.map(str::trim) != after.map(str::trim) {
            self.fact(kind, before.map(plain), after.map(plain));
        }
    }

    /// A fact that goes up a scale on which more is stricter.
    fn scale<T: Ord>(&mut self, kind: Kind, before: (T, String), after: (T, String)) {
        let severity = match after.0.cmp(&before.0) {
            std::cmp::Ordering::Greater => Severity::Tighter,
            std::cmp::Ordering::Less => Severity::Looser,
            std::cmp::Ordering::Equal => Severity::Neutral,
        };
        if before.1 != after.1 {
            self.put(severity, kind, Some(before.1), Some(after.1));
        }
    }

    /// Several things of which each one more is something gained.
    fn gains<T: Eq + std::hash::Hash>(
        &mut self,
        kind: Kind,
        before: (&[T], Option<String>),
        after: (&[T], Option<String>),
    ) {
        let had: HashSet<&T> = before.0.iter().collect();
        let has: HashSet<&T> = after.0.iter().collect();
        if had == has {
            return;
        }
        let severity =
            weigh(had.iter().any(|one| !has.contains(*one)), has.iter().any(|one| !had.contains(*one)));
        self.put(severity, kind, before.1, after.1);
    }
}

/// `Yes` or `No`
fn yes_or_no(yes: bool, words: &Words) -> String {
    words.say(if yes { "difference.so" } else { "difference.not-so" })
}

/// What it means where something is lost, gained or both.
fn weigh(lost: bool, gained: bool) -> Severity {
    match (lost, gained) {
        (true, false) => Severity::Tighter,
        (true, true) => Severity::Mixed,
        (false, true) => Severity::Looser,
        (false, false) => Severity::Neutral,
    }
}

/// The same thing in both editions, or in one of them.
enum Pair<'a, T> {
    /// It is in both, with its place in the first.
    Both(&'a T, &'a T, usize),
    /// It is new.
    New(&'a T),
    /// It is gone.
    Gone(&'a T),
}

/// Things of two editions by their ids, also where one has got another id and keeps the old one as an alias: those of
/// the later edition in its order, and after them those that are gone.
fn pairs<'a, T>(
    before: &'a [T],
    after: &'a [T],
    id: impl Fn(&T) -> &str,
    aliases: impl Fn(&T) -> &[Slug],
) -> Vec<Pair<'a, T>> {
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(before.len());
    for (n, thing) in before.iter().enumerate() {
        known.entry(id(thing)).or_insert(n);
    }
    let mut later: HashMap<&str, &str> = HashMap::new();
    for thing in before {
        for alias in aliases(thing) {
            later.entry(alias.as_str()).or_insert(id(thing));
        }
    }
    let mut seen = HashSet::new();
    let mut pairs = Vec::with_capacity(after.len());
    for thing in after {
        let own = std::iter::once(id(thing)).chain(aliases(thing).iter().map(Slug::as_str));
        // In an account that looks back, the earlier edition has the newer id.
        let own = own.chain(later.get(id(thing)).copied());
        let was = own.filter_map(|id| known.get(id).copied()).find(|n| !seen.contains(n));
        pairs.push(match was {
            Some(n) => {
                seen.insert(n);
                Pair::Both(&before[n], thing, n)
            }
            None => Pair::New(thing),
        });
    }
    let gone = before.iter().enumerate().filter(|(n, _)| !seen.contains(n));
    pairs.extend(gone.map(|(_, thing)| Pair::Gone(thing)));
    pairs
}

/// Which of the things that are in both editions stand in another order than before, by their places in the first.
fn moved<T>(pairs: &[Pair<T>]) -> HashSet<usize> {
    let both = |pair: &Pair<T>| match pair {
        Pair::Both(_, _, n) => Some(*n),
        _ => None,
    };
    let order: Vec<usize> = pairs.iter().filter_map(both).collect();
    align::moved(&order).into_iter().map(|n| order[n]).collect()
}

/// Names with commas; nothing where there are none.
fn listed(names: impl IntoIterator<Item = String>) -> Option<String> {
    let names: Vec<String> = names.into_iter().collect();
    (!names.is_empty()).then(|| names.join(", "))
}
