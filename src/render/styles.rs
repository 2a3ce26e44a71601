//! Style sheets as they are sent: without comments, and without the spaces before a line, which are for people who
//! edit them. Each line stays a line, so that what a browser says about one is found in the file of the theme.

/// A style sheet without what means nothing. Strings and addresses in `url()` stay as they are, and so does a comment
/// between two words on a line, where it may be what holds them apart.
pub fn squeeze(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(first) = rest.chars().next() {
        let starts_line = out.is_empty() || out.ends_with('\n');
        let length = match first {
            '"' | '\'' => string(rest, first),
            '/' if rest.starts_with("/*") => {
                let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
                if starts_line || ends_line(&rest[length..]) {
                    rest = &rest[length..];
                    continue;
                }
                length
            }
            'u' | 'U' if rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url(")) => {
                address(rest)
            }
            _ if first.is_ascii_whitespace() && starts_line => {
                rest = &rest[1..];
                continue;
            }
            _ => first.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

fn ends_line(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t', '\r']).chars().next().is_none_or(|next| next == '\n')
}

/// How long the string is that a text starts with. One that does not end runs to the end of its line.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return at,
            _ if letter == quote => return at + letter.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// How long an address in `url()` is. In quotes it is a string, and ends the ordinary way.
fn address(text: &str) -> usize {
    let inside = text[4..].trim_start();
    match inside.starts_with(['"', '\'']) {
        true => text.len() - inside.len(),
        false => text.find(')').map_or(text.len(), |end| end + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_and_indents_go_and_lines_stay() {
        let sheet = "/* One.\n   Two. */\n@media print {\n  a { color: red; } /* why */\n\n\t/* all */ b { top: 0; }\n}\n";
        assert_eq!(squeeze(sheet), "@media print {\na { color: red; } \nb { top: 0; }\n}\n");
    }

    #[test]
    fn what_only_looks_like_a_comment_stays() {
        for sheet in [
            "a::after { content: \"/* \\\" not one */\"; }\n",
            "a { background: url(//site/*/a.svg); }\n",
            "a { background: url( '/* a */.svg' ); }\n",
            "a { content: 'two\\\n   lines'; }\n",
            ".a/* apart */.b { margin: 0/**/1px; }\n",
            ".a\n.b { top: 0; }",
        ] {
            assert_eq!(squeeze(sheet), sheet);
        }
    }

    #[test]
    fn what_does_not_end_harms_nothing() {
        assert_eq!(squeeze("a { } \n/* open"), "a { } \n");
        assert_eq!(squeeze("a { content: \"open"), "a { content: \"open");
        assert_eq!(squeeze("a { content: \"open\n}\n  b { }"), "a { content: \"open\n}\nb { }");
        assert_eq!(squeeze("a { background: url(é"), "a { background: url(é");
        assert_eq!(squeeze("é /* ü */\n"), "é \n");
    }
}
