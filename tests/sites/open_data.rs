//! What other programs read besides: feeds, calendars, what pages say to search engines. None of it gives away a hidden
//! address, and no text breaks out of its place.

use std::collections::BTreeSet;

use serde_json::Value;

use super::example::EXAMPLE;
use super::open_referral::{document, with_service};
use super::sessions::TERMS;
use crate::support::html::Document;
use crate::support::{Site, provider, service};

/// A text in every way that a file may write it: as it is, and decoded from addresses, HTML, XML, JSON and folded
/// lines, each with nothing left but letters and digits.
fn readings(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let percent = {
        let mut out = Vec::new();
        let mut rest = text.as_bytes();
        while let [first, tail @ ..] = rest {
            let code = (*first == b'%')
                .then(|| {
                    tail.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok())
                })
                .flatten();
            out.push(code.unwrap_or(*first));
            rest = if code.is_some() { &tail[2..] } else { tail };
        }
        String::from_utf8_lossy(&out).into_owned()
    };
    let numbered = |open: &str, radix: u32, close: Option<char>, text: &str| {
        let mut parts = text.split(open);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = close.and_then(|close| part.find(close)).unwrap_or(4.min(part.len()));
            let code = part.get(..end).and_then(|code| u32::from_str_radix(code, radix).ok());
            match code.and_then(char::from_u32) {
                Some(c) => {
                    out.push(c);
                    out.push_str(&part[end + usize::from(close.is_some())..]);
                }
                None => out.push_str(&format!("{open}{part}")),
            }
        }
        out
    };
    let entities = numbered("&#x", 16, Some(';'), &numbered("&#", 10, Some(';'), &text));
    let json = numbered("\\u", 16, None, &text);
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    [text, percent, entities, json].iter().map(|text| bare(text)).collect()
}

#[test]
fn the_readings_of_a_test_see_through_each_way_of_writing() {
    for written in
        ["9 Wren Row", "9%20Wren%20Row", "9&#32;W&#x72;en Row", "9 W\\u0072en Row", "9 Wr\r\n en Row"]
    {
        assert!(readings(written.as_bytes()).iter().any(|text| text.contains("9wrenrow")), "{written}");
    }
}

#[test]
fn a_hidden_address_is_in_no_file_in_any_spelling() {
    let site = with_service(
        "venue:\n  name: Wren Cottage\n  address: 9 Nightingale Row, Riverside\n  postcode: ZZ9 9ZZ\n  area: riverside\n  \
         hidden: yes\n  access: [step-free]\nwhen:\n  - { dates: [2026-12-05, 2026-12-12], time: 10:00-12:00 }\nadded: \
         2026-10-01\nchecked: { on: 2026-10-01 }",
    );
    site.built(&[]);
    let files = site.files();
    for wanted in
        ["changes.atom", "sitemap.xml", "services/saturday-swim/sessions.ics", "oruk/services/index.json"]
    {
        assert!(files.contains_key(wanted), "{wanted} is not there");
    }
    for (path, bytes) in &files {
        for reading in readings(bytes) {
            for words in ["nightingale", "9nightingalerow", "zz99zz", "wrencottage"] {
                assert!(!reading.contains(words), "{words:?} is in {path}");
            }
        }
    }
    // What is there says that the address is kept back, and gives away no point on a map.
    let location = document(&site, "The saturday-swim")["service_at_locations"][0]["location"].clone();
    assert_eq!(location["description"], "The address is shared when a place is agreed.");
    for key in ["name", "addresses", "latitude", "longitude"] {
        assert!(location.get(key).is_none(), "{key}: {location}");
    }
    assert!(!site.read("public/services/saturday-swim/sessions.ics").contains("LOCATION"));

    // Nor can it be guessed from an id: another hidden address leaves every file as it is.
    let moved = ["9 Nightingale Row, Riverside", "ZZ9 9ZZ", "Wren Cottage"];
    for (from, to) in moved.iter().zip(["1 Owl Street, Riverside", "ZZ1 1ZZ", "Owl House"]) {
        site.edit("content/providers/splash.yaml", from, to);
    }
    site.built(&[]);
    assert!(site.files() == files, "a file changed with the hidden address");
}

/// The text that no file may take for a part of itself.
const HOSTILE: &str =
    "Swim \\\"&\\\" </script><script>alert(1)</script> ]]> <!-- ; , \\\\ 'fun'\\nBEGIN:VEVENT";
/// The same as the program reads it.
const READ: &str = "Swim \"&\" </script><script>alert(1)</script> ]]> <!-- ; , \\ 'fun'\nBEGIN:VEVENT";

/// What a page says of itself to search engines.
fn json_ld(page: &Document, html: &str) -> Value {
    // The other scripts are the theme's, which hold no text of the page.
    let scripts = page.all("script");
    let data: Vec<_> = scripts.iter().filter(|script| script.attribute("src").is_none()).collect();
    assert_eq!(data.len(), 1, "{} scripts with text", data.len());
    assert_eq!(data[0].attribute("type"), Some("application/ld+json"));
    let start = html.find("ld+json").unwrap();
    let block = html[start..].split_once('>').unwrap().1.split_once("</script>").unwrap().0;
    serde_json::from_str(block).unwrap()
}

/// The part of a page's block that is of a type.
fn part(block: &Value, kind: &str) -> Value {
    let parts = block["@graph"].as_array().unwrap();
    parts.iter().find(|part| part["@type"] == kind).unwrap_or_else(|| panic!("no {kind} in {block}")).clone()
}

#[test]
fn text_that_looks_like_code_stays_text() {
    let site = with_service("when: [{ dates: [2026-12-05], time: 10:00-12:00 }]\nadded: 2026-10-01");
    site.edit("content/providers/splash.yaml", "name: The saturday-swim", &format!("name: \"{HOSTILE}\""));
    for more in [&[][..], &["--no-minify"]] {
        site.built(more);
        assert_eq!(document(&site, READ)["name"], READ);
        let html = site.html("services/saturday-swim/");
        let block = json_ld(&Document::parse(&html), &html);
        assert_eq!(part(&block, "Service")["name"], READ);
        assert_eq!(part(&block, "BreadcrumbList")["itemListElement"][2]["name"], READ);
    }
    let calendar = site.read("public/services/saturday-swim/sessions.ics").replace("\r\n ", "");
    let begins = calendar.lines().filter(|line| line.starts_with("BEGIN:VEVENT")).count();
    assert_eq!(begins, 1, "{calendar}");
    let feed = site.read("public/changes.atom");
    assert!(!feed.contains("<script") && !feed.contains("]]>"), "{feed}");
}

#[test]
fn pages_say_what_they_are_about() {
    let block = |url: &str| json_ld(&EXAMPLE.page(url), &EXAMPLE.html(url));
    for url in [
        "",
        "statement/",
        "statement/all/",
        "statement/costs/",
        "providers/splash-northmoor/",
        "services/saturday-swim/",
    ] {
        let block = block(url);
        assert_eq!(part(&block, "GovernmentOrganization")["name"], "Northmoor Council", "{url}");
        assert_eq!(
            part(&block, "WebPage")["url"],
            format!("https://shortbreaks.northmoor.example.org/{url}")
        );
    }
    assert_eq!(part(&block("statement/"), "WebPage")["dateModified"], "2026-09-15");
    assert!(
        part(&block(""), "WebPage").get("dateModified").is_none(),
        "nobody has said when the first page changed"
    );

    let swim = part(&block("services/saturday-swim/"), "Service");
    assert_eq!(swim["offers"][0]["price"], "4.50");
    assert_eq!(swim["offers"][0]["priceCurrency"], "GBP");
    assert_eq!(
        (&swim["audience"]["suggestedMinAge"], &swim["audience"]["suggestedMaxAge"]),
        (&5.into(), &11.into())
    );
    assert_eq!(swim["areaServed"][0]["name"], "Eastmoor");
    let place = &swim["availableChannel"]["serviceLocation"];
    assert_eq!(place["address"]["postalCode"], "ZZ3 4AB");
    assert_eq!(place["amenityFeature"].as_array().unwrap().len(), 6);
}

#[test]
fn the_sitemap_gives_the_days_of_the_content_and_no_others() {
    let site =
        with_service("checked: { on: 2026-08-03 }\nchanges: [{ on: 2026-09-07, what: It starts later. }]");
    site.write(
        "content/statement/01-range.md",
        crate::support::document("The range", "reviewed: 2026-05-04\n", "Many."),
    )
    .write("content/statement/02-costs.md", crate::support::document("Costs", "", "Some."))
    .write("content/pages/privacy.md", crate::support::document("Privacy", "", "We keep little."));
    site.built(&[]);
    let sitemap = site.read("public/sitemap.xml");
    let day = |url: &str| {
        let line = sitemap.lines().find(|line| line.contains(&format!("/{url}</loc>"))).unwrap();
        line.split_once("<lastmod>").map(|(_, rest)| rest.split('<').next().unwrap())
    };
    assert_eq!(day("services/saturday-swim/"), Some("2026-09-07"));
    assert_eq!(day("statement/"), Some("2026-04-01"));
    assert_eq!(day("statement/range/"), Some("2026-05-04"));
    assert_eq!(day("statement/costs/"), Some("2026-04-01"));
    assert_eq!(day("privacy/"), None);
    assert_eq!(day("contact/"), None);

    assert_eq!(site.build_for("2027-03-01").code, 0);
    assert_eq!(site.read("public/sitemap.xml"), sitemap, "it changes with the day of the build");
}

#[test]
fn the_feed_tells_what_was_added_changed_and_closed() {
    let site = Site::small();
    let swim = service(
        "saturday-swim",
        "added: 2026-09-01\nchanges:\n  - { on: 2026-10-05, what: It starts at 10am. }\n  - { on: 2026-10-05, what: It \
         costs less. }\n  - { on: 2026-12-24, what: A party. }",
    );
    let owls = service("night-owls", "status: closed\nclosed: 2026-10-20\nstatus-note: It had no leader.");
    site.write("content/providers/splash.yaml", provider("splash", &(swim + &owls))).built(&[]);
    let feed = || site.read("public/changes.atom");
    let titles = |feed: &str| -> Vec<String> {
        feed.split("<title>").skip(2).map(|rest| rest.split("</title>").next().unwrap().to_owned()).collect()
    };
    let before = feed();
    assert_eq!(
        titles(&before),
        [
            "Closed: The night-owls",
            "Changed: The saturday-swim",
            "Changed: The saturday-swim",
            "New: The saturday-swim",
            "Short breaks services statement: version 1.0",
        ]
    );
    assert!(before.contains("<updated>2026-10-20T00:00:00Z</updated>\n  <link rel=\"self\""), "{before}");
    assert!(before.contains("It had no leader."), "{before}");

    // What has been told keeps its id, so that nobody is told of it twice; news comes on its day.
    let ids = |feed: &str| -> BTreeSet<String> {
        feed.split("<id>").skip(1).map(|rest| rest.split("</id>").next().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&before).len(), 6);
    site.edit("content/providers/splash.yaml", "name: The saturday-swim", "name: Saturday splash");
    assert_eq!(site.build_for("2026-12-25").code, 0);
    assert!(titles(&feed()).contains(&"Changed: Saturday splash".to_owned()));
    assert!(ids(&feed()).is_superset(&ids(&before)));
    assert_eq!(ids(&feed()).len(), 7);

    for url in ["", "services/", "services/saturday-swim/"] {
        let page = site.page(url);
        let links = page.all("link");
        let feed = links.iter().find(|link| link.attribute("type") == Some("application/atom+xml"));
        let root = "../".repeat(url.matches('/').count());
        let root = if root.is_empty() { "./" } else { &root };
        assert_eq!(
            feed.and_then(|link| link.attribute("href")),
            Some(format!("{root}changes.atom").as_str())
        );
    }
    let page = site.page("services/saturday-swim/").text();
    for words in
        ["New on 1 September 2026", "Changed on 5 October 2026: It costs less.", "24 December 2026: A party."]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
}

/// The events of the calendar of a service that runs as said, by the lines that say when; nothing where there is none.
fn events(when: &str) -> Option<Vec<Vec<String>>> {
    events_with("", when)
}

/// The same where the council has written its school terms.
fn events_with(terms: &str, when: &str) -> Option<Vec<Vec<String>>> {
    let site = with_service(&format!("when: [{when}]"));
    site.write("content/site.yaml", site.read("content/site.yaml") + terms);
    site.built(&[]);
    let path = "public/services/saturday-swim/sessions.ics";
    let linked = site.page("services/saturday-swim/").text().contains("Add the dates to your calendar");
    assert_eq!(site.has(path), linked, "a link and its file");
    if !linked {
        return None;
    }
    let calendar = site.read(path);
    assert!(
        calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])),
        "{calendar}"
    );
    let event = |text: &str| {
        let lines = text.lines().filter(|line| {
            line.starts_with("DTSTART") || line.starts_with("DTEND") || line.starts_with("RRULE")
        });
        lines.map(str::to_owned).collect()
    };
    Some(calendar.split("BEGIN:VEVENT").skip(1).map(event).collect())
}

#[test]
fn a_calendar_has_the_days_that_are_known() {
    let one = |first: &str, rest: &[&str]| {
        let mut lines = vec![first.to_owned()];
        lines.extend(rest.iter().map(|line| (*line).to_owned()));
        vec![lines]
    };
    assert_eq!(
        events("{ dates: [2026-12-05], time: 10:00-12:30 }"),
        Some(one(
            "DTSTART;TZID=Europe/London:20261205T100000",
            &["DTEND;TZID=Europe/London:20261205T123000"]
        ))
    );
    assert_eq!(
        events("{ dates: [2026-12-05], time: 22:00-07:00 }"),
        Some(one(
            "DTSTART;TZID=Europe/London:20261205T220000",
            &["DTEND;TZID=Europe/London:20261206T070000"]
        )),
        "a night goes on into the next day"
    );
    assert_eq!(
        events("{ dates: [2026-12-31] }"),
        Some(one("DTSTART;VALUE=DATE:20261231", &["DTEND;VALUE=DATE:20270101"]))
    );
    assert_eq!(
        events("{ from: 2027-06-18, to: 2027-06-20 }"),
        Some(one("DTSTART;VALUE=DATE:20270618", &["DTEND;VALUE=DATE:20270621"]))
    );
    // 2 August 2027 is a Monday.
    assert_eq!(
        events(
            "{ days: [tuesday, thursday], from: 2027-08-02, to: 2027-08-12, time: 09:30-15:00, term: school-holidays }"
        ),
        Some(one(
            "DTSTART;TZID=Europe/London:20270803T093000",
            &["DTEND;TZID=Europe/London:20270803T150000", "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4"]
        ))
    );
    assert_eq!(
        events("{ days: [monday], from: 2027-01-04, time: 17:00-18:00, term: all-year }"),
        Some(one(
            "DTSTART;TZID=Europe/London:20270104T170000",
            &["DTEND;TZID=Europe/London:20270104T180000", "RRULE:FREQ=WEEKLY;BYDAY=MO"]
        ))
    );
}

#[test]
fn a_calendar_follows_the_school_terms_as_far_as_they_are_written() {
    let days = |events: Option<Vec<Vec<String>>>| -> Vec<String> {
        let plain = |event: Vec<String>| {
            let start = event[0].trim_start_matches("DTSTART;VALUE=DATE:").to_owned();
            let rule =
                event.get(2).map_or("once", |rule| rule.trim_start_matches("RRULE:FREQ=WEEKLY;BYDAY="));
            format!("{start} {rule}")
        };
        events.unwrap_or_default().into_iter().map(plain).collect()
    };
    let of = |when: &str| days(events_with(TERMS, when));
    assert_eq!(
        of("{ days: [saturday], term: term-time }"),
        ["20260905 SA;COUNT=7", "20261107 SA;COUNT=6", "20270109 SA;COUNT=5"]
    );
    assert_eq!(
        of("{ days: [saturday, monday], term: term-time, from: 2026-11-16, to: 2027-01-09 }"),
        ["20261116 MO,SA;COUNT=9", "20270109 once"]
    );
    assert_eq!(
        of("{ days: [wednesday], term: school-holidays }"),
        ["20261028 once", "20261223 WE;COUNT=2"],
        "the holiday after the last term has no end yet"
    );
    assert_eq!(
        of("{ days: [wednesday], term: school-holidays, from: 2026-09-01, to: 2027-01-31 }"),
        of("{ days: [wednesday], term: school-holidays }")
    );
    assert_eq!(of("{ days: [saturday], term: term-time, note: Every other week }"), Vec::<String>::new());
    assert_eq!(of("{ term: term-time, from: 2026-09-03, to: 2026-12-18 }"), Vec::<String>::new());
}

#[test]
fn a_calendar_has_no_day_that_nobody_has_said() {
    for unknown in [
        "{ days: [saturday], time: 10:00-12:00, term: term-time }",
        "{ days: [saturday], time: 10:00-12:00, term: all-year }",
        "{ days: [saturday], from: 2027-01-09, to: 2027-03-27, term: term-time }",
        "{ days: [saturday], from: 2027-01-09, to: 2027-09-27, term: school-holidays }",
        "{ days: [saturday], from: 2027-01-09, note: every other week }",
        "{ from: 2027-01-09, to: 2027-01-15, time: 10:00-12:00 }",
        "{ days: [sunday], from: 2027-01-11, to: 2027-01-15 }",
    ] {
        assert_eq!(events(unknown), None, "{unknown}");
    }
    let closed = with_service("when: [{ dates: [2026-12-05] }]\nstatus: temporarily-closed");
    closed.built(&[]);
    assert!(!closed.has("public/services/saturday-swim/sessions.ics"));
}

#[test]
fn the_page_of_open_data_names_every_kind_of_file_and_the_licence() {
    let page = EXAMPLE.page("open-data/");
    let links: BTreeSet<&str> =
        page.one("main").all("a").iter().filter_map(|link| link.attribute("href")).collect();
    for wanted in [
        "../oruk/index.json",
        "../oruk/services/index.json",
        "../changes.atom",
        "../sitemap.xml",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ] {
        assert!(links.contains(wanted), "{wanted} is not in {links:?}");
    }
    let ending = |ending: &str| links.iter().any(|link| link.ends_with(ending));
    assert!(ending("/sessions.ics"));

    let site = Site::small();
    site.built(&[]);
    let text = site.page("open-data/").text();
    assert!(text.contains("Open Government Licence v3.0"), "{text}");
    assert!(!text.contains("sessions.ics"), "there is no calendar");
    let site_yaml = site.read("content/site.yaml");
    site.write(
        "content/site.yaml",
        format!("{site_yaml}open-data:\n  licence: {{ name: Westmere terms, link: https://www.westmere.example.org/terms }}\n"),
    )
    .built(&[]);
    assert!(site.page("open-data/").text().contains("under the Westmere terms"));
}
