//! The lists in which families look, held against a count of the content that shares no code with the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::example::EXAMPLE;
use crate::support::html::{Document, Element};
use crate::support::{Site, example_content, provider, service};

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    Many(Vec<T>),
    One(T),
}

#[derive(Deserialize)]
struct Provider {
    id: String,
    #[serde(default)]
    services: Vec<Service>,
}

#[derive(Deserialize, Clone)]
struct Service {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    tier: String,
    ages: String,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    when: Vec<When>,
    #[serde(default)]
    venue: Venue,
    #[serde(default)]
    status: String,
}

#[derive(Deserialize, Clone)]
struct When {
    #[serde(default)]
    days: Vec<String>,
}

#[derive(Deserialize, Clone, Default)]
struct Venue {
    area: Option<String>,
    #[serde(default)]
    serves: Vec<String>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct Words {
    areas: Vec<Named>,
}

fn yaml<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn providers() -> Vec<Provider> {
    let files = fs::read_dir(example_content().join("providers")).unwrap().map(|entry| entry.unwrap().path());
    files
        .flat_map(|file| match yaml(&file) {
            OneOrMany::Many(many) => many,
            OneOrMany::One(one) => vec![one],
        })
        .collect()
}

/// The services that are open or will be again.
fn services() -> Vec<Service> {
    let all = providers().into_iter().flat_map(|provider| provider.services);
    all.filter(|service| service.status != "closed").collect()
}

fn ids(file: &str) -> Vec<String> {
    yaml::<Vec<Named>>(&example_content().join(file)).into_iter().map(|named| named.id).collect()
}

fn within(ages: &str, youngest: u32, oldest: u32) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap();
    let (from, to) = match (ages.strip_suffix('+'), ages.split_once('-')) {
        (Some(from), _) => (number(from), 999),
        (None, Some((from, to))) => (number(from), number(to)),
        (None, None) => (number(ages), number(ages)),
    };
    from <= oldest && youngest <= to
}

/// The ids of the services on a page, in its order.
fn cards(page: &Document) -> Vec<String> {
    let cards = page.of_class("service").into_iter().filter(|card| card.name() == "article");
    let links = cards.map(|card| card.all("h3")[0].all("a")[0].attribute("href").unwrap().to_owned());
    links.map(|href| href.trim_end_matches('/').rsplit('/').next().unwrap().to_owned()).collect()
}

/// The services on all pages of a list, from the first by the links to the next.
fn listed(site: &Site, url: &str) -> Vec<String> {
    let mut all = Vec::new();
    for number in 1.. {
        let here = if number == 1 { url.to_owned() } else { format!("{url}page/{number}/") };
        let page = site.page(&here);
        let there = cards(&page);
        assert!(there.len() <= 20, "{here} lists {}", there.len());
        all.extend(there);
        let next = page.elements().into_iter().find(|element| element.attribute("rel") == Some("next"));
        let file = format!("public/{url}page/{}/index.html", number + 1);
        assert_eq!(next.is_some(), site.has(&file), "{here}");
        if next.is_none() {
            break;
        }
    }
    all
}

fn set(services: impl IntoIterator<Item = Service>) -> BTreeSet<String> {
    services.into_iter().map(|service| service.id).collect()
}

/// Every list by one way of looking: exactly the right services, under each value that has any.
fn assert_facet(facet: &str, values: &[String], has: impl Fn(&Service, &str) -> bool) {
    let mut with_pages = BTreeSet::new();
    for value in values {
        let wanted = set(services().into_iter().filter(|service| has(service, value)));
        let url = format!("services/by/{facet}/{value}/");
        if wanted.is_empty() {
            assert!(!EXAMPLE.has(&format!("public/{url}")), "{url} is there for nothing");
            continue;
        }
        with_pages.insert(value.clone());
        let there = listed(&EXAMPLE, &url);
        assert_eq!(there.iter().cloned().collect::<BTreeSet<_>>(), wanted, "{url}");
        assert_eq!(there.len(), wanted.len(), "{url} lists a service twice");

        let count = numbers(&EXAMPLE.page("services/"), &format!("by/{facet}/{value}/"));
        assert_eq!(count, [wanted.len()], "the number beside {url}");
        let count = numbers(&EXAMPLE.page(&format!("services/by/{facet}/")), &format!("{facet}/{value}/"));
        assert_eq!(count, [wanted.len()], "the number beside {url}");
    }
    let folders = fs::read_dir(EXAMPLE.path(&format!("public/services/by/{facet}"))).unwrap();
    let folders: BTreeSet<String> = folders
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders, with_pages, "pages by {facet}");
}

/// The numbers beside the links to an address.
fn numbers(page: &Document, url: &str) -> Vec<usize> {
    let links = page.one("main").all("a").into_iter();
    let links = links.filter(|link| link.attribute("href").unwrap().ends_with(url));
    let count = |link: Element| {
        let text = link.all("span").into_iter().find(|span| span.has_class("count"))?.text();
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        assert!(text.ends_with(if digits == "1" { " break" } else { " breaks" }), "{text}");
        digits.parse().ok()
    };
    links.filter_map(count).collect()
}

#[test]
fn each_level_of_support_lists_its_services() {
    assert_facet("tier", &ids("tiers.yaml"), |service, tier| service.tier == tier);
}

#[test]
fn each_type_of_break_lists_its_services() {
    assert_facet("type", &ids("break-types.yaml"), |service, kind| service.kind == kind);
}

#[test]
fn each_area_lists_what_is_there_and_what_comes_there() {
    let words: Words = yaml(&example_content().join("vocabulary.yaml"));
    let areas: Vec<String> = words.areas.into_iter().map(|area| area.id).collect();
    assert!(areas.len() > 5);
    assert_facet("area", &areas, |service, area| {
        service.venue.area.as_deref() == Some(area) || service.venue.serves.iter().any(|one| one == area)
    });
}

#[test]
fn each_need_lists_what_caters_for_it_or_for_every_need() {
    // The built-in needs, as a writer finds them in the file that a new site starts with.
    let needs = [
        "autism",
        "adhd",
        "learning-disability",
        "physical-disability",
        "complex-health",
        "behaviour-support",
        "deaf",
        "sight-loss",
        "speech-and-language",
        "social-and-emotional",
    ];
    assert_facet("need", &needs.map(str::to_owned), |service, need| {
        service.needs.is_empty() || service.needs.iter().any(|one| one == need)
    });
}

#[test]
fn each_age_lists_what_takes_children_of_that_age() {
    let bands = ["0-4", "5-7", "8-11", "12-15", "16-18", "19-25"];
    assert_facet("age", &bands.map(str::to_owned), |service, band| {
        let (youngest, oldest) = band.split_once('-').unwrap();
        within(&service.ages, youngest.parse().unwrap(), oldest.parse().unwrap())
    });
}

#[test]
fn each_day_lists_what_runs_on_it() {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    assert_facet("day", &days.map(str::to_owned), |service, day| {
        service.when.iter().any(|when| when.days.iter().any(|one| one == day))
    });
}

#[test]
fn the_whole_list_has_every_service_once_by_name() {
    let mut wanted = services();
    wanted.sort_by_key(|service| (service.name.to_lowercase(), service.id.clone()));
    let wanted: Vec<String> = wanted.into_iter().map(|service| service.id).collect();
    assert!(wanted.len() > 40, "{} services", wanted.len());
    assert_eq!(listed(&EXAMPLE, "services/"), wanted);
    assert_eq!(cards(&EXAMPLE.page("services/all/")), wanted);
    let pages = wanted.len().div_ceil(20);
    let first = EXAMPLE.page("services/");
    let summary = format!("These are short breaks 1 to 20 of {}", wanted.len());
    assert!(first.text().contains(&summary), "{}", first.text());
    let last = EXAMPLE.page(&format!("services/page/{pages}/"));
    let summary = format!("short breaks {} to {} of {}", (pages - 1) * 20 + 1, wanted.len(), wanted.len());
    assert!(last.text().contains(&summary), "{}", last.text());
    assert!(last.text().contains(&format!("page {pages} of {pages}")), "{}", last.text());
    let home = EXAMPLE.page("").text();
    let summary = format!("See all {} breaks, run by {} organisations", wanted.len(), providers().len());
    assert!(home.contains(&summary), "{home}");
}

#[test]
fn each_service_has_a_page_and_each_organisation_lists_its_own() {
    let mut pages = BTreeMap::new();
    for provider in providers() {
        let url = format!("providers/{}/", provider.id);
        let own = set(provider.services.into_iter().filter(|service| service.status != "closed"));
        assert_eq!(cards(&EXAMPLE.page(&url)).into_iter().collect::<BTreeSet<_>>(), own, "{url}");
        pages.extend(own.into_iter().map(|id| (id, provider.id.clone())));
    }
    for (id, provider) in pages {
        let page = EXAMPLE.page(&format!("services/{id}/"));
        let links = page.one("main").all("a");
        let address = format!("../../providers/{provider}/");
        let by = links.iter().any(|link| link.attribute("href") == Some(address.as_str()));
        assert!(by, "services/{id}/ does not name {provider}");
    }
}

#[test]
fn a_list_that_just_fills_its_pages_has_no_empty_one() {
    for (number, pages) in [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3)] {
        let site = Site::small();
        let services: String = (0..number).map(|n| service(&format!("club-{n}"), "")).collect();
        site.write("content/providers/splash.yaml", provider("splash", &services));
        let settings = site.read("content/site.yaml") + "listings: { page-size: 4 }\n";
        site.write("content/site.yaml", settings);
        site.built(&[]);
        let there = (1..20).take_while(|n| {
            let file = if *n == 1 {
                "public/services/index.html".to_owned()
            } else {
                format!("public/services/page/{n}/index.html")
            };
            site.has(&file)
        });
        assert_eq!(there.count(), pages, "{number} services");
    }
}

#[test]
fn a_site_without_services_says_so_and_has_no_lists_to_narrow() {
    let site = Site::small();
    site.remove("content/providers/splash.yaml");
    site.built(&[]);
    assert!(site.page("services/").text().contains("There are no short breaks here yet."));
    assert!(!site.has("public/services/by/tier"));
}
