//! Decisions made to break their pages and pictures.

use crate::support::Site;

fn built(decision: &str) -> Site {
    let site = Site::small();
    site.write("content/decisions/odd.yaml", decision);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.shown());
    site
}

const HEAD: &str = "id: odd\ntitle: Odd\nmaker: Us\nstatus: approved\ndecision: So be it.\n";

#[test]
fn words_of_a_decision_are_never_markup() {
    let bad = "\"<script>alert(1)</script><svg onload=alert(1)> & ]]> \\\"'\"";
    let site = built(&format!(
        "{HEAD}summary: {bad}\nstatus-text: {bad}\nreference: {bad}\ndecided: 2026-01-01\n\
         timetable: [{{ on: 2026-02, step: {bad} }}]\nreplaces: [{{ what: {bad}, ends: 2026-03-01, note: {bad} }}]\n\
         options: [{{ option: {bad} }}]\nbudget: {{ a-year: 1, years: [{bad}], source: {bad} }}\n\
         delegations: [{{ what: {bad}, to: {bad}, after-consulting: [{bad}], subject-to: {bad} }}]\n\
         documents: [{{ title: {bad} }}]\n"
    ));
    for url in ["decisions/", "decisions/odd/"] {
        site.page(url).assert_harmless(url);
    }
}

#[test]
fn fifty_extensions_and_dates_far_apart_are_drawn() {
    let fifty = vec!["1 year"; 50].join(", ");
    let site = built(&format!(
        "{HEAD}decided: 0001-01-01\ncontract: {{ starts: 2026-01-01, term: 1 day, extensions: [{fifty}] }}\n\
         timetable: [{{ on: 9998-12, step: the end }}]\nbudget: {{ a-year: 999999999999.99 }}\n"
    ));
    let html = site.html("decisions/odd/");
    assert!(!html.contains("NaN") && !html.contains("inf\""), "a place in the picture is no number");
    assert_eq!(site.page("decisions/odd/").of_class("span-option").len(), 50);
    assert!(site.page("decisions/odd/").text().contains("50 × 1 year"));
}

#[test]
fn long_words_and_thousands_of_steps_are_shown() {
    let word = "w".repeat(5000);
    let steps: String =
        (0..1500).map(|n| format!("  - {{ on: 20{:02}-05-01, step: {n} }}\n", n % 100)).collect();
    let site = built(&format!("{HEAD}summary: {word}\ntimetable:\n{steps}"));
    assert_eq!(site.page("decisions/odd/").of_class("timeline-list")[0].all("li").len(), 1500);
}

#[test]
fn extensions_without_end_are_told() {
    let site = Site::small();
    let many = vec!["P9000Y"; 300].join(", ");
    let contract = format!("contract: {{ starts: 9999-12-31, term: P19998Y, extensions: [{many}] }}\n");
    site.write("content/decisions/odd.yaml", format!("{HEAD}{contract}"));
    site.build(&[]).refused_by(&["decision-dates"]);
}
