//! Pictures in the council's colours: the icons of the site, and what shows beside a link that somebody shares.
//!
//! They are drawn here, dot by dot and with a font inside the program, so that they are the same bytes on every machine.

mod canvas;
mod icon;
mod letters;
mod preview;

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::content::scalar::Colour;
use crate::site::emblem::{ICON, PHONE_ICON, PREVIEW, SMALL_ICON};
use crate::site::{Site, colour, emblem};
use letters::Letters;

/// The colours of a picture.
struct Palette {
    brand: Colour,
    on_brand: Colour,
    accent: Colour,
}

type Emblems = BTreeMap<&'static str, Vec<u8>>;

/// The last that were made, with all that they were made of: they stay the same while a site is edited.
static LAST: Mutex<Option<(String, Emblems)>> = Mutex::new(None);

/// Makes the pictures that stand for a site, by their names, but for those that the council has made itself.
pub fn emblems(site: &Site) -> Emblems {
    let written = &site.original.site;
    let own: Vec<_> = emblem::ALL.into_iter().filter(|name| site.assets.contains_key(*name)).collect();
    let made_of =
        format!("{:?} {:?} {} {} {own:?}", written.colours, written.council, written.title, written.summary);
    let Ok(mut last) = LAST.lock() else { return drawn(site) };
    match &*last {
        Some((known, emblems)) if *known == made_of => emblems.clone(),
        _ => {
            let emblems = drawn(site);
            *last = Some((made_of, emblems.clone()));
            emblems
        }
    }
}

fn drawn(site: &Site) -> Emblems {
    let colours = &site.original.site.colours;
    let palette =
        Palette { brand: colours.brand, on_brand: colour::text_on(colours.brand), accent: colours.accent };
    let Some(letters) = Letters::load() else { return BTreeMap::new() };
    let initials = emblem::initials(site);
    let make = |name: &'static str| {
        let bytes = match name {
            ICON => icon::svg(&letters, &initials, &palette).into_bytes(),
            SMALL_ICON => icon::png(&letters, &initials, &palette, 32),
            PHONE_ICON => icon::png(&letters, &initials, &palette, 180),
            PREVIEW => preview::png(&letters, site, &palette),
            _ => return None,
        };
        Some((name, bytes))
    };
    let own = |name: &&str| site.assets.contains_key(*name);
    emblem::ALL.into_iter().filter(|name| !own(name)).filter_map(make).collect()
}
