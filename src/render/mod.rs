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

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Context;

use crate::content::Asset;
use crate::diagnostic::Diagnostic;
use crate::feeds;
use crate::publish::{Body, Output};
use crate::site::{Page, PageKind, Site, Url};
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
    for (site, theme) in sites.iter().zip(themes) {
        make(site, theme, site.made(), &|path, bytes| take(Output::page(path, bytes)))?;
    }
    // A file that differs by language, such as a style sheet with the title in it, has an address of its own.
    let of_themes: BTreeMap<&Url, &[u8]> = themes.iter().flat_map(Theme::assets).collect();
    of_themes.iter().for_each(|(url, bytes)| take(Output::asset(url.file(), Body::Bytes(bytes.to_vec()))));
    of_council(sites)
        .for_each(|(url, asset)| take(Output::asset(url.file(), Body::Copy(asset.path.clone()))));
    Ok(())
}

/// Makes every page alone, in each language, and gives its path and its HTML to `take`.
pub fn pages_in_every_language(
    sites: &[Site],
    themes: &[Theme],
    take: &(dyn Fn(String, Vec<u8>) + Sync),
) -> Result<(), Vec<Diagnostic>> {
    sites
        .iter()
        .zip(themes)
        .try_for_each(|(site, theme)| make(site, theme, site.made().filter(|page| page.kind.is_page()), take))
}

/// The paths of all files that a site has in its languages.
pub fn paths<'s>(sites: &'s [Site], themes: &'s [Theme]) -> impl Iterator<Item = String> + 's {
    let made = sites.iter().flat_map(|site| site.made().map(|page| path(site, page)));
    let of_themes = themes.iter().flat_map(Theme::assets).map(|(url, _)| url.file());
    made.chain(of_themes).chain(of_council(sites).map(|(url, _)| url.file()))
}

/// Where a page or file is in the site.
fn path(site: &Site, page: &Page) -> String {
    format!("{}{}", site.folder, page.url.file())
}

/// What the council put into its assets, which all languages share.
fn of_council<'s>(sites: &'s [Site]) -> impl Iterator<Item = (&'s Url, &'s Asset)> {
    let original = sites.iter().take(1);
    original.flat_map(|site| {
        site.content.assets.iter().filter_map(|asset| Some((site.assets.get(&asset.name)?, asset)))
    })
}

/// Makes pages and files of a site in one language.
fn make<'p>(
    site: &Site,
    theme: &Theme,
    pages: impl Iterator<Item = &'p Page>,
    take: &(dyn Fn(String, Vec<u8>) + Sync),
) -> Result<(), Vec<Diagnostic>> {
    let cards = Cards::new(site, theme);
    let failure = |page: &Page| with(&cards, page, false).map(|bytes| take(path(site, page), bytes)).err();
    // What takes longest goes first, so that at the end no core waits for one that has just begun it.
    let (long, short): (Vec<&Page>, Vec<&Page>) = pages.partition(|page| page.kind.is_long());
    let mut failed: Vec<Diagnostic> = long.par_iter().chain(&short).copied().filter_map(failure).collect();
    if failed.is_empty() {
        return Ok(());
    }
    // One slip in a template shows on every page that it makes.
    failed.dedup();
    Err(failed)
}

/// Makes one page or file, with the paragraphs of its text `numbered` or not.
pub fn one(site: &Site, theme: &Theme, page: &Page, numbered: bool) -> Result<Vec<u8>, Diagnostic> {
    with(&Cards::new(site, theme), page, numbered)
}

/// Makes one among others that share their cards.
fn with(cards: &Cards, page: &Page, numbered: bool) -> Result<Vec<u8>, Diagnostic> {
    let site = cards.site;
    if let PageKind::File(file) = &page.kind {
        return Ok(feeds::file(site, file).or_else(|| find::file(cards, file)).unwrap_or_default());
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
