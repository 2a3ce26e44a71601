//! Text that would be a script, a template or a page of its own, if somebody were not careful.

use crate::support::{HANG, Run, Site, TODAY, document, provider, service};

#[test]
fn html_in_markdown_is_told_and_never_published() {
    for body in [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example>",
        "a <img src=x onerror=alert(1)> b",
        "<svg onload=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<style>body { display: none }</style>",
        "<?php echo 1 ?>",
        "<![CDATA[ x ]]>",
    ] {
        let site = Site::small();
        site.write("content/pages/ask.md", document("Ask", "", body));
        let run = site.build(&[]);
        assert_eq!(run.code, 1, "{body}: {}", run.err);
        assert!(run.rules().contains(&"raw-html"), "{body}: {}", run.err);
        assert!(run.places()[0].starts_with("content/pages/ask.md:5:"), "{body}: {}", run.err);
    }
}

#[test]
fn a_comment_is_for_writers_only() {
    let site = Site::small();
    site.write("content/pages/ask.md", document("Ask", "", "One.\n\n<!-- Ask legal about this. -->\n\nTwo."));
    site.built(&["--no-minify"]);
    let html = site.html("ask/");
    assert!(html.contains("Two.") && !html.contains("legal"), "{html}");
}

#[test]
fn addresses_that_run_something_are_told_however_they_are_written() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "<java\u{200b}script:alert(1)>",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "https://good.example@evil.example/",
        "blob:https://x/y",
    ] {
        for link in [format!("A [link]({address})."), format!("A picture ![x]({address}).")] {
            let site = Site::small();
            site.write("content/pages/ask.md", document("Ask", "", &link));
            let run = site.build(&[]);
            assert_eq!(run.rules().len(), 1, "{link}: {}", run.err);
            assert!(["unsafe-link", "unknown-target"].contains(&run.rules()[0]), "{link}: {}", run.err);
            assert!(!site.has("public"));
        }
    }
}

#[test]
fn functions_that_never_end_are_told() {
    for body in [
        "{{",
        "{{ ",
        "{{ figure(",
        "{{ figure(\"a",
        "{{ figure(\"a\"",
        "{{ figure(\"a\") }",
        "{{ }}",
        "{{ x }}",
        "{{ link(\"page:a\" }}",
        "{{{{{{",
    ] {
        let site = Site::small();
        site.write("content/pages/ask.md", document("Ask", "", &format!("Before {body}\n\nAfter.")));
        let run = site.build(&[]);
        assert!(run.rules().contains(&"prose-function"), "{body}: {}", run.err);
        assert!(run.places()[0].starts_with("content/pages/ask.md:5:"), "{body}: {}", run.err);
    }
}

#[test]
fn the_language_of_templates_means_nothing_in_content() {
    let site = Site::small();
    let words =
        "{{ site.contact.email }} {% include 'base.html' %} {# gone? #} <url link={link} root={root} />";
    let services =
        service("saturday-swim", "").replace("What the saturday-swim is.", &format!("\"{words}\""));
    site.write("content/providers/splash.yaml", provider("splash", &services));
    site.built(&[]);
    let text = site.page("services/saturday-swim/").text();
    assert!(text.contains(words), "{text}");
}

#[test]
fn markdown_without_end_is_told_or_shown() {
    for body in [
        ">".repeat(100_000),
        "> ".repeat(100_000),
        "- ".repeat(100_000),
        "* a\n".repeat(20_000),
        "[".repeat(100_000),
        "![](".repeat(20_000),
        "`".repeat(100_001),
        "*a **b ".repeat(20_000),
        "|a".repeat(5_000) + "\n" + &"|-".repeat(5_000) + "\n",
        "[^1]".repeat(20_000) + "\n\n[^1]: note\n",
        "# a\n\n".repeat(5_000),
        "a".repeat(1_000_000),
        "a\u{301}".repeat(100_000),
        "\u{202e}abc ".repeat(10_000),
        "&#0; &#xd800; &#x110000; &nbsp;".to_owned(),
        "0\u{e000}1\u{e001}2".to_owned(),
    ] {
        let site = Site::small();
        site.write("content/pages/long.md", document("Long", "", &body));
        let run = Run::of(site.command(&["build", "--today", TODAY]).timeout(HANG));
        let start: String = body.chars().take(8).collect();
        let told = run.code == 1 && !run.rules().is_empty();
        assert!(told || run.code == 0, "{start:?}: {} {}", run.code, run.shown());
        assert!(run.err.len() < 200_000, "{start:?}: {} bytes of findings", run.err.len());
        if run.code == 0 {
            site.page("long/").assert_harmless("long/");
        }
    }
}

#[test]
fn headings_with_the_ids_of_the_page_itself_get_others() {
    let site = Site::small();
    let body = "## Main\n\n## Main\n\n## Contact\n\n## Café\n";
    site.write("content/pages/ids.md", document("Ids", "", body))
        .write("content/statement/01-costs.md", document("Costs", "", body))
        .write("content/statement/02-range.md", document("The range", "", body));
    site.built(&[]);
    for url in ["ids/", "statement/costs/", "statement/range/", "statement/all/"] {
        let page = site.page(url);
        let elements = page.elements();
        let mut ids: Vec<&str> = elements.iter().filter_map(|element| element.attribute("id")).collect();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "/{url}: {twice:?}");
    }
}
