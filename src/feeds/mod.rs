//! What machines read.

mod atom;
mod calendar;
pub mod json_ld;
pub mod open_referral;
mod sitemap;
mod statement_text;
mod table;

use crate::site::{File, Site};

/// What other programs read; nothing for what is for the site's own scripts.
pub fn file(site: &Site, file: &File) -> Option<Vec<u8>> {
    let text = match file {
        File::ServicesCsv => return Some(table::csv(site)),
        File::ServicesJson => return Some(table::json(site)),
        File::StatementText => statement_text::text(site),
        File::Sitemap => sitemap::sitemap(site),
        File::Robots => sitemap::robots(site),
        File::Changes => atom::changes(site),
        File::Calendar(number) => calendar::calendar(site, *number),
        File::OpenReferral(document) => open_referral::json(site, *document),
        File::FindListings | File::FindTexts => return None,
    };
    Some(text.into_bytes())
}

/// How many bytes the file of the statement's words has.
pub fn size_of_statement_text(site: &Site) -> usize {
    statement_text::text(site).len()
}

/// Text as it stands in XML 1.0, between tags or in quotes. Signs that XML cannot hold at all are left out.
pub(crate) fn xml(text: &str) -> String {
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
