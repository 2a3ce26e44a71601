//! What there is, for search engines.

use super::xml;
use crate::site::{Site, changes, url};

/// The sitemap, by the protocol of sitemaps.org: every page that a search engine may show, with the day on which it
/// last changed where the content says so.
pub fn sitemap(site: &Site) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let original = site.content.original_language();
    let folders = site.content.languages.iter().map(|spoken| match &spoken.language {
        language if language == original => String::new(),
        language => url::language(language),
    });
    let folders: Vec<String> = folders.collect();
    let pages = || site.pages.iter().filter(|page| page.kind.is_for_search_engines());
    for (folder, page) in folders.iter().flat_map(|folder| pages().map(move |page| (folder, page))) {
        let address = xml(&format!("{}{folder}{}", site.base_url, page.url));
        let changed = changes::of_page(site, page)
            .map(|date| format!("<lastmod>{}</lastmod>", date.iso()))
            .unwrap_or_default();
        out.push_str(&format!("  <url><loc>{address}</loc>{changed}</url>\n"));
    }
    out.push_str("</urlset>\n");
    out
}

/// `robots.txt`: everything may be read, and the sitemap says what there is (RFC 9309).
pub fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.address(&url::sitemap()))
}
