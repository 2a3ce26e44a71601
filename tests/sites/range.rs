//! The range of breaks: every number counted again from the files themselves, and the gaps in words.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::example::EXAMPLE;
use crate::support::html::Document;
use crate::support::{Run, Site, provider, service};

/// What the files of a site say of a service, as far as the range goes by it.
struct Fact {
    name: String,
    kind: String,
    tier: String,
    areas: Vec<String>,
    ages: (u32, u32),
    times: Vec<&'static str>,
}

/// Reads the services that run from the files, with no part of the program.
fn facts(site: &Site) -> Vec<Fact> {
    let mut facts = Vec::new();
    for entry in std::fs::read_dir(site.path("content/providers")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let file: Value = serde_yaml::from_str(&text).unwrap();
        let providers = file.as_sequence().cloned().unwrap_or_else(|| vec![file.clone()]);
        for service in providers.iter().flat_map(|one| one["services"].as_sequence().unwrap()) {
            let status = service["status"].as_str().unwrap_or("open");
            if matches!(status, "open" | "full") {
                facts.push(fact(service));
            }
        }
    }
    facts
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn list(value: &Value) -> Vec<String> {
    value.as_sequence().map(|items| items.iter().map(text).collect()).unwrap_or_default()
}

fn fact(service: &Value) -> Fact {
    let venue = &service["venue"];
    let areas = list(&venue["serves"]).into_iter().chain(venue["area"].as_str().map(str::to_owned));
    let whens: Vec<Value> = service["when"].as_sequence().cloned().unwrap_or_default();
    let parts =
        ["weekday-daytime", "after-school", "weekday-evening", "overnight", "weekend", "school-holidays"];
    Fact {
        name: text(&service["name"]),
        kind: text(&service["type"]),
        tier: text(&service["tier"]),
        areas: areas.collect(),
        ages: ages(&text(&service["ages"])),
        times: parts.into_iter().filter(|part| whens.iter().any(|when| runs(when, part))).collect(),
    }
}

/// `5-11`, `16+` or `8`
fn ages(text: &str) -> (u32, u32) {
    match (text.strip_suffix('+'), text.split_once('-')) {
        (Some(from), _) => (from.parse().unwrap(), 200),
        (None, Some((from, to))) => (from.parse().unwrap(), to.parse().unwrap()),
        (None, None) => (text.parse().unwrap(), text.parse().unwrap()),
    }
}

/// Whether a time is in a part of the week, as the pages say that it is counted.
fn runs(when: &Value, part: &str) -> bool {
    let mut days = list(&when["days"]);
    for date in list(&when["dates"]) {
        let date: jiff::civil::Date = date.parse().unwrap();
        days.push(format!("{:?}", date.weekday()).to_lowercase());
    }
    let term = when["term"].as_str();
    let weekend = |day: &String| matches!(day.as_str(), "saturday" | "sunday");
    match part {
        "weekend" => return days.iter().any(weekend),
        "school-holidays" => return matches!(term, Some("school-holidays" | "all-year")),
        _ => {}
    }
    let Some(time) = when["time"].as_str() else { return false };
    let minute = |clock: &str| -> i32 {
        let (hours, minutes) = clock.trim().split_once(':').unwrap();
        hours.parse::<i32>().unwrap() * 60 + minutes.parse::<i32>().unwrap()
    };
    let (from, to) = time.split_once('-').map(|(from, to)| (minute(from), minute(to))).unwrap();
    if part == "overnight" {
        return to < from && to > 0;
    }
    let (start, end) = match part {
        "weekday-daytime" => (0, 900),
        "after-school" => (900, 1080),
        _ => (1080, 1440),
    };
    let there = (if to < from { 1440 } else { to }).min(end) - from.max(start);
    let weekday = days.iter().any(|day| !weekend(day));
    ((start..end).contains(&from) || there >= 60)
        && weekday
        && !(part == "after-school" && term == Some("school-holidays"))
}

/// The duties of the law that each type of break is said to meet, from the file.
fn duties(site: &Site) -> BTreeMap<String, Vec<String>> {
    let types: Value = serde_yaml::from_str(&site.read("content/break-types.yaml")).unwrap();
    let types = types.as_sequence().unwrap();
    types.iter().map(|kind| (text(&kind["id"]), list(&kind["duties"]))).collect()
}

fn gives(fact: &Fact, duty: &str, duties: &BTreeMap<String, Vec<String>>) -> bool {
    let at_such_times = ["weekday-evening", "overnight", "weekend", "school-holidays"];
    duties[&fact.kind].iter().any(|given| given == duty)
        && (duty != "evenings-weekends-holidays"
            || fact.times.iter().any(|time| at_such_times.contains(time)))
}

fn has(fact: &Fact, by: &str, value: &str) -> bool {
    match by {
        "tier" => fact.tier == value,
        "area" => fact.areas.iter().any(|area| area == value),
        "age" => {
            let (from, to) = ages(value);
            fact.ages.0 <= to && from <= fact.ages.1
        }
        _ => fact.times.contains(&value),
    }
}

/// The ids of a list of things in a file.
fn ids(site: &Site, file: &str, key: Option<&str>) -> Vec<String> {
    let data: Value = serde_yaml::from_str(&site.read(file)).unwrap();
    let items = key.map_or(&data, |key| &data[key]);
    items.as_sequence().unwrap().iter().map(|item| text(&item["id"])).collect()
}

/// The numbers of a table, by rows.
fn numbers(page: &Document, table: &str) -> Vec<Vec<(usize, Option<String>)>> {
    let caption = page.all("caption").into_iter().find(|caption| caption.attribute("id") == Some(table));
    assert!(caption.is_some(), "no table {table}");
    let tables = page.all("table");
    let of_table = tables.iter().find(|one| one.all("caption")[0].attribute("id") == Some(table)).unwrap();
    let cell = |td: &crate::support::html::Element| {
        let first = td.text().split_whitespace().next().unwrap().to_owned();
        let link = td.all("a").first().map(|link| link.attribute("href").unwrap().to_owned());
        (if first == "none" { 0 } else { first.parse().unwrap() }, link)
    };
    let rows = of_table.all("tbody")[0].all("tr");
    rows.iter().map(|row| row.all("td").iter().map(cell).collect()).collect()
}

#[test]
fn every_number_is_that_of_the_files_and_leads_to_exactly_those_breaks() {
    let site = &*EXAMPLE;
    let (facts, duties) = (facts(site), duties(site));
    let columns = |by: &str| match by {
        "tier" => ids(site, "content/tiers.yaml", None),
        "area" => ids(site, "content/vocabulary.yaml", Some("areas")),
        "age" => ["0-4", "5-7", "8-11", "12-15", "16-18", "19-25"].map(str::to_owned).to_vec(),
        _ => {
            ["weekday-daytime", "after-school", "weekday-evening", "overnight", "weekend", "school-holidays"]
                .map(str::to_owned)
                .to_vec()
        }
    };
    let of_law =
        ["day-time-care", "overnight-care", "activities", "evenings-weekends-holidays"].map(str::to_owned);
    let page = site.page("range/");
    let (mut cells, mut pages) = (0, BTreeMap::new());
    for (rows_are, by) in [
        ("duty", "tier"),
        ("duty", "area"),
        ("duty", "age"),
        ("type", "area"),
        ("type", "age"),
        ("type", "time"),
    ] {
        let rows =
            if rows_are == "duty" { of_law.to_vec() } else { ids(site, "content/break-types.yaml", None) };
        let shown = numbers(&page, &format!("title-{rows_are}-by-{by}"));
        assert_eq!(shown.len(), rows.len());
        for (row, shown) in rows.iter().zip(shown) {
            let in_row = |fact: &&Fact| match rows_are {
                "duty" => gives(fact, row, &duties),
                _ => fact.kind == *row,
            };
            let of_row: Vec<&Fact> = facts.iter().filter(in_row).collect();
            assert_eq!(shown[0].0, of_row.len(), "{row}");
            let columns = columns(by);
            assert_eq!(shown.len() - 1, columns.len(), "{row} by {by}");
            for (column, (number, link)) in columns.iter().zip(&shown[1..]) {
                let mut names: Vec<&str> = of_row
                    .iter()
                    .filter(|fact| has(fact, by, column))
                    .map(|fact| fact.name.as_str())
                    .collect();
                assert_eq!(*number, names.len(), "{row} by {by}: {column}");
                assert_eq!(link.is_some(), *number > 0, "{row} by {by}: {column}");
                cells += 1;
                let Some(link) = link else { continue };
                let (path, anchor) = link.trim_start_matches("../").split_once('#').unwrap();
                let page = pages.entry(path.to_owned()).or_insert_with(|| site.page(path));
                let mut listed = under(page, anchor);
                names.sort_unstable();
                listed.sort_unstable();
                assert_eq!(listed, names, "{link}");
            }
        }
    }
    assert!(cells > 200, "{cells} cells");
}

/// The names of the breaks under a heading.
fn under(page: &Document, anchor: &str) -> Vec<String> {
    let section =
        page.all("section").into_iter().find(|one| one.attribute("aria-labelledby") == Some(anchor));
    section
        .unwrap_or_else(|| panic!("nothing at #{anchor}"))
        .all("a")
        .iter()
        .map(|link| link.text())
        .collect()
}

/// The file of an organisation with one of its services closed for now.
fn with_closed(text: &str, name: &str) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for line in text.lines() {
        inside = (inside && !line.starts_with("  - id:")) || line == format!("    name: {name}");
        if !(inside && line.starts_with("    status:")) {
            out.push_str(&format!("{line}\n"));
        }
        if line == format!("    name: {name}") {
            out.push_str("    status: temporarily-closed\n");
        }
    }
    out
}

fn advice(site: &Site, rule: &str) -> Vec<String> {
    let run =
        Run::of(&mut site.command(&["check", "--today", "2026-11-22", "--format", "github", "--rule", rule]));
    let said = |line: &str| line.rsplit_once("::").unwrap().1.split("%0A").next().unwrap().to_owned();
    run.out.lines().map(said).collect()
}

fn gaps(page: &Document) -> Vec<String> {
    page.of_class("gap-words").iter().map(|gap| gap.text()).collect()
}

#[test]
fn a_service_that_goes_leaves_a_gap_that_is_said_on_the_page_and_in_check() {
    let site = Site::example();
    assert_eq!(advice(&site, "range-gap"), [""; 0]);
    // All that takes the youngest overnight closes for now.
    let mut closed = 0;
    for fact in facts(&site).iter().filter(|fact| fact.kind.starts_with("overnight") && fact.ages.0 < 5) {
        for (path, bytes) in crate::support::tree(&site.path("content/providers")) {
            let text = String::from_utf8(bytes).unwrap();
            if text.contains(&format!("    name: {}\n", fact.name)) {
                site.write(&format!("content/providers/{path}"), with_closed(&text, &fact.name));
                closed += 1;
            }
        }
    }
    assert!(closed > 1, "{closed}");
    let words = "No overnight break for children under 5, in any area";
    assert!(advice(&site, "range-gap").contains(&words.to_owned()), "{:?}", advice(&site, "range-gap"));
    site.built(&[]);
    assert!(gaps(&site.page("range/")).contains(&format!("{words}.")), "{:?}", gaps(&site.page("range/")));
    assert!(gaps(&site.page("range/duty/overnight-care/")).contains(&format!("{words}.")));
    assert!(site.page("range/").text().contains("closed for now and not counted"));
}

/// A site with two areas, two types and what is asked of it.
fn with(services: &str, range: &str) -> Site {
    let site = Site::small();
    let types = "- { id: groups, name: Groups and clubs, summary: Clubs., duties: [activities] }\n\
                 - { id: stays, name: Overnight stays, summary: A night away., duties: [overnight-care] }\n";
    site.write("content/break-types.yaml", types)
        .write(
            "content/site.yaml",
            site.read("content/site.yaml") + "listings: { age-bands: [0-4, 5-11, 12-17, 18-25] }\n",
        )
        .write("content/providers/splash.yaml", provider("splash", services));
    if !range.is_empty() {
        site.write("content/range.yaml", range);
    }
    site
}

fn stay(id: &str, more: &str) -> String {
    service(id, more).replace("type: groups", "type: stays")
}

#[test]
fn a_gap_is_said_once_and_at_its_widest() {
    let services = service("club", "venue: { area: riverside }").replace("ages: 5-11", "ages: 0-17")
        + &stay("night", "venue: { area: riverside }").replace("ages: 5-11", "ages: 5-17");
    let site = with(&services, "");
    site.built(&[]);
    let wanted = [
        // The law's own duties that nothing gives are said whole, without a word of areas or ages.
        "No daytime care at all.",
        "No break in the evening, at the weekend or in the holidays at all.",
        "No overnight break in Hillside, for any age.",
        "No overnight break for children under 5, in any area.",
        "No activity outside the home in Hillside, for any age.",
    ];
    assert_eq!(gaps(&site.page("range/")), wanted);
    // Whole duties are for the rules of law to tell.
    let mut told: Vec<String> = advice(&site, "range-gap").into_iter().map(|gap| format!("{gap}.")).collect();
    told.sort_by_key(|gap| wanted.iter().position(|known| known == gap));
    assert_eq!(told, wanted[2..]);
    assert!(advice(&site, "reg-4").len() > 1);

    // Ages that go on from each other are one span.
    let services = service("club", "venue: { serves: [riverside, hillside] }")
        .replace("ages: 5-11", "ages: 0-17")
        + &stay("night", "venue: { area: riverside }").replace("ages: 5-11", "ages: 0-17")
        + &stay("day", "venue: { area: hillside }").replace("ages: 5-11", "ages: 0-4");
    let site = with(&services, "");
    site.built(&[]);
    assert_eq!(gaps(&site.page("range/"))[2..], ["No overnight break for ages 5 to 17 in Hillside."]);
}

#[test]
fn what_is_planned_stands_beside_its_gap() {
    let services = service("club", "venue: { area: riverside }").replace("ages: 5-11", "ages: 0-17")
        + &stay("night", "venue: { serves: [riverside, hillside] }").replace("ages: 5-11", "ages: 5-17");
    let range = "\
look-for:
  - { of: duty, by: [area, age] }
gaps:
  - { duty: day-time-care, plan: We look for a club., by: 2027-03-01 }
  - { duty: overnight-care, areas: [hillside], ages: [0-4], plan: A carer starts in May. }
  - { duty: activities, areas: [hillside], plan: A bus will come. }
  - { type: stays, tiers: [advice], times: [weekend], plan: Weekends come later. }
";
    let site = with(&services, range);
    site.built(&[]);
    let page = site.page("range/");
    let said: Vec<String> = page.of_class("gaps")[0].all("li").iter().map(|gap| gap.text()).collect();
    let wanted = [
        "No daytime care at all. Planned, by 1 March 2027 We look for a club.",
        "No break in the evening, at the weekend or in the holidays at all.",
        "No overnight break for children under 5, in any area. Planned in Hillside A carer starts in May.",
        "No activity outside the home in Hillside, for any age. Planned A bus will come.",
        "Overnight stays: none at the weekend at the level Advice and activities. Planned Weekends come later.",
    ];
    // No listing says when it runs, so that nothing is looked at by time.
    assert_eq!(said[..4], wanted[..4]);
    // A plan for a part of a gap is no plan for the rest.
    assert_eq!(advice(&site, "range-gap"), ["No overnight break for children under 5, in any area"]);

    site.edit(
        "content/providers/splash.yaml",
        "    venue: { area: riverside }\n",
        "    venue: { area: riverside }\n    when: [{ days: [saturday] }]\n",
    );
    site.built(&[]);
    let said: Vec<String> =
        site.page("range/").of_class("gaps")[0].all("li").iter().map(|gap| gap.text()).collect();
    assert!(said.contains(&wanted[4].to_owned()), "{said:?}");
}

#[test]
fn a_plan_whose_gap_has_closed_or_whose_day_has_passed_is_told() {
    let services = service("club", "venue: { area: riverside }").replace("ages: 5-11", "ages: 0-17");
    let range = "\
gaps:
  - { duty: activities, areas: [riverside, hillside], plan: A bus will come. }
  - { duty: activities, areas: [hillside], ages: [5-11], plan: A bus will come., by: 2026-01-31 }
  - { type: groups, plan: A club will start. }
";
    let site = with(&services, range);
    assert_eq!(
        advice(&site, "range-gap-closed"),
        [
            "a part of this gap is closed: 1 break now where it says “No activity outside the home in Riverside, for any age”",
            "this gap is closed: 1 break now where it says “Groups and clubs: none at all”",
        ]
    );
    assert_eq!(
        advice(&site, "range-plan-overdue"),
        ["the gap was to close by 31 January 2026, and there is still nothing"]
    );
}

#[test]
fn names_in_a_plan_are_checked() {
    let range = "\
look-for:
  - { of: duty, by: [area, age, tier] }
gaps:
  - { duty: overnight-car, areas: [hilside], ages: [5-12], times: [weekends], tiers: [advise], plan: Soon. }
  - { areas: [hillside], plan: Soon. }
  - { type: stay, plan: Soon. }
";
    let site = with(&service("club", ""), range);
    let run = site.build(&[]);
    run.refused_by(&[
        "range-plan",
        "unknown-id",
        "unknown-id",
        "unknown-id",
        "unknown-id",
        "unknown-id",
        "range-plan",
        "unknown-id",
    ]);
    for help in ["`overnight-care`", "`hillside`", "`5-11`", "`weekend`", "`advice`", "`stays`"] {
        assert!(run.err.contains(&format!("did you mean {help}?")), "{help}: {}", run.err);
    }
}

#[test]
fn a_site_without_breaks_has_no_range() {
    let site = Site::small();
    site.remove("content/providers/splash.yaml").built(&[]);
    assert!(!site.has("public/range"));
    assert!(!site.html("statement/").contains("range/"));
    assert_eq!(advice(&site, "range-gap"), [""; 0]);
}

#[test]
fn gaps_of_a_large_county_are_put_together_and_cut_short() {
    let site = Site::small();
    let areas: String = (0..100).map(|n| format!("  - {{ id: area-{n}, name: Area {n} }}\n")).collect();
    let types: String = (0..30)
        .map(|n| format!("- {{ id: type-{n}, name: Type {n}, summary: A kind., duties: [overnight-care, activities] }}\n"))
        .collect();
    let services: String = (0..300)
        .map(|n| {
            let area = format!("venue: {{ area: area-{} }}", n * 7 % 100);
            let ages = format!("ages: {}-{}", n % 12, n % 12 + 5);
            service(&format!("s-{n}"), &area)
                .replace("type: groups", &format!("type: type-{}", n % 30))
                .replace("ages: 5-11", &ages)
        })
        .collect();
    let settings = site.read("content/site.yaml") + "listings: { pairs: [], facets: [type, area] }\n";
    site.write("content/site.yaml", settings)
        .write("content/vocabulary.yaml", format!("areas:\n{areas}"))
        .write("content/break-types.yaml", types)
        .write(
            "content/range.yaml",
            "look-for: [{ of: type, by: [area, age] }, { of: duty, by: [area, age] }]\n",
        )
        .write("content/providers/splash.yaml", provider("splash", &services));
    site.built(&[]);
    let page = site.page("range/");
    let said = gaps(&page);
    assert!((10..=60).contains(&said.len()), "{}", said.len());
    assert!(said.iter().all(|gap| gap.len() < 300), "{said:?}");
    assert!(advice(&site, "range-gap").len() <= 11);
    assert!(site.html("range/").len() < 1_500_000, "{}", site.html("range/").len());
    // What counts very many names the first hundred of them.
    let row = site.page("range/duty/activities/");
    assert!(row.text().contains("Advice and activities: 300 breaks"), "{}", row.text());
    assert_eq!(under(&row, "tier-advice").len(), 100);
    assert!(row.text().contains("And 200 more"));
    // A wide table can be scrolled by who has no mouse.
    let scrolls = page.of_class("table-scroll");
    assert!(
        scrolls
            .iter()
            .all(|one| one.attribute("tabindex") == Some("0") && one.attribute("aria-labelledby").is_some())
    );
}
