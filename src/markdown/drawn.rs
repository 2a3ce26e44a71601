//! A text with the answers of its functions in their place: what it says on the day, whatever the figures say later.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::source::{MARK, Source};
use super::{Call, Prose};

/// A text of any number of blocks. A function that has no answer stays as it was written, as does one in code.
pub fn drawn(text: &str, prose: &dyn Prose) -> String {
    if !text.contains("{{") {
        return text.to_owned();
    }
    draw(text, &Source::new(text), prose)
}

/// A text of one paragraph, such as the words of a rule.
pub fn drawn_line(text: &str, prose: &dyn Prose) -> String {
    draw(text, &Source::of_one_line(text), prose)
}

fn draw(text: &str, source: &Source, prose: &dyn Prose) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    let mut in_code = false;
    for (event, _) in source.events() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(words) if !in_code => {
                for (at, _) in words.match_indices(MARK) {
                    let Some((piece, _)) = source.piece(&words[at..]) else { continue };
                    let Some(answer) = piece.function.as_ref().and_then(|parsed| answer(&parsed.call, prose))
                    else {
                        continue;
                    };
                    // A table's cells come in the order in which they stand, and so does all else.
                    if let Some(before) = text.get(copied..piece.written.start) {
                        out.push_str(before);
                        out.push_str(&answer);
                        copied = piece.written.end;
                    }
                }
            }
            _ => {}
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

/// What a function gives, as Markdown.
fn answer(call: &Call, prose: &dyn Prose) -> Option<String> {
    if call.name != "link" {
        return prose.call(call).ok().map(|words| escaped(&words));
    }
    let target = call.unnamed(0)?;
    let words = match call.named("text") {
        Some(words) => words.to_owned(),
        None => prose.link(target).ok()?.title,
    };
    Some(format!("[{}](<{target}>)", escaped(&words)))
}

/// Words as Markdown that reads as these very words.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '{' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}
