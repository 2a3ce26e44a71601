//! What is near an area: the other areas in the order of their distance, and the listings by where they are. A
//! distance is that between the middles of two areas in a straight line, and nobody is asked where they are.

use std::collections::HashMap;

use crate::content::Listing;
use crate::content::vocabulary::Area;

/// The areas of a site, and how far each is from each other.
#[derive(Debug, Default)]
pub struct Areas {
    by_id: HashMap<String, usize>,
    /// By area and area, where both have a place on the map.
    metres: Vec<Vec<Option<u32>>>,
}

/// Where a service is, as seen from an area; what is nearer comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// In the area.
    Here,
    /// Elsewhere or nowhere, and it comes to families in the area.
    Comes,
    /// So many metres away, in the area of this number or for families there.
    Away(u32, usize),
    /// In the area of this number, or for families there. One of the two has no place on the map.
    Unmeasured(usize),
    /// The listing names no area.
    Unsaid,
}

impl Areas {
    /// Measures the areas.
    pub fn of(areas: &[Area]) -> Areas {
        let by_id = areas.iter().enumerate().map(|(n, area)| (area.id.as_str().to_owned(), n)).collect();
        let from = |a: &Area| areas.iter().map(|b| metres(point(a)?, point(b)?)).collect();
        Areas { by_id, metres: areas.iter().map(from).collect() }
    }

    /// Whether there is anything to be near to: two areas or more have a place on the map.
    pub fn are_measured(&self) -> bool {
        (0..self.metres.len()).filter(|n| self.has_place(*n)).count() > 1
    }

    /// Whether an area has a place on the map.
    pub fn has_place(&self, area: usize) -> bool {
        self.metres[area][area].is_some()
    }

    /// The other areas that have a place on the map, nearest first, with their distances in metres.
    pub fn around(&self, area: usize) -> Vec<(usize, u32)> {
        let others = self.metres[area].iter().enumerate().filter(|(other, _)| *other != area);
        let mut others: Vec<_> = others.filter_map(|(other, metres)| Some((other, (*metres)?))).collect();
        others.sort_by_key(|(other, metres)| (*metres, *other));
        others
    }

    /// Where a service is, as seen from an area.
    pub fn place(&self, area: usize, listing: &Listing) -> Where {
        let Some(venue) = &listing.service.venue else { return Where::Unsaid };
        let number = |id: &crate::content::vocabulary::AreaId| self.by_id.get(id.as_str()).copied();
        if venue.area.as_ref().and_then(number) == Some(area) {
            return Where::Here;
        }
        if venue.serves.iter().filter_map(number).any(|served| served == area) {
            return Where::Comes;
        }
        let away = |other: usize| match self.metres[area][other] {
            Some(metres) => Where::Away(metres, other),
            None => Where::Unmeasured(other),
        };
        venue.areas().filter_map(number).map(away).min().unwrap_or(Where::Unsaid)
    }

    /// The listings from near to far, those at one place in their own order.
    pub fn by_distance(&self, area: usize, listings: &[Listing]) -> Vec<(Where, usize)> {
        let mut all: Vec<_> =
            listings.iter().enumerate().map(|(n, listing)| (self.place(area, listing), n)).collect();
        all.sort_unstable();
        all
    }
}

/// The middle of an area in degrees north and east.
fn point(area: &Area) -> Option<(f64, f64)> {
    area.latitude.zip(area.longitude)
}

/// The great-circle distance of two points by the haversine formula, on a ball of the earth's mean radius.
fn metres(a: (f64, f64), b: (f64, f64)) -> Option<u32> {
    const RADIUS: f64 = 6_371_009.0;
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let chord = half(a.0, b.0) + a.0.to_radians().cos() * b.0.to_radians().cos() * half(a.1, b.1);
    let metres = 2.0 * RADIUS * chord.sqrt().min(1.0).asin();
    // A place that is no number has no distance; a check says what is wrong with it.
    metres.is_finite().then_some(metres.round() as u32)
}

/// A distance in miles, as people say it; 0 is less than a mile.
pub fn miles(metres: u32) -> usize {
    const MILE: f64 = 1609.344;
    (f64::from(metres) / MILE).round() as usize
}
