//! Decisions and contracts: dates and sums that contradict each other, and contracts that run out while families
//! still rely on them.

use crate::content::Written;
use crate::content::contracts::ContractTerms;
use crate::content::decisions::Decision;
use crate::content::providers::Provider;
use crate::content::time::Date;
use crate::content::words::Words;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::site::Site;

/// A contract that has run out.
pub const CONTRACT_ENDED: Rule = Rule::advice(
    "contract-ended",
    "The council pays for this service under a contract, and its last day has passed. If it was extended or made anew, \
     write the new last day; if not, families need to know that the service has stopped.",
);
/// A contract that runs out before the statement is looked at again.
pub const CONTRACT_ENDS_BEFORE_REVIEW: Rule = Rule::advice(
    "contract-ends-before-review",
    "The contract for these breaks runs out before the next review of the statement, so the statement will list breaks \
     that nobody is paid to run. Decide on an extension or on what comes next, and write it down; or review the \
     statement sooner.",
);
/// Days that cannot all be right.
pub const DECISION_DATES: Rule = Rule::error(
    "decision-dates",
    "The dates of a decision or contract contradict each other, so one of them is wrong and the page would be too: it \
     was published before it was made, a contract ends on a day on which its terms never end, or more extensions were \
     used than there are.",
);
/// A decision that comes after what it decides.
pub const DECIDED_AFTER_THE_START: Rule = Rule::advice(
    "decided-after-the-start",
    "A contract starts before the day on which it was decided. That can happen, and readers will ask why: check both \
     dates, and say in the reasons how it came about.",
);
/// A sum that is not what it is the sum of.
pub const DECISION_TOTAL: Rule = Rule::error(
    "decision-total",
    "The sum in all is not what the sums for the years come to, so one of them is wrong. The page works it out by \
     itself; write the total only as a check.",
);

/// All of them.
pub const RULES: [&Rule; 5] = [
    &CONTRACT_ENDED,
    &CONTRACT_ENDS_BEFORE_REVIEW,
    &DECISION_DATES,
    &DECIDED_AFTER_THE_START,
    &DECISION_TOTAL,
];

/// Everything that is wrong with decisions and contracts.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for decision in &site.content.decisions {
        published(decision, &mut found);
        if let Some(contract) = &decision.contract {
            terms(decision, contract, &mut found);
        }
        total(decision, &mut found);
    }
    for provider in &site.content.providers {
        found.extend(its_end(site, provider).or_else(|| runs_out(site, provider)));
    }
    found
}

fn published(decision: &Written<Decision>, found: &mut Vec<Diagnostic>) {
    if let (Some(decided), Some(published)) = (decision.decided, decision.published)
        && published < decided
    {
        let message = format!("it was published on {published}, before it was decided on {decided}");
        let help = "write the day of the decision as `decided`, and the day on which it was published as `published`";
        found.push(Diagnostic::new(&DECISION_DATES, decision.place("published"), message).help(help));
    }
}

fn terms(decision: &Written<Decision>, contract: &ContractTerms, found: &mut Vec<Diagnostic>) {
    if let Some(decided) = decision.decided.filter(|decided| *decided > contract.starts) {
        let message =
            format!("the contract starts on {}, before it was decided on {decided}", contract.starts);
        let help = "check both dates, and say in `reasons` why it started before it was decided";
        let place = decision.place("contract.starts");
        found.push(Diagnostic::new(&DECIDED_AFTER_THE_START, place, message).help(help));
    }
    let there_are = contract.extensions.len();
    if usize::from(contract.used) > there_are {
        let message = format!("{} extensions were used, and there are {there_are}", contract.used);
        let help = "write under `extensions` by how much each of them makes the contract longer";
        found.push(Diagnostic::new(&DECISION_DATES, decision.place("contract.used"), message).help(help));
    }
    let ends_somewhere = |used: &usize| contract.end(*used).is_none();
    if let Some(beyond) = (0..=there_are).find(ends_somewhere) {
        let place = match beyond.checked_sub(1) {
            None => decision.place("contract.term"),
            Some(n) => Place::value(&decision.file, decision.path.dotted("contract.extensions").index(n)),
        };
        let message = "the contract would end beyond the calendar".to_owned();
        found.push(Diagnostic::new(&DECISION_DATES, place, message).help("write a shorter time"));
    }
}

/// The total that is written against what the years come to, with or without extensions.
fn total(decision: &Written<Decision>, found: &mut Vec<Diagnostic>) {
    let Some(total) = decision.budget.as_ref().and_then(|budget| budget.total) else { return };
    let extensions = decision.contract.as_ref().map_or(0, |contract| contract.extensions.len());
    let mut right: Vec<_> =
        (0..=extensions).filter_map(|used| decision.value(used)).map(|value| value.total).collect();
    right.dedup();
    if right.is_empty() || right.contains(&total) {
        return;
    }
    let sums: Vec<String> = right.iter().take(4).map(ToString::to_string).collect();
    let message = format!("the total is {total}, and the years come to {}", sums.join(" or "));
    let help = "write the right total, or take it out: the page works it out";
    found.push(Diagnostic::new(&DECISION_TOTAL, decision.place("budget.total"), message).help(help));
}

/// A last day in a listing that the decision which it names knows nothing of.
fn its_end(site: &Site, provider: &Written<Provider>) -> Option<Diagnostic> {
    let own = provider.contract.as_ref()?;
    let (id, ends) = (own.decision.as_ref()?, own.ends?);
    let contract = site.content.decision(id)?.contract.as_ref()?;
    let ends_by: Vec<Date> = (0..=contract.extensions.len()).map_while(|used| contract.end(used)).collect();
    if ends_by.is_empty() || ends_by.contains(&ends) {
        return None;
    }
    let place = provider.place("contract.ends");
    let (message, help) = if ends < contract.starts {
        let message =
            format!("the contract ends on {ends}, before it starts on {} by `{id}`", contract.starts);
        (message, "write the right last day, or name another decision".to_owned())
    } else {
        let days: Vec<String> = ends_by.iter().take(4).map(ToString::to_string).collect();
        let message = format!("the contract ends on {ends}, and by `{id}` it ends on {}", days.join(" or "));
        (message, "take the line out: the last day follows from the decision".to_owned())
    };
    Some(Diagnostic::new(&DECISION_DATES, place, message).help(help))
}

/// A contract that is over, or will be before the next review.
fn runs_out(site: &Site, provider: &Written<Provider>) -> Option<Diagnostic> {
    let own = provider.contract.as_ref()?;
    let agreement = site.content.agreement(provider).filter(|agreement| agreement.commissioned)?;
    let ends = agreement.ends?;
    let place = if own.ends.is_some() { "contract.ends" } else { "contract.decision" };
    if ends.0 < site.today {
        let message = format!("the contract ended on {ends}");
        let help = match agreement.extensions.first() {
            Some(term) if own.ends.is_some() => {
                format!("if it was extended by {term}, write the new last day; if not, close its services")
            }
            Some(term) => format!(
                "if it was extended by {term}, count that under `used` in the decision; if not, close its services"
            ),
            None => "write the last day of the new contract, or close its services".to_owned(),
        };
        return Some(Diagnostic::new(&CONTRACT_ENDED, provider.place(place), message).help(help));
    }
    let review = site.content.statement.next_review.filter(|review| ends < *review)?;
    let breaks = match provider.services.iter().filter(|service| !service.is_closed()).count() {
        0 => return None,
        1 => "1 break depends".to_owned(),
        more => format!("{more} breaks depend"),
    };
    let message = format!(
        "the contract ends on {ends}, {}, before the next review on {review}, and {breaks} on it",
        Words::english().away(site.today, ends)
    );
    let help = match agreement.ends_if_extended() {
        Some(later) => {
            format!("with the next extension it would end on {later}: decide on it, and write it down")
        }
        None => "decide what comes next and write it down, or bring the review forward".to_owned(),
    };
    Some(Diagnostic::new(&CONTRACT_ENDS_BEFORE_REVIEW, provider.place(place), message).help(help))
}
