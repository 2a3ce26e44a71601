//! Templates without what means nothing in the pages that they make, so that no page has to be looked at for it: space
//! between blocks, longer space than one, and quotation marks that an attribute can do without.
//!
//! Whatever a page shows comes from a template or from what a template puts in. What is put in has no such space, so
//! that a template is all that there is to make smaller, once for all of its pages.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A template, and where its bytes were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compact {
    /// The template.
    pub text: String,
    /// From which byte here each stretch follows from which byte there, in order.
    stretches: Vec<(usize, usize)>,
}

impl Compact {
    /// A template as it was written.
    pub fn as_written(text: String) -> Compact {
        Compact { text, stretches: Vec::new() }
    }

    /// A template made smaller.
    pub fn of(written: &str) -> Compact {
        let mut compactor = Compactor {
            written,
            out: Compact::default(),
            at: 0,
            state: State::Text,
            block: true,
            ways: Vec::new(),
        };
        compactor.all();
        compactor.out
    }

    /// Where a byte of the template stands in the file that somebody wrote.
    pub fn written_at(&self, byte: usize) -> usize {
        let after = self.stretches.partition_point(|(here, _)| *here <= byte);
        after.checked_sub(1).map_or(byte, |last| {
            let (here, there) = self.stretches[last];
            there + (byte - here)
        })
    }
}

/// Elements beside which space means nothing: they start and end lines of their own, or show nothing.
static BLOCKS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "!doctype address article aside base blockquote body br caption circle col colgroup dd defs desc details div dl dt \
     fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li line link main \
     meta nav ol optgroup option p path pattern rect section summary table tbody td template tfoot th thead title tr ul"
        .split(' ')
        .collect()
});
/// Elements in which every space is as it was written.
const AS_WRITTEN: [&str; 4] = ["pre", "script", "style", "textarea"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Between tags.
    Text,
    /// In a tag of an element beside which space means nothing, or of another.
    Tag { block: bool },
    /// In the value of an attribute, up to this mark, in such a tag.
    Value { mark: u8, block: bool },
}

struct Compactor<'t> {
    written: &'t str,
    out: Compact,
    at: usize,
    state: State,
    /// Whether space means nothing here, after a tag of a block.
    block: bool,
    /// The same before each statement that is open, and after all of the ways through it that were met.
    ways: Vec<(bool, bool)>,
}

impl<'t> Compactor<'t> {
    fn all(&mut self) {
        while self.at < self.written.len() {
            let rest = &self.written[self.at..];
            if let Some(length) = code_length(rest) {
                self.keep(length);
                self.code(&rest[..length]);
                continue;
            }
            match self.state {
                State::Text => self.text(rest),
                State::Tag { block } => self.tag(rest, block),
                State::Value { mark, block } => {
                    let end = stop(rest, |byte| byte == mark);
                    self.keep(end);
                    if rest.as_bytes().get(end) == Some(&mark) {
                        self.keep(1);
                        self.state = State::Tag { block };
                    }
                }
            }
        }
    }

    /// Whether space still means nothing after a piece of code: only where it does not, whichever way was taken.
    fn code(&mut self, code: &str) {
        let Some(statement) = code.strip_prefix("{%") else {
            // What is put in can end in anything.
            self.block &= code.starts_with("{#");
            return;
        };
        let statement = statement.trim_start_matches('-').trim_start();
        let word = &statement[..stop(statement, |byte| !byte.is_ascii_alphanumeric())];
        match word {
            "include" => self.block = false,
            "if" | "for" | "block" | "component" | "filter" | "raw" => {
                self.ways.push((self.block, self.block))
            }
            "set" if !statement.contains('=') => self.ways.push((self.block, self.block)),
            "else" | "elif" => {
                if let Some((before, all)) = self.ways.last_mut() {
                    *all &= self.block;
                    self.block = *before;
                }
            }
            word if word.starts_with("end") => {
                let all = self.ways.pop().is_some_and(|(_, all)| all);
                // Another template can have put something else into a block.
                self.block &= all && word != "endblock";
            }
            // A component around other parts.
            "" => self.block = false,
            _ => {}
        }
    }

    /// Up to the next tag, code or space.
    fn text(&mut self, rest: &'t str) {
        let space = stop(rest, |byte| !byte.is_ascii_whitespace());
        if space > 0 {
            self.at += space;
            if !self.block && !is_block(tag_name(&rest[space..])) {
                self.out.text.push(' ');
            }
            return;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            return self.keep(comment.find("-->").map_or(rest.len(), |end| end + 7));
        }
        let name = tag_name(rest);
        if AS_WRITTEN.contains(&name) && !rest.starts_with("</") {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            self.keep(end);
            self.block = false;
        } else if !name.is_empty() {
            self.state = State::Tag { block: is_block(name) };
            self.keep(1 + usize::from(rest.starts_with("</")) + name.len());
        } else {
            let length = stop_from(1, rest, |byte| byte.is_ascii_whitespace() || byte == b'<');
            self.keep(length);
            self.block = false;
        }
    }

    /// Up to the end of the tag, of a value in it, or to code.
    fn tag(&mut self, rest: &'t str, block: bool) {
        let space = stop(rest, |byte| !byte.is_ascii_whitespace());
        if space > 0 {
            self.at += space;
            if !rest[space..].starts_with('>') {
                self.out.text.push(' ');
            }
            return;
        }
        match rest.as_bytes()[0] {
            b'>' => {
                self.keep(1);
                self.state = State::Text;
                self.block = block;
            }
            mark @ (b'"' | b'\'') => match bare_value(rest, mark) {
                Some(value) => {
                    self.at += 1;
                    self.keep(value);
                    self.at += 1;
                }
                None => {
                    self.keep(1);
                    self.state = State::Value { mark, block };
                }
            },
            _ => {
                let ends = |byte: u8| matches!(byte, b'>' | b'"' | b'\'') || byte.is_ascii_whitespace();
                self.keep(stop_from(1, rest, ends));
            }
        }
    }

    /// Takes the next bytes over, but not past code.
    fn keep(&mut self, length: usize) {
        self.out.stretches.push((self.out.text.len(), self.at));
        self.out.text.push_str(&self.written[self.at..self.at + length]);
        self.at += length;
    }
}

/// How many bytes there are before one of these, or before code.
fn stop(text: &str, is_end: impl Fn(u8) -> bool) -> usize {
    stop_from(0, text, is_end)
}

/// The same past the first bytes. What it stops at is ASCII, so that no letter is cut in two.
fn stop_from(first: usize, text: &str, is_end: impl Fn(u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let is_code = |at: usize| bytes[at] == b'{' && matches!(bytes.get(at + 1), Some(b'{' | b'%' | b'#'));
    (first..bytes.len()).find(|at| is_end(bytes[*at]) || is_code(*at)).unwrap_or(bytes.len())
}

/// How long the code of the template is that a text starts with; nothing where it starts with none.
fn code_length(text: &str) -> Option<usize> {
    let end = match text.as_bytes().get(..2)? {
        b"{{" => "}}",
        b"{%" => "%}",
        b"{#" => return Some(text.find("#}").map_or(text.len(), |at| at + 2)),
        _ => return None,
    };
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(2) {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            None if text.as_bytes()[at..].starts_with(end.as_bytes()) => return Some(at + 2),
            None => {}
        }
    }
    Some(text.len())
}

/// The name of the element whose tag a text starts with, of one that ends as well; nothing where no tag is.
fn tag_name(text: &str) -> &str {
    let Some(tag) = text.strip_prefix('<') else { return "" };
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let end =
        name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '!'))).unwrap_or(name.len());
    &name[..end]
}

fn is_block(element: &str) -> bool {
    BLOCKS.contains(&*element.to_ascii_lowercase())
}

/// How long the value of an attribute is that needs no quotation marks. It has no code in it, and ends where the
/// browser sees that it does.
fn bare_value(text: &str, mark: u8) -> Option<usize> {
    let value = &text[1..];
    let length =
        stop(value, |byte| byte == mark || byte.is_ascii_whitespace() || b"\"'=<>`/".contains(&byte));
    let (after, next) = (value.as_bytes().get(length)?, value.as_bytes().get(length + 1)?);
    let ends = next.is_ascii_whitespace() || *next == b'>' || value[length + 1..].starts_with("{%");
    (length > 0 && *after == mark && ends).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::Compact;

    fn compact(written: &str) -> String {
        Compact::of(written).text
    }

    #[test]
    fn space_beside_blocks_means_nothing() {
        assert_eq!(compact("<ul>\n  <li>\n    One\n  </li>\n</ul>\n"), "<ul><li>One</li></ul>");
        assert_eq!(compact("<p>One\n   two</p>\n\n<p>"), "<p>One two</p><p>");
    }

    #[test]
    fn space_between_words_stays() {
        assert_eq!(compact("<p><a>One</a>\n  <a>two</a></p>"), "<p><a>One</a> <a>two</a></p>");
        assert_eq!(compact("<p>{{ one }}\n  {{ two }}</p>"), "<p>{{ one }} {{ two }}</p>");
        assert_eq!(
            compact("<b>A</b> {% if b %}<i>B</i>{% endif %}"),
            "<b>A</b> {% if b %}<i>B</i>{% endif %}"
        );
        assert_eq!(compact("<p>{{ x }} <b>y</b>"), "<p>{{ x }} <b>y</b>");
    }

    #[test]
    fn space_after_a_block_means_nothing_past_code_that_shows_nothing() {
        assert_eq!(compact("<div>\n  {% if a %}\n  <p>"), "<div>{% if a %}<p>");
        assert_eq!(compact("<div>\n  {{ a }}\n  b"), "<div>{{ a }} b");
    }

    #[test]
    fn space_stays_where_a_way_past_it_needs_it() {
        for same in [
            "a{% if b %}<p>c</p>{% endif %} d",
            "a{% for b in c %}<li>{% endfor %} d",
            "<p>{% if a %}<br>{% else %}b{% endif %} c",
            "<p>{% include \"a\" %} b",
            "<p>{% <a> %}<p>b</p>{% </a> %} c",
            "a{% if b %}<p>{% raw %}{% endraw %}</p>{% endif %} c",
            "<p>{% block a %}<p>{% endblock a %} b",
        ] {
            assert_eq!(compact(same), same);
        }
        assert_eq!(
            compact("<p>{% if a %}<br>{% else %}<hr>{% endif %} c"),
            "<p>{% if a %}<br>{% else %}<hr>{% endif %}c"
        );
    }

    #[test]
    fn attributes_have_the_marks_that_they_need() {
        let cases = [
            ("<a class=\"b\"  href=\"c\">", "<a class=b href=c>"),
            (
                "<a class=\"b c\" id=\"{{ d }}\" data-e=\"f{{ g }}\">",
                "<a class=\"b c\" id=\"{{ d }}\" data-e=\"f{{ g }}\">",
            ),
            ("<a{% if b %} rel=\"next\"{% endif %}>", "<a{% if b %} rel=next{% endif %}>"),
            ("<a alt=\"\" href=\"/\" b=\"c\"/>", "<a alt=\"\" href=\"/\" b=\"c\"/>"),
            ("<a b=\"c\"{{ d }} e='f'>", "<a b=\"c\"{{ d }} e=f>"),
            ("<a b=\"1 > 0\"\n>c</a>", "<a b=\"1 > 0\">c</a>"),
            ("<a ü=\"é\" b=\"…  “\">☆  é</a>", "<a ü=é b=\"…  “\">☆ é</a>"),
        ];
        for (written, compacted) in cases {
            assert_eq!(compact(written), compacted);
        }
    }

    #[test]
    fn code_and_what_is_shown_as_written_stay() {
        for same in [
            "{{ \"a  }}  b\"  ~  c }}",
            "{% set x = \"  %}  \" %}",
            "{#  a  b  #}",
            "<p><pre>\n  a  b\n</pre>",
            "<script>\n  a  <  b\n</script>",
            "a < b",
            "<!--  if  -->",
            "<",
            "{{ a",
            "<a b=\"",
        ] {
            assert_eq!(compact(same), same);
        }
    }

    #[test]
    fn places_are_those_of_the_file() {
        let written = "<div>\n    <p  class=\"a\">{{ x }}</p>\n</div>";
        let made = Compact::of(written);
        assert_eq!(made.text, "<div><p class=a>{{ x }}</p></div>");
        for part in ["<div>", "<p", "a", "{{ x }}", "</p>", "</div>"] {
            let here = made.text.find(part).expect("it is there");
            assert_eq!(made.written_at(here), written.find(part).expect("it is there"), "{part}");
        }
        assert_eq!(Compact::as_written("a  b".to_owned()).written_at(3), 3);
    }
}
