//! What a link names, and where that is.

use std::collections::HashMap;

use super::facets::Facet;
use super::{Site, Url, figures, url};
use crate::content::files::Kind;
use crate::content::site::FacetKind;
use crate::content::target::{Target, TargetKind};
use crate::content::{Content, Listing};
use crate::diagnostic::{Problem, suggestion};

/// The address and title of everything that a link can name.
pub(super) struct ById(HashMap<(TargetKind, String), Destination>);

/// The accessibility statement, which links can name once it is written.
const ACCESSIBILITY: &str = "accessibility";
/// The list of decisions, and the aims and outcomes, which links can name once there are any.
const DECISIONS: &str = "decisions";
/// See there.
const OUTCOMES: &str = "outcomes";

/// The id of the place on the page of outcomes at which one of them stands.
pub fn outcome_anchor(id: &str) -> String {
    format!("outcome-{id}")
}

/// The editions, and what has changed since: there once an edition is kept.
const EDITIONS: &str = "editions";
const CHANGES: &str = "changes";

/// The tables of figures, which links can name once there is one.
const EVIDENCE: &str = "evidence";
/// The documents in Easy Read, once there is one.
const EASY_READ: &str = "easy-read";

/// Where a link leads.
#[derive(Debug, Clone)]
pub struct Destination {
    /// The address.
    pub url: Url,
    /// The heading of the page there.
    pub title: String,
    /// The id of the place on the page.
    pub anchor: Option<String>,
}

impl ById {
    pub(super) fn of(content: &Content, listings: &[Listing], facets: &[Facet], drafts: bool) -> ById {
        let title = |key: &str| content.words.say(&format!("titles.{key}"));
        let mut known = HashMap::new();
        let mut add = |kind, id: &str, url: Url, title: &str| {
            known.entry((kind, id.to_owned())).or_insert(Destination {
                url,
                title: title.to_owned(),
                anchor: None,
            });
        };
        for document in content.sections.iter().filter(|document| drafts || !document.front.draft.0) {
            add(
                TargetKind::Section,
                document.id.as_str(),
                url::section(&document.id),
                document.front.title.as_str(),
            );
        }
        for page in content.pages.iter().filter(|page| drafts || !page.front.draft.0) {
            add(TargetKind::Page, page.id.as_str(), url::page(&page.id), page.front.title.as_str());
        }
        for tier in &content.tiers {
            add(TargetKind::Tier, tier.id.as_str(), url::tier(tier.id.as_str()), tier.name.as_str());
        }
        for kind in &content.break_types {
            // Where no page shows the listings of a type, all of them are the next best.
            let of_types = facets.iter().find(|facet| facet.kind == FacetKind::Type);
            let shown =
                of_types.is_some_and(|facet| facet.values.iter().any(|value| value.slug == kind.id.as_str()));
            let at = if shown { url::facet(FacetKind::Type, kind.id.as_str()) } else { url::services() };
            add(TargetKind::BreakType, kind.id.as_str(), at, kind.name.as_str());
        }
        for listing in listings {
            let service = listing.service;
            add(
                TargetKind::Service,
                service.id.as_str(),
                url::service(service.id.as_str()),
                service.name.as_str(),
            );
        }
        for provider in &content.providers {
            add(
                TargetKind::Provider,
                provider.id.as_str(),
                url::provider(provider.id.as_str()),
                provider.name.as_str(),
            );
        }
        for decision in &content.decisions {
            let id = decision.id.as_str();
            add(TargetKind::Decision, id, url::decision(id), decision.title.as_str());
        }
        if !content.decisions.is_empty() {
            add(TargetKind::Site, DECISIONS, url::decisions(), &title("decisions"));
        }
        if !content.outcomes.is_empty() {
            add(TargetKind::Site, OUTCOMES, url::outcomes(), &title("outcomes"));
        }
        for set in &content.evidence {
            let id = set.id.as_str();
            add(TargetKind::Evidence, id, url::evidence_set(id), set.title.as_str());
        }
        for document in &content.easy_read {
            let title = document.leaflet.title.as_str();
            add(TargetKind::EasyRead, document.id.as_str(), url::easy_read(&document.id), title);
        }
        if !content.easy_read.is_empty() {
            add(TargetKind::Site, EASY_READ, url::easy_reads(), &content.words.say("easy-read.title"));
        }
        if !content.evidence.is_empty() {
            add(TargetKind::Site, EVIDENCE, url::evidence(), &title("evidence"));
        }
        // A file that is there once for all languages.
        let statement_text = match content.translated_into() {
            None => url::statement_text(),
            Some(_) => url::statement_text().above(),
        };
        for (id, url, title) in [
            ("home", url::home(), content.site.title.to_string()),
            ("statement", url::statement(), content.statement.title.to_string()),
            ("statement-all", url::statement_all(), title("statement-whole")),
            ("statement-text", statement_text, title("statement-text")),
            ("large-print", url::large_print(), title("large-print")),
            ("eligibility", url::eligibility(), title("eligibility")),
            ("services", url::services(), title("services")),
            ("providers", url::providers(), title("providers")),
            ("you-said-we-did", url::participation(), title("participation")),
            ("glossary", url::glossary(), title("glossary")),
            ("contact", url::contact(), title("contact")),
            ("open-data", url::open_data(), title("open-data")),
            ("search", url::search(), title("search")),
            ("short-list", url::short_list(), title("short-list")),
        ] {
            add(TargetKind::Site, id, url, &title);
        }
        if !content.editions.is_empty() {
            add(TargetKind::Site, EDITIONS, url::editions(), &title("editions"));
        }
        if content.edition_before().is_some() {
            add(TargetKind::Site, CHANGES, url::what_changed(None), &title("changes"));
        }
        if content.accessibility.is_some() {
            add(TargetKind::Site, ACCESSIBILITY, url::accessibility(), &title("accessibility"));
        }
        let mut known = ById(known);
        for outcome in &content.outcomes.outcomes {
            let id = outcome.id.to_string();
            let at = Destination {
                url: url::outcomes(),
                title: outcome.name.to_string(),
                anchor: Some(outcome_anchor(&id)),
            };
            known.0.entry((TargetKind::Outcome, id)).or_insert(at);
        }
        for term in &content.glossary {
            let anchor = Some(term.id.as_str().to_owned());
            let at = Destination { url: url::glossary(), title: term.term.to_string(), anchor };
            known.0.entry((TargetKind::Term, term.id.as_str().to_owned())).or_insert(at);
        }
        known
    }
}

/// Pages that a site has where there is something to show on them: the name that links use, and what to write first.
const WHERE_THERE: [(&str, &str); 9] = [
    (ACCESSIBILITY, "write `content/accessibility.yaml`"),
    (DECISIONS, "write a file in `content/decisions/`"),
    (OUTCOMES, "write `content/outcomes.yaml`"),
    (EASY_READ, "write a document into `content/easy-read/`"),
    (EVIDENCE, "write a table of figures into `content/evidence/`"),
    (EDITIONS, "`shortbreaks publish-version` keeps an edition, and with it the page is there"),
    (CHANGES, "`shortbreaks publish-version` keeps an edition, and with it the page is there"),
    ("guide", "write `content/eligibility.yaml`"),
    ("range", "list services in `content/providers/`"),
];

impl ById {
    /// The guide to the levels of support and the range, by their titles, which links can name where the site has them.
    pub(super) fn add_where_there(&mut self, guide: Option<String>, range: Option<String>) {
        let pages = [("guide", url::guide(), guide), ("range", url::range(), range)];
        for (id, url, title) in pages {
            let to = title.map(|title| Destination { url, title, anchor: None });
            self.0.extend(to.map(|to| ((TargetKind::Site, id.to_owned()), to)));
        }
    }
}

impl Site<'_> {
    /// Where a link into the site leads, or what is wrong with it.
    pub fn destination(
        &self,
        kind: TargetKind,
        id: &str,
        anchor: Option<&str>,
    ) -> Result<Destination, Problem> {
        let Some(found) = self.by_id.0.get(&(kind, id.to_owned())) else {
            let of_kind = self.by_id.0.keys().filter(|(known, _)| *known == kind);
            let mut ids: Vec<&str> = of_kind.map(|(_, id)| id.as_str()).collect();
            ids.sort_unstable();
            let message = format!("there is no {} `{id}`", kind_in_words(kind));
            let help = if self.is_draft(kind, id) {
                Some("it is a draft: take `draft: yes` out of it, or link to something else".to_owned())
            } else if let Some((_, what)) =
                WHERE_THERE.iter().find(|(page, _)| (kind, id) == (TargetKind::Site, *page))
            {
                Some((*what).to_owned())
            } else {
                suggestion(id, ids)
            };
            return Err(Problem { message, help });
        };
        let mut found = found.clone();
        if let Some(anchor) = anchor {
            self.check_anchor(kind, id, anchor)?;
            found.anchor = Some(match kind {
                TargetKind::Evidence => url::evidence_row(anchor),
                _ => anchor.to_owned(),
            });
        }
        Ok(found)
    }

    /// Whether something of this kind and id could not be read, so that nothing can be said of a link to it.
    pub fn may_be_unread(&self, kind: TargetKind, id: &str) -> bool {
        let file = match kind {
            TargetKind::Page => Kind::Page,
            TargetKind::Section => Kind::Section,
            TargetKind::Tier => Kind::Tiers,
            TargetKind::Service | TargetKind::Provider => Kind::Providers,
            TargetKind::BreakType => Kind::BreakTypes,
            TargetKind::Term => Kind::Glossary,
            TargetKind::Decision => Kind::Decisions,
            TargetKind::Outcome => Kind::Outcomes,
            TargetKind::Evidence => Kind::Evidence,
            TargetKind::EasyRead => Kind::EasyRead,
            TargetKind::Site if id == EASY_READ => Kind::EasyRead,
            TargetKind::Site if id == EVIDENCE => Kind::Evidence,
            TargetKind::Site if id == ACCESSIBILITY => Kind::Accessibility,
            TargetKind::Site if id == DECISIONS => Kind::Decisions,
            TargetKind::Site if id == OUTCOMES => Kind::Outcomes,
            TargetKind::Site if id == "guide" => Kind::Eligibility,
            TargetKind::Site if id == "range" => Kind::Providers,
            TargetKind::Site => return false,
        };
        self.content.unread.may_have(file, id)
    }

    /// Whether a section or page of this id is there and not shown.
    fn is_draft(&self, kind: TargetKind, id: &str) -> bool {
        let documents = match kind {
            TargetKind::Section => &self.content.sections,
            TargetKind::Page => &self.content.pages,
            _ => return false,
        };
        documents.iter().any(|document| document.id.as_str() == id && document.front.draft.0)
    }

    /// A heading can be named on pages made of one Markdown text, and a row on that of a table of figures.
    fn check_anchor(&self, kind: TargetKind, id: &str, anchor: &str) -> Result<(), Problem> {
        if kind == TargetKind::Evidence {
            let set = self.evidence(id)?;
            let is_total = anchor == figures::TOTAL && set.adds_down();
            return if is_total { Ok(()) } else { figures::row(set, Some(anchor)).map(drop) };
        }
        let documents = match kind {
            TargetKind::Section => &self.content.sections,
            TargetKind::Page => &self.content.pages,
            _ => return Ok(()),
        };
        let Some(document) = documents.iter().find(|document| document.id.as_str() == id) else {
            return Ok(());
        };
        let headings = super::prose::headings(self, &document.body);
        if headings.iter().any(|heading| heading.id == anchor) {
            return Ok(());
        }
        let message = format!("there is no heading `{anchor}` in {} `{id}`", kind_in_words(kind));
        Err(Problem { message, help: suggestion(anchor, headings.iter().map(|heading| heading.id.as_str())) })
    }
}

/// A target's own word for its kind, in a sentence.
fn kind_in_words(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Page => "page",
        TargetKind::Section => "section",
        TargetKind::Tier => "tier",
        TargetKind::Service => "service",
        TargetKind::Provider => "organisation",
        TargetKind::BreakType => "type of break",
        TargetKind::Term => "term",
        TargetKind::Decision => "decision",
        TargetKind::Outcome => "outcome",
        TargetKind::Evidence => "table of figures",
        TargetKind::EasyRead => "document in Easy Read",
        TargetKind::Site => "page that every site has,",
    }
}

/// A target that is an address on the web has no place in the site.
pub fn inside(target: &Target) -> Option<(TargetKind, &str, Option<&str>)> {
    match target {
        Target::Inside { kind, id, anchor } => Some((*kind, id.as_str(), anchor.as_deref())),
        Target::Web(_) => None,
    }
}
