//! What was published, what has changed since, and how paragraphs keep their numbers.
//!
//! ```text
//! Site ──freeze──▶ Edition ─┐
//! Edition (content/editions) ┴─compare──▶ Account: every Change, the stricter ones first ──says──▶ words
//! ```
//!
//! Comparing is pure: two editions in, changes out. The content of today is frozen first, so that there is one way to
//! compare and not two.

mod align;
mod change;
mod compare;
mod freeze;
pub mod numbers;
pub mod print;
#[cfg(test)]
mod tests;
pub mod words;

pub use change::{About, Account, Change, Group, Kind, Passage, PassageKind, Severity, Thing, Which};
pub use compare::compare;
pub use freeze::freeze;

use crate::content::Written;
use crate::content::editions::Edition;
use crate::content::words::Words;
use crate::site::Site;

/// What has changed in the content since the last edition of an earlier version; nothing where there is none.
pub fn since_last(site: &Site) -> Option<Account> {
    Some(compare(site.content.edition_before()?, &freeze(site), &site.content.words))
}

/// What an edition changed against the one before it, by its place among the editions in order.
pub fn of_edition(editions: &[&Written<Edition>], place: usize, words: &Words) -> Option<Account> {
    Some(compare(editions.get(place.checked_sub(1)?)?, editions.get(place)?, words))
}
