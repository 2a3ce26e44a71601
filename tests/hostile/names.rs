//! Names of things and files that mean something to a system, a browser or a shell.

use crate::support::{Site, document, provider, service};

#[test]
fn ids_that_are_no_folder_are_refused() {
    let long = "a".repeat(81);
    let ids = [
        "..",
        ".",
        "../../etc",
        "/etc",
        "con",
        "nul",
        "aux",
        "com7",
        "lpt9",
        ".hidden",
        "A",
        "naïve",
        "a b",
        "a/b",
        "a\\b",
        "-a",
        "a-",
        "a_b",
        "a.b",
        "~",
        "*x",
        "%2e%2e",
        "a%00b",
        "a\u{200b}b",
        "ａ",
        &long,
    ];
    for id in ids {
        let site = Site::small();
        let services = service("x", "").replace("id: x", &format!("id: '{id}'"));
        site.write("content/providers/splash.yaml", provider("splash", &services));
        let run = site.build(&[]);
        assert_eq!(run.rules(), ["wrong-value"], "{id}: {}", run.err);
        assert_eq!(run.places(), ["content/providers/splash.yaml:4:9"], "{id}");
    }
}

#[test]
fn markdown_files_of_any_name_make_a_safe_address_or_a_finding() {
    let site = Site::small();
    site.write("content/pages/What's it cost?.md", document("Costs", "", "Little."))
        .write("content/pages/100% & more #1.md", document("More", "", "Much."))
        .write("content/pages/ÉTÉ 2026.md", document("Summer", "", "Warm."));
    site.built(&[]);
    for url in site.urls() {
        assert!(url.chars().all(|c| c.is_ascii_alphanumeric() || "/-.".contains(c)), "{url}");
    }
    assert!(site.page("whats-it-cost/").text().contains("Little."));

    site.write("content/pages/---.md", document("Nothing", "", "x"))
        .write("content/pages/日本.md", document("日本", "", "x"));
    site.build(&[]).refused_by(&["file-name", "file-name"]);
}

/// Names that people do give to files.
const ODD: [&str; 12] = [
    "two words.pdf",
    "50% off.pdf",
    "#1 form.pdf",
    "what?.pdf",
    "a&b.pdf",
    "it's.pdf",
    "café menu.pdf",
    "日本.png",
    "(copy) [2].pdf",
    "a+b=c;d,e.pdf",
    "no-ending",
    "-rf.pdf",
];

#[test]
fn pictures_and_forms_of_odd_names_can_be_linked() {
    let site = Site::small();
    let mut body = String::new();
    for (n, name) in ODD.into_iter().enumerate().filter(|(_, name)| !name.starts_with('#')) {
        site.write(&format!("content/assets/{name}"), format!("file {n}"));
        body.push_str(&format!("- [form {n}](<asset:{name}>)\n"));
    }
    site.write("content/pages/forms.md", document("Forms", "", &body));
    site.built(&[]);
    let page = site.page("forms/");
    let links = page.one("main").all("a");
    let files = site.files();
    for (n, name) in ODD.into_iter().enumerate().filter(|(_, name)| !name.starts_with('#')) {
        let link = links.iter().find(|link| link.text() == format!("form {n}")).unwrap();
        let href = link.attribute("href").unwrap();
        // What needs no encoding is the same to every server, browser and disk.
        assert!(href.chars().all(|c| c.is_ascii_alphanumeric() || "/-._".contains(c)), "{href}");
        let file = &files[href.strip_prefix("../").unwrap()];
        assert_eq!(*file, format!("file {n}").into_bytes(), "{name}");
    }
}

#[test]
fn quotes_and_brackets_in_names_are_words_and_never_markup() {
    let name = r#"Tom's "Big" <Club> & Co > 'x' </title></h1>"#;
    let yaml = format!("'{}'", name.replace('\'', "''"));
    let site = Site::small();
    let services = service("big-club", "").replace("name: The big-club", &format!("name: {yaml}"));
    let text = provider("splash", &services).replace("name: The splash club", &format!("name: {yaml}"));
    site.write("content/providers/splash.yaml", text)
        .edit("content/tiers.yaml", "name: Advice and activities", &format!("name: {yaml}"))
        .edit("content/break-types.yaml", "name: Groups and clubs", &format!("name: {yaml}"))
        .edit("content/site.yaml", "name: Westmere Council", &format!("name: {yaml}"))
        .edit("content/site.yaml", "title: Short breaks in Westmere", &format!("title: {yaml}"))
        .edit("content/statement.yaml", "title: Short breaks services statement", &format!("title: {yaml}"));
    for args in [&[][..], &["--no-minify"]] {
        site.built(args);
        for url in site.urls() {
            let page = site.page(&url);
            assert_eq!(page.errors, [""; 0], "/{url}");
            assert_eq!(page.all("h1").len(), 1, "/{url}");
            assert_eq!(page.all("club").len(), 0, "/{url}");
        }
        for url in ["services/big-club/", "providers/splash/", "statement/", ""] {
            assert_eq!(site.page(url).one("h1").text(), name, "/{url}");
        }
    }
}
