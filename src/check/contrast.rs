//! The council's colours against every pair that the theme makes of them, by the formula of WCAG 2.2.

use crate::content::scalar::Colour;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::site::Site;
use crate::site::colour::{LIGHT_TINT, WHITE, contrast, readable, text_on};

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

/// Colours that fail, each with the nearest shade that passes.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let colours = &site.content.site.colours;
    let on_brand = text_on(colours.brand);
    // What is seen, on what, how far apart they have to be, and the key to mend.
    let pairs = [
        ("words on the brand colour", colours.brand, on_brand, WORDS, "brand"),
        ("buttons and badges on the page", colours.brand, WHITE, EDGES, "brand"),
        ("links on the page", colours.link, WHITE, WORDS, "link"),
        ("links on tinted boxes", colours.link, LIGHT_TINT, WORDS, "link"),
        ("the mark of the current page on the brand colour", colours.accent, colours.brand, EDGES, "accent"),
    ];
    let mut found: Vec<Diagnostic> = Vec::new();
    for (what, seen, ground, least, key) in pairs {
        let ratio = contrast(seen, ground);
        let told = found.iter().any(|found| found.place.as_ref() == Some(&place(site, key)));
        if ratio >= least || told {
            continue;
        }
        let message = format!("{what} have a contrast of {ratio:.1} to 1, and need {least}");
        let shade: Colour = readable(seen, ground, least);
        let help = format!("the nearest shade that passes is `{key}: \"{shade}\"`");
        found.push(Diagnostic::new(&CONTRAST, place(site, key), message).help(help));
    }
    found
}

/// The colour in `site.yaml`.
fn place(site: &Site, key: &str) -> crate::diagnostic::Place {
    site.content.site.place(&format!("colours.{key}"))
}
