//! The sessions of a service whose days are known: what a calendar can hold.
//!
//! Only days that the content says are days of a calendar. "Saturdays in term time" is not one: nobody has said when
//! term is. Nor is a run of days with a note such as "every other week", which may leave some of them out.

use jiff::ToSpan as _;
use jiff::civil;

use crate::content::services::{SchoolTime, Service, ServiceStatus, When};
use crate::content::time::{Day, TimeRange};

/// One or more sessions of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session<'a> {
    /// The day of the first one.
    pub first: civil::Date,
    /// When it comes again after that.
    pub again: Again,
    /// From when to when; the whole day where the content does not say.
    pub time: Option<TimeRange>,
    /// What the content adds.
    pub note: Option<&'a str>,
}

/// How sessions follow one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Again {
    /// There is only the one.
    Never,
    /// It goes on without a break until the end of this day.
    Through(civil::Date),
    /// On these days of the week, so often in all; without an end where there is no number.
    Weekly(Vec<Day>, Option<usize>),
}

/// School holidays are no longer than six weeks and the days before and after. A longer run has school days in it.
const LONGEST_HOLIDAY: i32 = 49;

/// The sessions of a service whose days the content says.
pub fn of(service: &Service) -> Vec<Session<'_>> {
    match service.status {
        ServiceStatus::Open | ServiceStatus::Full => service.when.iter().flat_map(sessions).collect(),
        ServiceStatus::TemporarilyClosed | ServiceStatus::Closed => Vec::new(),
    }
}

/// Whether a service has sessions whose days the content says.
pub fn has(service: &Service) -> bool {
    // Most have none: nothing is made to find that out.
    service.when.iter().any(|when| !when.dates.is_empty() || when.from.is_some()) && !of(service).is_empty()
}

fn sessions(when: &When) -> Vec<Session<'_>> {
    let note = when.note.as_ref().map(|note| note.as_str());
    let session = |first, again| Session { first, again, time: when.time, note };
    if !when.dates.is_empty() {
        let mut dates: Vec<civil::Date> = when.dates.iter().map(|date| date.0).collect();
        dates.sort_unstable();
        dates.dedup();
        return dates.into_iter().map(|date| session(date, Again::Never)).collect();
    }
    run(when).map(|(first, again)| session(first, again)).into_iter().collect()
}

/// The first day and the rule of a run of days, where every one of them is certain.
fn run(when: &When) -> Option<(civil::Date, Again)> {
    let from = when.from?.0;
    let to = when.to.map(|to| to.0);
    let length = to.map(|to| (to - from).get_days());
    let certain = match when.term {
        None | Some(SchoolTime::AllYear) => true,
        Some(SchoolTime::SchoolHolidays) => length.is_some_and(|days| days <= LONGEST_HOLIDAY),
        // There is a half term in most runs of school days.
        Some(SchoolTime::TermTime) => false,
    };
    if !certain || when.note.is_some() || to.is_some_and(|to| to < from) {
        return None;
    }
    if when.days.is_empty() {
        // On which of the days the times hold is not said.
        return to.filter(|_| when.time.is_none()).map(|to| (from, Again::Through(to)));
    }
    let on = |date: &civil::Date| when.days.contains(&Day::of(*date));
    let first = from.series(1.day()).take(7).find(on).filter(|first| to.is_none_or(|to| *first <= to))?;
    let total = to.map(|to| first.series(1.day()).take_while(|date| *date <= to).filter(on).count());
    let mut days = when.days.clone();
    days.sort_unstable();
    days.dedup();
    Some((first, if total == Some(1) { Again::Never } else { Again::Weekly(days, total) }))
}
