//! The tags of a finished page, as they are written.

use std::ops::Range;

/// How long the tag or comment at the start of HTML is.
pub fn tag_length(html: &str) -> usize {
    if html.starts_with("<!--") {
        return html.find("-->").map_or(html.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// The name of the element that a tag opens; nothing for one that closes, or for text.
pub fn name(tag: &str) -> &str {
    let name = tag.strip_prefix('<').unwrap_or_default();
    &name[..name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len())]
}

/// The attributes of a tag: the name of each and where its value is, without quotation marks.
pub fn attributes(tag: &str) -> Vec<(&str, Range<usize>)> {
    let bytes = tag.as_bytes();
    let mut at = 1 + name(tag).len();
    let mut found = Vec::new();
    let until = |from: usize, is_end: &dyn Fn(u8) -> bool| {
        bytes[from.min(bytes.len())..].iter().position(|byte| is_end(*byte)).map_or(bytes.len(), |n| from + n)
    };
    loop {
        let start = until(at, &|byte| !byte.is_ascii_whitespace() && byte != b'/');
        let end = until(start, &|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/'));
        if end == start {
            return found;
        }
        at = end;
        if bytes.get(end) == Some(&b'=') {
            let value = match bytes.get(end + 1) {
                Some(quote @ (b'"' | b'\'')) => end + 2..until(end + 2, &|byte| byte == *quote),
                _ => end + 1..until(end + 1, &|byte| byte.is_ascii_whitespace() || byte == b'>'),
            };
            at = value.end + usize::from(value.start == end + 2);
            found.push((&tag[start..end], value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let values = |tag: &'static str| -> Vec<(&str, &str)> {
            attributes(tag).into_iter().map(|(name, value)| (name, &tag[value])).collect()
        };
        assert_eq!(values("<a href=../x/ hidden class=\"a b\">"), [("href", "../x/"), ("class", "a b")]);
        assert_eq!(values("<a title='> \"' href=\"\">"), [("title", "> \""), ("href", "")]);
        assert_eq!(values("<img alt=\"a\"src=b />"), [("alt", "a"), ("src", "b")]);
        for tag in ["<br>", "</p>", "<a =>", "<a", "<", "<a href=", "<a href=\"", "<a href='x", "<é b=c>"] {
            values(tag);
        }
    }
}
