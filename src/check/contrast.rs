//! The council's colours against every pair that the theme makes of them, by the formula of WCAG 2.2.

use crate::content::scalar::Colour;
use crate::content::site::Colours;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::site::Site;
use crate::site::colour::{BLACK, LIGHT_TINT, WHITE, contrast, mix, text_on};

/// A pair of colours that some people cannot tell apart.
pub const CONTRAST: Rule = Rule {
    name: "contrast",
    severity: Severity::Error,
    citation: Some("Web Content Accessibility Guidelines 2.2, success criteria 1.4.3 and 1.4.11"),
    why: "Words need a contrast of 4.5 to 1 with what is behind them, and the edges of buttons and marks 3 to 1, or \
          people with low sight and people in bright sunlight cannot read the page. In the dark scheme the program \
          lightens the council's link colour itself until it passes.",
};

/// All of them.
pub const RULES: [&Rule; 1] = [&CONTRAST];

/// What WCAG asks of words that are not large (1.4.3).
const WORDS: f64 = 4.5;
/// What WCAG asks of the edges of buttons, fields and marks (1.4.11).
const EDGES: f64 = 3.0;

/// A pair of colours that the theme makes.
struct Pair {
    what: &'static str,
    seen: Colour,
    ground: Colour,
    /// The ratio that it needs.
    least: f64,
    /// The colour of `site.yaml` to mend where it fails.
    key: Key,
}

/// A colour of `site.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Brand,
    Link,
    Accent,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Key::Brand => "brand",
            Key::Link => "link",
            Key::Accent => "accent",
        }
    }

    fn of(self, colours: &mut Colours) -> &mut Colour {
        match self {
            Key::Brand => &mut colours.brand,
            Key::Link => &mut colours.link,
            Key::Accent => &mut colours.accent,
        }
    }
}

fn pairs(colours: &Colours) -> [Pair; 5] {
    let Colours { brand, link, accent } = *colours;
    let pair = |what, seen, ground, least, key| Pair { what, seen, ground, least, key };
    [
        pair("words on the brand colour", text_on(brand), brand, WORDS, Key::Brand),
        pair("buttons and badges on the page", brand, WHITE, EDGES, Key::Brand),
        pair("links on the page", link, WHITE, WORDS, Key::Link),
        pair("links on tinted boxes", link, LIGHT_TINT, WORDS, Key::Link),
        pair("the mark of the current page on the brand colour", accent, brand, EDGES, Key::Accent),
    ]
}

/// Colours that fail, each once, with the nearest shade that passes everywhere.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let colours = &site.content.site.colours;
    let mut failing: Vec<Pair> = pairs(colours).into_iter().filter(|pair| !passes(pair)).collect();
    failing.dedup_by_key(|pair| pair.key);
    failing.iter().map(|pair| finding(site, colours, pair)).collect()
}

fn passes(pair: &Pair) -> bool {
    contrast(pair.seen, pair.ground) >= pair.least
}

fn finding(site: &Site, colours: &Colours, pair: &Pair) -> Diagnostic {
    let Pair { what, seen, ground, least, key } = pair;
    let ratio = contrast(*seen, *ground);
    let message = format!("{what} have a contrast of {ratio:.1} to 1, and need {least}");
    let place = site.content.site.place(&format!("colours.{}", key.name()));
    let help = nearest(colours, *key)
        .map(|shade| format!("the nearest shade that passes is `{}: \"{shade}\"`", key.name()));
    Diagnostic::new(&CONTRAST, place, message).maybe_help(help)
}

/// The nearest shade of a colour, lighter or darker, that passes in every pair that is its to mend.
fn nearest(colours: &Colours, key: Key) -> Option<Colour> {
    let own = *key.of(&mut colours.clone());
    let shades = (1..=100).flat_map(|percent| [mix(own, BLACK, percent), mix(own, WHITE, percent)]);
    shades.into_iter().find(|shade| {
        let mut mended = colours.clone();
        *key.of(&mut mended) = *shade;
        pairs(&mended).iter().filter(|pair| pair.key == key).all(passes)
    })
}
