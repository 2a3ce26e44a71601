//! `services.csv` and `services.json`: every listing that the site shows, for whoever wants to use them elsewhere.
//! Addresses that are to stay hidden are left out, as on the pages.

use crate::exchange::export;
use crate::site::Site;

/// The table, one row a service, as spreadsheets open it.
pub fn csv(site: &Site) -> Vec<u8> {
    export::csv(&export::shown(&site.listings))
}

/// The same as data.
pub fn json(site: &Site) -> Vec<u8> {
    export::json(&export::shown(&site.listings))
}
