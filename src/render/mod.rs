//! From a planned page to its bytes: a view and a template.

mod cards;
mod chart;
mod compact;
mod find;
mod foreign;
mod modules;
mod pictograms;
mod picture;
mod sheets;
mod style;
mod texts;
pub mod theme;
pub mod views;

use std::collections::HashSet;
use std::path::Path;

use rayon::prelude::*;
use tera::Context;

use crate::content::Sources;
use crate::diagnostic::Diagnostic;
use crate::feeds;
use crate::publish::{Body, Output};
use crate::site::{Page, PageKind, Site};
use cards::Cards;
pub use theme::{RULES, Theme};
use views::Head;

/// Makes every page and file of a site in each of its languages, with or without what means nothing in them, or says
/// why a template cannot. `tick` is called once a page.
pub fn in_every_language(
    sites: &[Site],
    root: &Path,
    theme: &str,
    sources: &mut Sources,
    minified: bool,
    tick: &(dyn Fn() + Sync),
) -> Result<Vec<Output>, Vec<Diagnostic>> {
    let mut outputs = Vec::new();
    // A file that differs by language, such as a style sheet with the title in it, has an address of its own.
    let mut published = HashSet::new();
    let themes = Theme::load(sites, root, theme, minified, sources)?;
    for (site, theme) in sites.iter().zip(&themes) {
        outputs.extend(all(site, theme, tick)?);
        let assets = theme.assets().filter(|(url, _)| published.insert((*url).clone()));
        outputs.extend(assets.map(|(url, bytes)| Output::asset(url.file(), Body::Bytes(bytes.to_vec()))));
    }
    Ok(outputs)
}

/// Makes every page and file of a site in one language, and what the council put into its assets.
fn all(site: &Site, theme: &Theme, tick: &(dyn Fn() + Sync)) -> Result<Vec<Output>, Vec<Diagnostic>> {
    let cards = Cards::new(site, theme);
    let make = |page: &Page| {
        let made = with(&cards, site, theme, page, false);
        tick();
        made.map(|bytes| Output::page(format!("{}{}", site.folder, page.url.file()), bytes))
    };
    let made: Vec<Result<Output, Diagnostic>> =
        site.pages.par_iter().filter(|page| site.makes(page)).map(make).collect();
    let (made, failed): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    if !failed.is_empty() {
        let mut failed: Vec<Diagnostic> = failed.into_iter().filter_map(Result::err).collect();
        // One slip in a template shows on every page that it makes.
        failed.dedup();
        return Err(failed);
    }
    let mut outputs: Vec<Output> = made.into_iter().filter_map(Result::ok).collect();
    // All languages share the pictures of the original.
    if site.folder.is_empty() {
        outputs.extend(site.content.assets.iter().filter_map(|asset| {
            let url = site.assets.get(&asset.name)?;
            Some(Output::asset(url.file(), Body::Copy(asset.path.clone())))
        }));
    }
    Ok(outputs)
}

/// Makes one page or file, with the paragraphs of its text `numbered` or not.
pub fn one(site: &Site, theme: &Theme, page: &Page, numbered: bool) -> Result<Vec<u8>, Diagnostic> {
    with(&Cards::new(site, theme), site, theme, page, numbered)
}

/// Makes one among others that share their cards.
fn with(
    cards: &Cards,
    site: &Site,
    theme: &Theme,
    page: &Page,
    numbered: bool,
) -> Result<Vec<u8>, Diagnostic> {
    if let PageKind::File(file) = &page.kind {
        return Ok(feeds::file(site, file).or_else(|| find::file(site, file)).unwrap_or_default());
    }
    let mut html = html(cards, site, theme, page, numbered)?;
    if site.content.has_foreign_texts() {
        html = foreign::resolved(&html, site.content.words.language(), site.content.original_language());
    }
    Ok(html.into_bytes())
}

/// A page as its template makes it.
fn html(
    cards: &Cards,
    site: &Site,
    theme: &Theme,
    page: &Page,
    numbered: bool,
) -> Result<String, Diagnostic> {
    let root = views::root(site, page);
    let mut cards = cards.on_page(&root);
    let view = views::view(site, page, numbered, &mut cards);
    if let Some(failed) = cards.failed() {
        return Err(failed);
    }
    let Some(view) = view else { return Ok(String::new()) };
    let mut context = Context::new();
    context.insert("page", &Head::of(site, page));
    context.insert_value("view", view.value);
    theme.render(view.template, &context)
}
