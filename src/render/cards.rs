//! The listings of a site as they stand in lists. One stands in dozens of them, so that each card is made once for all
//! pages from which the way back to the root is the same.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use tera::{Context, Value};

use super::theme::Theme;
use super::views::CardView;
use super::views::cards::ServiceCard;
use crate::diagnostic::Diagnostic;
use crate::site::Site;

/// The cards of a site in one language, made when a page first asks for them.
pub struct Cards<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The theme in that language.
    pub theme: &'a Theme,
    /// What each listing's card tells, by the listing's number in the site.
    facts: Vec<OnceLock<Box<ServiceCard>>>,
    made: RwLock<HashMap<(String, u8), Arc<Row>>>,
}

/// A card for each listing, by the listing's number in the site.
type Row = [OnceLock<Result<String, Diagnostic>>];

impl<'a> Cards<'a> {
    /// Cards as a theme makes them; none is made yet.
    pub fn new(site: &'a Site<'a>, theme: &'a Theme) -> Cards<'a> {
        let facts = site.listings.iter().map(|_| OnceLock::new()).collect();
        Cards { site, theme, facts, made: RwLock::default() }
    }

    /// What the card of a listing tells, by the listing's number in the site.
    pub fn facts(&self, number: usize) -> &ServiceCard {
        self.facts[number].get_or_init(|| ServiceCard::of(self.site, number).into())
    }

    /// What a listing's card is made from, on a page from which `root` leads back to the root of the site.
    pub fn view<'p>(&'p self, number: usize, root: &'p str, level: u8) -> CardView<'p> {
        CardView::of(self.facts(number), root, level)
    }

    /// The cards for a page from which `root` leads back to the root of the site.
    pub fn on_page<'p>(&'p self, root: &'p str) -> PageCards<'p> {
        PageCards { cards: self, root, failed: None }
    }

    fn row(&self, root: &str, level: u8) -> Arc<Row> {
        let look = (root.to_owned(), level);
        if let Some(row) = self.made.read().unwrap_or_else(PoisonError::into_inner).get(&look) {
            return row.clone();
        }
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        let empty = || self.site.listings.iter().map(|_| OnceLock::new()).collect();
        made.entry(look).or_insert_with(empty).clone()
    }

    fn make(&self, number: usize, root: &str, level: u8) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        let view = self.view(number, root, level);
        context.insert_value("view", Value::from_serializable(&view));
        self.theme.render("card.html", &context)
    }
}

/// The cards of one page.
pub struct PageCards<'p> {
    cards: &'p Cards<'p>,
    /// What leads from the page back to the root of the site.
    pub root: &'p str,
    failed: Option<Diagnostic>,
}

impl PageCards<'_> {
    /// The HTML of listings, by their numbers in the site, with their names as headings of a level.
    pub fn of(&mut self, listings: impl IntoIterator<Item = usize>, level: u8) -> Vec<String> {
        let row = self.cards.row(self.root, level);
        let mut html = Vec::new();
        for number in listings {
            match row[number].get_or_init(|| self.cards.make(number, self.root, level)) {
                Ok(card) => html.push(card.clone()),
                Err(found) => self.failed = Some(found.clone()),
            }
        }
        html
    }

    /// Why one of them could not be made.
    pub fn failed(self) -> Option<Diagnostic> {
        self.failed
    }
}
