//! The next day on which a service runs, where what is written says it. Nothing is guessed: a note such as "every
//! other week" makes a weekly day uncertain, and term time is known only as far as the council has written its terms.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::content::services::{SchoolTime, Service, ServiceStatus, When};
use crate::content::site::SchoolTerm;
use crate::content::time;

/// How far ahead a weekly service is looked for, in days: as far as the long holiday, and some.
const AHEAD: i32 = 100;

/// The first day from `today` on of which it is certain that the service runs; nothing where none is known, or while
/// it is closed. Whether there is a place on that day is another question.
pub fn next_session(service: &Service, terms: &[SchoolTerm], today: Date) -> Option<Date> {
    match service.status {
        ServiceStatus::Open | ServiceStatus::Full => {
            service.when.iter().filter_map(|when| next(when, terms, today)).min()
        }
        ServiceStatus::TemporarilyClosed | ServiceStatus::Closed => None,
    }
}

fn next(when: &When, terms: &[SchoolTerm], today: Date) -> Option<Date> {
    // Dates that are written down are the only ones.
    if !when.dates.is_empty() {
        return when.dates.iter().map(|date| date.0).filter(|date| *date >= today).min();
    }
    let start = when.from.map_or(today, |from| from.0.max(today));
    if when.days.is_empty() {
        // Of a run of dates, only the first day is certain.
        return when.from.map(|from| from.0).filter(|from| *from >= today);
    }
    if when.note.is_some() {
        return None;
    }
    let last = when.to.map(|to| to.0);
    let days = (0..AHEAD).map_while(|n| start.checked_add(n.days()).ok());
    days.take_while(|day| last.is_none_or(|last| *day <= last))
        .filter(|day| when.days.contains(&time::Day::of(*day)))
        .map_while(|day| Some((day, runs(when, terms, day)?)))
        .find_map(|(day, runs)| runs.then_some(day))
}

/// Whether the part of the school year lets it run on a day; nothing where that cannot be known, since a day after
/// that is not certain to be the next.
fn runs(when: &When, terms: &[SchoolTerm], day: Date) -> Option<bool> {
    match when.term {
        None | Some(SchoolTime::AllYear) => Some(true),
        // A holiday club that names its own first and last day needs no calendar.
        Some(SchoolTime::SchoolHolidays) if when.from.is_some() && when.to.is_some() => Some(true),
        Some(SchoolTime::SchoolHolidays) => in_term(terms, day).map(|term| !term),
        Some(SchoolTime::TermTime) => in_term(terms, day),
    }
}

/// Whether schools are open around a day; nothing before the first term that is written down and after the last.
fn in_term(terms: &[SchoolTerm], day: Date) -> Option<bool> {
    let (first, last) = (terms.first()?.from.0, terms.last()?.to.0);
    let known = first <= day && day <= last;
    known.then(|| terms.iter().any(|term| term.from.0 <= day && day <= term.to.0))
}
