//! Values in words, as each language says them: lists, times, ages, prices, and the names of what content can choose.

use serde::Serialize;

use super::{Value, Words};
use crate::content::money::{Pence, Price};
use crate::content::number::grouped;
use crate::content::scalar::{AgeRange, StaffRatio};
use crate::content::services::When;
use crate::content::time::{Date, Day, Term, TimeRange};

impl Words {
    /// `a, b and c`
    pub fn list(&self, items: &[String]) -> String {
        self.joined(items, "joined.and")
    }

    /// `a, b or c`
    pub fn either(&self, items: &[String]) -> String {
        self.joined(items, "joined.or")
    }

    /// `a, b, c`
    pub fn commas(&self, items: &[String]) -> String {
        items.join(&self.say("joined.comma"))
    }

    /// Things with commas between them, and `before_last` before the last.
    fn joined(&self, items: &[String], before_last: &str) -> String {
        match items {
            [before @ .., last] if !before.is_empty() => {
                [self.commas(before), self.say(before_last), last.clone()].concat()
            }
            _ => items.concat(),
        }
    }

    /// The name of what content can choose, among those of its kind: `routes` and a way in. The key is that of content.
    pub fn name_of(&self, group: &str, chosen: &impl Serialize) -> String {
        self.say(&format!("{group}.{}", key_of(chosen)))
    }

    /// `1 March 2026`
    pub fn date(&self, date: Date) -> String {
        self.day(date.0)
    }

    /// `Saturday 28 November`, or with its year.
    pub fn weekday_with_day(&self, day: jiff::civil::Date, with_year: bool) -> String {
        let shown = if with_year { self.day(day) } else { self.day_of_year(day) };
        let weekday = self.weekday(day);
        self.say_with("date.weekday-day", &[("weekday", (&weekday).into()), ("day", (&shown).into())])
    }

    /// `10am`, `11:30am`, `midday`; by the 24-hour clock where the language keeps it.
    pub fn clock(&self, time: jiff::civil::Time) -> String {
        let minute = format!("{:02}", time.minute());
        if self.say("clock.twelve-hours") != "yes" {
            let hour = format!("{:02}", time.hour());
            return self.say_with("clock.time", &[("hour", (&hour).into()), ("minute", (&minute).into())]);
        }
        let key = match (time.hour(), time.minute()) {
            (0, 0) => return self.say("clock.midnight"),
            (12, 0) => return self.say("clock.midday"),
            (..12, 0) => "clock.am",
            (..12, _) => "clock.am-past",
            (_, 0) => "clock.pm",
            _ => "clock.pm-past",
        };
        let hour = match time.hour() % 12 {
            0 => "12".to_owned(),
            hour => hour.to_string(),
        };
        self.say_with(key, &[("hour", (&hour).into()), ("minute", (&minute).into())])
    }

    /// `10am to 11:30am`
    pub fn times(&self, range: TimeRange) -> String {
        self.between("clock.range", &self.clock(range.from), &self.clock(range.to))
    }

    fn between(&self, key: &str, from: &str, to: &str) -> String {
        self.say_with(key, &[("from", from.into()), ("to", to.into())])
    }

    /// A length of time: `2 years`, `1 year and 6 months`
    pub fn term(&self, term: &Term) -> String {
        let parts = [
            (i64::from(term.0.get_years()), "lengths.years"),
            (i64::from(term.0.get_months()), "lengths.months"),
            (i64::from(term.0.get_weeks()), "lengths.weeks"),
            (i64::from(term.0.get_days()), "lengths.days"),
        ];
        let said = parts.into_iter().filter(|(n, _)| *n != 0);
        let said = said.map(|(n, key)| self.say_with(key, &[(super::COUNT, Value::Number(n))]));
        self.list(&said.collect::<Vec<_>>())
    }

    /// `5 to 11`, `16 and over` or `8`
    pub fn ages(&self, ages: AgeRange) -> String {
        let youngest = ages.youngest.to_string();
        match ages.oldest {
            None => self.say_with("ages.and-over", &[("youngest", (&youngest).into())]),
            Some(oldest) if oldest == ages.youngest => youngest,
            Some(oldest) => {
                let oldest = oldest.to_string();
                self.say_with("ages.range", &[("youngest", (&youngest).into()), ("oldest", (&oldest).into())])
            }
        }
    }

    /// `1 helper for every 2 children`
    pub fn ratio(&self, ratio: StaffRatio) -> String {
        let staff = self.say_with("ratio.staff", &[("n", usize::from(ratio.staff).into())]);
        let of_children = [("n", usize::from(ratio.children).into()), ("staff", (&staff).into())];
        self.say_with("ratio.children", &of_children)
    }

    /// `£4.50`, `£120,000`, `Free`
    pub fn money(&self, amount: Pence) -> String {
        let shown = match (amount.0 / 100, amount.0 % 100) {
            (0, 0) => return self.say("money.free"),
            (pounds, 0) => grouped(pounds),
            (pounds, pence) => format!("{}.{pence:02}", grouped(pounds)),
        };
        self.say_with("money.pounds", &[("amount", (&shown).into())])
    }

    /// What is paid, and for what: `£4.50 a session`.
    pub fn price(&self, price: &Price) -> String {
        let amount = self.money(price.amount);
        match price.per.filter(|_| price.amount.0 > 0) {
            None => amount,
            Some(per) => {
                self.say_with(&format!("price-per.{}", key_of(&per)), &[("amount", (&amount).into())])
            }
        }
    }

    /// One time at which a service runs, with its note: `Saturday, 10am to 11:30am, in term time. Every other week`.
    pub fn when_line(&self, when: &When) -> String {
        let note = when.note.as_ref().map(ToString::to_string);
        let times = Some(self.when(when)).filter(|times| !times.is_empty());
        match (times, note) {
            (Some(times), Some(note)) => {
                self.say_with("when.noted", &[("times", (&times).into()), ("note", (&note).into())])
            }
            (times, note) => times.or(note).unwrap_or_default(),
        }
    }

    /// One time at which a service runs: `Saturday, 10am to 11:30am, in term time`.
    pub fn when(&self, when: &When) -> String {
        let mut parts = Vec::new();
        if !when.days.is_empty() {
            parts.push(self.days(&when.days));
        }
        let date = |date: &Date| self.date(*date);
        match (when.from.as_ref().map(date), when.to.as_ref().map(date)) {
            (Some(from), Some(to)) => parts.push(self.between("when.dates", &from, &to)),
            (Some(from), None) => parts.push(self.say_with("when.from", &[("from", (&from).into())])),
            (None, Some(to)) => parts.push(self.say_with("when.until", &[("to", (&to).into())])),
            (None, None) => {}
        }
        match &when.dates[..] {
            [] => {}
            [one] => parts.push(date(one)),
            [first, .., last] => {
                let (from, to, n) = (date(first), date(last), when.dates.len());
                let values: [(&str, Value); 3] =
                    [("n", n.into()), ("from", (&from).into()), ("to", (&to).into())];
                parts.push(self.say_with("when.days", &values));
            }
        }
        parts.extend(when.time.map(|time| self.times(time)));
        parts.extend(when.term.map(|term| self.name_of("school-times", &term)));
        capitalised(&self.commas(&parts))
    }

    /// `Monday to Friday`, or the days one by one.
    fn days(&self, days: &[Day]) -> String {
        let mut days = days.to_vec();
        days.sort_unstable();
        days.dedup();
        let name = |day: &Day| self.say(&format!("days.{}.name", key_of(day)));
        let run = |first: Day, last: Day| {
            Day::ALL.into_iter().filter(|d| *d >= first && *d <= last).eq(days.clone())
        };
        match days[..] {
            [Day::Monday, _, .., Day::Sunday] if days.len() == Day::ALL.len() => self.say("when.every-day"),
            [first, _, .., last] if days.len() > 2 && run(first, last) => {
                self.between("when.run-of-days", &name(&first), &name(&last))
            }
            _ => self.list(&days.iter().map(name).collect::<Vec<_>>()),
        }
    }
}

/// The key of what content can choose, as content writes it: `self-referral`.
pub fn key_of(chosen: &impl Serialize) -> String {
    let written = serde_json::to_value(chosen).ok();
    written.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

/// A text whose first letter is a capital, in scripts that have any.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
