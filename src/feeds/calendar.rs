//! The sessions of a service for a calendar (iCalendar, RFC 5545).

use jiff::ToSpan as _;
use jiff::civil;

use crate::content::Listing;
use crate::content::time::{Date, Day, TimeRange};
use crate::site::sessions::{self, Again, Session};
use crate::site::{Site, changes, url};

/// British time, by the rules in force since 1996: summer time from the last Sunday of March to that of October.
const BRITISH_TIME: &str = "\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE";

/// The calendar of a service, by its number in the site.
pub fn calendar(site: &Site, number: usize) -> String {
    let listing = &site.listings[number];
    let sessions: Vec<Session> = sessions::of(listing.service, &site.content.site.school_terms).collect();
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//shortbreaks//sessions//EN");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    if sessions.iter().any(|session| session.time.is_some()) {
        BRITISH_TIME.lines().for_each(|line| out.line(line));
    }
    sessions.iter().for_each(|session| event(site, listing, session, &mut out));
    out.line("END:VCALENDAR");
    out.done
}

fn event(site: &Site, listing: &Listing, session: &Session, out: &mut Lines) {
    let service = listing.service;
    let slug = service.id.as_str();
    let Session { first, again, time, note } = session;
    let clock = time.map(|time| time.to_string()).unwrap_or_default();
    let rule = rule(again);
    // A session that moves in the list of the content stays the same session.
    let id =
        site.ids.id(&["service", slug, "session", &first.to_string(), &clock, rule.as_deref().unwrap_or("")]);
    // The content knows days; the moment at which the file was made would make every build another.
    let stamp = changes::of_listing(listing).unwrap_or(site.content.statement.published);
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{id}"));
    out.line(&format!("DTSTAMP:{}T000000Z", basic(stamp.0)));
    match time {
        Some(TimeRange { from, to }) => {
            // What ends before it starts goes on past midnight.
            let last = if to <= from { next(*first) } else { *first };
            out.line(&format!("DTSTART;TZID=Europe/London:{}", local(*first, *from)));
            out.line(&format!("DTEND;TZID=Europe/London:{}", local(last, *to)));
        }
        None => {
            let last = if let Again::Through(last) = again { *last } else { *first };
            out.line(&format!("DTSTART;VALUE=DATE:{}", basic(*first)));
            out.line(&format!("DTEND;VALUE=DATE:{}", basic(next(last))));
        }
    }
    if let Some(rule) = rule {
        out.line(&format!("RRULE:{rule}"));
    }
    out.text("SUMMARY", service.name.as_str());
    let mut said = service.summary.to_string();
    if let Some(note) = note {
        said.push_str(&format!("\n{note}"));
    }
    out.text("DESCRIPTION", &said);
    if let Some(place) = place(listing) {
        out.text("LOCATION", &place);
    }
    out.line(&format!("URL:{}", site.address(&url::service(slug))));
    out.line("END:VEVENT");
}

/// How it comes again, as a rule.
fn rule(again: &Again) -> Option<String> {
    let Again::Weekly(days, total) = again else { return None };
    let days: Vec<&str> = days.iter().map(|day: &Day| day.code()).collect();
    let end = total.map(|total| format!(";COUNT={total}")).unwrap_or_default();
    Some(format!("FREQ=WEEKLY;BYDAY={}{end}", days.join(",")))
}

/// Where it is, unless the address stays out of the site.
fn place(listing: &Listing) -> Option<String> {
    let venue = listing.service.venue.as_ref()?;
    let parts = [
        venue.shown_name().map(ToString::to_string),
        venue.shown_address().map(ToString::to_string),
        venue.shown_postcode().map(ToString::to_string),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn next(date: civil::Date) -> civil::Date {
    date.checked_add(1.day()).unwrap_or(date)
}

/// `20270215`
fn basic(date: civil::Date) -> String {
    Date(date).iso().replace('-', "")
}

/// `20270215T090000`
fn local(date: civil::Date, time: civil::Time) -> String {
    format!("{}T{:02}{:02}00", basic(date), time.hour(), time.minute())
}

/// The lines of a calendar: each ends in CR and LF and has 75 bytes at most.
#[derive(Default)]
struct Lines {
    done: String,
}

impl Lines {
    /// A property whose value is text.
    fn text(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => value.extend(['\\', c]),
                '\n' => value.push_str("\\n"),
                c if c.is_control() => {}
                c => value.push(c),
            }
        }
        self.line(&format!("{name}:{value}"));
    }

    /// A line, folded where it is too long, never within a letter.
    fn line(&mut self, line: &str) {
        let mut room = 75;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.done.push_str("\r\n ");
                room = 74;
            }
            self.done.push(c);
            room -= c.len_utf8();
        }
        self.done.push_str("\r\n");
    }
}
