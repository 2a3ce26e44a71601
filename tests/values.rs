//! Values that are right on their own and wrong together, and what `check` prints and leaves out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use support::{Run, Site, provider, service};

const CLUB: &str = "content/providers/splash.yaml";

/// A small site whose one service has more keys.
fn with_service(more: &str) -> Site {
    let site = Site::small();
    site.write(CLUB, provider("splash", &service("saturday-swim", more)));
    site
}

/// One site is refused by a rule, at a place and in these words; the other builds.
#[track_caller]
fn tells_apart(broken: &Site, rule: &str, place: &str, says: &str, fine: &Site) {
    let run = broken.build(&[]);
    run.refused_by(&[rule]);
    assert_eq!(run.places(), [place]);
    assert!(run.err.contains(says), "{}", run.err);
    fine.built(&[]);
}

#[test]
fn a_run_of_days_ends_after_it_starts() {
    tells_apart(
        &with_service("when: [{ from: 2027-04-12, to: 2027-04-02 }]"),
        "end-before-start",
        "content/providers/splash.yaml:11:36",
        "it ends on 2 April 2027, before it starts on 12 April 2027",
        &with_service("when: [{ from: 2027-04-02, to: 2027-04-12 }]"),
    );
}

#[test]
fn no_more_places_are_left_than_there_are() {
    tells_apart(
        &with_service("places: { total: 8, left: 12 }"),
        "more-places-left-than-there-are",
        "content/providers/splash.yaml:11:31",
        "12 places are left of 8",
        &with_service("places: { total: 12, left: 8 }"),
    );
}

#[test]
fn a_price_says_what_it_pays_for() {
    tells_apart(
        &with_service("cost: [{ amount: 4.50 }]"),
        "price-without-unit",
        "content/providers/splash.yaml:11:22",
        "£4.50 does not say what it pays for",
        &with_service("cost: [{ amount: 4.50, per: session }, { amount: 0, for: brothers and sisters }]"),
    );
}

#[test]
fn a_row_has_a_figure_for_each_column() {
    let table = |values: &str| {
        let site = Site::small();
        let text = format!(
            "id: places\ntitle: Places\nunit: places\nsource: The team\nperiod: 2026\n\
             columns: [{{ id: asked, name: Asked }}, {{ id: had, name: Had }}]\n\
             rows: [{{ id: holidays, name: Holidays, values: [{values}] }}]\n"
        );
        site.write("content/evidence/places.yaml", text);
        site
    };
    tells_apart(
        &table("12"),
        "figures-per-row",
        "content/evidence/places.yaml:7:40",
        "`holidays` has 1 figures, and the table has 2 columns",
        &table("12, 9"),
    );
}

#[test]
fn a_logo_is_among_the_assets() {
    let logo = |name: &str| {
        let site = Site::small();
        site.edit("content/site.yaml", "  area: Westmere\n", &format!("  area: Westmere\n  logo: {name}\n"));
        site.write("content/assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        site
    };
    tells_apart(
        &logo("lgo.svg"),
        "unknown-asset",
        "content/site.yaml:4:9",
        "did you mean `logo.svg`?",
        &logo("logo.svg"),
    );
}

#[test]
fn a_file_holds_one_document() {
    let two = Site::small();
    two.edit("content/statement.yaml", "area: Westmere\n", "---\narea: Westmere\n");
    let run = two.build(&[]);
    assert_eq!(run.rules(), ["second-document"]);
    assert_eq!(run.places(), ["content/statement.yaml:5:1"]);

    let one = Site::small();
    one.edit("content/statement.yaml", "title:", "---\ntitle:");
    one.built(&[]);
}

#[test]
fn colours_that_cannot_be_told_apart_name_the_nearest_that_can() {
    let colours = |brand: &str| {
        let site = Site::small();
        let text = site.read("content/site.yaml");
        site.write("content/site.yaml", format!("{text}colours: {{ link: \"{brand}\" }}\n"));
        site
    };
    tells_apart(
        &colours("#7fb0c0"),
        "contrast",
        "content/site.yaml:13:18",
        "links on the page have a contrast of 2.4 to 1, and need 4.5",
        &colours("#0b5560"),
    );
    // The shade that the message names passes.
    let run = colours("#7fb0c0").build(&[]);
    let shade = run.err.split("link: \"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    colours(&shade).built(&[]);
}

#[test]
fn law_and_advice_can_be_left_out_with_a_reason_and_errors_cannot() {
    let ignoring = |rule: &str| {
        let site = Site::small();
        let text = site.read("content/site.yaml");
        let ignore = format!("ignore: [{{ rule: {rule}, reason: It is on paper until June. }}]\n");
        site.write("content/site.yaml", text + &ignore);
        site
    };
    let check = |site: &Site, args: &[&str]| {
        let mut all = vec!["check", "--today", support::TODAY];
        all.extend(args);
        Run::of(&mut site.command(&all))
    };
    let plain = check(&Site::small(), &[]);
    assert!(plain.err.contains("[easy-read]"), "{}", plain.err);
    let site = ignoring("easy-read");
    let run = check(&site, &["--show-ignored"]);
    assert!(!run.err.contains("[easy-read]"), "{}", run.err);
    assert!(run.out.contains("[easy-read], because It is on paper until June."), "{}", run.out);
    tells_apart(
        &ignoring("unknown-key"),
        "wrong-ignore",
        "content/site.yaml:13:18",
        "`unknown-key` is an error and cannot be ignored",
        &site,
    );
}

#[test]
fn github_shows_a_finding_beside_its_line() {
    let site = with_service("cost: [{ amount: 4.50 }]");
    let run = Run::of(&mut site.command(&["check", "--rule", "price-without-unit", "--format", "github"]));
    assert_eq!(
        run.out,
        "::error file=content/providers/splash.yaml,line=11,col=22,title=price-without-unit::£4.50 does not say what \
         it pays for%0Aadd `per: session`, or hour, day, night, week, term or year\n"
    );
    assert_eq!(run.code, 1);
}

#[test]
fn a_service_that_has_closed_is_not_listed_as_open() {
    tells_apart(
        &with_service("closed: 2026-10-01"),
        "closed-and-listed",
        "content/providers/splash.yaml:11:13",
        "it closed on 1 October 2026, and its status is open",
        &with_service("closed: 2026-12-31"),
    );
}
