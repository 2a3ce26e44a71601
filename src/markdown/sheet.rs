//! Words in short lines, for those who read without a page around them: in an email, on a braille display, on an old
//! phone. Indents are of words and spaces only, so that nothing is said twice.

/// The most signs of a line. An address that is longer stands on a line of its own, for a broken one leads nowhere.
const WIDTH: usize = 72;

/// How many indents may stand inside each other; further ones move the words no more.
const DEEPEST: usize = 12;

/// A text that grows line by line.
#[derive(Debug, Default)]
pub struct Sheet {
    text: String,
    margins: Vec<Margin>,
    /// Whether an empty line comes before the next words.
    gap: bool,
}

/// What stands before the words of a line.
#[derive(Debug)]
struct Margin {
    /// On the first line, once.
    first: Option<String>,
    rest: String,
}

impl Sheet {
    /// Puts an empty line before what comes next.
    pub fn gap(&mut self) {
        self.gap = true;
    }

    /// Words as one or more lines; a line break in them stays.
    pub fn words(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        if std::mem::take(&mut self.gap) && !self.text.is_empty() {
            self.text.push('\n');
        }
        for line in words.trim().split('\n') {
            self.wrapped(line);
        }
    }

    /// Words with an empty line before and after.
    pub fn paragraph(&mut self, words: &str) {
        self.gap();
        self.words(words);
        self.gap();
    }

    /// A heading with a line below it: `=` for the two highest levels, `-` for the next, dots for the others.
    pub fn heading(&mut self, level: u8, words: &str) {
        let line = match level {
            0..=2 => "=",
            3 => "-",
            _ => ".",
        };
        let start = self.text.len();
        self.paragraph(words);
        let widest = self.text[start..].lines().map(|line| line.chars().count()).max();
        self.gap = false;
        self.words(&line.repeat(widest.unwrap_or_default().min(WIDTH)));
        self.gap();
    }

    /// `Phone: 01632 960 115`
    pub fn field(&mut self, name: &str, value: &str) {
        self.indent("", "  ");
        match name.trim() {
            "" => self.words(value),
            name => self.words(&format!("{name}: {value}")),
        }
        self.outdent();
    }

    /// An item of a list behind its mark.
    pub fn item(&mut self, mark: &str, words: &str) {
        self.indent(mark, &" ".repeat(mark.chars().count()));
        self.words(words);
        self.outdent();
    }

    /// Moves what follows to the right: `first` before its first line, `rest` before the others.
    pub fn indent(&mut self, first: &str, rest: &str) {
        let (first, rest) = if self.margins.len() < DEEPEST { (first, rest) } else { ("", "") };
        self.margins.push(Margin { first: Some(first.to_owned()), rest: rest.to_owned() });
    }

    /// Ends the last indent.
    pub fn outdent(&mut self) {
        self.margins.pop();
    }

    /// A line that keeps its spaces.
    pub fn kept(&mut self, line: &str) {
        if std::mem::take(&mut self.gap) && !self.text.is_empty() {
            self.text.push('\n');
        }
        let margin = self.margin();
        self.push_line(&format!("{margin}{line}"));
    }

    /// The text so far.
    pub fn into_text(self) -> String {
        self.text
    }

    fn wrapped(&mut self, words: &str) {
        let mut line = self.margin();
        let mut used = line.chars().count();
        let mut is_empty = true;
        // A space that holds words together, as in a phone number, ends no line.
        for word in words.split([' ', '\t', '\r']).filter(|word| !word.is_empty()) {
            let length = word.chars().count();
            if !is_empty && used + 1 + length > WIDTH {
                self.push_line(&line);
                line = self.margin();
                used = line.chars().count();
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += length;
            is_empty = false;
        }
        self.push_line(&line);
    }

    fn margin(&mut self) -> String {
        let margins = self.margins.iter_mut();
        margins.map(|margin| margin.first.take().unwrap_or_else(|| margin.rest.clone())).collect()
    }

    fn push_line(&mut self, line: &str) {
        self.text.push_str(&line.trim_end().replace('\u{a0}', " "));
        self.text.push('\n');
    }
}
