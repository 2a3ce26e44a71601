//! Reads a page as a browser does, with the parser of the HTML standard, so that what a test sees is what a visitor
//! gets and not what somebody typed.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, QualName, parse_document};

/// A page as a tree.
pub struct Document {
    nodes: Vec<Node>,
    /// What the standard calls parse errors: a browser mends them, and every browser in the same way, but a page of
    /// ours has none.
    pub errors: Vec<String>,
}

#[derive(Clone)]
struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
    kind: Kind,
}

#[derive(Clone)]
enum Kind {
    Document,
    Doctype,
    Comment,
    Text(String),
    Element { name: String, attributes: Vec<(String, String)> },
}

/// Elements that end a line of text wherever they start or end.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose text nobody sees, or only who sees the picture.
const UNSEEN: [&str; 6] = ["head", "script", "style", "svg", "template", "noscript"];

impl Document {
    pub fn parse(html: &str) -> Document {
        let sink = Sink::default();
        sink.add(Kind::Document);
        // As a visitor without scripts has it: what is in <noscript> is part of the page.
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        parse_document(sink, html5ever::ParseOpts { tree_builder, ..Default::default() }).one(html)
    }

    /// Every element, in the order of the page.
    pub fn elements(&self) -> Vec<Element<'_>> {
        self.below(0)
    }

    /// Every element of a name.
    pub fn all(&self, name: &str) -> Vec<Element<'_>> {
        self.elements().into_iter().filter(|element| element.name() == name).collect()
    }

    /// The one element of a name.
    pub fn one(&self, name: &str) -> Element<'_> {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "{} elements <{name}>", all.len());
        all[0]
    }

    /// Every element of a class.
    pub fn of_class(&self, class: &str) -> Vec<Element<'_>> {
        self.elements().into_iter().filter(|element| element.has_class(class)).collect()
    }

    /// The text that a visitor sees, with one space for each run of them.
    pub fn text(&self) -> String {
        self.text_of(0)
    }

    /// The tree on one line an element or text, with the spaces that a browser would not show left out: two pages
    /// with the same outline look and work the same.
    pub fn outline(&self) -> String {
        let mut line = Line::default();
        self.outline_of(0, &mut line);
        line.done
    }

    /// The page is valid, and has no script, no handler and no picture that its theme or the preview has not put there.
    pub fn assert_harmless(&self, url: &str) {
        assert_eq!(self.errors, [""; 0], "/{url}");
        for element in self.elements() {
            let name = element.name();
            let is_ours = element
                .attribute("src")
                .is_some_and(|src| src.contains("assets/theme/") || src.starts_with("/-preview/"));
            // What a page says to search engines is data, which no browser runs.
            let is_data = element.attributes() == [("type".to_owned(), "application/ld+json".to_owned())];
            assert!(name != "script" || is_ours || is_data, "/{url} has a script");
            assert!(!["iframe", "object", "embed", "base"].contains(&name), "/{url} has a <{name}>");
            // Forms are the theme's, and only a script shows them: they send nothing anywhere.
            let of_theme = ["find-form", "search-form"].map(Some).contains(&element.attribute("class"));
            let sends = element.attribute("action").is_some() || element.attribute("method").is_some();
            assert!(name != "form" || (of_theme && !sends), "/{url} has a <form>");
            for (key, value) in element.attributes() {
                assert!(!key.starts_with("on"), "/{url} has {key} on <{name}>");
                let is_address = ["href", "src", "action", "formaction"].contains(&key.as_str());
                let scheme = value.split(':').next().unwrap_or_default().to_ascii_lowercase();
                let runs = ["javascript", "data", "vbscript"].contains(&scheme.as_str());
                assert!(!is_address || !runs, "/{url}: {value}");
                assert!(key != "src" || value != "x", "/{url} shows the picture");
            }
        }
    }

    fn below(&self, id: usize) -> Vec<Element<'_>> {
        let mut found = Vec::new();
        let mut rest = vec![id];
        while let Some(id) = rest.pop() {
            if let Kind::Element { .. } = self.nodes[id].kind {
                found.push(Element { document: self, id });
            }
            rest.extend(self.nodes[id].children.iter().rev());
        }
        found
    }

    fn text_of(&self, id: usize) -> String {
        let mut text = String::new();
        self.collect(id, &mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect(&self, id: usize, text: &mut String) {
        let node = &self.nodes[id];
        match &node.kind {
            Kind::Text(words) => text.push_str(words),
            Kind::Element { name, .. } if UNSEEN.contains(&name.as_str()) => {}
            Kind::Element { name, .. } if name == "br" => text.push(' '),
            kind => {
                let block = matches!(kind, Kind::Element { name, .. } if BLOCKS.contains(&name.as_str()));
                if block {
                    text.push(' ');
                }
                node.children.iter().for_each(|child| self.collect(*child, text));
                if block {
                    text.push(' ');
                }
            }
        }
    }

    fn outline_of(&self, id: usize, line: &mut Line) {
        let node = &self.nodes[id];
        match &node.kind {
            Kind::Comment | Kind::Doctype => {}
            Kind::Text(text) => line.text(text),
            Kind::Document => node.children.iter().for_each(|child| self.outline_of(*child, line)),
            Kind::Element { name, attributes } => {
                let block = BLOCKS.contains(&name.as_str()) || self.is_in_head(id);
                let mut attributes = attributes.clone();
                attributes.sort();
                let attributes: Vec<String> =
                    attributes.iter().map(|(key, value)| format!(" {key}={value:?}")).collect();
                line.tag(&format!("<{name}{}>", attributes.concat()), block);
                node.children.iter().for_each(|child| self.outline_of(*child, line));
                line.tag(&format!("</{name}>"), block);
            }
        }
    }

    fn is_in_head(&self, id: usize) -> bool {
        let mut at = Some(id);
        while let Some(id) = at {
            if matches!(&self.nodes[id].kind, Kind::Element { name, .. } if name == "head") {
                return true;
            }
            at = self.nodes[id].parent;
        }
        false
    }
}

/// Text as it is laid out: a run of spaces is one, and none at the start or end of a line.
#[derive(Default)]
struct Line {
    done: String,
    space: bool,
    inside: bool,
}

impl Line {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.space |= self.inside;
                continue;
            }
            self.flush();
            self.inside = true;
            self.done.push(c);
        }
    }

    fn tag(&mut self, tag: &str, block: bool) {
        if block {
            (self.space, self.inside) = (false, false);
            self.done.push('\n');
        } else {
            self.flush();
        }
        self.done.push_str(tag);
        if block {
            self.done.push('\n');
        }
    }

    fn flush(&mut self) {
        if std::mem::take(&mut self.space) {
            self.done.push(' ');
            // A second space right after the first is not shown, whatever tag stands between.
            self.inside = false;
        }
    }
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Element<'d> {
    document: &'d Document,
    id: usize,
}

impl<'d> Element<'d> {
    pub fn name(&self) -> &'d str {
        match &self.document.nodes[self.id].kind {
            Kind::Element { name, .. } => name,
            _ => "",
        }
    }

    /// Its attributes, as the page has them.
    pub fn attributes(&self) -> &'d [(String, String)] {
        match &self.document.nodes[self.id].kind {
            Kind::Element { attributes, .. } => attributes,
            _ => &[],
        }
    }

    pub fn attribute(&self, name: &str) -> Option<&'d str> {
        self.attributes().iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
    }

    /// Every element of a name inside it.
    pub fn all(&self, name: &str) -> Vec<Element<'d>> {
        self.document.below(self.id).into_iter().skip(1).filter(|element| element.name() == name).collect()
    }

    pub fn text(&self) -> String {
        self.document.text_of(self.id)
    }

    /// What stands right in it, seen or not: the data of a script.
    pub fn source(&self) -> String {
        let children = &self.document.nodes[self.id].children;
        let texts = children.iter().filter_map(|child| match &self.document.nodes[*child].kind {
            Kind::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }
}

/// Takes what the parser finds into a list of nodes.
#[derive(Default)]
struct Sink {
    nodes: RefCell<Vec<Node>>,
    names: RefCell<Vec<Option<&'static QualName>>>,
    errors: RefCell<Vec<String>>,
    /// What stands in each template: for scripts, and no part of the page.
    templates: RefCell<BTreeMap<usize, usize>>,
}

impl Sink {
    fn add(&self, kind: Kind) -> usize {
        self.names.borrow_mut().push(None);
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { parent: None, children: Vec::new(), kind });
        nodes.len() - 1
    }

    fn insert(&self, parent: usize, place: usize, child: NodeOrText<usize>) {
        let child = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let before = place.checked_sub(1).map(|before| self.nodes.borrow()[parent].children[before]);
                if let Some(before) = before
                    && let Kind::Text(there) = &mut self.nodes.borrow_mut()[before].kind
                {
                    there.push_str(&text);
                    return;
                }
                self.add(Kind::Text(text.to_string()))
            }
        };
        self.remove_from_parent(&child);
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        nodes[parent].children.insert(place, child);
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Document;
    type ElemName<'a> = &'static QualName;

    fn finish(self) -> Document {
        Document { nodes: self.nodes.into_inner(), errors: self.errors.into_inner() }
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.errors.borrow_mut().push(message.into_owned());
    }

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> &'static QualName {
        self.names.borrow()[*target].expect("only elements are asked for their names")
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let attributes =
            attributes.iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
        let id = self.add(Kind::Element { name: name.local.to_string(), attributes });
        // The parser asks for names by reference; the few of a test may as well stay.
        self.names.borrow_mut()[id] = Some(Box::leak(Box::new(name)));
        id
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Kind::Comment)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Kind::Comment)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        let place = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, place, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, before: &usize, child: NodeOrText<usize>) {
        let has_parent = self.nodes.borrow()[*element].parent.is_some();
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        let doctype = self.add(Kind::Doctype);
        self.append(&0, NodeOrText::AppendNode(doctype));
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        *self.templates.borrow_mut().entry(*target).or_insert_with(|| self.add(Kind::Document))
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        if mode != QuirksMode::NoQuirks {
            self.errors.borrow_mut().push("the page is laid out as pages were before standards".to_owned());
        }
    }

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[*sibling].parent.expect("a sibling has a parent");
        let place = self.nodes.borrow()[parent].children.iter().position(|one| one == sibling);
        self.insert(parent, place.expect("a parent knows its children"), child);
    }

    fn add_attrs_if_missing(&self, target: &usize, more: Vec<Attribute>) {
        if let Kind::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*target].kind {
            for attribute in more {
                let name = attribute.name.local.to_string();
                if !attributes.iter().any(|(key, _)| *key == name) {
                    attributes.push((name, attribute.value.to_string()));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[*target].parent.take() {
            nodes[parent].children.retain(|child| child != target);
        }
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let children = std::mem::take(&mut self.nodes.borrow_mut()[*node].children);
        for child in children {
            self.nodes.borrow_mut()[child].parent = None;
            self.append(new_parent, NodeOrText::AppendNode(child));
        }
    }
}

/// The file that a link on a page leads to.
pub fn target(page: &str, link: &str) -> String {
    let link = link.split(['#', '?']).next().unwrap();
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop().expect("links stay in the site")),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    match link.ends_with('/') || link.ends_with('.') || link.is_empty() {
        true if path.is_empty() => "index.html".to_owned(),
        true => format!("{path}/index.html"),
        false => path,
    }
}
