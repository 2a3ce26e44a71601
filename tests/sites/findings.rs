//! What writers are told about their slips, and where they are sent to mend them.

use std::path::Path;

use crate::support::{Site, copy, document, provider, service};

#[test]
fn twenty_mistakes_are_twenty_findings_and_no_site() {
    let site = Site::empty();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/twenty-mistakes.in"), site.root());
    let run = site.build(&[]);
    assert_eq!(run.code, 1);
    let mut rules = run.rules();
    assert_eq!(rules.len(), 20, "{}", run.err);
    assert_eq!(run.places().len(), 20, "{}", run.err);
    let files: std::collections::BTreeSet<&str> =
        run.places().into_iter().map(|place| place.split(':').next().unwrap()).collect();
    assert_eq!(files.len(), 10, "{files:?}");
    rules.sort_unstable();
    rules.dedup();
    assert!(rules.len() >= 15, "{rules:?}");
    assert!(!site.has("public"), "something was published");
}

#[test]
fn a_tab_is_named_where_it_stands() {
    let site = Site::small();
    site.write("content/glossary.yaml", "- id: panel\n\tterm: panel\n  meaning: Who decides.\n");
    let run = site.build(&[]);
    run.refused_by(&["tab"]);
    assert_eq!(run.places(), ["content/glossary.yaml:2:1"]);
}

#[test]
fn a_missing_quote_is_named_where_it_was_opened() {
    let site = Site::small();
    site.write("content/providers/splash.yaml", "id: splash\nname: \"Splash\nkind: charity\n");
    let run = site.build(&[]);
    run.refused_by(&["yaml-syntax"]);
    assert!(run.err.contains("a quote is opened here and not closed"), "{}", run.err);
    assert_eq!(run.places(), ["content/providers/splash.yaml:2:7"]);
}

#[test]
fn two_services_with_one_id_are_one_mistake() {
    let site = Site::small();
    let services = service("saturday-swim", "") + &service("saturday-swim", "");
    site.write("content/providers/splash.yaml", provider("splash", &services));
    let run = site.build(&[]);
    run.refused_by(&["duplicate-id"]);
    assert_eq!(run.places(), ["content/providers/splash.yaml:11:9"]);
}

#[test]
fn a_figure_that_is_not_there_is_named_by_its_row() {
    let site = Site::small();
    site.write(
        "content/evidence/requests.yaml",
        "id: requests\ntitle: Requests\nunit: families\nsource: Records\nperiod: 2025\nrows:\n  \
         - { id: groups, name: Groups, values: [84] }\n",
    );
    let body = "We had {{ figure(\"requests\", row=\"nights\") }} requests.";
    site.write("content/statement/01-range.md", document("The range", "", body));
    let run = site.build(&[]);
    run.refused_by(&["prose-function"]);
    assert_eq!(run.places(), ["content/statement/01-range.md:5:30"]);
}

#[test]
fn a_mistake_in_a_block_of_markdown_is_counted_in_the_lines_of_the_file() {
    let site = Site::small();
    let about = "about: |\n  Lots of fun.\n\n  Bring a naïve <u>towel</u> and [a form](page:form).";
    site.write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", about)));
    let run = site.build(&[]);
    run.refused_by(&["raw-html", "unknown-target"]);
    assert_eq!(run.places(), ["content/providers/splash.yaml:14:21", "content/providers/splash.yaml:14:38"]);
}

#[test]
fn lines_are_counted_alike_in_files_from_any_system() {
    for newline in ["\n", "\r\n"] {
        let site = Site::small();
        let text = provider(
            "splash",
            &service("saturday-swim", "about: |\n  One.\n\n  Two <b>three</b>.\nstatus: opne"),
        );
        site.write("content/providers/splash.yaml", format!("\u{feff}{}", text.replace('\n', newline)));
        let page = document("Ask", "", "One.\n\nTwo <i>three</i>.").replace('\n', newline);
        site.write("content/pages/ask.md", format!("\u{feff}{page}"));
        let run = site.build(&[]);
        run.refused_by(&["raw-html", "raw-html", "wrong-value"]);
        let places = [
            "content/pages/ask.md:7:5",
            "content/providers/splash.yaml:14:11",
            "content/providers/splash.yaml:15:13",
        ];
        assert_eq!(run.places(), places, "{newline:?}");
    }
}

#[test]
fn a_wrong_address_on_the_command_line_is_misuse_and_not_a_broken_disk() {
    let run = Site::small().build(&["--base-url", "nowhere"]);
    assert_eq!(run.code, 2, "{}", run.err);
}
