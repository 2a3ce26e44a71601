//! Editions: what is kept, what is shown of it, and what has changed from one to the next.

use std::collections::BTreeSet;

use crate::support::{Run, Site, document, provider, service};

const TIERS: &str = "\
- id: advice
  letter: A
  name: Advice and activities
  summary: Clubs and family days.
  who-for: Any family with a disabled child.
  criteria: []
  route: { kind: drop-in, text: Choose a club and go. }
  assessment: not-needed
- id: additional
  letter: B
  name: Additional support
  summary: Some hours each year.
  who-for: Families who need more than level A.
  criteria:
    - { id: lives-here, text: Your child lives in Westmere. }
    - { id: benefit, text: Your child gets a disability benefit. }
    - { id: help, text: Your child needs extra help. }
  route: { kind: self-referral, text: Fill in the form. }
  assessment: not-needed
  decides: The short breaks team
  takes: 10 working days
  amount:
    by-age:
      - { ages: 5-11, hours: 60, per: year }
      - { ages: 12-17, hours: 78, per: year }
";

const BREAK_TYPES: &str = "\
- id: groups
  name: Groups and clubs
  summary: A club with trained staff.
  duties: [activities]
";

const SWIM: &str = "\
needs: [autism, deaf]
criteria: [{ id: swims, text: Your child likes water. }]
when: [{ days: [saturday], time: 10:00-11:00 }]
venue: { name: Riverside Pool, address: 1 Mill Lane, postcode: ZZ1 1AA, area: riverside, access: [step-free] }
cost:
  - { amount: 4.00, per: session }
  - { name: reduced, amount: 2.00, per: session, for: families on a low income }
direct-payment: yes
places: { total: 12, left: 3 }
contact: { phone: 01632 960 115 }";

/// A site with something of every kind in it, of which version 1.0 is kept.
fn kept() -> Site {
    let site = Site::small();
    site.write("content/tiers.yaml", TIERS)
        .write("content/break-types.yaml", BREAK_TYPES)
        .write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", SWIM)))
        .write("content/providers/den.yaml", provider("den", &(service("den", "") + &service("craft", "status: full"))))
        .write("content/providers/oak.yaml", provider("oak", &service("oak-walks", "direct-payment: no")))
        .write(
            "content/statement/01-aims.md",
            document(
                "Our aims",
                "",
                "We want every family to have a break.\n\nWe meet families every spring.\n\n## How\n\n- We ask.\n- We listen.",
            ),
        )
        .write("content/statement/02-costs.md", document("Costs", "", "Most breaks cost a little."))
        .write("content/statement/03-law.md", document("The law", "", "The law says what we must do."))
        .write("content/statement/04-old.md", document("How it was", "", "This will go."));
    let run = publish(&site, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Kept version 1.0 of 1 April 2026 as content/editions/1.0.json"), "{}", run.out);
    site
}

fn publish(site: &Site, args: &[&str]) -> Run {
    let mut all = vec!["publish-version", "--today", "2026-11-01"];
    all.extend(args);
    Run::of(&mut site.command(&all))
}

/// The next version, so that there is something to compare.
fn next(site: &Site) -> &Site {
    site.edit("content/statement.yaml", "version: 1.0", "version: 2.0").edit(
        "content/statement.yaml",
        "published: 2026-04-01",
        "published: 2026-10-01",
    )
}

/// What `changes` prints as data: a line a difference.
fn told(site: &Site, args: &[&str]) -> Vec<String> {
    let mut all = vec!["changes", "--format", "json"];
    all.extend(args);
    let run = Run::of(&mut site.command(&all));
    assert_eq!(run.code, 0, "{}", run.err);
    let account: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let line = |change: &serde_json::Value| {
        let about = &change["about"];
        let parts = [&change["severity"], &about["what"], &about["id"], &change["kind"]];
        parts.map(text).join(" ")
    };
    account["changes"].as_array().unwrap().iter().map(line).collect()
}

const THIRTY: [&str; 30] = [
    // Stricter or less, for all or for some.
    "tighter tier additional criterion",
    "tighter tier additional evidence",
    "tighter tier additional assessment",
    "tighter tier additional route",
    "tighter tier additional amount-by-age",
    "tighter tier additional takes",
    "tighter service den gone",
    "tighter service saturday-swim tier",
    "tighter service saturday-swim ages",
    "tighter service saturday-swim needs",
    "tighter service saturday-swim price",
    "tighter service saturday-swim price",
    "tighter service saturday-swim direct-payment",
    "tighter service saturday-swim places",
    "mixed statement statement ages",
    // Easier or more.
    "looser tier additional criterion",
    "looser tier additional amount-by-age",
    "looser break-type overnight new",
    "looser service night-stay new",
    "looser service oak-walks direct-payment",
    // Neither.
    "neutral tier additional decides",
    "neutral service saturday-swim when",
    "neutral service saturday-swim contact",
    "neutral provider oak name",
    "neutral section help new",
    "neutral section aims text",
    "neutral section law moved",
    "neutral section law name",
    "neutral section old gone",
    "neutral statement statement next-review",
];

/// Thirty edits, one a line above.
fn thirty_edits(site: &Site) {
    const TIERS: &str = "content/tiers.yaml";
    const SWIM: &str = "content/providers/splash.yaml";
    next(site);
    site.edit(TIERS, "    - { id: benefit, text: Your child gets a disability benefit. }\n", "")
        .edit(
            TIERS,
            "text: Your child lives in Westmere. }",
            "text: Your child lives in Westmere., evidence: a letter }",
        )
        .edit(
            TIERS,
            "    - { id: help,",
            "    - { id: school, text: Your child goes to school here. }\n    - { id: help,",
        )
        .edit(
            TIERS,
            "{ kind: self-referral, text: Fill in the form. }\n  assessment: not-needed",
            "{ kind: assessment, text: Ask for an assessment. }\n  assessment: early-help",
        )
        .edit(TIERS, "hours: 60", "hours: 52")
        .edit(TIERS, "hours: 78, per: year", "hours: 2, per: week")
        .edit(TIERS, "10 working days", "3 weeks")
        .edit(TIERS, "The short breaks team", "The short breaks panel");
    site.edit(SWIM, "tier: advice", "tier: additional")
        .edit(SWIM, "ages: 5-11", "ages: 8-11")
        .edit(SWIM, "[autism, deaf]", "[autism]")
        .edit(SWIM, "amount: 4.00", "amount: 4.50")
        .edit(
            SWIM,
            "      - { name: reduced, amount: 2.00, per: session, for: families on a low income }\n",
            "",
        )
        .edit(SWIM, "direct-payment: yes", "direct-payment: no")
        .edit(SWIM, "total: 12, left: 3", "total: 10, left: 1")
        .edit(SWIM, "10:00-11:00", "10:30-11:30")
        .edit(SWIM, "01632 960 115", "01632 960 116");
    site.write(
        "content/providers/den.yaml",
        provider("den", &(service("craft", "status: full") + &service("night-stay", "").replace("type: groups", "type: overnight"))),
    )
    .edit("content/providers/oak.yaml", "direct-payment: no", "direct-payment: yes")
    .edit("content/providers/oak.yaml", "The oak club", "Oak and Ash")
    .write("content/break-types.yaml", format!("{BREAK_TYPES}- {{ id: overnight, name: Nights away, summary: A night away., duties: [overnight-care] }}\n"));
    site.edit("content/statement/01-aims.md", "every spring", "twice a year")
        .remove("content/statement/04-old.md")
        .remove("content/statement/03-law.md")
        .write(
            "content/statement/01-0-law.md",
            document("What the law says", "id: law\n", "The law says what we must do."),
        )
        .write("content/statement/05-help.md", document("Help", "", "Phone us."))
        .edit("content/statement.yaml", "ages: 0-17", "ages: 1-18\nnext-review: 2027-10-01");
}

#[test]
fn thirty_differences_are_thirty_and_the_stricter_ones_come_first() {
    let site = kept();
    thirty_edits(&site);
    let told = told(&site, &[]);
    assert_eq!(told.len(), 30, "{told:#?}");
    let sorted = |lines: &[String]| -> Vec<String> {
        let mut lines = lines.to_vec();
        lines.sort();
        lines
    };
    let wanted: Vec<String> = THIRTY.iter().map(|line| (*line).to_owned()).collect();
    assert_eq!(sorted(&told), sorted(&wanted));
    // Stricter, easier, neither: in this order, and the levels of support before the rest.
    let rank = |line: &String| match line.split(' ').next().unwrap() {
        "tighter" | "mixed" => 0,
        "looser" => 1,
        _ => 2,
    };
    assert!(told.is_sorted_by_key(rank), "{told:#?}");
    assert!(told[0].starts_with("tighter tier"), "{told:#?}");

    site.built(&[]);
    let page = site.page("changes/");
    assert_eq!(page.one("h1").text(), "What has changed since version 1.0");
    assert_eq!(page.of_class("change").len(), 30, "{}", page.text());
    assert_eq!(
        page.of_class("change-group-stricter")[0].all("h3").len(),
        4,
        "a level, two breaks, the statement"
    );
    let groups: Vec<String> =
        page.of_class("change-group").iter().map(|group| group.all("h2")[0].text()).collect();
    assert_eq!(groups[..2], ["What is stricter or less", "What is easier or more"]);
    let stricter = page.of_class("change-group-stricter")[0].text();
    for words in [
        "Your child goes to school here.",
        "a letter",
        "60 hours a year",
        "52 hours a year",
        "After an assessment",
        "Not needed",
        "3 weeks",
        "£4.50 a session",
        "reduced, families on a low income",
        "Closed",
    ] {
        assert!(stricter.contains(words), "{words}: {stricter}");
    }
    let added: Vec<String> = page.all("ins").iter().map(|ins| ins.text()).collect();
    let removed: Vec<String> = page.all("del").iter().map(|del| del.text()).collect();
    assert!(added.iter().any(|text| text.contains("added:") && text.contains("twice a year.")), "{added:?}");
    assert!(
        removed.iter().any(|text| text.contains("removed:") && text.contains("every spring.")),
        "{removed:?}"
    );

    let run = Run::of(&mut site.command(&["changes"]));
    assert_eq!(run.out.matches("\n    - ").count(), 30, "{}", run.out);
    assert!(
        run.out.contains("30 things have changed: 15 stricter or less, 5 easier or more."),
        "{}",
        run.out
    );
    assert!(run.out.find("WHAT IS STRICTER").unwrap() < run.out.find("WHAT IS EASIER").unwrap());
    let markdown = Run::of(&mut site.command(&["changes", "--format", "markdown"])).out;
    assert_eq!(markdown.matches("\n- ").count(), 30, "{markdown}");
    assert!(markdown.contains("~~every spring.~~ **twice a year.**"), "{markdown}");
}

#[test]
fn looked_at_the_other_way_round_what_was_stricter_is_easier() {
    let site = kept();
    thirty_edits(&site);
    let forth = told(&site, &[]);
    assert_eq!(publish(&site, &[]).code, 0);
    // The content of version 1.0 again, held against the edition of 2.0.
    let other = kept();
    other.write("content/editions/2.0.json", site.read("content/editions/2.0.json"));
    let back = told(&other, &["--since", "2.0"]);
    let turned = |line: &String| {
        let (severity, rest) = line.split_once(' ').unwrap();
        let severity = match severity {
            "tighter" => "looser",
            "looser" => "tighter",
            same => same,
        };
        let rest = match rest.rsplit_once(' ').unwrap() {
            (about, "new") => format!("{about} gone"),
            (about, "gone") => format!("{about} new"),
            _ => rest.to_owned(),
        };
        format!("{severity} {rest}")
    };
    let mut wanted: Vec<String> = forth.iter().map(turned).collect();
    let mut back = back;
    wanted.sort();
    back.sort();
    // Of two sections that changed places, either can count as the one that was moved.
    let place = |lines: &mut Vec<String>| lines.retain(|line| !line.ends_with(" moved"));
    place(&mut wanted);
    place(&mut back);
    assert_eq!(back, wanted);
}

#[test]
fn what_an_edition_says_of_itself_differs_in_nothing_from_the_content_that_it_was_kept_from() {
    for site in [kept(), Site::example()] {
        if !site.has("content/editions/1.0.json") {
            assert_eq!(publish(&site, &[]).code, 0);
        }
        let version = if site.has("content/editions/1.0.json") { "1.0" } else { "3.1" };
        assert_eq!(told(&site, &["--since", version]), [""; 0]);
        let again = publish(&site, &[]);
        assert_eq!(again.rules(), ["two-editions"], "{}", again.err);
    }
}

/// An edition as the first program that kept any wrote it. Every later program has to read it, so this file stays as it
/// is; a program that writes another form gets a file of its own beside it.
const FORMAT_1: &str = include_str!("../editions/format-1.json");

#[test]
fn the_first_form_of_an_edition_is_still_read_and_says_the_same() {
    let site = kept();
    site.write("content/editions/1.0.json", FORMAT_1);
    assert_eq!(told(&site, &["--since", "1.0"]), [""; 0]);
    let run = Run::of(&mut site.command(&["check", "--today", "2026-11-01", "--rule", "edited-edition"]));
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_version_that_says_nothing_new_is_not_kept() {
    let site = kept();
    next(&site);
    let run = publish(&site, &[]);
    run.refused_by(&["nothing-new"]);
    assert_eq!(run.places(), ["content/statement.yaml:3:10"]);
    assert!(!site.has("content/editions/2.0.json"));
    site.built(&[]);
    assert_eq!(site.page("changes/").of_class("change").len(), 0);
    assert!(site.page("changes/").text().contains("Nothing has changed."));
}

#[test]
fn a_version_or_a_day_that_is_taken_is_refused_and_so_are_mistakes() {
    let site = kept();
    site.edit("content/tiers.yaml", "hours: 60", "hours: 50");
    publish(&site, &[]).refused_by(&["two-editions"]);
    site.edit("content/statement.yaml", "version: 1.0", "version: 2.0");
    let run = publish(&site, &[]);
    run.refused_by(&["two-editions"]);
    assert_eq!(run.places(), ["content/statement.yaml:4:12"]);
    site.edit("content/statement.yaml", "2026-04-01", "2025-04-01");
    assert!(publish(&site, &[]).err.contains("version 1.0 was published later"));
    site.edit("content/statement.yaml", "2025-04-01", "2026-10-01");
    let dry = publish(&site, &["--dry-run"]);
    assert!(dry.out.contains("Would keep version 2.0") && dry.out.contains("1 stricter"), "{}", dry.out);
    assert!(!site.has("content/editions/2.0.json"));
    site.edit("content/tiers.yaml", "hours: 50", "hours: fifty");
    publish(&site, &[]).refused_by(&["wrong-value"]);
}

#[test]
fn an_edition_stays_as_it_was_whatever_becomes_of_the_content() {
    let site = kept();
    site.write(
        "content/evidence/packages.yaml",
        "id: packages\ntitle: Packages\nunit: packages\nsource: Us\nperiod: 2026\nrows: [{ id: all, name: All, values: [372] }]\n",
    );
    site.write(
        "content/statement/02-costs.md",
        document(
            "Costs",
            "",
            "There are {{ figure(\"packages\", row=\"all\") }} of them. See [the law](section:law).",
        ),
    );
    next(&site);
    let run = publish(&site, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    site.edit("content/statement.yaml", "2.0", "3.0")
        .edit("content/statement.yaml", "2026-10-01", "2026-10-20")
        .edit("content/evidence/packages.yaml", "372", "320")
        .remove("content/statement/03-law.md")
        .write(
            "content/statement/02-costs.md",
            document("Costs", "", "There are {{ figure(\"packages\", row=\"all\") }} of them."),
        )
        .built(&[]);
    let page = site.page("editions/2.0/");
    assert!(page.text().contains("There are 372 of them."), "{}", page.text());
    assert!(site.page("statement/all/").text().contains("There are 320 of them."));
    let law = page.all("a").into_iter().find(|link| link.text() == "the law").unwrap();
    assert_eq!(law.attribute("href"), Some("../../editions/2.0/#law"));
    assert!(page.text().contains("This is an old version."));
    let robots = page.all("meta").into_iter().find(|meta| meta.attribute("name") == Some("robots")).unwrap();
    assert_eq!(robots.attribute("content"), Some("noindex"));
    assert!(!site.read("public/sitemap.xml").contains("editions/2.0"));
    assert!(site.read("public/sitemap.xml").contains("/editions/</loc>"));
    assert!(!site.read("public/find/texts.json").contains("372"));
    let list = site.page("editions/").text();
    assert!(list.find("Version 2.0").unwrap() < list.find("Version 1.0").unwrap(), "{list}");
    assert!(site.has("public/changes/2.0/index.html") && !site.has("public/changes/1.0"));
    assert!(site.page("editions/2.0/eligibility/").text().contains("60 hours a year"));
    assert!(site.page("editions/2.0/services/").text().contains("£4 a session"));
    let feed = site.read("public/changes.atom");
    for version in ["1.0", "2.0", "3.0"] {
        assert_eq!(feed.matches(&format!("version {version}</title>")).count(), 1, "{feed}");
    }
    assert!(feed.contains("https://shortbreaks.westmere.example.org/editions/1.0/"), "{feed}");
}

#[test]
fn a_site_without_editions_has_no_page_and_no_word_of_them() {
    let site = Site::small();
    site.built(&[]);
    assert!(
        !site.has("public/editions") && !site.has("public/changes") && !site.has("public/statement/draft")
    );
    assert!(!site.html("statement/").contains("editions/"));
    let run = Run::of(&mut site.command(&["changes"]));
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.contains("no earlier edition"), "{}", run.err);
}

#[test]
fn who_changes_what_was_just_kept_is_told_how_to_compare_with_it() {
    let site = kept();
    site.edit("content/tiers.yaml", "assessment: not-needed", "assessment: social-care");
    let run = Run::of(&mut site.command(&["changes"]));
    assert_eq!(run.code, 0);
    let hint = "was kept, run `shortbreaks changes --since ";
    let (_, since) = run.err.split_once(hint).unwrap_or_else(|| panic!("{}", run.err));
    let version = since.split('`').next().unwrap();
    let told = told(&site, &["--since", version]);
    assert!(!told.is_empty() && told.iter().all(|line| line.starts_with("tighter tier ")), "{told:?}");
}

#[test]
fn an_address_that_is_hidden_is_in_no_edition() {
    let site = kept();
    site.edit("content/providers/splash.yaml", "area: riverside,", "area: riverside, hidden: yes,");
    next(&site);
    assert_eq!(publish(&site, &[]).code, 0);
    let kept = site.read("content/editions/2.0.json");
    for secret in ["Mill Lane", "ZZ1 1AA", "Riverside Pool"] {
        assert!(!kept.contains(secret), "{secret}");
    }
    assert!(kept.contains("\"area\": \"riverside\""));
}

#[test]
fn the_dates_of_sessions_are_others_every_year_and_no_change_but_fewer_of_them_are() {
    let site = kept();
    let when =
        |dates: &str| service("oak-walks", &format!("direct-payment: no\nwhen: [{{ dates: [{dates}] }}]"));
    let oak = "content/providers/oak.yaml";
    site.remove("content/editions/1.0.json").write(oak, provider("oak", &when("2026-05-02, 2026-06-06")));
    assert_eq!(publish(&site, &[]).code, 0);
    next(&site).write(oak, provider("oak", &when("2027-05-01, 2027-06-05")));
    assert_eq!(told(&site, &[]), [""; 0]);
    site.write(oak, provider("oak", &when("2027-05-01")));
    assert_eq!(told(&site, &[]), ["tighter service oak-walks when"]);
}

#[test]
fn a_thing_with_a_new_id_is_the_same_thing() {
    let site = kept();
    next(&site);
    site.edit("content/providers/oak.yaml", "id: oak-walks", "id: forest-walks\n    aliases: [oak-walks]")
        .edit("content/statement/02-costs.md", "title: Costs", "title: Costs\nid: money\naliases: [costs]");
    assert_eq!(told(&site, &[]), [""; 0]);
}

#[test]
fn hundreds_of_listings_that_change_make_a_page_that_a_browser_can_open() {
    let site = Site::small();
    let many = |summary: &str| -> String {
        (0..450)
            .map(|n| {
                service(&format!("club-{n:03}"), "").replace("summary: What", &format!("summary: {summary}"))
            })
            .collect()
    };
    site.write("content/providers/splash.yaml", provider("splash", &many("What")));
    assert_eq!(publish(&site, &[]).code, 0);
    next(&site);
    site.write("content/providers/splash.yaml", provider("splash", &many("Now what")))
        .built(&["--no-minify"]);
    let page = site.page("changes/");
    assert_eq!(page.of_class("change").len(), 400);
    assert!(page.text().contains("There are 50 more changes of this kind."), "{}", page.text());
    assert_eq!(told(&site, &[]).len(), 450);
    assert_eq!(site.page("editions/1.0/services/").of_class("edition-service").len(), 200);
    assert_eq!(site.page("editions/1.0/services/page/3/").of_class("edition-service").len(), 50);
}

#[test]
fn a_draft_keeps_the_numbers_of_the_last_edition() {
    let site = kept();
    site.write(
        "content/statement/01-aims.md",
        document(
            "Our aims",
            "",
            "This is new at the start.\n\nWe want every family to have a good break.\n\nThis comes between.\n\nAnd this too.\n\n## How\n\n- We ask.\n- We listen.",
        ),
    )
    .write("content/statement/01-b-new.md", document("New", "draft: yes\n", "One.\n\nTwo."))
    .built(&["--drafts"]);
    let page = site.page("statement/draft/");
    let numbers: Vec<String> = page.of_class("number").iter().map(|number| number.text()).collect();
    assert_eq!(numbers, ["1.0a", "1.1", "1.1a", "1.1b", "1.3", "1a.1", "1a.2", "2.1", "3.1", "4.1"]);
    assert!(page.text().contains("Taken out since version 1.0: 1.2"), "{}", page.text());
    assert!(page.text().contains("Comments on section 1a"));
    let unique: BTreeSet<&String> = numbers.iter().collect();
    assert_eq!(unique.len(), numbers.len());
    site.built(&[]);
    assert!(!site.has("public/statement/draft"));
}
