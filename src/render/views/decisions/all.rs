//! All decisions, and the contracts that end next.

use schemars::JsonSchema;
use serde::Serialize;

use super::{A_PAGEFUL, DayView, EndView, decision_link, provider_link, running, status};
use crate::content::Written;
use crate::content::contracts::ContractTerms;
use crate::content::decisions::Decision;
use crate::content::providers::Provider;
use crate::content::time::Date;
use crate::render::views::Link;
use crate::site::{Site, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct DecisionsView {
    decisions: Vec<DecisionItem>,
    contracts: Vec<ContractItem>,
    contracts_total: usize,
}

#[derive(Debug, JsonSchema, Serialize)]
struct DecisionItem {
    title: String,
    path: String,
    summary: Option<String>,
    status: String,
    maker: String,
    decided: Option<DayView>,
    ends: Option<EndView>,
}

/// A contract of an organisation's.
#[derive(Debug, JsonSchema, Serialize)]
struct ContractItem {
    provider: Link,
    services: usize,
    ends: EndView,
    extensions: Vec<String>,
    decision: Option<Link>,
}

/// The page of all decisions, the newest first, and of the contracts that end next.
pub fn all(site: &Site) -> DecisionsView {
    let mut decisions: Vec<&Written<Decision>> = site.content.decisions.iter().collect();
    // What nobody has decided yet is news.
    let newest =
        |decision: &&Written<Decision>| (decision.decided.is_some(), std::cmp::Reverse(decision.decided));
    decisions.sort_by_key(newest);
    let item = |decision: &Written<Decision>| DecisionItem {
        title: decision.title.to_string(),
        path: url::decision(decision.id.as_str()).to_string(),
        summary: decision.summary.as_ref().map(ToString::to_string),
        status: status(site, decision),
        maker: decision.maker.to_string(),
        decided: decision.decided.map(|day| DayView::said(site, day)),
        ends: decision.contract.as_ref().and_then(ContractTerms::ends).map(|ends| EndView::of(site, ends)),
    };
    let mut contracts: Vec<(Date, &Written<Provider>)> = site
        .content
        .providers
        .iter()
        .filter_map(|provider| Some((site.content.agreement(provider)?.ends?, provider)))
        .filter(|(ends, provider)| ends.0 >= site.today && running(provider) > 0)
        .collect();
    contracts
        .sort_by_key(|(ends, provider)| (*ends, provider.name.as_str().to_lowercase(), provider.id.clone()));
    let contract = |(ends, provider): &(Date, &Written<Provider>)| {
        let agreement = site.content.agreement(provider)?;
        Some(ContractItem {
            provider: provider_link(provider),
            services: running(provider),
            ends: EndView::of(site, *ends),
            extensions: agreement.extensions.iter().map(|term| site.content.words.term(term)).collect(),
            decision: agreement.decision.map(|decision| decision_link(decision)),
        })
    };
    DecisionsView {
        decisions: decisions.into_iter().map(item).collect(),
        contracts_total: contracts.len(),
        contracts: contracts.iter().take(A_PAGEFUL).filter_map(contract).collect(),
    }
}
