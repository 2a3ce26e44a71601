//! From a planned page to its bytes: a view and a template.

pub mod cards;
mod chart;
mod compact;
mod find;
mod foreign;
mod modules;
mod pictograms;
mod picture;
mod portable;
mod sheets;
mod style;
mod tags;
mod templates;
mod texts;
pub mod theme;
pub mod views;

use std::collections::HashSet;

use rayon::prelude::*;
use tera::Context;

use crate::diagnostic::Diagnostic;
use crate::feeds;
use crate::publish::{Body, Output};
use crate::site::{Page, PageKind, Site};
use cards::Cards;
pub use theme::{RULES, Theme};
use views::Head;

/// Makes every page and file of a site in each of its languages, with the theme for each, and gives each to `take` as
/// soon as it is made; or says why a template cannot make some of them.
pub fn in_every_language(
    sites: &[Site],
    themes: &[Theme],
    take: &(dyn Fn(Output) + Sync),
) -> Result<(), Vec<Diagnostic>> {
    // A file that differs by language, such as a style sheet with the title in it, has an address of its own.
    let mut published = HashSet::new();
    for (site, theme) in sites.iter().zip(themes) {
        all(site, theme, take)?;
        let assets = theme.assets().filter(|(url, _)| published.insert((*url).clone()));
        assets.for_each(|(url, bytes)| take(Output::asset(url.file(), Body::Bytes(bytes.to_vec()))));
    }
    Ok(())
}

/// Makes every page and file of a site in one language, and what the council put into its assets.
fn all(site: &Site, theme: &Theme, take: &(dyn Fn(Output) + Sync)) -> Result<(), Vec<Diagnostic>> {
    let cards = Cards::new(site, theme);
    let make = |page: &Page| match with(&cards, page, false) {
        Ok(bytes) => {
            take(Output::page(format!("{}{}", site.folder, page.url.file()), bytes));
            None
        }
        Err(failed) => Some(failed),
    };
    // What takes longest goes first, so that at the end no core waits for one that has just begun it.
    let (long, short): (Vec<&Page>, Vec<&Page>) = site.made().partition(|page| page.kind.is_long());
    let mut failed: Vec<Diagnostic> = long.par_iter().chain(&short).copied().filter_map(make).collect();
    if !failed.is_empty() {
        // One slip in a template shows on every page that it makes.
        failed.dedup();
        return Err(failed);
    }
    // All languages share the pictures of the original.
    if site.folder.is_empty() {
        for asset in &site.content.assets {
            if let Some(url) = site.assets.get(&asset.name) {
                take(Output::asset(url.file(), Body::Copy(asset.path.clone())));
            }
        }
    }
    Ok(())
}

/// Makes one page or file, with the paragraphs of its text `numbered` or not.
pub fn one(site: &Site, theme: &Theme, page: &Page, numbered: bool) -> Result<Vec<u8>, Diagnostic> {
    with(&Cards::new(site, theme), page, numbered)
}

/// Makes one among others that share their cards.
fn with(cards: &Cards, page: &Page, numbered: bool) -> Result<Vec<u8>, Diagnostic> {
    let site = cards.site;
    if let PageKind::File(file) = &page.kind {
        return Ok(feeds::file(site, file).or_else(|| find::file(site, file)).unwrap_or_default());
    }
    let mut html = html(cards, page, numbered)?;
    if site.content.has_foreign_texts() {
        html = foreign::resolved(html, site.content.words.language(), site.content.original_language());
    }
    if site.portable {
        html = portable::named(&html);
    }
    Ok(html.into_bytes())
}

/// A page as its template makes it.
fn html(cards: &Cards, page: &Page, numbered: bool) -> Result<String, Diagnostic> {
    let Cards { site, theme, .. } = *cards;
    let root = views::root(site, page);
    let mut of_page = cards.on_page(&root);
    let view = views::view(site, page, numbered, &mut of_page);
    if let Some(failed) = of_page.failed() {
        return Err(failed);
    }
    let Some(view) = view else { return Ok(String::new()) };
    let mut context = Context::new();
    context.insert("page", &Head::of(site, page));
    context.insert_value("view", view.value);
    theme.render(view.template, &context)
}
