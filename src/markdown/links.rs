//! What kind of address a link has, and which are safe to write.

use crate::diagnostic::{Problem, Rule};

use super::autolink;
use super::rules::{UNKNOWN_TARGET, UNSAFE_LINK};

/// A safe kind of address.
#[derive(Debug, PartialEq, Eq)]
pub enum Target<'t> {
    /// A whole web address.
    Web,
    /// An email address or a telephone number, as it is to be written.
    Contact(String),
    /// A place on this page, without its `#`.
    Fragment(&'t str),
    /// Something that only the site can say the meaning of.
    Site,
}

/// Schemes that run code, carry a document in the address or reach into the reader's device.
const UNSAFE_SCHEMES: [&str; 12] = [
    "javascript",
    "vbscript",
    "livescript",
    "mocha",
    "data",
    "file",
    "blob",
    "filesystem",
    "about",
    "view-source",
    "jar",
    "mhtml",
];

/// The kind of an address, or what is wrong with it and the rule that it breaks.
pub fn classify(address: &str) -> Result<Target<'_>, (&'static Rule, Problem)> {
    let seen = as_browsers_see(address);
    let scheme = seen.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| is_scheme(scheme));
    if seen.starts_with("//") {
        return Err(unsafe_link(format!("`{}` leads to another site without saying how", shown(address))));
    }
    if scheme.is_some_and(|scheme| UNSAFE_SCHEMES.contains(&scheme)) || address.contains(char::is_control) {
        return Err(unsafe_link(format!(
            "`{}` is not a kind of address that a page may link to",
            shown(address)
        )));
    }
    match scheme {
        Some("http" | "https") => web(address),
        Some("mailto") => email(address),
        Some("tel") => telephone(address),
        _ if seen.is_empty() => {
            Err(unknown("the link leads nowhere", "write an address between the brackets"))
        }
        _ => Ok(address.strip_prefix('#').map_or(Target::Site, Target::Fragment)),
    }
}

/// Browsers pass over control characters and space in a scheme and read a backslash as a slash. Characters
/// that nobody can see are passed over too, so that none can hide a scheme from the writer.
fn as_browsers_see(address: &str) -> String {
    let is_hidden = |c: char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace() && !is_hidden(*c))
        .map(|c| if c == '\\' { '/' } else { c.to_ascii_lowercase() })
        .collect()
}

fn is_scheme(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn web(address: &str) -> Result<Target<'_>, (&'static Rule, Problem)> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        address.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme))?;
        address.get(scheme.len()..)
    });
    let host = rest.unwrap_or("").split(['/', '?', '#', '\\']).next().unwrap_or("");
    if host.contains('@') {
        return Err(unsafe_link(format!("`{}` hides its real host behind an @", shown(address))));
    }
    match host.starts_with(char::is_alphanumeric) && !address.contains(char::is_whitespace) {
        true => Ok(Target::Web),
        false => Err(unknown(
            &format!("`{}` is not a whole web address", shown(address)),
            "write it as `https://example.org/page`",
        )),
    }
}

fn email(address: &str) -> Result<Target<'_>, (&'static Rule, Problem)> {
    let mailbox = address[address.find(':').map_or(0, |colon| colon + 1)..].split('?').next().unwrap_or("");
    let parts: Vec<_> = mailbox.split('@').collect();
    match parts[..] {
        [name, host] if !name.is_empty() && host.contains('.') && !mailbox.contains(char::is_whitespace) => {
            Ok(Target::Contact(address.to_owned()))
        }
        _ => Err(unknown(
            &format!("`{}` is not an email address", shown(mailbox)),
            "write it as `mailto:name@example.org`",
        )),
    }
}

fn telephone(address: &str) -> Result<Target<'_>, (&'static Rule, Problem)> {
    let number = &address[address.find(':').map_or(0, |colon| colon + 1)..];
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let is_number = digits.len() >= 3 && number.chars().all(|c| c.is_ascii_digit() || "+- ()".contains(c));
    match autolink::telephone(number, 0) {
        Some((end, anywhere)) if end == number.len() => Ok(Target::Contact(format!("tel:{anywhere}"))),
        _ if is_number => Ok(Target::Contact(format!("tel:{digits}"))),
        _ => Err(unknown(
            &format!("`{}` is not a telephone number", shown(number)),
            "write it as `tel:+441632960115`",
        )),
    }
}

fn unsafe_link(message: String) -> (&'static Rule, Problem) {
    let help =
        "write an address that starts with https://, or the id of something on this site, as `page:contact`";
    (&UNSAFE_LINK, Problem::new(message, help))
}

fn unknown(message: &str, help: &str) -> (&'static Rule, Problem) {
    (&UNKNOWN_TARGET, Problem::new(message, help))
}

/// An address as a message can print it.
fn shown(address: &str) -> String {
    let mut shown: String = address.chars().filter(|c| !c.is_control()).take(60).collect();
    if shown.len() < address.len() {
        shown.push('…');
    }
    shown
}
