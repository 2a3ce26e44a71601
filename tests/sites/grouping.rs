//! What is said of the settings by which listings are grouped, and of the places of areas.

use crate::support::{Run, Site, provider, service};

/// What a rule finds in a site with more in `site.yaml`.
fn finds(site: &Site, rule: &str) -> Vec<(String, String)> {
    let run = Run::of(&mut site.command(&["check", "--today", "2026-11-01", "--rule", rule]));
    let said = format!("{}{}", run.out, run.err);
    let heads = said.lines().filter_map(|line| line.strip_suffix(&format!(" [{rule}]")));
    let messages = heads.filter_map(|line| line.split_once(": ").map(|(_, message)| message.to_owned()));
    let places = said.lines().filter_map(|line| line.trim_start().strip_prefix("--> content/"));
    places.map(str::to_owned).zip(messages).collect()
}

fn with(settings: &str) -> Site {
    let site = Site::small();
    site.write("content/site.yaml", site.read("content/site.yaml") + settings);
    site
}

#[track_caller]
fn says(site: &Site, rule: &str, wanted: &[(&str, &str)]) {
    let found = finds(site, rule);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(place, said)| (place.as_str(), said.as_str())).collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_way_to_narrow_that_finds_nothing_is_pointed_out_where_it_was_asked_for() {
    let said = "no listing can be found by `day`";
    says(&with("listings: { facets: [tier, day] }\n"), "empty-facet", &[("site.yaml:13:28", said)]);
    // Nobody asked for the ones that every site has.
    says(&Site::small(), "empty-facet", &[]);
}

#[test]
fn two_can_only_be_chosen_together_where_each_is_offered() {
    let said = "`area` is not one of the ways to narrow the listings";
    let site = with("listings: { facets: [tier, type], pairs: [tier, area] }\n");
    says(&site, "pair-not-offered", &[("site.yaml:13:49", said)]);
    says(&with("listings: { facets: [tier, type] }\n"), "pair-not-offered", &[]);
    assert_eq!(site.build(&[]).code, 1);
}

#[test]
fn two_that_would_make_too_many_pages_are_not_offered_together() {
    // The one service is in one level, of one type, and in two bands of age.
    let site = with("listings: { pairs: [tier, type, age], pair-pages: 3 }\n");
    let said = "`type` and `age` are not offered together: 2 more pages would go beyond 3";
    says(&site, "too-many-pairs", &[("site.yaml:13:13", said)]);
    site.built(&[]);
    assert!(site.has("public/services/by/tier/advice/type/groups/index.html"));
    assert!(site.has("public/services/by/tier/advice/age/5-7/index.html"));
    assert!(!site.has("public/services/by/type/groups/age"));
    assert!(!site.page("services/by/type/groups/").text().contains("5 to 7 years"));
    says(&with("listings: { pair-pages: 0 }\n"), "too-many-pairs", &[]);
}

#[test]
fn bands_of_age_leave_no_gap_and_no_doubt() {
    for (bands, wanted) in [
        ("0-4, 5-11, 12+", None),
        ("0-4, 6-11", Some(("site.yaml:13:30", "the age 5 is in no band"))),
        ("0-4, 8-11", Some(("site.yaml:13:30", "the ages 5 to 7 are in no band"))),
        ("0-5, 5-11", Some(("site.yaml:13:30", "the bands 0 to 5 and 5 to 11 overlap or are out of order"))),
        ("5-11, 0-4", Some(("site.yaml:13:31", "the bands 5 to 11 and 0 to 4 overlap or are out of order"))),
        (
            "0+, 5-11",
            Some(("site.yaml:13:29", "nothing can come after the band 0 and over, which has no end")),
        ),
    ] {
        let site = with(&format!("listings: {{ age-bands: [{bands}] }}\n"));
        says(&site, "bands", wanted.as_slice());
        assert_eq!(site.build(&[]).code, i32::from(wanted.is_some()), "{bands}");
    }
}

#[test]
fn bands_of_price_rise() {
    let said = "the band up to £5 does not go beyond £10";
    says(&with("listings: { price-bands: [10, 5, 20] }\n"), "bands", &[("site.yaml:13:31", said)]);
    let said = "a band of prices cannot end at 0";
    says(&with("listings: { price-bands: [0, 5] }\n"), "bands", &[("site.yaml:13:27", said)]);
    says(&with("listings: { price-bands: [2.50, 5] }\n"), "bands", &[]);
}

#[test]
fn school_terms_stand_in_order() {
    let terms =
        "school-terms:\n  - { from: 2026-09-03, to: 2026-10-23 }\n  - { from: 2026-10-23, to: 2026-10-20 }\n";
    let wanted = [
        ("site.yaml:15:29", "the last day of school, 20 October 2026, is before the first, 23 October 2026"),
        (
            "site.yaml:15:13",
            "this term starts on 23 October 2026, and the one before ends on 23 October 2026",
        ),
    ];
    let found = finds(&with(terms), "school-terms");
    for (place, said) in wanted {
        assert!(found.contains(&(place.to_owned(), said.to_owned())), "{found:?}");
    }
    assert_eq!(found.len(), wanted.len());
}

#[test]
fn places_of_areas_are_held_against_the_map() {
    let area = |place: &str| {
        let site = Site::small();
        let lines = format!("areas:\n  - {{ id: riverside, name: Riverside, {place} }}\n");
        site.write("content/vocabulary.yaml", lines);
        finds(&site, "area-place")
    };
    let said = |found: Vec<(String, String)>| found.into_iter().map(|(_, said)| said).collect::<Vec<_>>();
    assert_eq!(area("latitude: 54.5, longitude: -2.03"), []);
    let swapped = "latitude -2.03 and longitude 54.5 have changed places";
    assert_eq!(said(area("latitude: -2.03, longitude: 54.5")), [swapped]);
    let east = "longitude 3.2 is east of the United Kingdom";
    assert_eq!(said(area("latitude: 51.5, longitude: 3.2")), [east]);
    let far = "latitude 5.45 is outside of the United Kingdom";
    assert_eq!(said(area("latitude: 5.45, longitude: -2.03")), [far]);
    assert_eq!(
        said(area("latitude: .nan, longitude: -2.03")),
        ["latitude NaN is outside of the United Kingdom"]
    );
    assert_eq!(said(area("latitude: 54.5")), ["there is a latitude and no longitude"]);
    let (place, said) = &area("longitude: -2.03")[0];
    assert_eq!(
        (place.as_str(), said.as_str()),
        ("vocabulary.yaml:2:50", "there is a longitude and no latitude")
    );
}

#[test]
fn an_area_that_alone_has_no_place_is_pointed_out() {
    let site = Site::small();
    let areas = "areas:\n  - { id: riverside, name: Riverside, latitude: 54.5, longitude: -2.03 }\n  - { id: hillside, name: Hillside }\n";
    site.write("content/vocabulary.yaml", areas);
    let said = "the area `hillside` has no place on the map, and others have";
    says(&site, "area-without-place", &[("vocabulary.yaml:3:11", said)]);
    says(&Site::small(), "area-without-place", &[]);
    // A need has no place on the map.
    site.write("content/vocabulary.yaml", "needs:\n  - { id: autism, name: Autism, latitude: 54.5 }\n");
    site.write("content/providers/splash.yaml", provider("splash", &service("club", "")));
    site.build(&[]).refused_by(&["unknown-key"]);
}
