//! A site in several languages: what is translated, what is not and says so, and what translators are told.

use std::collections::BTreeSet;

use crate::support::{Run, Site, document, provider, service};

const STRINGS: &str = "language: { name: اردو, switch: زبانیں, untranslated: کچھ انگریزی میں ہے۔ }\n";

/// A small site in English and in Urdu, with one text of each kind translated.
fn bilingual() -> Site {
    let site = Site::small();
    site.edit("content/site.yaml", "council:", "languages: [ur]\ncouncil:")
        .write("content/statement/01-swimming.md", document("Swimming", "", "Swim **here**.\n\n- One\n- Two"))
        .write("content/statement/02-costs.md", document("Costs", "", "It is free."))
        .write("content/providers/splash.yaml", provider("splash", &service("swim", "")))
        .write("themes/default/strings/ur.yaml", STRINGS)
        .write("content/translations/ur/statement/02-costs.md", document("قیمت", "", "یہ مفت ہے۔"))
        .write(
            "content/translations/ur/providers/splash.yaml",
            "id: splash\nservices:\n  - id: swim\n    name: تیراکی\n",
        );
    site
}

#[test]
fn every_page_is_there_in_every_language() {
    let site = bilingual();
    site.built(&["--no-minify"]);
    let (urdu, english): (BTreeSet<String>, BTreeSet<String>) = site
        .urls()
        .into_iter()
        .filter(|url| url.is_empty() || url.ends_with('/'))
        .partition(|url| url.starts_with("ur/"));
    let below: BTreeSet<String> = urdu.iter().map(|url| url.trim_start_matches("ur/").to_owned()).collect();
    assert!(english.len() > 20, "{english:?}");
    assert_eq!(below, english);
    // What is for programs is there once.
    assert!(site.has("public/services.csv") && !site.has("public/ur/services.csv"));
}

#[test]
fn what_is_not_translated_says_its_language() {
    let site = bilingual();
    site.built(&["--no-minify"]);
    let page = site.html("ur/statement/swimming/");
    assert!(page.contains("<html lang=\"ur\" dir=\"rtl\">"), "{page}");
    assert!(page.contains("<div lang=\"en-GB\" dir=\"ltr\"><p>Swim <strong>here</strong>.</p>"), "{page}");
    assert!(page.contains("<p class=\"untranslated wrap\">کچھ انگریزی میں ہے۔</p>"), "{page}");
    let service = site.html("ur/services/swim/");
    assert!(service.contains("تیراکی</h1>"), "{service}");
    // Nobody sees a mark, in any language.
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let is_page = path.ends_with(".html");
        assert!(!is_page || !text.contains(['\u{2066}', '\u{2068}', '\u{2069}']), "{path}");
    }
}

#[test]
fn functions_answer_in_the_language_of_the_text() {
    let site = bilingual();
    let prose = "> [!TIP]\n> We look again on {{ date(\"2027-03-31\") }}.";
    site.write("content/statement/01-swimming.md", document("Swimming", "", prose))
        .write("content/translations/ur/statement/02-costs.md", document("قیمت", "", prose));
    site.built(&["--no-minify"]);
    let original = site.html("ur/statement/swimming/");
    assert!(original.contains("Tip") && original.contains("31 March 2027"), "{original}");
    let translated = site.html("ur/statement/costs/");
    assert!(!translated.contains("Tip") && translated.contains("31 مارچ، 2027"), "{translated}");
}

#[test]
fn a_sentence_of_the_law_has_its_day_in_its_own_language() {
    let site = bilingual();
    let statement = "prepared: 2026-03-20\ntested: { on: 2026-09-08, by: Us, method: By hand. }\n";
    site.write("content/accessibility.yaml", statement);
    site.built(&["--no-minify"]);
    let urdu = site.html("ur/accessibility/");
    assert!(urdu.contains("This statement was prepared on 20 March 2026."), "{urdu}");
    assert!(urdu.contains("8 ستمبر، 2026"), "{urdu}");
}

#[test]
fn readers_change_the_language_where_they_are() {
    let site = bilingual();
    site.built(&["--no-minify"]);
    let urdu = site.html("ur/statement/costs/");
    assert!(
        urdu.contains(
            "<a href=\"../../../statement/costs/\" lang=\"en-GB\" hreflang=\"en-GB\" dir=\"ltr\">English</a>"
        ),
        "{urdu}"
    );
    let english = site.html("statement/costs/");
    assert!(
        english.contains(
            "<a href=\"../../ur/statement/costs/\" lang=\"ur\" hreflang=\"ur\" dir=\"rtl\">اردو</a>"
        ),
        "{english}"
    );
    assert!(english.contains("rel=\"alternate\" hreflang=\"ur\""), "{english}");
    assert!(!english.contains("class=\"untranslated"), "{english}");
    assert!(site.read("public/sitemap.xml").contains("/ur/statement/costs/</loc>"));
}

#[test]
fn every_link_of_every_language_leads_somewhere() {
    let site = bilingual();
    let run = Run::of(&mut site.command(&["check", "--format", "github"]));
    let broken: Vec<&str> = run.out.lines().filter(|line| line.contains("broken-")).collect();
    assert_eq!(broken, [""; 0]);
}

#[test]
fn translators_are_told_what_is_wrong_where_it_is() {
    let site = bilingual();
    site.write(
        "content/translations/ur/statement/02-costs.md",
        document("قیمت", "", "[یہ](section:nowhere)"),
    )
    .write(
        "content/translations/ur/providers/splash.yaml",
        "id: splash\nsumary: خلاصہ\nservices:\n  - id: swam\n    name: تیراکی\n",
    )
    .write("content/translations/ur/statement/09-gone.md", document("x", "", "x"))
    .write("content/translations/pl/statement/02-costs.md", document("Koszty", "", "Nic."));
    let run = site.build(&[]);
    for line in [
        "content/translations/pl/statement/02-costs.md",
        "the site is not in the language `pl`",
        "content/translations/ur/providers/splash.yaml:2:1",
        "the original has no `sumary` here",
        "the original has nothing with the id `swam` here",
        "content/translations/ur/statement/02-costs.md:5:1",
        "there is no section `nowhere`",
        "there is no `content/statement/09-gone.md` that this would be a translation of",
    ] {
        assert!(run.shown().contains(line), "{line}\n{}", run.shown());
    }
}

#[test]
fn no_page_stands_where_a_language_is() {
    let site = bilingual();
    site.write("content/pages/ur.md", document("Urdu", "", "Ask us."));
    let run = site.build(&[]);
    assert_eq!(
        (run.rules(), run.places()),
        (vec!["two-pages-at-one-address"], vec!["content/pages/ur.md"]),
        "{}",
        run.shown()
    );
}

#[test]
fn a_word_that_a_language_lacks_is_found() {
    let site = bilingual();
    let run = Run::of(&mut site.command(&["check", "--rule", "missing-word"]));
    assert!(!run.shown().contains("`language.name`"), "{}", run.shown());
    site.write("themes/default/strings/en.yaml", "own:\n  hello: Hello {name}\n")
        .write("themes/default/strings/ur.yaml", format!("{STRINGS}own:\n  hello: سلام {{who}}\n"));
    let run = Run::of(&mut site.command(&["check", "--rule", "words"]));
    assert!(run.shown().contains("`own.hello` has the place `who`, which nothing fills"), "{}", run.shown());
    site.write("themes/default/strings/ur.yaml", STRINGS);
    let run = Run::of(&mut site.command(&["check", "--rule", "missing-word"]));
    assert!(run.shown().contains("there are no words for `own.hello` in `ur`"), "{}", run.shown());
    assert!(run.shown().contains("themes/default/strings/ur.yaml"), "{}", run.shown());
}

#[test]
fn words_in_another_script_need_their_language() {
    let site = bilingual();
    site.write(
        "content/statement/02-costs.md",
        document("Costs", "", "Ask for {{ lang(\"ur\", \"اردو میں\") }}."),
    );
    site.write("content/translations/ur/statement/02-costs.md", document("قیمت", "", "یہ مفت ہے۔"));
    let run = Run::of(&mut site.command(&["check", "--rule", "words-without-language"]));
    assert_eq!(run.places(), [""; 0], "{}", run.shown());
    site.built(&["--no-minify"]);
    assert!(
        site.html("statement/costs/").contains("Ask for <span lang=\"ur\" dir=\"auto\">اردو میں</span>.")
    );
    site.write("content/statement/02-costs.md", document("Costs", "", "Ask for اردو میں."));
    let run = Run::of(&mut site.command(&["check", "--rule", "words-without-language"]));
    assert_eq!(run.places(), ["content/statement/02-costs.md:5:9"], "{}", run.shown());
}

#[test]
fn the_example_is_whole_in_every_language() {
    let site = Site::example_in_every_language();
    let run = Run::of(&mut site.command(&["check", "--today", "2026-11-22", "--drafts"]));
    assert_eq!((run.code, run.places()), (0, vec![]), "{}", run.shown());
    site.built(&[]);
    // Among letters that run to the left, a sign stays before its number by a mark.
    assert!(site.html("ur/evidence/children/").contains("\u{200e}+18%"));
    assert!(site.html("evidence/children/").contains(">+18%"));
    // The built-in needs have names in each language of the program.
    assert!(site.html("ur/services/by/need/").contains("آٹزم"));
    assert!(site.html("ur/open-data/").contains(">services.csv<"));
}
