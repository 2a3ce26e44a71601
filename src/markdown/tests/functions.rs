//! Functions of prose.

use super::*;

#[test]
fn functions_are_answered_anywhere_in_words() {
    assert_eq!(html("**{{ figure(\"packages\") }}**."), "<p><strong>&lt;12 in all&gt;</strong>.</p>\n");
    assert_eq!(
        html("| a | b |\n|---|---|\n| {{figure(\"packages\",row=\"a|b_c_d \\\"e\\\"\")}} | 1 |\n"),
        "<div class=\"table-scroll\">\n<table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n\
         <tbody>\n<tr><th scope=\"row\">&lt;12 a|b_c_d \"e\"&gt;</th><td>1</td></tr>\n</tbody>\n</table>\n</div>\n"
    );
    assert_eq!(html("{{ figure(\n  \"packages\",\n  row=\"*x*\",\n) }}"), "<p>&lt;12 *x*&gt;</p>\n");
    let heading =
        rendered("## In all {{ figure(\"packages\") }} {#total}\n\n### And {{ figure(\"packages\") }}\n");
    assert_eq!(heading.headings[0].id, "total");
    assert_eq!(heading.headings[0].text, "In all <12 in all>");
    assert_eq!(heading.headings[1].id, "and");
    assert!(html("![{{ figure(\"packages\") }}](asset:pool.jpg)").contains("alt=\"&lt;12 in all&gt;\""));
    assert_eq!(one_line("{{ figure(\"packages\") }}").html, "&lt;12 in all&gt;");
}

#[test]
fn link_is_a_function() {
    assert_eq!(
        html(
            "{{ link(\"tier:specialist\") }}, {{ link(\"tier:specialist\", text=\"a [b]\") }}, {{ link(\"https://x.org\") }}"
        ),
        "<p><a href=\"/eligibility/specialist/\">Specialist &lt;support&gt;</a>, \
         <a href=\"/eligibility/specialist/\">a [b]</a>, \
         <a class=\"external\" href=\"https://x.org\">https://x.org</a></p>\n"
    );
    assert_eq!(found("a {{ link(\"tier:x\") }}"), [("unknown-target", "\"tier:x\"")]);
    assert_eq!(found("a {{ link(\"javascript:x\") }}"), [("unsafe-link", "\"javascript:x\"")]);
    assert_eq!(found("a {{ link() }}"), [("prose-function", "{{ link() }}")]);
    assert_eq!(found("{{ link(\"../costs/\", words=\"x\") }}"), [("prose-function", "words=\"x\"")]);
    assert_eq!(
        html("[{{ link(\"tier:specialist\") }}](../costs/)"),
        "<p><a href=\"../costs/\">Specialist &lt;support&gt;</a></p>\n"
    );
}

#[test]
fn what_the_site_does_not_know_has_its_place() {
    assert_eq!(found("é {{ figure(\"packs\", row=\"a\") }}"), [("prose-function", "\"packs\"")]);
    assert_eq!(found("{{ total(\"packs\") }}"), [("prose-function", "{{ total(\"packs\") }}")]);
    assert_eq!(rendered("{{ total(\"<b>\") }}").html, "<p>{{ total(\"&lt;b&gt;\") }}</p>\n");
    let text = "{{ figure(\"packages\") }} {{ figure(\"packages\") }}\n\n*x* [y](z)";
    assert_eq!(found(text), [("unknown-target", "[y](z)")]);
}

#[test]
fn slips_have_their_place() {
    let slip = |text: &'static str| {
        let found = rendered(text).found;
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].rule.name, "prose-function");
        (&text[found[0].range.clone()], found[0].message.clone())
    };
    for (text, place, message) in [
        ("a {{ figure(packages) }}", "packages", "the value `packages` has no quotation marks"),
        ("a {{ f(row=x_y_z) }}", "x_y_z", "the value `x_y_z` has no quotation marks"),
        ("a {{ f(“x”) }}", "“x”", "“x” has other quotation marks than the straight double ones"),
        ("a {{ f('x') }}", "'x'", "'x' has other quotation marks than the straight double ones"),
        ("a {{ f(\"x\"", "{{ f(\"x\"", "`{{` is not closed"),
        ("a {{ f(\"x\n\n b }}", "{{ f(\"x", "`{{` is not closed"),
        ("a {{ f(\"x) }}", "\"x) }}", "the quotation mark is not closed on its line"),
        ("a {{ f(\"x\" \"y\") }}", "\"", "a comma or a closing bracket is missing"),
        ("a {{ f }}", "}", "there is no opening bracket after `f`"),
        ("a {{ }}", "}", "there is no name after `{{`"),
        ("a {{ f(,) }}", ",", "a value is missing"),
        ("a {{ f(\"x\") }", "{{ f(\"x\") }", "`{{` is not closed"),
        ("a {{ f(\"x\") z }}", "z", "`}}` is missing after the closing bracket"),
        ("# A {{ f(x) }}", "x", "the value `x` has no quotation marks"),
        (
            "a {{ f({{ figure(\"packages\") }}) }}",
            "{{ figure(\"packages\") }}",
            "the value `{{ figure(\"packages\") }}` has no quotation marks",
        ),
        (
            "[a]({{ link(\"tier:specialist\") }})",
            "[a]({{ link(\"tier:specialist\") }})",
            "an address cannot be a function of prose",
        ),
    ] {
        assert_eq!(slip(text), (place, message.to_owned()), "{text}");
    }
    assert_eq!(found("\\{{ f(x) }} `{{ f(x) }}` { { f }} &#123;{ x"), []);
    assert_eq!(html("\\{{ figure(\"packages\") }}"), "<p>{{ figure(\"packages\") }}</p>\n");
}

#[test]
fn marks_cannot_be_forged() {
    assert_eq!(
        html("{{ figure(\"packages\") }} \u{E000}0\u{E001} `\u{E000}0\u{E001}`"),
        "<p>&lt;12 in all&gt; \u{E000}0\u{E001} <code>\u{E000}0\u{E001}</code></p>\n"
    );
    assert_eq!(
        html("{{ figure(\"packages\") }} &#xE000;0&#xE001;"),
        "<p>&lt;12 in all&gt; \u{FFFD}0\u{E001}</p>\n"
    );
}

#[test]
fn a_function_that_gives_a_number_or_address_gives_a_link() {
    assert_eq!(
        html(r#"Phone {{ contact("phone") }}."#),
        "<p>Phone <a href=\"tel:+441632960115\">01632\u{A0}960\u{A0}115</a>.</p>\n"
    );
    assert_eq!(
        html(r#"[{{ contact("phone") }}](page:ask)"#),
        "<p><a href=\"../ask/\">01632 960 115</a></p>\n"
    );
}
