//! When a break comes next, said only where it is certain.

use crate::support::{Site, provider, service};

/// Autumn with its half-term holiday, and spring.
pub const TERMS: &str = "\
school-terms:
  - { from: 2026-09-03, to: 2026-10-23 }
  - { from: 2026-11-02, to: 2026-12-18 }
  - { from: 2027-01-05, to: 2027-02-12 }
";

/// What the card says on a day of a service that runs so.
fn next(today: &str, more: &str) -> Option<String> {
    let site = Site::small();
    site.write("content/site.yaml", site.read("content/site.yaml") + TERMS);
    site.write("content/providers/splash.yaml", provider("splash", &service("club", more)));
    let run = site.build_for(today);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = site.page("services/");
    page.of_class("next-time").first().map(|next| next.text())
}

#[track_caller]
fn comes(today: &str, more: &str, wanted: &str) {
    assert_eq!(next(today, more).as_deref(), Some(format!("Next: {wanted}").as_str()), "{more} on {today}");
}

#[track_caller]
fn is_not_known(today: &str, more: &str) {
    assert_eq!(next(today, more), None, "{more} on {today}");
}

#[test]
fn a_weekly_day_comes_next_week_or_today() {
    // 22 November 2026 is a Sunday.
    let weekly = "when: [{ days: [saturday], term: all-year }]";
    comes("2026-11-22", weekly, "Saturday 28 November");
    comes("2026-11-28", weekly, "Saturday 28 November");
    comes("2026-12-27", weekly, "Saturday 2 January 2027");
    comes("2026-11-22", "when: [{ days: [friday, tuesday] }]", "Tuesday 24 November");
}

#[test]
fn term_time_and_holidays_follow_the_school_terms_and_end_with_them() {
    let term = "when: [{ days: [saturday], term: term-time }]";
    comes("2026-10-20", term, "Saturday 7 November");
    comes("2026-12-16", term, "Saturday 9 January 2027");
    is_not_known("2027-02-13", term);
    let holidays = "when: [{ days: [wednesday], term: school-holidays }]";
    comes("2026-10-20", holidays, "Wednesday 28 October");
    comes("2026-11-22", holidays, "Wednesday 23 December");
    // The holiday after the last term that is written down may have another start.
    is_not_known("2027-01-05", holidays);
}

#[test]
fn dates_and_runs_of_dates_come_in_their_order() {
    let dates = "when: [{ days: [sunday], dates: [2027-03-14, 2026-11-29, 2026-11-15], note: At the farm }]";
    comes("2026-11-22", dates, "Sunday 29 November");
    is_not_known("2027-03-15", dates);
    let week = "when: [{ days: [monday, tuesday], term: school-holidays, from: 2027-08-02, to: 2027-08-06 }]";
    comes("2026-11-22", week, "Monday 2 August 2027");
    comes("2027-08-03", week, "Tuesday 3 August");
    is_not_known("2027-08-04", week);
    // A run as long as this has school days in it.
    let year = "when: [{ days: [monday], term: school-holidays, from: 2026-09-07, to: 2027-08-30 }]";
    comes("2026-11-22", year, "Monday 21 December");
    // Of a run without days, only the start is certain.
    let run = "when: [{ from: 2026-12-21, to: 2026-12-23 }]";
    comes("2026-11-22", run, "Monday 21 December");
    is_not_known("2026-12-22", run);
}

#[test]
fn nothing_is_promised_that_is_not_certain() {
    is_not_known("2026-11-22", "when: [{ days: [saturday], term: all-year, note: Every other week }]");
    is_not_known("2026-11-22", "when: [{ note: By agreement }]");
    is_not_known("2026-11-22", "when: [{ days: [saturday] }]\nstatus: temporarily-closed");
    is_not_known("2026-11-22", "");
    // Of two times, the certain one.
    let both = "when: [{ days: [monday], note: Odd weeks }, { days: [thursday] }]";
    comes("2026-11-22", both, "Thursday 26 November");
    comes("2026-11-22", "when: [{ days: [saturday] }]\nstatus: full", "Saturday 28 November");
}
