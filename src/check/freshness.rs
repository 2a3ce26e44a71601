//! What was true once: listings that nobody has looked at, reviews that are due, dates that are over.

use jiff::Span;

use crate::content::providers::Provider;
use crate::content::services::{Service, ServiceStatus, When};
use crate::content::time::Date;
use crate::content::{Listing, Written};
use crate::diagnostic::{Diagnostic, Place, Rule, Severity};
use crate::site::Site;

/// A listing that was last checked more than six months ago.
pub const LISTING_UNCHECKED: Rule = Rule {
    name: "listing-unchecked",
    severity: Severity::Advice,
    citation: Some("SEND code of practice 2015, chapter 4"),
    why: "Times, prices and phone numbers change, and families lose trust in a list that sends them to a closed door. \
          A listing that nobody has looked at for six months needs another look: ask the organisation, mend what has \
          changed, and write the day as `checked`.",
};
/// A listing that was last checked more than a year ago.
pub const LISTING_UNCHECKED_FOR_A_YEAR: Rule = Rule {
    name: "listing-unchecked-for-a-year",
    severity: Severity::Advice,
    citation: Some("SEND code of practice 2015, chapter 4"),
    why: "A listing that nobody has looked at for a year is likely to be wrong somewhere. Check it and write the day, \
          or take it out. With --strict this is an error, so that nothing as old is published.",
};
/// A review that should have been.
pub const REVIEW_OVERDUE: Rule = Rule {
    name: "review-overdue",
    severity: Severity::Advice,
    citation: Some("Breaks for Carers of Disabled Children Regulations 2011, regulation 5(3)"),
    why: "The law says that the statement is kept under review. It sets no day, but the statement names one, and \
          families see that it has passed. Review the statement with them and write the new days, or say when the \
          review will be.",
};
/// Dates that are all over.
pub const DATES_PAST: Rule = Rule::advice(
    "dates-past",
    "A listing with dates that are over tells families what they have missed. Write the next dates, or take the old \
     ones out.",
);
/// All of them.
pub const RULES: [&Rule; 4] =
    [&LISTING_UNCHECKED, &LISTING_UNCHECKED_FOR_A_YEAR, &REVIEW_OVERDUE, &DATES_PAST];

/// Everything that was true once and may not be on the day for which the site is made.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    review(site, &mut found);
    for provider in &site.content.providers {
        organisation(site, provider, &mut found);
    }
    for listing in &site.listings {
        if let Some(checked) = &listing.service.checked {
            found.extend(unchecked(site, "this listing was", checked.on, || listing.place("checked.on")));
        }
        dates(site, listing, &mut found);
    }
    found
}

fn review(site: &Site, found: &mut Vec<Diagnostic>) {
    let statement = &site.content.statement;
    if let Some(due) = statement.next_review.filter(|due| due.0 < site.today) {
        let message = format!("the review of the statement was due on {due}");
        let help = "review it with families, then write the day as `last-reviewed` and the day of the next review here";
        found.push(Diagnostic::new(&REVIEW_OVERDUE, statement.place("next-review"), message).help(help));
    }
}

fn organisation(site: &Site, provider: &Written<Provider>, found: &mut Vec<Diagnostic>) {
    if let Some(checked) = &provider.checked {
        // One day stands for all listings that have none of their own.
        let listings =
            provider.services.iter().filter(|service| service.checked.is_none() && !is_over(service));
        let whose = match listings.count() {
            0 => None,
            1 => Some("the listing of this organisation was".to_owned()),
            more => Some(format!("the {more} listings of this organisation were")),
        };
        if let Some(whose) = whose {
            found.extend(unchecked(site, &whose, checked.on, || provider.place("checked.on")));
        }
    }
}

fn is_over(service: &Service) -> bool {
    service.status == ServiceStatus::Closed
}

/// What there is to say of a listing that was last checked on a day; nothing if that is not long ago.
fn unchecked(site: &Site, whose: &str, on: Date, place: impl FnOnce() -> Place) -> Option<Diagnostic> {
    let before = |months: i32| {
        let limit = on.0.checked_add(Span::new().months(months));
        limit.is_ok_and(|limit| limit < site.today)
    };
    let (rule, age) = match before(6) {
        false => return None,
        true if before(12) => (&LISTING_UNCHECKED_FOR_A_YEAR, "a year"),
        true => (&LISTING_UNCHECKED, "6 months"),
    };
    let message = format!("{whose} last checked on {on}, more than {age} ago");
    let help = "ask whether all of it is still right, mend what is not, and write the day on which you did";
    let mut found = Diagnostic::new(rule, place(), message).help(help);
    if site.strict && rule == &LISTING_UNCHECKED_FOR_A_YEAR {
        found.severity = Severity::Error;
    }
    Some(found)
}

fn dates(site: &Site, listing: &Listing, found: &mut Vec<Diagnostic>) {
    for (n, when) in listing.service.when.iter().enumerate() {
        let Some((key, message)) = past(when, site.today) else { continue };
        let place = Place::value(&listing.provider.file, listing.path().key("when").index(n).key(key));
        let help = "write the next dates, or take these out";
        found.push(Diagnostic::new(&DATES_PAST, place, message).help(help));
    }
}

/// Which of the dates of a service are over, and how to say so.
fn past(when: &When, today: jiff::civil::Date) -> Option<(&'static str, String)> {
    if let Some(last) = when.dates.iter().max()
        && last.0 < today
    {
        let message = match when.dates.len() {
            1 => format!("the only date, {last}, has passed"),
            more => format!("all {more} dates have passed, the last of them on {last}"),
        };
        return Some(("dates", message));
    }
    let to = when.to.filter(|to| to.0 < today && when.dates.is_empty())?;
    Some(("to", format!("this ended on {to}")))
}
