//! The success criteria of the Web Content Accessibility Guidelines, version 2.2, of level A and AA.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use super::scalar::{Scalar, scalar};
use crate::diagnostic::{Problem, nearest};

/// Number and name of each, in order (W3C Recommendation of 5 October 2023).
const CRITERIA: [(&str, &str); 55] = [
    ("1.1.1", "Non-text content"),
    ("1.2.1", "Audio-only and video-only (prerecorded)"),
    ("1.2.2", "Captions (prerecorded)"),
    ("1.2.3", "Audio description or media alternative (prerecorded)"),
    ("1.2.4", "Captions (live)"),
    ("1.2.5", "Audio description (prerecorded)"),
    ("1.3.1", "Info and relationships"),
    ("1.3.2", "Meaningful sequence"),
    ("1.3.3", "Sensory characteristics"),
    ("1.3.4", "Orientation"),
    ("1.3.5", "Identify input purpose"),
    ("1.4.1", "Use of color"),
    ("1.4.2", "Audio control"),
    ("1.4.3", "Contrast (minimum)"),
    ("1.4.4", "Resize text"),
    ("1.4.5", "Images of text"),
    ("1.4.10", "Reflow"),
    ("1.4.11", "Non-text contrast"),
    ("1.4.12", "Text spacing"),
    ("1.4.13", "Content on hover or focus"),
    ("2.1.1", "Keyboard"),
    ("2.1.2", "No keyboard trap"),
    ("2.1.4", "Character key shortcuts"),
    ("2.2.1", "Timing adjustable"),
    ("2.2.2", "Pause, stop, hide"),
    ("2.3.1", "Three flashes or below threshold"),
    ("2.4.1", "Bypass blocks"),
    ("2.4.2", "Page titled"),
    ("2.4.3", "Focus order"),
    ("2.4.4", "Link purpose (in context)"),
    ("2.4.5", "Multiple ways"),
    ("2.4.6", "Headings and labels"),
    ("2.4.7", "Focus visible"),
    ("2.4.11", "Focus not obscured (minimum)"),
    ("2.5.1", "Pointer gestures"),
    ("2.5.2", "Pointer cancellation"),
    ("2.5.3", "Label in name"),
    ("2.5.4", "Motion actuation"),
    ("2.5.7", "Dragging movements"),
    ("2.5.8", "Target size (minimum)"),
    ("3.1.1", "Language of page"),
    ("3.1.2", "Language of parts"),
    ("3.2.1", "On focus"),
    ("3.2.2", "On input"),
    ("3.2.3", "Consistent navigation"),
    ("3.2.4", "Consistent identification"),
    ("3.2.6", "Consistent help"),
    ("3.3.1", "Error identification"),
    ("3.3.2", "Labels or instructions"),
    ("3.3.3", "Error suggestion"),
    ("3.3.4", "Error prevention (legal, financial, data)"),
    ("3.3.7", "Redundant entry"),
    ("3.3.8", "Accessible authentication (minimum)"),
    ("4.1.2", "Name, role, value"),
    ("4.1.3", "Status messages"),
];

/// A success criterion of level A or AA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// Its number: `1.1.1`.
    pub number: &'static str,
    /// Its name: `Non-text content`.
    pub name: &'static str,
}

scalar!(
    Criterion,
    "wcag-criterion",
    "A success criterion of WCAG 2.2, level A or AA: its number, with or without its name.",
    "1.1.1 Non-text content"
);

impl FromStr for Criterion {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Criterion, Problem> {
        let text = text.trim();
        let (number, name) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let number = number.trim_end_matches([':', '.']);
        let known = || CRITERIA.iter().map(|(number, name)| Criterion { number, name });
        let Some(found) = known().find(|known| known.number == number) else {
            let named = nearest(text, CRITERIA.iter().map(|(_, name)| *name));
            let named = known().find(|known| Some(known.name) == named);
            return Err(Problem {
                message: format!("WCAG 2.2 has no success criterion `{text}` of level A or AA"),
                help: Some(match named {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write its number, such as `1.1.1` or `2.4.11`".to_owned(),
                }),
            });
        };
        if name.is_empty() || letters(name) == letters(found.name) {
            return Ok(found);
        }
        Err(Problem::new(
            format!("success criterion {number} is called “{}”, not “{}”", found.name, name.trim()),
            format!("write `{number}`, or the number of the one that you mean"),
        ))
    }
}

/// The letters of a name, so that capitals, brackets and the British spelling of a word do not matter.
fn letters(name: &str) -> String {
    let letters: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.replace("colour", "color")
}

impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        let problem = |problem: Problem| format!("{}; {}", problem.message, problem.help.unwrap_or_default());
        text.parse::<Criterion>().map(|criterion| criterion.to_string()).map_err(problem)
    }

    #[test]
    fn a_number_is_enough_and_a_name_may_follow_in_any_capitals() {
        for text in ["1.1.1", "1.1.1 Non-text content", " 1.1.1: non-text Content "] {
            assert_eq!(read(text), Ok("1.1.1 Non-text content".to_owned()));
        }
        assert_eq!(read("1.4.1 Use of colour"), Ok("1.4.1 Use of color".to_owned()));
    }

    #[test]
    fn a_number_that_is_not_there_is_refused() {
        let says = "WCAG 2.2 has no success criterion `1.4.6` of level A or AA; \
                    write its number, such as `1.1.1` or `2.4.11`";
        assert_eq!(read("1.4.6"), Err(says.to_owned()));
        assert!(read("4.1.1").is_err(), "taken out of version 2.2");
    }

    #[test]
    fn a_name_alone_leads_to_its_number() {
        let says = "WCAG 2.2 has no success criterion `Text spacing` of level A or AA; did you mean `1.4.12 Text spacing`?";
        assert_eq!(read("Text spacing"), Err(says.to_owned()));
    }

    #[test]
    fn a_name_of_another_number_is_refused() {
        let says = "success criterion 1.1.1 is called “Non-text content”, not “Reflow”; \
                    write `1.1.1`, or the number of the one that you mean";
        assert_eq!(read("1.1.1 Reflow"), Err(says.to_owned()));
    }

    #[test]
    fn the_list_is_whole_and_in_order() {
        let key =
            |number: &str| number.split('.').map(|part| part.parse::<u8>().unwrap()).collect::<Vec<_>>();
        assert!(CRITERIA.is_sorted_by_key(|(number, _)| key(number)));
    }
}
