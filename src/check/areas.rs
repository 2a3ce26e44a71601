//! Where areas are on the map: what families are told is near them hangs on it.

use crate::content::vocabulary::Area;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::site::Site;

/// A place that cannot be right.
pub const AREA_PLACE: Rule = Rule::error(
    "area-place",
    "The middle of an area is given by its latitude (how far north) and its longitude (how far east) together, in \
     degrees. Places in the United Kingdom lie between 49 and 61 degrees north, and between 9 degrees west, which is \
     -9, and 2 degrees east. Outside of these, every distance that families see would be wrong.",
);
/// An area without a place where others have one.
pub const AREA_WITHOUT_PLACE: Rule = Rule::advice(
    "area-without-place",
    "Other areas have a place on the map and this one has none, so it is missing where families look for what is near \
     them. Maps on the web show the latitude and longitude of a point.",
);

/// All of them.
pub const RULES: [&Rule; 2] = [&AREA_PLACE, &AREA_WITHOUT_PLACE];

/// Degrees north and east between which the United Kingdom lies, with its islands.
const NORTH: std::ops::RangeInclusive<f64> = 49.0..=61.0;
const EAST: std::ops::RangeInclusive<f64> = -9.0..=2.0;

/// What is wrong with the places of areas.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let areas = &site.content.vocabulary.areas;
    let some_have = areas.iter().any(|area| area.latitude.is_some() || area.longitude.is_some());
    if !some_have {
        return Vec::new();
    }
    areas.iter().enumerate().filter_map(|(n, area)| finding(site, n, area)).collect()
}

fn finding(site: &Site, number: usize, area: &Area) -> Option<Diagnostic> {
    let vocabulary = &site.content.vocabulary;
    let at = |key: &str| Place::value(&vocabulary.file, vocabulary.path.key("areas").index(number).key(key));
    let wrong =
        |key, message: String, help: String| Some(Diagnostic::new(&AREA_PLACE, at(key), message).help(help));
    let (north, east) = match (area.latitude, area.longitude) {
        (Some(north), Some(east)) => (north, east),
        (Some(_), None) => {
            return wrong(
                "latitude",
                "there is a latitude and no longitude".to_owned(),
                "add `longitude`".to_owned(),
            );
        }
        (None, Some(_)) => {
            return wrong(
                "longitude",
                "there is a longitude and no latitude".to_owned(),
                "add `latitude`".to_owned(),
            );
        }
        (None, None) => {
            let message = format!("the area `{}` has no place on the map, and others have", area.id);
            let found = Diagnostic::new(&AREA_WITHOUT_PLACE, at("id"), message);
            return Some(found.help("add `latitude` and `longitude` of its middle"));
        }
    };
    match (NORTH.contains(&north), EAST.contains(&east)) {
        (true, true) => None,
        _ if NORTH.contains(&east) && EAST.contains(&north) => wrong(
            "latitude",
            format!("latitude {north} and longitude {east} have changed places"),
            format!("write `latitude: {east}` and `longitude: {north}`"),
        ),
        (true, false) if EAST.contains(&-east) => wrong(
            "longitude",
            format!("longitude {east} is east of the United Kingdom"),
            format!("west of Greenwich is below nought: `longitude: {}`", -east),
        ),
        (true, false) => wrong(
            "longitude",
            format!("longitude {east} is outside of the United Kingdom"),
            "write degrees east of Greenwich, between -9 and 2".to_owned(),
        ),
        (false, _) => wrong(
            "latitude",
            format!("latitude {north} is outside of the United Kingdom"),
            "write degrees north of the equator, between 49 and 61".to_owned(),
        ),
    }
}
