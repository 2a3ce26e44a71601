//! The example council's site, as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use crate::support::html::Document;
use crate::support::{Site, copy, example_content};

/// The example, built once for all tests that only read it.
pub static EXAMPLE: LazyLock<Site> = LazyLock::new(|| {
    let site = Site::lasting(Path::new(env!("CARGO_TARGET_TMPDIR")).join("example-site"));
    copy(&example_content(), &site.path("content"));
    site.built(&[]);
    site
});

/// Every page of the example, parsed once.
static PAGES: LazyLock<BTreeMap<String, Document>> =
    LazyLock::new(|| EXAMPLE.urls().into_iter().map(|url| (url.clone(), EXAMPLE.page(&url))).collect());

const BASE: &str = "https://shortbreaks.northmoor.example.org/";

fn is_redirect(page: &Document) -> bool {
    page.all("meta").iter().any(|meta| meta.attribute("http-equiv") == Some("refresh"))
}

fn may_be_indexed(page: &Document) -> bool {
    !page.all("meta").iter().any(|meta| {
        meta.attribute("name") == Some("robots")
            && meta.attribute("content").unwrap_or("").contains("noindex")
    })
}

/// Whether a page is in the language in which the example is written.
fn is_english(url: &str) -> bool {
    !url.starts_with("ur/")
}

#[test]
fn it_is_a_site_of_real_size() {
    assert!(PAGES.len() > 250, "{} pages", PAGES.len());
}

#[test]
fn every_page_is_html_as_the_standard_has_it() {
    for (url, page) in &*PAGES {
        assert_eq!(page.errors, [""; 0], "{url}");
    }
}

#[test]
fn every_page_names_the_edition_and_its_day() {
    for (url, page) in PAGES.iter().filter(|(url, page)| !is_redirect(page) && is_english(url)) {
        let foot = page.all("footer").last().unwrap_or_else(|| panic!("{url} has no foot")).text();
        assert!(foot.contains("Version 3.1"), "{url}: {foot}");
        assert!(foot.contains("Published 1 April 2026"), "{url}: {foot}");
        assert!(foot.contains("Suggest a change to this page"), "{url}: {foot}");
    }
}

#[test]
fn every_page_has_one_main_heading_and_no_id_twice() {
    for (url, page) in &*PAGES {
        assert_eq!(page.all("h1").len(), 1, "{url}");
        assert_eq!(page.all("main").len(), 1, "{url}");
        assert_ne!(page.one("h1").text(), "", "{url}");
        let mut ids = BTreeSet::new();
        for id in page.elements().iter().filter_map(|element| element.attribute("id")) {
            assert!(ids.insert(id), "{url} has the id {id} twice");
        }
    }
}

#[test]
fn every_page_has_a_title_of_its_own() {
    let mut seen: BTreeMap<(String, &str), &str> = BTreeMap::new();
    for (url, page) in PAGES.iter().filter(|(url, page)| !is_redirect(page) && is_english(url)) {
        let html = EXAMPLE.html(url);
        let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        // What the page is stands first, in a tab that is too narrow for the rest.
        let heading = page.one("h1").text();
        let starts_alike = title.split_whitespace().any(|word| word.len() > 2 && heading.contains(word));
        assert!(starts_alike, "/{url}: {title:?} and {heading:?}");
        // A section and a page may have one title, if their writers say so; two pages of a kind may not.
        let kind = page.one("body").attribute("class").unwrap();
        if let Some(other) = seen.insert((title.to_owned(), kind), url) {
            panic!("/{url} and /{other} are both called {title:?}");
        }
    }
}

#[test]
fn the_sitemap_has_every_page_that_may_be_found_and_nothing_else() {
    let sitemap = EXAMPLE.read("public/sitemap.xml");
    let listed: Vec<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
    let pages = PAGES.iter().filter(|(_, page)| may_be_indexed(page) && !is_redirect(page));
    let wanted: BTreeSet<String> = pages.map(|(url, _)| format!("{BASE}{url}")).collect();
    let unique: BTreeSet<String> = listed.iter().map(|url| (*url).to_owned()).collect();
    assert_eq!(unique.len(), listed.len(), "an address stands there twice");
    assert_eq!(unique, wanted);
}

#[test]
fn robots_may_read_everything_and_are_told_of_the_sitemap() {
    let robots = EXAMPLE.read("public/robots.txt");
    assert!(robots.contains("User-agent: *\nAllow: /\n"), "{robots}");
    assert!(!robots.contains("Disallow"), "{robots}");
    assert!(robots.contains(&format!("Sitemap: {BASE}sitemap.xml")), "{robots}");
}

#[test]
fn every_link_and_file_that_a_page_names_is_there() {
    let files = EXAMPLE.files();
    let ids: BTreeMap<&str, BTreeSet<&str>> = PAGES
        .iter()
        .map(|(url, page)| {
            (url.as_str(), page.elements().iter().filter_map(|element| element.attribute("id")).collect())
        })
        .collect();
    for (url, page) in &*PAGES {
        for element in page.elements() {
            let named = ["href", "src"].iter().filter_map(|name| element.attribute(name));
            for address in named.filter(|address| !address.contains(':')) {
                let (path, anchor) =
                    address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
                let target = follow(url, path);
                let file = match target.is_empty() || target.ends_with('/') {
                    true => format!("{target}index.html"),
                    false => target.clone(),
                };
                assert!(files.contains_key(&file), "/{url} names {address}, and there is no {file}");
                if let Some(anchor) = anchor {
                    assert!(
                        ids[target.as_str()].contains(anchor),
                        "/{url} names {address}, which is not on that page"
                    );
                }
            }
        }
    }
}

/// Where an address on a page leads, as a browser follows it.
fn follow(page: &str, address: &str) -> String {
    if address.is_empty() {
        return page.to_owned();
    }
    // Only the page of a wrong address starts from the root: it may be shown anywhere.
    if let Some(rooted) = address.strip_prefix('/') {
        return rooted.replace("ur/../", "");
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => assert!(parts.pop().is_some(), "/{page} names {address}, which leaves the site"),
            part => parts.push(part),
        }
    }
    if address.ends_with("./") || address == "." || address == ".." {
        parts.push("");
    }
    let mut path = parts.join("/");
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    path.trim_start_matches('/').to_owned()
}

#[test]
fn no_page_asks_anything_of_another_host() {
    for (url, page) in &*PAGES {
        for element in page.elements() {
            let loads = match element.name() {
                "script" | "img" | "iframe" | "source" | "audio" | "video" | "embed" => {
                    element.attribute("src")
                }
                "link" if !matches!(element.attribute("rel"), Some("canonical" | "alternate")) => {
                    element.attribute("href")
                }
                "form" => element.attribute("action"),
                _ => None,
            };
            if let Some(address) = loads {
                assert!(!address.contains("//"), "/{url} loads {address}");
            }
            let is_handler = |(name, _): &(String, String)| name.starts_with("on") || name == "style";
            assert!(
                !element.attributes().iter().any(is_handler),
                "/{url} has a script or style in <{}>",
                element.name()
            );
        }
    }
}
