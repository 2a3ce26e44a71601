//! What machines read.

mod atom;
mod calendar;
pub mod json_ld;
pub mod open_referral;
mod sitemap;
mod table;

use crate::site::{PageKind, Site};

/// A file for programs; nothing for a page that people read.
pub fn file(site: &Site, kind: &PageKind) -> Option<Vec<u8>> {
    let text = match kind {
        PageKind::ServicesCsv => return Some(table::csv(site)),
        PageKind::ServicesJson => return Some(table::json(site)),
        PageKind::Sitemap => sitemap::sitemap(site),
        PageKind::Robots => sitemap::robots(site),
        PageKind::Changes => atom::changes(site),
        PageKind::Calendar(number) => calendar::calendar(site, *number),
        PageKind::OpenReferral(document) => open_referral::json(site, *document),
        _ => return None,
    };
    Some(text.into_bytes())
}

/// Text as it stands in XML 1.0, between tags or in quotes. Signs that XML cannot hold at all are left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
