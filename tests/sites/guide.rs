//! The eligibility guide: what families meet on the way through it, and what its writers are told.

use std::collections::BTreeSet;

use crate::support::html::Document;
use crate::support::{Run, Site, document};

/// The head of a guide whose sentence leads to the section below.
const HEAD: &str = "\
assessment:
  text: You can ask us for an assessment, whatever your answers were.
  link: section:assessments
";

/// Three questions, of which the second can be left out, and three ends.
const QUESTIONS: &str = "\
questions:
  - id: lives-here
    question: Does your child live here?
    answers:
      - { text: Yes, then: age }
      - { text: Not sure, then: age }
      - { text: No, then: elsewhere }
  - id: age
    question: How old is your child?
    why: Clubs are for school children.
    help: On the next birthday.
    answers:
      - { text: Under 5, then: joins-in }
      - { text: 5 or over, then: club }
  - id: joins-in
    question: Can your child join in?
    answers:
      - { text: Yes, then: club }
      - { text: No, then: ask }
ends:
  - id: club
    title: A club could fit
    tier: advice
    because: Clubs take children like yours.
    next: Ring a club.
  - id: ask
    title: Ask us what else there is
    next: Ring us.
  - id: elsewhere
    title: Ask your own council first
    next: Ring them.
";

fn guided(questions: &str) -> Site {
    let site = Site::small();
    site.write("content/eligibility.yaml", format!("{HEAD}{questions}"))
        .write("content/statement/01-assessments.md", document("Assessments", "", "You can always ask."));
    site
}

/// What a rule finds: place and message on one line each.
fn found(site: &Site, rule: &str) -> Vec<String> {
    let run = Run::of(&mut site.command(&["check", "--format", "github", "--rule", rule]));
    let value = |line: &str, key: &str| {
        let rest = line.split_once(key).map(|(_, rest)| rest).unwrap_or_default().to_owned();
        rest.split([',', ':']).next().unwrap_or_default().to_owned()
    };
    let told = |line: &str| {
        let said = line.rsplit_once("::").unwrap().1.replace("%0A", " | ");
        format!("{}:{}: {said}", value(line, "line="), value(line, "col="))
    };
    run.out.lines().map(told).collect()
}

/// The words and addresses of the links of a list.
fn links(page: &Document, class: &str) -> Vec<(String, String)> {
    let lists = page.of_class(class);
    let links = lists.iter().flat_map(|list| list.all("a"));
    links.map(|link| (link.text(), link.attribute("href").unwrap().to_owned())).collect()
}

#[test]
fn one_question_a_page_with_its_answers_as_links() {
    let site = guided(QUESTIONS);
    site.built(&[]);
    let start = site.page("eligibility/guide/");
    assert_eq!(start.one("h1").text(), "Which support could fit your family?");
    assert!(start.text().contains("There are at most 3 questions, and it may be only one."));
    let button = start.of_class("button");
    assert_eq!(button[0].attribute("href"), Some("../../eligibility/guide/lives-here/"));

    let page = site.page("eligibility/guide/age/");
    assert_eq!(page.one("h1").text(), "How old is your child?");
    let wanted = [
        ("Under 5", "../../../eligibility/guide/joins-in/"),
        ("5 or over", "../../../eligibility/guide/club/"),
    ];
    let wanted = wanted.map(|(text, href)| (text.to_owned(), href.to_owned()));
    assert_eq!(links(&page, "answers"), wanted);
    let text = page.text();
    for words in ["On the next birthday.", "Why we ask", "Clubs are for school children."] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("After this there is at most 1 more question, and it may be none."), "{text}");
    assert!(site.page("eligibility/guide/joins-in/").text().contains("This is the last question."));
}

#[test]
fn a_page_says_what_is_true_of_every_way_to_it_and_no_more() {
    let site = guided(QUESTIONS);
    site.built(&[]);
    let so_far = |id: &str| -> Vec<String> {
        let page = site.page(&format!("eligibility/guide/{id}/"));
        let lists = page.of_class("settled");
        lists.iter().flat_map(|list| list.all("dd")).map(|dd| dd.text()).collect()
    };
    assert_eq!(so_far("lives-here"), [""; 0]);
    assert_eq!(so_far("age"), ["Yes or Not sure Change the answer to: Does your child live here?"]);
    assert_eq!(so_far("joins-in").len(), 2);
    // A club fits at any age, so that nothing is said of the age.
    assert_eq!(so_far("club"), ["Yes or Not sure Change the answer to: Does your child live here?"]);
    assert_eq!(so_far("ask").len(), 3);
    assert_eq!(so_far("elsewhere"), ["No Change the answer to: Does your child live here?"]);
}

#[test]
fn every_end_says_what_to_do_and_that_a_family_can_ask() {
    let site = guided(QUESTIONS);
    site.built(&[]);
    for id in ["club", "ask", "elsewhere"] {
        let page = site.page(&format!("eligibility/guide/{id}/"));
        let ask = page.of_class("ask");
        assert!(
            ask[0].text().contains("You can ask us for an assessment, whatever your answers were."),
            "{id}"
        );
        assert_eq!(ask[0].all("a")[0].attribute("href"), Some("../../../statement/assessments/"), "{id}");
        assert!(
            page.text().contains("01632 960 001") || page.text().contains("01632\u{a0}960\u{a0}001"),
            "{id}"
        );
    }
    let club = site.page("eligibility/guide/club/").text();
    for words in [
        "A Advice and activities",
        "Clubs take children like yours.",
        "Ring a club.",
        "Choose a club and go.",
    ] {
        assert!(club.contains(words), "{words}: {club}");
    }
}

#[test]
fn the_form_sends_each_answer_to_a_number_further_down() {
    let site = guided(QUESTIONS);
    site.built(&[]);
    let page = site.page("eligibility/guide/all/");
    let mut numbers = Vec::new();
    for row in page.all("tr") {
        numbers.extend(row.all("td").iter().filter(|td| td.has_class("form-number")).map(|td| td.text()));
        for link in row.all("td").iter().filter(|td| td.has_class("form-then")).flat_map(|td| td.all("a")) {
            let to: usize =
                link.attribute("href").unwrap().strip_prefix("#number-").unwrap().parse().unwrap();
            assert!(to > numbers.len(), "question {} leads back to {to}", numbers.len());
            assert_eq!(link.text(), format!("go to {to}"));
        }
    }
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6"]);
}

#[test]
fn other_pages_lead_to_the_guide_where_there_is_one() {
    let site = guided(QUESTIONS);
    site.built(&[]);
    let leads = |site: &Site, url: &str| {
        let page = site.page(url);
        let main = page.one("main");
        main.all("a").iter().any(|link| link.attribute("href").unwrap().ends_with("eligibility/guide/"))
    };
    for url in ["", "eligibility/", "eligibility/advice/"] {
        assert!(leads(&site, url), "/{url}");
    }
    // Steps mean nothing to who comes from elsewhere.
    let sitemap = site.read("public/sitemap.xml");
    assert!(sitemap.contains("/eligibility/guide/</loc>") && !sitemap.contains("guide/age/"), "{sitemap}");
    assert!(site.html("eligibility/guide/age/").contains("noindex"));
    assert!(site.read("public/find/texts.json").contains("eligibility/guide/"));

    site.remove("content/eligibility.yaml").built(&[]);
    assert!(!site.has("public/eligibility/guide"));
    for url in ["", "eligibility/", "eligibility/advice/"] {
        assert!(!leads(&site, url), "/{url}");
    }
}

#[test]
fn texts_link_to_the_guide_and_are_told_where_there_is_none() {
    let site = guided(QUESTIONS);
    site.write(
        "content/pages/help.md",
        document("Help", "", "Use [the guide](site:guide) or see [all](site:range)."),
    )
    .built(&[]);
    let page = site.page("help/");
    let hrefs: Vec<_> =
        page.one("main").all("a").iter().map(|link| link.attribute("href").unwrap().to_owned()).collect();
    assert_eq!(hrefs, ["../eligibility/guide/", "../range/"]);
    site.remove("content/eligibility.yaml");
    let run = site.build(&[]);
    run.refused_by(&["unknown-target"]);
    assert!(run.err.contains("write `content/eligibility.yaml`"), "{}", run.err);
}

#[test]
fn an_answer_to_nothing_is_told_with_the_nearest_name() {
    let site = guided(&QUESTIONS.replace("then: joins-in", "then: join-in").replacen(
        "then: club",
        "then: advice",
        1,
    ));
    let wanted = [
        "16:32: there is no question and no end `join-in` in the guide | did you mean `joins-in`?",
        "17:34: there is no question and no end `advice` in the guide | that is a level of support; the end for it is `club`",
    ];
    assert_eq!(found(&site, "unknown-id"), wanted);
    site.build(&[]).refused_by(&["unknown-id", "unknown-id"]);
}

#[test]
fn names_of_levels_and_of_the_section_are_checked() {
    let site = guided(&QUESTIONS.replace("tier: advice", "tier: advise"));
    site.edit("content/eligibility.yaml", "section:assessments", "section:assesments");
    let told = found(&site, "unknown-id");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("there is no section `assesments`"), "{told:?}");
    assert!(
        told[1].contains("there is no tier `advise` in `tiers.yaml` | did you mean `advice`?"),
        "{told:?}"
    );
}

#[test]
fn a_loop_is_told_with_all_that_is_in_it() {
    let site = guided(&QUESTIONS.replace("{ text: No, then: ask }", "{ text: No, then: lives-here }"));
    assert_eq!(
        found(&site, "guide-loop"),
        [
            "22:27: these answers go round in a circle: lives-here → age → joins-in → lives-here | let this answer lead to a \
          later question, or to an end"
        ]
    );
    site.build(&[]).refused_by(&["guide-loop"]);

    let itself =
        guided(&QUESTIONS.replace("{ text: Not sure, then: age }", "{ text: Not sure, then: lives-here }"));
    let told = found(&itself, "guide-loop");
    assert!(told[0].contains("circle: lives-here → lives-here"), "{told:?}");

    // Two that have nothing to do with each other.
    let two = QUESTIONS
        .replace("then: elsewhere", "then: lives-here")
        .replace("text: No, then: ask", "text: No, then: joins-in");
    assert_eq!(found(&guided(&two), "guide-loop").len(), 2);
}

#[test]
fn a_question_without_answers_is_a_dead_end_and_one_answer_is_no_question() {
    let (before, _) = QUESTIONS.split_once("  - id: joins-in").unwrap();
    let ends = QUESTIONS.split_once("ends:").unwrap().1;
    let site = guided(&format!(
        "{before}  - id: joins-in\n    question: Can your child join in?\n    answers: []\nends:{ends}"
    ));
    assert_eq!(
        found(&site, "guide-dead-end"),
        [
            "20:5: the question `joins-in` has no answers | write the answers, and with `then:` where each leads"
        ]
    );
    site.build(&[]).refused_by(&["guide-dead-end"]);

    let one = guided(&QUESTIONS.replace("      - { text: Under 5, then: joins-in }\n", ""));
    assert!(found(&one, "guide-one-answer")[0].contains("the question `age` has one answer only"));
    assert_eq!(one.build(&[]).code, 0, "advice stops nothing");

    let none = guided("questions: []\nends: []\n");
    assert!(found(&none, "guide-dead-end")[0].contains("the guide has no question"));
}

#[test]
fn what_no_way_comes_to_is_told() {
    let site =
        guided(&QUESTIONS.replace("{ text: Under 5, then: joins-in }", "{ text: Under 5, then: club }"));
    let told = found(&site, "guide-unreached");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("no way through the guide comes to the question `joins-in`"), "{told:?}");
    assert!(told[1].contains("no way through the guide comes to the end `ask`"), "{told:?}");

    let site = guided(QUESTIONS);
    assert_eq!(found(&site, "guide-tier-unreached"), [""; 0]);
    let second =
        site.read("content/tiers.yaml").replace("id: advice", "id: more").replace("letter: A", "letter: B");
    site.write("content/tiers.yaml", site.read("content/tiers.yaml") + &second);
    let told = found(&site, "guide-tier-unreached");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("no way through the guide comes to the tier `more`"), "{told:?}");
}

#[test]
fn the_guide_never_refuses_and_speaks_of_assessments() {
    let site = guided(&QUESTIONS.replace("A club could fit", "Sorry, you are not eligible"));
    assert!(found(&site, "guide-refuses")[0].contains("this turns a family away: “not eligible”"));
    assert_eq!(found(&site, "guide-assessment"), [""; 0]);
    site.edit(
        "content/eligibility.yaml",
        "You can ask us for an assessment, whatever your answers were.",
        "Ring us.",
    );
    assert!(
        found(&site, "guide-assessment")[0].contains("does not say that a family can ask for an assessment")
    );

    site.edit("content/eligibility.yaml", "assessment:\n  text: Ring us.\n  link: section:assessments\n", "");
    let run = site.build(&[]);
    run.refused_by(&["missing-key"]);
}

#[test]
fn a_plain_yes_is_an_answer() {
    let plain = "      - text: Yes\n        then: age\n";
    let site = guided(&QUESTIONS.replacen("      - { text: Yes, then: age }\n", plain, 1));
    site.built(&[]);
    assert_eq!(links(&site.page("eligibility/guide/lives-here/"), "answers")[0].0, "Yes");
}

#[test]
fn one_id_for_two_is_told() {
    let site = guided(&QUESTIONS.replace("- id: ask", "- id: age"));
    assert!(found(&site, "duplicate-id")[0].contains("another question or end has the id `age`"));
    site.build(&[]).refused_by(&["unknown-id", "duplicate-id"]);
    let site = guided(&QUESTIONS.replace("- id: ask", "- id: all").replace("then: ask", "then: all"));
    site.build(&[]).refused_by(&["two-pages-at-one-address"]);
}

#[test]
fn how_hard_the_guide_is_to_read_is_told_for_all_of_it() {
    assert_eq!(found(&guided(QUESTIONS), "hard-to-read"), [""; 0]);
    let hard = "Has the local authority determined eligibility following a multidisciplinary assessment of functional impairment?";
    let mut questions = QUESTIONS.to_owned();
    for easy in [
        "Can your child join in?",
        "Does your child live here?",
        "How old is your child?",
        "On the next birthday.",
    ] {
        questions = questions.replace(easy, hard);
    }
    let site = guided(&questions);
    let told = found(&site, "hard-to-read");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("the reading age of the guide is"), "{told:?}");
    let long = "Does your child, who may be of any age up to eighteen, live with you, or with somebody else whom you know well, in our area for most of the nights of each week?";
    let site = guided(&QUESTIONS.replace("Does your child live here?", &format!("\"{long}\"")));
    assert_eq!(found(&site, "long-sentence").len(), 1);
}

#[test]
fn the_example_guide_reaches_all_levels_on_every_way_through() {
    let site = &*super::example::EXAMPLE;
    let mut ends = BTreeSet::new();
    let mut ways = vec![vec!["eligibility/guide/lives-here/".to_owned()]];
    let mut walked = 0;
    while let Some(way) = ways.pop() {
        let url = way.last().unwrap();
        let page = site.page(url);
        let answers = links(&page, "answers");
        if answers.is_empty() {
            let ask = page.of_class("ask");
            assert!(ask[0].text().contains("You can ask us for an assessment"), "{way:?}");
            ends.insert(url.clone());
            walked += 1;
        }
        for (_, href) in answers {
            assert!(way.len() < 10, "{way:?}");
            ways.push([way.clone(), vec![href.trim_start_matches("../").to_owned()]].concat());
        }
    }
    assert_eq!(ends.len(), 6, "{ends:?}");
    assert!(walked > 30, "{walked} ways");
    assert_eq!(found(site, "guide-tier-unreached"), [""; 0]);
}
