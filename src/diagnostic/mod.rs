//! One type for every finding, from a slip in YAML to a gap in law.
//!
//! A finding names its place by what the writer wrote: a path in the data (`services[2].tier`) or a
//! stretch of text. File, line and column are worked out only when a finding is shown, by
//! [`crate::content::Sources`]; [`mod@print`] does the showing.

pub mod machine;
mod path;
pub mod print;

use std::borrow::Cow;
use std::sync::Arc;

pub use path::{DataPath, Step};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A page would be wrong or broken: nothing is published.
    Error,
    /// Something that the law says a statement must have is missing.
    Legal,
    /// Guidance or good practice is not followed.
    Advice,
}

impl Severity {
    /// The word printed before a finding.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Legal => "legal",
            Severity::Advice => "advice",
        }
    }
}

/// What a kind of finding is about: its stable name, how much it matters, and why it is there.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable, in kebab case; printed in brackets and accepted by `explain`.
    pub name: &'static str,
    /// How much a breach matters.
    pub severity: Severity,
    /// The act, regulation, standard or practice that it comes from, if it has one.
    pub citation: Option<&'static str>,
    /// Why the rule is there and what to do about it, in plain words.
    pub why: &'static str,
}

impl Rule {
    /// A rule of the data or of the site itself, with no law behind it.
    pub const fn error(name: &'static str, why: &'static str) -> Rule {
        Rule { name, severity: Severity::Error, citation: None, why }
    }

    /// A rule of law.
    pub const fn legal(name: &'static str, citation: &'static str, why: &'static str) -> Rule {
        Rule { name, severity: Severity::Legal, citation: Some(citation), why }
    }

    /// A rule of good practice.
    pub const fn advice(name: &'static str, why: &'static str) -> Rule {
        Rule { name, severity: Severity::Advice, citation: None, why }
    }
}

/// So many findings of one kind are counted. Nobody mends more at a time, and one list can have a million.
pub const MOST_COUNTED: usize = 50_000;

/// Where in a file a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// The file as a whole.
    File,
    /// The value at a path in the YAML data.
    Value(DataPath),
    /// The key itself at a path in the YAML data.
    Key(DataPath),
    /// A stretch of the text block at a path, in bytes of the text as YAML gives it.
    Within(DataPath, std::ops::Range<usize>),
    /// A stretch of the file, in bytes.
    Bytes(std::ops::Range<usize>),
}

/// A file and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's path as the writer would name it, with `/` between folders.
    pub file: Arc<str>,
    /// Where in the file.
    pub at: At,
}

impl Place {
    /// The whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Place {
        Place { file: file.into(), at: At::File }
    }

    /// The value at `path` in the YAML of `file`.
    pub fn value(file: &Arc<str>, path: DataPath) -> Place {
        Place { file: file.clone(), at: At::Value(path) }
    }

    /// The key at `path` in the YAML of `file`.
    pub fn key(file: &Arc<str>, path: DataPath) -> Place {
        Place { file: file.clone(), at: At::Key(path) }
    }

    /// The bytes `range` of `file`.
    pub fn bytes(file: &Arc<str>, range: std::ops::Range<usize>) -> Place {
        Place { file: file.clone(), at: At::Bytes(range) }
    }
}

/// One finding: what is wrong, where, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the rule that was broken.
    pub rule: Cow<'static, str>,
    /// How much that matters.
    pub severity: Severity,
    /// Where the rule comes from, if it comes from a law or a standard.
    pub citation: Option<Cow<'static, str>>,
    /// Where, when it has a place.
    pub place: Option<Place>,
    /// What is wrong, in words that a web officer uses.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(rule: &Rule, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule: rule.name.into(),
            severity: rule.severity,
            citation: rule.citation.map(Cow::Borrowed),
            place: Some(place),
            message: shortened(message.into()),
            help: None,
        }
    }

    /// The same finding with a line that says what to write.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(shortened(help.into()));
        self
    }

    /// The same finding with help where there is some.
    pub fn maybe_help(mut self, help: Option<String>) -> Diagnostic {
        self.help = help.map(shortened).or(self.help);
        self
    }
}

/// What is wrong may quote a value, and a value may be as long as a file.
fn shortened(text: String) -> String {
    const LONGEST: usize = 600;
    if text.len() <= LONGEST {
        return text;
    }
    let start = text.char_indices().nth(LONGEST / 2).map_or(text.len(), |(at, _)| at);
    let end = text.char_indices().rev().nth(LONGEST / 4).map_or(0, |(at, _)| at).max(start);
    format!("{} … {}", &text[..start], &text[end..])
}

/// What is wrong with one value, before it is known where the value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
}

impl Problem {
    /// A problem and its mend.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { message: message.into(), help: Some(help.into()) }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

/// How many slips of a finger a word may have and still be what was meant.
const MOST_SLIPS: usize = 4;

/// The nearest of `known` to `word`, when it is near enough to be what was meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    // Each letter too many is a slip, and two words are quickly counted where they are long to compare.
    let long = word.chars().count();
    let known = known.into_iter().filter(|known| long <= known.chars().count() + MOST_SLIPS);
    let known: Vec<&str> = known.collect();
    // The start of a word, where it is the start of only one.
    let started: Vec<&str> =
        known.iter().copied().filter(|known| known.to_lowercase().starts_with(&word)).collect();
    if let ([only], true) = (&started[..], word.len() >= 3) {
        return Some(only);
    }
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .min_by_key(|(distance, candidate)| (*distance, candidate.len()))
        .filter(|(distance, candidate)| {
            *distance <= (candidate.len().max(word.len()) / 3).clamp(1, MOST_SLIPS)
        })
        .map(|(_, candidate)| candidate)
}

/// "did you mean `x`?" where something near is known, otherwise the list of what is known.
pub fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(near) = nearest(word, known.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let known: Vec<_> = known.into_iter().map(|name| format!("`{name}`")).collect();
    match known.len() {
        0 => None,
        1..=12 => Some(format!("write one of {}", known.join(", "))),
        more => Some(format!("write one of {} and {} more", known[..10].join(", "), more - 10)),
    }
}
