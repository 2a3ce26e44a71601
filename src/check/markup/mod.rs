//! The pages as they are made: one pass over the HTML of each, and a look at where its links lead. What is found
//! here is most often in a theme, or in a link that only the finished site can judge.

mod links;
mod sight;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Diagnostic, Place, Rule, suggestion};
use sight::Seen;

const WCAG: Option<&str> = Some("Web Content Accessibility Guidelines 2.2, level A");

const fn wcag(name: &'static str, why: &'static str) -> Rule {
    Rule { name, severity: crate::diagnostic::Severity::Error, citation: WCAG, why }
}

/// A link to a page that is not there.
pub const BROKEN_LINK: Rule =
    Rule::error("broken-link", "A link on a finished page leads to an address that the site does not have.");
/// A link to a place that is not on the page.
pub const BROKEN_ANCHOR: Rule = Rule::error(
    "broken-anchor",
    "A link leads to a place on a page by its id, and nothing on that page has the id. The reader lands at the top \
     and has to look.",
);
/// Not one main heading.
pub const ONE_H1: Rule = wcag(
    "one-main-heading",
    "Every page has one main heading. It tells people who cannot see the page where they are.",
);
/// A heading level left out.
pub const HEADING_ORDER: Rule = wcag(
    "heading-order",
    "Headings go down one level at a time, so that people who move from heading to heading know what belongs to what.",
);
/// A heading without words.
pub const EMPTY_HEADING: Rule =
    wcag("heading-without-words", "A heading without words is announced and says nothing.");
/// A picture without an alternative.
pub const IMAGE_ALT: Rule = wcag(
    "picture-without-alternative",
    "Every picture has words that stand for it, or says that it is there for looks only.",
);
/// An id that stands twice.
pub const DUPLICATE_HTML_ID: Rule = Rule::error(
    "id-twice-on-a-page",
    "An id stands for one place on a page. Links and labels find only the first.",
);
/// A control without a label.
pub const UNLABELLED: Rule =
    wcag("control-without-label", "Every field and every choice has a label that says what it is for.");
/// A page without a language.
pub const NO_LANGUAGE: Rule =
    wcag("page-without-language", "A page says its language, so that a screen reader pronounces it right.");
/// Something of the machinery that shows.
pub const LEFTOVER: Rule = Rule::error(
    "leftover",
    "Something that should have been replaced shows on the page, such as {{ or the word null. It comes from a \
     template, or from a text with one bracket too many.",
);

/// All of them.
pub const RULES: [&Rule; 10] = [
    &BROKEN_LINK,
    &BROKEN_ANCHOR,
    &ONE_H1,
    &HEADING_ORDER,
    &EMPTY_HEADING,
    &IMAGE_ALT,
    &DUPLICATE_HTML_ID,
    &UNLABELLED,
    &NO_LANGUAGE,
    &LEFTOVER,
];

/// The pages of a site, looked at as they are made: in any order, and by all cores at once. Of each no more is kept than
/// what is wrong with it, its ids, and the places on other pages that it leads to.
pub struct Pages {
    /// Every file of the site, by its path.
    files: HashSet<String>,
    /// The path at which the site will be, which links on the page for missing pages start with.
    base: String,
    kept: Mutex<Kept>,
}

/// What is kept of the pages.
#[derive(Default)]
struct Kept {
    found: Vec<Diagnostic>,
    /// The ids of each page, by its path.
    ids: HashMap<String, HashSet<String>>,
    /// The pages that lead to a place on another one: by the path of that one, and by the id.
    leading_to: BTreeMap<(String, String), Vec<Place>>,
}

impl Pages {
    /// The pages of a site that has these files, and will be at the path `base`.
    pub fn of(files: impl Iterator<Item = String>, base: String) -> Pages {
        Pages { files: files.collect(), base, kept: Mutex::default() }
    }

    /// Looks at the HTML of the page at a path.
    pub fn look(&self, path: &str, html: &str) {
        let place = Place::file(shown(path));
        let Seen { ids, links, found: slips } = sight::of(html);
        let slip = |(rule, message, help)| Diagnostic::new(rule, place.clone(), message).help(help);
        let mut found: Vec<Diagnostic> = slips.into_iter().map(slip).collect();
        let mut elsewhere = Vec::new();
        for link in links.iter().filter(|link| !links::has_scheme(link)) {
            let (file, anchor) = links::target(path, link, &self.base);
            match (file.filter(|file| self.files.contains(file)), anchor) {
                (None, _) => {
                    let message = format!("a link leads to `{link}`, which is not there");
                    found.push(Diagnostic::new(&BROKEN_LINK, place.clone(), message));
                }
                (Some(_), None) => {}
                (Some(file), Some(anchor)) if file == path => {
                    found.extend(broken_anchor(&file, anchor, &ids, std::slice::from_ref(&place)));
                }
                (Some(file), Some(anchor)) => elsewhere.push((file, anchor.to_owned())),
            }
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.found.extend(found);
        kept.ids.insert(path.to_owned(), ids);
        for to in elsewhere {
            kept.leading_to.entry(to).or_default().push(place.clone());
        }
    }

    /// Everything that is wrong with them, page by page.
    pub fn findings(self) -> Vec<Diagnostic> {
        let Kept { mut found, ids, leading_to } =
            self.kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        for ((file, anchor), places) in &leading_to {
            // A file that is no page has no places to lead to.
            let Some(ids) = ids.get(file) else { continue };
            found.extend(broken_anchor(file, anchor, ids, places));
        }
        found.sort_by(|one, other| file_of(one).cmp(&file_of(other)));
        found
    }
}

/// The page that a finding is on.
fn file_of(found: &Diagnostic) -> Option<&str> {
    found.place.as_ref().map(|place| &*place.file)
}

/// A page as a reader names it: `/services/`.
fn shown(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// What is wrong with the links at some places that lead to an id on a page, which has these ids.
fn broken_anchor(file: &str, anchor: &str, ids: &HashSet<String>, places: &[Place]) -> Vec<Diagnostic> {
    if ids.contains(anchor) {
        return Vec::new();
    }
    let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    ids.sort_unstable();
    let help = suggestion(anchor, ids);
    let message = format!("a link leads to `#{anchor}` on {}, and nothing there has that id", shown(file));
    let broken = |place: &Place| {
        Diagnostic::new(&BROKEN_ANCHOR, place.clone(), message.as_str()).maybe_help(help.clone())
    };
    places.iter().map(broken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found on pages, in whichever order they are made.
    fn found(pages: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<&str> = pages.iter().map(|(path, _)| *path).collect();
        let look = |pages: &mut dyn Iterator<Item = &(&str, &str)>| {
            let looked = Pages::of(files.iter().map(|path| (*path).to_owned()), "/".to_owned());
            pages.for_each(|(path, html)| looked.look(path, html));
            looked.findings()
        };
        let findings = look(&mut pages.iter());
        assert_eq!(findings, look(&mut pages.iter().rev()));
        findings.iter().map(|found| format!("{} {}", found.rule, found.message)).collect()
    }

    const FINE: &str = r#"<html lang="en"><body><h1>A</h1><h2 id="b">B</h2></body></html>"#;

    #[test]
    fn a_page_that_is_well_made_has_no_finding() {
        assert_eq!(found(&[("index.html", FINE)]), [""; 0]);
    }

    #[test]
    fn links_are_followed_to_files_and_places() {
        let page = |links: &str| format!(r#"<html lang="en"><h1>A</h1>{links}</html>"#);
        let fine =
            page(r##"<a href="../../">x</a><a href="../../#b">x</a><a href="#">x</a><a href="tel:1">x</a>"##);
        assert_eq!(found(&[("index.html", FINE), ("a/b/index.html", &fine)]), [""; 0]);
        let broken = page(r#"<a href="../c/">x</a><a href="../../#c">x</a><a href="../../../">x</a>"#);
        assert_eq!(
            found(&[("index.html", FINE), ("a/b/index.html", &broken)]),
            [
                "broken-link a link leads to `../../../`, which is not there",
                "broken-link a link leads to `../c/`, which is not there",
                "broken-anchor a link leads to `#c` on /, and nothing there has that id",
            ]
        );
    }

    #[test]
    fn each_slip_has_its_rule() {
        for (html, rule) in [
            ("<html><h1>A</h1>", "page-without-language"),
            ("<html lang=en><h1>A</h1><h1>B</h1>", "one-main-heading"),
            ("<html lang=en><p>A</p>", "one-main-heading"),
            ("<html lang=en><h1>A</h1><h3>B</h3>", "heading-order"),
            ("<html lang=en><h1>A</h1><h2> </h2>", "heading-without-words"),
            ("<html lang=en><h1>A</h1><img src=data:x>", "picture-without-alternative"),
            ("<html lang=en><h1 id=a>A</h1><p id=a>B</p>", "id-twice-on-a-page"),
            ("<html lang=en><h1>A</h1><input>", "control-without-label"),
            ("<html lang=en><h1>A</h1><p>{{ figure(</p>", "leftover"),
            ("<html lang=en><h1>A</h1><dd>null</dd>", "leftover"),
        ] {
            let found = found(&[("index.html", html)]);
            assert!(found.len() == 1 && found[0].starts_with(rule), "{html}: {found:?}");
        }
        for html in [
            "<html lang=en><h1>A</h1><label>B <input></label>",
            "<html lang=en><h1>A</h1><label for=i>B</label><input id=i>",
            "<html lang=en><h1>A</h1><code>{{ x }}</code>",
            "<html lang=en><h1>A</h1><p>null and void</p>",
        ] {
            assert_eq!(found(&[("index.html", html)]), [""; 0], "{html}");
        }
    }
}
