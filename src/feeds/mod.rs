//! What machines read.

pub mod table;

use crate::site::{PageKind, Site, url};

/// The sitemap, by the protocol of sitemaps.org: every page that a search engine may show.
pub fn sitemap(site: &Site) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let hidden = |kind: &PageKind| {
        matches!(
            kind,
            PageKind::NotFound
                | PageKind::Redirect(_)
                | PageKind::Sitemap
                | PageKind::Robots
                | PageKind::ServicesCsv
                | PageKind::ServicesJson
        )
    };
    for page in site.pages.iter().filter(|page| !hidden(&page.kind)) {
        let address = xml(&format!("{}{}", site.base_url, page.url));
        out.push_str(&format!("  <url><loc>{address}</loc></url>\n"));
    }
    out.push_str("</urlset>\n");
    out
}

/// `robots.txt`: everything may be read, and the sitemap says what there is (RFC 9309).
pub fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}{}\n", site.base_url, url::sitemap())
}

/// Text as it stands in XML.
fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
