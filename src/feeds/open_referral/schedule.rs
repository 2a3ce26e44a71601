//! When a service runs, by the rules of calendars (RFC 5545) as far as the content goes, and in words.

use super::documents::Schedule;
use crate::content::Listing;
use crate::content::services::When;
use crate::content::time::{Date, Day};
use crate::site::Site;

/// Every time at which a service runs; each single date is one of its own.
pub fn schedules(site: &Site, listing: &Listing) -> Vec<Schedule> {
    let slug = listing.service.id.as_str();
    let mut all = Vec::new();
    for (n, when) in listing.service.when.iter().enumerate() {
        let id = |part: &str| site.ids.id(&["service", slug, "when", &n.to_string(), part]).to_string();
        let base = |id: String| Schedule {
            id,
            description: when.term.map(|term| format!("Runs {}", term.name())),
            opens_at: when.time.map(|time| clock(time.from)),
            closes_at: when.time.map(|time| clock(time.to)),
            byday: (!when.days.is_empty()).then(|| days(when)),
            notes: when.note.as_ref().map(ToString::to_string),
            ..Schedule::default()
        };
        if when.dates.is_empty() {
            all.push(Schedule {
                valid_from: when.from.map(Date::iso),
                valid_to: when.to.map(Date::iso),
                freq: (!when.days.is_empty()).then_some("WEEKLY"),
                ..base(id("every"))
            });
        }
        all.extend(when.dates.iter().map(|date| Schedule {
            valid_from: Some(date.iso()),
            valid_to: Some(date.iso()),
            dtstart: Some(date.iso()),
            ..base(id(&date.iso()))
        }));
    }
    all
}

/// `18:30`
fn clock(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn days(when: &When) -> String {
    let days = Day::ALL.into_iter().filter(|day| when.days.contains(day));
    days.map(Day::code).collect::<Vec<_>>().join(",")
}
