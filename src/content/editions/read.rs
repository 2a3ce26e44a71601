//! From the file of an edition to the edition, and what can be wrong with such a file.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::written::checksum;
use super::{Edition, FORMAT};
use crate::diagnostic::{Diagnostic, Place, Rule};

/// A file that is no edition.
pub const BROKEN: Rule = Rule::error(
    "broken-edition",
    "The file of an edition cannot be read. `shortbreaks publish-version` writes these files, and nobody changes them \
     afterwards. Take the file from a backup or from an earlier commit.",
);
/// An edition of a later program.
pub const NEWER: Rule = Rule::error(
    "newer-edition",
    "The edition was kept by a later version of this program, in a form that this one does not know. A later program \
     reads every edition that an earlier one has written, and not the other way round.",
);
/// An edition that does not read as it was written.
pub const EDITED: Rule = Rule::advice(
    "edited-edition",
    "An edition keeps what families were told on a day, so that anybody can see later what was promised. Its file \
     holds a checksum, and that no longer fits: somebody has changed the file after it was kept.",
);

/// All of them.
pub const RULES: [&Rule; 3] = [&BROKEN, &NEWER, &EDITED];

/// What stands before the rest.
#[derive(Deserialize)]
struct Head {
    format: u32,
    checksum: String,
}

/// The whole file.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Whole {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "checksum")]
    _checksum: IgnoredAny,
    statement: super::Statement,
    sections: Vec<super::Section>,
    tiers: Vec<super::Tier>,
    break_types: Vec<super::BreakType>,
    providers: Vec<super::Provider>,
    services: Vec<super::Service>,
    words: super::Words,
}

/// Reads the file of an edition.
pub fn read(text: &str, file: &Arc<str>) -> (Option<Edition>, Option<Diagnostic>) {
    let Head { format, checksum: said } = match serde_json::from_str::<Head>(text) {
        Ok(head) => head,
        Err(error) => return (None, Some(broken(&error, text, file))),
    };
    if format > FORMAT {
        let message =
            format!("this edition has the form {format}, and this program knows forms up to {FORMAT}");
        let found = Diagnostic::new(&NEWER, Place::file(file.clone()), message);
        return (None, Some(found.help("install the latest version of shortbreaks")));
    }
    let whole: Whole = match serde_json::from_str(text) {
        Ok(whole) => whole,
        Err(error) => return (None, Some(broken(&error, text, file))),
    };
    let Whole { statement, sections, tiers, break_types, mut providers, services, words, .. } = whole;
    providers.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    let edition = Edition { statement, sections, tiers, break_types, providers, services, words };
    let rest = text.split_once("\"checksum\"").and_then(|(_, rest)| rest.split_once('\n'));
    let is_whole = rest.is_some_and(|(_, rest)| format!("{:016x}", checksum(rest)) == said);
    let edited = (!is_whole).then(|| {
        let message = format!("the edition {} was changed after it was kept", edition.statement.version);
        let help = "take the file from a backup or an earlier commit; to correct the statement, publish a new version";
        Diagnostic::new(&EDITED, Place::file(file.clone()), message).help(help)
    });
    (Some(edition), edited)
}

/// What the reader says of a file that it cannot read, where it says it.
fn broken(error: &serde_json::Error, text: &str, file: &Arc<str>) -> Diagnostic {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let start: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let column = error.column().saturating_sub(1).min(line.len());
    let place = match line.is_empty() {
        true => Place::file(file.clone()),
        false => Place::bytes(file, start + column..(start + column + 1).min(start + line.len())),
    };
    let message = format!("this is not the file of an edition: {message}");
    let help = "take the file from a backup or an earlier commit, or keep this version again with \
                `shortbreaks publish-version`";
    Diagnostic::new(&BROKEN, place, message).help(help)
}
