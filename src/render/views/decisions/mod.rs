//! What the council decided, the contracts that follow from it, and who depends on them.

mod all;
mod picture;
mod timeline;

use schemars::JsonSchema;
use serde::Serialize;

use super::{DayView, Link};
use crate::content::Written;
use crate::content::contracts::ContractTerms;
use crate::content::decisions::{Decision, DecisionStatus, Delegation, Paper, Replaced, Value};
use crate::content::providers::Provider;
use crate::content::time::Date;
use crate::content::words::{Value as Filling, Words};
use crate::render::texts::Texts;
use crate::site::{Site, url};
pub use all::{DecisionsView, all};
pub use timeline::{Timeline, timeline};

/// How many contracts stand on the page of all decisions, and organisations on the page of one.
const A_PAGEFUL: usize = 20;
/// How many services of one organisation are named.
const A_FEW: usize = 10;

/// The last day of a contract, and how far away it is.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EndView {
    on: String,
    iso: String,
    /// `in 7 months`
    distance: String,
    over: bool,
}

impl EndView {
    /// A last day, as it is seen on the day of the build.
    pub fn of(site: &Site, ends: Date) -> EndView {
        EndView {
            on: site.content.words.day(ends.0),
            iso: ends.iso(),
            distance: site.content.words.away(site.today, ends),
            over: ends.0 < site.today,
        }
    }
}

/// The link to a decision, where it has a page.
pub fn decision_link(decision: &Decision) -> Link {
    Link::inside(&url::decision(decision.id.as_str()), decision.title.as_str())
}

/// How many services an organisation runs.
fn running(provider: &Provider) -> usize {
    provider.services.iter().filter(|service| !service.is_closed()).count()
}

fn provider_link(provider: &Provider) -> Link {
    Link::inside(&url::provider(provider.id.as_str()), provider.name.as_str())
}

/// How far it has come, in the council's own words where there are some.
fn status(site: &Site, decision: &Decision) -> String {
    let said = || site.content.words.say(decision.status.key());
    decision.status_text.as_ref().map_or_else(said, ToString::to_string)
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct DecisionView {
    summary: Option<String>,
    reference: Option<String>,
    maker: String,
    status: String,
    /// Whether nobody has decided yet.
    is_proposed: bool,
    decided: Option<DayView>,
    published: Option<DayView>,
    key_decision: Option<bool>,
    call_in: Option<bool>,
    background_html: Option<String>,
    decision_html: String,
    resolution: Vec<Part>,
    reasons_html: Option<String>,
    options: Vec<OptionView>,
    /// Whether the council says that it considered nothing else.
    no_options: bool,
    budget: Option<BudgetView>,
    contract: Option<ContractView>,
    replaces: Vec<ReplacedView>,
    delegations: Vec<DelegationView>,
    discussion_html: Vec<String>,
    documents: Vec<Link>,
    timeline: Option<Timeline>,
    dependants: Vec<Dependant>,
    dependants_total: usize,
    services_total: usize,
}

/// A part of a resolution, with its letter.
#[derive(Debug, JsonSchema, Serialize)]
struct Part {
    letter: String,
    html: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct OptionView {
    option: String,
    rejected_html: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct BudgetView {
    a_year: Option<String>,
    up_to: bool,
    years: Vec<String>,
    source: Option<String>,
    /// `3 × £450,000 = £1,350,000`, where it does not depend on the extensions of a contract.
    total: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ContractView {
    starts: DayView,
    starts_distance: String,
    started: bool,
    term: String,
    /// `2 × 1 year`, or the extensions one by one.
    extensions: Vec<String>,
    ends: Option<EndView>,
    used: u8,
    /// The last day and the value by how many extensions are used.
    ends_by: Vec<EndBy>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct EndBy {
    extensions: usize,
    ends: EndView,
    value: Option<String>,
    current: bool,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ReplacedView {
    what: String,
    ends: Option<EndView>,
    decision: Option<Link>,
    note: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct DelegationView {
    what: String,
    to: String,
    after_consulting: Vec<String>,
    subject_to: Option<String>,
}

/// An organisation whose contract rests on the decision.
#[derive(Debug, JsonSchema, Serialize)]
struct Dependant {
    provider: Link,
    services: Vec<Link>,
    more: usize,
}

/// The page of one decision.
pub fn one(site: &Site, number: usize, texts: &mut Texts) -> DecisionView {
    let decision = &site.content.decisions[number];
    let rests_on = |provider: &&Written<Provider>| {
        let contract = provider.contract.as_ref();
        contract.and_then(|contract| contract.decision.as_ref()) == Some(&decision.id)
            && running(provider) > 0
    };
    let providers: Vec<&Written<Provider>> = site.content.providers.iter().filter(rests_on).collect();
    DecisionView {
        summary: decision.summary.as_ref().map(ToString::to_string),
        reference: decision.reference.as_ref().map(ToString::to_string),
        maker: decision.maker.to_string(),
        status: status(site, decision),
        is_proposed: decision.status == DecisionStatus::Proposed,
        decided: decision.decided.map(|day| DayView::said(site, day)),
        published: decision.published.map(|day| DayView::said(site, day)),
        key_decision: decision.key_decision.map(|yes| yes.0),
        call_in: decision.call_in.map(|yes| yes.0),
        decision_html: texts.block(&decision.decision),
        resolution: (decision.resolution.iter().enumerate())
            .map(|(n, part)| Part { letter: letter(n), html: texts.block(part) })
            .collect(),
        background_html: decision.background.as_ref().map(|text| texts.block(text)),
        reasons_html: decision.reasons.as_ref().map(|text| texts.block(text)),
        options: decision
            .options
            .iter()
            .flatten()
            .map(|other| OptionView {
                option: other.option.to_string(),
                rejected_html: other.rejected.as_ref().map(|text| texts.block(text)),
            })
            .collect(),
        no_options: decision.options.as_ref().is_some_and(Vec::is_empty),
        budget: budget(decision, &site.content.words),
        contract: decision.contract.as_ref().map(|contract| contract_view(site, decision, contract)),
        replaces: decision.replaces.iter().map(|replaced| replaced_view(site, replaced)).collect(),
        delegations: decision.delegations.iter().map(delegation).collect(),
        discussion_html: decision.discussion.iter().map(|point| texts.block(point)).collect(),
        documents: decision.documents.iter().map(|paper| paper_link(site, paper)).collect(),
        timeline: timeline(decision, site.today, &site.content.words),
        dependants_total: providers.len(),
        services_total: providers.iter().map(|provider| running(provider)).sum(),
        dependants: providers.into_iter().take(A_PAGEFUL).map(|provider| dependant(provider)).collect(),
    }
}

/// The letter of a part: a to z, then aa, ab and so on.
fn letter(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    match number / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letter(before - 1)),
    }
}

fn budget(decision: &Decision, words: &Words) -> Option<BudgetView> {
    let budget = decision.budget.as_ref()?;
    let known = decision.value(0).filter(|_| decision.contract.is_none() || !budget.years.is_empty());
    let total =
        known.and_then(|value| sum(decision, value, words)).or(budget.total.map(|total| words.money(total)));
    Some(BudgetView {
        a_year: budget.a_year.map(|sum| words.money(sum)),
        up_to: budget.up_to.0,
        years: budget.years.iter().map(ToString::to_string).collect(),
        source: budget.source.as_ref().map(ToString::to_string),
        total,
    })
}

/// `2 × £120,000 = £240,000`, or for a part of a year `18 months at £120,000 a year = £180,000`.
fn sum(decision: &Decision, value: Value, words: &Words) -> Option<String> {
    let a_year = decision.budget.as_ref()?.a_year?;
    let (a_year, total) = (words.money(a_year), words.money(value.total));
    let (years, rest) = (value.months / 12, value.months % 12);
    Some(match rest {
        0 => format!("{years} × {a_year} = {total}"),
        _ => {
            let values = [
                ("n", Filling::Number(i64::try_from(value.months).unwrap_or(i64::MAX))),
                ("year", (&a_year).into()),
                ("total", (&total).into()),
            ];
            words.say_with("contract-sum.months", &values)
        }
    })
}

fn contract_view(site: &Site, decision: &Decision, contract: &ContractTerms) -> ContractView {
    let end_by = |extensions: usize| {
        Some(EndBy {
            extensions,
            ends: EndView::of(site, contract.end(extensions)?),
            value: decision
                .value(extensions)
                .filter(|_| decision.budget.as_ref().is_some_and(|budget| budget.years.is_empty()))
                .and_then(|value| sum(decision, value, &site.content.words)),
            current: extensions == usize::from(contract.used),
        })
    };
    ContractView {
        starts: DayView::said(site, contract.starts),
        starts_distance: site.content.words.away(site.today, contract.starts),
        started: contract.starts.0 <= site.today,
        term: site.content.words.term(&contract.term),
        extensions: extensions(contract, &site.content.words),
        ends: contract.ends().map(|ends| EndView::of(site, ends)),
        used: contract.used,
        ends_by: (0..=contract.extensions.len()).map_while(end_by).collect(),
    }
}

/// `2 × 1 year` for extensions that are the same, or each of them.
fn extensions(contract: &ContractTerms, words: &Words) -> Vec<String> {
    let each: Vec<String> = contract.extensions.iter().map(|term| words.term(term)).collect();
    match each.first() {
        Some(first) if each.len() > 1 && each.iter().all(|one| one == first) => {
            vec![format!("{} × {first}", each.len())]
        }
        _ => each,
    }
}

fn replaced_view(site: &Site, replaced: &Replaced) -> ReplacedView {
    let decision = replaced.decision.as_ref().and_then(|id| site.content.decision(id));
    ReplacedView {
        what: replaced.what.to_string(),
        ends: replaced.ends.map(|ends| EndView::of(site, ends)),
        decision: decision.map(|decision| decision_link(decision)),
        note: replaced.note.as_ref().map(ToString::to_string),
    }
}

fn delegation(delegation: &Delegation) -> DelegationView {
    DelegationView {
        what: delegation.what.to_string(),
        to: delegation.to.to_string(),
        after_consulting: delegation.after_consulting.iter().map(ToString::to_string).collect(),
        subject_to: delegation.subject_to.as_ref().map(ToString::to_string),
    }
}

/// A paper as a link to where it is, or its title alone.
fn paper_link(site: &Site, paper: &Paper) -> Link {
    let title = paper.title.as_str();
    let file = paper.file.as_ref().and_then(|file| site.asset(file.as_str()).ok());
    let linked = paper.link.as_ref().and_then(|link| Link::to(site, link, Some(title)));
    file.map(|url| Link::inside(url, title))
        .or(linked)
        .unwrap_or_else(|| Link { text: title.to_owned(), ..Link::default() })
}

fn dependant(provider: &Provider) -> Dependant {
    let services: Vec<Link> = provider
        .services
        .iter()
        .filter(|service| !service.is_closed())
        .map(|service| Link::inside(&url::service(service.id.as_str()), service.name.as_str()))
        .collect();
    Dependant {
        provider: provider_link(provider),
        more: services.len().saturating_sub(A_FEW),
        services: services.into_iter().take(A_FEW).collect(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn parts_go_by_letters() {
        let letters: Vec<String> = [0, 3, 25, 26, 52].map(super::letter).to_vec();
        assert_eq!(letters, ["a", "d", "z", "aa", "ba"]);
    }
}
