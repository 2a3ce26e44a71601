//! What means nothing is left out of style sheets, since every page waits for them.

/// A style sheet without its comments and the space that only people need. Words in quotes stay as they are.
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            space = true;
            continue;
        }
        if next.is_whitespace() {
            rest = rest.trim_start();
            space = true;
            continue;
        }
        // `a :hover` is not `a:hover`, and `(a) and (b)` needs its spaces: only these never do.
        let ends = out.ends_with(['{', '}', ';', ',', ':', '>']) || out.is_empty();
        if space && !ends && !matches!(next, '{' | '}' | ';' | ',' | '>' | ')') {
            out.push(' ');
        }
        space = false;
        if next == '}' && out.ends_with(';') {
            out.pop();
        }
        let length = if next == '"' || next == '\'' { quoted(rest, next) } else { next.len_utf8() };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// The rules of a sheet without what is for paper only, and those: `@media print` and `@page`.
pub fn apart(css: &str) -> (String, String) {
    let (mut screen, mut paper) = (String::with_capacity(css.len()), String::new());
    let mut rest = css;
    while !rest.is_empty() {
        let (rule, after) = rest.split_at(rule_length(rest));
        let is_paper =
            |start: &str| rule.strip_prefix(start).is_some_and(|rest| rest.starts_with(['{', ' ', ':']));
        match is_paper("@media print") && !rule.starts_with("@media print,") || is_paper("@page") {
            true => paper.push_str(rule),
            false => screen.push_str(rule),
        }
        rest = after;
    }
    (screen, paper)
}

/// How many bytes the first rule of a sheet takes, with all that stands in its brackets.
fn rule_length(css: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = css[at..].chars().next() {
        let length = if next == '"' || next == '\'' { quoted(&css[at..], next) } else { next.len_utf8() };
        at += length;
        match next {
            '{' => depth += 1,
            '}' if depth <= 1 => return at,
            '}' => depth -= 1,
            ';' if depth == 0 => return at,
            _ => {}
        }
    }
    at
}

/// How many bytes the words in quotes at the start of a text take, with their quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{apart, minify};

    #[test]
    fn what_is_for_paper_is_told_apart() {
        let css = "@import \"a;b\";a{b:c}@media print{a{b:d}}@media print,screen{x{y:z}}@page{margin:1cm}e{content:\"}\"}";
        let (screen, paper) = apart(css);
        assert_eq!(screen, "@import \"a;b\";a{b:c}@media print,screen{x{y:z}}e{content:\"}\"}");
        assert_eq!(paper, "@media print{a{b:d}}@page{margin:1cm}");
        assert_eq!(apart("a{b"), ("a{b".to_owned(), String::new()));
    }

    #[test]
    fn a_sheet_means_the_same_without_what_people_need() {
        let cases = [
            ("/* a */\na { color: red; }\n\nb { x: y; }\n", "a{color:red}b{x:y}"),
            (
                "@media (min-width: 40em) and (x) {\n  a :hover, b > c { margin: 0 auto }\n}",
                "@media (min-width:40em) and (x){a :hover,b>c{margin:0 auto}}",
            ),
            (
                "a { w: calc(1rem + 2px); f: 1rem/1.5 var( --x ); }",
                "a{w:calc(1rem + 2px);f:1rem/1.5 var( --x)}",
            ),
            ("a::before { content: \" ,  \\\" /* no */ \"; }", "a::before{content:\" ,  \\\" /* no */ \"}"),
            ("a/**/b { c: d }", "a b{c:d}"),
            ("a { content: '{ ;' }", "a{content:'{ ;'}"),
            ("", ""),
            ("/* open", ""),
            ("a { content: \"open", "a{content:\"open"),
        ];
        for (written, meant) in cases {
            assert_eq!(minify(written), meant, "{written}");
        }
    }
}
