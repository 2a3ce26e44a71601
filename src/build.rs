//! The way from files to a website, on one screen.

use std::path::PathBuf;

use crate::check;
use crate::content::{self, Shelf, Sources};
use crate::diagnostic::{Diagnostic, Severity};
use crate::hosts::{self, Server, Telling, Told};
use crate::publish::{self, Output, Publication, Published};
use crate::render::{self, Theme};
use crate::site::{self, Choices, Site};

/// Where things are, and how they are wanted.
pub struct Order {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// The folder that the site is written to.
    pub out: PathBuf,
    /// The theme, in place of the one in `site.yaml`.
    pub theme: Option<String>,
    /// What the pages are made for.
    pub choices: Choices,
    /// Whether what means nothing is left out of pages.
    pub minified: bool,
    /// Whether what the law asks for and the content has not stops the build.
    pub strict: bool,
    /// Whether files that are not ours may be written over.
    pub force: bool,
    /// The server that is told about the site.
    pub server: Option<Server>,
    /// Whether text is written packed as well, for a server to give out.
    pub compress: bool,
}

/// What came of a build.
pub struct Built {
    /// Every finding, in the order of the files.
    pub found: Vec<Diagnostic>,
    /// The files that they are in.
    pub sources: Sources,
    /// How many pages the site has.
    pub pages: usize,
    /// What was published; nothing where findings stopped the build.
    pub published: Option<Published>,
    /// The files beside the output folder that a server has to be told of.
    pub beside: Vec<PathBuf>,
}

/// Who wants to know how far the pages are.
pub trait Watcher: Sync {
    /// So many pages are going to be made.
    fn start(&self, pages: usize);
    /// One more page is made.
    fn tick(&self);
    /// All pages are made.
    fn finish(&self);
}

/// Builds a site.
pub fn build(order: &Order, watcher: &dyn Watcher) -> Result<Built, publish::Failure> {
    publish::check_folder(&order.out, &order.root)?;

    let mut shelf = Shelf::new(&order.root).in_theme(order.theme.as_deref());
    shelf.refresh();
    let content::Loaded { content, translations, mut sources, mut found } = shelf.loaded();
    let (sites, clashes) = site::plan_all(&content, &translations, &order.choices);
    found.extend(clashes);
    let name = order.theme.as_deref().unwrap_or(content.site.theme.as_str());
    // Neither needs the other, and each leaves a core alone for part of its time.
    let (checked, themes) = rayon::join(
        || check::in_every_language(&sites),
        || Theme::load(&sites, &order.root, name, order.minified, &mut sources),
    );
    found.extend(checked);
    let (mut found, _) = check::ignored::set_aside(found, &content);
    let pages = sites.iter().map(Site::pages_total).sum();
    let unpublished =
        |found, sources| Ok(Built { found, sources, pages, published: None, beside: Vec::new() });
    if found.iter().any(|found| stops(found, order.strict)) {
        return unpublished(found, sources);
    }

    let told = order.server.map(|server| {
        hosts::told(&sites, &Telling { server, out: &order.out, force: order.force, packed: order.compress })
    });
    let told = told.transpose()?;
    let publication = Publication::to(&order.out, order.force, order.compress)?;
    watcher.start(sites.iter().flat_map(Site::made).count());
    let take = |output: Output| {
        if !output.asset {
            watcher.tick();
        }
        publication.add(output);
    };
    let made = themes.and_then(|themes| render::in_every_language(&sites, &themes, &take));
    watcher.finish();
    if let Err(mistakes) = made {
        found.extend(mistakes);
        return unpublished(found, sources);
    }
    let Told { inside, beside } = told.unwrap_or_default();
    inside.into_iter().for_each(|output| publication.add(output));
    let published = Some(publication.finish()?);
    beside.iter().try_for_each(|(path, text)| publish::write(path, text.as_bytes()))?;
    Ok(Built { found, sources, pages, published, beside: beside.into_iter().map(|(path, _)| path).collect() })
}

/// Whether a finding is grave enough to publish nothing.
pub fn stops(found: &Diagnostic, strict: bool) -> bool {
    match found.severity {
        Severity::Error => true,
        Severity::Legal => strict,
        Severity::Advice => false,
    }
}
