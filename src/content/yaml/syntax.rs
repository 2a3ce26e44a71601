//! What keeps a file from being read, in the words of someone who mends it. A parser stumbles where it first cannot
//! go on, which is often a line after the slip; so the lines around that are looked at for what people do.

use std::ops::Range;

use super::node::Unreadable;
use super::rules;
use super::shape::Mistake;
use crate::diagnostic::{Problem, Rule};

/// What keeps a file from being read.
pub fn explain(unreadable: Unreadable, text: &str) -> Mistake {
    let lines = Lines::of(text);
    let (rule, bytes, problem): (&'static Rule, _, _) = match unreadable {
        Unreadable::SecondDocument(at) => (
            &rules::SECOND_DOCUMENT,
            lines.body(lines.at(at)),
            Problem::new("a second document starts here", "take out the line of three hyphens"),
        ),
        Unreadable::TooDeep(at) => (
            &rules::TOO_DEEP,
            at..at + 1,
            Problem::new(
                "this is nested too deep to be content",
                "take out the brackets or lines that are too many",
            ),
        ),
        Unreadable::TooLarge(at) => (
            &rules::TOO_LARGE,
            lines.body(lines.at(at)),
            Problem::new(
                "the references in this file make it far too large",
                "write the values out, without & and *",
            ),
        ),
        Unreadable::WithinItself(at) => (
            &rules::SYNTAX,
            lines.body(lines.at(at)),
            Problem::new("something stands for itself here", "write the value out, without & and *"),
        ),
        Unreadable::Syntax(at, says) => {
            let stumble = lines.at(at);
            // A tab is spoken of at the line above it.
            let below = [stumble, stumble + 1].into_iter().filter(|n| *n < lines.starts.len());
            let tabs = below.filter(|_| says.contains("tab")).find_map(|n| tab(&lines, n));
            let mark = || byte_order_mark(&lines, stumble);
            let code = || says.contains("escape").then(|| code_that_is_none(&lines, stumble)).flatten();
            let known =
                || around(&lines, stumble).find_map(|n| SLIPS.iter().find_map(|slip| slip(&lines, n)));
            let known = tabs.or_else(mark).or_else(code).or_else(known);
            let slip = known.unwrap_or_else(|| unknown(&lines, stumble, &says));
            (slip.rule, slip.bytes, slip.problem)
        }
    };
    Mistake { rule, bytes, problem }
}

/// The line at which the parser stumbled and those before it, the nearest first.
fn around(lines: &Lines, stumble: usize) -> impl Iterator<Item = usize> {
    const FAR: usize = 3;
    let written = move |n: &usize| !lines.text(*n).trim().is_empty();
    (0..=stumble).rev().filter(written).take(FAR).collect::<Vec<_>>().into_iter()
}

/// A slip that is recognised.
struct Slip {
    rule: &'static Rule,
    bytes: Range<usize>,
    problem: Problem,
}

/// The lines of a text.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Lines<'a> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    /// The line that a byte is on.
    fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte) - 1
    }

    fn text(&self, n: usize) -> &'a str {
        let end = self.starts.get(n + 1).copied().unwrap_or(self.text.len());
        self.text[self.starts[n]..end].trim_end_matches(['\n', '\r'])
    }

    /// The bytes of a line without the spaces around it.
    fn body(&self, n: usize) -> Range<usize> {
        let line = self.text(n);
        let start = self.starts[n] + (line.len() - line.trim_start().len());
        start..(self.starts[n] + line.trim_end().len()).max(start)
    }

    /// The bytes of a part of a line.
    fn part(&self, n: usize, part: &str) -> Range<usize> {
        let start = self.text(n).find(part).map_or(self.body(n).start, |at| self.starts[n] + at);
        start..start + part.len()
    }

    /// The nearest line before one that says anything.
    fn before(&self, n: usize) -> Option<usize> {
        (0..n)
            .rev()
            .find(|n| !self.text(*n).trim().is_empty() && !self.text(*n).trim_start().starts_with('#'))
    }
}

/// The key and the value of a line, without a hyphen before and a comment after them.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim_start().trim_start_matches("- ").split_once(':')?;
    let value = value.split(" #").next().unwrap_or(value);
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    is_key.then_some((key, value))
}

fn indent(line: &str) -> usize {
    let body = line.trim_start();
    let hyphen = if body.starts_with("- ") { 2 } else { 0 };
    line.len() - body.len() + hyphen
}

fn syntax(bytes: Range<usize>, message: &str, help: String) -> Option<Slip> {
    Some(Slip { rule: &rules::SYNTAX, bytes, problem: Problem::new(message, help) })
}

type Recognise = fn(&Lines, usize) -> Option<Slip>;

/// What people do, the surest sign first.
const SLIPS: [Recognise; 9] = [
    tab,
    no_space_after_colon,
    quote_within_quotes,
    open_quote,
    colon_in_text,
    sign_that_needs_quotes,
    indented_too_far,
    indented_too_little,
    open_bracket,
];

fn tab(lines: &Lines, n: usize) -> Option<Slip> {
    let line = lines.text(n);
    let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
    let tab = lines.starts[n] + line[..blank].find('\t')?;
    let problem = Problem::new("there is a tab here", "line up with spaces, two for each step in");
    Some(Slip { rule: &rules::TAB, bytes: tab..tab + 1, problem })
}

/// Programs that join files leave one in the middle, where nobody can see it.
fn byte_order_mark(lines: &Lines, n: usize) -> Option<Slip> {
    lines.text(n).contains('\u{feff}').then_some(())?;
    syntax(
        lines.part(n, "\u{feff}"),
        "there is a byte order mark here, a sign that cannot be seen",
        "delete the line and type it again".to_owned(),
    )
}

/// `"C:\Users"`: in double quotes a backslash starts a code for a sign.
fn code_that_is_none(lines: &Lines, n: usize) -> Option<Slip> {
    let (_, code) = lines.text(n).split_once('\\')?;
    let code: String = code.chars().take_while(|sign| sign.is_alphanumeric()).take(5).collect();
    syntax(
        lines.part(n, &format!("\\{code}")),
        "a backslash in double quotes starts the code of a sign, and this is none",
        "write the sign itself, or put the text in single quotes: '…'".to_owned(),
    )
}

fn no_space_after_colon(lines: &Lines, n: usize) -> Option<Slip> {
    let line = lines.text(n);
    let (key, value) = key_and_value(line)?;
    if value.is_empty() || value.starts_with([' ', '\t', '/']) {
        return None;
    }
    syntax(
        lines.part(n, &format!("{key}:")),
        "there is no space after the colon",
        format!("write `{key}: {}`", value.trim()),
    )
}

/// `'It's here'`, or `"the "good" one"`
fn quote_within_quotes(lines: &Lines, n: usize) -> Option<Slip> {
    let (_, value) = key_and_value(lines.text(n))?;
    let value = value.trim();
    let quote = value.chars().next().filter(|first| matches!(first, '\'' | '"'))?;
    let inner = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let stray = inner.replace("''", "").replace("\\\"", "");
    if !stray.contains(quote) {
        return None;
    }
    let other = if quote == '\'' { '"' } else { '\'' };
    let help = match inner.contains(other) {
        false => format!("use the other kind around it: {other}{inner}{other}"),
        true => format!("write each {quote} inside the text twice"),
    };
    syntax(lines.part(n, value), "this text has its own kind of quotes inside it", help)
}

fn open_quote(lines: &Lines, n: usize) -> Option<Slip> {
    let line = lines.text(n);
    let value =
        key_and_value(line).map_or(line.trim_start().trim_start_matches("- "), |(_, value)| value).trim();
    let quote = value.chars().next().filter(|first| matches!(first, '\'' | '"'))?;
    let closed = value.len() > 1 && value.ends_with(quote);
    if closed {
        return None;
    }
    let help = format!("put the same quote at the end: {value}{quote}");
    syntax(lines.part(n, value), "a quote is opened here and not closed", help)
}

fn colon_in_text(lines: &Lines, n: usize) -> Option<Slip> {
    let (key, value) = key_and_value(lines.text(n))?;
    let value = value.trim();
    let plain = !value.starts_with(['"', '\'', '{', '[', '|', '>']);
    if !plain || !(value.contains(": ") || value.ends_with(':')) {
        return None;
    }
    let help = match value.split_once(": ") {
        // `link: page: ask` is a link with a space too many.
        Some((word, rest)) if key == "link" => format!("take out the space: `{word}:{}`", rest.trim()),
        _ => format!("put the text in quotes: \"{value}\""),
    };
    syntax(lines.part(n, value), "this text has a colon and a space in it, which starts a key", help)
}

fn sign_that_needs_quotes(lines: &Lines, n: usize) -> Option<Slip> {
    let line = lines.text(n);
    let value =
        key_and_value(line).map_or(line.trim_start().trim_start_matches("- "), |(_, value)| value).trim();
    let sign = value.chars().next().filter(|first| matches!(first, '@' | '*' | '&' | '%' | '`' | '!'))?;
    let message = format!("a text that starts with {sign} needs quotes");
    syntax(lines.part(n, value), &message, format!("write \"{value}\""))
}

/// A key that stands further in than the finished line above it.
fn indented_too_far(lines: &Lines, n: usize) -> Option<Slip> {
    let (line, above) = (lines.text(n), lines.text(lines.before(n)?));
    let (_, value) = key_and_value(above)?;
    let value = value.trim();
    let finished = !value.is_empty() && !value.starts_with(['|', '>']);
    if key_and_value(line).is_none() || !finished || indent(line) <= indent(above) {
        return None;
    }
    let help =
        format!("start it under the first letter of the line above, with {} spaces before it", indent(above));
    syntax(lines.body(n), "this line stands too far in", help)
}

/// A key of a list's item that stands under the hyphen.
fn indented_too_little(lines: &Lines, n: usize) -> Option<Slip> {
    let (line, above) = (lines.text(n), lines.text(lines.before(n)?));
    let under_hyphen = above.trim_start().starts_with("- ") && indent(line) < indent(above);
    if !under_hyphen || key_and_value(line).is_none() || line.trim_start().starts_with('-') {
        return None;
    }
    let help =
        format!("start it under the first letter after the hyphen, with {} spaces before it", indent(above));
    syntax(lines.body(n), "this line belongs to the item above, and does not stand under it", help)
}

fn open_bracket(lines: &Lines, n: usize) -> Option<Slip> {
    let line = lines.text(n);
    let (_, value) = key_and_value(line).unwrap_or(("", line.trim()));
    let value = value.trim();
    let open = |open: char, close: char| value.matches(open).count() > value.matches(close).count();
    let close = match (open('[', ']'), open('{', '}')) {
        (true, _) => ']',
        (false, true) => '}',
        (false, false) => return None,
    };
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let help = format!("put a {close} after the last thing that belongs inside");
    syntax(lines.part(n, value), "a bracket is opened here and not closed", help)
}

/// A slip that is not recognised: where the parser stumbled, and what it says.
fn unknown(lines: &Lines, n: usize, says: &str) -> Slip {
    // At the end of the file the last line that says anything is the place to look.
    let n = if lines.text(n).trim().is_empty() { lines.before(n).unwrap_or(n) } else { n };
    let line = lines.text(n).trim();
    let item = line.starts_with("- ") || line == "-";
    let (message, help) = if item {
        (
            "a list cannot start here",
            "write the key that the list belongs to on the line above, or line the hyphen up with the others",
        )
    } else if key_and_value(line).is_none() {
        (
            "this line is neither a key with a value nor a part of the one above",
            "write `key: value`, with a space after the colon",
        )
    } else {
        (
            "this line does not line up with the ones above it",
            "start it under the first letter of the keys that it belongs with",
        )
    };
    let problem = Problem::new(message, format!("{help} (the parser says: {says})"));
    Slip { rule: &rules::SYNTAX, bytes: lines.body(n), problem }
}
