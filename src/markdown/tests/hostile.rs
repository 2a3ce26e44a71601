//! Texts made to break things: whatever comes in, the HTML is well formed, and soon there.

use super::*;

/// Every tag is closed in its order, and every id is there once.
fn assert_well_formed(html: &str, text: &str) {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("an open tag in {html:?} from {text:?}"));
        let name = tag.split(' ').next().unwrap_or("");
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "in {html:?} from {text:?}"),
            None if ["img", "br", "hr"].contains(&name) => {}
            None => open.push(name),
        }
        assert!(
            name != "a" || open.iter().filter(|name| **name == "a").count() == 1,
            "nested links in {html:?}"
        );
    }
    assert_eq!(open, Vec::<&str>::new(), "in {html:?} from {text:?}");
    let ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "ids in {html:?}");
}

fn check(text: &str) -> Rendered {
    let rendered = rendered(text);
    assert_well_formed(&rendered.html, text);
    assert!(rendered.found.iter().all(|found| text.get(found.range.clone()).is_some()), "{text:?}");
    rendered
}

#[test]
fn deep_nesting_is_flat_and_found() {
    for mark in ["> ", "- ", "1. ", "* + "] {
        let text = format!("{}a", mark.repeat(30));
        let rendered = check(&text);
        assert_eq!(rendered.found.len(), 1, "{mark}");
        assert_eq!(rendered.found[0].rule.name, "nested-too-deep");
        assert!(rendered.html.matches("<ul>").count() <= 24);
        assert!(rendered.html.contains('a'));
    }
    assert_eq!(check(&format!("{}a", "> ".repeat(24))).found, []);
    assert!(
        !check(&"*a **b ".repeat(40).chars().chain("c** d*".repeat(40).chars()).collect::<String>())
            .found
            .is_empty()
    );
    assert_eq!(html(&format!("{}\n", "- ".repeat(60))), "<hr>\n");
}

#[test]
fn long_texts_of_one_mark_come_to_an_end() {
    let n = 50_000;
    let repeated = [
        ">",
        "> ",
        "[",
        "[^",
        "![",
        "*",
        "*a **b ",
        "_a *b",
        "`a",
        "<",
        "<a ",
        "<!--",
        "a <!-- ",
        "- ",
        "1. ",
        "| a ",
        "[a](",
        "[a](<b",
        "~~a ",
        "a\n: ",
        "{{ ",
        "{{",
        "{",
        "{{ f(\"",
        "{{f(\"\",",
        "}}",
        "&",
        "\\",
        "&#xE000;",
        "\u{E000}",
        "01632 ",
        "(0",
        "+44",
        "0",
        "http://",
        "http://-",
        "http://a)",
        "a@",
        "a@b-",
        "a@b.c",
        "short ",
        "short break ",
        "[^a] ",
        "# a\n",
        "# a {#a}\n",
        "[a](#a)",
        "x[^1]\n\n[^1]: y[^2]\n\n",
        "<b>",
        "é",
        "![](a)",
        "{{ f(\"x\") }}",
        "Table: a\n\n|a|\n|-|\n\n",
        "> - ",
    ];
    for part in repeated {
        let text = part.repeat(n / part.len());
        check(&text);
        plain(&text);
    }
}

#[test]
fn deep_lists_with_many_lines_after_them_come_to_an_end() {
    for (deep, line) in [("- ", "\n a"), (">", "\na"), ("> ", "\n>"), ("1. ", "\na")] {
        let text = format!("{}a{}", deep.repeat(50_000), line.repeat(50_000));
        check(&text);
    }
}

/// Pieces of Markdown in many orders, always the same ones.
#[test]
fn jumbled_texts_are_well_formed() {
    let pieces = [
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "[",
        "](",
        ")",
        "](tier:specialist)",
        "![",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "{{",
        "}}",
        "{{ figure(\"packages\") }}",
        "{{ link(\"tier:specialist\") }}",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "> [!NOTE]\n",
        "# ",
        "#### ",
        "| a | b |\n|---|---|\n",
        "|",
        "[^1]",
        "[^1]: ",
        "\n[^2]: ",
        "[^2]",
        "Table: ",
        "\n: ",
        "~~",
        "\\",
        "&amp;",
        "&#xE000;",
        "\u{E000}0\u{E001}",
        "EHC plan",
        "short breaks",
        "01632 960115",
        "a@b.org",
        "https://x.org/",
        "<https://x.org>",
        "é",
        "\u{0}",
        "\r\n",
        "    ",
        "\t",
        "[x] ",
        "{#a}",
        "\"",
        "'",
        "<div>",
        "===\n",
        "---\n",
        "[a]: javascript:x\n",
        "[a]",
        "word ",
        " ",
    ];
    for text in by_chance(&pieces, 24).take(3000) {
        let html = check(&text).html;
        assert!(!html.contains("javascript:") || !html.contains("href=\"javascript:"));
        let line = one_line(&text);
        assert_well_formed(&line.html, &text);
        assert!(line.found.iter().all(|found| text.get(found.range.clone()).is_some()), "{text:?}");
        assert!(!line.html.contains("<p>") && !line.html.contains("<li>"), "{text:?}: {}", line.html);
        plain(&text);
    }
}

/// Texts of so many pieces, the same each time.
fn by_chance(pieces: &[&str], number: usize) -> impl Iterator<Item = String> {
    let mut seed: u64 = 7;
    let mut piece = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        pieces[(seed >> 33) as usize % pieces.len()]
    };
    std::iter::repeat_with(move || (0..number).map(|_| piece()).collect())
}

#[test]
fn in_a_text_of_words_only_nothing_is_found() {
    let pieces = [
        "word ",
        "Word, ",
        "é",
        "a",
        "5",
        " ",
        "\n",
        "\n\n",
        "\n- ",
        "- ",
        "- - ",
        "\n1. ",
        "# ",
        "\n---\n",
        "\n===\n",
        "\n: ",
        "> ",
        "    ",
        "\t",
        "|",
        "]",
        "^1]: ",
        "(",
        ")",
        "!",
        "\\",
        "&lt;",
        "&#91;",
        "`",
        "=",
        "-",
        "+ ",
        "https://x.org/",
        "a@b.org",
        "01632 960115",
        "$",
        "\u{0}",
        "\u{E000}0\u{E001}",
        "\u{2066}",
        "*",
        "[",
        "<",
        "{",
        "_",
        "~",
        "\r",
    ];
    let only: Vec<String> = by_chance(&pieces, 6).filter(|text| is_words_only(text)).take(3000).collect();
    for text in only {
        assert_eq!(check(&text).found, [], "{text:?}");
    }
    for text in
        ["[a](b)", "a\n# b", "a\n---", "a\r# b", "- - a", "<b>", "a {{ b }}", " a", "1. a", "*a", "a\n\n> b"]
    {
        assert!(!is_words_only(text), "{text:?}");
    }
    for text in ["", "Words, and more.\n\n- one\n- two & three\n", "Ages 5–11: £4 (cash)", "A@b.org"] {
        assert!(is_words_only(text), "{text:?}");
    }
}
