//! A council's own theme over the one in the program.

use crate::support::{Site, document};

fn site() -> Site {
    let site = Site::small();
    site.write("content/pages/about.md", document("About", "", "Who we are."))
        .write("content/statement/01-range.md", document("The range", "", "Many kinds."));
    site
}

const PAGE: &str = "{% extends \"base.html\" %}\n{% block content %}\n<h1>{{ page.title }}</h1>\n\
                    <p class=\"ours\">Our own words.</p>\n<div class=\"prose\">{{ view.html | safe }}</div>\n{% endblock content %}\n";

#[test]
fn one_template_changes_the_pages_that_it_makes_and_no_others() {
    let site = site();
    site.built(&[]);
    let before = site.files();
    site.write("themes/mine/templates/page.html", PAGE);
    site.built(&["--theme", "mine"]);
    let after = site.files();
    assert!(after.keys().eq(before.keys()));
    let changed: Vec<_> =
        after.iter().filter(|(path, bytes)| before[*path] != **bytes).map(|(path, _)| path).collect();
    assert_eq!(changed, ["about/index.html"]);
    let text = site.page("about/").text();
    assert!(text.contains("Our own words. Who we are."), "{text}");
}

#[test]
fn the_site_names_its_theme_and_the_command_line_another() {
    let site = site();
    let settings = site.read("content/site.yaml") + "theme: mine\n";
    site.write("content/site.yaml", settings).write("themes/mine/templates/page.html", PAGE);
    site.built(&[]);
    assert!(site.html("about/").contains("Our own words."));
    site.built(&["--theme", "default"]);
    assert!(!site.html("about/").contains("Our own words."));
}

#[test]
fn a_style_sheet_of_ones_own_takes_the_place_of_the_default() {
    let site = site();
    site.write("themes/mine/assets/site.css", "body { color: #111; }\n")
        .write("themes/mine/assets/fonts/a.woff2", b"font");
    site.built(&["--theme", "mine"]);
    let page = site.page("about/");
    let sheets: Vec<_> = page.all("link").iter().filter_map(|link| link.attribute("href")).collect();
    let sheet = sheets.iter().find(|href| href.contains("site.")).unwrap();
    assert_eq!(site.files()[sheet.trim_start_matches("../")], b"body{color:#111}");
    assert!(site.files().keys().any(|path| path.starts_with("assets/theme/fonts/a.")));
}

/// The script of a theme that a published one imports.
fn imported<'a>(site: &Site, script: &'a str) -> &'a str {
    let (_, name) = script.split_once("'./").unwrap_or_else(|| panic!("no import in {script}"));
    let name = name.split_once('\'').unwrap().0;
    assert!(site.has(&format!("public/assets/theme/{name}")), "{name} is not there");
    name
}

#[test]
fn scripts_find_each_other_under_their_published_names() {
    let site = site();
    site.write("themes/mine/assets/a.js", "import { b } from './b.js';\nb();\n")
        .write("themes/mine/assets/b.js", "import { c } from './c.js';\nexport const b = c;\n")
        .write("themes/mine/assets/c.js", "export const c = () => import('./nowhere.js');\n");
    let script = |name: &str| {
        let files = site.files();
        let start = format!("assets/theme/{name}.");
        let (path, bytes) = files.iter().find(|(path, _)| path.starts_with(&start)).unwrap();
        (path.clone(), String::from_utf8(bytes.clone()).unwrap())
    };
    site.built(&["--theme", "mine"]);
    let before = script("a");
    assert_eq!(script("b").0, format!("assets/theme/{}", imported(&site, &before.1)));
    assert_eq!(script("c").0, format!("assets/theme/{}", imported(&site, &script("b").1)));
    assert!(script("c").1.contains("'./nowhere.js'"), "a name that is no file of the theme stays");

    // What is imported is part of what a browser keeps under a name.
    site.write("themes/mine/assets/c.js", "export const c = () => 1;\n").built(&["--theme", "mine"]);
    assert_ne!(script("a").0, before.0);
    imported(&site, &script("a").1);
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_place() {
    let site = site();
    let cases = [
        // Not a template at all.
        (
            "{% extends \"base.html\" %}\n{% block content %}\n<h1>{{ page.title }</h1>\n{% endblock content %}\n",
            3,
        ),
        // A name that the page has not.
        (
            "{% extends \"base.html\" %}\n{% block content %}\n<h1>{{ page.titel.length }}</h1>\n{% endblock content %}\n",
            3,
        ),
        // A filter that is not there.
        (
            "{% extends \"base.html\" %}\n\n\n{% block content %}{{ page.title | shuot }}{% endblock content %}\n",
            4,
        ),
        // A block that is left open.
        (
            "{% extends \"base.html\" %}\n{% block content %}\n{% if page.title %}\n{% endblock content %}\n",
            4,
        ),
    ];
    for (template, line) in cases {
        site.write("themes/mine/templates/page.html", template);
        let run = site.build(&["--theme", "mine"]);
        run.refused_by(&["template"]);
        let place = format!("themes/mine/templates/page.html:{line}:");
        assert!(run.places().iter().any(|at| at.starts_with(&place)), "{place} in {}", run.err);
        assert!(!site.has("public"));
    }
}

#[test]
fn a_theme_that_is_not_there_is_told_where_it_was_named() {
    let site = site();
    site.write("themes/mine/templates/page.html", PAGE);
    let settings = site.read("content/site.yaml");
    site.write("content/site.yaml", format!("{settings}theme: mien\n"));
    let run = site.build(&[]);
    run.refused_by(&["unknown-theme"]);
    assert!(run.err.contains("did you mean `mine`?"), "{}", run.err);
    assert_eq!(run.places(), ["content/site.yaml:13:8"]);

    // Named on the command line, it is no fault of a file.
    site.write("content/site.yaml", settings);
    let run = site.build(&["--theme", "mien"]);
    run.refused_by(&["unknown-theme"]);
    assert!(run.err.contains("did you mean `mine`?"), "{}", run.err);
    assert_eq!(run.places(), [""; 0], "{}", run.err);
}

#[test]
fn almanac_is_inside_the_program_and_differs() {
    let site = site();
    site.built(&[]);
    let before = site.html("about/");
    site.built(&["--theme", "almanac"]);
    let page = site.html("about/");
    assert_ne!(page, before);
    let text = site.page("about/").text();
    assert!(text.contains("Who we are."), "{text}");
    assert!(page.contains("class=spine") || page.contains("class=\"spine\""), "{page}");
}

#[test]
fn a_folder_lies_over_the_theme_of_its_name_and_that_over_the_default() {
    let site = site();
    site.write("themes/almanac/templates/footer.html", "<footer>Our own foot.</footer>\n")
        .write("themes/almanac/styles/own.css", "/* ours */\nbody { color: #111; }\n");
    site.built(&["--theme", "almanac"]);
    let page = site.html("about/");
    assert!(page.contains("Our own foot."), "the site's file counts first");
    assert!(page.contains("spine"), "then the theme of the same name");
    assert!(page.contains("breadcrumbs"), "then the default theme");
    let sheet = site.files().into_iter().find(|(path, _)| path.starts_with("assets/theme/site."));
    let sheet = String::from_utf8(sheet.unwrap().1).unwrap();
    let order = [".skip", "--page:", "--link:", "body{color:#111}"].map(|some| sheet.rfind(some).unwrap());
    assert!(order.is_sorted(), "site, theme, brand, own: a later part wins: {order:?}");
    assert!(sheet.ends_with("body{color:#111}"));
}

#[test]
fn an_import_of_a_style_sheet_that_is_not_there_stops_the_build() {
    let site = site();
    site.write("themes/mine/assets/site.css", "@import \"../styles/them.css\";\nbody { color: #111; }\n");
    let run = site.build(&["--theme", "mine"]);
    run.refused_by(&["unknown-style-sheet"]);
    assert!(run.shown().contains("themes/mine/assets/site.css"), "{}", run.shown());
    assert!(run.shown().contains("styles/theme.css"), "{}", run.shown());
}

/// The files of a new theme, from the root of the site.
fn new_theme(site: &Site, args: &[&str]) -> Vec<String> {
    let made = site.command(&[&["new-theme", "ours"], args].concat()).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    let names = walkdir::WalkDir::new(site.path("themes/ours")).sort_by_file_name().into_iter();
    let files = names.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| entry.path().strip_prefix(site.path("themes/ours")).unwrap().display().to_string())
        .collect()
}

#[test]
fn a_new_theme_builds_to_the_pages_that_it_started_from() {
    let cases: [(&str, &[&str], &[&str]); 3] = [
        ("default", &[], &["README.md", "styles/own.css"]),
        ("almanac", &["--from", "almanac"], &["styles/theme.css", "templates/header.html"]),
        ("almanac", &["--from", "almanac", "--all"], &["templates/header.html", "templates/service.html"]),
    ];
    for (from, args, some) in cases {
        let site = site();
        site.built(&["--theme", from]);
        let before = site.page("about/").text();
        let files = new_theme(&site, args);
        for name in some {
            assert!(files.iter().any(|file| file == name), "{name} in {files:?}");
        }
        site.built(&["--theme", "ours"]);
        assert_eq!(site.page("about/").text(), before, "{args:?}");
    }
}

#[test]
fn the_page_of_components_is_in_drafts_only() {
    let site = site();
    site.built(&[]);
    assert!(!site.has("public/components/index.html"));
    site.built(&["--drafts"]);
    let page = site.page("components/");
    let text = page.text();
    for part in ["Colours", "A break that is full", "A level without a letter", "Parts of a whole", "Charts"]
    {
        assert!(text.contains(part), "{part}");
    }
    assert!(site.html("components/").contains("noindex"));
    assert!(!site.read("public/sitemap.xml").contains("components"));
    let leading = site.files().into_iter().filter(|(path, bytes)| {
        path.ends_with(".html")
            && !path.starts_with("components")
            && String::from_utf8_lossy(bytes).contains("components/")
    });
    assert_eq!(leading.map(|(path, _)| path).collect::<Vec<_>>(), ["statement/draft/index.html"]);
}
