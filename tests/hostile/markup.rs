//! Text that would be a script, a template or a page of its own, if somebody were not careful.

use serde_json::Value;

use crate::support::html::Document;
use crate::support::{HANG, Run, Site, TODAY, document, example_content, provider, service, tree};

const PAYLOAD: &str =
    r#"<script>alert(1)</script>"'><img src=x onerror=alert(1)>&lt;b&gt;{{ 7 * 191 }}{% raw %}"#;

/// Spoils every text in data, by the schema that says which values are text.
fn spoil(data: &mut Value, schema: &Value, definitions: &Value, key: &str, spoilt: &mut usize) {
    let schema = behind(schema, definitions);
    // The language is a code, the logo a file, and a service names outcomes by their words: what is wrong there is a finding.
    if ["language", "logo"].contains(&key) || ["outcomes", "also"].contains(&key) && data.is_string() {
        return;
    }
    match data {
        Value::Object(entries) => {
            for (key, value) in entries {
                spoil(value, &schema["properties"][key], definitions, key, spoilt);
            }
        }
        Value::Array(items) => {
            items.iter_mut().for_each(|item| spoil(item, &schema["items"], definitions, key, spoilt));
        }
        // JSON does not keep the last nought of 4.50.
        Value::Number(pounds) if schema["format"] == "money" => {
            *data = Value::String(format!("{:.2}", pounds.as_f64().unwrap()));
        }
        value if schema["format"] == "text" => {
            let words = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            *value = Value::String(format!("{words} {PAYLOAD}"));
            *spoilt += 1;
        }
        _ => {}
    }
}

/// The schema behind a reference, or of a value that may be left out.
fn behind<'a>(schema: &'a Value, definitions: &'a Value) -> &'a Value {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return behind(&definitions[name], definitions);
    }
    match schema["anyOf"].as_array().and_then(|all| all.iter().find(|one| one["type"] != "null")) {
        Some(one) => behind(one, definitions),
        None => schema,
    }
}

#[test]
fn a_script_in_every_text_of_the_example_stays_text() {
    let site = Site::example();
    let run = Run::of(&mut site.command(&["schema", "--out", "schemas"]));
    assert_eq!(run.code, 0, "{}", run.err);
    let mut spoilt = 0;
    for (path, bytes) in tree(&example_content()) {
        let kind = match path.rsplit_once('/') {
            Some((folder @ ("providers" | "evidence" | "decisions"), _)) => folder,
            Some(_) => continue,
            None => path.trim_end_matches(".yaml"),
        };
        let schema: Value = serde_json::from_str(&site.read(&format!("schemas/{kind}.json"))).unwrap();
        let mut data: Value = serde_yaml::from_str(std::str::from_utf8(&bytes).unwrap()).unwrap();
        // A file of one thing is held against the first of two schemas, a file of several against the second.
        let schema_of_data = match schema["oneOf"].as_array() {
            Some(both) => &both[usize::from(data.is_array())],
            None => &schema,
        };
        spoil(&mut data, schema_of_data, &schema["$defs"], "", &mut spoilt);
        site.write(&format!("content/{path}"), serde_yaml::to_string(&data).unwrap());
    }
    assert!(spoilt > 500, "{spoilt} texts");
    site.built(&["--no-minify"]);
    let plain = site.page("services/saturday-swim/");
    assert_eq!(plain.one("h1").text(), format!("Saturday swim {PAYLOAD}"));
    site.built(&[]);
    for url in site.urls() {
        let html = site.html(&url);
        assert!(!html.contains("1337"), "/{url} has worked out a sum");
        assert_harmless(&url, &Document::parse(&html));
    }
    let small = site.page("services/saturday-swim/");
    assert_eq!(small.one("h1").text(), format!("Saturday swim {PAYLOAD}"));
    let summary = format!("Small-group swimming with trained helpers in the water. {PAYLOAD}");
    assert!(small.text().contains(&summary), "{}", small.text());
}

/// A page has no script, no handler and no picture that its theme has not put there.
pub(super) fn assert_harmless(url: &str, page: &Document) {
    assert_eq!(page.errors, [""; 0], "/{url}");
    for element in page.elements() {
        let name = element.name();
        let is_ours = element.attribute("src").is_some_and(|src| src.contains("assets/theme/"));
        // What a page says to search engines is data, which no browser runs.
        let is_data = element.attributes() == [("type".to_owned(), "application/ld+json".to_owned())];
        assert!(name != "script" || is_ours || is_data, "/{url} has a script");
        assert!(!["iframe", "object", "embed", "base"].contains(&name), "/{url} has a <{name}>");
        // Forms are the theme's, and only a script shows them: they send nothing anywhere.
        let of_theme = ["find-form", "search-form"].map(Some).contains(&element.attribute("class"));
        let sends = element.attribute("action").is_some() || element.attribute("method").is_some();
        assert!(name != "form" || (of_theme && !sends), "/{url} has a <form>");
        for (key, value) in element.attributes() {
            assert!(!key.starts_with("on"), "/{url} has {key} on <{name}>");
            let is_address = ["href", "src", "action", "formaction"].contains(&key.as_str());
            let scheme = value.split(':').next().unwrap().to_ascii_lowercase();
            let runs = ["javascript", "data", "vbscript"].contains(&scheme.as_str());
            assert!(!is_address || !runs, "/{url}: {value}");
            assert!(key != "src" || value != "x", "/{url} shows the picture");
        }
    }
}

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
            assert_harmless("long/", &site.page("long/"));
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
