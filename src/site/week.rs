//! The parts of the week and of the school year in which families look for a break, worked out from when a service
//! runs. A service can be in several.

use crate::content::services::{SchoolTime, Service, When};
use crate::content::time::{Day, TimeRange};

/// A part of the week or of the school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A weekday before three.
    Daytime,
    /// A weekday from three to six, when schools are open.
    AfterSchool,
    /// A weekday from six on.
    Evening,
    /// Past midnight, on any day.
    Overnight,
    /// Saturday or Sunday, at any time.
    Weekend,
    /// When schools are closed.
    SchoolHolidays,
}

/// When school is out, in minutes from midnight.
const THREE: i32 = 15 * 60;
/// When the evening starts.
const SIX: i32 = 18 * 60;
const MIDNIGHT: i32 = 24 * 60;
/// Time enough in a part of the day to count for it, in minutes.
const ENOUGH: i32 = 60;

impl Part {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Part; 6] = [
        Part::Daytime,
        Part::AfterSchool,
        Part::Evening,
        Part::Overnight,
        Part::Weekend,
        Part::SchoolHolidays,
    ];

    /// Its folder, and its key among the words.
    pub fn slug(self) -> &'static str {
        match self {
            Part::Daytime => "weekday-daytime",
            Part::AfterSchool => "after-school",
            Part::Evening => "weekday-evening",
            Part::Overnight => "overnight",
            Part::Weekend => "weekend",
            Part::SchoolHolidays => "school-holidays",
        }
    }

    /// Whether a service runs in it.
    pub fn has(self, service: &Service) -> bool {
        service.when.iter().any(|when| self.covers(when))
    }

    fn covers(self, when: &When) -> bool {
        let weekend = [Day::Saturday, Day::Sunday];
        let on_weekday = || Day::ALL.into_iter().any(|day| !weekend.contains(&day) && when.runs_on(day));
        let within = |from: i32, to: i32| when.time.is_some_and(|time| counts(time, from, to));
        match self {
            Part::Daytime => within(0, THREE) && on_weekday(),
            Part::AfterSchool => {
                within(THREE, SIX) && on_weekday() && when.term != Some(SchoolTime::SchoolHolidays)
            }
            Part::Evening => within(SIX, MIDNIGHT) && on_weekday(),
            Part::Overnight => when.time.is_some_and(|time| time.to < time.from && minutes(time.to) > 0),
            Part::Weekend => weekend.into_iter().any(|day| when.runs_on(day)),
            Part::SchoolHolidays => {
                matches!(when.term, Some(SchoolTime::SchoolHolidays | SchoolTime::AllYear))
            }
        }
    }
}

/// Whether a time starts in a part of the day or has an hour of it there. What is past midnight is another day.
fn counts(time: TimeRange, from: i32, to: i32) -> bool {
    let start = minutes(time.from);
    let end = if time.to < time.from { MIDNIGHT } else { minutes(time.to) };
    (from..to).contains(&start) || end.min(to) - start.max(from) >= ENOUGH
}

fn minutes(time: jiff::civil::Time) -> i32 {
    i32::from(time.hour()) * 60 + i32::from(time.minute())
}
