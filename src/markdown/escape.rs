//! Writing text into HTML so that it stays text.

/// Writes the content of an element.
pub fn text(out: &mut String, text: &str) {
    // Looked for at each byte, also after the first that is found: so the processor can look at many together.
    if !text.bytes().fold(false, |may, byte| may | may_be_changed(byte)) {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.find(is_changed) {
        out.push_str(&rest[..at]);
        let mut from_here = rest[at..].chars();
        from_here.next().into_iter().for_each(|character| push(out, character));
        rest = from_here.as_str();
    }
    out.push_str(rest);
}

/// Whether a character of a text is another one in HTML.
fn is_changed(character: char) -> bool {
    matches!(character, '&' | '<' | '>') || character.is_control() && !matches!(character, '\n' | '\t')
}

/// Whether a byte can be the first of such a character.
fn may_be_changed(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | 0x7f | 0xc2) | (byte < b' ') & !matches!(byte, b'\n' | b'\t')
}

/// Writes the value of an attribute that stands between double quotes.
pub fn attribute(out: &mut String, value: &str) {
    for character in value.chars() {
        match character {
            '"' => out.push_str("&quot;"),
            _ => push(out, character),
        }
    }
}

/// Writes an address as the value of an attribute: what may not stand in an address is percent-encoded.
pub fn href(out: &mut String, address: &str) {
    for character in address.chars() {
        match character {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                out.push_str(&format!("%{:02X}", u32::from(character)));
            }
            '\'' => out.push_str("&#39;"),
            _ => push(out, character),
        }
    }
}

/// Control characters have no place in HTML: a reader should see that something was there.
fn push(out: &mut String, character: char) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\r' => {}
        '\n' | '\t' => out.push(character),
        _ if character.is_control() => out.push('\u{FFFD}'),
        _ => out.push(character),
    }
}

/// Words as an id: letters and digits in lower case with single hyphens between; "" if there are none.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for character in words.chars() {
        if character.is_alphanumeric() {
            slug.extend(character.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(character, '\'' | '’') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::{is_changed, may_be_changed};

    #[test]
    fn no_byte_hides_a_character_that_is_changed() {
        for character in ('\0'..=char::MAX).filter(|character| is_changed(*character)) {
            let first = character.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(may_be_changed(first), "{character:?}");
        }
    }
}
