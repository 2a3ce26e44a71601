//! Netlify: `_headers` and `_redirects` in the output folder.

use std::fmt::Write as _;

use super::{ASSETS, Configuration, DATA, Hosting, MADE, MISSING, OPEN, PRIVATE, Part, SAFE, starred};

pub(super) fn configuration(hosting: &Hosting) -> Vec<Configuration> {
    vec![
        Configuration::inside("_headers", headers(hosting)),
        Configuration::inside("_redirects", redirects(hosting)),
    ]
}

fn headers(hosting: &Hosting) -> String {
    let Hosting { base, .. } = hosting;
    let mut out = format!("{MADE}\n");
    let block = |out: &mut String, path: &str, lines: &[(&str, &str)]| {
        let _ = writeln!(out, "{base}{path}");
        for (name, value) in lines {
            let _ = writeln!(out, "  {name}: {value}");
        }
    };
    // All blocks that fit an address are added up, so that each header stands in one of them.
    block(&mut out, "*", &SAFE);
    block(&mut out, &starred(ASSETS), &[("Cache-Control", Part::Assets.kept())]);
    for data in DATA {
        block(&mut out, &starred(data), &[OPEN]);
    }
    for (ending, kind) in &hosting.types {
        block(&mut out, &format!("*.{ending}"), &[("Content-Type", kind)]);
    }
    out
}

fn redirects(hosting: &Hosting) -> String {
    let Hosting { base, .. } = hosting;
    let mut out = format!("{MADE}\n");
    for (from, to) in hosting.moved() {
        let _ = writeln!(out, "{from} {to} 301!");
    }
    let _ = writeln!(out, "{base}{PRIVATE}* {base}{MISSING} 404!");
    for language in &hosting.languages {
        let _ = writeln!(out, "{base}{language}* {base}{language}{MISSING} 404");
    }
    let _ = writeln!(out, "{base}* {base}{MISSING} 404");
    out
}
