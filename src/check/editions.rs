//! The editions that are kept beside each other, and whether another can be kept.

use crate::content::editions::Edition;
use crate::content::{Content, Written};
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::site::Site;

/// Two editions that cannot both be there.
pub const TWO_EDITIONS: Rule = Rule::error(
    "two-editions",
    "Every edition has a version and a day of its own: the version is its address for ever, and the day says which came \
     after which. Before a statement is published anew, `version` and `published` in statement.yaml are to be changed.",
);
/// An edition that would say what the last one says.
pub const NOTHING_NEW: Rule = Rule::error(
    "nothing-new",
    "An edition is kept when the statement changes. One that says the very same as the last would only make its readers \
     look for a difference.",
);

/// All of them.
pub const RULES: [&Rule; 2] = [&TWO_EDITIONS, &NOTHING_NEW];

/// Editions with one version or one day.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let editions = &site.content.editions;
    let mut found = Vec::new();
    for (n, edition) in editions.iter().enumerate() {
        let earlier = editions[..n].iter();
        found.extend(
            earlier.filter_map(|other| clash(edition, other, Place::file(edition.file.clone()))).take(1),
        );
    }
    found
}

fn clash(edition: &Edition, other: &Written<Edition>, place: Place) -> Option<Diagnostic> {
    let statement = &edition.statement;
    let message = if edition.key() == other.key() {
        format!("{} is an edition of version {} already", other.file, statement.version)
    } else if statement.published == other.statement.published {
        format!("{} was published on {} already", other.file, statement.published)
    } else {
        return None;
    };
    let found = Diagnostic::new(&TWO_EDITIONS, place, message);
    Some(found.help("keep the one that was published; take the other file away"))
}

/// Why an edition of what the content is now cannot be kept.
pub fn in_the_way(content: &Content, edition: &Edition) -> Option<Diagnostic> {
    let statement = &content.statement;
    let refuse = |key: &str, message: String, help: &str| {
        Some(Diagnostic::new(&TWO_EDITIONS, statement.place(key), message).help(help))
    };
    let editions = content.editions_in_order();
    if let Some(same) = editions.iter().find(|known| known.key() == edition.key()) {
        let message = format!("version {} is kept already, in {}", statement.version, same.file);
        return refuse(
            "version",
            message,
            "an edition is never changed: give the new one a new version and day",
        );
    }
    let last = editions.last()?;
    let day = last.statement.published;
    if day >= statement.published {
        let when = if day == statement.published { "on that day" } else { "later" };
        let message = format!("version {} was published {when}, on {day}", last.statement.version);
        return refuse("published", message, "write the day on which this version is published");
    }
    None
}
