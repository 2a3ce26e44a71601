//! The lists in which families look, held against a count of the content that shares no code with the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::example::EXAMPLE;
use super::scan::{FACETS, has, providers, services, set, values};
use crate::support::html::{Document, Element};
use crate::support::{Site, provider, service};

/// The ids of the services on a page, in its order.
fn cards(page: &Document) -> Vec<String> {
    let cards = page.of_class("service").into_iter().filter(|card| card.name() == "article");
    // What is only near stands one step lower.
    let titles = cards.filter_map(|card| card.all("h3").first().copied());
    let links = titles.map(|title| title.all("a")[0].attribute("href").unwrap().to_owned());
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

/// Every list by one way of looking: exactly the right services, under each value that has any.
fn assert_facet(facet: &str) {
    let mut with_pages = BTreeSet::new();
    for value in values(facet) {
        let wanted = set(services().into_iter().filter(|service| has(facet, &value, service)));
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
    assert_eq!(folders(&format!("services/by/{facet}")), with_pages, "pages by {facet}");
}

/// The folders in a folder of the site.
fn folders(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(EXAMPLE.path(&format!("public/{folder}"))).unwrap();
    let folders = entries.map(|entry| entry.unwrap()).filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
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
    assert_facet("tier");
}

#[test]
fn each_type_of_break_lists_its_services() {
    assert_facet("type");
}

#[test]
fn each_area_lists_what_is_there_and_what_comes_there() {
    assert_facet("area");
}

#[test]
fn each_need_lists_what_caters_for_it_or_for_every_need() {
    assert_facet("need");
}

#[test]
fn each_age_lists_what_takes_children_of_that_age() {
    assert_facet("age");
}

#[test]
fn each_day_lists_what_runs_on_it() {
    assert_facet("day");
}

#[test]
fn each_part_of_the_week_lists_what_runs_in_it() {
    assert_facet("time");
}

#[test]
fn each_band_of_price_lists_what_anybody_can_have_for_it() {
    assert_facet("price");
}

#[test]
fn each_way_in_lists_what_takes_it() {
    assert_facet("route");
}

#[test]
fn each_outcome_lists_what_works_towards_it() {
    assert_facet("outcome");
}

#[test]
fn two_values_can_be_chosen_where_a_service_has_both_and_each_two_only_in_one_order() {
    let paired = ["area", "need", "age"];
    for (n, facet) in FACETS.iter().enumerate() {
        for value in folders(&format!("services/by/{facet}")) {
            let url = format!("services/by/{facet}/{value}/");
            let page = EXAMPLE.page(&url);
            let mut below = BTreeSet::new();
            for (m, other) in FACETS.iter().enumerate().filter(|(m, _)| *m != n) {
                for and in values(other) {
                    let wanted = services().into_iter();
                    let wanted = wanted.filter(|one| has(facet, &value, one) && has(other, &and, one));
                    let wanted = set(wanted);
                    let there = !wanted.is_empty() && paired.contains(facet) && paired.contains(other);
                    let pair = match n < m {
                        true => format!("by/{facet}/{value}/{other}/{and}/"),
                        false => format!("by/{other}/{and}/{facet}/{value}/"),
                    };
                    // Each list leads to all that narrow it, with their numbers.
                    let counts = numbers(&page, &pair);
                    assert_eq!(counts, Vec::from_iter(there.then_some(wanted.len())), "{pair} on {url}");
                    if there && n < m {
                        below.insert((*other).to_owned());
                        let list = listed(&EXAMPLE, &format!("services/{pair}"));
                        assert_eq!(list.len(), wanted.len(), "{pair} lists a service twice");
                        assert_eq!(list.into_iter().collect::<BTreeSet<_>>(), wanted, "{pair}");
                    }
                }
            }
            let mut there = folders(&url);
            there.remove("page");
            assert_eq!(there, below, "pages below {url}");
        }
    }
}

#[test]
fn the_whole_list_has_every_service_once_by_name() {
    let mut wanted = services();
    wanted.sort_by_key(|service| (service.name.to_lowercase(), service.id.clone()));
    let wanted: Vec<String> = wanted.into_iter().map(|service| service.id).collect();
    assert!(wanted.len() > 40, "{} services", wanted.len());
    assert_eq!(listed(&EXAMPLE, "services/"), wanted);
    assert_eq!(cards(&EXAMPLE.page("services/all/")), wanted);
    let pages = wanted.len().div_ceil(12);
    let first = EXAMPLE.page("services/");
    let summary = format!("These are short breaks 1 to 12 of {}", wanted.len());
    assert!(first.text().contains(&summary), "{}", first.text());
    let last = EXAMPLE.page(&format!("services/page/{pages}/"));
    let summary = format!("short breaks {} to {} of {}", (pages - 1) * 12 + 1, wanted.len(), wanted.len());
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
