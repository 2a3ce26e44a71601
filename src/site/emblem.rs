//! The pictures that stand for a site elsewhere: in a tab, on the screen of a phone, where somebody shares a link.

use super::Site;

/// The icon of a tab.
pub const ICON: &str = "favicon.svg";
/// The same in 32 by 32 dots, for browsers that show no SVG there.
pub const SMALL_ICON: &str = "favicon.png";
/// The icon of 180 by 180 dots that a phone puts on its screen.
pub const PHONE_ICON: &str = "apple-touch-icon.png";
/// The picture of 1200 by 630 dots beside a link that somebody shares.
pub const PREVIEW: &str = "social.png";

/// All of them. A file of the same name in `content/assets/` takes the place of the one that is made.
pub const ALL: [&str; 4] = [ICON, SMALL_ICON, PHONE_ICON, PREVIEW];

/// How many letters there is room for in an icon.
const MOST_LETTERS: usize = 2;

/// The first letters of the area: N for Northmoor, CW for Castle and Weir. Small words have none.
pub fn initials(site: &Site) -> String {
    let council = &site.original.site.council;
    let words = council.area.as_str().split(|c: char| c.is_whitespace() || c == '-');
    let firsts = words.filter_map(|word| word.chars().next());
    let capitals: String = firsts.filter(|first| first.is_uppercase()).take(MOST_LETTERS).collect();
    match capitals.is_empty() {
        true => council.name.as_str().chars().filter(|c| c.is_alphanumeric()).take(1).collect(),
        false => capitals,
    }
}
