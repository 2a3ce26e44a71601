//! What families gain: the page of aims and outcomes, the services tied to them, and what is said of those that are not.

use crate::support::{Run, Site, TODAY, provider, service};

const OUTCOMES: &str = "\
aims:
  - { id: rest, text: Carers can rest. }
outcomes:
  - { id: friends, name: Making friends, text: Children have friends., for: [children], also: [meeting people] }
  - { id: sleep, name: A good night, text: Carers sleep., for: [carers] }
standards:
  - { id: asked, text: Families are asked each year. }
";

fn with_outcomes(of_the_service: &str) -> Site {
    let site = Site::small();
    let swim = service("saturday-swim", &format!("outcomes: {of_the_service}"));
    site.write("content/outcomes.yaml", OUTCOMES)
        .write("content/providers/splash.yaml", provider("splash", &swim));
    site
}

#[test]
fn a_service_is_tied_to_outcomes_by_id_name_or_another_word() {
    for word in ["friends", "Making friends", "meeting people", "Meeting People"] {
        let site = with_outcomes(&format!("[{word}]"));
        site.built(&[]);
        let page = site.page("outcomes/").one("main").text();
        assert!(
            page.contains("1 break works towards it The saturday-swim, The splash club"),
            "{word}: {page}"
        );
        assert!(page.contains("A good night Carers sleep. For: Parents and carers No break"), "{page}");
        assert!(
            page.contains("Carers can rest.") && page.contains("Families are asked each year."),
            "{page}"
        );
        let page = site.page("services/saturday-swim/");
        let shown = if word == "friends" { "Making friends" } else { word };
        let link = page.all("a").into_iter().find(|link| link.text() == shown).unwrap();
        assert!(link.attribute("href").unwrap().ends_with("outcomes/#outcome-friends"), "{word}");
        let list = site.page("services/by/outcome/friends/").one("main").text();
        assert!(list.contains("The saturday-swim"), "{list}");
    }
}

#[test]
fn an_unknown_outcome_is_named_with_the_nearest() {
    let site = with_outcomes("[friends, slep]");
    let run = site.build(&[]);
    run.refused_by(&["unknown-id"]);
    assert!(run.err.contains("there is no outcome `slep` in `outcomes.yaml`"), "{}", run.err);
    assert!(run.err.contains("did you mean `sleep`?"), "{}", run.err);
    assert_eq!(run.places(), ["content/providers/splash.yaml:11:25"]);
}

#[test]
fn without_a_file_of_outcomes_any_words_will_do() {
    let site = with_outcomes("[joy, being loud]");
    site.remove("content/outcomes.yaml").built(&[]);
    let page = site.page("services/saturday-swim/").one("main").text();
    assert!(page.contains("What families gain joy being loud"), "{page}");
    assert!(!site.has("public/outcomes") && !site.has("public/services/by/outcome"));
}

#[test]
fn an_outcome_that_nothing_works_towards_is_told() {
    let site = with_outcomes("[friends]");
    let check = |site: &Site| {
        Run::of(&mut site.command(&["check", "--today", TODAY, "--rule", "outcome-without-service"]))
    };
    let run = check(&site);
    assert!(run.err.contains("no service works towards `sleep`"), "{}{}", run.out, run.err);
    assert_eq!(run.places(), ["content/outcomes.yaml:5:11"]);
    site.edit("content/providers/splash.yaml", "[friends]", "[friends, sleep]");
    assert_eq!(check(&site).places(), [""; 0]);
}

#[test]
fn a_word_stands_for_one_outcome() {
    let site = with_outcomes("[friends]");
    site.edit("content/outcomes.yaml", "for: [carers] }", "for: [carers], also: [Meeting people] }");
    site.build(&[]).refused_by(&["word-of-two-outcomes"]);
}

#[test]
fn ids_of_aims_outcomes_and_standards_are_their_own() {
    let site = with_outcomes("[friends]");
    site.edit("content/outcomes.yaml", "id: sleep", "id: friends");
    site.build(&[]).refused_by(&["duplicate-id"]);
}

#[test]
fn prose_links_to_outcomes_and_decisions() {
    let site = with_outcomes("[friends, sleep]");
    site.write(
        "content/pages/more.md",
        "---\ntitle: More\n---\n\n[Sleep](outcome:sleep) and [aims](site:outcomes).\n",
    );
    site.built(&[]);
    assert!(site.html("more/").contains("outcomes/#outcome-sleep"));
    site.edit("content/pages/more.md", "outcome:sleep", "outcome:slep");
    let run = site.build(&[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("there is no outcome `slep`"), "{}", run.err);
}

#[test]
fn the_page_stays_short_however_many_services_there_are() {
    let site = with_outcomes("[friends]");
    let many: String = (0..60).map(|n| service(&format!("swim-{n}"), "outcomes: [friends]")).collect();
    site.write("content/providers/many.yaml", provider("many", &many)).built(&[]);
    let page = site.page("outcomes/");
    let text = page.one("main").text();
    assert!(text.contains("61 breaks work towards it"), "{text}");
    assert!(text.contains("By type of break: Groups and clubs 61"), "{text}");
    assert_eq!(page.of_class("working")[0].all("li").len(), 20);
    let all = page.all("a").into_iter().find(|link| link.text() == "See all 61 for: Making friends").unwrap();
    assert!(all.attribute("href").unwrap().ends_with("services/by/outcome/friends/"));
}
