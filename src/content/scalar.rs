//! The values that content is made of, each with a type: what cannot be a date, a price or a postcode
//! does not load. Every one is read from the text as it was written, so that no digit is ever lost.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use crate::diagnostic::Problem;

/// A value that is written as one word or line of text.
pub trait Scalar: FromStr<Err = Problem> {
    /// The name of the form in JSON Schemas.
    const FORMAT: &'static str;
    /// What it is and how it is written, for editors.
    const MEANING: &'static str;
    /// One that is right, for editors and messages.
    const EXAMPLE: &'static str;
}

/// What a value that must have text says when it has none, or none that can be shown.
pub fn refuse_empty(text: &str) -> Result<&str, Problem> {
    match text.trim() {
        "" | "~" | "null" => {
            Err(Problem::new("there is no text here", "write the text, or take the line out"))
        }
        text => match text.chars().find(|sign| is_unprintable(*sign)) {
            None => Ok(text),
            Some(sign) => Err(Problem::new(
                format!("this text has a sign in it that cannot be shown, U+{:04X}", u32::from(sign)),
                "delete it; if it cannot be seen, type the words around it again",
            )),
        },
    }
}

/// Signs that no page and no feed can have.
fn is_unprintable(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\r' | '\t') || matches!(sign, '\u{fffe}' | '\u{ffff}')
}

/// Makes a scalar readable from YAML and known to JSON Schema.
macro_rules! scalar {
    ($type:ident, $format:literal, $meaning:literal, $example:literal) => {
        impl Scalar for $type {
            const FORMAT: &'static str = $format;
            const MEANING: &'static str = $meaning;
            const EXAMPLE: &'static str = $example;
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(D::Error::custom)
            }
        }
        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": ["string", "number", "boolean"],
                    "format": $format,
                    "description": $meaning,
                    "examples": [$example],
                })
            }
        }
    };
}
pub(crate) use scalar;

/// Makes a scalar writable, in the form in which people write it, so that it reads back as the same value.
macro_rules! written {
    ($type:ident, |$value:ident| $text:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                to.collect_str(&$text)
            }
        }
    };
}
pub(crate) use written;

/// Says whether a text is a value of a form.
pub type FormReader = fn(&str) -> Result<(), Problem>;
/// A form's name and its reader, for whoever holds a value against a schema.
pub type Form = (&'static str, FormReader);

/// The reader of a scalar, without its value.
fn form<T: Scalar>() -> Form {
    (T::FORMAT, |text| text.parse::<T>().map(drop))
}

/// Every form that a schema of ours can name.
pub fn forms() -> Vec<Form> {
    use super::{contact, easy_read, eligibility, evidence, moment, money, number, time, wcag};
    vec![
        form::<Text>(),
        form::<Letter>(),
        form::<Prose>(),
        form::<super::Slug>(),
        form::<YesNo>(),
        form::<Colour>(),
        form::<AgeRange>(),
        form::<StaffRatio>(),
        form::<Version>(),
        form::<number::Number>(),
        form::<number::Percent>(),
        form::<easy_read::Picture>(),
        form::<eligibility::AnswerText>(),
        form::<evidence::FigureRef>(),
        form::<moment::Moment>(),
        form::<time::Date>(),
        form::<time::TimeRange>(),
        form::<time::DayOfYear>(),
        form::<time::Term>(),
        form::<super::target::Target>(),
        form::<money::Pence>(),
        form::<contact::Phone>(),
        form::<contact::Email>(),
        form::<contact::WebAddress>(),
        form::<contact::Postcode>(),
        form::<wcag::Criterion>(),
        form::<super::words::Language>(),
    ]
}

/// A line of text that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

scalar!(Text, "text", "A line of text.", "Saturday swim");

impl FromStr for Text {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Text, Problem> {
        refuse_empty(text).map(|text| Text(text.to_owned()))
    }
}

impl Text {
    /// A text that the program itself supplies.
    pub(crate) fn literal(text: &'static str) -> Text {
        Text(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// The letter or number by which something goes. Y and N are letters here, and no answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter(String);

scalar!(Letter, "letter", "A letter or number, such as `B` or `2`.", "B");

impl FromStr for Letter {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Letter, Problem> {
        let text = refuse_empty(text)?;
        match text.chars().count() {
            1..=4 => Ok(Letter(text.to_owned())),
            _ => Err(Problem::new(
                format!("`{text}` is too long for a letter"),
                "write a letter or number alone, such as `B` or `2`",
            )),
        }
    }
}

written!(Letter, |letter| letter.0);

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How many bytes of Markdown stand in one text. Each paragraph of one letter takes a thousand times its length.
pub const LONGEST_PROSE: usize = 240 * 1024;

/// Markdown: paragraphs, lists and links, long or short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose(String);

scalar!(Prose, "markdown", "Text in Markdown.", "Bring a towel.");
// The line breaks around it are those of the file.
written!(Prose, |prose| prose.0.trim_start_matches('\n').trim_end());

impl FromStr for Prose {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Prose, Problem> {
        if text.len() > LONGEST_PROSE {
            let message = format!("this text is longer than {} KB", LONGEST_PROSE / 1024);
            return Err(Problem::new(message, "make several pages or sections of it in Markdown"));
        }
        refuse_empty(text).map(|_| Prose(text.to_owned()))
    }
}

impl Prose {
    /// The Markdown as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Yes or no; `true` and `false` are understood too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YesNo(pub bool);

impl Scalar for YesNo {
    const FORMAT: &'static str = "yes-no";
    const MEANING: &'static str = "`yes` or `no`.";
    const EXAMPLE: &'static str = "yes";
}

impl JsonSchema for YesNo {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "YesNo".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "number", "boolean"],
            "format": YesNo::FORMAT,
            "description": YesNo::MEANING,
            "examples": [YesNo::EXAMPLE],
        })
    }
}

impl<'de> Deserialize<'de> for YesNo {
    /// A word in what people write, a truth value in what programs write.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<YesNo, D::Error> {
        struct Word;
        impl serde::de::Visitor<'_> for Word {
            type Value = YesNo;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("yes or no")
            }
            fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<YesNo, E> {
                Ok(YesNo(value))
            }
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<YesNo, E> {
                word.parse().map_err(E::custom)
            }
        }
        from.deserialize_any(Word)
    }
}

impl YesNo {
    /// Whether it is no, which often goes without saying.
    pub fn is_no(&self) -> bool {
        !self.0
    }
}

impl serde::Serialize for YesNo {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(self.0)
    }
}

impl FromStr for YesNo {
    type Err = Problem;
    fn from_str(text: &str) -> Result<YesNo, Problem> {
        match text.trim().to_ascii_lowercase().as_str() {
            "yes" | "true" => Ok(YesNo(true)),
            "no" | "false" => Ok(YesNo(false)),
            _ => Err(Problem::new(format!("`{text}` is not yes or no"), "write `yes` or `no`")),
        }
    }
}

/// A colour in the sRGB space, as red, green and blue from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

scalar!(Colour, "colour", "A colour as `#` and six hexadecimal digits, in quotes.", "\"#0b5d5a\"");

impl FromStr for Colour {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Colour, Problem> {
        let wrong = || {
            Problem::new(
                format!("`{text}` is not a colour"),
                "write # and six digits or letters a to f in quotes, such as \"#0b5d5a\"",
            )
        };
        if text.starts_with(['“', '”']) {
            return Err(Problem::new(
                format!("the quotes around {text} are curly"),
                format!("write straight ones: \"{}\"", text.trim_matches(['“', '”'])),
            ));
        }
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6).ok_or_else(wrong)?;
        let part = |n: usize| {
            digits.get(n..n + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).ok_or_else(wrong)
        };
        Ok(Colour { red: part(0)?, green: part(2)?, blue: part(4)? })
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// Whole years of age, both ends included; no upper end means "and over".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeRange {
    /// The youngest age.
    pub youngest: u8,
    /// The oldest age, where there is one.
    pub oldest: Option<u8>,
}

scalar!(AgeRange, "ages", "Ages in years, youngest and oldest: `5-11`, `16+` or `8`.", "5-11");
written!(AgeRange, |ages| ages.written());

impl FromStr for AgeRange {
    type Err = Problem;
    fn from_str(text: &str) -> Result<AgeRange, Problem> {
        let age = |part: &str| part.trim().parse::<u8>().ok().filter(|age| *age <= 120);
        let parts = text.trim().replace(" and over", "+").replace([' ', '–', '—'], "-").replace("-to-", "-");
        let parts = parts.replace("--", "-").replace("--", "-");
        let range = match (parts.strip_suffix('+'), parts.split_once('-')) {
            (Some(youngest), _) => age(youngest).map(|youngest| AgeRange { youngest, oldest: None }),
            (None, Some((youngest, oldest))) => age(youngest)
                .zip(age(oldest))
                .map(|(youngest, oldest)| AgeRange { youngest, oldest: Some(oldest) }),
            (None, None) => age(&parts).map(|age| AgeRange { youngest: age, oldest: Some(age) }),
        };
        let range = range.ok_or_else(|| {
            Problem::new(format!("`{text}` is not a range of ages"), "write ages as `5-11`, `16+` or `8`")
        })?;
        match range.oldest {
            Some(oldest) if oldest < range.youngest => Err(Problem::new(
                format!("the oldest age, {oldest}, is below the youngest, {}", range.youngest),
                format!("write the younger age first: `{oldest}-{}`", range.youngest),
            )),
            _ => Ok(range),
        }
    }
}

impl AgeRange {
    /// Whether any age is in both.
    pub fn overlaps(&self, other: &AgeRange) -> bool {
        self.youngest <= other.oldest.unwrap_or(u8::MAX) && other.youngest <= self.oldest.unwrap_or(u8::MAX)
    }
}

impl AgeRange {
    /// As it is written in the content: `5-11`, `16+` or `8`.
    pub fn written(&self) -> String {
        match self.oldest {
            None => format!("{}+", self.youngest),
            Some(oldest) if oldest == self.youngest => oldest.to_string(),
            Some(oldest) => format!("{}-{oldest}", self.youngest),
        }
    }
}

impl fmt::Display for AgeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.oldest {
            None => write!(f, "{} and over", self.youngest),
            Some(oldest) if oldest == self.youngest => write!(f, "{oldest}"),
            Some(oldest) => write!(f, "{} to {oldest}", self.youngest),
        }
    }
}

/// How many helpers there are for how many children: `1:2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffRatio {
    /// Helpers.
    pub staff: u8,
    /// Children.
    pub children: u8,
}

scalar!(StaffRatio, "ratio", "Helpers to children: `1:2` is one helper for two children.", "1:2");
written!(StaffRatio, |ratio| format_args!("{}:{}", ratio.staff, ratio.children));

impl FromStr for StaffRatio {
    type Err = Problem;
    fn from_str(text: &str) -> Result<StaffRatio, Problem> {
        let count = |part: &str| part.trim().parse::<u8>().ok().filter(|n| *n > 0);
        text.split_once(':')
            .and_then(|(staff, children)| {
                Some(StaffRatio { staff: count(staff)?, children: count(children)? })
            })
            .ok_or_else(|| {
                Problem::new(format!("`{text}` is not a ratio"), "write helpers, a colon and children: `1:2`")
            })
    }
}

impl fmt::Display for StaffRatio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let helper = if self.staff == 1 { "helper" } else { "helpers" };
        let child = if self.children == 1 { "child" } else { "children" };
        write!(f, "{} {helper} for every {} {child}", self.staff, self.children)
    }
}

/// The statement's own version, as written: `3.10` stays `3.10`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(String);

scalar!(Version, "version", "The version of the statement, such as 3.1.", "3.1");

written!(Version, |version| version.0);

impl FromStr for Version {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Version, Problem> {
        refuse_empty(text).map(|text| Version(text.to_owned()))
    }
}

impl Version {
    /// One that the program itself supplies.
    pub(crate) fn literal(text: &'static str) -> Version {
        Version(text.to_owned())
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
