//! Years, months and days in words.

use super::Words;
use crate::content::moment::{Fineness, Moment};

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
}
