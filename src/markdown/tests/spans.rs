//! Links, pictures, raw HTML, addresses in words, terms.

use super::*;

#[test]
fn links_say_where_they_go() {
    assert_eq!(
        html(
            "[A](tier:specialist) [B](../costs/ \"Say \\\"how\\\"\") [C](HTTPS://x.org/a?b=1&c='|) [D](#d) <a@x.org>"
        ),
        "<p><a href=\"/eligibility/specialist/\">A</a> <a href=\"../costs/\" title=\"Say &quot;how&quot;\">B</a> \
         <a class=\"external\" href=\"HTTPS://x.org/a?b=1&amp;c=&#39;%7C\">C</a> <a href=\"#d\">D</a> \
         <a href=\"mailto:a@x.org\">a@x.org</a></p>\n"
    );
    assert_eq!(
        html("[A](<tel:01632 960 115>) [B](tel:111) [C](mailto:a@x.org?subject=Hi)"),
        "<p><a href=\"tel:+441632960115\">A</a> <a href=\"tel:111\">B</a> <a href=\"mailto:a@x.org?subject=Hi\">C</a></p>\n"
    );
}

#[test]
fn links_to_nothing_keep_their_words() {
    assert_eq!(found("See [A *b*](tier:speciallist)."), [("unknown-target", "[A *b*](tier:speciallist)")]);
    assert_eq!(rendered("See [A *b*](tier:speciallist).").html, "<p>See A <em>b</em>.</p>\n");
    for text in
        ["[a]()", "[a](http:x)", "[a](https://)", "[a](mailto:x)", "[a](tel:ring)", "[a](ftp://x.org)"]
    {
        assert_eq!(found(text), [("unknown-target", text)]);
    }
}

#[test]
fn unsafe_links_are_words() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "<java\tscript:alert(1)>",
        "javascript&#58;alert(1)",
        "javascript&colon;alert(1)",
        "&#x01;javascript:alert(1)",
        "&#x20;javascript:alert(1)",
        "<java&#10;script:alert(1)>",
        "java&#x200B;script:alert(1)",
        "java&shy;script:alert(1)",
        "&#xFEFF;javascript:alert(1)",
        "javascript\\:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.org",
        "\\\\\\\\evil.org",
        "/\\\\evil.org",
        "&sol;/evil.org",
        "https://gov.uk@evil.org/",
    ] {
        for text in [format!("[x]({address})"), format!("[x][y]\n\n[y]: {address}")] {
            let rendered = rendered(&text);
            assert_eq!(rendered.html, "<p>x</p>\n", "{text}");
            assert_eq!(rendered.found[0].rule.name, "unsafe-link", "{text}");
        }
    }
    assert_eq!(found("<javascript:alert(1)>"), [("unsafe-link", "<javascript:alert(1)>")]);
    assert_eq!(rendered("![x](data:image/svg+xml,y)").html, "<p>x</p>\n");
    assert_eq!(found("![x](javascript:y)"), [("unsafe-link", "![x](javascript:y)")]);
}

#[test]
fn links_need_words() {
    assert_eq!(found("a [](https://x.org)"), [("empty-link", "[](https://x.org)")]);
    assert_eq!(rendered("a [ ](https://x.org)").html, "<p>a  </p>\n");
    assert_eq!(found("[![](asset:pool.jpg)](https://x.org)")[0].0, "empty-link");
    assert_eq!(
        html("[![Pool](asset:pool.jpg)](https://x.org)"),
        "<p><a class=\"external\" href=\"https://x.org\"><img src=\"/assets/pool.jpg\" alt=\"Pool\" \
         width=\"40\" height=\"30\" loading=\"lazy\"></a></p>\n"
    );
    assert_eq!(
        html("[a <http://x.org> b](https://y.org)"),
        "<p><a class=\"external\" href=\"https://y.org\">a http://x.org b</a></p>\n"
    );
}

#[test]
fn pictures_need_words_or_none_at_all() {
    assert_eq!(
        html("![A *big* \"pool\"](asset:pool.jpg) ![](asset:pool.jpg)"),
        "<p><img src=\"/assets/pool.jpg\" alt=\"A big &quot;pool&quot;\" width=\"40\" height=\"30\" loading=\"lazy\"> \
         <img src=\"/assets/pool.jpg\" alt=\"\" width=\"40\" height=\"30\" loading=\"lazy\"></p>\n"
    );
    assert_eq!(found("![ ](asset:pool.jpg)"), [("image-without-alternative", "![ ](asset:pool.jpg)")]);
    assert_eq!(found("a ![b](c.jpg)"), [("unknown-target", "![b](c.jpg)")]);
    assert_eq!(rendered("a ![b](c.jpg)").html, "<p>a b</p>\n");
}

#[test]
fn html_is_left_out() {
    let text =
        "a <b>c</b><br> <!-- d -->\n\n<div onclick=\"x\">\nwords\n</div>\n\n<!-- e -->\n\n<!-- f --> g\n";
    assert_eq!(
        found(text),
        [
            ("raw-html", "<b>"),
            ("raw-html", "<br>"),
            ("raw-html", "<div onclick=\"x\">\nwords\n</div>"),
            ("raw-html", "<!-- f --> g"),
        ]
    );
    let rendered = rendered(text);
    assert_eq!(rendered.html, "<p>a c </p>\n");
    assert_eq!(rendered.found[0].message, "the HTML tag `<b>` is left out of the page");
    assert_eq!(rendered.found[0].help.as_deref(), Some("write `**words**` for strong words"));
    assert_eq!(found("<!-- open\n\nlost\n"), [("raw-html", "<!-- open\n\nlost")]);
    assert_eq!(found("<script>alert(1)</script>"), [("raw-html", "<script>alert(1)</script>")]);
    assert_eq!(html("1 < 2 & 3 > 2 \"q\" &lt;b&gt;"), "<p>1 &lt; 2 &amp; 3 &gt; 2 \"q\" &lt;b&gt;</p>\n");
}

#[test]
fn web_addresses_in_words_are_links() {
    assert_eq!(
        html("See https://x.org/a_b_c?d=(e)&f. (http://y.org/) http:// xhttp://z.org"),
        "<p>See <a class=\"external\" href=\"https://x.org/a_b_c?d=(e)&amp;f\">https://x.org/a_b_c?d=(e)&amp;f</a>. \
         (<a class=\"external\" href=\"http://y.org/\">http://y.org/</a>) http:// xhttp://z.org</p>\n"
    );
}

#[test]
fn email_addresses_in_words_are_links() {
    assert_eq!(
        html("Ask jo.o'neil+x@mail.example.org. Not a@b, @c.org or `d@e.org`."),
        "<p>Ask <a href=\"mailto:jo.o&#39;neil+x@mail.example.org\">jo.o'neil+x@mail.example.org</a>. \
         Not a@b, @c.org or <code>d@e.org</code>.</p>\n"
    );
}

#[test]
fn telephone_numbers_in_words_are_links() {
    let number = |text: &str| {
        let html = html(text);
        let (_, rest) = html.split_once("<a href=\"tel:")?;
        let (number, rest) = rest.split_once("\">")?;
        Some((number.to_owned(), rest.split_once("</a>")?.0.to_owned()))
    };
    for (text, called, shown) in [
        ("Phone 01632 960 115, please", "+441632960115", "01632 960 115"),
        ("(01632) 960115.", "+441632960115", "(01632) 960115"),
        ("(01632 960115)", "+441632960115", "01632 960115"),
        ("+44 1632 960115", "+441632960115", "+44 1632 960115"),
        ("+44 (0)1632 960 115", "+441632960115", "+44 (0)1632 960 115"),
        ("0300 123\n4567", "+443001234567", "0300 123\n4567"),
        ("0800\u{A0}123\u{A0}456", "+44800123456", "0800\u{A0}123\u{A0}456"),
        ("Tel:07700900123", "+447700900123", "07700900123"),
        ("01632 960115 10 to 4", "+441632960115", "01632 960115"),
    ] {
        let on_one_line = shown.replace([' ', '\n'], "\u{A0}");
        assert_eq!(number(text), Some((called.to_owned(), on_one_line)), "{text}");
    }
    for text in [
        "EY012345678",
        "100023456789",
        "012345678901",
        "0123 456 789 2026",
        "2026-01632-960115",
        "01632 960115.50",
        "0632 960 1155",
        "£01632960115",
        "01632  960115",
        "# 01632 960115",
        "`01632 960115`",
        "[01632 960115](../costs/)",
        "111 or 999",
    ] {
        assert_eq!(number(text), None, "{text}");
    }
}

#[test]
fn a_term_is_linked_at_its_first_use() {
    assert_eq!(
        html(
            "# EHC plan\n\nAn ehc plan. EHC\nplans, EHCPs. Short breaks and short break plans; a short break plan."
        ),
        "<h2 id=\"ehc-plan\">EHC plan</h2>\n<p>An ehc plan. <a class=\"term\" href=\"/glossary/#ehc\">EHC\nplans</a>, EHCPs. \
         <a class=\"term\" href=\"/glossary/#short-break\">Short breaks</a> and \
         <a class=\"term\" href=\"/glossary/#plan\">short break plans</a>; a short break plan.</p>\n"
    );
    assert_eq!(
        html("shorts break, short breaker, a *short break*, carer's assessment"),
        "<p>shorts break, short breaker, a <em><a class=\"term\" href=\"/glossary/#short-break\">short break</a></em>, \
         <a class=\"term\" href=\"/glossary/#carer\">carer's assessment</a></p>\n"
    );
    let table = html("| EHCP |\n|---|\n| [EHCP](../costs/) `EHCP` EHCP |\n");
    assert!(table.contains("<a href=\"../costs/\">EHCP</a> <code>EHCP</code> <a class=\"term\""), "{table}");
    assert_eq!(table.matches("class=\"term\"").count(), 1);
}

#[test]
fn texts_of_one_page_explain_a_term_once() {
    let site = site();
    let mut page = PageState::default();
    let first = inline("An EHC plan", &settings(&site), &mut page);
    let second = render("An EHC plan", &settings(&site), &mut page);
    assert_eq!(first.html, "An <a class=\"term\" href=\"/glossary/#ehc\">EHC plan</a>");
    assert_eq!(second.html, "<p>An EHC plan</p>\n");
}

#[test]
fn a_short_text_is_one_paragraph_whatever_it_starts_with() {
    assert_eq!(one_line("5. Mill Lane").html, "5. Mill Lane");
    assert_eq!(one_line("# 4 *a*\n\n- b\n").html, "# 4 <em>a</em>  - b");
    assert_eq!(one_line("_a_ > b").html, "<em>a</em> &gt; b");
    assert_eq!(one_line("  ").html, "");
    let text = "5. Mill [Lane](nowhere)";
    assert_eq!(one_line(text).found[0].range, 8..text.len());
}
