//! What has to hold of every answer.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use quick_xml::events::Event;
use shortbreaks::content::{Loaded, Sources};
use shortbreaks::diagnostic::{Diagnostic, machine, print};
use shortbreaks::render::{self, Theme};
use shortbreaks::site::{self, Choices, Page, PageKind, Site};
use shortbreaks::{build, check};

use super::desk::Desk;
use super::html::Document;

/// The day for which sites are made.
pub const TODAY: Date = date(2026, 11, 1);

/// Whether a site is read, checked and shown as promised, mistakes in it or not: the preview shows it with them.
/// Looks at the pages that a file makes, and at one more, which `chance` chooses.
pub fn is_sound(desk: &Desk, loaded: Loaded, file: &str, chance: u64) {
    let Loaded { content, translations, mut sources, mut found } = loaded;
    let choices = Choices { drafts: true, strict: true, with_checks: true, ..Choices::of(TODAY) };
    let (sites, clashes) = site::plan_all(&content, &translations, &choices);
    found.extend(clashes);
    found.extend(check::in_every_language(&sites));
    can_be_read(&found, &sources);
    let is_published = !found.iter().any(|found| build::stops(found, false));

    let loaded = |sources| Theme::load(&sites, desk.root(), "default", true, sources);
    let own = file.ends_with("site.yaml").then(|| loaded(&mut sources));
    let own = own.map(|themes| themes.unwrap_or_else(|_| panic!("content has broken a theme")));
    for (site, theme) in sites.iter().zip(own.as_ref().unwrap_or(&desk.themes)) {
        // What a theme shows its parts with has forms.
        let all: Vec<&Page> = site.made().filter(|page| page.kind != PageKind::Components).collect();
        let own = all.iter().filter(|page| site.written_in(page).is_some_and(|name| name.ends_with(file)));
        let other = all.get(chance as usize % all.len().max(1));
        own.take(2).chain(other).for_each(|page| is_harmless(site, theme, page, is_published));
    }
}

/// Every finding can be printed in every form.
fn can_be_read(found: &[Diagnostic], sources: &Sources) {
    for one in found {
        assert!(!print::human(one, sources).is_empty());
    }
    let all: Vec<&Diagnostic> = found.iter().collect();
    let parses = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
    assert!(parses(&machine::json(&all, sources)));
    assert!(parses(&machine::sarif(&all, sources, &[])));
    assert!(machine::github(&all, sources).iter().all(|line| !line.contains('\n')));
}

/// A page or file is what its name says, and the same when it is made again; one that a build would publish has no id
/// twice.
fn is_harmless(site: &Site, theme: &Theme, page: &Page, is_published: bool) {
    let made = render::one(site, theme, page, false);
    let made = made.unwrap_or_else(|found| panic!("{}: {}", page.url, found.message));
    assert!(render::one(site, theme, page, false).is_ok_and(|again| again == made), "{} differs", page.url);
    let text = String::from_utf8(made).unwrap();
    let file = page.url.file();
    match file.rsplit('.').next() {
        Some("html") => {
            let page = Document::parse(&text);
            page.assert_harmless(&file);
            if is_published {
                has_no_id_twice(&file, &page);
            }
        }
        Some("json") => drop(serde_json::from_str::<serde_json::Value>(&text).unwrap()),
        Some("xml" | "atom") => xml_is_well_formed(&file, &text),
        Some("ics") => calendar_is_well_formed(&text),
        _ => {}
    }
}

fn has_no_id_twice(file: &str, page: &Document) {
    let mut ids = HashSet::new();
    for id in page.elements().iter().filter_map(|element| element.attribute("id")) {
        assert!(ids.insert(id), "{file} has {id:?} twice");
    }
}

fn xml_is_well_formed(file: &str, text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(Event::PI(_) | Event::DocType(_)) => panic!("{file} has an instruction"),
            Ok(_) => {}
            Err(error) => panic!("{file}: {error}\n{text}"),
        }
    }
}

/// Each line is one that the program writes, or goes on from one (RFC 5545, 3.1).
fn calendar_is_well_formed(text: &str) {
    let mut open = Vec::new();
    for line in text.split("\r\n").filter(|line| !line.is_empty()) {
        assert!(!line.contains(['\r', '\n']) && line.len() <= 75, "{line:?}");
        match line.split_once(':') {
            _ if line.starts_with(' ') => {}
            Some(("BEGIN", part)) => open.push(part),
            Some(("END", part)) => assert_eq!(open.pop(), Some(part)),
            Some((name, _)) => assert!(name.starts_with(|c: char| c.is_ascii_uppercase()), "{line:?}"),
            None => panic!("{line:?}"),
        }
    }
    assert!(open.is_empty());
}
