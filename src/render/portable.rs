//! Pages for a disk or a memory stick, where no server answers the address of a folder: links name the file.

use super::tags::{attributes, name, tag_length};

/// A page whose links within the site name files.
pub fn named(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, from) = rest.split_at(at);
        let (tag, after) = from.split_at(tag_length(from));
        out.push_str(text);
        push_named(tag, &mut out);
        rest = after;
        if matches!(name(tag), "script" | "style" | "textarea" | "title") {
            let (raw, end) = rest.split_at(rest.find("</").unwrap_or(rest.len()));
            out.push_str(raw);
            rest = end;
        }
    }
    out.push_str(rest);
    out
}

fn push_named(tag: &str, out: &mut String) {
    if tag.starts_with("<!") {
        return out.push_str(tag);
    }
    let mut written = 0;
    let leads = attributes(tag).into_iter().filter_map(|(attribute, value)| match attribute {
        "href" | "action" => Some(value),
        // Where a page sends people on: `0; url=../new/`.
        "content" => tag[value.clone()].find("url=").map(|at| value.start + at + "url=".len()..value.end),
        _ => None,
    });
    for value in leads {
        let path = value.start + tag[value.clone()].find(['?', '#']).unwrap_or(value.len());
        if let Some(file) = file_in(&tag[value.start..path]) {
            out.push_str(&tag[written..path]);
            out.push_str(file);
            written = path;
        }
    }
    out.push_str(&tag[written..]);
}

/// What a path within the site lacks to name a file; nothing where it names one, or leads elsewhere.
fn file_in(path: &str) -> Option<&'static str> {
    let first = path.split('/').next()?;
    if first.contains(':') || first.is_empty() {
        return None;
    }
    match path.rsplit('/').next()? {
        "" => Some("index.html"),
        "." | ".." => Some("/index.html"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_folders_name_their_page() {
        for (before, after) in [
            ("<a href=../../>x</a>", "<a href=../../index.html>x</a>"),
            ("<a href=\"./\">x</a>", "<a href=\"./index.html\">x</a>"),
            ("<a href=..>x</a>", "<a href=../index.html>x</a>"),
            ("<a class=b href=\"services/?tier=a#b\">", "<a class=b href=\"services/index.html?tier=a#b\">"),
            ("<form action=../search/ method=get>", "<form action=../search/index.html method=get>"),
            ("<meta content=\"0; url=../new/\">", "<meta content=\"0; url=../new/index.html\">"),
        ] {
            assert_eq!(named(before), after);
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for html in [
            "<a href=https://example.org/>x</a>",
            "<a href=//example.org/>x</a>",
            "<a href=#main>x</a>",
            "<a href=\"\">x</a>",
            "<a href=mailto:a@example.org?subject=a/>x</a>",
            "<link href=../assets/a.css><a href=form.pdf>x</a>",
            "<p>href=../x/ &lt;a href=../</p><!-- <a href=../> -->",
            "<script type=application/ld+json>{\"a\":\"<a href=../>\"}</script>",
        ] {
            assert_eq!(named(html), html);
        }
    }
}
