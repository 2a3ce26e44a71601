//! The pages as they were made: one pass over the HTML of each, and a look at where its links lead. What is found
//! here is most often in a theme, or in a link that only the finished site can judge.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Rule, suggestion};

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

/// Everything that is wrong with the pages of a site: `files` are all of its files by path, and the HTML of those
/// that are pages. `base` is the path at which the site will be, which links on the page for missing pages start with.
pub fn check(files: &BTreeMap<&str, Option<&str>>, base: &str) -> Vec<Diagnostic> {
    let pages: BTreeMap<&str, Looked> = files
        .par_iter()
        .filter_map(|(path, html)| html.map(|html| (*path, look(html))))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let mut found = Vec::new();
    for (path, page) in &pages {
        let place = || Place::file(shown(path));
        found.extend(
            page.found
                .iter()
                .map(|(rule, message, help)| Diagnostic::new(rule, place(), message.as_str()).help(*help)),
        );
        for link in &page.links {
            found.extend(
                follow(path, link, files, &pages, base)
                    .map(|(rule, message, help)| Diagnostic::new(rule, place(), message).maybe_help(help)),
            );
        }
    }
    found
}

/// A page as a reader names it: `/services/`.
fn shown(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

type Broken = (&'static Rule, String, Option<String>);

/// What is wrong with where a link leads, if it stays inside the site.
fn follow(
    from: &str,
    link: &str,
    files: &BTreeMap<&str, Option<&str>>,
    pages: &BTreeMap<&str, Looked>,
    base: &str,
) -> Option<Broken> {
    if has_scheme(link) {
        return None;
    }
    let (address, anchor) =
        link.split_once('#').map_or((link, None), |(address, anchor)| (address, Some(anchor)));
    let address = address.split('?').next().unwrap_or(address);
    let target = if address.is_empty() { Some(from.to_owned()) } else { resolve(from, address, base) };
    let file = target.filter(|target| files.contains_key(target.as_str()));
    let Some(file) = file else {
        return Some((&BROKEN_LINK, format!("a link leads to `{link}`, which is not there"), None));
    };
    let anchor = anchor.filter(|anchor| !anchor.is_empty() && *anchor != "top")?;
    let page = pages.get(file.as_str())?;
    if page.ids.contains(anchor) {
        return None;
    }
    let mut ids: Vec<&str> = page.ids.iter().map(String::as_str).collect();
    ids.sort_unstable();
    let message = format!("a link leads to `#{anchor}` on {}, and nothing there has that id", shown(&file));
    Some((&BROKEN_ANCHOR, message, suggestion(anchor, ids)))
}

fn has_scheme(link: &str) -> bool {
    let word = link.split(['/', '?', '#']).next().unwrap_or_default();
    word.contains(':') || link.starts_with("//")
}

/// The file that an address means, seen from a page; nothing where it leaves the site.
fn resolve(from: &str, address: &str, base: &str) -> Option<String> {
    let mut parts: Vec<&str> = match address.strip_prefix(base).filter(|_| address.starts_with('/')) {
        Some(_) => Vec::new(),
        None if address.starts_with('/') => return None,
        None => from.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    let rest = address.strip_prefix(base).filter(|_| address.starts_with('/')).unwrap_or(address);
    for part in rest.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let mut file = parts.join("/");
    if rest.is_empty() || rest.ends_with('/') || rest.ends_with('.') && !rest.ends_with("..") {
        if !file.is_empty() {
            file.push('/');
        }
        file.push_str("index.html");
    } else if rest.ends_with("..") {
        file = if file.is_empty() { "index.html".to_owned() } else { format!("{file}/index.html") };
    }
    Some(file)
}

/// What was seen on a page.
#[derive(Default)]
struct Looked {
    ids: HashSet<String>,
    links: HashSet<String>,
    found: Vec<(&'static Rule, String, &'static str)>,
}

fn look(html: &str) -> Looked {
    let queue = BufferQueue::default();
    queue.push_back(html.into());
    let tokenizer = Tokenizer::new(Eye::default(), Default::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner().done()
}

/// Sees one tag or text after the other.
#[derive(Default)]
struct Eye(RefCell<Sight>);

impl TokenSink for Eye {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut sight = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => sight.start(&tag),
            Token::TagToken(tag) => sight.end(&tag),
            Token::CharacterTokens(text) => sight.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What has been seen so far.
#[derive(Default)]
struct Sight {
    looked: Looked,
    main_headings: usize,
    level: u8,
    heading: Option<String>,
    /// Inside how many elements in which brackets mean nothing.
    code: usize,
    /// Inside how many labels.
    labels: usize,
    /// Controls without a name of their own, and their ids.
    unnamed: Vec<(String, Option<String>)>,
    labelled: HashSet<String>,
    /// The text since the last tag.
    words: String,
}

impl Sight {
    fn find(&mut self, rule: &'static Rule, message: impl Into<String>, help: &'static str) {
        self.looked.found.push((rule, message.into(), help));
    }

    fn start(&mut self, tag: &Tag) {
        self.words.clear();
        let name: &str = &tag.name;
        let value =
            |name: &str| tag.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value);
        if let Some(id) = value("id").filter(|id| !self.looked.ids.insert((*id).to_owned())) {
            self.find(
                &DUPLICATE_HTML_ID,
                format!("the id `{id}` stands twice"),
                "give one of the two another id",
            );
        }
        let followed = matches!(name, "a" | "link" | "img" | "script" | "source");
        let canonical = name == "link" && value("rel") == Some("canonical");
        let links = [value("href"), value("src")].into_iter().flatten().filter(|_| followed && !canonical);
        self.looked.links.extend(links.map(str::to_owned));
        match name {
            "html" if value("lang").is_none_or(str::is_empty) => {
                self.find(&NO_LANGUAGE, "the page does not say its language", "write `<html lang=\"…\">`");
            }
            "img" if value("alt").is_none() => {
                let source = value("src").unwrap_or_default();
                let message = format!("the picture `{source}` has no `alt`");
                self.find(&IMAGE_ALT, message, "say in a few words what it shows, or write alt=\"\"");
            }
            "code" | "pre" | "script" | "style" => self.code += 1,
            "label" => {
                self.labels += 1;
                self.labelled.extend(value("for").map(str::to_owned));
            }
            "input" | "select" | "textarea" => {
                let silent = matches!(value("type"), Some("hidden" | "submit" | "reset" | "button"));
                let named = value("aria-label").or(value("aria-labelledby")).or(value("title")).is_some();
                if !silent && !named && self.labels == 0 {
                    self.unnamed.push((name.to_owned(), value("id").map(str::to_owned)));
                }
            }
            _ => {}
        }
        if let Some(level) = level(name) {
            self.main_headings += usize::from(level == 1);
            if level > self.level + 1 && self.level > 0 {
                let message = format!("a heading of level {level} follows one of level {}", self.level);
                self.find(&HEADING_ORDER, message, "go down one level at a time");
            }
            self.level = level;
            self.heading = Some(String::new());
        }
    }

    fn end(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if matches!(self.words.trim(), "null" | "None" | "undefined" | "NaN" | "[object]") {
            let message = format!("the page shows the word `{}`", self.words.trim());
            self.find(&LEFTOVER, message, "look in the template of the page for a value that may be missing");
        }
        self.words.clear();
        match name {
            "code" | "pre" | "script" | "style" => self.code = self.code.saturating_sub(1),
            "label" => self.labels = self.labels.saturating_sub(1),
            _ => {}
        }
        if level(name).is_some() && self.heading.take().is_some_and(|words| words.trim().is_empty()) {
            self.find(&EMPTY_HEADING, "a heading has no words", "write the heading, or take it out");
        }
    }

    fn text(&mut self, text: &str) {
        self.words.push_str(text);
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
        if self.code == 0 && (text.contains("{{") || text.contains("{%")) {
            self.find(&LEFTOVER, "the page shows `{{` or `{%`", "look for brackets that were not closed");
        }
    }

    fn done(mut self) -> Looked {
        if self.main_headings != 1 {
            let message = format!("the page has {} main headings", self.main_headings);
            self.find(&ONE_H1, message, "write one <h1> on the page");
        }
        for (name, id) in std::mem::take(&mut self.unnamed) {
            if id.is_none_or(|id| !self.labelled.contains(&id)) {
                let message = format!("a control (`{name}`) has no label");
                self.find(&UNLABELLED, message, "put a <label> around it, or name its id in one");
            }
        }
        self.looked
    }
}

/// The level of a heading, by the name of its element.
fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pages: &[(&str, &str)]) -> Vec<String> {
        let files = pages.iter().map(|(path, html)| (*path, Some(*html))).collect();
        check(&files, "/").iter().map(|found| format!("{} {}", found.rule, found.message)).collect()
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
        let mut rules = found(&[("index.html", FINE), ("a/b/index.html", &broken)]);
        rules.sort();
        assert_eq!(
            rules,
            [
                "broken-anchor a link leads to `#c` on /, and nothing there has that id",
                "broken-link a link leads to `../../../`, which is not there",
                "broken-link a link leads to `../c/`, which is not there",
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
