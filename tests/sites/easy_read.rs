//! Easy Read: what its pages show, the ways that lead to them, its pictograms, and what is said of what is not easy.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::html::Document;
use crate::support::{Run, Site, TODAY, document};

/// A document with all that one can have.
const LEAFLET: &str = "\
title: About breaks
summary: What a break is.
picture: family
stands-for: [section:costs, tier:advice, site:statement]
parts:
  - heading: What is it?
    steps:
      - picture: break
        words: A panel can give you a break.
      - picture: asset:pool.jpg
        shows: Two children in a pool.
        words: Panels like pools.
  - heading: How do I ask?
    steps:
      - picture: phone
        words: 'Phone {{ contact(\"phone\") }}. See [the clubs](site:services).'
hard-words:
  - word: panel
    means: Some people who decide.
";

const FILE: &str = "content/easy-read/02-about-breaks.yaml";

/// A site with the document and what it stands for.
fn with_leaflet() -> Site {
    let site = Site::small();
    site.write("content/statement/01-costs.md", document("Costs", "", "Most breaks are free."))
        .write("content/assets/pool.jpg", "not looked at")
        .write(FILE, LEAFLET);
    site
}

/// What one rule finds: the places, and all that was said.
fn check(site: &Site, rule: &str) -> Run {
    Run::of(&mut site.command(&["check", "--today", TODAY, "--rule", rule]))
}

fn link(page: &Document, words: &str) -> Option<String> {
    let link = page.all("a").into_iter().find(|link| link.text() == words)?;
    link.attribute("href").map(str::to_owned)
}

#[test]
fn each_row_is_a_picture_and_then_the_words() {
    let site = with_leaflet();
    site.built(&["--no-minify"]);
    let page = site.page("easy-read/about-breaks/");
    let rows = page.of_class("easy-step");
    assert_eq!(rows.len(), 3);
    for row in &rows {
        let classes: Vec<&str> =
            row.all("div").into_iter().filter_map(|part| part.attribute("class")).collect();
        let at = |class: &str| classes.iter().position(|known| *known == class).unwrap();
        assert!(at("easy-picture") < at("easy-words"), "{classes:?}");
    }
    let pictogram = rows[0].all("svg")[0];
    assert_eq!(pictogram.attribute("aria-hidden"), Some("true"), "the sentence beside it says it all");
    let own = rows[1].all("img")[0];
    assert_eq!(own.attribute("alt"), Some("Two children in a pool."));
    assert!(own.attribute("src").unwrap().starts_with("../../assets/pool."));
    assert!(rows[2].text().contains("Phone 01632 960 001. See the clubs."), "{}", rows[2].text());
}

#[test]
fn a_hard_word_is_bold_and_explained_where_it_first_stands_and_again_at_the_end() {
    let site = with_leaflet();
    site.built(&[]);
    let page = site.page("easy-read/about-breaks/");
    let rows = page.of_class("easy-step");
    assert_eq!(rows[0].all("strong")[0].text(), "panel");
    assert!(rows[0].text().ends_with("panel Some people who decide."), "{}", rows[0].text());
    assert_eq!(rows[1].text(), "Panels like pools.", "it is explained once");
    assert_eq!(page.of_class("easy-list")[0].text(), "panel Some people who decide.");
}

#[test]
fn what_it_stands_for_leads_to_it_and_it_leads_there() {
    let site = with_leaflet();
    site.built(&[]);
    for url in ["statement/costs/", "eligibility/advice/", "statement/"] {
        let found = link(&site.page(url), "Read this in Easy Read");
        assert!(found.is_some_and(|href| href.ends_with("easy-read/about-breaks/")), "/{url}");
    }
    let page = site.page("easy-read/about-breaks/");
    assert_eq!(link(&page, "Costs").as_deref(), Some("../../statement/costs/"));
    assert_eq!(link(&page, "Advice and activities").as_deref(), Some("../../eligibility/advice/"));
    assert_eq!(
        link(&site.page(""), "Easy Read: short sentences with pictures").as_deref(),
        Some("./easy-read/")
    );
    let foot = site.page("contact/").all("footer").last().unwrap().text();
    assert!(foot.contains("Easy Read"), "{foot}");
    assert_eq!(
        link(&site.page("statement/all/"), "Read this in Easy Read").as_deref(),
        Some("../../easy-read/")
    );
    assert_eq!(link(&site.page("services/"), "Read this in Easy Read"), None);
    assert!(site.read("public/find/texts.json").contains("easy-read/about-breaks/#part-2"));
    assert!(site.read("public/sitemap.xml").contains("/easy-read/about-breaks/<"));
}

#[test]
fn a_document_for_a_part_of_the_statement_leaves_the_statement_with_the_list() {
    let site = with_leaflet();
    site.edit(FILE, ", site:statement", "").built(&[]);
    assert_eq!(link(&site.page("statement/"), "Read this in Easy Read").as_deref(), Some("../easy-read/"));
}

#[test]
fn without_a_document_nothing_speaks_of_it() {
    let site = with_leaflet();
    site.remove(FILE).remove("content/assets/pool.jpg").built(&[]);
    assert!(!site.has("public/easy-read"));
    for url in ["", "statement/", "contact/"] {
        assert!(!site.html(url).contains("easy-read/"), "/{url}");
    }
    site.write("content/pages/more.md", document("More", "", "See [it](site:easy-read)."));
    let run = site.build(&[]);
    assert!(run.err.contains("write a document into `content/easy-read/`"), "{}", run.err);
}

#[test]
fn files_are_in_order_of_their_names_unless_they_say_another_and_can_have_an_id() {
    let site = with_leaflet();
    site.write("content/easy-read/03-last.yaml", LEAFLET.replace("About breaks", "The last"))
        .write(
            "content/easy-read/01-b.yaml",
            format!("id: bees\n{}", LEAFLET.replace("About breaks", "The bees")),
        )
        .write(
            "content/easy-read/09.yaml",
            format!("id: nine\norder: 1\n{}", LEAFLET.replace("About breaks", "Nine")),
        )
        .write(
            "content/pages/more.md",
            document("More", "", "[Bees](easy-read:bees) and [all](site:easy-read)."),
        );
    site.built(&[]);
    let cards: Vec<String> =
        site.page("easy-read/").one("main").all("h2").iter().map(|card| card.text()).collect();
    assert_eq!(cards[..4], ["Nine", "The bees", "About breaks", "The last"]);
    assert_eq!(link(&site.page("more/"), "Bees").as_deref(), Some("../easy-read/bees/"));
    site.edit("content/easy-read/01-b.yaml", "id: bees", "id: nine");
    site.build(&[]).refused_by(&["duplicate-id", "unknown-target"]);
}

#[test]
fn an_unknown_pictogram_is_told_with_the_nearest_and_with_all_of_them() {
    let site = with_leaflet();
    site.edit(FILE, "picture: phone", "picture: phonee");
    let run = site.build(&[]);
    run.refused_by(&["unknown-pictogram"]);
    assert_eq!(run.places(), ["content/easy-read/02-about-breaks.yaml:15:18"]);
    assert!(run.err.contains("there is no pictogram `phonee`"), "{}", run.err);
    assert!(
        run.err.contains("did you mean `phone`? the pictograms are: activity, after-school,"),
        "{}",
        run.err
    );
    site.edit(FILE, "picture: phonee", "picture: photo.jpg");
    let run = site.build(&[]);
    assert!(
        run.err.contains("put the picture in `content/assets/` and write `asset:photo.jpg`"),
        "{}",
        run.err
    );
}

#[test]
fn a_theme_of_the_sites_own_adds_and_replaces_pictograms() {
    let site = with_leaflet();
    let drawn = |what: &str| {
        format!("<?xml version=\"1.0\"?>\n<svg width=\"9\" viewBox=\"0 0 24 24\">{what}</svg>\n")
    };
    site.edit(FILE, "picture: phone", "picture: goat")
        .write("themes/default/pictograms/goat.svg", drawn("<path d=\"M1 1h9\"/>"))
        .write("themes/default/pictograms/break.svg", drawn("<circle cx=\"5\" cy=\"5\" r=\"4\"/>"));
    site.built(&["--no-minify"]);
    let html = site.html("easy-read/about-breaks/");
    let goat = r#"<svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true"><path d="M1 1h9"/></svg>"#;
    assert!(html.contains(goat), "{html}");
    assert!(html.contains(r#"<circle cx="5" cy="5" r="4"/>"#), "{html}");
    for (file, says) in [
        ("nothing", "there is no `<svg>` in this file"),
        ("<svg><path/></svg>", "the picture does not say its `viewBox`"),
        ("<svg viewBox=\"0 0 9 9\"><script>alert(1)</script></svg>", "cannot stand in a page"),
        ("<svg viewBox=\"0 0 9 9\"><path style=\"fill:red\"/></svg>", "cannot stand in a page"),
        ("<svg viewBox=\"0 0 9 9\"><path onload=\"x()\"/></svg>", "cannot stand in a page"),
        ("<svg viewBox=\"0 0 9 9\"></svg></svg><b>", "cannot stand in a page"),
        ("<svg viewBox=\"0 0 9 9\"", "`<svg` is not closed"),
    ] {
        site.write("themes/default/pictograms/goat.svg", file);
        let run = site.build(&[]);
        run.refused_by(&["pictogram"]);
        assert!(run.err.contains(says), "{file}: {}", run.err);
        assert_eq!(run.places(), ["themes/default/pictograms/goat.svg"]);
    }
}

fn pictograms() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/pictograms");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn every_pictogram_is_small_and_in_the_colours_of_the_page() {
    let all = pictograms();
    assert!(all.len() >= 36, "{}", all.len());
    for (name, svg) in all {
        assert!(svg.len() < 700, "{name} has {} bytes", svg.len());
        let (head, drawn) = svg.split_once('>').unwrap();
        assert!(
            head.contains(r#"viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="2.5""#),
            "{name}"
        );
        let plain = !drawn.contains("fill=") && !drawn.contains("stroke=") && !drawn.contains('#');
        assert!(plain, "{name} has a colour of its own");
    }
}

#[test]
fn the_guide_names_every_pictogram() {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/easy-read.md")).unwrap();
    let rows = guide.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let named: BTreeSet<String> = rows.map(|(name, _)| name.to_owned()).collect();
    let there: BTreeSet<String> = pictograms().into_iter().map(|(name, _)| name).collect();
    assert_eq!(named, there);
}

#[test]
fn a_sentence_has_fifteen_words_at_most() {
    let site = with_leaflet();
    assert_eq!(check(&site, "easy-read-long-sentence").places(), [""; 0]);
    let long = "One two three four five six seven eight nine ten and so on to sixteen.";
    site.edit(FILE, "Panels like pools.", &format!("Yes. {long}"));
    let run = check(&site, "easy-read-long-sentence");
    assert_eq!(run.places(), [""; 0], "fifteen are not too many: {}", run.err);
    site.edit(FILE, "to sixteen", "up to sixteen").edit(
        FILE,
        "Some people who decide.",
        &long.replace("to", "to up"),
    );
    let run = check(&site, "easy-read-long-sentence");
    let places =
        ["content/easy-read/02-about-breaks.yaml:12:21", "content/easy-read/02-about-breaks.yaml:19:12"];
    assert_eq!(run.places(), places, "{}", run.err);
    assert!(run.err.contains("this sentence has 16 words"), "{}", run.err);
    assert!(run.err.contains("say it in two sentences or more, of 15 words at most"), "{}", run.err);
}

#[test]
fn a_hard_word_is_explained_in_the_document() {
    let site = with_leaflet();
    assert_eq!(check(&site, "easy-read-hard-word").places(), [""; 0]);
    site.write(
        "content/glossary.yaml",
        "- { id: short-club, term: short club, also: [clubby], meaning: A club. }\n",
    );
    let words = "Your eligibility for short clubs, and EHC. Write to eligibility@example.org or Elizabetha. Any activity.";
    site.edit(FILE, "Panels like pools.", words);
    let run = check(&site, "easy-read-hard-word");
    let said: Vec<&str> =
        run.err.lines().filter(|line| line.starts_with("advice: ") && line.ends_with(']')).collect();
    assert_eq!(
        said,
        [
            "advice: `eligibility` is a hard word, and this document does not explain it [easy-read-hard-word]",
            "advice: `short clubs` is in the glossary, and this document does not explain it [easy-read-hard-word]",
            "advice: nothing says what `EHC` stands for [easy-read-hard-word]",
        ]
    );
    assert_eq!(run.places()[0], "content/easy-read/02-about-breaks.yaml:12:21");
    assert!(
        run.err.contains("add it to `hard-words:` with `term: short-club` and what it means"),
        "{}",
        run.err
    );
    // The glossary's other spellings are explained with the word.
    site.edit(FILE, words, "Short clubs are clubby.");
    site.edit(
        FILE,
        "hard-words:\n",
        "hard-words:\n  - { word: short club, term: short-club, means: A club. }\n",
    );
    assert_eq!(check(&site, "easy-read-hard-word").places(), [""; 0]);
    site.edit(FILE, "term: short-club", "term: shortclub");
    let run = site.build(&[]);
    run.refused_by(&["unknown-id"]);
    assert!(run.err.contains("did you mean `short-club`?"), "{}", run.err);
}

#[test]
fn a_word_that_is_explained_is_used() {
    let site = with_leaflet();
    site.edit(FILE, "word: panel", "word: hearing");
    let run = check(&site, "unused");
    assert!(run.err.contains("no row of this document uses the word `hearing`"), "{}", run.err);
    assert!(run.places().contains(&"content/easy-read/02-about-breaks.yaml:18:11"), "{}", run.err);
}

#[test]
fn a_row_has_a_picture_and_a_picture_of_ones_own_is_said() {
    let site = with_leaflet();
    site.edit(FILE, "      - picture: break\n        words", "      - words");
    let run = check(&site, "easy-read-no-picture");
    assert_eq!(run.places(), ["content/easy-read/02-about-breaks.yaml:8:16"]);
    assert!(run.err.contains("there is no picture beside these words"), "{}", run.err);
    site.built(&[]);
    site.edit(FILE, "        shows: Two children in a pool.\n", "");
    let run = site.build(&[]);
    run.refused_by(&["picture-without-alternative"]);
    assert_eq!(run.places(), ["content/easy-read/02-about-breaks.yaml:9:18"]);
    assert!(run.err.contains("nothing says what `pool.jpg` shows"), "{}", run.err);
    site.edit(FILE, "asset:pool.jpg\n", "asset:pool.jpg\n        decoration: yes\n").built(&["--no-minify"]);
    assert_eq!(site.page("easy-read/about-breaks/").one("main").all("img")[0].attribute("alt"), Some(""));
    site.edit(FILE, "asset:pool.jpg", "asset:pol.jpg");
    let run = site.build(&[]);
    run.refused_by(&["unknown-asset"]);
    assert!(run.err.contains("did you mean `pool.jpg`?"), "{}", run.err);
}

#[test]
fn a_document_has_twenty_printed_pages_at_most() {
    let site = with_leaflet();
    let row = "      - { picture: break, words: A panel. }\n";
    let rows = |number: usize| {
        LEAFLET.replace("  - heading: How", &format!("{}  - heading: How", row.repeat(number)))
    };
    site.write(FILE, rows(90));
    assert_eq!(check(&site, "easy-read-too-long").places(), [""; 0]);
    site.write(FILE, rows(110));
    let run = check(&site, "easy-read-too-long");
    assert_eq!(run.places(), ["content/easy-read/02-about-breaks.yaml:1:8"]);
    assert!(run.err.contains("this document takes about 23 printed pages"), "{}", run.err);
}

#[test]
fn a_document_says_what_it_stands_for_and_has_a_row() {
    let site = with_leaflet();
    site.edit(FILE, "stands-for: [section:costs, tier:advice, site:statement]\n", "").built(&[]);
    let run = check(&site, "easy-read-stands-for-nothing");
    assert_eq!(run.places(), ["content/easy-read/02-about-breaks.yaml:1:8"]);
    assert!(run.err.contains("add `stands-for: [site:statement]`"), "{}", run.err);
    site.edit(FILE, "summary:", "stands-for: [section:cots]\nsummary:");
    let run = site.build(&[]);
    run.refused_by(&["unknown-id"]);
    assert!(run.err.contains("did you mean `costs`?"), "{}", run.err);
    site.write(FILE, "title: A\nsummary: B.\nstands-for: [section:costs]\nparts: []\n")
        .remove("content/assets/pool.jpg");
    site.build(&[]).refused_by(&["easy-read-empty"]);
}

#[test]
fn good_practice_is_met_by_a_document_for_the_statement() {
    let site = with_leaflet();
    assert_eq!(check(&site, "easy-read").places(), [""; 0]);
    site.edit(FILE, ", site:statement", "");
    let run = check(&site, "easy-read");
    assert_eq!(run.places(), ["content/easy-read"]);
    assert!(run.err.contains("with `stands-for: [site:statement]`, or say in a section"), "{}", run.err);
    let text = "Ask us for the Easy Read summary on paper. ".repeat(10);
    site.write("content/pages/copies.md", document("Copies", "covers: [easy-read]\n", &text));
    assert_eq!(check(&site, "easy-read").places(), [""; 0]);
}
