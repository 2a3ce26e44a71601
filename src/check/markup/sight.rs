//! One pass over the HTML of a page.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use super::{
    DUPLICATE_HTML_ID, EMPTY_HEADING, HEADING_ORDER, IMAGE_ALT, LEFTOVER, NO_LANGUAGE, ONE_H1, UNLABELLED,
};
use crate::diagnostic::Rule;

/// What was seen on a page.
#[derive(Default)]
pub struct Seen {
    /// Its ids.
    pub ids: HashSet<String>,
    /// Where it leads, in the order of their letters, each once.
    pub links: BTreeSet<String>,
    /// What is wrong, why, and what to do about it.
    pub found: Vec<(&'static Rule, String, &'static str)>,
}

/// Looks at the HTML of a page.
pub fn of(html: &str) -> Seen {
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
    seen: Seen,
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
        self.seen.found.push((rule, message.into(), help));
    }

    fn start(&mut self, tag: &Tag) {
        self.words.clear();
        let name: &str = &tag.name;
        let value =
            |name: &str| tag.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value);
        if let Some(id) = value("id").filter(|id| !self.seen.ids.insert((*id).to_owned())) {
            self.find(
                &DUPLICATE_HTML_ID,
                format!("the id `{id}` stands twice"),
                "give one of the two another id",
            );
        }
        let followed = matches!(name, "a" | "link" | "img" | "script" | "source");
        let canonical = name == "link" && value("rel") == Some("canonical");
        let links = [value("href"), value("src")].into_iter().flatten().filter(|_| followed && !canonical);
        self.seen.links.extend(links.map(str::to_owned));
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

    fn done(mut self) -> Seen {
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
        self.seen
    }
}

/// The level of a heading, by the name of its element.
fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
