//! How the statement stands to the law, element by element: the form that forums fill in by hand.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use crate::check::statute::outcomes;
use crate::content::law::Level;
use crate::diagnostic::{At, Place};
use crate::site::{Page, PageKind, Site};

#[derive(Debug, JsonSchema, Serialize)]
pub struct ChecksView {
    groups: Vec<Group>,
}

/// The elements that the law asks for, or those of good practice.
#[derive(Debug, JsonSchema, Serialize)]
struct Group {
    id: &'static str,
    title: String,
    met: usize,
    elements: Vec<ElementView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ElementView {
    name: String,
    citation: String,
    met: bool,
    places: Vec<Link>,
    gaps: Vec<String>,
}

pub fn view(site: &Site) -> ChecksView {
    let outcomes = outcomes(site);
    let group = |id, level| {
        let title = site.content.words.say(&format!("element-groups.{id}"));
        let elements: Vec<ElementView> = outcomes
            .iter()
            .filter(|outcome| outcome.element.level == level)
            .map(|outcome| {
                let mut places: Vec<Link> = Vec::new();
                for link in outcome.met_at.iter().filter_map(|place| shown_at(site, place)) {
                    if !places.iter().any(|known| known.path == link.path) {
                        places.push(link);
                    }
                }
                ElementView {
                    name: outcome.element.name.to_string(),
                    citation: outcome.element.citation.to_string(),
                    met: outcome.is_met(),
                    places,
                    gaps: outcome.gaps.iter().map(|gap| gap.message.clone()).collect(),
                }
            })
            .collect();
        Group { id, title, met: elements.iter().filter(|element| element.met).count(), elements }
    };
    ChecksView { groups: vec![group("must", Level::Must), group("should", Level::Should)] }
}

/// The page that shows what stands at a place in the content.
fn shown_at(site: &Site, place: &Place) -> Option<Link> {
    let shows = |page: &&Page| match page.kind {
        // Several services can stand in one file.
        PageKind::Service(n) => {
            let listing = &site.listings[n];
            let inside = matches!(&place.at, At::Value(path) if path.starts_with(&listing.path()));
            inside && listing.provider.file == place.file
        }
        _ => site.written_in(page).is_some_and(|file| *file == place.file),
    };
    let page = site.pages.iter().find(shows)?;
    Some(Link::inside(&page.url, page.title.as_str()))
}
