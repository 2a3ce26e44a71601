//! Writing SVG, with everything escaped, from the top of the drawing to its foot.

use super::text;
use crate::feeds::xml;

/// Markup in the making.
#[derive(Debug, Default)]
pub struct Svg {
    out: String,
}

/// Names of attributes and their values.
pub type Attributes<'a> = [(&'a str, &'a str)];

impl Svg {
    fn start(&mut self, name: &str, attributes: &Attributes, end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&xml(value));
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    /// The start of an element that others stand in.
    pub fn open(&mut self, name: &str, attributes: &Attributes) {
        self.start(name, attributes, ">");
    }

    /// The end of it.
    pub fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: &Attributes) {
        self.open(name, attributes);
        self.close(name);
    }

    /// An element with words in it.
    pub fn words(&mut self, name: &str, attributes: &Attributes, words: &str) {
        self.open(name, attributes);
        self.out.push_str(&xml(words));
        self.close(name);
    }

    /// Puts another drawing behind this one.
    pub fn append(&mut self, other: Svg) {
        self.out.push_str(&other.out);
    }

    /// The markup.
    pub fn into_string(self) -> String {
        self.out
    }
}

/// A length in pixels, to a tenth.
pub fn px(length: f64) -> String {
    trimmed(format!("{length:.1}"))
}

/// A part of the width, to a hundredth of a per cent.
pub fn pc(share: f64) -> String {
    format!("{}%", trimmed(format!("{:.2}", share * 100.0)))
}

fn trimmed(number: String) -> String {
    let bare = number.trim_end_matches('0').trim_end_matches('.');
    if bare == "-0" { "0".to_owned() } else { bare.to_owned() }
}

/// Where words stand at a point.
#[derive(Debug, Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// A drawing that grows downwards. What lies under the marks is drawn first.
#[derive(Debug, Default)]
pub struct Sheet {
    /// How far down the drawing goes, in pixels.
    pub y: f64,
    /// What lies under the marks.
    pub under: Svg,
    /// The marks and the words.
    pub over: Svg,
}

impl Sheet {
    /// Words in lines, from `indent` pixels after the start on, each as tall as `size` asks for.
    pub fn lines(&mut self, class: &str, words: &str, size: f64, indent: f64, width: f64) {
        for line in text::wrap(words, size, width - indent) {
            self.y += size * 1.3;
            let (x, y) = (px(indent), px(self.y - size * 0.3));
            self.over.words("text", &[("class", class), ("x", &x), ("y", &y)], &line);
        }
    }

    /// A line of words at a share of the width and `dx` pixels after it.
    pub fn at(&mut self, class: &str, words: &str, share: f64, dx: f64, y: f64, anchor: Anchor) {
        let (x, dx, y) = (pc(share), px(dx), px(y));
        let attributes =
            [("class", class), ("x", &x), ("dx", &dx), ("y", &y), ("text-anchor", anchor.word())];
        self.over.words("text", &attributes, words);
    }

    /// The height, and the whole drawing.
    pub fn finish(self) -> (f64, Svg) {
        let mut all = self.under;
        all.append(self.over);
        (self.y + 4.0, all)
    }
}
