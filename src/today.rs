//! The day for which a site is made, when the command line does not say.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::content;

/// The day that the command line gives, or else [`today`].
pub fn given_or_today(given: Option<&str>) -> Result<Date, String> {
    match given {
        Some(text) => text.parse::<content::time::Date>().map(|date| date.0).map_err(|problem| {
            let help = problem.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            format!("--today: {problem}{help}")
        }),
        None => today(),
    }
}

/// `SOURCE_DATE_EPOCH` where it is set (reproducible-builds.org), or else today in the United Kingdom.
pub fn today() -> Result<Date, String> {
    let here = TimeZone::get("Europe/London").map_err(|error| error.to_string())?;
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let wrong = || format!("SOURCE_DATE_EPOCH is not a number of seconds: `{seconds}`");
            let seconds: i64 = seconds.trim().parse().map_err(|_| wrong())?;
            let instant = Timestamp::from_second(seconds).map_err(|_| wrong())?;
            Ok(instant.to_zoned(here).date())
        }
        Err(_) => Ok(Zoned::now().with_time_zone(here).date()),
    }
}
