//! Reading a function of prose: `{{ name("value", key="value") }}`.

use std::ops::Range;

use crate::diagnostic::Problem;

/// No call is longer, so that reading a hostile text stays quick.
const LONGEST: usize = 2000;

/// A question that a text asks of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The function's name.
    pub name: String,
    /// What stands between its brackets, in order.
    pub args: Vec<Argument>,
}

/// One value of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its name, where it is written `name="value"`.
    pub name: Option<String>,
    /// The words between the quotation marks.
    pub value: String,
}

impl Call {
    /// The value at `place` among those without a name.
    pub fn unnamed(&self, place: usize) -> Option<&str> {
        self.args.iter().filter(|arg| arg.name.is_none()).nth(place).map(|arg| arg.value.as_str())
    }

    /// The value with this name.
    pub fn named(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|arg| arg.name.as_deref() == Some(name)).map(|arg| arg.value.as_str())
    }
}

/// A call and where it stands.
#[derive(Debug, Clone)]
pub struct Parsed {
    pub call: Call,
    /// Where each argument stands, in the order of `call.args`.
    pub args: Vec<Range<usize>>,
    /// Just past the `}}`.
    pub end: usize,
}

/// What keeps words between `{{` and `}}` from being a call, and where.
#[derive(Debug)]
pub struct Slip {
    pub range: Range<usize>,
    pub problem: Problem,
}

/// Reads the call whose `{{` stands at `start`.
///
/// A call holds no backtick, and a line of it ends only between its parts. So taking calls out of a text
/// never changes where code starts and ends.
pub fn parse(text: &str, start: usize) -> Result<Parsed, Slip> {
    Reader { text: within_reach(text, start), at: start + 2 }.call()
}

/// Why the words after the `{{` at `start` are not a call, if they are not.
pub fn explain(text: &str, start: usize) -> Option<Slip> {
    let slip = parse(text, start).err()?;
    let rest = &within_reach(text, start)[start..];
    let paragraph = rest.split("\n\n").next().unwrap_or(rest);
    if paragraph.contains("}}") {
        return Some(slip);
    }
    let line = rest.lines().next().unwrap_or("").trim_end();
    let problem = Problem::new("`{{` is not closed", "write `}}` after the closing bracket");
    Some(Slip { range: start..start + line.len(), problem })
}

/// The text up to where the longest call from `start` would end.
fn within_reach(text: &str, start: usize) -> &str {
    let mut end = text.len().min(start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn call(&mut self) -> Result<Parsed, Slip> {
        self.space();
        let name = self.word();
        if name.is_empty() {
            return Err(self.slip("there is no name after `{{`", "write it as `{{ name(\"value\") }}`"));
        }
        let mut call = Call { name: name.to_owned(), args: Vec::new() };
        let mut args = Vec::new();
        self.space();
        if !self.eat("(") {
            let help =
                format!("write it as `{{{{ {name}(\"value\") }}}}`, or `\\{{{{` for the signs themselves");
            return Err(self.slip(&format!("there is no opening bracket after `{name}`"), &help));
        }
        loop {
            self.space();
            if self.eat(")") {
                break;
            }
            let start = self.at;
            call.args.push(self.argument()?);
            args.push(start..self.at);
            self.space();
            if !self.eat(",") && !self.rest().starts_with(')') {
                return Err(
                    self.slip("a comma or a closing bracket is missing", "put a comma between two values")
                );
            }
        }
        self.space();
        match self.eat("}}") {
            true => Ok(Parsed { call, args, end: self.at }),
            false => Err(self.slip("`}}` is missing after the closing bracket", "write `}}` here")),
        }
    }

    fn argument(&mut self) -> Result<Argument, Slip> {
        let start = self.at;
        let name = self.word();
        if !name.is_empty() && self.eat("=") {
            return Ok(Argument { name: Some(name.to_owned()), value: self.string()? });
        }
        self.at = start;
        Ok(Argument { name: None, value: self.string()? })
    }

    fn string(&mut self) -> Result<String, Slip> {
        let start = self.at;
        if !self.eat("\"") {
            return Err(self.without_quotes());
        }
        let mut value = String::new();
        let mut characters = self.rest().char_indices();
        while let Some((offset, character)) = characters.next() {
            match character {
                '"' => {
                    self.at += offset + 1;
                    return Ok(value);
                }
                '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
                '`' => return Err(self.slip("a value cannot hold a backtick", "leave the backtick out")),
                '\n' => break,
                _ => value.push(character),
            }
        }
        let line = self.text[start..].lines().next().unwrap_or("");
        let problem = Problem::new(
            "the quotation mark is not closed on its line",
            "write the whole value on one line, with `\"` before and after",
        );
        Err(Slip { range: start..start + line.len(), problem })
    }

    fn without_quotes(&self) -> Slip {
        let end = self.rest().find([',', ')', '}', ' ', '\n']).unwrap_or(self.rest().len());
        let value = &self.rest()[..end];
        let range = self.at..self.at + end;
        if value.is_empty() {
            return self.slip("a value is missing", "write the value between quotation marks");
        }
        let bare = value.trim_matches(['\'', '‘', '’', '“', '”', '"']);
        let message = match bare == value {
            true => format!("the value `{value}` has no quotation marks"),
            false => format!("{value} has other quotation marks than the straight double ones"),
        };
        Slip { range, problem: Problem::new(message, format!("write `\"{bare}\"`")) }
    }

    /// A slip at the next character.
    fn slip(&self, message: &str, help: &str) -> Slip {
        let next = self.rest().chars().next().map_or(0, char::len_utf8);
        Slip { range: self.at..self.at + next, problem: Problem::new(message, help) }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    /// Goes past space, but not past the end of the paragraph.
    fn space(&mut self) {
        let rest = self.rest();
        let space = &rest[..rest.len() - rest.trim_start().len()];
        if space.matches('\n').count() < 2 {
            self.at += space.len();
        }
    }

    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let end = rest.find(|c| !letters(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }
}
