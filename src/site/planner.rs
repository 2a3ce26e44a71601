//! Collects the pages of a site, each at an address of its own, and says where two want the same one.

use std::collections::HashMap;
use std::sync::Arc;

use super::{File, Page, PageKind, TWO_PAGES, Url, sessions, url};
use crate::content::{Content, Listing, Slug};
use crate::diagnostic::{DataPath, Diagnostic, MOST_COUNTED, Place};

/// Collects pages, and what stands in the way of each other.
#[derive(Default)]
pub(super) struct Planner {
    pub(super) pages: Vec<Page>,
    /// Where each address was taken, as a writer would find it.
    taken: HashMap<Url, Taken>,
    pub(super) found: Vec<Diagnostic>,
}

/// What has taken an address.
enum Taken {
    /// A page that every site has.
    Own,
    /// Something of a kind, in a file.
    Written(&'static str, Arc<str>),
}

impl Planner {
    /// A page that every site has.
    pub(super) fn always(&mut self, url: Url, kind: PageKind, title: &str) {
        self.taken.insert(url.clone(), Taken::Own);
        self.pages.push(Page { url, kind, title: title.to_owned() });
    }

    /// A page that every site has, at an address so deep that nothing in the content can ask for it.
    pub(super) fn deep(&mut self, url: Url, kind: PageKind, title: &str) {
        self.pages.push(Page { url, kind, title: title.to_owned() });
    }

    /// A file for programs, at an address that no page can have.
    pub(super) fn file(&mut self, url: Url, file: File) {
        self.pages.push(Page::file(url, file));
    }

    /// A page that something in the content asks for.
    fn written(
        &mut self,
        url: Url,
        kind: PageKind,
        title: &str,
        file: &Arc<str>,
        place: impl FnOnce() -> Place,
    ) {
        if let Some(taken) = self.taken.get(&url) {
            if self.found.len() >= MOST_COUNTED {
                return;
            }
            // Two things of one kind with one id are a finding of their own.
            let same_kind = |page: &&Page| {
                page.url == url && std::mem::discriminant(&page.kind) == std::mem::discriminant(&kind)
            };
            if !matches!(kind, PageKind::Redirect(_)) && self.pages.iter().any(|page| same_kind(&page)) {
                return;
            }
            let by = match taken {
                Taken::Own => format!("the site's own page /{url}"),
                Taken::Written(kind, file) => format!("{kind} in {file}"),
            };
            let message = format!("the address /{url} is taken already, by {by}");
            let found = Diagnostic::new(&TWO_PAGES, place(), message);
            self.found.push(found.help("give this one another id"));
            return;
        }
        self.taken.insert(url.clone(), Taken::Written(kind_in_words(&kind), file.clone()));
        self.pages.push(Page { url, kind, title: title.to_owned() });
    }

    fn aliases(
        &mut self,
        aliases: &[Slug],
        old: impl Fn(&Slug) -> Url,
        new: &Url,
        title: &str,
        file: &Arc<str>,
        path: impl Fn() -> DataPath,
    ) {
        for (n, alias) in aliases.iter().enumerate() {
            let place = || Place::value(file, path().key("aliases").index(n));
            self.written(old(alias), PageKind::Redirect(new.clone()), title, file, place);
        }
    }

    pub(super) fn add_all(&mut self, content: &Content, listings: &[Listing], drafts: bool) {
        let statement = content.statement.title.as_str();
        let words = &*content.words;
        let title = |key: &str| words.say(&format!("titles.{key}"));
        let of_statement =
            |key: &str| words.say_with(&format!("titles.{key}"), &[("statement", statement.into())]);
        self.always(url::home(), PageKind::Home, content.site.title.as_str());
        self.always(url::statement(), PageKind::Statement, statement);
        self.always(url::statement_all(), PageKind::StatementAll, &of_statement("statement-all"));
        self.always(url::large_print(), PageKind::LargePrint, &of_statement("statement-large"));
        self.always(url::eligibility(), PageKind::Eligibility, &title("eligibility"));
        self.always(url::providers(), PageKind::Providers, &title("providers"));
        if !content.participation.is_empty() {
            self.always(url::participation(), PageKind::Participation, &title("participation"));
        }
        if !content.decisions.is_empty() {
            self.always(url::decisions(), PageKind::Decisions, &title("decisions"));
        }
        if !content.outcomes.is_empty() {
            self.always(url::outcomes(), PageKind::Outcomes, &title("outcomes"));
        }
        if !content.evidence.is_empty() {
            self.always(url::evidence(), PageKind::Evidence, &title("evidence"));
        }
        self.add_easy_read(content);
        self.add_editions(content);
        if drafts {
            self.always(url::statement_draft(), PageKind::StatementDraft, &of_statement("statement-draft"));
            self.always(url::components(), PageKind::Components, &title("components"));
        }
        self.always(url::glossary(), PageKind::Glossary, &title("glossary"));
        self.always(url::contact(), PageKind::Contact, &title("contact"));
        if let (Some(_), Some(form)) = (&content.accessibility, &content.law.accessibility_statement) {
            let title = form.title.as_str().replace("{site}", content.site.title.as_str());
            self.always(url::accessibility(), PageKind::Accessibility, &title);
        }
        self.always(url::not_found(), PageKind::NotFound, &title("not-found"));
        self.always(url::open_data(), PageKind::OpenData, &title("open-data"));
        self.always(url::search(), PageKind::Search, &title("search"));
        self.always(url::short_list(), PageKind::ShortList, &title("short-list"));
        self.file(url::find_listings(), File::FindListings);
        self.file(url::find_texts(), File::FindTexts);
        self.file(url::statement_text(), File::StatementText);
        self.file(url::sitemap(), File::Sitemap);
        self.file(url::robots(), File::Robots);
        self.file(url::services_csv(), File::ServicesCsv);
        self.file(url::services_json(), File::ServicesJson);
        self.file(url::changes(), File::Changes);
        self.add_documents(content, drafts);
        self.add_decisions(content);
        for (n, tier) in content.tiers.iter().enumerate() {
            let (at, title) = (url::tier(tier.id.as_str()), tier.name.as_str());
            self.written(at.clone(), PageKind::Tier(n), title, &tier.file, || tier.place("id"));
            self.aliases(
                &tier.aliases,
                |id| url::tier(id.as_str()),
                &at,
                title,
                &tier.file,
                || tier.path.clone(),
            );
        }
        for (n, set) in content.evidence.iter().enumerate() {
            let (at, title) = (url::evidence_set(set.id.as_str()), set.title.as_str());
            self.written(at, PageKind::EvidenceSet(n), title, &set.file, || set.place("id"));
        }
        for (n, listing) in listings.iter().enumerate() {
            let service = listing.service;
            let (at, title) = (url::service(service.id.as_str()), service.name.as_str());
            self.written(at.clone(), PageKind::Service(n), title, &listing.provider.file, || {
                listing.place("id")
            });
            if sessions::has(service, &content.site.school_terms) {
                self.file(url::calendar(service.id.as_str()), File::Calendar(n));
            }
            self.aliases(
                &service.aliases,
                |id| url::service(id.as_str()),
                &at,
                title,
                &listing.provider.file,
                || listing.path(),
            );
        }
        for (n, provider) in content.providers.iter().enumerate() {
            let (at, title) = (url::provider(provider.id.as_str()), provider.name.as_str());
            self.written(at.clone(), PageKind::Provider(n), title, &provider.file, || provider.place("id"));
            self.aliases(
                &provider.aliases,
                |id| url::provider(id.as_str()),
                &at,
                title,
                &provider.file,
                || provider.path.clone(),
            );
        }
    }

    fn add_easy_read(&mut self, content: &Content) {
        if content.easy_read.is_empty() {
            return;
        }
        self.always(url::easy_reads(), PageKind::EasyReads, &content.words.say("easy-read.title"));
        for (n, document) in content.easy_read.iter().enumerate() {
            let (at, title) = (url::easy_read(&document.id), document.leaflet.title.as_str());
            self.written(at, PageKind::EasyRead(n), title, &document.file, || document.place("id"));
        }
    }

    fn add_decisions(&mut self, content: &Content) {
        for (n, decision) in content.decisions.iter().enumerate() {
            let (at, title) = (url::decision(decision.id.as_str()), decision.title.as_str());
            self.written(at.clone(), PageKind::Decision(n), title, &decision.file, || decision.place("id"));
            let old = |id: &Slug| url::decision(id.as_str());
            self.aliases(&decision.aliases, old, &at, title, &decision.file, || decision.path.clone());
        }
    }

    /// The guide to the levels of support: its start, each question and end, and all of it on one page.
    pub(super) fn add_guide(&mut self, content: &Content) {
        let Some(guide) = content.eligibility.as_ref().filter(|guide| !guide.questions.is_empty()) else {
            return;
        };
        let title = super::guide::title(&content.words, guide);
        self.always(url::guide(), PageKind::Guide, &title);
        self.always(url::guide_all(), PageKind::GuideAll, &content.words.say("titles.guide-all"));
        let questions =
            guide.questions.iter().map(|question| ("questions", &question.id, &question.question));
        let ends = guide.ends.iter().map(|end| ("ends", &end.id, &end.title));
        let first_end = guide.questions.len();
        for (step, (list, id, title)) in questions.chain(ends).enumerate() {
            let number = step.checked_sub(first_end).unwrap_or(step);
            let place = || Place::value(&guide.file, guide.path.key(list).index(number).key("id"));
            let kind = PageKind::GuideStep(step);
            self.written(url::guide_step(id.as_str()), kind, title.as_str(), &guide.file, place);
        }
    }

    /// The range of breaks, and a page for each duty and each type of break.
    pub(super) fn add_range(&mut self, content: &Content, range: Option<&super::range::Range>) {
        let Some(range) = range else { return };
        self.always(url::range(), PageKind::Range, &content.words.say("titles.range"));
        for (number, row) in range.rows() {
            self.deep(row.url(), PageKind::RangeRow(number), &row.name);
        }
    }

    fn add_documents(&mut self, content: &Content, drafts: bool) {
        for (n, section) in content.sections.iter().enumerate().filter(|(_, s)| drafts || !s.front.draft.0) {
            let (at, title) = (url::section(&section.id), section.front.title.as_str());
            self.written(at.clone(), PageKind::Section(n), title, &section.file, || section.place("id"));
            self.aliases(&section.front.aliases, url::section, &at, title, &section.file, || {
                section.path.clone()
            });
        }
        for (n, page) in content.pages.iter().enumerate().filter(|(_, page)| drafts || !page.front.draft.0) {
            // The text of the first page is part of that page.
            if page.id.as_str() == "index" {
                continue;
            }
            let (at, title) = (url::page(&page.id), page.front.title.as_str());
            self.written(at.clone(), PageKind::Page(n), title, &page.file, || page.place("id"));
            self.aliases(&page.front.aliases, url::page, &at, title, &page.file, || page.path.clone());
        }
    }
}

fn kind_in_words(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Section(_) => "a section",
        PageKind::Tier(_) => "a tier",
        PageKind::Service(_) => "a service",
        PageKind::Provider(_) => "an organisation",
        PageKind::Decision(_) => "a decision",
        PageKind::GuideStep(_) => "a question or end of the guide",
        PageKind::EvidenceSet(_) => "a table of figures",
        PageKind::EasyRead(_) => "a document in Easy Read",
        PageKind::Redirect(_) => "an alias",
        _ => "a page",
    }
}
