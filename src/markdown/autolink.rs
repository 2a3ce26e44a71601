//! Finding web addresses, email addresses and telephone numbers in plain text.
//!
//! Each function looks at the place where a word starts and says where what it found ends.

/// A web address, without the punctuation of the sentence around it.
pub fn web(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| rest.get(..scheme.len()).is_some_and(|word| word.eq_ignore_ascii_case(scheme)))?;
    if !rest[scheme.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let stops = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '“' | '”' | '{' | '}' | '\u{E000}')
    };
    let end = rest.find(stops).unwrap_or(rest.len());
    Some(start + without_punctuation(&rest[..end]))
}

/// A closing bracket belongs to the address only if it has an opening one there.
fn without_punctuation(address: &str) -> usize {
    let mut surplus = address.matches(')').count().saturating_sub(address.matches('(').count());
    let mut end = address.len();
    while let Some(last) = address[..end].chars().next_back() {
        match last {
            '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '’' | '*' | '_' | '~' | ']' | '…' => {}
            ')' if surplus > 0 => surplus -= 1,
            _ => break,
        }
        end -= last.len_utf8();
    }
    end
}

/// An email address.
pub fn email(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'');
    let name = rest.find(|c| !in_name(c))?;
    let host = rest[name..].strip_prefix('@')?;
    let in_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let host = host[..host.find(|c| !in_host(c)).unwrap_or(host.len())].trim_end_matches(['.', '-']);
    let (rest_of_host, top) = host.rsplit_once('.')?;
    let is_host = rest_of_host.split('.').all(|label| !label.is_empty() && !label.starts_with('-'))
        && top.len() >= 2
        && top.bytes().all(|letter| letter.is_ascii_alphabetic());
    (is_host && !rest[..name].ends_with('.')).then_some(start + name + 1 + host.len())
}

/// A telephone number of the United Kingdom, and the number to call from anywhere.
///
/// It starts with 0 or +44 and has ten or eleven digits, counting the 0, in groups with single spaces
/// between. Of a longer row of groups only the first eleven digits can be a number.
pub fn telephone(text: &str, start: usize) -> Option<(usize, String)> {
    let rest = &text[start..];
    let mut in_brackets = rest.starts_with("(0");
    let mut at = match rest.strip_prefix("+44") {
        Some(after) => {
            let after = after.strip_prefix(is_space).unwrap_or(after);
            let after = after.strip_prefix("(0)").unwrap_or(after);
            text.len() - after.strip_prefix(is_space).unwrap_or(after).len()
        }
        None if in_brackets => start + 2,
        None if rest.starts_with('0') => start + 1,
        None => return None,
    };
    let mut national = String::from("0");
    let mut found = None;
    while let Some(character) = text[at..].chars().next() {
        match character {
            '0'..='9' if national.len() < 11 => national.push(character),
            ')' if in_brackets && national.len() < 10 => in_brackets = false,
            _ => break,
        }
        at += character.len_utf8();
        let after = &text[at..];
        let next = after.strip_prefix(is_space).unwrap_or(after);
        let goes_on = national.len() < 11 && next.starts_with(|c: char| c.is_ascii_digit());
        if national.len() >= 10 && !in_brackets && !goes_on && ends_number(after) {
            found = Some((at, format!("+44{}", &national[1..])));
        }
        at = text.len() - next.len();
    }
    found.filter(|_| matches!(national.as_bytes()[1], b'1'..=b'3' | b'5' | b'7'..=b'9'))
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}' | '\n')
}

/// Whether a number can end before this text: "01632 960115, or" but not "01632 960115.50".
fn ends_number(after: &str) -> bool {
    let mut characters = after.chars();
    match characters.next() {
        None => true,
        Some('.' | ',' | '-' | '/' | ':') => !characters.next().is_some_and(|next| next.is_ascii_digit()),
        Some(next) => !next.is_alphanumeric() && !matches!(next, '%' | '@' | '_' | '='),
    }
}
