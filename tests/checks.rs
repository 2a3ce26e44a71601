//! What `check` says of the language, the figures and the age of what people wrote, word for word and at its place.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

/// The day for which sites are checked.
const TODAY: &str = "2026-11-01";

/// A small site on disk, which goes when the test is over.
struct Site {
    folder: TempDir,
}

impl Site {
    /// The least that makes a site: one level, one type of break, one area, one organisation with one service.
    fn small() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        site.write("site.yaml", SITE)
            .write("statement.yaml", STATEMENT)
            .write("tiers.yaml", TIERS)
            .write("break-types.yaml", BREAK_TYPES)
            .write("vocabulary.yaml", VOCABULARY)
            .write("providers/splash.yaml", PROVIDER);
        site
    }

    fn write(&self, name: &str, text: &str) -> &Site {
        let path = self.folder.path().join("content").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Adds lines at the end of a file.
    fn add(&self, name: &str, lines: &str) -> &Site {
        let text = fs::read_to_string(self.folder.path().join("content").join(name)).unwrap();
        self.write(name, &format!("{text}{lines}"))
    }

    /// A section of the statement with this text, which starts on line 5.
    fn section(&self, text: &str) -> &Site {
        self.write("statement/01-range.md", &format!("---\ntitle: The range\n---\n\n{text}\n"))
    }

    fn run(&self, args: &[&str]) -> (Vec<String>, i32) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shortbreaks"));
        command.current_dir(self.folder.path()).env_remove("SOURCE_DATE_EPOCH");
        let output =
            command.args(["check", "--today", TODAY, "--format", "github"]).args(args).output().unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        (lines.lines().map(short).collect(), output.status.code().unwrap())
    }

    /// What one rule finds: `file:line:column: message`, without `content/` before it.
    fn finds(&self, rule: &str) -> Vec<String> {
        self.run(&["--rule", rule]).0
    }
}

/// `::warning file=content/a.yaml,line=3,col=7,title=rule::message%0Ahelp` as `a.yaml:3:7: message`.
fn short(line: &str) -> String {
    let (head, said) = line.trim_start_matches(':').split_once("::").unwrap();
    let value = |key: &str| {
        let (_, rest) = head.split_once(key)?;
        Some(rest.split(',').next().unwrap_or_default().to_owned())
    };
    let file = value("file=content/").unwrap_or_default();
    let place = value("line=").map(|line| format!(":{line}:{}", value("col=").unwrap())).unwrap_or_default();
    let message = said.split("%0A").next().unwrap().replace("%25", "%");
    format!("{file}{place}: {message}")
}

const SITE: &str = "\
council:
  name: Testshire Council
  area: Testshire
  website: https://www.testshire.example.org/
title: Short breaks in Testshire
summary: Breaks for disabled children.
base-url: https://breaks.testshire.example.org/
contact:
  name: Short Breaks Team
  phone: 01632 960 001
feedback:
  email: breaks@testshire.example.org
";
const STATEMENT: &str = "\
title: Short breaks services statement
summary: What there is.
version: 1
published: 2026-04-01
area: Testshire
ages: 0-17
";
const TIERS: &str = "\
- id: universal
  name: For everyone
  summary: Clubs for all.
  who-for: Any family.
  criteria: []
  route: { kind: drop-in, text: Come along. }
  assessment: not-needed
";
const BREAK_TYPES: &str = "\
- id: groups
  name: Groups
  summary: A club.
  duties: [activities]
";
const VOCABULARY: &str = "\
areas:
  - { id: north, name: North }
";
const PROVIDER: &str = "\
id: splash
name: Splash
services:
  - id: saturday-swim
    name: Saturday swim
    type: groups
    tier: universal
    ages: 5-11
    summary: Swimming.
    route: { kind: drop-in, text: Come along. }
    venue: { area: north }
";
/// Seven rows that add up to 320.
const PACKAGES: &str = "\
id: packages
title: Specialist support, by kind
unit: packages
source: Records of the council
period: April 2026
rows:
  - { id: outreach-activity, name: Going out to an activity, values: [30] }
  - { id: outreach-break, name: Going out for a break, values: [82] }
  - { id: outreach-intensive, name: Close help, values: [9] }
  - { id: overnight, name: Nights away, values: [69] }
  - { id: home-care, name: Care at home, values: [22] }
  - { id: nursing, name: Nursing at home, values: [9] }
  - { id: direct-payments, name: Direct payments, values: [99] }
";

const NOTHING: [&str; 0] = [];

#[test]
fn a_small_site_and_the_example_give_these_rules_nothing_to_say() {
    let rules = "listing-unchecked listing-unchecked-for-a-year review-overdue dates-past contract-ended wrong-total \
                 part-larger-than-whole part-of-itself wrong-percentage two-values number-not-in-data long-sentence \
                 unexplained-acronym vague-link hard-to-read unused phone-written-two-ways";
    let args: Vec<&str> = rules.split_whitespace().flat_map(|rule| ["--rule", rule]).collect();
    assert_eq!(Site::small().run(&args).0, NOTHING);

    let mut command = Command::new(env!("CARGO_BIN_EXE_shortbreaks"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    let output = command.args(["check", "--today", "2026-11-22"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("Nothing to mend."), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

mod freshness {
    use super::*;

    /// The small site with a day on which its one listing was checked.
    fn checked(day: &str) -> Site {
        let site = Site::small();
        site.add("providers/splash.yaml", &format!("    checked: {{ on: {day} }}\n"));
        site
    }

    #[test]
    fn a_listing_that_was_last_checked_over_six_months_ago() {
        let site = checked("2026-04-30");
        let said = "providers/splash.yaml:12:20: this listing was last checked on 30 April 2026, more than 6 months ago";
        assert_eq!(site.finds("listing-unchecked"), [said]);
        assert_eq!(site.finds("listing-unchecked-for-a-year"), NOTHING);
        assert_eq!(checked("2026-05-01").finds("listing-unchecked"), NOTHING);
    }

    #[test]
    fn a_listing_that_was_last_checked_over_a_year_ago_is_an_error_where_that_is_asked_for() {
        let site = checked("2025-10-31");
        let said = "providers/splash.yaml:12:20: this listing was last checked on 31 October 2025, more than a year ago";
        assert_eq!(site.finds("listing-unchecked-for-a-year"), [said]);
        assert_eq!(site.finds("listing-unchecked"), NOTHING);
        assert_eq!(site.run(&["--rule", "listing-unchecked-for-a-year"]).1, 0);
        assert_eq!(site.run(&["--rule", "listing-unchecked-for-a-year", "--strict"]).1, 1);
        assert_eq!(checked("2025-11-01").finds("listing-unchecked-for-a-year"), NOTHING);
    }

    #[test]
    fn one_day_for_all_listings_of_an_organisation_is_one_finding() {
        let site = Site::small();
        let more = "  - id: sunday-swim\n    name: Sunday swim\n    type: groups\n    tier: universal\n    ages: 5-11\n    \
                    summary: Swimming.\n    route: { kind: drop-in, text: Come along. }\nchecked: { on: 2026-01-01 }\n";
        site.add("providers/splash.yaml", more);
        let said = "providers/splash.yaml:19:16: the 2 listings of this organisation were last checked on 1 January \
                    2026, more than 6 months ago";
        assert_eq!(site.finds("listing-unchecked"), [said]);
    }

    #[test]
    fn a_review_that_was_due() {
        let site = Site::small();
        site.add("statement.yaml", "next-review: 2026-10-31\n");
        let said = "statement.yaml:7:14: the review of the statement was due on 31 October 2026";
        assert_eq!(site.finds("review-overdue"), [said]);
        let site = Site::small();
        assert_eq!(site.add("statement.yaml", "next-review: 2026-11-01\n").finds("review-overdue"), NOTHING);
    }

    #[test]
    fn dates_that_are_over() {
        let when = |lines: &str| {
            let site = Site::small();
            site.add("providers/splash.yaml", &format!("    when:\n{lines}"));
            site
        };
        let site = when(
            "      - { dates: [2026-05-01, 2026-10-31] }\n      - { from: 2026-07-20, to: 2026-08-30 }\n",
        );
        assert_eq!(
            site.finds("dates-past"),
            [
                "providers/splash.yaml:13:11: all 2 dates have passed, the last of them on 31 October 2026",
                "providers/splash.yaml:14:33: this ended on 30 August 2026",
            ]
        );
        let site = when(
            "      - { dates: [2026-05-01, 2026-11-01] }\n      - { from: 2026-07-20, to: 2026-11-01 }\n",
        );
        assert_eq!(site.finds("dates-past"), NOTHING);
    }

    #[test]
    fn a_contract_that_ended() {
        let site = Site::small();
        site.add("providers/splash.yaml", "contract: { commissioned: yes, ends: 2026-10-31 }\n");
        let said = "providers/splash.yaml:12:38: the contract ended on 31 October 2026";
        assert_eq!(site.finds("contract-ended"), [said]);
        let site = Site::small();
        site.add("providers/splash.yaml", "contract: { commissioned: no, ends: 2026-10-31 }\n");
        assert_eq!(site.finds("contract-ended"), NOTHING);
    }
}

mod figures {
    use super::*;

    /// The small site with a table of three rows that add up to 60, and what is added to its file.
    fn table(more: &str) -> Site {
        let site = Site::small();
        let table = "id: places\ntitle: Places\nunit: children\nsource: Records\nperiod: 2026\nrows:\n  \
                     - { id: swim, name: Swimming, values: [30] }\n  - { id: art, name: Art, values: [20] }\n  \
                     - { id: drama, name: Drama, values: [10] }\n";
        site.write("evidence/places.yaml", &format!("{table}{more}"));
        site.section("{{ total(\"places\") }} children have a place.");
        site
    }

    /// Seven figures that add up to 320 and are said to be 372; two that do add up; and a part within a part.
    #[test]
    fn a_total_that_its_rows_do_not_add_up_to_is_the_only_finding_among_right_figures() {
        let site = Site::small();
        site.write("evidence/packages.yaml", &format!("{PACKAGES}total: 372\n"));
        site.write(
            "evidence/children.yaml",
            "id: children\ntitle: Children who may need a break\nunit: children\nsource: School census\nperiod: 2026\n\
             rows:\n  - { id: with-plan, name: With a plan, values: [\"4,321\"] }\n  \
             - { id: with-support, name: With support at school, values: [10486] }\ntotal: 14807\n",
        );
        site.write(
            "evidence/social-care.yaml",
            "id: social-care\ntitle: Children known to the team\nunit: children\nsource: Records\nperiod: 2026\n\
             rows:\n  - { id: assessed, name: Assessed, values: [261], of: children.total, percent: 1.8 }\n  \
             - { id: complex-health, name: Complex health needs, values: [65], of: assessed }\n",
        );
        site.section(
            "There are 372 specialist packages. Of 14,807 children, 261 children have a social worker. Of these, 65 \
             children have complex health needs. We draw {{ total(\"packages\") }}, {{ total(\"children\") }} and \
             {{ figure(\"social-care\", row=\"assessed\") }} from the data.",
        );
        let lawless = ["--ignore", "plain-english"];
        let (found, code) = site.run(&lawless);
        let said = "evidence/packages.yaml:14:8: the total is given as 372, and the rows add up to 320";
        let errors: Vec<String> = found.into_iter().filter(|found| found.contains("evidence/")).collect();
        assert_eq!(errors, [said]);
        assert_eq!(code, 1);
        for rule in
            ["part-larger-than-whole", "wrong-percentage", "two-values", "number-not-in-data", "unknown-id"]
        {
            assert_eq!(site.finds(rule), NOTHING, "{rule}");
        }
    }

    /// A table whose file goes on after its columns and rows.
    fn of_columns(columns: &str, rows: &str, more: &str) -> Site {
        let site = Site::small();
        let table = "id: places\ntitle: Places\nunit: children\nsource: Records\nperiod: 2026\n";
        site.write("evidence/places.yaml", &format!("{table}columns: [{columns}]\nrows:\n{rows}{more}"));
        site
    }

    const YEARS: &str = "{ id: a, name: A, time: 2024 }, { id: b, name: B, time: 2025 }";
    const PLAIN: &str = "{ id: a, name: A }, { id: b, name: B }";
    const ROWS: &str =
        "  - { id: swim, name: Swimming, values: [30, 10] }\n  - { id: art, name: Art, values: [20, 5] }\n";

    #[test]
    fn a_chart_that_says_what_the_figures_do_not() {
        let told = |site: Site, said: &str| {
            let found = site.finds("chart-does-not-fit");
            assert!(found.len() == 1 && found[0].ends_with(said), "{said}: {found:?}");
        };
        let fits = |site: Site| assert_eq!(site.finds("chart-does-not-fit"), NOTHING);
        told(table("totals: none\nchart: parts\n"), "the rows are not said to be parts of one whole");
        fits(table("chart: parts\n"));
        told(
            of_columns(PLAIN, ROWS, "chart: parts\n"),
            "the parts of one whole stand in one column, and the table has 2",
        );
        told(
            of_columns(PLAIN, ROWS, "chart: lines\n"),
            "lines show what goes on in time, and the table does not say for which times its figures are",
        );
        fits(of_columns(YEARS, ROWS, "chart: lines\n"));
        told(
            of_columns(PLAIN, ROWS, "chart: stacked-bars\n"),
            "its parts are not said to be parts of one whole",
        );
        fits(of_columns(PLAIN, ROWS, "totals: both\nchart: stacked-bars\n"));
        fits(of_columns(YEARS, ROWS, "chart: stacked-bars\n"));
        told(table("chart: stacked-bars\n"), "there is nothing to stack: a bar would have one part");
        let nothing = "  - { id: swim, name: Swimming, values: [0] }\n";
        told(of_columns("", nothing, "chart: parts\n"), "there is no whole: all rows are 0");
        let many: Vec<String> = (0..7).map(|n| format!("{{ id: c{n}, name: C }}")).collect();
        let row = "  - { id: swim, name: Swimming, values: [1, 2, 3, 4, 5, 6, 7] }\n";
        told(of_columns(&many.join(", "), row, "chart: bars\n"), "nobody can tell 7 bars of a row apart");
    }

    #[test]
    fn percentages_that_are_parts_make_a_hundred() {
        let of = |last: &str| {
            let site = table("chart: parts\ntotals: down\n");
            let text = fs::read_to_string(site.folder.path().join("content/evidence/places.yaml")).unwrap();
            let text = text.replace("unit: children", "unit: per cent").replace("[10]", last);
            site.write("evidence/places.yaml", &text);
            site.finds("chart-does-not-fit")
        };
        assert_eq!(
            of("[40]"),
            ["evidence/places.yaml:10:8: the percentages add up to 90, and the parts of one whole make 100"]
        );
        assert_eq!(of("[50]"), NOTHING);
    }

    #[test]
    fn times_go_on_from_the_oldest() {
        let found = |columns: &str| of_columns(columns, ROWS, "").finds("times-out-of-order");
        assert_eq!(found(YEARS), NOTHING);
        assert_eq!(
            found("{ id: a, name: A, time: 2025 }, { id: b, name: B, time: 2024/25 }"),
            ["evidence/places.yaml:6:67: 2024/25 does not come after 2025"]
        );
        assert_eq!(
            found("{ id: a, name: A, time: 2025 }, { id: b, name: B }"),
            ["evidence/places.yaml:6:49: this column has no time, and another one has"]
        );
        let rows = "  - { id: swim, name: Swimming, values: [30, 10], time: 2024 }\n";
        assert_eq!(
            of_columns(YEARS, rows, "").finds("times-out-of-order"),
            ["evidence/places.yaml:8:57: columns and rows both have times"]
        );
    }

    #[test]
    fn a_time_is_a_year_a_month_or_a_day() {
        for right in ["2025", "2025/26", "1999/00", "2026-01", "2026-01-31"] {
            let site = of_columns(
                &format!("{{ id: a, name: A, time: {right} }}"),
                "  - { id: x, name: X, values: [3] }\n",
                "",
            );
            assert_eq!(site.finds("wrong-value"), NOTHING, "{right}");
        }
        for wrong in ["25", "2025/27", "2025-26", "May 2025", "2025-02-30"] {
            let site = of_columns(
                &format!("{{ id: a, name: A, time: {wrong} }}"),
                "  - { id: x, name: X, values: [3] }\n",
                "",
            );
            let said = format!("evidence/places.yaml:6:35: `{wrong}` is not a year, a month or a day");
            let found = site.run(&[]).0;
            assert!(found.contains(&said), "{wrong}: {found:?}");
        }
    }

    #[test]
    fn a_count_is_not_less_than_nothing() {
        let site = of_columns("", "  - { id: swim, name: Swimming, values: [-3] }\n", "");
        let said = "evidence/places.yaml:8:42: `swim` cannot be -3 children";
        assert_eq!(site.finds("less-than-nothing"), [said]);
        let site = Site::small();
        let fell = "id: fell\ntitle: Fell\nunit: per cent\nsource: A\nperiod: B\nrows: [{ id: x, name: X, values: [-3] }]\n";
        site.write("evidence/fell.yaml", fell);
        assert_eq!(site.finds("less-than-nothing"), NOTHING);
    }

    #[test]
    fn a_total_or_percentage_of_what_does_not_add_up() {
        let said =
            "evidence/places.yaml:10:8: the total is given as 60, and the rows of the table are not added up";
        assert_eq!(table("total: 60\ntotals: none\n").finds("wrong-total"), [said]);
        let row = "  - { id: clay, name: Clay, values: [6], percent: 10 }\ntotals: none\n";
        let said = "evidence/places.yaml:10:51: this is a percentage of nothing: the rows of the table are not added up";
        assert_eq!(table(row).finds("wrong-percentage"), [said]);
    }

    #[test]
    fn levels_types_rows_and_columns_are_known_and_stand_once() {
        let row = "  - { id: swim, name: Again, values: [1], tier: advise, type: group }\n";
        assert_eq!(
            table(row).finds("unknown-id"),
            [
                "evidence/places.yaml:10:49: there is no tier `advise` in `tiers.yaml`",
                "evidence/places.yaml:10:63: there is no type of break `group` in `break-types.yaml`"
            ]
        );
        let said = "evidence/places.yaml:10:11: another row has the id `places.swim` already: further up in this file";
        assert_eq!(table(row).finds("duplicate-id"), [said]);
    }

    #[test]
    fn a_right_total_and_none() {
        assert_eq!(table("total: 60\n").finds("wrong-total"), NOTHING);
        assert_eq!(table("").finds("wrong-total"), NOTHING);
    }

    #[test]
    fn parts_are_not_added_up_twice() {
        let part = "  - { id: deep-end, name: In the deep end, values: [12], of: swim }\ntotal: 60\n";
        let site = table(part);
        assert_eq!(site.run(&["--rule", "wrong-total", "--rule", "part-larger-than-whole"]).0, NOTHING);
    }

    #[test]
    fn a_part_that_is_larger_than_its_whole() {
        let site = table("  - { id: deep-end, name: In the deep end, values: [31], of: swim }\n");
        let said = "evidence/places.yaml:10:53: this is 31, and `swim`, which it is a part of, is 30";
        assert_eq!(site.finds("part-larger-than-whole"), [said]);
        let site = table("  - { id: new, name: New, values: [61], of: total }\n");
        let said = "evidence/places.yaml:10:36: this is 61, and `total`, which it is a part of, is 60";
        assert_eq!(site.finds("part-larger-than-whole"), [said]);
    }

    #[test]
    fn a_part_of_nothing_that_is_known() {
        let site = table(
            "  - { id: deep-end, name: In the deep end, values: [1], of: swin }\n  \
             - { id: other, name: Other, values: [1], of: palces.swim }\n",
        );
        assert_eq!(
            site.finds("unknown-id"),
            [
                "evidence/places.yaml:10:61: there is no row `swin` in the table `places`",
                "evidence/places.yaml:11:48: there is no table of figures `palces`",
            ]
        );
    }

    #[test]
    fn a_part_of_itself() {
        let site = table(
            "  - { id: a, name: First, values: [1], of: b }\n  - { id: b, name: Second, values: [1], of: a }\n",
        );
        assert_eq!(
            site.finds("part-of-itself"),
            [
                "evidence/places.yaml:10:44: `a` is said to be a part of itself",
                "evidence/places.yaml:11:45: `b` is said to be a part of itself",
            ]
        );
    }

    #[test]
    fn percentages_are_worked_out_to_as_many_decimals_as_they_have() {
        let row = |percent: &str| {
            let row = format!("  - {{ id: few, name: Few, values: [7], of: total, percent: {percent} }}\n");
            table(&row).finds("wrong-percentage")
        };
        assert_eq!(row("12"), NOTHING);
        assert_eq!(row("11.7"), NOTHING);
        assert_eq!(row("\"11.67%\""), NOTHING);
        let said = "evidence/places.yaml:10:60: this is given as 11%, and 7 of 60 is 12%";
        assert_eq!(row("11"), [said]);
        let said = "evidence/places.yaml:10:60: this is given as 12.0%, and 7 of 60 is 11.7%";
        assert_eq!(row("12.0"), [said]);
        // Without `of`, it is a part of its table.
        let site = Site::small();
        let rows = "id: places\ntitle: Places\nunit: children\nsource: Records\nperiod: 2026\nrows:\n  \
                    - { id: swim, name: Swimming, values: [30], percent: 75 }\n  \
                    - { id: art, name: Art, values: [10], percent: 26 }\n";
        site.write("evidence/places.yaml", rows);
        let said = "evidence/places.yaml:8:50: this is given as 26%, and 10 of 40 is 25%";
        assert_eq!(site.finds("wrong-percentage"), [said]);
    }

    #[test]
    fn one_thing_with_two_values() {
        let site = table("");
        let other = |period: &str| {
            format!(
                "id: sports\ntitle: Sports\nunit: Children\nsource: Records\nperiod: {period}\nrows:\n  \
                 - {{ id: swim, name: Swimming, values: [31] }}\n"
            )
        };
        site.write("evidence/sports.yaml", &other("2026"));
        let said = "evidence/sports.yaml:7:42: `swim` is 31 here and 30 in the table `places`";
        assert_eq!(site.finds("two-values"), [said]);
        site.write("evidence/sports.yaml", &other("2025"));
        assert_eq!(site.finds("two-values"), NOTHING);
    }

    #[test]
    fn a_number_in_a_text_that_the_data_has_otherwise() {
        let site = Site::small();
        site.write("evidence/packages.yaml", &format!("{PACKAGES}total: 320\n"));
        site.section("We pay for 330 specialist packages. Of these, 96 direct payments go to families.");
        assert_eq!(
            site.finds("number-not-in-data"),
            [
                "statement/01-range.md:5:12: this says 330 specialist packages, and the nearest figure in the data is \
                 320, the total of the table `packages`",
                "statement/01-range.md:5:47: this says 96 direct payments, and the nearest figure in the data is 99, \
                 `direct-payments` in the table `packages`",
            ]
        );
    }

    #[test]
    fn numbers_that_are_right_rounded_or_about_something_else() {
        let site = Site::small();
        site.write("evidence/packages.yaml", &format!("{PACKAGES}total: 320\n"));
        for right in [
            "We pay for 320 specialist packages, and 82 packages are for going out.",
            "We pay for about 300 packages, or more than 310 packages.",
            "We pay for {{ total(\"packages\") }} packages.",
            "We would like to pay for 30 more packages.",
            "We wrote `330 packages` and [330 packages](site:services).",
            "In 2026 packages cost more. Between 310 and 330 packages are enough.",
            "One club sent 1,500 packages by post. Wait for 8 packages.",
            "Phone 01632 960 300 packages team. It costs £330 packages and all. That is 33% packages.",
            "We met 310 families about packages.",
        ] {
            site.section(right);
            assert_eq!(site.finds("number-not-in-data"), NOTHING, "{right}");
        }
    }
}

mod language {
    use super::*;

    const TWENTY_SIX: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                              sixteen seventeen eighteen nineteen twenty and one and two and three";

    #[test]
    fn a_sentence_of_more_than_25_words() {
        let site = Site::small();
        site.section(&format!("It is short. **Not** {TWENTY_SIX}. It is short again."));
        assert_eq!(site.finds("long-sentence"), ["statement/01-range.md:5:16: this sentence has 27 words"]);
        site.add(
            "providers/splash.yaml",
            &format!("    about: |\n      It is short.\n\n      All {TWENTY_SIX}.\n    not-for: Nobody but {TWENTY_SIX}\n"),
        );
        assert_eq!(
            site.finds("long-sentence"),
            [
                "providers/splash.yaml:15:7: this sentence has 27 words",
                "providers/splash.yaml:16:14: this sentence has 28 words",
                "statement/01-range.md:5:16: this sentence has 27 words",
            ]
        );
    }

    #[test]
    fn headings_items_and_cells_do_not_join_into_a_sentence() {
        let site = Site::small();
        let ten = "one two three four five six seven eight nine ten";
        site.section(&format!(
            "## {ten}\n\n{ten}:\n\n- {ten}\n- {ten}\n\nTable: {ten}\n\n| {ten} | {ten} |\n|---|---|\n| {ten} | {ten} |"
        ));
        assert_eq!(site.finds("long-sentence"), NOTHING);
    }

    #[test]
    fn the_words_of_links_and_functions_count() {
        let site = Site::small();
        let twenty = "one two three four five six seven eight nine ten one two three four five six seven eight nine ten";
        site.section(&format!("{twenty} [a b](site:services) {{{{ date(\"statement.published\") }}}}."));
        assert_eq!(site.finds("long-sentence"), NOTHING);
        site.section(&format!("{twenty} [a b c](site:services) {{{{ date(\"statement.published\") }}}}."));
        assert_eq!(site.finds("long-sentence"), ["statement/01-range.md:5:1: this sentence has 26 words"]);
    }

    #[test]
    fn an_acronym_that_nothing_explains() {
        let site = Site::small();
        site.section("The **SBP** meets.\n\nThe SBP decides, with CAMHS.");
        assert_eq!(
            site.finds("unexplained-acronym"),
            [
                "statement/01-range.md:5:7: nothing says what `SBP` stands for",
                "statement/01-range.md:7:23: nothing says what `CAMHS` stands for",
            ]
        );
    }

    #[test]
    fn acronyms_that_are_explained_or_known() {
        let site = Site::small();
        for right in [
            "The short breaks panel (SBP) meets. The SBP decides.",
            "The SBP (short breaks panel) decides.",
            "A PDF for UK families at ZZ1 2AB, from your GP, under part II.",
            "Text SWIM to 01632 960 009. `SBP` is code.",
        ] {
            site.section(right);
            assert_eq!(site.finds("unexplained-acronym"), NOTHING, "{right}");
        }
        site.section("The SBP meets.");
        site.write(
            "glossary.yaml",
            "- id: panel\n  term: short breaks panel\n  also: [SBP]\n  meaning: Who decides.\n",
        );
        assert_eq!(site.finds("unexplained-acronym"), NOTHING);
    }

    #[test]
    fn links_that_do_not_say_where_they_lead() {
        let site = Site::small();
        site.section("To see all, [Click here](site:services). [Read more…](https://example.org/) or {{ link(\"site:contact\", text=\"here\") }}.");
        site.add("site.yaml", "menu:\n  - { text: More, link: site:services }\n");
        assert_eq!(
            site.finds("vague-link"),
            [
                "site.yaml:14:13: a link called `More` does not say where it leads",
                "statement/01-range.md:5:13: a link called `Click here` does not say where it leads",
                "statement/01-range.md:5:42: a link called `Read more…` does not say where it leads",
                "statement/01-range.md:5:80: a link called `here` does not say where it leads",
            ]
        );
        site.write("site.yaml", SITE)
            .section("[See what is here](site:services) and {{ link(\"site:contact\") }}.");
        assert_eq!(site.finds("vague-link"), NOTHING);
    }

    #[test]
    fn a_page_that_is_hard_to_read() {
        let site = Site::small();
        let hard = "Eligibility determinations necessitate comprehensive multidisciplinary assessment procedures. \
                    Statutory responsibilities regarding commissioning arrangements require appropriate consideration. \
                    Individual circumstances inevitably influence proportionate intervention recommendations. \
                    Organisational accountability mechanisms incorporate independent representation. \
                    Supplementary documentation demonstrates considerable accessibility requirements.";
        site.section(&format!("## Heading\n\n{hard}"));
        let found = site.finds("hard-to-read");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("statement/01-range.md:7:1: the reading age of this text is "),
            "{found:?}"
        );
        let easy =
            "You can ask us for a break. We will talk with you and your child. Then we say what we can do. "
                .repeat(5);
        assert_eq!(site.section(&easy).finds("hard-to-read"), NOTHING);
    }
}

mod unused {
    use super::*;

    #[test]
    fn levels_types_and_areas_without_a_service() {
        let site = Site::small();
        site.add("tiers.yaml", &TIERS.replace("universal", "specialist"));
        site.add("break-types.yaml", &BREAK_TYPES.replace("groups", "nights"));
        site.add("vocabulary.yaml", "  - { id: south, name: South }\n");
        assert_eq!(
            site.finds("unused"),
            [
                "break-types.yaml:5:7: no service is of the type `nights`",
                "tiers.yaml:8:7: no service has the tier `specialist`",
                "vocabulary.yaml:3:11: no service is in the area `south` or serves it",
            ]
        );
    }

    #[test]
    fn words_that_no_text_uses() {
        let site = Site::small();
        site.write(
            "glossary.yaml",
            "- id: panel\n  term: short breaks panel\n  meaning: A panel of people. See the short breaks panel.\n\
             - id: people\n  term: person\n  also: [people]\n  meaning: Somebody.\n",
        );
        assert_eq!(site.finds("unused"), ["glossary.yaml:2:9: no text uses the term `short breaks panel`"]);
        site.section("The Short  breaks panels decide.");
        assert_eq!(site.finds("unused"), NOTHING);
    }

    #[test]
    fn a_table_that_no_text_draws_from() {
        let site = Site::small();
        site.write("evidence/packages.yaml", PACKAGES);
        assert_eq!(
            site.finds("unused"),
            ["evidence/packages.yaml:1:5: no text draws a figure from the table `packages`"]
        );
        site.section("We have {{ total(\"packages\") }}.");
        assert_eq!(site.finds("unused"), NOTHING);
    }

    #[test]
    fn a_file_that_nothing_shows() {
        let site = Site::small();
        for name in ["logo.svg", "map.png", "form one.pdf", "old.pdf"] {
            site.write(&format!("assets/{name}"), "x");
        }
        let logo = SITE.replace("  area: Testshire\n", "  area: Testshire\n  logo: logo.svg\n");
        site.write("site.yaml", &logo);
        site.section("![A map](asset:map.png) and [a form](<asset:form one.pdf>).");
        assert_eq!(site.finds("unused"), ["assets/old.pdf: no text shows this file or links to it"]);
    }

    #[test]
    fn a_phone_number_in_two_forms() {
        let site = Site::small();
        site.section(
            "Phone 01632 960001 or [01632-960-001](tel:01632960001).\n\nNot 01632 960 001 or 01632 960002.",
        );
        assert_eq!(
            site.finds("phone-written-two-ways"),
            [
                "statement/01-range.md:5:7: the phone number 01632 960 001 is written as 01632 960001 here",
                "statement/01-range.md:5:24: the phone number 01632 960 001 is written as 01632-960-001 here",
            ]
        );
        site.section("Phone 01632 960 001 or {{ contact(\"phone\") }}. Phone 01632 960002.");
        assert_eq!(site.finds("phone-written-two-ways"), NOTHING);
    }
}

mod participation {
    use super::*;

    /// One comment with these keys; its own line is the second.
    fn comment(more: &str) -> Site {
        let site = Site::small();
        let yaml =
            format!("comments:\n  - id: hoist\n    on: 2026-08-21\n    comment: The hoist broke.\n{more}");
        site.write("participation.yaml", &yaml);
        site
    }

    #[test]
    fn answers_before_their_comments() {
        let site = comment(
            "    response: Sorry.\n    answered: 2026-08-20\n    action: Mended.\n    done: 2026-08-01\n",
        );
        assert_eq!(
            site.finds("end-before-start"),
            [
                "participation.yaml:6:15: this is 20 August 2026, before the comment came in on 21 August 2026",
                "participation.yaml:8:11: this is 1 August 2026, before the comment came in on 21 August 2026",
            ]
        );
    }

    #[test]
    fn more_who_took_part_than_were_asked() {
        let site = Site::small();
        site.write(
            "participation.yaml",
            "consultations:\n  - id: talk\n    name: Talk\n    on: 2026-01-01\n    who: Carers\n    said: More.\n    \
             changed: More.\n    reached:\n      - { who: carers, number: 12, of: 12 }\n      \
             - { who: children, number: 13, of: 12 }\n",
        );
        assert_eq!(
            site.finds("part-larger-than-whole"),
            ["participation.yaml:10:34: 13 took part, and only 12 were asked"]
        );
    }

    #[test]
    fn a_promise_that_says_nothing() {
        let rule = "done-without-action";
        let found = ["participation.yaml:6:13: this comment is marked `planned`, and no `action` says what"];
        assert_eq!(comment("    response: Yes.\n    status: planned\n").finds(rule), found);
        assert_eq!(
            comment("    response: Yes.\n    action: A new one.\n    status: planned\n").finds(rule),
            NOTHING
        );
        assert_eq!(comment("    response: No.\n    status: not-possible\n").finds(rule), NOTHING);
    }

    #[test]
    fn a_promise_whose_day_has_passed() {
        let promised = |status: &str, by: &str| {
            comment(&format!(
                "    response: Yes.\n    action: A new one.\n    status: {status}\n    by: {by}\n"
            ))
            .finds("promise-overdue")
        };
        let late = ["participation.yaml:8:9: this was to be done by 31 October 2026"];
        assert_eq!(promised("under-way", "2026-10-31"), late);
        assert_eq!(promised("under-way", TODAY), NOTHING);
        assert_eq!(promised("done", "2026-10-31"), NOTHING);
    }

    #[test]
    fn words_that_tell_who_somebody_is() {
        let said = |words: &str| {
            let site = Site::small();
            let yaml = format!(
                "comments:\n  - {{ id: a, on: 2026-08-21, comment: \"{words}\", response: Phone 01632 960 001. }}\n"
            );
            site.write("participation.yaml", &yaml);
            site.finds("names-somebody")
        };
        let found = |words: &str| [format!("participation.yaml:2:39: `{words}` may tell who somebody is")];
        assert_eq!(said("Mrs. Example was rude."), found("Mrs. Example"));
        assert_eq!(said("We wrote to Dr Example, twice."), found("Dr Example"));
        assert_eq!(said("Write to me at me@home.example.org."), found("me@home.example.org"));
        assert_eq!(said("Phone me on 01632 960 002, please"), found("01632 960 002"));
        for words in
            ["Miss a day and you pay.", "Our nurse is kind.", "12 of 40 came @ 10am", "It costs 01 pound"]
        {
            assert_eq!(said(words), NOTHING, "{words}");
        }
    }

    #[test]
    fn a_forum_that_was_asked_about_another_edition() {
        let signed = |version: &str| {
            let site = Site::small();
            let yaml = format!(
                "sign-off:\n  - {{ by: The forum, on: 2026-01-01, version: {version}, view: agreed }}\n"
            );
            site.write("participation.yaml", &yaml);
            site.finds("other-edition-signed-off")
        };
        assert_eq!(signed("1"), NOTHING);
        assert_eq!(
            signed("0.9"),
            [
                "participation.yaml:2:47: the forum's last view is of version 0.9, and the statement is version 1"
            ]
        );
    }

    #[test]
    fn two_with_one_id_and_a_link_to_nothing() {
        let site =
            comment("    about: service:saturday-swin\n  - { id: hoist, on: 2026-01-01, comment: Again. }\n");
        let found = site.finds("duplicate-id");
        assert_eq!(
            found,
            [
                "participation.yaml:6:11: another consultation or comment has the id `hoist` already: further up in this file"
            ]
        );
        let found = site.finds("unknown-id");
        assert_eq!(found, ["participation.yaml:5:12: there is no service `saturday-swin`"]);
    }
}
