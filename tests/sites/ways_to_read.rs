//! The statement in other ways than as pages: as plain text.

use super::example::EXAMPLE;
use crate::support::html::Document;
use crate::support::{Site, document};

const SECTION: &str = "\
Ask [the team](mailto:hello@westmere.example.org) or see [what it costs](section:costs). There are {{ count(\"services\") \
}} services, and [one more](https://example.org/more).[^1]

- clubs
- **swimming**, for children who would like to learn it in warm water with a helper beside them
  1. in term time
  2. in holidays

## Prices

Table: What it costs

| Break | Price | Who pays |
|---|---|---|
| Club | £4.50 | You |
| Night away | free | |

> [!NOTE]
> You can phone us on 01632 960 001.

![A girl in the water](asset:pool.svg)

[^1]: Run by friends.
";

fn site() -> Site {
    let site = Site::small();
    site.write("content/statement/01-the-range.md", document("The range", "", SECTION))
        .write("content/statement/02-costs.md", document("What it costs", "", "Little."))
        .write("content/assets/pool.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    site
}

/// The file without the mark at its start.
fn text(site: &Site) -> String {
    let text = site.read("public/statement.txt");
    text.strip_prefix('\u{feff}').expect("programs must know that it is UTF-8").to_owned()
}

#[test]
fn the_statement_reads_as_plain_text() {
    let site = site();
    site.built(&[]);
    let text = text(&site);
    let section = "\
1. The range
============

1.1 Ask the team (hello@westmere.example.org) or see what it costs
(section 2). There are 1 services, and one more
(https://example.org/more). [Note 1]

1.2
- clubs
- swimming, for children who would like to learn it in warm water with a
  helper beside them
  1. in term time
  2. in holidays

Prices
------

What it costs

Break: Club
  Price: £4.50
  Who pays: You
Break: Night away
  Price: free

Note: You can phone us on 01632 960 001.

1.3 [A girl in the water]

Notes
-----

Note 1: Run by friends.

2. What it costs
================

2.1 Little.
";
    assert!(text.contains(section), "{text}");
    let start = "\
Short breaks services statement
===============================

What short breaks there are in Westmere.

Published by: Westmere Council
Version: 1.0
Published: 1 April 2026
";
    assert!(text.starts_with(start), "{text}");
    let level = "\
A. Advice and activities
------------------------

Clubs and family days.
";
    assert!(text.contains(level), "{text}");
    assert!(text.ends_with("Phone: 01632 960 001\nEmail: shortbreaks@westmere.example.org\n"), "{text}");
    assert!(!text.contains('\r'));
}

#[test]
fn the_paragraphs_have_the_numbers_of_the_page_that_holds_the_whole_statement() {
    let site = &*EXAMPLE;
    let text = text(site);
    let html = site.html("statement/all/");
    let numbers: Vec<&str> = html.split("class=\"number\" href=").skip(1).collect();
    assert!(numbers.len() > 100, "{} paragraphs are numbered", numbers.len());
    let lines: Vec<&str> = text.lines().collect();
    for number in numbers {
        let number = number.split(['>', '<']).nth(1).unwrap();
        let opens = |line: &&str| **line == *number || line.starts_with(&format!("{number} "));
        assert!(lines.iter().any(opens), "paragraph {number} is not in the text");
    }
}

#[test]
fn no_line_but_an_address_is_longer_than_a_braille_reader_can_bear() {
    let site = &*EXAMPLE;
    let text = text(site);
    for line in text.lines().filter(|line| line.chars().count() > 72) {
        assert!(line.trim().trim_start_matches('(').starts_with("https://"), "{line}");
        assert!(!line.trim().contains(' '), "{line}");
    }
    for left in ["{{", "](", "**", "\u{a0}", "\u{e000}"] {
        assert!(!text.contains(left), "{left:?} is left in the text");
    }
    for kept in [
        "Counted in: families",
        "Northvale: January 2024: 214",
        "C. Specialist support",
        "What shows it: your address",
    ] {
        assert!(text.contains(kept), "{kept:?} is not in the text");
    }
}

#[test]
fn pages_lead_to_the_plain_text_and_say_how_large_it_is() {
    let site = &*EXAMPLE;
    let size = site.files()["statement.txt"].len().div_ceil(1000);
    for page in ["statement/", "statement/all/"] {
        let page = site.page(page);
        let words = page.one("main").text();
        assert!(words.contains(&format!("Download as plain text ({size} KB)")), "{words}");
    }
    assert!(site.html("other-formats/").contains("href=\"../statement.txt\""));
}

#[test]
fn the_statement_is_there_in_large_print_and_search_engines_find_the_other() {
    let site = Site::small();
    site.write("content/statement/01-the-range.md", document("The range", "", "Clubs *and* more."))
        .built(&[]);
    let (large, whole) = (site.page("statement/large-print/"), site.page("statement/all/"));
    assert!(large.one("main").text().contains("1.1 Clubs and more."));
    assert!(large.one("body").has_class("page-large-print"));
    let canonical = |page: &Document| {
        let links = page.all("link");
        let link = links.iter().find(|link| link.attribute("rel") == Some("canonical")).unwrap();
        link.attribute("href").unwrap().to_owned()
    };
    assert_eq!(canonical(&large), canonical(&whole));
    let robots = large.all("meta").into_iter().find(|meta| meta.attribute("name") == Some("robots"));
    assert_eq!(robots.unwrap().attribute("content"), Some("noindex"));
    assert!(!site.read("public/sitemap.xml").contains("large-print"));
    for page in ["statement/", "statement/all/"] {
        let links = site.page(page).one("main").all("a").iter().map(|link| link.text()).collect::<Vec<_>>();
        assert!(links.iter().any(|words| words == "Read or print it in large print"), "{links:?}");
    }
}

#[test]
fn paper_shows_where_a_link_leads_and_which_version_it_is() {
    let site = Site::small();
    let body = "See [what it costs](section:costs).";
    site.write("content/statement/01-the-range.md", document("The range", "", body))
        .write("content/statement/02-costs.md", document("What it costs", "", "Little."))
        .edit(
            "content/statement.yaml",
            "title: Short breaks services statement",
            "title: 'The \"short\" <breaks> \\'",
        )
        .built(&[]);
    let page = site.page("statement/the-range/");
    let links = page.one("main").all("a");
    let link = links.iter().find(|link| link.text() == "what it costs").unwrap();
    let address = "https://shortbreaks.westmere.example.org/statement/costs/";
    assert_eq!(link.attribute("data-address"), Some(address));
    let files = site.files();
    let (_, paper) = files.iter().find(|(path, _)| path.starts_with("assets/theme/print.")).unwrap();
    let paper = String::from_utf8(paper.clone()).unwrap();
    assert!(paper.contains(r#"content:"The \22 short\22  \3c breaks> \5c , version 1.0""#), "{paper}");
}

#[test]
fn every_page_leads_to_the_accessibility_statement() {
    let site = &*EXAMPLE;
    for url in site.urls() {
        let page = site.page(&url);
        if page.all("footer").is_empty() {
            continue;
        }
        let links = page.all("footer").last().unwrap().all("a");
        let leads = |address: &str| address.ends_with("accessibility/");
        assert!(links.iter().filter_map(|link| link.attribute("href")).any(leads), "{url}");
    }
    let words = site.page("accessibility/").one("main").text();
    for said in ["We answer within 10 working days.", "Enforcement procedure", "01632 960 100"] {
        assert!(words.contains(said), "{said:?} is not in {words}");
    }
}
