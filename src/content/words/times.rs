//! Years, months and days in words: when something is, and how far off.

use jiff::{Span, Unit};

use super::{Value, Words};
use crate::content::moment::{Fineness, Moment};
use crate::content::time::Date;

impl Words {
    /// `2025`, `2025/26`, `January 2026`, `31 January 2026`
    pub fn moment(&self, moment: Moment) -> String {
        let day = moment.first().0;
        match moment.fineness() {
            Fineness::Year | Fineness::FinancialYear => moment.to_string(),
            Fineness::Month => self.month(day),
            Fineness::Day => self.day(day),
        }
    }

    /// `2025`, `2025/26`, `Jan 2026`, `31 Jan 2026`: as a chart needs it. Other languages write names of months in full,
    /// or have short ones that few know.
    pub fn short_moment(&self, moment: Moment) -> String {
        match self.language().is_english() {
            true => moment.short(),
            false => self.moment(moment),
        }
    }

    /// How far a day is from another: `in 7 months`, `3 days ago`, `today`. Months are counted by the calendar and
    /// what is left over is dropped, beyond a year too.
    pub fn away(&self, today: jiff::civil::Date, day: Date) -> String {
        let is_past = day.0 < today;
        let (first, last) = if is_past { (day.0, today) } else { (today, day.0) };
        let between: Span = first.until((Unit::Year, last)).unwrap_or_default();
        let (years, months) = (i64::from(between.get_years()), i64::from(between.get_months()));
        let way = if is_past { "past" } else { "future" };
        match (years, months, i64::from(between.get_days())) {
            (0, 0, 0) => self.say("away.today"),
            (0, 0, days) => self.counted(&format!("away.{way}.days"), days),
            (0, months, _) => self.counted(&format!("away.{way}.months"), months),
            (years, 0, _) => self.counted(&format!("away.{way}.years"), years),
            (years, months, _) => {
                let (years, months) =
                    (self.counted("lengths.years", years), self.counted("lengths.months", months));
                let values = [("years", (&years).into()), ("months", (&months).into())];
                self.say_with(&format!("away.{way}.both"), &values)
            }
        }
    }

    fn counted(&self, key: &str, number: i64) -> String {
        self.say_with(key, &[("n", Value::Number(number))])
    }
}
