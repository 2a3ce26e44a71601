//! The style sheets of a theme: those in `styles/` are parts, and those in `assets/` import them and are what pages
//! ask for. The imports are put in their places, so that a page waits for one file.

use std::collections::BTreeMap;

use super::style;
use crate::diagnostic::{Diagnostic, Place, Rule, suggestion};
use crate::site::Site;
use crate::site::colour::{self, DARK_TINT, ENHANCED, LIGHT_TINT};

/// An import that leads nowhere.
pub const UNKNOWN_SHEET: Rule = Rule::error(
    "unknown-style-sheet",
    "A style sheet of the theme imports another that is not in the theme. Names are read from the folder of the sheet \
     that imports: `@import \"../styles/theme.css\";` in a sheet of assets/ means the part theme.css.",
);

/// The part that is made from the colours in `site.yaml`.
const BRAND: &str = "styles/brand.css";
/// The sheet of which only what it says of paper is published: no screen waits for it.
const PAPER: &str = "assets/print.css";

/// Style sheets by their paths in the theme, without what means nothing in them.
pub struct Sheets(BTreeMap<String, String>);

impl Sheets {
    /// Takes the style sheets out of the files of a theme. One that is not text stays a file like others.
    pub fn of_theme(files: &mut BTreeMap<String, Vec<u8>>) -> Sheets {
        let mut sheets = BTreeMap::new();
        files.retain(|path, bytes| {
            let is_sheet =
                path.ends_with(".css") && (path.starts_with("assets/") || path.starts_with("styles/"));
            let Some(text) = is_sheet.then(|| str::from_utf8(bytes).ok()).flatten() else { return true };
            sheets.insert(path.clone(), style::minify(text));
            false
        });
        Sheets(sheets)
    }

    /// Imports of sheets that are not there, in files which `shown` names as a writer would.
    pub fn missing(&self, shown: impl Fn(&str) -> String) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (path, text) in &self.0 {
            for imported in imports(path, text).0 {
                if imported != BRAND && !self.0.contains_key(&imported) {
                    let message = format!("there is no style sheet `{imported}` in the theme");
                    let known = self.0.keys().map(String::as_str).chain([BRAND]);
                    let help = suggestion(&imported, known);
                    found.push(
                        Diagnostic::new(&UNKNOWN_SHEET, Place::file(shown(path)), message).maybe_help(help),
                    );
                }
            }
        }
        found
    }

    /// What pages ask for, by name: each sheet of `assets/`, whole, and apart from what is for paper.
    pub fn published(&self, site: &Site) -> BTreeMap<String, Vec<u8>> {
        let mut sheets = self.0.clone();
        sheets.insert(BRAND.to_owned(), style::minify(&brand(site)));
        let asked_for = sheets.keys().filter_map(|path| Some((path, path.strip_prefix("assets/")?)));
        let published = asked_for.map(|(path, name)| {
            let mut whole = String::new();
            join(path, &sheets, &mut Vec::new(), &mut whole);
            let (screen, paper) = style::apart(&whole);
            (name.to_owned(), if path == PAPER { paper } else { screen }.into_bytes())
        });
        published.collect()
    }
}

/// Adds a sheet after those that it imports. One that is on the way to itself is not read again.
fn join<'a>(path: &str, sheets: &'a BTreeMap<String, String>, open: &mut Vec<&'a str>, whole: &mut String) {
    let Some((path, text)) = sheets.get_key_value(path) else { return };
    if open.contains(&path.as_str()) {
        return;
    }
    let (imported, rest) = imports(path, text);
    open.push(path);
    imported.iter().for_each(|other| join(other, sheets, open, whole));
    open.pop();
    whole.push_str(rest);
}

/// The sheets of the theme that one imports, and what stands after them. Imports are only imports before all else.
fn imports<'a>(path: &str, text: &'a str) -> (Vec<String>, &'a str) {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((name, after)) = rest.strip_prefix("@import \"").and_then(|rest| rest.split_once("\";")) {
        let Some(name) = inside(path, name) else { break };
        found.push(name);
        rest = after;
    }
    (found, rest)
}

/// The path in a theme to which a name in one of its sheets leads; none where that is elsewhere.
fn inside(sheet: &str, name: &str) -> Option<String> {
    let mut path: Vec<&str> = sheet.split('/').collect();
    path.pop();
    for step in name.split('/') {
        match step {
            "." => {}
            ".." => {
                path.pop()?;
            }
            // Addresses of hosts, from the top of one, or with a query.
            step if step.is_empty() || step.contains([':', '?']) => return None,
            step => path.push(step),
        }
    }
    Some(path.join("/"))
}

/// The council's colours, in the light scheme and in shades that read well in the dark one, and what stands at the foot
/// of every printed sheet.
fn brand(site: &Site) -> String {
    let colours = &site.content.site.colours;
    let on_brand = colour::text_on(colours.brand);
    let dark_link = colour::readable(colours.link, DARK_TINT, ENHANCED);
    let light_link = colour::readable(colours.link, LIGHT_TINT, ENHANCED);
    let statement = &site.content.statement;
    let foot = format!(
        "{}, {}",
        statement.title,
        site.content.words.say_with("version.named", &[("version", (&statement.version.to_string()).into())])
    );
    format!(
        ":root {{ --brand: {brand}; --on-brand: {on_brand}; --link: {light_link}; --accent: {accent}; }}\n\
         @media (prefers-color-scheme: dark) {{ :root {{ --brand: {brand}; --on-brand: {on_brand}; \
         --link: {dark_link}; --accent: {accent}; }} }}\n\
         @page {{ @bottom-left {{ content: \"{foot}\"; font: 9pt sans-serif; }} }}\n",
        foot = quotable(&foot),
        brand = colours.brand,
        accent = colours.accent,
    )
}

/// Text as it stands between quotation marks in CSS.
fn quotable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '\0'..='\u{1f}' | '\u{7f}' => out.push_str(&format!("\\{:x} ", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files.iter().map(|(path, text)| (path.to_string(), style::minify(text))).collect()
    }

    fn joined(files: &[(&str, &str)]) -> String {
        let mut whole = String::new();
        join("assets/a.css", &sheets(files), &mut Vec::new(), &mut whole);
        whole
    }

    #[test]
    fn parts_stand_where_they_are_imported() {
        let whole = joined(&[
            ("assets/a.css", "/* a */ @import \"../styles/b.css\";\n@import \"./c.css\";\na { x: y }"),
            ("styles/b.css", "@import \"d.css\"; b { x: y }"),
            ("assets/c.css", "c{x:y}"),
            ("styles/d.css", "d{x:y}"),
        ]);
        assert_eq!(whole, "d{x:y}b{x:y}c{x:y}a{x:y}");
    }

    #[test]
    fn a_ring_of_imports_ends() {
        let whole = joined(&[
            ("assets/a.css", "@import \"../styles/b.css\"; a{x:y}"),
            ("styles/b.css", "@import \"../assets/a.css\"; b{x:y}"),
        ]);
        assert_eq!(whole, "b{x:y}a{x:y}");
    }

    #[test]
    fn what_is_not_of_the_theme_stays() {
        for import in
            ["@import \"https://example.org/a.css\";", "@import \"/a.css\";", "@import \"../../a.css\";"]
        {
            let sheet = format!("{import}a{{x:y}}");
            assert_eq!(joined(&[("assets/a.css", &sheet)]), sheet);
        }
    }

    #[test]
    fn an_import_of_nothing_is_told() {
        let sheets = Sheets(sheets(&[
            ("assets/a.css", "@import \"../styles/thme.css\"; @import \"../styles/brand.css\";"),
            ("styles/theme.css", ""),
        ]));
        let found = sheets.missing(|path| format!("themes/ours/{path}"));
        let [found] = &found[..] else { panic!("{found:?}") };
        assert_eq!(found.message, "there is no style sheet `styles/thme.css` in the theme");
        assert!(found.help.as_deref().is_some_and(|help| help.contains("styles/theme.css")), "{found:?}");
    }

    #[test]
    fn text_in_quotes_ends_where_it_ends() {
        assert_eq!(quotable("a \"b\" \\ </style>"), "a \\22 b\\22  \\5c  \\3c /style>");
    }
}
