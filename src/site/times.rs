//! When a service runs, in words.

use crate::content::services::When;
use crate::content::time::Day;

/// One time at which a service runs, with its note: `Saturday, 10am to 11:30am, in term time; every other week`.
pub fn when_line(when: &When) -> String {
    let note = when.note.as_ref().map(ToString::to_string);
    let parts: Vec<String> =
        [times(when)].into_iter().filter(|times| !times.is_empty()).chain(note).collect();
    parts.join(". ")
}

/// One time at which a service runs: `Saturday, 10am to 11:30am, in term time`.
pub fn times(when: &When) -> String {
    let mut parts = Vec::new();
    if !when.days.is_empty() {
        parts.push(days(&when.days));
    }
    match (when.from, when.to) {
        (Some(from), Some(to)) => parts.push(format!("{from} to {to}")),
        (Some(from), None) => parts.push(format!("from {from}")),
        (None, Some(to)) => parts.push(format!("until {to}")),
        (None, None) => {}
    }
    match when.dates[..] {
        [] => {}
        [date] => parts.push(date.to_string()),
        [first, .., last] => parts.push(format!("{} dates from {first} to {last}", when.dates.len())),
    }
    parts.extend(when.time.map(|time| time.to_string()));
    parts.extend(when.term.map(|term| term.name().to_owned()));
    let line = parts.join(", ");
    let mut chars = line.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// `Monday to Friday`, or the days with commas.
fn days(days: &[Day]) -> String {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    let run = |first: Day, last: Day| {
        days == Day::ALL.into_iter().filter(|d| *d >= first && *d <= last).collect::<Vec<_>>()
    };
    match days[..] {
        [first, _, .., last] if days.len() > 2 && run(first, last) => match (first, last) {
            (Day::Monday, Day::Sunday) => "every day".to_owned(),
            _ => format!("{} to {}", first.name(), last.name()),
        },
        [.., last] if days.len() > 1 => {
            let names: Vec<_> = days[..days.len() - 1].iter().map(|day| day.name()).collect();
            format!("{} and {}", names.join(", "), last.name())
        }
        _ => days.iter().map(|day| day.name()).collect::<Vec<_>>().join(", "),
    }
}
