//! Values at and past the ends of what they can be.

use crate::support::{Run, Site, document, provider, service};

/// Builds with more keys in a service.
fn build_with(more: &str) -> Run {
    let site = Site::small();
    site.write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", more)));
    site.build(&[])
}

/// A build that is well, or told what is not.
fn assert_answered(run: &Run) {
    let told = run.code == 1 && !run.rules().is_empty();
    assert!(told || run.code == 0, "{} {}", run.code, run.err);
}

#[test]
fn values_past_all_use_are_refused() {
    for wrong in [
        "places: { total: -1 }",
        "places: { total: 99999999999999999999 }",
        "places: { total: 1.5 }",
        "places: { total: NaN }",
        "places: { total: 1e3 }",
        "cost: [{ amount: 99999999999999999999.00, per: day }]",
        "cost: [{ amount: -4.50, per: day }]",
        "cost: [{ amount: 4.5.0, per: day }]",
        "cost: [{ amount: .inf, per: day }]",
        "support: { ratio: 0:0 }",
        "support: { ratio: 300:1 }",
        "when: [{ time: 25:00-26:00 }]",
        "when: [{ time: 10:00 }]",
        "when: [{ from: 2026-02-30 }]",
        "when: [{ from: 0000-00-00 }]",
        "when: [{ from: 99999-01-01 }]",
        "checked: { on: 2026-13-01 }",
        "contact: { phone: 0 }",
        "contact: { email: a@b }",
        "contact: { website: \"javascript:alert(1)\" }",
        "contact: { website: \"data:text/html,x\" }",
        "contact: { website: 'https://a\"b/' }",
        "when: saturday",
        "needs: { autism: yes }",
        "about: [a, b]",
        "venue: [a]",
    ] {
        let run = build_with(wrong);
        assert_eq!(run.code, 1, "{wrong}: {}", run.err);
        assert_eq!(run.rules(), ["wrong-value"], "{wrong}: {}", run.err);
        assert!(run.places()[0].starts_with("content/providers/splash.yaml:11:"), "{wrong}: {}", run.err);
    }
}

#[test]
fn values_at_the_ends_of_their_ranges_are_taken() {
    for right in [
        "places: { total: 4294967295, left: 0 }",
        "cost: [{ amount: 999999999999.99, per: course }]",
        "when: [{ from: 0001-01-01, to: 9999-12-31 }]",
        "when: [{ time: 23:59-00:00 }]",
        "support: { ratio: 255:255 }",
        "checked: { on: 2026-02-28 }",
    ] {
        let run = build_with(right);
        assert_eq!(run.code, 0, "{right}: {}", run.err);
    }
    for ages in ["0-120", "0", "120+", "120-120"] {
        let site = Site::small();
        site.edit("content/providers/splash.yaml", "ages: 5-11", &format!("ages: {ages}"));
        assert_eq!(site.build(&[]).code, 0, "{ages}");
    }
}

#[test]
fn contracts_that_go_on_to_the_end_of_time_are_shown_or_told() {
    let site = Site::small();
    let contract =
        "contract: { commissioned: yes, ends: 9999-12-31, extensions: [P9999Y, P19998Y] }\nservices:";
    site.edit("content/providers/splash.yaml", "services:", contract);
    for today in ["0001-01-01", "2026-11-01", "9999-12-31"] {
        assert_answered(&site.build_for(today));
    }
}

#[test]
fn sums_past_what_a_number_holds_do_not_end_the_build() {
    let site = Site::small();
    let row = |n| format!("  - {{ id: r{n}, name: Row, values: [999999999999999.99] }}\n");
    let rows: String = (0..200).map(row).collect();
    let head = "id: sums\ntitle: Sums\nunit: pounds\nsource: Us\nperiod: 2026\nrows:\n";
    site.write("content/evidence/sums.yaml", format!("{head}{rows}"))
        .write("content/pages/sums.md", document("Sums", "", "In all {{ total(\"sums\") }} pounds."));
    assert_answered(&site.build(&[]));
}

#[test]
fn lists_that_name_one_thing_twice_are_told() {
    for (more, place) in [
        ("listings: { facets: [tier, day, tier] }\n", "content/site.yaml:13:33"),
        ("listings: { age-bands: [0-4, 5-11, 0-4] }\n", "content/site.yaml:13:36"),
    ] {
        let site = Site::small();
        let settings = site.read("content/site.yaml") + more;
        site.write("content/site.yaml", settings);
        let run = site.build(&[]);
        run.refused_by(&["duplicate-id"]);
        assert_eq!(run.places(), [place], "{}", run.err);
    }
    let site = Site::small();
    site.edit("content/vocabulary.yaml", "id: hillside", "id: riverside");
    let run = site.build(&[]);
    run.refused_by(&["duplicate-id"]);
    assert_eq!(run.places(), ["content/vocabulary.yaml:3:11"]);

    let site = Site::small();
    let other = "  - { id: advice, name: Advice, summary: They help., contact: { phone: 01632 960 002 } }\n";
    let settings = format!("{}contacts:\n{other}{other}", site.read("content/site.yaml"));
    site.write("content/site.yaml", settings);
    let run = site.build(&[]);
    run.refused_by(&["duplicate-id"]);
    assert_eq!(run.places(), ["content/site.yaml:15:11"]);
}

#[test]
fn lists_of_any_length_of_page_are_made() {
    for size in ["0", "1", "65535"] {
        let site = Site::small();
        let more = format!("listings: {{ page-size: {size}, facets: [], age-bands: [] }}\n");
        let settings = site.read("content/site.yaml") + &more;
        site.write("content/site.yaml", settings);
        assert_answered(&site.build(&[]));
    }
    let site = Site::small();
    let settings = site.read("content/site.yaml") + "listings: { page-size: 65536 }\n";
    site.write("content/site.yaml", settings);
    site.build(&[]).refused_by(&["wrong-value"]);
}
