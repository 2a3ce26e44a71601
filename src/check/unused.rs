//! What is there and nothing uses: most often a slip in an id, or something that was forgotten.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::content::easy_read::Picture;
use crate::content::evidence::Evidence;
use crate::content::files::Kind;
use crate::content::{Content, Text};
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::markdown::{self, Prose as _, Terms, addresses, calls};
use crate::site::figures::DRAWING;
use crate::site::prose::SiteProse;
use crate::site::{Site, emblem, media};

/// A thing that nothing uses.
pub const UNUSED: Rule = Rule::advice(
    "unused",
    "Something is written that no page needs: a level or an area without a service, a word that no text uses, a table \
     that no text draws from, a picture that nothing shows. Either something else was forgotten, or it can go.",
);
/// All of them.
pub const RULES: [&Rule; 1] = [&UNUSED];

/// Everything that nothing uses. Nothing is said where files could not be read, since what uses it may be in them.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let unread = &site.content.unread;
    if !unread.kinds.is_empty() || !unread.ids.is_empty() {
        return Vec::new();
    }
    let (texts, lines) = (site.texts.markdown(), site.texts.lines());
    let mut found = Vec::new();
    without_services(site, &mut found);
    terms(site, texts, lines, &mut found);
    tables(site.content, texts, &mut found);
    assets(site, texts, &mut found);
    found
}

fn unused(place: Place, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(&UNUSED, place, message).help(help)
}

/// Levels, types and areas that no listing names.
fn without_services(site: &Site, found: &mut Vec<Diagnostic>) {
    let (mut tiers, mut types, mut areas) = (HashSet::new(), HashSet::new(), HashSet::new());
    for listing in &site.listings {
        tiers.insert(listing.service.tier.as_str());
        types.insert(listing.service.break_type.as_str());
        areas.extend(listing.service.venue.iter().flat_map(|venue| venue.areas()).map(|area| area.as_str()));
    }
    for tier in site.content.tiers.iter().filter(|tier| !tiers.contains(tier.id.as_str())) {
        let message = format!("no service has the tier `{}`", tier.id);
        found.push(unused(tier.place("id"), message, "list a service that has it, or take the tier out"));
    }
    for kind in site.content.break_types.iter().filter(|kind| !types.contains(kind.id.as_str())) {
        let message = format!("no service is of the type `{}`", kind.id);
        found.push(unused(kind.place("id"), message, "list a service of this type, or take the type out"));
    }
    let vocabulary = &site.content.vocabulary;
    for (n, area) in vocabulary.areas.iter().enumerate().filter(|(_, area)| !areas.contains(area.id.as_str()))
    {
        let place = Place::value(&vocabulary.file, vocabulary.path.key("areas").index(n).key("id"));
        let message = format!("no service is in the area `{}` or serves it", area.id);
        let help = "add it to `serves` of the services that come there, or take the area out";
        found.push(unused(place, message, help));
    }
}

/// Words of the glossary that no text uses, in any of their spellings.
fn terms(site: &Site, texts: &[Text], lines: &[Text], found: &mut Vec<Diagnostic>) {
    let glossary = &site.content.glossary;
    let prose = SiteProse::new(site, "./");
    let mut missing: HashSet<&str> = glossary.iter().map(|term| term.id.as_str()).collect();
    // What one term means may use another, but nothing is used by its own meaning.
    for term in glossary {
        for used in uses(term.meaning.as_str(), prose.terms()).filter(|used| *used != term.id.as_str()) {
            missing.remove(used);
        }
    }
    // The listings are long, and most words are found before they have to be read.
    let is_listing = |text: &&Text| text.kind == Kind::Providers;
    let all = || texts.iter().chain(lines);
    let first: Vec<&str> = all()
        .filter(|text| text.kind != Kind::Glossary && !is_listing(text))
        .map(|text| text.markdown)
        .chain(names(site.content))
        .collect();
    let listings: Vec<&str> = all().filter(is_listing).map(|text| text.markdown).collect();
    for some in [first, listings] {
        if missing.is_empty() {
            return;
        }
        let spellings = glossary.iter().filter(|term| missing.contains(term.id.as_str())).flat_map(|term| {
            let spellings = std::iter::once(&term.term).chain(&term.also);
            spellings.map(|spelling| (spelling.as_str(), term.id.as_str()))
        });
        let wanted = Terms::new(spellings);
        let used: HashSet<&str> = some.par_iter().flat_map_iter(|text| uses(text, &wanted)).collect();
        missing.retain(|id| !used.contains(id));
    }
    for term in glossary.iter().filter(|term| missing.contains(term.id.as_str())) {
        let message = format!("no text uses the term `{}`", term.term);
        let help = "add the spelling that the texts use to `also`, or take the term out";
        found.push(unused(term.place("term"), message, help));
    }
}

/// Headings and names, which are no texts and may use a word all the same.
fn names(content: &Content) -> impl Iterator<Item = &str> {
    let titles = content.sections.iter().chain(&content.pages).map(|document| &document.front.title);
    let tiers = content.tiers.iter().map(|tier| &tier.name);
    let types = content.break_types.iter().map(|kind| &kind.name);
    let decisions = content.decisions.iter().map(|decision| &decision.title);
    let outcomes = content.outcomes.outcomes.iter().map(|outcome| &outcome.name);
    titles.chain(tiers).chain(types).chain(decisions).chain(outcomes).map(|name| name.as_str())
}

/// The ids of the terms that a text uses.
fn uses<'t>(text: &str, terms: &'t Terms) -> impl Iterator<Item = &'t str> {
    let mut before = ' ';
    let starts = text.char_indices().filter(move |(_, c)| {
        let starts = c.is_alphanumeric() && !before.is_alphanumeric();
        before = *c;
        starts
    });
    starts.filter_map(|(at, _)| terms.find(text, at).map(|(id, _)| id))
}

/// Tables of figures that no text draws from or links to, and whose figures no page of a level or type shows.
fn tables(content: &Content, texts: &[Text], found: &mut Vec<Diagnostic>) {
    if content.evidence.is_empty() {
        return;
    }
    let of_table = |address: String| {
        let id = address.strip_prefix("evidence:")?.to_owned();
        Some(id.split_once('#').map_or(id.clone(), |(id, _)| id.to_owned()))
    };
    let named = |text: &Text| -> Vec<String> {
        let calls = calls(text.markdown).into_iter().filter(|call| DRAWING.contains(&call.name.as_str()));
        let drawn = calls.filter_map(|call| call.unnamed(0).map(str::to_owned));
        drawn.chain(addresses(text.markdown).into_iter().filter_map(of_table)).collect()
    };
    let naming =
        texts.par_iter().filter(|text| text.markdown.contains("{{") || text.markdown.contains("evidence:"));
    let used: HashSet<String> = naming.flat_map_iter(named).collect();
    let is_shown = |set: &Evidence| {
        set.rows.iter().any(|row| row.tier.is_some() || row.break_type.is_some())
            || set.columns.iter().any(|column| column.tier.is_some() || column.break_type.is_some())
    };
    for set in content.evidence.iter().filter(|set| !used.contains(set.id.as_str()) && !is_shown(set)) {
        let message = format!("no text draws a figure from the table `{}`", set.id);
        let help = format!(
            "say in a section what it shows, with `{{{{ figure(\"{}\", row=\"…\") }}}}`, or take it out",
            set.id
        );
        found.push(unused(set.place("id"), message, &help));
    }
}

/// Pictures and documents that nothing names.
fn assets(site: &Site, texts: &[Text], found: &mut Vec<Diagnostic>) {
    let content = site.content;
    if content.assets.is_empty() {
        return;
    }
    let pointing =
        texts.par_iter().filter(|text| text.markdown.contains(']') || text.markdown.contains("{{"));
    let mut named: HashSet<String> = pointing
        .flat_map_iter(|text| {
            let called =
                calls(text.markdown).into_iter().filter_map(|call| call.unnamed(0).map(str::to_owned));
            addresses(text.markdown).into_iter().chain(called)
        })
        .map(|address| {
            let name = address.strip_prefix("asset:").or(address.strip_prefix("assets/"));
            name.map(str::to_owned).unwrap_or(address)
        })
        .collect();
    let papers = content.decisions.iter().flat_map(|decision| &decision.documents);
    named.extend(papers.filter_map(|paper| paper.file.as_ref()).map(|file| file.to_string()));
    let steps = content.easy_read.iter().flat_map(|document| document.leaflet.steps());
    let pictures = steps.filter_map(|(.., step)| step.picture.as_ref());
    let on_cards = content.easy_read.iter().filter_map(|document| document.leaflet.picture.as_ref());
    named.extend(pictures.chain(on_cards).filter_map(|picture| match picture {
        Picture::Own(file) => Some(file.clone()),
        Picture::Pictogram(_) => None,
    }));
    let council = &content.site.council;
    named.extend(council.logo.iter().chain(&council.logo_dark).map(|logo| logo.to_string()));
    named.extend(emblem::ALL.iter().map(|name| (*name).to_owned()));
    let players: Vec<String> = named.iter().filter(|name| markdown::plays(name)).cloned().collect();
    for player in &players {
        named.extend(media::beside(site, player).names().map(str::to_owned));
    }
    let folder = content.site.file.rsplit_once('/').map_or("content", |(folder, _)| folder);
    for asset in content.assets.iter().filter(|asset| !named.contains(&asset.name)) {
        let place = Place::file(format!("{folder}/assets/{}", asset.name));
        let help = format!("link to it with `[the words](asset:{})`, or take the file away", asset.name);
        found.push(unused(place, "no text shows this file or links to it".to_owned(), &help));
    }
}
