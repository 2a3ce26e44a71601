//! Terms of contracts: when they start, how long they last, how often they can be made longer, and what follows from
//! that. What an organisation's listing says of its contract and what the decision says are put together here.

use schemars::JsonSchema;
use serde::Deserialize;

use super::decisions::{Decision, DecisionId};
use super::providers::Provider;
use super::time::{Date, Term};
use super::{Content, Written};

/// When a contract runs.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ContractTerms {
    /// The first day.
    pub starts: Date,
    /// How long it lasts without being made longer.
    pub term: Term,
    /// By how much it can be made longer, one entry a time.
    #[serde(default)]
    pub extensions: Vec<Term>,
    /// How many of the extensions have been used so far.
    #[serde(default)]
    pub used: u8,
}

impl ContractTerms {
    /// The last day when so many extensions are used; nothing where there are not so many, or beyond the calendar.
    pub fn end(&self, extensions: usize) -> Option<Date> {
        let next = self.after(extensions)?;
        Some(Date(next.yesterday().ok()?))
    }

    /// The first day that the contract does not cover when so many extensions are used.
    fn after(&self, extensions: usize) -> Option<jiff::civil::Date> {
        let terms = std::iter::once(&self.term).chain(self.extensions.get(..extensions)?);
        terms.into_iter().try_fold(self.starts.0, |day, term| day.checked_add(term.0).ok())
    }

    /// The last day by the extensions that have been used so far.
    pub fn ends(&self) -> Option<Date> {
        self.end(usize::from(self.used))
    }

    /// How many months it lasts when so many extensions are used; nothing where a term is not of whole months.
    pub fn months(&self, extensions: usize) -> Option<u64> {
        let terms = std::iter::once(&self.term).chain(self.extensions.get(..extensions)?);
        terms.into_iter().try_fold(0_u64, |months, term| {
            let Term(span) = term;
            let whole = span.get_weeks() == 0 && span.get_days() == 0;
            let own = i64::from(span.get_years()) * 12 + i64::from(span.get_months());
            months.checked_add(u64::try_from(own).ok().filter(|_| whole)?)
        })
    }

    /// The extensions that have not been used.
    pub fn left(&self) -> &[Term] {
        self.extensions.get(usize::from(self.used)..).unwrap_or_default()
    }
}

/// What is known of an organisation's contract, by its listing and by the decision that the listing names.
#[derive(Debug)]
pub struct Agreement<'a> {
    /// Whether the council pays.
    pub commissioned: bool,
    /// The last day, as things stand.
    pub ends: Option<Date>,
    /// By how much it can still be made longer.
    pub extensions: &'a [Term],
    /// The decision that it rests on.
    pub decision: Option<&'a Written<Decision>>,
}

impl Agreement<'_> {
    /// The last day if the next extension is used.
    pub fn ends_if_extended(&self) -> Option<Date> {
        let next = self.ends?.0.tomorrow().ok()?.checked_add(self.extensions.first()?.0).ok()?;
        Some(Date(next.yesterday().ok()?))
    }
}

impl Content {
    /// The decision with an id.
    pub fn decision(&self, id: &DecisionId) -> Option<&Written<Decision>> {
        self.decisions.iter().find(|decision| decision.id == *id)
    }

    /// What is known of an organisation's contract; nothing where its listing names none. What the listing itself says
    /// goes before what the decision says.
    pub fn agreement<'a>(&'a self, provider: &'a Provider) -> Option<Agreement<'a>> {
        let contract = provider.contract.as_ref()?;
        let decision = contract.decision.as_ref().and_then(|id| self.decision(id));
        let terms = decision.and_then(|decision| decision.contract.as_ref());
        let extensions = match (&contract.extensions[..], contract.ends, terms) {
            ([], None, Some(terms)) => terms.left(),
            // Of the ends that the decision knows, the listing names one: what is left follows from that.
            ([], Some(ends), Some(terms)) => {
                let used = (0..=terms.extensions.len()).find(|used| terms.end(*used) == Some(ends));
                used.and_then(|used| terms.extensions.get(used..)).unwrap_or_default()
            }
            (own, ..) => own,
        };
        Some(Agreement {
            commissioned: contract.commissioned.0 || decision.is_some(),
            ends: contract.ends.or(terms.and_then(ContractTerms::ends)),
            extensions,
            decision,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(starts: &str, term: &str, extensions: &[&str]) -> ContractTerms {
        ContractTerms {
            starts: starts.parse().unwrap(),
            term: term.parse().unwrap(),
            extensions: extensions.iter().map(|term| term.parse().unwrap()).collect(),
            used: 0,
        }
    }

    fn ends(terms: &ContractTerms) -> Vec<Option<String>> {
        (0..=terms.extensions.len()).map(|used| terms.end(used).map(Date::iso)).collect()
    }

    #[test]
    fn a_contract_ends_the_day_before_its_term_comes_round() {
        let known = |days: &[&str]| days.iter().map(|day| Some(day.to_string())).collect::<Vec<_>>();
        assert_eq!(
            ends(&terms("2025-01-01", "P2Y", &["P1Y", "P1Y"])),
            known(&["2026-12-31", "2027-12-31", "2028-12-31"])
        );
        assert_eq!(ends(&terms("2024-03-01", "6 months", &["P6M"])), known(&["2024-08-31", "2025-02-28"]));
        assert_eq!(ends(&terms("2024-02-29", "P1Y", &[])), known(&["2025-02-27"]));
    }

    #[test]
    fn no_term_goes_beyond_the_calendar() {
        let long = terms("9990-01-01", "P5Y", &["P100Y"]);
        assert_eq!(ends(&long), [Some("9994-12-31".to_owned()), None]);
        assert_eq!(long.end(2), None, "there is no second extension");
    }

    #[test]
    fn months_are_counted_where_terms_are_of_whole_months() {
        assert_eq!(terms("2025-01-01", "P2Y", &["P18M"]).months(1), Some(42));
        assert_eq!(terms("2025-01-01", "P2Y", &["2 weeks"]).months(1), None);
        assert_eq!(terms("2025-01-01", "P2Y", &["2 weeks"]).months(0), Some(24));
    }
}
