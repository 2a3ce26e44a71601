//! What families said, as the page shows it: who, about what, the answer, how far it is, and the counts of each year.

use crate::support::Site;

fn said(yaml: &str) -> Site {
    let site = Site::small();
    site.write("content/participation.yaml", yaml);
    site
}

#[test]
fn a_comment_says_who_about_what_and_how_far_it_is() {
    let site = said(
        "comments:\n  - id: hoist\n    on: 2026-08-21\n    from: young-person\n    about: service:saturday-swim\n    \
         comment: The hoist was broken.\n    response: We are sorry.\n    answered: 2026-08-25\n    \
         action: We buy a new one.\n    status: planned\n    by: 2027-03-31\n",
    );
    let page = site.built(&[]).page("you-said-we-did/");
    let text = page.one("main").text();
    for words in [
        "Who said it A child or young person",
        "About The saturday-swim",
        "Our answer We are sorry. Answered on 25 August 2026",
        "We will We buy a new one.",
        "How far it is Planned by 31 March 2027",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let link = page.one("main").all("a").into_iter().find(|link| link.text() == "The saturday-swim").unwrap();
    assert_eq!(link.attribute("href"), Some("../services/saturday-swim/"));
}

#[test]
fn how_far_a_comment_is_follows_from_its_answer_and_action() {
    let site = said(
        "comments:\n  - { id: a, on: 2026-01-01, comment: One. }\n  \
         - { id: b, on: 2026-01-02, comment: Two., response: Yes. }\n  \
         - { id: c, on: 2026-01-03, comment: Three., response: Yes., action: We did it., done: 2026-02-01 }\n",
    );
    let page = site.built(&[]).page("you-said-we-did/");
    let states: Vec<String> = page.of_class("status").iter().map(|status| status.text()).collect();
    assert_eq!(states, ["Done", "Answered", "Received"]);
    assert!(page.text().contains("Done on 1 February 2026"));
}

#[test]
fn each_year_is_counted() {
    let asked = |id: &str, on: &str, reached: &str| {
        format!(
            "  - {{ id: {id}, on: {on}, name: Talk, who: Carers, said: More., changed: More., reached: [{reached}] }}\n"
        )
    };
    let site = said(&format!(
        "consultations:\n{}{}{}comments:\n  - {{ id: a, on: 2025-01-01, comment: One. }}\n  \
         - {{ id: b, on: 2025-12-31, comment: Two., response: Yes., action: Done. }}\n",
        asked("x", "2025-05-01", "{ who: carers, number: 30, of: 90 }, { who: children, number: 12 }"),
        asked("y", "2025-06-01", "{ who: carers, number: 8 }"),
        asked("z", "2024-06-01", ""),
    ));
    let page = site.built(&[]).page("you-said-we-did/");
    let table = page.one("table");
    let rows: Vec<String> = table.all("tr").into_iter().skip(1).map(|row| row.text()).collect();
    assert_eq!(rows, ["2025 2 50 2 1 1", "2024 1 not counted 0 0 0"]);
    assert!(page.text().contains("30 of 90 carers (33%)"), "{}", page.text());
}

#[test]
fn the_view_of_the_forum_stands_with_the_comments_and_with_the_statement() {
    let site = said(
        "sign-off:\n  - { by: The forum, on: 2026-03-05, version: 1.0, view: agreed-with-comments, said: Well done. }\n",
    );
    let site = site.built(&[]);
    let page = site.page("you-said-we-did/").text();
    assert!(page.contains("Version 1.0 Agreed, with comments: The forum, 5 March 2026"), "{page}");
    let statement = site.page("statement/").text();
    assert!(statement.contains("Agreed, with comments: The forum, 5 March 2026"), "{statement}");
}

#[test]
fn a_view_of_another_edition_does_not_stand_with_the_statement() {
    let site = said("sign-off:\n  - { by: The forum, on: 2025-03-05, version: 0.9, view: agreed }\n");
    assert!(!site.built(&[]).page("statement/").text().contains("The forum"));
}
