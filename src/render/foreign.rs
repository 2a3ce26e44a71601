//! The last step of a page that is not in the language of all of its texts: the marks of [`crate::foreign`] become
//! elements with `lang` and `dir`.

use std::ops::Range;

use memchr::{memchr, memmem};

use super::tags::{name, tag_length};
use crate::content::words::Language;
use crate::foreign::{END, ENGLISH, ORIGINAL, bare, first_mark};

/// What a template shows only where some of the page is in another language.
const IF_FOREIGN: [&str; 2] = ["<!--if-foreign-->", "<!--end-if-foreign-->"];

/// Elements that are made around other elements, and not around words.
const BLOCKS: [&str; 16] = [
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "figure",
    "section",
    "blockquote",
    "pre",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
];

/// A page in `language` with an element for each text in another. In a language of other letters, words in Latin ones
/// are taken for words of the original: names, and terms that stand beside their translation.
pub fn resolved(html: String, language: &Language, original: &Language) -> String {
    let html = with_or_without_notice(html);
    let mut mark = first_mark(&html);
    let latin_is_foreign = !language.is_in_latin_letters() && original.is_in_latin_letters();
    // Most pages in the language of the original are in no other.
    if !latin_is_foreign && mark.is_none() {
        return html;
    }
    let mut page = Page {
        out: String::with_capacity(html.len() + 1024),
        original,
        english: Language::english(),
        latin_is_foreign,
        drawing: 0,
        depth: 0,
        open: Vec::new(),
    };
    let mut at = 0;
    while at < html.len() {
        let from = &html[at..];
        let until_mark = mark.map_or(from.len(), |mark| mark - at);
        let rest = match memchr(b'<', from.as_bytes()).unwrap_or(from.len()) {
            _ if until_mark == 0 => page.mark(from),
            0 => page.tag(from, until_mark),
            until_tag => {
                let (text, rest) = from.split_at(until_tag.min(until_mark));
                page.text(text);
                rest
            }
        };
        at = html.len() - rest.len();
        // Looked for once between each mark and the next, and not in each tag and text again.
        if mark.is_some_and(|mark| mark < at) {
            mark = first_mark(rest).map(|next| at + next);
        }
    }
    page.out
}

/// Takes away the words that say that some of the page is in another language where none is, and their marks where
/// some is.
fn with_or_without_notice(mut html: String) -> String {
    let [start, end] = IF_FOREIGN;
    let find = |words: &str, from: usize| {
        memmem::find(&html.as_bytes()[from..], words.as_bytes()).map(|at| from + at)
    };
    let Some(before) = find(start, 0) else { return html };
    let Some(after) = find(end, before) else { return html };
    let main = find("</main>", after).unwrap_or(html.len());
    // In place: this is nearly as long as the page.
    if first_mark(&html[after..main]).is_some() {
        html.replace_range(after..after + end.len(), "");
        html.replace_range(before..before + start.len(), "");
    } else {
        html.replace_range(before..after + end.len(), "");
    }
    html
}

struct Page<'l> {
    out: String,
    original: &'l Language,
    english: Language,
    /// Whether words in Latin letters are in the original language.
    latin_is_foreign: bool,
    /// Inside how many drawings this is: their elements are others.
    drawing: usize,
    /// Inside how many elements this is.
    depth: usize,
    /// The marked texts around what is written now.
    open: Vec<Open>,
}

/// A marked text whose end is not written yet.
struct Open {
    /// Its element: inside another, none is made.
    element: Option<&'static str>,
    /// Inside how many elements it started.
    depth: usize,
    /// Whether its end came inside an element that it does not hold as a whole.
    is_over: bool,
}

/// Whether an element holds nothing.
fn is_void(element: &str) -> bool {
    matches!(
        element,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

impl Page<'_> {
    /// Writes a tag without the marks in its attributes, the first of which is no sooner than `until_mark`, and gives
    /// what comes after it. What an element holds that can have no elements in it is written as well.
    fn tag<'h>(&mut self, html: &'h str, until_mark: usize) -> &'h str {
        let (tag, rest) = html.split_at(tag_length(html));
        let name = name(tag);
        let tag = if tag.len() > until_mark { bare(tag) } else { tag.into() };
        match tag.get(..5) {
            Some("<svg " | "<svg>") if !tag.ends_with("/>") => self.drawing += 1,
            Some("</svg") => self.drawing = self.drawing.saturating_sub(1),
            _ => {}
        }
        if tag.starts_with("</") {
            self.depth = self.depth.saturating_sub(1);
            // Elements nest, whatever was cut out of a text.
            self.close_while(|open, depth| open.depth > depth);
            self.out.push_str(&tag);
            self.close_while(|open, depth| open.is_over && open.depth == depth);
            return rest;
        }
        if !tag.starts_with("<!") && !tag.ends_with("/>") && !is_void(name) {
            self.depth += 1;
        }
        match name {
            "script" | "style" => {
                let end = rest.find("</").unwrap_or(rest.len());
                self.out.push_str(&tag);
                self.out.push_str(&bare(&rest[..end]));
                &rest[end..]
            }
            "title" | "desc" | "option" | "textarea" => {
                let end = rest.find("</").unwrap_or(rest.len());
                let text = &rest[..end];
                match text.trim_start().chars().next().filter(|c| [ORIGINAL, ENGLISH].contains(c)) {
                    Some(mark) => {
                        self.out.push_str(&tag[..tag.len() - 1]);
                        self.attributes(mark);
                        self.out.push('>');
                    }
                    None => self.out.push_str(&tag),
                }
                self.out.push_str(&bare(text));
                &rest[end..]
            }
            _ => {
                self.out.push_str(&tag);
                rest
            }
        }
    }

    /// Writes text that has neither tags nor marks in it.
    fn text(&mut self, text: &str) {
        let has_latin = self.latin_is_foreign && text.bytes().any(|byte| byte.is_ascii_alphabetic());
        if !has_latin || self.drawing > 0 || self.is_inside() {
            return self.out.push_str(text);
        }
        let mut written = 0;
        for words in latin_words(text) {
            self.out.push_str(&text[written..words.start]);
            self.out.push_str("<span");
            self.attributes(ORIGINAL);
            self.out.extend([">", &text[words.clone()], "</span>"]);
            written = words.end;
        }
        self.out.push_str(&text[written..]);
    }

    /// Writes what a mark at the start of a text stands for, and gives what comes after it.
    fn mark<'h>(&mut self, html: &'h str) -> &'h str {
        let mut chars = html.chars();
        let mark = chars.next();
        let rest = chars.as_str();
        match mark {
            Some(END) => {
                if let Some(open) = self.open.iter_mut().rev().find(|open| !open.is_over) {
                    open.is_over = true;
                }
                self.close_while(|open, depth| open.is_over && open.depth == depth);
            }
            Some(mark) => {
                let inside = self.is_inside();
                let element = match BLOCKS.contains(&name(rest.trim_start())) {
                    _ if self.drawing > 0 => "tspan",
                    true => "div",
                    false => "span",
                };
                let element_of_its_own = (!inside).then_some(element);
                self.open.push(Open { element: element_of_its_own, depth: self.depth, is_over: false });
                if !inside {
                    self.out.extend(["<", element]);
                    self.attributes(mark);
                    self.out.push('>');
                }
            }
            None => {}
        }
        rest
    }

    /// Whether a marked text is around what is written now.
    fn is_inside(&self) -> bool {
        self.open.iter().any(|open| open.element.is_some())
    }

    /// Closes the last of the marked texts as long as they are like this, seen from the depth that is reached.
    fn close_while(&mut self, is_done: impl Fn(&Open, usize) -> bool) {
        while let Some(open) = self.open.pop_if(|open| is_done(open, self.depth)) {
            if let Some(element) = open.element {
                self.out.extend(["</", element, ">"]);
            }
        }
    }

    /// Writes which language a marked text is in.
    fn attributes(&mut self, mark: char) {
        let language = if mark == ENGLISH { &self.english } else { self.original };
        self.out.extend([" lang=\"", language.tag(), "\""]);
        if self.drawing == 0 {
            self.out.extend([" dir=\"", language.direction(), "\""]);
        }
    }
}

/// Stretches of two words or more in Latin letters, with what stands between them.
fn latin_words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut run, mut words, mut letters): (Option<Range<usize>>, usize, usize) = (None, 0, 0);
    let mut chars = text.char_indices().peekable();
    let mut close = |run: &mut Option<Range<usize>>, words: &mut usize| {
        let whole = run.take().filter(|_| std::mem::take(words) >= 2);
        found.extend(whole);
    };
    while let Some((at, c)) = chars.next() {
        match c {
            // A character by its name in HTML has Latin letters that nobody reads.
            '&' => {
                let name = text[at..].find(';').map_or(0, |length| at + length);
                while chars.next_if(|(next, _)| *next <= name).is_some() {}
                letters = 0;
            }
            c if c.is_ascii_alphabetic() => {
                letters += 1;
                words += usize::from(letters == 2);
                match &mut run {
                    Some(run) => run.end = at + 1,
                    None => run = Some(at..at + 1),
                }
            }
            c if c.is_ascii_digit() => {
                if let Some(run) = run.as_mut().filter(|_| letters > 0) {
                    run.end = at + 1;
                }
            }
            ' ' | '\u{a0}' | '-' | '/' | '.' | ',' | '\'' | '’' | '(' | ')' | '+' | ':' => letters = 0,
            _ => {
                letters = 0;
                close(&mut run, &mut words);
            }
        }
    }
    close(&mut run, &mut words);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> String {
        let marked = html.replace('[', "\u{2066}").replace('{', "\u{2068}").replace(']', "\u{2069}");
        let urdu: Language = "ur".parse().expect("a language");
        resolved(marked, &urdu, &Language::english())
    }

    #[test]
    fn latin_words_among_others_are_of_the_original() {
        let english = "<span lang=\"en-GB\" dir=\"ltr\">";
        assert_eq!(
            page("<p>اردو (Easy Read), اردو</p>"),
            format!("<p>اردو ({english}Easy Read</span>), اردو</p>")
        );
        assert_eq!(
            page("<p>PDF اردو &amp;nbsp; اردو &quot;A&quot; <b>B</b></p>"),
            "<p>PDF اردو &amp;nbsp; اردو &quot;A&quot; <b>B</b></p>"
        );
        assert_eq!(
            page("<svg><text>[One two] three four</text></svg>"),
            "<svg><text><tspan lang=\"en-GB\">One two</tspan> three four</text></svg>"
        );
    }

    #[test]
    fn words_get_a_span_and_blocks_a_div() {
        assert_eq!(
            page("<p>اردو [Swim & [fun]] اردو</p>"),
            "<p>اردو <span lang=\"en-GB\" dir=\"ltr\">Swim & fun</span> اردو</p>"
        );
        assert_eq!(
            page("[<p>One</p><ul></ul>]"),
            "<div lang=\"en-GB\" dir=\"ltr\"><p>One</p><ul></ul></div>"
        );
    }

    #[test]
    fn attributes_and_scripts_lose_their_marks() {
        assert_eq!(page("<a title=\"[a > b]\" href='x'>ا</a>"), "<a title=\"a > b\" href='x'>ا</a>");
        assert!(!page("<script>{\"a\"]</script>").contains('\u{2069}'));
    }

    #[test]
    fn what_holds_only_text_says_it_itself() {
        assert_eq!(
            page("<option value=\"a\">[Any]</option>"),
            "<option value=\"a\" lang=\"en-GB\" dir=\"ltr\">Any</option>"
        );
        assert_eq!(page("<title>ا – [Northmoor]</title>"), "<title>ا – Northmoor</title>");
    }

    #[test]
    fn elements_nest_wherever_marks_are() {
        let span = "<span lang=\"en-GB\" dir=\"ltr\">";
        assert_eq!(page("<p>[a<b>c]</b>ا</p>"), format!("<p>{span}a<b>c</b></span>ا</p>"));
        assert_eq!(
            page("<svg><svg></svg><text>[a]</text></svg>"),
            "<svg><svg></svg><text><tspan lang=\"en-GB\">a</tspan></text></svg>"
        );
        assert_eq!(page("<p><b>[a</b>c]</p>]"), format!("<p><b>{span}a</span></b>c</p>"));
        assert_eq!(
            page("<p>[a<br>[b]<i>c</i></p><p>ا</p>"),
            format!("<p>{span}a<br>b<i>c</i></span></p><p>ا</p>")
        );
    }

    #[test]
    fn the_notice_is_there_where_something_is_foreign() {
        let notice = "<!--if-foreign--><p>!</p><!--end-if-foreign-->";
        assert_eq!(
            page(&format!("{notice}<main>ا</main>[x]")),
            "<main>ا</main><span lang=\"en-GB\" dir=\"ltr\">x</span>"
        );
        assert!(page(&format!("{notice}<main>[x]</main>")).starts_with("<p>!</p><main>"));
    }
}
