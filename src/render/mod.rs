//! From a planned page to its bytes: a view, a template, and what can be left out of the HTML.

mod chart;
mod find;
mod minify;
mod modules;
mod styles;
mod texts;
pub mod theme;
pub mod views;

use rayon::prelude::*;
use tera::Context;

use crate::diagnostic::Diagnostic;
use crate::feeds;
use crate::publish::{Body, Output};
use crate::site::{Page, PageKind, Site};
pub use theme::{RULES, Theme};
use views::{Head, View};

/// How pages are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Look {
    /// Whether what means nothing is left out of their HTML.
    pub minified: bool,
    /// Whether the paragraphs of their text carry numbers.
    pub numbered: bool,
}

/// Makes every page and file of a site, or says why a template cannot. `tick` is called once a page.
pub fn all(
    site: &Site,
    theme: &Theme,
    look: Look,
    tick: &(dyn Fn() + Sync),
) -> Result<Vec<Output>, Vec<Diagnostic>> {
    let make = |page: &Page| {
        let made = one(site, theme, page, look);
        tick();
        made.map(|bytes| Output::page(page.url.file(), bytes))
    };
    let made: Vec<Result<Output, Diagnostic>> = site.pages.par_iter().map(make).collect();
    let (made, failed): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    if !failed.is_empty() {
        let mut failed: Vec<Diagnostic> = failed.into_iter().filter_map(Result::err).collect();
        // One slip in a template shows on every page that it makes.
        failed.dedup();
        return Err(failed);
    }
    let mut outputs: Vec<Output> = made.into_iter().filter_map(Result::ok).collect();
    outputs.extend(theme.assets().map(|(url, bytes)| Output::asset(url.file(), Body::Bytes(bytes.to_vec()))));
    outputs.extend(site.content.assets.iter().filter_map(|asset| {
        let url = site.assets.get(&asset.name)?;
        Some(Output::asset(url.file(), Body::Copy(asset.path.clone())))
    }));
    Ok(outputs)
}

/// Makes one page or file.
pub fn one(site: &Site, theme: &Theme, page: &Page, look: Look) -> Result<Vec<u8>, Diagnostic> {
    if let PageKind::File(file) = &page.kind {
        return Ok(feeds::file(site, file).or_else(|| find::file(site, file)).unwrap_or_default());
    }
    let html = html(site, theme, page, look.numbered)?;
    Ok(if look.minified { minify::minify(html) } else { html.into_bytes() })
}

/// A page as its template makes it.
fn html(site: &Site, theme: &Theme, page: &Page, numbered: bool) -> Result<String, Diagnostic> {
    let Some(View { template, value }) = views::view(site, page, numbered) else { return Ok(String::new()) };
    let mut context = Context::new();
    context.insert("page", &Head::of(site, page));
    context.insert_value("view", value);
    theme.render(template, &context)
}
