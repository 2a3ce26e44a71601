//! How wide words are, without asking a browser: rather too wide than too narrow, whichever font it has and however a
//! reader spaces it.

use crate::foreign::{END, ENGLISH, ORIGINAL};

/// The size of labels and figures, in pixels.
pub const LABEL: f64 = 15.0;
/// The size of the numbers at an axis, and of the unit.
pub const SMALL: f64 = 13.0;

/// The width of words in pixels.
pub fn width(words: &str, size: f64) -> f64 {
    words.chars().map(ems).sum::<f64>() * size
}

/// The width of a letter in widths of an em, with the space that WCAG 2.2 lets a reader put between letters and words
/// (1.4.12).
fn ems(letter: char) -> f64 {
    match letter {
        ORIGINAL | ENGLISH | END => 0.0,
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '(' | ')'
        | '-' => 0.42,
        ' ' => 0.56,
        'm' | 'w' => 0.96,
        'M' | 'W' | '%' | '@' => 1.07,
        '0'..='9' | 'a'..='z' => 0.68,
        'A'..='Z' => 0.85,
        letter if letter.is_ascii() => 0.75,
        // Letters of scripts that are wide, and signs.
        letter if u32::from(letter) >= 0x1100 => 1.15,
        _ => 0.85,
    }
}

/// Words in lines that are no wider than `most`. A word that is wider by itself is broken. What is marked as words of
/// another language is marked in each line.
pub fn wrap(words: &str, size: f64, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size) <= most {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            if !line.is_empty() && width(&line, size) + ems(letter) * size > most {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let mut open = None;
    lines.into_iter().map(|line| marked(line, &mut open)).collect()
}

/// A line with the mark that is open where it starts, which is closed where it ends.
fn marked(line: String, open: &mut Option<char>) -> String {
    let start: String = open.iter().collect();
    for c in line.chars() {
        match c {
            ORIGINAL | ENGLISH => *open = Some(c),
            END => *open = None,
            _ => {}
        }
    }
    let end: String = open.map(|_| END).into_iter().collect();
    format!("{start}{line}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_there_is_room() {
        let name = "Support-at-home-and-wherever-the-child-would-like-to-go by trained people";
        let lines = wrap(name, LABEL, 100.0);
        assert!(lines.len() > 3 && lines.iter().all(|line| width(line, LABEL) <= 100.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), name.replace(' ', ""));
        assert_eq!(wrap("", LABEL, 100.0), [""; 0]);
    }

    #[test]
    fn words_of_another_language_are_marked_in_each_line() {
        let name = format!("تعداد {ORIGINAL}families and carers{END} سب");
        let lines = wrap(&name, LABEL, 110.0);
        assert!(lines.len() > 2, "{lines:?}");
        for line in &lines {
            let starts = line.matches([ORIGINAL, ENGLISH]).count();
            assert_eq!(starts, line.matches(END).count(), "{line:?}");
            assert_eq!(starts == 1, line.contains(|c: char| c.is_ascii_alphabetic()), "{line:?}");
        }
    }
}
