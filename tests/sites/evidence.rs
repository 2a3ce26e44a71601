//! The tables of figures: their pages, their charts, and what other pages say from them.

use crate::support::html::Element;
use crate::support::{Site, document};

/// A site with one table, by the lines of its file after `id`, `source` and `period`.
fn with_table(yaml: &str) -> Site {
    let site = Site::small();
    site.write(
        "content/evidence/counts.yaml",
        format!("id: counts\nsource: Our records\nperiod: The year 2025\n{yaml}"),
    );
    site
}

const KINDS: &str = "\
title: Children by type of break
unit: children
rows:
  - { id: clubs, name: Clubs, values: [60], type: groups }
  - { id: nights, name: Nights away, values: [15] }
  - { id: alone, name: With one worker each, values: [20], of: clubs }
";

const YEARS: &str = "\
title: Children by level
unit: children
columns:
  - { id: first, name: Calendar year 2023, time: 2023 }
  - { id: last, name: Calendar year 2025, time: 2025 }
rows:
  - { id: advice, name: Advice, values: [100, 250], tier: advice }
  - { id: more, name: More support, values: [40, 30] }
";

/// The words of the rows of the only table of a page.
fn rows(page: &crate::support::html::Document) -> Vec<String> {
    page.one("table").all("tr").iter().map(Element::text).collect()
}

fn page(site: &Site) -> crate::support::html::Document {
    site.built(&["--no-minify"]).page("evidence/counts/")
}

/// The words of the chart, in its order.
fn chart(site: &Site) -> Vec<String> {
    let page = page(site);
    let charts = page.of_class("chart");
    charts.iter().flat_map(|chart| chart.all("text")).map(|text| text.text()).collect()
}

#[test]
fn a_table_has_totals_shares_source_and_period() {
    let site = with_table(KINDS);
    let page = page(&site);
    assert_eq!(
        rows(&page),
        [
            "Children Share",
            "Clubs 60 80%",
            "Nights away 15 20%",
            "With one worker each 20 33% of Clubs",
            "All 75 100%"
        ]
    );
    let main = page.one("main").text();
    for said in ["Our records", "The year 2025", "“Clubs” is the largest, with 60 of 75 children (80%)."]
    {
        assert!(main.contains(said), "{said}: {main}");
    }
    assert_eq!(page.one("caption").text(), "Children by type of break");
    assert!(page.one("table").all("th").iter().all(|head| head.attribute("scope").is_some()));
    let ids: Vec<_> = page.one("table").all("tr").iter().filter_map(|row| row.attribute("id")).collect();
    assert_eq!(ids, ["row-clubs", "row-nights", "row-alone", "row-total"]);
}

#[test]
fn a_site_without_figures_has_no_page_of_them() {
    let site = Site::small();
    site.built(&[]);
    assert!(!site.urls().iter().any(|url| url.starts_with("evidence")));
    assert!(!site.page("statement/").text().contains("figures"));
    site.write("content/pages/x.md", document("X", "", "See [the figures](site:evidence)."));
    let run = site.build(&[]);
    run.refused_by(&["unknown-target"]);
    assert!(run.err.contains("write a table of figures into `content/evidence/`"), "{}", run.err);
}

#[test]
fn texts_draw_shares_and_growth_and_say_where_figures_come_from() {
    let site = with_table(YEARS);
    site.write(
        "content/evidence/kinds.yaml",
        format!("id: kinds\nsource: Visits\nperiod: May 2026\n{KINDS}"),
    );
    site.write(
        "content/statement/01-figures.md",
        document(
            "Figures",
            "",
            "Advice {{ growth(\"counts\", row=\"advice\") }}. More support {{ growth(\"counts\", row=\"more\") }}, or \
             {{ growth(\"counts\", row=\"more\", as=\"percent\") }}. All {{ growth(\"counts\", row=\"total\") }}. Nights \
             are {{ share(\"kinds\", row=\"nights\") }} and workers {{ share(\"kinds\", row=\"alone\", decimals=\"1\") }}. \
             [One row](evidence:kinds#nights), {{ link(\"evidence:kinds#total\") }}.",
        ),
    );
    site.built(&[]);
    let section = site.page("statement/figures/");
    let text = section.one("main").text();
    let said = "Advice more than doubled in two years. More support fell by a quarter in two years, or −25%. All doubled \
                in two years. Nights are 20% and workers 33.3%.";
    assert!(text.contains(said), "{text}");
    let sources = "Where these figures come from Children by level Our records. The year 2025 Children by type of break \
                   Visits. May 2026";
    assert!(text.contains(sources), "{text}");
    assert!(site.page("statement/all/").text().contains(sources));
    let hrefs: Vec<_> =
        section.one("main").all("a").iter().filter_map(|link| link.attribute("href")).collect();
    for href in
        ["../../evidence/kinds/#row-nights", "../../evidence/kinds/#row-total", "../../evidence/counts/"]
    {
        assert!(hrefs.contains(&href), "{href}: {hrefs:?}");
    }
    assert!(site.page("evidence/counts/").one("main").text().contains("Where they are used Figures"));
    let index = site.page("evidence/").one("main").text();
    assert!(index.contains("Children by level") && index.contains("Source: Visits"), "{index}");
    assert!(site.page("statement/").text().contains("The figures behind the statement"));
}

#[test]
fn what_a_text_asks_of_a_table_in_vain_has_its_place_and_help() {
    for (call, said) in [
        ("growth(\"kinds\", row=\"clubs\")", "add `time: 2025` to each column, or to each row"),
        ("growth(\"counts\", row=\"advise\")", "did you mean `advice`?"),
        ("growth(\"counts\", row=\"advice\", from=\"last\")", "write the earlier time after `from=`"),
        ("growth(\"counts\", row=\"advice\", from=\"frist\")", "did you mean `first`?"),
        ("growth(\"counts\", row=\"advice\", as=\"persent\")", "did you mean `percent`?"),
        ("share(\"kinds\", row=\"club\")", "did you mean `clubs`?"),
        ("share(\"kinds\", row=\"clubs\", decimals=\"9\")", "write `decimals=\"1\"`, or 0 or 2"),
        ("share(\"part\", row=\"one\")", "so that there is no total"),
        ("total(\"part\")", "so that there is no total"),
        ("link(\"evidence:kinds#clubz\")", "did you mean `clubs`?"),
        ("link(\"evidence:kindz\")", "did you mean `kinds`?"),
    ] {
        let site = with_table(YEARS);
        site.write("content/evidence/kinds.yaml", format!("id: kinds\nsource: A\nperiod: May 2026\n{KINDS}"));
        site.write(
            "content/evidence/part.yaml",
            "id: part\ntitle: Part\nsource: A\nperiod: B\nunit: per cent\nrows:\n  - { id: one, name: One, values: [5] }\n",
        );
        site.write("content/pages/x.md", document("X", "", &format!("So {{{{ {call} }}}}.")));
        let run = site.build(&[]);
        assert_eq!(run.code, 1, "{call}: {}", run.err);
        assert!(run.err.contains(said), "{call}: {}", run.err);
        assert!(run.places().iter().any(|place| place.starts_with("content/pages/x.md:5:")), "{}", run.err);
    }
}

#[test]
fn pages_of_levels_and_types_say_how_many_they_have() {
    let site = with_table(YEARS);
    site.write(
        "content/evidence/kinds.yaml",
        format!("id: kinds\nsource: Visits\nperiod: May 2026\n{KINDS}"),
    );
    site.built(&[]);
    let tier = site.page("eligibility/advice/");
    let said =
        "In figures Calendar year 2025: 250 children. This more than doubled in two years. Children by level";
    assert!(tier.one("main").text().contains(said), "{}", tier.one("main").text());
    let list = site.page("services/by/type/groups/");
    assert!(list.one("main").text().contains("In figures May 2026: 60 children. Children by type of break"));
    assert!(
        list.all("a")
            .iter()
            .any(|link| link.attribute("href").is_some_and(|to| to.ends_with("evidence/kinds/#row-clubs")))
    );
    let row = site.page("evidence/counts/");
    assert!(row.one("table").all("a").iter().any(|link| link.text() == "Advice"));
}

#[test]
fn growth_stands_in_the_table_of_times() {
    assert_eq!(
        rows(&page(&with_table(YEARS))),
        [
            "Calendar year 2023 Calendar year 2025 Change, 2023 to 2025",
            "Advice 100 250 +150%",
            "More support 40 30 −25%",
            "All 140 280 +100%"
        ]
    );
    let yearly = "title: Payments\nunit: families\nrows:\n  - { id: a, name: \"2024\", values: [40], time: 2024 }\n  \
                  - { id: b, name: \"2025\", values: [40], time: 2025 }\n  - { id: c, name: \"2026\", values: [50], time: 2026 }\n";
    let rows = rows(&page(&with_table(yearly)));
    assert_eq!(rows, ["Families Change from the time before", "2024 40", "2025 40 0%", "2026 50 +25%"]);
}

#[test]
fn every_figure_of_a_chart_stands_beside_its_mark() {
    let bars = chart(&with_table(KINDS));
    assert_eq!(
        bars,
        [
            "Number of children",
            "Clubs",
            "60",
            "Nights away",
            "15",
            "With one worker each",
            "20",
            "0",
            "20",
            "40",
            "60"
        ]
    );
    let parts = chart(&with_table(&format!("{KINDS}chart: parts\n")));
    assert_eq!(
        parts,
        [
            "The whole: 75 children",
            "Clubs",
            "60 (80%)",
            "Nights away",
            "15 (20%)",
            "With one worker each",
            "20"
        ]
    );
    let lines = chart(&with_table(YEARS));
    assert_eq!(lines[..3], ["Advice", "More support", "Number of children"]);
    assert!(
        ["250", "30", "2023", "2025"].iter().all(|said| lines.contains(&(*said).to_owned())),
        "{lines:?}"
    );
    let stacked = chart(&with_table(&format!("{YEARS}chart: stacked-bars\n")));
    for said in ["Calendar year 2023", "140", "100", "40", "280", "250", "30"] {
        assert!(stacked.contains(&said.to_owned()), "{said}: {stacked:?}");
    }
    assert!(chart(&with_table(&format!("{KINDS}chart: none\n"))).is_empty());
    let only = "title: Enquiries\nunit: enquiries\nrows:\n  - { id: all, name: All, values: [1500] }\n";
    assert!(chart(&with_table(only)).is_empty());
}

#[test]
fn a_chart_says_what_it_shows() {
    let site = with_table(YEARS);
    let page = page(&site);
    let charts = page.of_class("chart");
    let [chart] = charts.as_slice() else { panic!("{} charts", charts.len()) };
    assert_eq!(chart.attribute("role"), Some("img"));
    let named = chart.attribute("aria-labelledby").unwrap();
    let said: Vec<String> = named
        .split(' ')
        .map(|id| page.elements().iter().find(|element| element.attribute("id") == Some(id)).unwrap().text())
        .collect();
    assert_eq!(
        said,
        [
            "Line chart: Children by level",
            "The total doubled in two years, from 140 to 280. “Advice” grew most: it more than doubled, from 100 to 250. \
             “More support” fell by a quarter, from 40 to 30."
        ]
    );
}

#[test]
fn names_of_any_length_and_figures_of_any_size_make_a_chart() {
    let name =
        "Anunbreakablenamethatislongerthananyscreenofanyphoneiswideandgoesonandon & <b>so on</b> \\\"\\\"";
    let values = ["0", "0.25", "999999999999999", "3"];
    let rows: String = (0..values.len())
        .map(|n| format!("  - {{ id: r{n}, name: \"{name} {n}\", values: [{}] }}\n", values[n]))
        .collect();
    for kind in ["bars", "parts"] {
        let site = with_table(&format!("title: \"<script>\"\nunit: \"<i>\"\nchart: {kind}\nrows:\n{rows}"));
        let page = page(&site);
        assert!(page.all("b").is_empty() && page.all("i").is_empty(), "{kind}");
        let texts = page.of_class("chart")[0].all("text");
        assert!(texts.iter().all(|text| text.text().chars().count() < 60), "{kind}");
        assert!(texts.iter().any(|text| text.text().contains("<b>so")), "{kind}");
    }
    for values in ["[0]", "[7]"] {
        let rows = format!(
            "  - {{ id: a, name: A, values: {values} }}\n  - {{ id: b, name: B, values: {values} }}\n"
        );
        let site = with_table(&format!("title: Same\nunit: children\nrows:\n{rows}"));
        let number = values.trim_matches(['[', ']']);
        assert!(page(&site).one("main").text().contains(&format!("All 2 are the same: {number} children.")));
        assert!(chart(&site).contains(&number.to_owned()));
    }
}
