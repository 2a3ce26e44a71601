//! The levels of support: as cards, compared, and each in full.

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::{MentionView, mentions};
use super::{Link, guide};
use crate::content::Written;
use crate::content::contact::Contact;
use crate::content::number::Number;
use crate::content::site::FacetKind;
use crate::content::tiers::{Amount, Criterion, Entitlement, Route, Tier};
use crate::content::words::{Value, Words, key_of};
use crate::render::cards::PageCards;
use crate::render::texts::Texts;
use crate::site::figures::mentions::About;
use crate::site::{Site, Url, offline, url};

/// A tier in a list of tiers.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TierCard {
    letter: Option<String>,
    name: String,
    path: String,
    summary: String,
    assessment: String,
    services_total: usize,
}

impl TierCard {
    pub fn of(site: &Site, tier: &Tier) -> TierCard {
        TierCard {
            letter: tier.letter.as_ref().map(ToString::to_string),
            name: tier.name.to_string(),
            path: url::tier(tier.id.as_str()).to_string(),
            summary: tier.summary.to_string(),
            assessment: site.content.words.name_of("assessments", &tier.assessment),
            services_total: site.facet_total(FacetKind::Tier, tier.id.as_str()),
        }
    }

    /// The same, leading to another page.
    pub fn at(self, to: &Url) -> TierCard {
        TierCard { path: to.to_string(), ..self }
    }
}

/// How to get in.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RouteView {
    kind: String,
    text: String,
    link: Option<Link>,
    /// Whether a family without the internet cannot take this way.
    online_only: bool,
}

impl RouteView {
    /// A way in; `beside` is whom the page names besides.
    pub fn of(site: &Site, route: &Route, beside: Option<&Contact>) -> RouteView {
        RouteView {
            kind: site.content.words.name_of("routes", &route.kind),
            text: route.text.to_string(),
            link: route.link.as_ref().and_then(|link| Link::to(site, link, None)),
            online_only: offline::route_is_online_only(site, route, beside),
        }
    }
}

/// One thing that is asked of a child or family.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CriterionView {
    id: String,
    html: String,
    evidence: Option<String>,
}

pub fn criteria(criteria: &[Criterion], texts: &mut Texts) -> Vec<CriterionView> {
    let view = |criterion: &Criterion| CriterionView {
        id: criterion.id.to_string(),
        html: texts.line(&criterion.text),
        evidence: criterion.evidence.as_ref().map(ToString::to_string),
    };
    criteria.iter().map(view).collect()
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct TierDetail {
    id: String,
    letter: Option<String>,
    name: String,
    path: String,
    summary: String,
    who_for_html: String,
    about_html: Option<String>,
    examples_html: Vec<String>,
    criteria: Vec<CriterionView>,
    open_to_all: bool,
    route: RouteView,
    assessment: String,
    decides: Option<String>,
    takes: Option<String>,
    amount: Option<AmountView>,
    cost: Option<String>,
    if_refused: Option<Link>,
    services_total: usize,
    services_path: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct AmountView {
    html: Option<String>,
    year_starts: Option<String>,
    rows: Vec<AmountRow>,
    pro_rata: bool,
}

#[derive(Debug, JsonSchema, Serialize)]
struct AmountRow {
    ages: String,
    text: String,
}

impl TierDetail {
    pub fn of(site: &Site, tier: &Tier, texts: &mut Texts) -> TierDetail {
        let id = tier.id.as_str();
        TierDetail {
            id: id.to_owned(),
            letter: tier.letter.as_ref().map(ToString::to_string),
            name: tier.name.to_string(),
            path: url::tier(id).to_string(),
            summary: tier.summary.to_string(),
            who_for_html: texts.block(&tier.who_for),
            about_html: tier.about.as_ref().map(|about| texts.block(about)),
            examples_html: tier.examples.iter().map(|example| texts.block(example)).collect(),
            criteria: criteria(tier.criteria(), texts),
            open_to_all: tier.is_open_to_all(),
            route: RouteView::of(site, &tier.route, None),
            assessment: site.content.words.name_of("assessments", &tier.assessment),
            decides: tier.decides.as_ref().map(ToString::to_string),
            takes: tier.takes.as_ref().map(ToString::to_string),
            amount: tier.amount.as_ref().map(|amount| amount_view(&site.content.words, amount, texts)),
            cost: tier.cost.as_ref().map(ToString::to_string),
            if_refused: tier.if_refused.as_ref().and_then(|link| Link::to(site, link, None)),
            services_total: site.facet_total(FacetKind::Tier, id),
            services_path: site.facet_url(FacetKind::Tier, id).map(|url| url.to_string()),
        }
    }
}

fn amount_view(words: &Words, amount: &Amount, texts: &mut Texts) -> AmountView {
    AmountView {
        html: amount.text.as_ref().map(|text| texts.block(text)),
        year_starts: amount.year_starts.map(|day| words.day_of_year(day.date())),
        rows: amount
            .by_age
            .iter()
            .map(|row| AmountRow { ages: words.ages(row.ages), text: entitlement(words, row) })
            .collect(),
        pro_rata: amount.pro_rata.0,
    }
}

/// `60 hours a year`
fn entitlement(words: &Words, row: &Entitlement) -> String {
    let counted = |number: Number, key: &str| {
        let shown = number.to_string();
        let mut values = vec![("shown", Value::from(&shown))];
        // A part of one is said as several are.
        values.extend(shown.parse::<usize>().ok().map(|whole| ("n", whole.into())));
        words.say_with(key, &values)
    };
    let parts = [
        row.hours.map(|hours| counted(hours, "amounts.hours")),
        row.nights.map(|nights| counted(nights, "amounts.nights")),
        row.money.map(|money| words.money(money)),
    ];
    let amount = words.list(&parts.into_iter().flatten().collect::<Vec<_>>());
    words.say_with(&format!("amounts.per-{}", key_of(&row.per)), &[("amount", (&amount).into())])
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct EligibilityView {
    tiers: Vec<TierDetail>,
    ask: Option<Link>,
    guide: Option<Link>,
}

pub fn compared(site: &Site, texts: &mut Texts) -> EligibilityView {
    let tiers: Vec<_> = site.content.tiers.iter().map(|tier| TierDetail::of(site, tier, texts)).collect();
    let ask = site.content.tiers.iter().rev().find_map(|tier| tier.route.link.as_ref());
    EligibilityView { tiers, ask: ask.and_then(|link| Link::to(site, link, None)), guide: guide::link(site) }
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct TierView {
    tier: TierDetail,
    mentions: Vec<MentionView>,
    /// Its breaks, each as `card.html` makes it.
    cards_html: Vec<String>,
    services_total: usize,
    services_path: Option<String>,
    others: Vec<TierCard>,
    guide: Option<Link>,
}

/// How many of a tier's services stand on its page.
const A_FEW: usize = 4;

pub fn one(site: &Site, number: usize, texts: &mut Texts, cards: &mut PageCards) -> TierView {
    let tier: &Written<Tier> = &site.content.tiers[number];
    let listings = site.listings.iter().enumerate();
    let of_tier = listings.filter(|(_, listing)| listing.service.tier == tier.id);
    let detail = TierDetail::of(site, tier, texts);
    let others = site.content.tiers.iter().filter(|other| other.id != tier.id);
    TierView {
        mentions: mentions(site, About::Tier(tier.id.as_str())),
        cards_html: cards.of(of_tier.take(A_FEW).map(|(n, _)| n), 3),
        services_total: detail.services_total,
        services_path: detail.services_path.clone(),
        others: others.map(|other| TierCard::of(site, other)).collect(),
        guide: guide::link(site),
        tier: detail,
    }
}
