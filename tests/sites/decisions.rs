//! Decisions and contracts: their pages, the organisations and services that rest on them, and what is said of dates
//! that contradict each other.

use std::fmt::Write as _;

use crate::support::{Run, Site, TODAY, provider, service};

const DECISION: &str = "\
id: pool-2025
title: A pool for everyone
maker: Director of Leisure
status: approved
decided: 2024-10-01
published: 2024-10-02
decision: The pool is hired on Saturdays.
budget: { a-year: 12000 }
contract: { starts: 2025-01-01, term: 2 years, extensions: [1 year, 6 months] }
";

/// The small site with a decision, and an organisation whose contract rests on it.
fn with_decision(decision: &str) -> Site {
    let site = Site::small();
    let splash = provider("splash", &service("saturday-swim", ""));
    site.write("content/decisions/pool.yaml", decision)
        .write("content/providers/splash.yaml", format!("contract: {{ decision: pool-2025 }}\n{splash}"));
    site
}

/// What `check` finds by one rule.
fn checked(site: &Site, rule: &str) -> Run {
    Run::of(&mut site.command(&["check", "--today", TODAY, "--rule", rule]))
}

#[test]
fn ends_values_and_distances_follow_from_the_terms() {
    let site = with_decision(DECISION);
    site.built(&[]);
    let text = site.page("decisions/pool-2025/").one("main").text();
    for said in [
        "Ends as things stand 31 December 2026 (in 1 month)",
        "Not at all 31 December 2026 (in 1 month) 2 × £12,000 = £24,000",
        "Once 31 December 2027 (in 1 year and 1 month) 3 × £12,000 = £36,000",
        "Twice 30 June 2028 (in 1 year and 7 months) 42 months at £12,000 a year = £42,000",
        "Options to make it longer 1 year, then 6 months",
        "1 break, run by 1 organisation The splash club The saturday-swim",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(site.build_for("2026-05-31").code, 0);
    assert!(site.page("decisions/pool-2025/").text().contains("31 December 2026 (in 7 months)"));
}

#[test]
fn that_nothing_else_was_considered_can_be_said() {
    let said = |decision: &str| {
        let site = with_decision(decision);
        site.built(&[]);
        site.page("decisions/pool-2025/").one("main").text().contains("No other option was considered.")
    };
    assert!(said(&format!("{DECISION}options: []\n")));
    assert!(!said(DECISION));
}

#[test]
fn an_extension_that_was_used_moves_the_end() {
    let site = with_decision(&DECISION.replace("6 months] }", "6 months], used: 1 }"));
    site.built(&[]);
    let text = site.page("decisions/pool-2025/").one("main").text();
    assert!(text.contains("Ends as things stand 31 December 2027"), "{text}");
    assert!(text.contains("31 December 2026: the contract would have ended, and was made longer"), "{text}");
    let provider = site.page("providers/splash/").one("main").text();
    assert!(provider.contains("agreed until 31 December 2027"), "{provider}");
    assert!(provider.contains("The contract can go on for 6 months more"), "{provider}");
}

#[test]
fn organisations_and_services_lead_to_the_decision() {
    let site = with_decision(DECISION);
    site.built(&[]);
    for url in ["providers/splash/", "services/saturday-swim/"] {
        let page = site.page(url);
        let links = page.all("a");
        let link = links.iter().find(|link| link.text() == "A pool for everyone").unwrap();
        assert!(link.attribute("href").unwrap().ends_with("decisions/pool-2025/"), "{url}");
        assert!(page.one("main").text().contains("agreed until 31 December 2026 (in 1 month)"), "{url}");
    }
    let all = site.page("decisions/").one("main").text();
    assert!(
        all.contains("The splash club 1 31 December 2026 (in 1 month) 1 year, then 6 months more"),
        "{all}"
    );
}

#[test]
fn the_picture_says_what_the_list_says() {
    let site = with_decision(DECISION);
    site.built(&["--no-minify"]);
    let page = site.page("decisions/pool-2025/");
    let entries = page.of_class("timeline-list")[0].all("li").len();
    assert_eq!(entries, 6, "decided, published, starts and three ends");
    assert_eq!(page.of_class("pin").len(), entries);
    assert_eq!(page.of_class("span-term").len(), 1);
    assert_eq!(page.of_class("span-option").len(), 2);
    let picture = page.all("svg").into_iter().find(|svg| svg.attribute("role") == Some("img")).unwrap();
    let name = picture.attribute("aria-labelledby").unwrap();
    assert_eq!(picture.all("title")[0].attribute("id"), Some(name));
    assert!(site.html("decisions/pool-2025/").contains("Time from 1 October 2024 to 30 June 2028"));
}

#[test]
fn a_site_without_decisions_has_no_page_of_them() {
    let site = Site::small();
    site.built(&[]);
    assert!(!site.has("public/decisions") && !site.has("public/outcomes"));
    assert!(!site.html("statement/").contains("decisions/"));
    let site = Site::small();
    site.write("content/pages/more.md", "---\ntitle: More\n---\n\nSee [them](site:decisions).\n");
    let run = site.build(&[]);
    assert!(run.err.contains("write a file in `content/decisions/`"), "{}", run.err);
}

#[test]
fn an_unknown_decision_is_named_with_the_nearest() {
    let site = with_decision(DECISION);
    site.edit("content/providers/splash.yaml", "pool-2025", "pol-2025");
    let run = site.build(&[]);
    run.refused_by(&["unknown-id"]);
    assert_eq!(run.places(), ["content/providers/splash.yaml:1:23"]);
    assert!(run.err.contains("did you mean `pool-2025`?"), "{}", run.err);
}

#[test]
fn papers_are_files_or_pages_that_are_there() {
    let site = with_decision(&format!(
        "{DECISION}documents:\n  - {{ title: The report, file: report.pdf }}\n  - {{ title: Costs, link: section:costs }}\n"
    ));
    let run = site.build(&[]);
    run.refused_by(&["unknown-asset", "unknown-id"]);
    site.write("content/assets/report.pdf", "%PDF")
        .write("content/statement/01-costs.md", "---\ntitle: Costs\n---\n\nThey vary.\n")
        .built(&[]);
    let page = site.page("decisions/pool-2025/");
    let report = page.all("a").into_iter().find(|link| link.text() == "The report").unwrap();
    assert!(report.attribute("href").unwrap().contains("assets/report."));
}

#[test]
fn dates_that_contradict_each_other_stop_the_build() {
    let wrong = [
        ("published: 2024-10-02", "published: 2024-09-30", "6:12", "before it was decided on 1 October 2024"),
        ("6 months] }", "6 months], used: 3 }", "9:86", "3 extensions were used, and there are 2"),
        ("term: 2 years", "term: P9000Y", "9:39", "the contract would end beyond the calendar"),
    ];
    for (right, wrong, place, said) in wrong {
        let site = with_decision(&DECISION.replace(right, wrong));
        let run = site.build(&[]);
        run.refused_by(&["decision-dates"]);
        assert!(run.err.contains(said), "{}", run.err);
        assert_eq!(run.places(), [format!("content/decisions/pool.yaml:{place}")]);
    }
}

#[test]
fn an_end_that_no_extension_leads_to_stops_the_build() {
    for (ends, said) in [
        ("2026-12-30", "and by `pool-2025` it ends on 31 December 2026 or 31 December 2027 or 30 June 2028"),
        ("2024-12-31", "before it starts on 1 January 2025"),
    ] {
        let site = with_decision(DECISION);
        site.edit("content/providers/splash.yaml", "pool-2025 }", &format!("pool-2025, ends: {ends} }}"));
        let run = site.build(&[]);
        run.refused_by(&["decision-dates"]);
        assert!(run.err.contains(said), "{}", run.err);
    }
    let site = with_decision(DECISION);
    site.edit("content/providers/splash.yaml", "pool-2025 }", "pool-2025, ends: 2027-12-31 }").built(&[]);
    let text = site.page("providers/splash/").one("main").text();
    assert!(text.contains("The contract can go on for 6 months more"), "{text}");
}

#[test]
fn a_total_that_the_years_do_not_come_to_stops_the_build() {
    let total = |sum: &str| with_decision(&DECISION.replace("12000 }", &format!("12000, total: {sum} }}")));
    let run = total("25000").build(&[]);
    run.refused_by(&["decision-total"]);
    assert!(run.err.contains("the years come to £24,000 or £36,000 or £42,000"), "{}", run.err);
    total("24000").built(&[]);
    total("42000").built(&[]);
}

#[test]
fn a_contract_that_ends_before_the_next_review_is_told() {
    let site = with_decision(DECISION);
    site.edit("content/statement.yaml", "area:", "next-review: 2027-03-31\narea:");
    let run = checked(&site, "contract-ends-before-review");
    assert!(
        run.err.contains(
            "the contract ends on 31 December 2026, in 1 month, before the next review on 31 March 2027"
        ),
        "{}{}",
        run.out,
        run.err
    );
    assert!(run.err.contains("with the next extension it would end on 31 December 2027"), "{}", run.err);
    assert_eq!(run.places(), ["content/providers/splash.yaml:1:23"]);
    // Nobody depends on it.
    site.edit("content/providers/splash.yaml", "summary: What", "status: closed\n    summary: What");
    assert_eq!(checked(&site, "contract-ends-before-review").places(), [""; 0]);
}

#[test]
fn a_contract_that_started_before_it_was_decided_is_told() {
    let site = with_decision(&DECISION.replace("2024-10-0", "2025-02-0"));
    let run = checked(&site, "decided-after-the-start");
    assert!(run.err.contains("the contract starts on 1 January 2025, before it was decided"), "{}", run.err);
    assert_eq!(checked(&with_decision(DECISION), "decided-after-the-start").places(), [""; 0]);
}

#[test]
fn a_decision_that_many_rest_on_keeps_its_page_short() {
    let site = with_decision(DECISION);
    let mut providers = String::new();
    for n in 0..24 {
        let services: String = (0..12).map(|m| service(&format!("swim-{n}-{m}"), "")).collect();
        let club = provider(&format!("club-{n}"), &services).replace('\n', "\n  ");
        let _ = writeln!(providers, "- contract: {{ decision: pool-2025 }}\n  {}", club.trim_end());
    }
    site.write("content/providers/clubs.yaml", providers).built(&[]);
    let page = site.page("decisions/pool-2025/");
    assert!(page.one("main").text().contains("289 breaks, run by 25 organisations"));
    assert!(page.all("a").len() < 300, "{} links", page.all("a").len());
    assert!(site.page("decisions/").text().contains("the next 20 of 25"));
}
