//! The accessibility statement, from the facts in `accessibility.yaml` to the page and the findings: what a council
//! writes, what `check` says of it, and what a reader of the page meets.

// Clippy takes the functions that tests share for code that is not a test.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

const TODAY: &str = "2026-11-02";

const SITE: &str = "\
council: { name: Northmoor Council, area: Northmoor, website: https://www.northmoor.example.org/ }
title: Short breaks in Northmoor
summary: Breaks for disabled children.
base-url: https://shortbreaks.northmoor.example.org/
contact: { name: Short Breaks Team, email: shortbreaks@northmoor.example.org }
feedback: { email: shortbreaks@northmoor.example.org }
";

const STATEMENT: &str = "\
title: Our statement
summary: What there is.
version: 1
published: 2026-03-20
area: Northmoor
ages: 0-18
";

/// Facts that nothing is wrong with.
const FACTS: &str = "\
scope: the whole of shortbreaks.northmoor.example.org
status: partial
non-accessible:
  - what: The plan of the play centre has no words beside it.
    effect: People who cannot see it do not learn where the quiet room is.
    fails: [1.1.1 Non-text content]
    fix-by: 2027-03-31
prepared: 2026-03-20
last-reviewed: 2026-09-15
tested:
  on: 2026-09-08
  by: Northmoor Council's web team
  method: We chose one page of every kind and went through each with a keyboard and a screen reader.
answered-within: 10 working days
region: great-britain
";

/// A small site in a folder of its own.
struct Site(TempDir);

impl Site {
    fn new() -> Site {
        let site = Site(TempDir::new().unwrap());
        site.write("site.yaml", SITE).write("statement.yaml", STATEMENT);
        site
    }

    fn with(facts: &str) -> Site {
        let site = Site::new();
        site.write("accessibility.yaml", facts);
        site
    }

    fn write(&self, name: &str, text: &str) -> &Site {
        let file = self.0.path().join("content").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self
    }

    fn run(&self, args: &[&str]) -> (String, String) {
        let mut command = Command::cargo_bin("shortbreaks").unwrap();
        let output = command.current_dir(self.0.path()).args(args).args(["--today", TODAY]).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    /// What `check` finds by one rule: severity, message and place of each finding.
    fn found(&self, rule: &str) -> Vec<String> {
        let (_, findings) = self.run(&["check", "--rule", rule]);
        let mut lines = findings.lines().peekable();
        let mut found = Vec::new();
        while let Some(line) = lines.next() {
            if let Some(message) = line.strip_suffix(&format!(" [{rule}]")) {
                let place = lines.peek().copied().unwrap_or_default().trim_start();
                found.push(format!("{message} @ {}", place.trim_start_matches("--> ")));
            }
        }
        found
    }

    /// Every error, whatever its rule.
    fn errors(&self) -> String {
        let (_, findings) = self.run(&["check"]);
        let errors: Vec<&str> = findings.split("\n\n").filter(|found| found.starts_with("error")).collect();
        errors.join("\n\n")
    }

    /// Builds the site and gives the folder.
    fn built(&self) -> PathBuf {
        let (_, findings) = self.run(&["build", "--no-minify"]);
        let out = self.0.path().join("public");
        assert!(out.is_dir(), "{findings}");
        out
    }

    /// The page, in one line and with its marks as characters.
    fn page(&self) -> String {
        let html = fs::read_to_string(self.built().join("accessibility/index.html")).unwrap();
        let line = html.split_whitespace().collect::<Vec<_>>().join(" ");
        line.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&")
    }
}

/// The facts with one stretch of them changed.
fn facts_with(old: &str, new: &str) -> String {
    assert!(FACTS.contains(old), "{old}");
    FACTS.replace(old, new)
}

/// A rule finds nothing in the facts, and one thing where they are changed.
#[track_caller]
fn breaks(rule: &str, old: &str, new: &str, finding: &str) {
    assert_eq!(Site::with(FACTS).found(rule), Vec::<String>::new());
    assert_eq!(Site::with(&facts_with(old, new)).found(rule), [finding]);
}

/// A rule finds nothing in facts that differ from the good ones.
#[track_caller]
fn passes(rule: &str, old: &str, new: &str) {
    assert_eq!(Site::with(&facts_with(old, new)).found(rule), Vec::<String>::new());
}

mod rules {
    use super::*;

    #[test]
    fn a_statement_says_what_it_applies_to() {
        breaks(
            "accessibility-scope",
            "scope: the whole of shortbreaks.northmoor.example.org\n",
            "",
            "legal: the statement does not say what it applies to @ content/accessibility.yaml",
        );
    }

    #[test]
    fn its_scope_names_the_address_of_the_site() {
        breaks(
            "accessibility-scope-address",
            "scope: the whole of shortbreaks.northmoor.example.org",
            "scope: this website",
            "advice: the scope does not name the address of this site, shortbreaks.northmoor.example.org \
             @ content/accessibility.yaml:1:8",
        );
        passes("accessibility-scope-address", "shortbreaks.northmoor", "ShortBreaks.Northmoor");
    }

    #[test]
    fn it_says_how_far_the_standard_is_met() {
        breaks(
            "accessibility-status",
            "status: partial\n",
            "",
            "legal: the statement does not say how far the website meets the standard \
             @ content/accessibility.yaml",
        );
    }

    #[test]
    fn a_website_with_failures_is_not_fully_compliant() {
        breaks(
            "accessibility-status-disagrees",
            "status: partial",
            "status: full",
            "legal: the status is `full`, and the statement lists content that is not accessible \
             @ content/accessibility.yaml:2:9",
        );
        let burden =
            "status: full\ndisproportionate-burden: [{ what: The old map, assessment: We looked. }]\n";
        let facts = format!("{burden}prepared:{}", FACTS.split_once("prepared:").unwrap().1);
        assert_eq!(Site::with(&facts).found("accessibility-status-disagrees").len(), 1);
    }

    #[test]
    fn a_website_without_failures_is_not_called_non_compliant() {
        let (_, after) = FACTS.split_once("prepared:").unwrap();
        for (status, number) in [("full", 0), ("partial", 1), ("none", 1)] {
            let site = Site::with(&format!("status: {status}\nprepared:{after}"));
            let found = site.found("accessibility-status-disagrees");
            assert_eq!(found.len(), number, "{status}: {found:?}");
            for finding in found {
                let says = "legal: the website is said not to meet all of the standard, \
                            and nothing is listed that does not @ content/accessibility.yaml:1:9";
                assert_eq!(finding, says);
            }
        }
        let exempt = "out-of-scope: [{ what: A live film, exemption: live-media }]";
        for status in ["full", "partial"] {
            let site = Site::with(&format!("status: {status}\n{exempt}\nprepared:{after}"));
            assert_eq!(site.found("accessibility-status-disagrees"), Vec::<String>::new(), "{status}");
        }
    }

    #[test]
    fn each_failure_names_its_criterion() {
        breaks(
            "accessibility-criterion",
            "    fails: [1.1.1 Non-text content]\n",
            "",
            "legal: no success criterion is named that this fails @ content/accessibility.yaml:4:11",
        );
        passes("accessibility-criterion", "[1.1.1 Non-text content]", "[1.1.1, 2.4.11]");
    }

    #[test]
    fn a_criterion_is_one_of_wcag_2_2() {
        assert_eq!(Site::with(FACTS).errors(), "");
        let errors = Site::with(&facts_with("1.1.1 Non-text content", "1.1.9")).errors();
        assert!(
            errors.contains("WCAG 2.2 has no success criterion `1.1.9` of level A or AA [wrong-value]"),
            "{errors}"
        );
        assert!(errors.contains("--> content/accessibility.yaml:6:13"), "{errors}");
        let errors = Site::with(&facts_with("Non-text content", "Reflow")).errors();
        assert!(errors.contains("1.1.1 is called “Non-text content”, not “Reflow”"), "{errors}");
    }

    #[test]
    fn a_fix_is_due_on_a_day_to_come() {
        breaks(
            "accessibility-fix-date",
            "fix-by: 2027-03-31",
            "fix-by: 2026-11-01",
            "legal: this was to be put right by 1 November 2026, which has passed \
             @ content/accessibility.yaml:7:13",
        );
        passes("accessibility-fix-date", "fix-by: 2027-03-31", "fix-by: 2026-11-02");
    }

    #[test]
    fn a_failure_has_a_day_for_its_fix() {
        breaks(
            "accessibility-no-fix-date",
            "    fix-by: 2027-03-31\n",
            "",
            "advice: no day is given by which this will be put right @ content/accessibility.yaml:4:11",
        );
    }

    #[test]
    fn a_burden_has_an_assessment() {
        let burden = "prepared: 2026-03-20\ndisproportionate-burden:\n  - what: The old map.\n";
        breaks(
            "accessibility-burden-assessment",
            "prepared: 2026-03-20\n",
            burden,
            "legal: this is called a disproportionate burden, without an assessment \
             @ content/accessibility.yaml:10:11",
        );
        let assessed = format!("{burden}    assessment: In May 2026 we compared the cost with the use.\n");
        passes("accessibility-burden-assessment", "prepared: 2026-03-20\n", &assessed);
    }

    #[test]
    fn it_says_when_it_was_prepared() {
        let rule = "accessibility-prepared";
        let missing = "legal: the statement does not say when it was prepared @ content/accessibility.yaml";
        breaks(rule, "prepared: 2026-03-20\n", "", missing);
        let to_come = "legal: 3 November 2026 has not come yet @ content/accessibility.yaml:8:11";
        breaks(rule, "prepared: 2026-03-20", "prepared: 2026-11-03", to_come);
    }

    #[test]
    fn it_was_reviewed_within_a_year() {
        let rule = "accessibility-reviewed";
        let late = "legal: the statement was last reviewed on 1 November 2025, more than a year ago \
                    @ content/accessibility.yaml:9:16";
        let old = "prepared: 2025-01-01\nlast-reviewed: 2025-11-01\n";
        breaks(rule, "prepared: 2026-03-20\nlast-reviewed: 2026-09-15\n", old, late);
        passes(rule, "prepared: 2026-03-20\nlast-reviewed: 2026-09-15\n", &old.replace("11-01", "11-02"));

        let to_come = "legal: 3 November 2026 has not come yet @ content/accessibility.yaml:9:16";
        breaks(rule, "last-reviewed: 2026-09-15", "last-reviewed: 2026-11-03", to_come);
        let before = "legal: the last review, on 1 March 2026, was before 20 March 2026, \
                      when the statement was prepared @ content/accessibility.yaml:9:16";
        breaks(rule, "last-reviewed: 2026-09-15", "last-reviewed: 2026-03-01", before);
    }

    #[test]
    fn a_statement_younger_than_a_year_needs_no_review() {
        let rule = "accessibility-reviewed";
        passes(rule, "last-reviewed: 2026-09-15\n", "");
        let old = "legal: the statement was prepared on 1 March 2025, more than a year ago \
                   @ content/accessibility.yaml:8:11";
        breaks(rule, "prepared: 2026-03-20\nlast-reviewed: 2026-09-15", "prepared: 2025-03-01", old);
        let never = "legal: the statement does not say when it was reviewed @ content/accessibility.yaml";
        breaks(rule, "prepared: 2026-03-20\nlast-reviewed: 2026-09-15\n", "", never);
    }

    #[test]
    fn it_says_how_the_website_was_tested() {
        let rule = "accessibility-method";
        let (before, after) = FACTS.split_once("tested:").unwrap();
        let site = Site::with(&format!("{before}{}", &after[after.find("answered").unwrap()..]));
        let missing =
            "legal: the statement does not say how the website was tested @ content/accessibility.yaml";
        assert_eq!(site.found(rule), [missing]);

        let method =
            "We chose one page of every kind and went through each with a keyboard and a screen reader.";
        let short = "legal: the method of the test has only 14 words @ content/accessibility.yaml:13:11";
        let fourteen = "We chose one page of every kind and went through each with a keyboard.";
        breaks(rule, method, fourteen, short);
        passes(rule, method, &fourteen.replace("a keyboard", "a fast keyboard"));

        let to_come = "legal: 3 November 2026 has not come yet @ content/accessibility.yaml:11:7";
        breaks(rule, "on: 2026-09-08", "on: 2026-11-03", to_come);
    }

    #[test]
    fn people_can_write() {
        let rule = "accessibility-contact";
        let phone = "contact: { phone: 01632 960 100 }\nregion:";
        let nothing = "legal: there is neither an email address nor a form for problems with accessibility";
        breaks(rule, "region:", phone, &format!("{nothing} @ content/accessibility.yaml:15:1"));
        passes(rule, "region:", &format!("form: https://forms.northmoor.example.org/\n{phone}"));

        let site = Site::with(FACTS);
        let no_email = SITE.replace(", email: shortbreaks@northmoor.example.org }\nfeedback", " }\nfeedback");
        site.write("site.yaml", &no_email);
        assert_eq!(site.found(rule), [format!("{nothing} @ content/site.yaml:5:1")]);
    }

    #[test]
    fn an_answer_comes_within_a_time() {
        breaks(
            "accessibility-answer-time",
            "answered-within: 10 working days\n",
            "",
            "advice: the statement does not say how long an answer takes @ content/accessibility.yaml",
        );
    }

    #[test]
    fn it_says_who_enforces_the_regulations() {
        breaks(
            "accessibility-region",
            "region: great-britain\n",
            "",
            "legal: the statement does not say where the council is, and so who enforces the regulations \
             @ content/accessibility.yaml",
        );
        passes("accessibility-region", "great-britain", "northern-ireland");
    }

    #[test]
    fn content_is_out_of_scope_only_for_a_reason_of_the_law() {
        let item = |exemption| format!("out-of-scope: [{{ what: A map, exemption: {exemption} }}]\nregion:");
        passes("unknown-id", "region:", &item("maps"));
        breaks(
            "unknown-id",
            "region:",
            &item("map"),
            "error: there is no exemption `map` in `legal-basis.yaml` @ content/accessibility.yaml:15:42",
        );
    }

    #[test]
    fn a_form_is_a_page_that_is_there() {
        let site = Site::with(&facts_with("region:", "form: page:problem\nregion:"));
        assert_eq!(
            site.found("unknown-id"),
            ["error: there is no page `problem` @ content/accessibility.yaml:15:7"]
        );
        site.write("pages/problem.md", "---\ntitle: Tell us of a problem\n---\n\nWrite to us.\n");
        assert_eq!(site.found("unknown-id"), Vec::<String>::new());
    }

    #[test]
    fn its_texts_are_read_as_markdown() {
        for key in ["not-covered", "using", "feedback", "formats"] {
            let site = Site::with(&format!("{FACTS}{key}: See [here](page:nowhere).\n"));
            let errors = site.errors();
            assert!(errors.contains("there is no page `nowhere`"), "{key}: {errors}");
            assert!(errors.contains("--> content/accessibility.yaml:16:"), "{key}: {errors}");
        }
        let lists = "\
disproportionate-burden:
  - what: See [one](page:nowhere).
    assessment: See [two](page:nowhere).
out-of-scope:
  - what: See [three](page:nowhere).
    exemption: maps
";
        let errors = Site::with(&format!("{FACTS}{lists}")).errors();
        assert_eq!(errors.matches("there is no page `nowhere`").count(), 3, "{errors}");
    }
}

mod the_law {
    use super::*;

    fn verdict(site: &Site) -> (Vec<String>, bool) {
        let (summary, _) = site.run(&["check"]);
        let unmet = summary.split_once("Not met: ").map_or("", |(_, unmet)| unmet);
        (site.found("accessibility"), unmet.split(['.', ',', '\n']).all(|id| id.trim() != "accessibility"))
    }

    #[test]
    fn the_facts_alone_meet_it() {
        assert_eq!(verdict(&Site::with(FACTS)), (vec![], true));
    }

    #[test]
    fn facts_that_fall_short_do_not() {
        assert_eq!(verdict(&Site::with(&facts_with("fix-by: 2027", "fix-by: 2020"))), (vec![], false));
        let advice = facts_with("answered-within: 10 working days\n", "");
        assert_eq!(verdict(&Site::with(&advice)), (vec![], true));
    }

    #[test]
    fn the_page_of_checks_tells_what_falls_short() {
        let site = Site::with(&facts_with("fix-by: 2027", "fix-by: 2020"));
        site.run(&["build", "--with-checks"]);
        let page = fs::read_to_string(site.0.path().join("public/checks/index.html")).unwrap();
        assert!(page.contains("this was to be put right by 31 March 2020, which has passed"), "{page}");

        let site = Site::with(FACTS);
        site.run(&["build", "--with-checks", "--no-minify"]);
        let page = fs::read_to_string(site.0.path().join("public/checks/index.html")).unwrap();
        assert!(page.contains("<li><a href=\"../accessibility/\">Accessibility statement for"), "{page}");
    }

    #[test]
    fn no_statement_is_a_gap() {
        let gap = "legal: there is no accessibility statement @ content/accessibility.yaml";
        assert_eq!(verdict(&Site::new()), (vec![gap.to_owned()], false));
    }

    #[test]
    fn a_page_of_text_is_a_gap() {
        let site = Site::new();
        site.write("pages/accessibility.md", "---\ntitle: Accessibility statement\n---\n\nIt is.\n");
        let gap = "legal: this page is not in the form that the law sets, because it is a text of your own \
                   @ content/pages/accessibility.md";
        assert_eq!(verdict(&site), (vec![gap.to_owned()], false));
    }

    #[test]
    fn a_page_of_text_beside_the_facts_is_an_error() {
        let site = Site::with(FACTS);
        site.write("pages/accessibility.md", "---\ntitle: Accessibility statement\n---\n\nIt is.\n");
        assert_eq!(
            site.found("two-pages-at-one-address"),
            ["error: the address /accessibility/ is taken already, by the site's own page /accessibility/ \
              @ content/pages/accessibility.md:2:1"]
        );
    }
}

mod the_page {
    use super::*;

    /// The texts of the elements of a name.
    fn texts(page: &str, name: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let mut rest = page;
        while let Some(at) = rest.find(&format!("<{name}")) {
            let inside = &rest[at..];
            let (from, to) = (inside.find('>').unwrap() + 1, inside.find(&format!("</{name}>")).unwrap());
            texts.push(inside[from..to].trim().to_owned());
            rest = &inside[to..];
        }
        texts
    }

    fn main(page: &str) -> &str {
        &page[page.find("<main").unwrap()..page.find("</main>").unwrap()]
    }

    const EVERYTHING: &str = "\
disproportionate-burden:
  - what: The old map.
    assessment: In May 2026 we compared the cost with the use.
out-of-scope:
  - what: Films of meetings as they happen.
    exemption: live-media
";

    #[test]
    fn has_the_headings_of_the_model() {
        let page = Site::with(&format!("{FACTS}{EVERYTHING}")).page();
        assert_eq!(texts(main(&page), "h1"), ["Accessibility statement for Short breaks in Northmoor"]);
        assert_eq!(
            texts(main(&page), "h2"),
            [
                "On this page",
                "Compliance status",
                "Non-accessible content",
                "Preparation of this accessibility statement",
                "Feedback and contact information",
                "Enforcement procedure",
            ]
        );
        assert_eq!(
            texts(main(&page), "h3"),
            [
                "Non-compliance with the accessibility regulations",
                "Disproportionate burden",
                "Content that's not within the scope of the accessibility regulations",
            ]
        );
        assert!(page.contains("<title>Accessibility statement for Short breaks in Northmoor"), "{page}");
    }

    #[test]
    fn has_the_sentences_of_the_model() {
        let page = Site::with(&format!("{FACTS}{EVERYTHING}")).page();
        for sentence in [
            "<p>Northmoor Council is committed to making its website accessible, in accordance with the Public Sector \
             Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.</p>",
            "<p>This accessibility statement applies to the whole of shortbreaks.northmoor.example.org.</p>",
            "<p>The content listed below is non-accessible for the following reasons.</p>",
            "<p>This statement was prepared on 20 March 2026.</p>",
            "<p>The statement was last reviewed on 15 September 2026.</p>",
            "This fails WCAG 2.2 success criterion 1.1.1 (Non-text content).",
            "We will put this right by 31 March 2027.",
            "This website was last tested on 8 September 2026, by Northmoor Council's web team.",
            "We answer within 10 working days.",
            "href=\"mailto:shortbreaks@northmoor.example.org\"",
        ] {
            assert!(page.contains(sentence), "{sentence}\n{page}");
        }
    }

    #[test]
    fn says_each_status_in_the_words_of_the_model() {
        let standard = "Web Content Accessibility Guidelines version 2.2 AA standard";
        let (_, after) = FACTS.split_once("prepared:").unwrap();
        let failing = FACTS.split_once("status: partial\n").unwrap().1;
        for (facts, says) in [
            (
                format!("status: full\nprepared:{after}"),
                format!("<p>This website is fully compliant with the {standard}.</p>"),
            ),
            (
                format!("status: partial\n{failing}"),
                format!(
                    "<p>This website is partially compliant with the {standard}, due to the non-compliances listed below.</p>"
                ),
            ),
            (
                format!("status: partial\nprepared:{after}{EVERYTHING}"),
                format!(
                    "<p>This website is partially compliant with the {standard}, due to the exemptions listed below.</p>"
                ),
            ),
            (
                format!("status: none\n{failing}{EVERYTHING}"),
                format!(
                    "<p>This website is not compliant with the {standard}. The non-compliances and exemptions are listed below.</p>"
                ),
            ),
            (
                format!("prepared:{after}"),
                format!("<p>We have not tested this website against the {standard} yet"),
            ),
        ] {
            let page = Site::with(&facts).page();
            assert!(page.contains(&says), "{says}\n{page}");
        }
    }

    #[test]
    fn has_no_heading_over_nothing() {
        let (_, after) = FACTS.split_once("prepared:").unwrap();
        let page = Site::with(&format!("status: full\nprepared:{after}")).page();
        assert!(!page.contains("Non-accessible content"), "{page}");
        assert!(!page.contains("Disproportionate burden"), "{page}");
    }

    #[test]
    fn names_who_enforces_the_regulations_there() {
        let britain = "href=\"https://www.equalityadvisoryservice.com/\">contact the Equality Advisory and Support \
                       Service (EASS)</a>";
        let ireland = "href=\"https://www.equalityni.org/\">contact the Equality Commission for Northern Ireland \
                       (ECNI)</a>";
        for (region, says, says_not) in
            [("great-britain", britain, "ECNI"), ("northern-ireland", ireland, "EHRC")]
        {
            let page = Site::with(&facts_with("great-britain", region)).page();
            assert!(page.contains(says) && !page.contains(says_not), "{region}: {page}");
        }
        assert!(
            Site::with(FACTS).page().contains("the Equality and Human Rights Commission (EHRC) enforces")
        );
        let both = Site::with(&facts_with("region: great-britain\n", "")).page();
        assert!(both.contains(britain) && both.contains(ireland), "{both}");
    }

    #[test]
    fn is_linked_from_every_page_once() {
        let site = Site::with(FACTS);
        site.write("site.yaml", &format!("{SITE}footer: [{{ link: site:accessibility }}]\n"));
        let mut pages = Vec::new();
        collect(&site.built(), &mut pages);
        assert!(pages.len() > 10, "{pages:?}");
        for page in pages {
            let html = fs::read_to_string(&page).unwrap();
            let foot = html.split_once("<footer").map_or("", |(_, foot)| foot);
            assert_eq!(
                foot.matches("accessibility/\">Accessibility statement</a>").count(),
                1,
                "{}",
                page.display()
            );
        }
    }

    fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, pages);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                pages.push(path);
            }
        }
    }

    #[test]
    fn is_where_links_to_it_lead() {
        let page = "---\ntitle: About\n---\n\nSee [ours](site:accessibility).\n";
        let site = Site::with(FACTS);
        site.write("pages/about.md", page);
        let html = fs::read_to_string(site.built().join("about/index.html")).unwrap();
        assert!(html.contains("<a href=\"../accessibility/\" data-address="), "{html}");

        let site = Site::new();
        site.write("pages/about.md", page);
        let errors = site.errors();
        assert!(errors.contains("there is no page that every site has, `accessibility`"), "{errors}");
        assert!(errors.contains("help: write `content/accessibility.yaml`"), "{errors}");
        assert!(!site.0.path().join("public").exists());

        // Where the file cannot be read, the links are not wrong as well.
        let site = Site::with("scope: [\n");
        site.write("pages/about.md", page);
        assert!(!site.errors().contains("there is no page that every site has"), "{}", site.errors());
    }

    #[test]
    fn can_have_the_words_of_another_law() {
        let built_in =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/law.yaml")).unwrap();
        let site = Site::with(FACTS);
        site.write("legal-basis.yaml", &built_in.replace("version 2.2 AA standard", "version 3.0 standard"));
        assert!(site.page().contains("Guidelines version 3.0 standard"));
        site.write("legal-basis.yaml", "duties: []\nelements: []\n");
        assert!(site.page().contains("Guidelines version 2.2 AA standard"));
    }
}
