//! Plain words, and what stands among them: functions of prose, addresses, numbers to call and terms.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::diagnostic::Problem;

use super::Writer;
use super::spans::opening_tag;
use crate::markdown::functions::{self, Call, Parsed};
use crate::markdown::rules::PROSE_FUNCTION;
use crate::markdown::source::{MARK, Piece, is_escaped};
use crate::markdown::terms::first_word;
use crate::markdown::{autolink, escape};

/// Words that Markdown gave in several events but a reader sees as one.
struct Run {
    text: String,
    segments: Vec<Segment>,
    /// Whether there can be an email address in it.
    has_at_sign: bool,
}

/// The words of one event.
struct Segment {
    /// Where they start in the run.
    at: usize,
    /// Where they stand in the source.
    origin: Range<usize>,
}

/// Something found among words, that is written in another way.
enum Special {
    Function,
    Link {
        class: &'static str,
        href: String,
    },
    /// A term that is explained beside the text.
    HardWord,
    /// A term that has been explained: it is words, but no shorter term in it is looked for.
    KnownTerm,
}

impl Writer<'_> {
    /// Writes the words from one event on, and says which event comes after them.
    pub(super) fn text(&mut self, at: usize) -> usize {
        self.text_from(at, 0)
    }

    /// The same without the first `skipped` bytes.
    pub(super) fn text_from(&mut self, at: usize, skipped: usize) -> usize {
        let (run, next) = self.run(at);
        let text = run.text.as_str();
        let (mut written, mut here) = (skipped, skipped);
        while let Some(character) = text[here..].chars().next() {
            match self.special(&run, here, character) {
                // Nothing starts in the middle of a word.
                None if character.is_alphanumeric() => here += first_word(&text[here..]).len(),
                None => here += character.len_utf8(),
                Some((special, end)) => {
                    self.say(&text[written..here]);
                    self.write_special(special, &text[here..end]);
                    (written, here) = (end, end);
                }
            }
        }
        self.say(&text[written..]);
        next
    }

    fn run(&self, start: usize) -> (Run, usize) {
        let mut run = Run { text: String::new(), segments: Vec::new(), has_at_sign: false };
        let mut at = start;
        while let Some((event, origin)) = self.events.get(at) {
            let words = match event {
                Event::Text(words) => words.as_ref(),
                Event::SoftBreak => "\n",
                _ => break,
            };
            run.segments.push(Segment { at: run.text.len(), origin: origin.clone() });
            // Only a mark that stands in the source is ours; an entity can spell one out.
            if words.contains(MARK) && self.source.text.get(origin.clone()) != Some(words) {
                run.text.push_str(&words.replace(MARK, "\u{FFFD}"));
            } else {
                run.text.push_str(words);
            }
            at += 1;
        }
        run.has_at_sign = run.text.contains('@');
        (run, at)
    }

    /// What starts at a place of a run, and where it ends.
    fn special(&mut self, run: &Run, here: usize, character: char) -> Option<(Special, usize)> {
        let text = run.text.as_str();
        let before = text[..here].chars().next_back();
        match character {
            MARK => {
                let (_, length) = self.source.piece(&text[here..])?;
                return Some((Special::Function, here + length));
            }
            '{' if before != Some('{') => self.check_function(run, here),
            '[' => self.check_note(run, here),
            _ => {}
        }
        if self.quiet || before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        self.contact(run, here, before, character).or_else(|| self.term(text, here, character))
    }

    /// An address or a number that is written out.
    fn contact(
        &self,
        run: &Run,
        here: usize,
        before: Option<char>,
        character: char,
    ) -> Option<(Special, usize)> {
        let text = run.text.as_str();
        match character {
            '0' | '+' | '('
                if !matches!(before, Some('.' | '-' | '/' | '£' | '#' | '=' | '_' | '@' | '+')) =>
            {
                if let Some((end, number)) = autolink::telephone(text, here) {
                    return Some((Special::Link { class: "", href: format!("tel:{number}") }, end));
                }
            }
            'h' | 'H' => {
                if let Some(end) = autolink::web(text, here) {
                    return Some((
                        Special::Link { class: "external", href: text[here..end].to_owned() },
                        end,
                    ));
                }
            }
            _ => {}
        }
        let in_name = matches!(before, Some('.' | '_' | '%' | '+' | '-' | '\'' | '@' | '/'));
        if !run.has_at_sign || in_name || !character.is_ascii_alphanumeric() {
            return None;
        }
        let end = autolink::email(text, here)?;
        Some((Special::Link { class: "", href: format!("mailto:{}", &text[here..end]) }, end))
    }

    /// A term of the glossary.
    fn term(&mut self, text: &str, here: usize, character: char) -> Option<(Special, usize)> {
        if !character.is_alphanumeric() {
            return None;
        }
        let (id, end) = self.settings.prose.terms().find(text, here)?;
        if !self.page.explained.insert(id.to_owned()) {
            return Some((Special::KnownTerm, end));
        }
        let special = match self.settings.prose.term_href(id) {
            Some(href) => Special::Link { class: "term", href },
            None => Special::HardWord,
        };
        Some((special, end))
    }

    fn write_special(&mut self, special: Special, words: &str) {
        match special {
            Special::KnownTerm => self.say(words),
            Special::HardWord => {
                self.push("<strong>");
                self.say(words);
                self.push("</strong>");
            }
            Special::Function => {
                if let Some((piece, _)) = self.source.piece(words) {
                    self.function(piece);
                }
            }
            Special::Link { class, href } => {
                let class = if class.is_empty() { "" } else { &format!(r#" class="{class}""#) };
                self.push(&format!(r#"<a{class} href=""#));
                escape::href(&mut self.result.html, &href);
                self.push(r#"">"#);
                // A number stays on one line.
                match href.starts_with("tel:") {
                    true => self.say(&words.replace([' ', '\n'], "\u{a0}")),
                    false => self.say(words),
                }
                self.push("</a>");
            }
        }
    }

    /// Writes what a function gives. Where it gives nothing, the writer sees what they wrote.
    fn function(&mut self, piece: &Piece) {
        let written = self.source.written(piece.written.clone());
        let Some(parsed) = &piece.function else { return self.say(written) };
        let answer = match parsed.call.name.as_str() {
            "link" => return self.link_function(piece, parsed),
            _ => self.settings.prose.call(&parsed.call),
        };
        match answer {
            Ok(words) if parsed.call.name == "lang" => {
                // The answer is there only where the language is one.
                let language = parsed.call.unnamed(0).unwrap_or_default().trim();
                self.push(r#"<span lang=""#);
                escape::attribute(&mut self.result.html, language);
                self.push(r#"" dir="auto">"#);
                self.say(&words);
                self.push("</span>");
            }
            Ok(words) => match contact_href(&words).filter(|_| !self.in_link && !self.quiet) {
                Some(href) => self.write_special(Special::Link { class: "", href }, &words),
                None => self.say(&words),
            },
            Err(problem) => {
                self.say(written);
                self.find_written(&PROSE_FUNCTION, blamed(piece, parsed, &problem), problem);
            }
        }
    }

    /// `{{ link("tier:specialist") }}` is a link with the words that the site has for the place.
    fn link_function(&mut self, piece: &Piece, parsed: &Parsed) {
        let written = self.source.written(piece.written.clone());
        let Some(address) = parsed.call.unnamed(0) else {
            self.say(written);
            return self.find_written(&PROSE_FUNCTION, piece.written.clone(), usage_of_link());
        };
        if let Some(extra) = surplus_argument(&parsed.call) {
            self.find_written(&PROSE_FUNCTION, parsed.args[extra].clone(), usage_of_link());
        }
        let own_words = parsed.call.named("text");
        match self.destination(address) {
            Err((rule, problem)) => {
                self.say(own_words.unwrap_or(written));
                let place = parsed.call.args.iter().position(|arg| arg.name.is_none());
                let range = place.map_or(piece.written.clone(), |place| parsed.args[place].clone());
                self.find_written(rule, range, problem);
            }
            Ok(destination) => {
                let words = own_words.unwrap_or(&destination.link.title);
                if self.in_link {
                    return self.say(words);
                }
                self.push(&opening_tag(&destination, ""));
                self.say(words);
                self.push("</a>");
            }
        }
    }

    /// Says what is wrong with a `{{` that was left in the text.
    fn check_function(&mut self, run: &Run, here: usize) {
        let Some(start) = self.verbatim(run, here, "{{") else { return };
        if let Some(slip) = functions::explain(&self.source.text, start) {
            self.find(&PROSE_FUNCTION, &slip.range, slip.problem);
        }
    }

    /// Says so if a reference to a note was left in the text: there is no such note.
    fn check_note(&mut self, run: &Run, here: usize) {
        let Some(rest) = run.text[here..].strip_prefix("[^") else { return };
        let stops = |c: char| c == ']' || c == '[' || c.is_whitespace();
        let Some(end) = rest.char_indices().take(100).find(|(_, c)| stops(*c)).map(|(end, _)| end) else {
            return;
        };
        if end == 0 || !rest[end..].starts_with(']') {
            return;
        }
        let label = &rest[..end];
        if let Some(start) = self.verbatim(run, here, &format!("[^{label}]")) {
            self.undefined_note(label, &(start..start + label.len() + 3));
        }
    }

    /// Where a place of a run stands in the source, if the source has these words there as they are.
    fn verbatim(&self, run: &Run, here: usize, words: &str) -> Option<usize> {
        let last = run.segments.partition_point(|segment| segment.at <= here).checked_sub(1)?;
        let segment = &run.segments[last];
        let start = segment.origin.start + (here - segment.at);
        let stands =
            self.source.text.get(start..)?.starts_with(words) && !is_escaped(&self.source.text, start);
        stands.then_some(start)
    }
}

/// The argument that a problem speaks of first, or else the whole function: in "there is no row `a` in `b`", what
/// is wrong is the row.
fn blamed(piece: &Piece, parsed: &Parsed, problem: &Problem) -> Range<usize> {
    let named = |value: &str| problem.message.find(&format!("`{value}`"));
    let spoken_of = parsed.call.args.iter().zip(&parsed.args);
    let spoken_of = spoken_of.filter_map(|(argument, range)| Some((named(&argument.value)?, range)));
    spoken_of.min_by_key(|(place, _)| *place).map_or(piece.written.clone(), |(_, range)| range.clone())
}

/// The first argument that `link` does not know.
fn surplus_argument(call: &Call) -> Option<usize> {
    let mut addresses = 0;
    call.args.iter().position(|argument| match argument.name.as_deref() {
        None => {
            addresses += 1;
            addresses > 1
        }
        name => name != Some("text"),
    })
}

fn usage_of_link() -> Problem {
    Problem::new(
        "`link` takes an address and, if you like, its own words",
        "write `{{ link(\"tier:specialist\", text=\"the words\") }}`",
    )
}

/// Where words lead that are an email address or a telephone number and nothing else.
fn contact_href(words: &str) -> Option<String> {
    if let Some((end, number)) = autolink::telephone(words, 0) {
        return (end == words.len()).then(|| format!("tel:{number}"));
    }
    autolink::email(words, 0).filter(|end| *end == words.len()).map(|_| format!("mailto:{words}"))
}
