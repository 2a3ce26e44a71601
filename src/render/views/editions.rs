//! The editions that were kept: the list of them, and each as families read it then.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;
use super::eligibility::TierDetail;
use super::listings::{Pagination, pagination};
use super::statement::{Facts, facts_of};
use crate::content::editions::{Edition, Service};
use crate::content::scalar::Text;
use crate::content::target::{Target, TargetKind};
use crate::diagnostic::Problem;
use crate::markdown::{Beside, Call, Image, Link as TextLink, Numbering, Prose, Terms};
use crate::render::texts::Texts;
use crate::site::editions::{SERVICES_A_PAGE, edition_title, pages_of_services};
use crate::site::prose::SiteProse;
use crate::site::{Site, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct EditionsView {
    editions: Vec<EditionItem>,
    /// What has changed since the last of them.
    changes: Option<Link>,
    now_version: String,
    now_path: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct EditionItem {
    version: String,
    published: String,
    iso: String,
    path: String,
    summary: String,
    services_total: usize,
    /// What it changed against the one before it.
    changes_path: Option<String>,
    /// Whether it is the version that the statement has now.
    is_now: bool,
}

/// The editions, the newest first.
pub fn all(site: &Site) -> EditionsView {
    let editions = site.content.editions_in_order();
    let now = crate::content::editions::key(&site.content.statement.version.to_string());
    let item = |edition: &&crate::content::Written<Edition>| {
        let key = edition.key();
        let changes = url::what_changed(Some(&key));
        EditionItem {
            version: edition.statement.version.to_string(),
            published: site.content.words.day(edition.statement.published.0),
            iso: edition.statement.published.iso(),
            path: url::edition(&key).to_string(),
            summary: edition.statement.summary.to_string(),
            services_total: edition.services.len(),
            changes_path: site.page_at(changes.as_str()).map(|page| page.url.to_string()),
            is_now: key == now,
        }
    };
    let changes = site.page_at(url::what_changed(None).as_str());
    EditionsView {
        editions: editions.iter().rev().map(item).collect(),
        changes: changes.map(|page| Link::inside(&page.url, page.title.as_str())),
        now_version: site.content.statement.version.to_string(),
        now_path: url::statement().to_string(),
    }
}

/// What every page of an edition says of itself, and how to get to the others.
#[derive(Debug, JsonSchema, Serialize)]
struct EditionBanner {
    version: String,
    published: String,
    /// Whether it is the version that the statement has now.
    is_now: bool,
    now_version: String,
    now_path: String,
    statement_path: String,
    eligibility_path: Option<String>,
    services_path: Option<String>,
    changes_path: Option<String>,
}

impl EditionBanner {
    fn of(site: &Site, edition: &Edition) -> EditionBanner {
        let key = edition.key();
        let now = site.content.statement.version.to_string();
        let there = |url: url::Url| site.page_at(url.as_str()).map(|page| page.url.to_string());
        EditionBanner {
            version: edition.statement.version.to_string(),
            published: site.content.words.day(edition.statement.published.0),
            is_now: crate::content::editions::key(&now) == key,
            now_version: now,
            now_path: url::statement().to_string(),
            statement_path: url::edition(&key).to_string(),
            eligibility_path: (!edition.tiers.is_empty()).then(|| url::edition_eligibility(&key).to_string()),
            services_path: there(url::edition_services(&key)),
            changes_path: there(url::what_changed(Some(&key))),
        }
    }
}

/// Texts of an edition: what they link to is looked for in the edition first. What is no longer anywhere is only words.
struct EditionProse<'a> {
    site: SiteProse<'a>,
    edition: &'a Edition,
    root: &'a str,
}

impl Prose for EditionProse<'_> {
    fn link(&self, target: &str) -> Result<TextLink, Problem> {
        if let Ok(Target::Inside { kind, id, anchor }) = target.parse::<Target>() {
            let key = self.edition.key();
            let found = match kind {
                TargetKind::Section => {
                    let section = self.edition.sections.iter().find(|section| section.id == id);
                    section.map(|section| {
                        let place = anchor.map_or(id.to_string(), |anchor| format!("{id}-{anchor}"));
                        (format!("{}#{place}", url::edition(&key)), section.title.to_string())
                    })
                }
                TargetKind::Tier => {
                    let tier = self.edition.tiers.iter().find(|tier| tier.id.as_str() == id.as_str());
                    tier.map(|tier| {
                        (format!("{}#tier-{id}", url::edition_eligibility(&key)), tier.name.to_string())
                    })
                }
                _ => None,
            };
            if let Some((path, title)) = found {
                return Ok(TextLink { href: format!("{}{path}", self.root), title, printed: None });
            }
        }
        self.site.link(target)
    }

    fn image(&self, source: &str) -> Result<Image, Problem> {
        self.site.image(source)
    }

    fn beside(&self, source: &str) -> Beside {
        self.site.beside(source)
    }

    fn call(&self, call: &Call) -> Result<String, Problem> {
        // Its figures are those of its day, and were drawn then.
        Err(Problem { message: format!("`{}` was not drawn", call.name), help: None })
    }

    fn terms(&self) -> &Terms {
        self.site.terms()
    }

    fn term_href(&self, id: &str) -> Option<String> {
        self.site.term_href(id)
    }
}

fn texts<'a>(site: &'a Site<'a>, edition: &'a Edition, root: &'a str) -> Texts<'a> {
    Texts::by(EditionProse { site: SiteProse::new(site, root), edition, root })
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct EditionView {
    banner: EditionBanner,
    facts: Facts,
    sections: Vec<SectionOfEdition>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SectionOfEdition {
    number: usize,
    id: String,
    title: String,
    html: String,
}

/// The text of its statement.
pub fn statement(site: &Site, edition: &Edition, root: &str) -> EditionView {
    let mut texts = texts(site, edition, root);
    let sections = edition.sections.iter().enumerate().map(|(n, section)| SectionOfEdition {
        number: n + 1,
        id: section.id.to_string(),
        title: section.title.to_string(),
        html: texts.numbered(&section.markdown, section.id.as_str(), Numbering::Section(n + 1)).html,
    });
    EditionView {
        sections: sections.collect(),
        banner: EditionBanner::of(site, edition),
        facts: facts_of(site, &edition.statement),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct EditionTiersView {
    banner: EditionBanner,
    title: String,
    tiers: Vec<TierDetail>,
}

/// Its levels of support, with what was asked and how much there was.
pub fn eligibility(site: &Site, edition: &Edition, root: &str) -> EditionTiersView {
    let mut texts = texts(site, edition, root);
    EditionTiersView {
        tiers: edition.tiers.iter().map(|tier| TierDetail::of(site, tier, &mut texts)).collect(),
        title: edition_title(edition, &site.content.words),
        banner: EditionBanner::of(site, edition),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct EditionServicesView {
    banner: EditionBanner,
    total: usize,
    number: usize,
    pages: usize,
    services: Vec<ServiceOfEdition>,
    pagination: Option<Pagination>,
}

/// A listing as it was, in a few facts.
#[derive(Debug, JsonSchema, Serialize)]
struct ServiceOfEdition {
    name: String,
    provider: Option<String>,
    summary: String,
    tier: Option<String>,
    break_type: Option<String>,
    ages: String,
    needs: Vec<String>,
    areas: Vec<String>,
    when: Vec<String>,
    cost: Vec<String>,
    route: String,
    direct_payment: Option<bool>,
    status: Option<String>,
    /// Its page now, where it has one.
    path: Option<String>,
}

/// A page of its listings, by name.
pub fn services(site: &Site, edition: &Edition, number: usize) -> EditionServicesView {
    let mut services: Vec<&Service> = edition.services.iter().collect();
    services.sort_by_cached_key(|service| (service.name.as_str().to_lowercase(), service.id.to_string()));
    let shown = services.iter().skip((number - 1) * SERVICES_A_PAGE).take(SERVICES_A_PAGE);
    let pages = pages_of_services(edition);
    EditionServicesView {
        banner: EditionBanner::of(site, edition),
        total: edition.services.len(),
        number,
        pages,
        services: shown.map(|service| service_of_edition(site, edition, service)).collect(),
        pagination: (pages > 1)
            .then(|| pagination(&url::edition_services(&edition.key()), number, pages))
            .flatten(),
    }
}

fn service_of_edition(site: &Site, edition: &Edition, service: &Service) -> ServiceOfEdition {
    let word = |words: &std::collections::BTreeMap<String, String>, id: &str| {
        words.get(id).cloned().unwrap_or_else(|| id.to_owned())
    };
    let venue = service.venue.as_ref();
    let areas = venue.into_iter().flat_map(|venue| venue.area.iter().chain(&venue.serves));
    let price = |price: &crate::content::money::Price| {
        let paid = site.content.words.price(price);
        let key = match (&price.name, &price.who) {
            (Some(_), Some(_)) => "version.price-named-for",
            (Some(_), None) => "version.price-named",
            (None, Some(_)) => "version.price-for",
            (None, None) => return paid,
        };
        let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        let (name, who) = (text(&price.name), text(&price.who));
        let places = [("name", &name), ("paid", &paid), ("who", &who)];
        site.content.words.say_with(key, &places.map(|(place, text)| (place, text.into())))
    };
    let kind = site.content.words.name_of("routes", &service.route.kind);
    let page = site.page_at(url::service(service.id.as_str()).as_str());
    ServiceOfEdition {
        name: service.name.to_string(),
        provider: edition.provider(&service.provider).map(|provider| provider.name.to_string()),
        summary: service.summary.to_string(),
        tier: edition.tier(&service.tier).map(|tier| tier.name.to_string()),
        break_type: edition.break_type(&service.break_type).map(|kind| kind.name.to_string()),
        ages: site.content.words.ages(service.ages),
        needs: service.needs.iter().map(|id| word(&edition.words.needs, id.as_str())).collect(),
        areas: areas.map(|id| word(&edition.words.areas, id.as_str())).collect(),
        when: service
            .when
            .iter()
            .map(|when| site.content.words.when_line(when))
            .filter(|line| !line.is_empty())
            .collect(),
        cost: service.cost.iter().map(price).collect(),
        route: site.content.words.say_with(
            "version.route",
            &[("kind", (&kind).into()), ("text", service.route.text.as_str().into())],
        ),
        direct_payment: service.direct_payment,
        status: (!service.status.is_open()).then(|| site.content.words.name_of("statuses", &service.status)),
        path: page.map(|page| page.url.to_string()),
    }
}
