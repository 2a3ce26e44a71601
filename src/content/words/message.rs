//! One thing that a page says: text with places for values and links, in as many forms as the language has plurals.

use std::fmt::Write;

use icu_plurals::PluralCategory;

/// What fills a place in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Text.
    Text(&'a str),
    /// HTML, which stands as it is.
    Html(&'a str),
    /// A whole number.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Value<'a> {
        Value::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Value<'a> {
        Value::Text(text)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The names of a message's places and what fills them.
pub type Values<'v> = [(&'v str, Value<'v>)];

/// The number that decides which plural is said.
pub const COUNT: &str = "n";

/// The keys of plurals: what is said of no thing at all, then the categories of Unicode's plural rules.
pub const FORMS: [&str; 7] = ["none", "zero", "one", "two", "few", "many", "other"];

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// It is the same for every number.
    Always(Phrase),
    /// It depends on a number: by its key, `other` among them.
    Plural(Vec<(&'static str, Phrase)>),
}

/// Text with places in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// `{name}`
    Place(String),
    /// `[words](name)`
    Link(Phrase, String),
}

impl Message {
    /// The form for a number.
    pub fn form(&self, count: Option<i64>, category: impl Fn(u64) -> PluralCategory) -> Option<&Phrase> {
        let forms = match self {
            Message::Always(phrase) => return Some(phrase),
            Message::Plural(forms) => forms,
        };
        let find = |key: &str| forms.iter().find(|(form, _)| *form == key).map(|(_, phrase)| phrase);
        let none = (count == Some(0)).then(|| find("none")).flatten();
        let of_count = || find(key(category(count?.unsigned_abs())));
        none.or_else(of_count).or_else(|| find("other"))
    }

    /// The names of its places, in all of its forms, each once.
    pub fn places(&self) -> Vec<&str> {
        let mut names = Vec::new();
        match self {
            Message::Always(phrase) => phrase.places(&mut names),
            Message::Plural(forms) => forms.iter().for_each(|(_, phrase)| phrase.places(&mut names)),
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// The key of a category of plurals.
pub fn key(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

impl Phrase {
    /// Reads a phrase. What looks like a place or link and is none is text.
    pub fn of(text: &str) -> Phrase {
        let (mut pieces, mut plain) = (Vec::new(), String::new());
        let mut rest = text;
        while let Some(at) = rest.find(['{', '[']) {
            let (before, from) = rest.split_at(at);
            plain.push_str(before);
            match place(from).or_else(|| link(from)) {
                Some((piece, length)) => {
                    if !plain.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut plain)));
                    }
                    pieces.push(piece);
                    rest = &from[length..];
                }
                None => {
                    plain.push_str(&from[..1]);
                    rest = &from[1..];
                }
            }
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Phrase(pieces)
    }

    /// As text: of a link only its words.
    pub fn text(&self, values: &Values) -> String {
        let mut out = String::new();
        self.write(values, &mut out, &Plain);
        out
    }

    /// As HTML, in which everything that is not HTML itself is escaped.
    pub fn html(&self, values: &Values) -> String {
        let mut out = String::new();
        self.write(values, &mut out, &Html);
        out
    }

    fn write(&self, values: &Values, out: &mut String, form: &dyn Form) {
        let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => form.text(text, out),
                Piece::Place(name) => match value(name) {
                    Some(Value::Text(text)) => form.text(text, out),
                    Some(Value::Html(html)) => out.push_str(html),
                    // A string takes everything that is written to it.
                    Some(Value::Number(number)) => write!(out, "{number}").unwrap_or_default(),
                    None => {}
                },
                Piece::Link(words, name) => {
                    form.open(value(name), out);
                    words.write(values, out, form);
                    form.close(value(name), out);
                }
            }
        }
    }

    fn places<'a>(&'a self, names: &mut Vec<&'a str>) {
        for piece in &self.0 {
            match piece {
                Piece::Text(_) => {}
                Piece::Place(name) => names.push(name),
                Piece::Link(words, name) => {
                    names.push(name);
                    words.places(names);
                }
            }
        }
    }
}

/// What a phrase is written as.
trait Form {
    fn text(&self, text: &str, out: &mut String);
    fn open(&self, address: Option<Value>, out: &mut String);
    fn close(&self, address: Option<Value>, out: &mut String);
}

struct Plain;

impl Form for Plain {
    fn text(&self, text: &str, out: &mut String) {
        out.push_str(text);
    }
    fn open(&self, _: Option<Value>, _: &mut String) {}
    fn close(&self, _: Option<Value>, _: &mut String) {}
}

struct Html;

impl Form for Html {
    fn text(&self, text: &str, out: &mut String) {
        for c in text.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
        }
    }

    fn open(&self, address: Option<Value>, out: &mut String) {
        if let Some(Value::Text(address) | Value::Html(address)) = address {
            out.push_str("<a href=\"");
            self.text(address, out);
            out.push_str("\">");
        }
    }

    fn close(&self, address: Option<Value>, out: &mut String) {
        if address.is_some() {
            out.push_str("</a>");
        }
    }
}

/// `{name}` at the start of a text, and how long it is.
fn place(text: &str) -> Option<(Piece, usize)> {
    let (name, _) = text.strip_prefix('{')?.split_once('}')?;
    is_name(name).then(|| (Piece::Place(name.to_owned()), name.len() + 2))
}

/// `[words](name)` at the start of a text, and how long it is.
fn link(text: &str) -> Option<(Piece, usize)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (name, _) = rest.split_once(')')?;
    let length = 1 + words.len() + 2 + name.len() + 1;
    is_name(name).then(|| (Piece::Link(Phrase::of(words), name.to_owned()), length))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_escaped() {
        let phrase = Phrase::of("{n} of [these <breaks>](all) for {who}, { and [so] on");
        let values = [("n", Value::Number(3)), ("all", "../a&b/".into()), ("who", "Ann & \"Bo\"".into())];
        assert_eq!(phrase.text(&values), "3 of these <breaks> for Ann & \"Bo\", { and [so] on");
        assert_eq!(
            phrase.html(&values),
            "3 of <a href=\"../a&amp;b/\">these &lt;breaks&gt;</a> for Ann &amp; &quot;Bo&quot;, { and [so] on"
        );
    }

    #[test]
    fn html_stands_as_it_is() {
        let phrase = Phrase::of("Checked on {day}");
        assert_eq!(
            phrase.html(&[("day", Value::Html("<time>1 May</time>"))]),
            "Checked on <time>1 May</time>"
        );
    }

    #[test]
    fn the_number_chooses_the_form() {
        let forms = [("none", "nothing"), ("one", "one"), ("other", "{n} things")];
        let message = Message::Plural(forms.map(|(key, text)| (key, Phrase::of(text))).to_vec());
        let english = |n| if n == 1 { PluralCategory::One } else { PluralCategory::Other };
        let say = |n: i64| message.form(Some(n), english).map(|form| form.text(&[("n", Value::Number(n))]));
        assert_eq!(say(0).as_deref(), Some("nothing"));
        assert_eq!(say(1).as_deref(), Some("one"));
        assert_eq!(say(7).as_deref(), Some("7 things"));
    }
}
