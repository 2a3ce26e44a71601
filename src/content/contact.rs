//! How to reach somebody: phone numbers, email and web addresses, postcodes.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use super::scalar::{Scalar, Text, scalar, written};
use crate::diagnostic::Problem;

/// A phone number: one of the United Kingdom in its national form, or one of another country with `+`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// The digits, starting with `0` for the United Kingdom, `+` for elsewhere, or a short number.
    digits: String,
}

scalar!(Phone, "phone", "A phone number: `01632 960 115`.", "01632 960 115");
written!(Phone, |phone| phone);

impl FromStr for Phone {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Phone, Problem> {
        let written = text.trim().replace("(0)", "");
        let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let allowed = written.chars().all(|c| c.is_ascii_digit() || " +()-.\u{a0}".contains(c));
        let digits = match digits.strip_prefix("+44") {
            Some(rest) => format!("0{rest}"),
            None => digits,
        };
        let national = digits.starts_with('0')
            && matches!(digits.len(), 10 | 11)
            && !matches!(digits.as_bytes().get(1), Some(b'0' | b'4' | b'6'));
        // 999 and 111, 116 123 and the like.
        let short = digits.starts_with('1') && matches!(digits.len(), 3..=6) || digits == "999";
        let abroad = digits.starts_with('+') && matches!(digits.len(), 9..=16);
        if allowed && (national || short || abroad) {
            return Ok(Phone { digits });
        }
        let help = if digits.len() == 10 && !digits.starts_with('0') {
            format!("the first 0 is missing: write `{}`", Phone { digits: format!("0{digits}") })
        } else if !allowed {
            "write the number alone, such as `01632 960 115`".to_owned()
        } else {
            "a number of the United Kingdom starts with 0 and has 10 or 11 digits".to_owned()
        };
        Err(Problem::new(format!("`{text}` is not a phone number"), help))
    }
}

impl Phone {
    /// The address of a link that rings it: `tel:+441632960115`.
    pub fn tel(&self) -> String {
        match self.digits.strip_prefix('0') {
            Some(rest) => format!("tel:+44{rest}"),
            None => format!("tel:{}", self.digits),
        }
    }
}

impl fmt::Display for Phone {
    /// In the groups in which the area prints its numbers (Ofcom, National Telephone Numbering Plan).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits.as_str();
        let groups: &[usize] = match (digits.as_bytes(), digits.len()) {
            ([b'0', b'2', ..], 11) => &[3, 4, 4],
            ([b'0', b'3' | b'8', ..], 11)
            | ([b'0', b'1', b'1', ..], 11)
            | ([b'0', b'1', _, b'1', ..], 11) => &[4, 3, 4],
            ([b'0', b'8', ..], 10) => &[4, 3, 3],
            ([b'0', b'1', ..], 10) => &[5, 5],
            ([b'0', ..], 11) => &[5, 3, 3],
            ([b'1', ..], 6) => &[3, 3],
            _ => &[],
        };
        let mut rest = digits;
        for size in groups {
            let (group, after) = rest.split_at(*size);
            f.write_str(group)?;
            if !after.is_empty() {
                f.write_str(" ")?;
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

/// An email address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

scalar!(Email, "email-address", "An email address.", "hello@splash.example.org");
written!(Email, |email| email.0);

impl FromStr for Email {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Email, Problem> {
        let address = text.trim();
        let shaped = address.split_once('@').is_some_and(|(name, domain)| {
            !name.is_empty()
                && name.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
                && domain.split('.').count() >= 2
                && domain
                    .split('.')
                    .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
        });
        if shaped {
            return Ok(Email(address.to_owned()));
        }
        Err(Problem::new(
            format!("`{text}` is not an email address"),
            "write it in full, such as `hello@splash.example.org`",
        ))
    }
}

impl Email {
    /// One that the program itself supplies.
    pub(crate) fn literal(text: &'static str) -> Email {
        Email(text.to_owned())
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address of a page on the web.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebAddress(String);

scalar!(WebAddress, "web-address", "A web address in full, with `https://`.", "https://splash.example.org/");
written!(WebAddress, |address| address.0);

impl FromStr for WebAddress {
    type Err = Problem;
    fn from_str(text: &str) -> Result<WebAddress, Problem> {
        let wrong = |help: String| Problem::new(format!("`{text}` is not a web address"), help);
        let address = text.trim();
        let Some((scheme, rest)) = address.split_once("://") else {
            return Err(wrong(match address.contains('.') && !address.contains([':', ' ']) {
                true => format!("write it in full: `https://{address}`"),
                false => "write it in full, starting with `https://`".to_owned(),
            }));
        };
        if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
            return Err(wrong("only `https://` and `http://` addresses can be linked".to_owned()));
        }
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let plain = |c: char| c.is_alphanumeric() || "-.:[]".contains(c);
        let broken = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c);
        if host.is_empty() || !host.chars().all(plain) || address.chars().any(broken) {
            return Err(wrong("write the address as the browser shows it".to_owned()));
        }
        Ok(WebAddress(address.to_owned()))
    }
}

impl WebAddress {
    /// One that the program itself supplies.
    pub(crate) fn literal(text: &'static str) -> WebAddress {
        WebAddress(text.to_owned())
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address without its scheme and last slash, as a page shows it.
    pub fn shown(&self) -> &str {
        let (_, rest) = self.0.split_once("://").unwrap_or(("", &self.0));
        rest.strip_suffix('/').unwrap_or(rest)
    }
}

/// A postcode of the United Kingdom, in capitals with one space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(String);

scalar!(Postcode, "postcode", "A postcode: `ZZ3 4AB`.", "ZZ3 4AB");
written!(Postcode, |postcode| postcode.0);

impl FromStr for Postcode {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Postcode, Problem> {
        let bare: String =
            text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
        let shape: String = bare
            .chars()
            .map(|c| match c {
                'A'..='Z' => 'A',
                '0'..='9' => '9',
                other => other,
            })
            .collect();
        // The six shapes of BS 7666.
        let shapes = ["A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA"];
        if shapes.iter().any(|known| known.replace(' ', "") == shape) {
            let (out, inward) = bare.split_at(bare.len() - 3);
            return Ok(Postcode(format!("{out} {inward}")));
        }
        Err(Problem::new(format!("`{text}` is not a postcode"), "write it as on a letter, such as `ZZ3 4AB`"))
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Ways to reach somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Contact {
    /// Who answers: a team or a role, not a person's name.
    pub name: Option<Text>,
    /// The phone number.
    pub phone: Option<Phone>,
    /// A number that takes text messages.
    pub text: Option<Phone>,
    /// The email address.
    pub email: Option<Email>,
    /// The website.
    pub website: Option<WebAddress>,
    /// The postal address on one line.
    pub address: Option<Text>,
    /// When somebody answers, such as `Monday to Friday, 9am to 5pm`.
    pub hours: Option<Text>,
    /// What deaf people can use, such as Relay UK or a sign language interpreter.
    pub sign_language: Option<Text>,
}
