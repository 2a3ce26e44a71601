//! Everything in `injections.txt` in every text of the example, and then a look at every file of the site: no element,
//! attribute, address, property, cell or rule is there that the theme has not written.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::Event;
use serde_json::Value;

use super::spoil::every_text;
use crate::support::html::Document;
use crate::support::{Run, Site, TODAY, document};

/// What somebody could try to slip in.
fn attempts() -> Vec<String> {
    let lines = include_str!("injections.txt").lines();
    let attempts: Vec<String> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("##"))
        .map(|line| unescaped(&line.replace("EVIL-HOST", "evil.example").replace("EVIL", "alert(1)")))
        .collect();
    assert!(attempts.len() >= 200, "{}", attempts.len());
    attempts
}

/// `\n`, `\r`, `\t`, `\0` and `\u{…}` as the characters that they stand for.
fn unescaped(line: &str) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let one = |c: char| Some((c, &after[1..]));
        let stands_for = match after.chars().next() {
            Some('n') => one('\n'),
            Some('r') => one('\r'),
            Some('t') => one('\t'),
            Some('0') => one('\0'),
            Some('u') => after[1..].strip_prefix('{').and_then(|digits| digits.split_once('}')).map(
                |(digits, rest)| (char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap(), rest),
            ),
            _ => None,
        };
        let (c, after) = stands_for.unwrap_or(('\\', after));
        text.push(c);
        rest = after;
    }
    text + rest
}

#[test]
fn an_attempt_in_every_text_adds_nothing_but_words() {
    let attempts = attempts();
    let club = |attempt: &str| format!("id: club\nname: {}\n", serde_json::to_string(attempt).unwrap());
    let (attempts, refused) = held(&attempts, "providers/attempt-", ".yaml", &club);
    // No page, and no feed, can have some signs.
    assert!((1..10).contains(&refused), "{refused}");
    let plain = Written::by(&example_with("text", " ", |number| format!("plain words {number}")));
    let site = example_with("text", " ", |number| attempts[number % attempts.len()].to_owned());
    let heading = site.page("services/saturday-swim/").one("h1").text();
    let shown = |attempt: &&str| attempt.split_whitespace().collect::<Vec<_>>().join(" ");
    let all: Vec<String> = attempts.iter().map(shown).collect();
    let added = heading.strip_prefix("Saturday swim ").unwrap();
    assert!(all.iter().any(|attempt| attempt == added), "{heading}");
    let spoilt = Written::by(&site);
    spoilt.has_nothing_but(&plain);
    let differ = |page: &&String| plain.pages.get(*page) != spoilt.pages.get(*page);
    let differ: Vec<&String> = spoilt.pages.keys().filter(differ).collect();
    assert!(differ.is_empty(), "pages have other elements: {differ:?}");
}

#[test]
fn an_attempt_in_markdown_is_told_or_adds_nothing_but_links() {
    let attempts = attempts();
    let page = |attempt: &str| document("Attempt", "", &one_line(attempt));
    let (accepted, refused) = held(&attempts, "pages/attempt-", ".md", &page);
    assert!(accepted.len() > 20 && refused > 120, "{} and {refused}", accepted.len());

    let links = "Words, [a link](https://example.org/), an example@example.org\n\n```\ncode\n```\n";
    let plain = Written::by(&example_with("markdown", "\n\n", |_| links.to_owned()));
    let spoilt = example_with("markdown", "\n\n", |number| one_line(accepted[number % accepted.len()]));
    Written::by(&spoilt).has_nothing_but(&plain);
}

/// The example, built with more words after each text of a format, which are asked for by number.
fn example_with(format: &'static str, between: &str, words: impl Fn(usize) -> String) -> Site {
    let site = Site::example();
    let mut number = 0;
    let spoilt = every_text(&site, format, |text| {
        number += 1;
        format!("{text}{between}{}", words(number))
    });
    assert!(spoilt > 100, "{spoilt} texts");
    site.built(&[]);
    site
}

/// The attempts that files of their own may hold, and how many are told.
fn held<'a>(
    attempts: &'a [String],
    start: &str,
    ending: &str,
    file: &dyn Fn(&str) -> String,
) -> (Vec<&'a str>, usize) {
    let site = Site::small();
    let path = |number: usize| format!("content/{start}{number}{ending}");
    for (number, attempt) in attempts.iter().enumerate() {
        let file = file(attempt).replace("id: club\n", &format!("id: club-{number}\n"));
        site.write(&path(number), file);
    }
    let told = Run::of(&mut site.command(&["check", "--format", "json", "--today", TODAY]));
    assert_eq!(told.code, 1, "{}", told.shown());
    let found: Vec<Value> = serde_json::from_str(&told.out).unwrap();
    let errors = found.iter().filter(|found| found["severity"] == "error");
    let refused: BTreeSet<&str> = errors.map(|found| found["file"].as_str().unwrap()).collect();
    let accepted =
        attempts.iter().enumerate().filter(|(number, _)| !refused.contains(path(*number).as_str()));
    (accepted.map(|(_, attempt)| attempt.as_str()).collect(), refused.len())
}

/// No file may hold the sign with the number nought.
fn one_line(attempt: &str) -> String {
    attempt.replace(['\r', '\n'], " ").replace('\0', "")
}

/// What charts are drawn with.
const CHARTS: [&str; 8] = ["svg", "g", "text", "tspan", "line", "rect", "path", "circle"];

/// What the files of a site are made of, words apart.
#[derive(Default)]
struct Written {
    /// How often each element, and each attribute of it, is on each page. Charts are left out, which break lines.
    pages: BTreeMap<String, BTreeMap<String, usize>>,
    /// Elements and attributes of pages, feeds and pictures: `svg@viewBox`.
    markup: BTreeSet<String>,
    /// Addresses of what a page loads by itself, and of links that lead to no other website.
    addresses: BTreeSet<String>,
    /// Schemes of links to other websites.
    schemes: BTreeSet<String>,
    /// Names of properties of calendars, and of keys in data.
    names: BTreeSet<String>,
    /// Style sheets, without what stands in quotation marks.
    styles: BTreeSet<String>,
}

impl Written {
    fn by(site: &Site) -> Written {
        let mut written = Written::default();
        for (path, bytes) in site.files() {
            let ending = path.rsplit('.').next().unwrap();
            let text = String::from_utf8_lossy(&bytes);
            match ending {
                "html" => written.page(&path, &text),
                "xml" | "atom" | "svg" => written.xml(&path, &text),
                "json" => written.data(&serde_json::from_str(&text).unwrap()),
                "csv" => table(&path, &text),
                "ics" => written.calendar(&path, &text),
                "css" => drop(written.styles.insert(without_strings(&text))),
                // Programs of the theme, pictures that nobody draws by words, and text that is only text.
                _ => {}
            }
        }
        written
    }

    fn page(&mut self, path: &str, html: &str) {
        assert!(!html.contains("1337"), "{path} has worked out a sum");
        let page = Document::parse(html);
        page.assert_harmless(path);
        let (mut markup, mut counts) = (BTreeSet::new(), BTreeMap::new());
        let mut count = |what: String| {
            markup.insert(what.clone());
            if !CHARTS.iter().any(|name| what.split('@').next() == Some(name)) {
                *counts.entry(what).or_default() += 1;
            }
        };
        for element in page.elements() {
            let name = element.name();
            count(name.to_owned());
            for (key, value) in element.attributes() {
                count(format!("{name}@{key}"));
                let is_address =
                    ["href", "src", "action", "formaction", "poster", "data", "srcset", "cite", "ping"]
                        .contains(&key.as_str());
                match value.split_once(':') {
                    _ if !is_address => {}
                    Some((scheme, _)) if name == "a" && key == "href" => {
                        self.schemes.insert(scheme.to_owned());
                    }
                    _ => drop(self.addresses.insert(without_fingerprint(value))),
                }
            }
            if element.attribute("type") == Some("application/ld+json") {
                self.data(&serde_json::from_str(&element.source()).unwrap());
            }
        }
        self.markup.extend(markup);
        self.pages.insert(path.to_owned(), counts);
    }

    fn xml(&mut self, path: &str, text: &str) {
        let mut reader = quick_xml::Reader::from_str(text);
        loop {
            let event = reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}"));
            match event {
                Event::Eof => return,
                Event::Start(element) | Event::Empty(element) => {
                    let name = element.name().as_ref().to_owned();
                    for attribute in element.attributes() {
                        let attribute = attribute.unwrap_or_else(|error| panic!("{path}: {error}"));
                        self.markup.insert(format!("{name}@{}", attribute.key.as_ref()));
                    }
                    self.markup.insert(name);
                }
                Event::PI(_) | Event::DocType(_) | Event::CData(_) => panic!("{path} has {event:?}"),
                _ => {}
            }
        }
    }

    fn data(&mut self, data: &Value) {
        match data {
            Value::Object(entries) => {
                for (key, value) in entries {
                    self.names.insert(key.clone());
                    self.data(value);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.data(item)),
            _ => {}
        }
    }

    fn calendar(&mut self, path: &str, text: &str) {
        for line in text.split("\r\n").filter(|line| !line.starts_with(' ')) {
            assert!(!line.contains(['\r', '\n']), "{path}: {line:?}");
            self.names.insert(line.split([':', ';']).next().unwrap().to_owned());
        }
    }

    fn has_nothing_but(&self, plain: &Written) {
        let more = |ours: &BTreeSet<String>, theirs: &BTreeSet<String>, of: &str| {
            let more: Vec<&String> = ours.difference(theirs).collect();
            assert!(more.is_empty(), "{of} that nobody wrote: {more:?}");
        };
        more(&self.markup, &plain.markup, "markup");
        more(&self.schemes, &plain.schemes, "schemes");
        more(&self.addresses, &plain.addresses, "addresses");
        more(&self.names, &plain.names, "names");
        more(&self.styles, &plain.styles, "styles");
    }
}

/// No cell is a formula.
fn table(path: &str, text: &str) {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for cell in
        reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
    {
        let is_number = cell.parse::<f64>().is_ok();
        assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{path}: {cell:?}");
    }
}

/// An address without the eight digits by which it changes with what stands there.
fn without_fingerprint(address: &str) -> String {
    let is_fingerprint = |part: &str| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    address.split('.').filter(|part| !is_fingerprint(part)).collect::<Vec<_>>().join(".")
}

/// Style rules without the words in them.
fn without_strings(css: &str) -> String {
    let (mut rules, mut rest) = (String::new(), css);
    while let Some((before, after)) = rest.split_once('"') {
        rules.push_str(before);
        let mut escaped = false;
        let end = after.char_indices().find(|(_, c)| {
            let ends = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        });
        rest = &after[end.unwrap().0 + 1..];
    }
    rules + rest
}
