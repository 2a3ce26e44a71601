//! Days in words, as each language writes them, by the data of Unicode's CLDR.

use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{E, MD, YM, YMD, YMDE};
use icu_datetime::input::Date;
use icu_locale_core::Locale;

/// The forms of days in one language.
pub struct Dates {
    day: Formatter<Gregorian, YMD>,
    weekday_and_day: Formatter<Gregorian, YMDE>,
    month: Formatter<Gregorian, YM>,
    day_of_year: Formatter<Gregorian, MD>,
    weekday: Formatter<Gregorian, E>,
}

impl Dates {
    /// The forms of a language; nothing where Unicode has none for it.
    pub fn of(tag: &str) -> Option<Dates> {
        // Prices, ages and phone numbers are in these digits on every page, and so are days.
        let locale = format!("{tag}-u-nu-latn").parse::<Locale>().ok()?;
        Some(Dates {
            day: Formatter::try_new((&locale).into(), YMD::long()).ok()?,
            weekday_and_day: Formatter::try_new((&locale).into(), YMDE::long()).ok()?,
            month: Formatter::try_new((&locale).into(), YM::long()).ok()?,
            day_of_year: Formatter::try_new((&locale).into(), MD::long()).ok()?,
            weekday: Formatter::try_new((&locale).into(), E::long()).ok()?,
        })
    }

    /// `1 March 2026`
    pub fn day(&self, day: jiff::civil::Date) -> String {
        formatted(day, |date| self.day.format(&date).to_string())
    }

    /// `Sunday 1 March 2026`
    pub fn weekday_and_day(&self, day: jiff::civil::Date) -> String {
        formatted(day, |date| self.weekday_and_day.format(&date).to_string())
    }

    /// `March 2026`
    pub fn month(&self, day: jiff::civil::Date) -> String {
        formatted(day, |date| self.month.format(&date).to_string())
    }

    /// `1 March`
    pub fn day_of_year(&self, day: jiff::civil::Date) -> String {
        formatted(day, |date| self.day_of_year.format(&date).to_string())
    }

    /// `Sunday`
    pub fn weekday(&self, day: jiff::civil::Date) -> String {
        formatted(day, |date| self.weekday.format(&date).to_string())
    }
}

/// Every day that jiff knows is one of the Gregorian calendar.
fn formatted(day: jiff::civil::Date, form: impl Fn(Date<Gregorian>) -> String) -> String {
    let (month, number) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    Date::try_new_gregorian(i32::from(day.year()), month, number).map_or_else(|_| day.to_string(), form)
}
