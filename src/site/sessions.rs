//! When a service runs, as far as that is certain: the sessions that a calendar can hold, and the next of them.
//!
//! Nothing is guessed. A note such as "every other week" makes weekly days uncertain, and "in term time" says only as
//! much as the council has written into its school terms.

use jiff::ToSpan as _;
use jiff::civil;

use crate::content::services::{SchoolTime, Service, ServiceStatus, When};
use crate::content::site::SchoolTerm;
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

/// The sessions of a service that have a day to start on, in the order of the content.
pub fn of<'a>(service: &'a Service, terms: &'a [SchoolTerm]) -> impl Iterator<Item = Session<'a>> {
    running(service).flat_map(|when| {
        let session = move |first, again| Session {
            first,
            again,
            time: when.time,
            note: when.note.as_ref().map(|note| note.as_str()),
        };
        let mut dates: Vec<civil::Date> = when.dates.iter().map(|date| date.0).collect();
        dates.sort_unstable();
        dates.dedup();
        let dates = dates.into_iter().map(move |date| session(date, Again::Never));
        let stretches = stretches(when, terms).filter_map(move |days| {
            let (first, again) = days.sessions(when)?;
            Some(session(first, again))
        });
        dates.chain(stretches)
    })
}

/// Whether a service has sessions that a calendar can hold.
pub fn has(service: &Service, terms: &[SchoolTerm]) -> bool {
    of(service, terms).next().is_some()
}

/// The first day from `today` on of which it is certain that the service runs; nothing where none is known, or while
/// it is closed. Whether there is a place on that day is another question.
pub fn next(service: &Service, terms: &[SchoolTerm], today: civil::Date) -> Option<civil::Date> {
    let next = |when: &When| {
        if when.days.is_empty() || !when.dates.is_empty() {
            // Of a run of dates, only the first day is certain.
            let run = when.from.iter().filter(|_| when.dates.is_empty());
            return when.dates.iter().chain(run).map(|date| date.0).filter(|date| *date >= today).min();
        }
        let start = when.from.map_or(today, |from| from.0.max(today));
        // Before the first term that is written down there may be an earlier day.
        if by_terms(when).is_some() && terms.first().is_none_or(|term| start < term.from.0) {
            return None;
        }
        stretches(when, terms).find_map(|days| days.first_on(&when.days, start))
    };
    running(service).filter_map(next).min()
}

/// The times of a service that is not closed.
fn running(service: &Service) -> impl Iterator<Item = &When> {
    let runs = matches!(service.status, ServiceStatus::Open | ServiceStatus::Full);
    service.when.iter().filter(move |_| runs)
}

/// The part of the school year that it keeps to, where only the dates of the terms can say when that is.
fn by_terms(when: &When) -> Option<SchoolTime> {
    let is_one_holiday = || match (when.from, when.to) {
        (Some(from), Some(to)) => (to.0 - from.0).get_days() <= LONGEST_HOLIDAY,
        _ => false,
    };
    match when.term {
        None | Some(SchoolTime::AllYear) => None,
        // A holiday club that names its own first and last day needs nobody else's.
        Some(SchoolTime::SchoolHolidays) if is_one_holiday() => None,
        // There is a half term in most runs of school days, however short.
        part => part,
    }
}

/// Days in a row, on each of which a service runs that runs on that day of the week.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    first: Option<civil::Date>,
    last: Option<civil::Date>,
}

/// The stretches of a time in their order; none where it has dates of its own, or a note that may leave some out.
fn stretches<'a>(when: &'a When, terms: &'a [SchoolTerm]) -> impl Iterator<Item = Stretch> + 'a {
    let own = Stretch { first: when.from.map(|from| from.0), last: when.to.map(|to| to.0) };
    let part = by_terms(when);
    let whole = part.is_none().then_some(own);
    let school = terms.iter().filter(move |_| part == Some(SchoolTime::TermTime));
    let school = school.map(|term| Stretch { first: Some(term.from.0), last: Some(term.to.0) });
    let holidays = terms.windows(2).filter(move |_| part == Some(SchoolTime::SchoolHolidays));
    let holidays = holidays.filter_map(|pair| {
        let (before, after) = (pair.first()?.to.0, pair.last()?.from.0);
        Some(Stretch { first: before.tomorrow().ok(), last: after.yesterday().ok() })
    });
    let certain = when.dates.is_empty() && when.note.is_none();
    let all = whole.into_iter().chain(school).chain(holidays).filter(move |_| certain);
    all.map(move |days| days.within(own)).filter(Stretch::has_days)
}

impl Stretch {
    /// The days that are in both.
    fn within(self, other: Stretch) -> Stretch {
        Stretch {
            first: self.first.max(other.first),
            last: self.last.zip(other.last).map(|(a, b)| a.min(b)).or(self.last).or(other.last),
        }
    }

    fn has_days(&self) -> bool {
        self.first.zip(self.last).is_none_or(|(first, last)| first <= last)
    }

    /// The first day from `start` on that is one of these days of the week.
    fn first_on(self, days: &[Day], start: civil::Date) -> Option<civil::Date> {
        let start = self.first.map_or(start, |first| first.max(start));
        let on = |date: &civil::Date| days.contains(&Day::of(*date));
        let first = start.series(1.day()).take(7).find(on)?;
        self.last.is_none_or(|last| first <= last).then_some(first)
    }

    /// The first of the sessions on these days and the rule of the others.
    fn sessions(self, when: &When) -> Option<(civil::Date, Again)> {
        let start = self.first?;
        if when.days.is_empty() {
            // On which of the days the times hold is not said, nor on which days of a term.
            let through = when.time.is_none() && by_terms(when).is_none();
            return self.last.filter(|_| through).map(|last| (start, Again::Through(last)));
        }
        let first = self.first_on(&when.days, start)?;
        let mut days = when.days.clone();
        days.sort_unstable();
        days.dedup();
        let total = self.last.map(|last| {
            let weeks = |day: &Day| {
                let first = self.first_on(&[*day], start)?;
                usize::try_from((last - first).get_days() / 7 + 1).ok()
            };
            days.iter().filter_map(weeks).sum()
        });
        Some((first, if total == Some(1) { Again::Never } else { Again::Weekly(days, total) }))
    }
}
