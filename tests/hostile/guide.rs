//! Guides that go on for ever, round in circles, or by names that are no names.

use crate::support::{Site, document};

const HEAD: &str =
    "assessment: { text: You can ask for an assessment., link: section:assessments }\nquestions:\n";
const ENDS: &str = "ends:\n  - { id: end, title: A club could fit, tier: advice }\n";

fn guided(questions: &str) -> Site {
    let site = Site::small();
    site.write("content/eligibility.yaml", format!("{HEAD}{questions}{ENDS}"))
        .write("content/statement/01-assessments.md", document("Assessments", "", "You can always ask."));
    site
}

fn question(id: &str, first: &str, second: &str) -> String {
    format!(
        "  - id: {id}\n    question: Is it so?\n    answers:\n      - {{ text: Yes, then: {first} }}\n      \
         - {{ text: No, then: {second} }}\n"
    )
}

#[test]
fn a_thousand_questions_in_a_row_are_a_site_of_pages_that_stay_small() {
    let id = |n: usize| if n == 1000 { "end".to_owned() } else { format!("q-{n}") };
    let questions: String = (0..1000).map(|n| question(&id(n), &id(n + 1), "end")).collect();
    let site = guided(&questions);
    site.built(&[]);
    let text = site.page("eligibility/guide/").text();
    assert!(text.contains("There are at most 1000 questions, and it may be only one."), "{text}");
    let late = site.html("eligibility/guide/q-990/");
    assert!(late.len() < 20_000, "{}", late.len());
    assert!(
        site.page("eligibility/guide/q-998/").text().contains("at most 1 more question, and it may be none")
    );
}

#[test]
fn a_thousand_questions_in_one_circle_are_one_finding() {
    let questions: String =
        (0..1000).map(|n| question(&format!("q-{n}"), &format!("q-{}", (n + 1) % 1000), "end")).collect();
    let run = guided(&questions).build(&[]);
    run.refused_by(&["guide-loop"]);
    assert!(run.err.contains("q-0 → q-1 → q-2 → q-3 → … → q-997 → q-998 → q-999 → q-0"), "{}", run.shown());
}

#[test]
fn every_answer_to_every_question_back_is_told_once_for_each_circle() {
    let pairs: String = (0..200)
        .map(|n| {
            question(&format!("a-{n}"), &format!("b-{n}"), "end")
                + &question(&format!("b-{n}"), &format!("a-{n}"), "end")
        })
        .collect();
    let run = guided(&pairs).build(&[]);
    assert_eq!(run.rules().len(), 200, "{}", run.shown());
    let itself = guided(&question("a", "a", "a")).build(&[]);
    itself.refused_by(&["guide-loop"]);
}

#[test]
fn ids_of_questions_are_as_safe_as_all_others() {
    for id in ["..", "a/b", "A", "%2e%2e", "con", "<b>"] {
        let run = guided(&question(&format!("'{id}'"), "end", "end")).build(&[]);
        assert!(run.rules().contains(&"wrong-value"), "{id}: {}", run.shown());
    }
    let run = guided(&question("guide", "end", "end")).build(&[]);
    assert_eq!(run.code, 0, "{}", run.shown());
}

#[test]
fn words_of_the_guide_are_words_and_no_markup() {
    let site = guided(
        "  - id: a\n    question: Is 1 < 2 & \"3\" > <img src=x onerror=alert(1)>?\n    answers:\n      - { text: <b>Yes</b>, then: end }\n      - { text: No, then: end }\n",
    );
    site.built(&[]);
    for url in ["a/", "all/"] {
        let page = site.page(&format!("eligibility/guide/{url}"));
        assert!(
            page.text().contains("<img src=x onerror=alert(1)>?") && page.text().contains("<b>Yes</b>"),
            "{url}"
        );
        assert!(!page.one("main").all("img").iter().any(|img| img.attribute("onerror").is_some()), "{url}");
    }
}
