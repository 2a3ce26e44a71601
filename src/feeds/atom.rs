//! What is new, as a feed (Atom, RFC 4287): listings that were added, changed or closed, and the edition of the
//! statement. Every date is one that the content gives.

use super::xml;
use crate::content::Listing;
use crate::content::editions::key;
use crate::content::statement::Statement;
use crate::content::time::Date;
use crate::site::{Site, Url, url};

/// A feed is what is new. Whoever has missed more than this reads the listings.
const MOST_ENTRIES: usize = 200;

/// Something that happened.
struct Entry {
    on: Date,
    /// Names it for ever.
    id: String,
    title: String,
    summary: String,
    link: String,
}

/// `changes.atom`
pub fn changes(site: &Site) -> String {
    let mut entries = versions(site);
    entries.extend(site.listings.iter().chain(&site.closed).flat_map(|listing| of_listing(site, listing)));
    // What is still to come is not news yet.
    entries.retain(|entry| entry.on.0 <= site.today);
    entries.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.title.cmp(&b.title)).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(MOST_ENTRIES);

    let council = &site.content.site.council;
    // A feed without an entry is as old as the statement.
    let updated = entries.first().map_or(site.content.statement.published, |entry| entry.on);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        xml(site.content.words.language().tag())
    ));
    out.push_str(&format!("  <id>urn:uuid:{}</id>\n", site.ids.id(&["changes"])));
    out.push_str(&format!("  <title>{}: what is new</title>\n", xml(site.content.site.title.as_str())));
    out.push_str(&format!("  <updated>{}</updated>\n", midnight(updated)));
    out.push_str(&format!("  <link rel=\"self\" href=\"{}\"/>\n", xml(&site.address(&url::changes()))));
    out.push_str(&format!("  <link rel=\"alternate\" href=\"{}\"/>\n", xml(&site.address(&url::services()))));
    out.push_str(&format!(
        "  <author><name>{}</name><uri>{}</uri></author>\n",
        xml(council.name.as_str()),
        xml(council.website.as_str())
    ));
    entries.iter().for_each(|entry| write(entry, &mut out));
    out.push_str("</feed>\n");
    out
}

fn write(entry: &Entry, out: &mut String) {
    let Entry { on, id, title, summary, link } = entry;
    let (title, summary, link) = (xml(title), xml(summary), xml(link));
    out.push_str(&format!(
        "  <entry>\n    <id>{id}</id>\n    <title>{title}</title>\n    <updated>{}</updated>\n    \
         <link rel=\"alternate\" href=\"{link}\"/>\n    <summary>{summary}</summary>\n  </entry>\n",
        midnight(*on)
    ));
}

fn midnight(date: Date) -> String {
    format!("{}T00:00:00Z", date.iso())
}

/// Every version of the statement: the one of today, and each that was kept.
fn versions(site: &Site) -> Vec<Entry> {
    let entry = |statement: &Statement, link: Url| {
        let version = statement.version.to_string();
        Entry {
            on: statement.published,
            id: format!("urn:uuid:{}", site.ids.id(&["statement", &version])),
            title: format!("{}: version {version}", statement.title),
            summary: statement.summary.to_string(),
            link: site.address(&link),
        }
    };
    let now = &site.content.statement;
    let mut entries = vec![entry(now, url::statement())];
    let now = key(&now.version.to_string());
    let earlier = site.content.editions_in_order().into_iter().filter(|edition| edition.key() != now);
    entries.extend(earlier.map(|edition| entry(&edition.statement, url::edition(&edition.key()))));
    entries
}

/// What a listing says has happened to it.
fn of_listing(site: &Site, listing: &Listing) -> Vec<Entry> {
    let (service, provider) = (listing.service, listing.provider);
    let slug = service.id.as_str();
    let link = match service.is_closed() {
        // Its own page has gone.
        true => site.address(&url::provider(provider.id.as_str())),
        false => site.address(&url::service(slug)),
    };
    let entry = |on: Date, what: &str, part: &str, title: String, summary: String| Entry {
        on,
        id: format!("urn:uuid:{}", site.ids.id(&["service", slug, what, &on.iso(), part])),
        title,
        summary,
        link: link.clone(),
    };
    let mut entries = Vec::new();
    if let Some(on) = service.added {
        entries.push(entry(on, "added", "", format!("New: {}", service.name), service.summary.to_string()));
    }
    for (n, change) in service.changes.iter().enumerate() {
        // Several changes on one day are told apart by their order on that day.
        let nth = service.changes[..n].iter().filter(|other| other.on == change.on).count().to_string();
        let title = format!("Changed: {}", service.name);
        entries.push(entry(change.on, "changed", &nth, title, change.what.to_string()));
    }
    if let Some(on) = service.closed.filter(|_| service.is_closed()) {
        let note = service.status_note.as_ref().map(ToString::to_string);
        let summary = note.unwrap_or_else(|| format!("{} no longer runs it.", provider.name));
        entries.push(entry(on, "closed", "", format!("Closed: {}", service.name), summary));
    }
    entries
}
