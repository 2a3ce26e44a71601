//! Ids: each thing has one of its own, and each name of a thing leads to it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::content::evidence::Evidence;
use crate::content::files::Kind;
use crate::content::id::slugify;
use crate::content::services::Service;
use crate::content::target::Target;
use crate::content::vocabulary::Named;
use crate::content::{Content, Listing, Slug, Written};
use crate::diagnostic::{Diagnostic, MOST_COUNTED, Place, Rule, suggestion};
use crate::site::{Site, links};

/// A name that leads nowhere.
pub const UNKNOWN_ID: Rule = Rule::error(
    "unknown-id",
    "The name of a tier, a type of break, an area, a need, a page or anything else has to be the id that it has \
     in its own file. A listing with a wrong name would be missing from the pages where families look for it.",
);
/// Two things with one id.
pub const DUPLICATE_ID: Rule = Rule::error(
    "duplicate-id",
    "An id stands for one thing. Two things with the same id would have the same address, and links to one \
     would lead to the other.",
);
/// A picture or document that is not there.
pub const UNKNOWN_ASSET: Rule =
    Rule::error("unknown-asset", "The picture or document that is named here is not in content/assets/.");

/// All of them.
pub const RULES: [&Rule; 3] = [&UNKNOWN_ID, &DUPLICATE_ID, &UNKNOWN_ASSET];

/// Every dangling name and every id that is taken twice.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let mut found = duplicates(site.content);
    let names = Names::of(site.content);
    for listing in site.content.listings().filter(|listing| site.content.tells_of(&listing.provider.file)) {
        service(site, &names, &listing, &mut found);
    }
    for break_type in &site.content.break_types {
        for (n, duty) in break_type.duties.iter().enumerate() {
            let place = || Place::value(&break_type.file, break_type.path.key("duties").index(n));
            names.duties.check(duty.as_str(), place, &mut found);
        }
    }
    for section in site.content.sections.iter().chain(&site.content.pages) {
        for (n, element) in section.front.covers.iter().enumerate() {
            let place = || Place::value(&section.file, section.path.key("covers").index(n));
            names.elements.check(element.as_str(), place, &mut found);
        }
    }
    for tier in &site.content.tiers {
        target(site, tier.route.link.as_ref(), || tier.place("route.link"), &mut found);
        target(site, tier.if_refused.as_ref(), || tier.place("if-refused"), &mut found);
    }
    let participation = &site.content.participation;
    for (n, comment) in participation.comments.iter().enumerate() {
        let about = || participation.path.key("comments").index(n).key("about");
        target(site, comment.about.as_ref(), || Place::value(&participation.file, about()), &mut found);
    }
    for set in &site.content.evidence {
        figures(set, &names, &mut found);
    }
    decisions(site, &names, &mut found);
    if let Some(guide) = &site.content.eligibility {
        target(site, Some(&guide.assessment.link), || guide.place("assessment.link"), &mut found);
    }
    let whole = &site.content.site;
    for (list, links) in [("menu", &whole.menu), ("footer", &whole.footer)] {
        for (n, item) in links.iter().enumerate() {
            let place = || Place::value(&whole.file, whole.path.key(list).index(n).key("link"));
            target(site, Some(&item.link), place, &mut found);
        }
    }
    if let Some(statement) = &site.content.accessibility {
        target(site, statement.form.as_ref(), || statement.place("form"), &mut found);
        for (n, content) in statement.out_of_scope.iter().enumerate() {
            let path = || statement.path.key("out-of-scope").index(n).key("exemption");
            let place = || Place::value(&statement.file, path());
            names.exemptions.check(content.exemption.as_str(), place, &mut found);
        }
    }
    let council = &whole.council;
    for (key, logo) in [("council.logo", &council.logo), ("council.logo-dark", &council.logo_dark)] {
        if let Some(Err(problem)) = logo.as_ref().map(|logo| site.asset(logo.as_str())) {
            let found_one = Diagnostic::new(&UNKNOWN_ASSET, whole.place(key), problem.message);
            found.push(found_one.maybe_help(problem.help));
        }
    }
    found
}

/// The levels and types that the rows and columns of a table count.
fn figures(set: &Written<Evidence>, names: &Names, found: &mut Vec<Diagnostic>) {
    let rows = set.rows.iter().enumerate().map(|(n, row)| ("rows", n, &row.tier, &row.break_type));
    let columns = set.columns.iter().enumerate();
    let columns = columns.map(|(n, column)| ("columns", n, &column.tier, &column.break_type));
    for (list, n, tier, break_type) in rows.chain(columns) {
        let place = |key| Place::value(&set.file, set.path.key(list).index(n).key(key));
        if let Some(tier) = tier {
            names.tiers.check(tier.as_str(), || place("tier"), found);
        }
        if let Some(kind) = break_type {
            names.break_types.check(kind.as_str(), || place("type"), found);
        }
    }
}

// Places are made only for what is wrong: most names are right, and there are tens of thousands of them.

fn service(site: &Site, names: &Names, listing: &Listing, found: &mut Vec<Diagnostic>) {
    let Service { tier, break_type, needs, venue, route, .. } = listing.service;
    names.tiers.check(tier.as_str(), || listing.place("tier"), found);
    names.break_types.check(break_type.as_str(), || listing.place("type"), found);
    let item = |names: &str, n| Place::value(&listing.provider.file, listing.path().dotted(names).index(n));
    for (n, need) in needs.iter().enumerate() {
        names.needs.check(need.as_str(), || item("needs", n), found);
    }
    if let Some(venue) = venue {
        if let Some(area) = &venue.area {
            names.areas.check(area.as_str(), || listing.place("venue.area"), found);
        }
        for (n, area) in venue.serves.iter().enumerate() {
            names.areas.check(area.as_str(), || item("venue.serves", n), found);
        }
        for (n, access) in venue.access.iter().enumerate() {
            names.access.check(access.as_str(), || item("venue.access", n), found);
        }
    }
    target(site, route.link.as_ref(), || listing.place("route.link"), found);
}

/// Contracts that name a decision, and what decisions name themselves.
fn decisions(site: &Site, names: &Names, found: &mut Vec<Diagnostic>) {
    for provider in &site.content.providers {
        let decision = provider.contract.as_ref().and_then(|contract| contract.decision.as_ref());
        if let Some(decision) = decision {
            names.decisions.check(decision.as_str(), || provider.place("contract.decision"), found);
        }
    }
    for decision in &site.content.decisions {
        let at = |list: &str, n: usize, key: &str| {
            Place::value(&decision.file, decision.path.key(list).index(n).key(key))
        };
        for (n, replaced) in decision.replaces.iter().enumerate() {
            if let Some(earlier) = &replaced.decision {
                names.decisions.check(earlier.as_str(), || at("replaces", n, "decision"), found);
            }
        }
        for (n, paper) in decision.documents.iter().enumerate() {
            target(site, paper.link.as_ref(), || at("documents", n, "link"), found);
            if let Some(Err(problem)) = paper.file.as_ref().map(|file| site.asset(file.as_str())) {
                let unknown = Diagnostic::new(&UNKNOWN_ASSET, at("documents", n, "file"), problem.message);
                found.push(unknown.maybe_help(problem.help));
            }
        }
    }
}

pub(super) fn target(
    site: &Site,
    target: Option<&Target>,
    place: impl FnOnce() -> Place,
    found: &mut Vec<Diagnostic>,
) {
    let Some((kind, id, anchor)) = target.and_then(links::inside) else { return };
    if site.may_be_unread(kind, id) {
        return;
    }
    if let Err(problem) = site.destination(kind, id, anchor) {
        found.push(Diagnostic::new(&UNKNOWN_ID, place(), problem.message).maybe_help(problem.help));
    }
}

/// The ids that there are of one kind of thing.
struct Known<'a> {
    what: &'static str,
    file: &'static str,
    ids: Vec<&'a str>,
    /// What each of them is called, where they have names.
    names: Vec<&'a str>,
    /// Whether some could not be read.
    unread: Box<dyn Fn(&str) -> bool + 'a>,
}

impl Known<'_> {
    fn check(&self, id: &str, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) {
        if self.ids.contains(&id) || (self.unread)(id) || found.len() >= MOST_COUNTED {
            return;
        }
        let message = format!("there is no {} `{id}` in `{}`", self.what, self.file);
        let named = self.names.iter().position(|name| name.eq_ignore_ascii_case(id) || slugify(name) == id);
        let help = match named.and_then(|n| self.ids.get(n)) {
            Some(meant) => Some(format!("did you mean `{meant}`?")),
            None if self.ids.is_empty() => Some(format!("`content/{}` lists none yet", self.file)),
            None => suggestion(id, self.ids.iter().copied()),
        };
        found.push(Diagnostic::new(&UNKNOWN_ID, place(), message).maybe_help(help));
    }
}

/// The ids of every kind of thing that a listing names.
struct Names<'a> {
    tiers: Known<'a>,
    break_types: Known<'a>,
    needs: Known<'a>,
    access: Known<'a>,
    areas: Known<'a>,
    decisions: Known<'a>,
    duties: Known<'a>,
    elements: Known<'a>,
    exemptions: Known<'a>,
}

impl<'a> Names<'a> {
    fn of(content: &'a Content) -> Names<'a> {
        let known = |what, file, kind, pairs: Vec<(&'a str, &'a str)>| Known {
            what,
            file,
            ids: pairs.iter().map(|(id, _)| *id).collect(),
            names: pairs.iter().map(|(_, name)| *name).collect(),
            unread: Box::new(move |id: &str| content.unread.may_have(kind, id)),
        };
        let Content { tiers, break_types, vocabulary, law, .. } = content;
        let vocabulary_file = "vocabulary.yaml";
        Names {
            tiers: known(
                "tier",
                "tiers.yaml",
                Kind::Tiers,
                tiers.iter().map(|tier| (tier.id.as_str(), tier.name.as_str())).collect(),
            ),
            break_types: known(
                "type of break",
                "break-types.yaml",
                Kind::BreakTypes,
                break_types.iter().map(|kind| (kind.id.as_str(), kind.name.as_str())).collect(),
            ),
            needs: known("need", vocabulary_file, Kind::Vocabulary, pairs(&vocabulary.needs)),
            access: known("access feature", vocabulary_file, Kind::Vocabulary, pairs(&vocabulary.access)),
            areas: known("area", vocabulary_file, Kind::Vocabulary, pairs(&vocabulary.areas)),
            decisions: known(
                "decision",
                "decisions",
                Kind::Decisions,
                content.decisions.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect(),
            ),
            duties: known(
                "duty",
                "legal-basis.yaml",
                Kind::Law,
                law.duties.iter().map(|duty| (duty.id.as_str(), duty.name.as_str())).collect(),
            ),
            elements: known(
                "element of the law",
                "legal-basis.yaml",
                Kind::Law,
                // A section can also cover a duty that no service meets.
                law.elements
                    .iter()
                    .flat_map(|element| element.parts())
                    .map(|(id, name)| (id, name.as_str()))
                    .chain(law.duties.iter().map(|duty| (duty.id.as_str(), duty.name.as_str())))
                    .collect(),
            ),
            exemptions: known(
                "exemption",
                "legal-basis.yaml",
                Kind::Law,
                law.accessibility_statement
                    .iter()
                    .flat_map(|form| &form.exemptions)
                    .map(|exemption| (exemption.id.as_str(), exemption.name.as_str()))
                    .collect(),
            ),
        }
    }
}

/// The ids and names of words.
fn pairs<W: Named>(words: &[W]) -> Vec<(&str, &str)> {
    words.iter().map(|word| (word.id(), word.name())).collect()
}

/// Ids that stand for two things of one kind.
fn duplicates<'a>(content: &'a Content) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut first: HashMap<(&str, String), &Arc<str>> = HashMap::new();
    let mut see = |what: &'static str, id: String, file: &'a Arc<str>, place: &dyn Fn() -> Place| match first
        .entry((what, id))
    {
        Entry::Vacant(free) => {
            free.insert(file);
        }
        Entry::Occupied(taken) => {
            let place = place();
            let id = &taken.key().1;
            let there = if **taken.get() == place.file { "further up in this file" } else { taken.get() };
            let message = format!("another {what} has the id `{id}` already: {there}");
            found.push(Diagnostic::new(&DUPLICATE_ID, place, message).help("give one of the two another id"));
        }
    };
    for tier in &content.tiers {
        see("tier", tier.id.to_string(), &tier.file, &|| tier.place("id"));
    }
    for kind in &content.break_types {
        see("type of break", kind.id.to_string(), &kind.file, &|| kind.place("id"));
    }
    for provider in &content.providers {
        see("organisation", provider.id.to_string(), &provider.file, &|| provider.place("id"));
    }
    for listing in content.listings() {
        see("service", listing.service.id.to_string(), &listing.provider.file, &|| listing.place("id"));
    }
    if let Some(guide) = &content.eligibility {
        let first_end = guide.questions.len();
        for (step, id) in guide.ids().enumerate() {
            let (list, n) = step.checked_sub(first_end).map_or(("questions", step), |n| ("ends", n));
            let place = || Place::value(&guide.file, guide.path.key(list).index(n).key("id"));
            see("question or end", id.to_string(), &guide.file, &place);
        }
    }
    for term in &content.glossary {
        see("term", term.id.to_string(), &term.file, &|| term.place("id"));
    }
    for set in &content.evidence {
        see("table of figures", set.id.to_string(), &set.file, &|| set.place("id"));
        let of_table = |id: &Slug| format!("{}.{id}", set.id);
        for (n, row) in set.rows.iter().enumerate() {
            let place = || Place::value(&set.file, set.path.key("rows").index(n).key("id"));
            see("row", of_table(&row.id), &set.file, &place);
        }
        for (n, column) in set.columns.iter().enumerate() {
            let place = || Place::value(&set.file, set.path.key("columns").index(n).key("id"));
            see("column", of_table(&column.id), &set.file, &place);
        }
    }
    for section in &content.sections {
        see("section", section.id.to_string(), &section.file, &|| section.place("id"));
    }
    for page in &content.pages {
        see("page", page.id.to_string(), &page.file, &|| page.place("id"));
    }
    for decision in &content.decisions {
        see("decision", decision.id.to_string(), &decision.file, &|| decision.place("id"));
    }
    for document in &content.easy_read {
        see("document in Easy Read", document.id.to_string(), &document.file, &|| document.place("id"));
    }
    let outcomes = &content.outcomes;
    let lists = [
        ("aim", "aims", Vec::from_iter(outcomes.aims.iter().map(|aim| aim.id.as_str()))),
        ("outcome", "outcomes", Vec::from_iter(outcomes.outcomes.iter().map(|outcome| outcome.id.as_str()))),
        ("standard", "standards", Vec::from_iter(outcomes.standards.iter().map(|one| one.id.as_str()))),
    ];
    for (what, list, ids) in lists {
        for (n, id) in ids.into_iter().enumerate() {
            let place = || Place::value(&outcomes.file, outcomes.path.key(list).index(n).key("id"));
            see(what, id.to_owned(), &outcomes.file, &place);
        }
    }
    let vocabulary = &content.vocabulary;
    let lists = [
        ("need", "needs", pairs(&vocabulary.needs)),
        ("access feature", "access", pairs(&vocabulary.access)),
        ("area", "areas", pairs(&vocabulary.areas)),
    ];
    for (what, list, words) in lists {
        for (n, (id, _)) in words.into_iter().enumerate() {
            let place = || Place::value(&vocabulary.file, vocabulary.path.key(list).index(n).key("id"));
            see(what, id.to_owned(), &vocabulary.file, &place);
        }
    }
    // One page shows both.
    let participation = &content.participation;
    let asked = participation.consultations.iter().map(|asked| asked.id.to_string());
    let said = participation.comments.iter().map(|comment| comment.id.to_string());
    for (list, ids) in [("consultations", asked.collect()), ("comments", said.collect::<Vec<_>>())] {
        for (n, id) in ids.into_iter().enumerate() {
            let path = || participation.path.key(list).index(n).key("id");
            let place = || Place::value(&participation.file, path());
            see("consultation or comment", id, &participation.file, &place);
        }
    }
    let site = &content.site;
    for (n, other) in site.contacts.iter().enumerate() {
        let place = || Place::value(&site.file, site.path.key("contacts").index(n).key("id"));
        see("contact", other.id.to_string(), &site.file, &place);
    }
    let listings = site.path.key("listings");
    let facets = site.listings.facets.iter().flatten().enumerate();
    let pairs = site.listings.pairs.iter().flatten().enumerate();
    for (n, facet) in facets {
        let place = || Place::value(&site.file, listings.key("facets").index(n));
        see("way to narrow the listings", facet.slug().to_owned(), &site.file, &place);
    }
    for (n, facet) in pairs {
        let place = || Place::value(&site.file, listings.key("pairs").index(n));
        see("way to choose together", facet.slug().to_owned(), &site.file, &place);
    }
    for (n, band) in site.listings.age_bands.iter().enumerate() {
        let place = || Place::value(&site.file, listings.key("age-bands").index(n));
        see("band of ages", band.to_string(), &site.file, &place);
    }
    found
}
