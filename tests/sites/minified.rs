//! Pages made smaller are the same pages.

use std::collections::BTreeMap;

use super::example::EXAMPLE;
use crate::support::html::Document;
use crate::support::{Run, Site, copy, document, example_content};

/// A few pages of every kind, by the class of their body.
fn of_every_kind(site: &Site) -> BTreeMap<String, Vec<String>> {
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for url in site.urls() {
        let html = site.html(&url);
        let class =
            html.split("<body class=").nth(1).unwrap().split(['>', ' ']).next().unwrap().trim_matches('"');
        let kind = kinds.entry(class.to_owned()).or_default();
        if kind.len() < 4 {
            kind.push(url);
        }
    }
    kinds
}

#[test]
fn a_page_of_every_kind_is_the_same_tree_as_before() {
    let plain = Site::empty();
    copy(&example_content(), &plain.path("content"));
    let run: Run = plain.build(&["--no-minify"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let kinds = of_every_kind(&plain);
    assert!(kinds.len() >= 16, "{:?}", kinds.keys());
    let mut smaller = 0;
    for url in kinds.into_values().flatten() {
        let (small, whole) = (EXAMPLE.html(&url), plain.html(&url));
        smaller += usize::from(small.len() < whole.len());
        let (small, whole) = (Document::parse(&small).outline(), Document::parse(&whole).outline());
        let differs = small.lines().zip(whole.lines()).find(|(small, whole)| small != whole);
        assert_eq!(differs, None, "/{url}");
        assert_eq!(small.lines().count(), whole.lines().count(), "/{url}");
    }
    assert!(smaller > 16, "nothing was made smaller");
}

#[test]
fn spaces_between_words_survive_whatever_stands_around_them() {
    let site = Site::small();
    let body = "**One** *two* `three` [four](page:about) **five**. ~~Six~~ *seven*: 01632 960 115 *or* \
                hello@example.org **now**.\\\nNext *line*.\n\n- **Item** *one*\n- *Item* two\n\n\
                | **A** *b* | `c` *d* |\n|---|---|\n| *e* **f** | g *h* |\n\n```\nkept   as\n  it is\n```\n";
    site.write("content/pages/about.md", document("About", "", body));
    site.built(&[]);
    let text = site.page("about/").one("main").text();
    for words in [
        "One two three four five. Six seven:",
        "or hello@example.org now.",
        "Next line.",
        "Item one",
        "Item two",
        "A b",
        "c d",
        "e f",
        "g h",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text:?}");
    }
    assert!(site.html("about/").contains("kept   as\n  it is"), "{}", site.html("about/"));
}

#[test]
fn the_words_of_the_theme_stay_apart() {
    let cases = [
        ("services/saturday-swim/", "Run by Splash Northmoor Open"),
        ("eligibility/additional/", "B Additional support"),
        ("services/", "Groups for disabled children, run by"),
        ("statement/three-levels/", "Section 5: The three levels of support"),
        ("services/page/2/", "Find a short break page 2 of"),
        ("", "A Advice and activities for everyone"),
    ];
    for (url, words) in cases {
        let text = EXAMPLE.page(url).one("main").text();
        assert!(text.contains(words), "{words:?} is not in /{url}: {text}");
    }
}
